import numpy as np
# indexing quiz
a = np.arange(36).reshape(6, 6)
print(a[0, 3:5], a[4:, 4:], a[:, 2], a[2::2, ::2], a[[0, 1, 2], [1, 2, 3]], a[3:, [0, 2, 5]], a[np.array([1, 0, 1, 0, 0, 1], bool), 2])
print(a[..., 0], a[-1], a[-1, -1], a[::-1, ::-1][0], a[1:3][0], a[1:3, 0], a[1][2], a[[1]], a[[1], :].shape, a[1, :].shape, a[:, [1]].shape, a[:, None, 0].shape)
print(a[a % 7 == 0], a[(a > 5) & (a < 9)], a[~(a > 3)], a[(a < 2) | (a > 33)], np.where(a > 33, a, 0)[5])
b = np.zeros((3, 4)); b[1] = 5; b[:, 2] = [7, 8, 9]; b[0, ::2] += 1; b[b == 5] = -1; b[[0, 2], [0, 3]] = 100; b[-1, :2] = b[0, 2:]; print(b)
c = np.arange(5); c[[0, 0, 1]] += 1; print(c); np.add.at(c, [0, 0, 1], 1); print(c); np.subtract.at(c, 2, 5); np.maximum.at(c, [3, 4], 10); print(c)
d = np.arange(8).reshape(2, 2, 2); print(d[0], d[:, 0], d[..., 1], d[1, 1, 1], d[:, :, None].shape, d[[0, 1], 0, [1, 0]], d[0, [0, 1]], d[:, [0, 1], [0, 1]], d[[0, 1], :, 0])
e = np.array([[1, 2], [3, 4]]); e[0], e[1] = e[1].copy(), e[0].copy(); print(e); e[:, 0], e[:, 1] = e[:, 1].copy(), e[:, 0].copy(); print(e); e[[0, 1]] = e[[1, 0]]; print(e); e[:, [0, 1]] = e[:, [1, 0]]; print(e)
f = np.arange(4); g = f; g[0] = 99; print(f); h = f[:]; h[1] = 98; print(f); i = f.copy(); i[2] = 97; print(f); j = f[[0, 1]]; j[0] = 0; print(f); k = f[f > 50]; k[:] = 0; print(f)
def change(z): z[0] = -1; z = z * 2; return z
print(change(f), f); f += 1; print(f, g); f = f + 1; print(f, g)
print(a.take([0, 5]), a.take([0, 1], axis=1).shape, np.take(a, 3), a.item(3), a.item((1, 1)), a.diagonal(), a.diagonal(1), np.diag(a, -1), a[np.diag_indices(6)], a[np.triu_indices(6, 4)], np.tril(a, -4)[4:])
l = np.array([5, 3, 8]); print(l[np.argsort(l)], l.argsort()[::-1], np.argmax(l), l[l.argmin()], np.searchsorted(np.sort(l), 4), l[::2], l[1:-1], l[5:], l[-10:2])
n = np.zeros(5, dtype=int); n[1:4] = np.arange(3) + 1; n[n == 0] = [7, 8]; print(n, n[n.nonzero()], n[None, :].T.shape, n[:, np.newaxis] * n[:2])
