import numpy as np
# loss functions, metrics by hand
yt = np.array([1, 0, 1, 1]); yp = np.array([0.9, 0.2, 0.7, 0.4])
eps = 1e-7; p = np.clip(yp, eps, 1 - eps)
print(-np.mean(yt * np.log(p) + (1 - yt) * np.log(1 - p)), np.mean((yt - yp) ** 2), np.mean(np.abs(yt - yp)), np.max(np.abs(yt - yp)))
h = np.where(np.abs(yt - yp) < 0.5, 0.5 * (yt - yp) ** 2, 0.5 * (np.abs(yt - yp) - 0.25)); print(h, h.mean())
hinge = np.maximum(0, 1 - (2 * yt - 1) * (2 * yp - 1)); print(hinge, hinge.sum())
a, b = np.array([1., 2, 3]), np.array([2., 4, 6.5]); print(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)), 1 - np.dot(a, b) / np.sqrt(np.sum(a ** 2) * np.sum(b ** 2)))
kl = lambda p, q: np.sum(np.where(p != 0, p * np.log(p / q), 0)); P = np.array([0.1, 0.4, 0.5]); Q = np.array([0.8, 0.15, 0.05]); print(kl(P, Q), kl(Q, P), kl(P, P), -np.sum(P * np.log2(P)))
def dice(a, b): return 2 * np.logical_and(a, b).sum() / (a.sum() + b.sum())
m1 = np.zeros((4, 4), bool); m1[1:3, 1:3] = True; m2 = np.zeros((4, 4), bool); m2[2:, 2:] = 1; print(dice(m1, m2), (m1 & m2).sum() / (m1 | m2).sum(), m1.astype(int), (m1 ^ m2).sum(), np.argwhere(m1 & m2))
def topk_acc(l, y, k): return np.mean([t in r for t, r in zip(y, np.argsort(l, axis=1)[:, -k:])])
L = np.array([[0.1, 0.5, 0.4], [0.3, 0.3, 0.4], [0.8, 0.1, 0.1]]); print(topk_acc(L, [2, 0, 1], 1), topk_acc(L, [2, 0, 1], 2)); T = 2.0; s = np.exp(L / T); print((s / s.sum(1, keepdims=True)).round(5)); ls = L - np.log(np.exp(L).sum(1, keepdims=True)); print(ls); sm = 0.9 * np.eye(3)[[2, 0, 1]] + 0.1 / 3; print(sm, -(sm * ls).sum(1))
psnr = 10 * np.log10(255 ** 2 / np.mean((np.array([10., 20]) - np.array([12, 19])) ** 2)); print(psnr, f"{psnr:.2f} dB", round(psnr, 2), np.round(psnr, 3), np.around(psnr)); lr = [0.1 * 0.5 * (1 + np.cos(np.pi * t / 10)) for t in range(0, 11, 5)]; print(lr, np.array(lr)); print(np.std([1, 2, 3]) / np.sqrt(3), np.mean([[1, 2], [3, 4]], axis=1).tolist(), np.exp(-np.arange(3) / 2.0), 1e-3 * 0.9 ** np.arange(4), np.logspace(-4, -1, 4), np.geomspace(1e-4, 1e-1, 4))
