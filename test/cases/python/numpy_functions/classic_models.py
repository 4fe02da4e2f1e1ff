import numpy as np
# decision tree, knn, naive bayes, em
X = np.array([[2.7, 2.5], [1.4, 2.3], [3.3, 4.4], [1.3, 1.8], [3.0, 3.0], [7.6, 2.7], [5.3, 2.0], [6.9, 1.7], [8.6, -0.2], [7.6, 3.5]]); y = np.array([0] * 5 + [1] * 5)
def gini(l):
    if len(l) == 0: return 0.0
    p = np.bincount(l) / len(l); return 1 - (p ** 2).sum()
best = min(((len(y[X[:, j] < t]) * gini(y[X[:, j] < t]) + len(y[X[:, j] >= t]) * gini(y[X[:, j] >= t])) / len(y), j, t) for j in range(2) for t in np.unique(X[:, j]))
print(best, [type(v).__name__ for v in best])
q = np.array([[3, 3], [7, 1.]]); d = np.sqrt(((q[:, None] - X) ** 2).sum(2)); nn = np.argsort(d, 1)[:, :3]; print(d.round(4), nn, [np.bincount(y[r]).argmax() for r in nn], np.take_along_axis(d, nn, 1).round(4))
mu = np.array([X[y == c].mean(0) for c in (0, 1)]); var = np.stack([X[y == c].var(0) for c in (0, 1)]); logp = -0.5 * (np.log(2 * np.pi * var)[None] + (q[:, None] - mu) ** 2 / var).sum(-1) + np.log(0.5); print(mu, var, logp.round(5), logp.argmax(1))
lse = np.log(np.exp(logp - logp.max(1, keepdims=True)).sum(1)) + logp.max(1); print(lse.round(6))
S0 = sum(np.outer(x - mu[0], x - mu[0]) for x in X[:5]); Sw = sum((X[y == c] - mu[c]).T @ (X[y == c] - mu[c]) for c in (0, 1)); print(S0.round(4), Sw.round(4), np.linalg.solve(Sw, mu[1] - mu[0]).round(5))
w = np.zeros(3); Xb = np.c_[np.ones(10), (X - X.mean(0)) / X.std(0)]
for _ in range(50): w += 0.5 * Xb.T @ (y - 1 / (1 + np.exp(-Xb @ w))) / 10
print(w.round(6), (Xb @ w > 0).astype(int)); h = -np.sum([p * np.log2(p) for p in np.bincount(y) / 10]); print(h, gini(y), np.ptp(X, axis=0), X[np.argmin(X[:, 0])], X[X[:, 0] > 5, 1].mean(), np.cov(X.T).round(4), np.corrcoef(X, rowvar=False).round(4))
K = np.exp(-0.1 * ((X[:, None] - X[None]) ** 2).sum(-1)); print(K[0].round(5), np.allclose(K, K.T), np.linalg.eigvalsh(K).min() > 0, np.trace(K)); svm = np.sign(K @ (2 * y - 1)).astype(int); print(svm)
print(np.argmax(np.bincount([1, 2, 2, 3])), np.lexsort((X[:, 1], y))[:3], np.sort(X, axis=0)[:2], X[X[:, 1].argsort()][:2], np.unique(y[::-1], return_index=True), np.split(X[:4], 2)[1], X.tolist()[0], np.array_split(X, 3)[0].shape, *X[:1], sep=' | ')
