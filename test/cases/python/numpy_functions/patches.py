import numpy as np
def im2col(x, k, s):
    n, c, h, w = x.shape; oh, ow = (h - k) // s + 1, (w - k) // s + 1; col = np.zeros((n, c, k, k, oh, ow))
    for i in range(k):
        for j in range(k): col[:, :, i, j] = x[:, :, i:i + s * oh:s, j:j + s * ow:s]
    return col.transpose(0, 4, 5, 1, 2, 3).reshape(n * oh * ow, -1)
x = np.arange(32.).reshape(1, 2, 4, 4); W = np.random.RandomState(0).randn(3, 2, 2, 2); col = im2col(x, 2, 2); out = (col @ W.reshape(3, -1).T).reshape(1, 2, 2, 3).transpose(0, 3, 1, 2); print(col.shape, out, out.shape)
ref = np.zeros((1, 3, 2, 2))
for o in range(3):
    for i in range(2):
        for j in range(2): ref[0, o, i, j] = (x[0, :, 2 * i:2 * i + 2, 2 * j:2 * j + 2] * W[o]).sum()
print(np.allclose(out, ref), np.abs(out - ref).max() < 1e-12); mp = x.reshape(1, 2, 2, 2, 2, 2); print(mp.max(axis=(3, 5)), mp.mean((3, 5))); mask = mp == mp.max(axis=(3, 5), keepdims=True); print(mask.sum(), mask.reshape(x.shape)[0, 0].astype(int)); up = np.kron(x[0, 0, :2, :2], np.ones((2, 2))); print(up); bn = (x - x.mean((0, 2, 3), keepdims=True)) / np.sqrt(x.var((0, 2, 3), keepdims=True) + 1e-5); print(bn[0, :, 0, 0], bn.mean().round(8) + 0.0, bn.std().round(5)); d = (np.random.RandomState(1).rand(*x.shape) < 0.5) / 0.5; print(d[0, 0]); gap = x.mean(axis=(2, 3)); print(gap, np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1))).shape, np.flip(W, (2, 3))[0, 0])
