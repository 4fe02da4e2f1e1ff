import numpy as np
# views and writes
a = np.arange(12).reshape(3, 4)
b = a[1:, ::2]
b[:] = 100
print(a)
r = a.ravel(); r[0] = -1
f = a.flatten(); f[1] = -7
print(a[0], r[:2], f[:2])
t = a.T; t[0, 1] = 55
print(a)
a[a > 50] = 0
print(a)
a[[0, 2], [1, 3]] += 10
print(a)
row = a[1]; row += 1
print(a, row.base is a or row.base is not None)
c = a.reshape(2, 6); c[1, 5] = 999
print(a[-1, -1])
s = np.swapaxes(a, 0, 1); s[0] *= 2
print(a)
d = a.copy(); d[0, 0] = 12345
print(a[0, 0], np.shares_memory(a, b), np.shares_memory(a, d), np.may_share_memory(a, b))
x = np.zeros((2, 3)); x[:, 0] = [1, 2]; x[..., -1] = 9; x[1][1] = 4
print(x)
x[0], x[1] = x[1].copy(), x[0].copy()
print(x)
y = np.ones((2, 2)); y[np.ix_([0, 1], [1])] = 7
print(y)
for row in y:
    row *= 2
print(y)
z = np.arange(10)
z[2:8:2] = -z[2:8:2]
print(z, z[::-1], z[-3:], z[:-8], z[[1, -1]])
np.fill_diagonal(y, 0.5); print(y)
np.put(z, [0, 1], [50, 60]); print(z)
np.place(z, z < 0, [7, 8]); print(z)
np.copyto(z, np.arange(10, 20)); print(z)
np.putmask(z, z > 15, z * 2); print(z)
q = np.array([3, 1, 2]); q.sort(); print(q, np.sort(q)[::-1])

idx = np.unravel_index(7, (3, 4)); print(idx, np.ravel_multi_index((1, 3), (3, 4)))
e = a[..., None]; print(e.shape, a[None].shape, a[:, None, :].shape, a[np.newaxis, :, 0].shape)
fl = a.flat; print(fl[3], list(a.flat)[:3]); a.flat[2] = 77; print(a[0])
w = np.broadcast_to(np.array([1, 2]), (2, 2)); print(w)
sq = np.squeeze(np.zeros((1, 3, 1))); print(sq.shape)
print(np.may_share_memory(a, a[0]))
