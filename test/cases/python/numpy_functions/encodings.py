import numpy as np
# positional encoding
def pe(L, d):
    pos = np.arange(L)[:, np.newaxis]
    i = np.arange(d)[np.newaxis, :]
    angle = pos / np.power(10000, (2 * (i // 2)) / np.float32(d))
    angle[:, 0::2] = np.sin(angle[:, 0::2])
    angle[:, 1::2] = np.cos(angle[:, 1::2])
    return angle[np.newaxis, ...]
e = pe(6, 8)
print(e.shape, e.dtype)
print(e[0])
print(np.round(e[0, :3], 3))
def sincos(dim, pos):
    omega = np.arange(dim // 2, dtype=np.float64)
    omega /= dim / 2.
    omega = 1. / 10000 ** omega
    pos = pos.reshape(-1)
    out = np.einsum('m,d->md', pos, omega)
    return np.concatenate([np.sin(out), np.cos(out)], axis=1)
gh = np.arange(2, dtype=np.float32); gw = np.arange(3, dtype=np.float32)
grid = np.stack(np.meshgrid(gw, gh), axis=0).reshape([2, 1, 2, 3])
print(grid.dtype, grid)
emb = np.concatenate([sincos(4, grid[0]), sincos(4, grid[1])], axis=1)
emb = np.concatenate([np.zeros([1, 8]), emb], axis=0)
print(emb.shape, emb)
mask = np.triu(np.ones((4, 4)), k=1).astype('uint8')
print(mask, mask == 0)
m = np.where(mask == 1, -1e9, 0.0)
print(m)
m2 = np.where(mask == 1, -np.inf, 0.0)
print(m2)
print(np.tril(np.ones((3, 3), dtype=bool)))
print(np.tril_indices(3), np.triu_indices(3, 1))
freqs = 1.0 / (10000 ** (np.arange(0, 8, 2)[: (8 // 2)] / 8))
t = np.arange(5)
print(np.outer(t, freqs).astype(np.float32))
rel = np.arange(4)[None, :] - np.arange(4)[:, None]
print(rel, rel.dtype, np.abs(rel), np.clip(rel, -1, 1) + 1)
