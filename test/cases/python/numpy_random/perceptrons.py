import numpy as np
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]); y = np.array([[0], [1], [1], [0]]); np.random.seed(42)
W1 = np.random.uniform(-1, 1, (2, 4)); b1 = np.zeros((1, 4)); W2 = np.random.uniform(-1, 1, (4, 1)); b2 = np.zeros((1, 1)); s = lambda z: 1 / (1 + np.exp(-z))
for e in range(200):
    h = s(X @ W1 + b1); o = s(h @ W2 + b2); d2 = (o - y) * o * (1 - o); d1 = d2 @ W2.T * h * (1 - h); W2 -= 1.0 * h.T @ d2; b2 -= d2.sum(0, keepdims=True); W1 -= 1.0 * X.T.dot(d1); b1 -= np.sum(d1, axis=0)
    if e % 50 == 0: print(e, np.mean((o - y) ** 2).round(8))
print(o.round(5).ravel(), (o > 0.5).astype(int).T, W1.round(5)); perc = np.zeros(3); Xb = np.hstack([X, np.ones((4, 1))])
for _ in range(10):
    for xi, t in zip(Xb, [0, 0, 0, 1]): perc += 0.1 * (t - int(xi @ perc > 0)) * xi
print(perc, (Xb @ perc > 0).astype(int), np.round(perc, 1) + 0.0); hop = np.outer([1, -1, 1], [1, -1, 1]) - np.eye(3); print(hop, np.sign(hop @ [1, 1, 1])); som = np.linspace(0, 1, 6).reshape(3, 2); bmu = np.argmin(((som - [0.3, 0.4]) ** 2).sum(1)); som += 0.5 * np.exp(-(np.arange(3) - bmu)[:, None] ** 2 / 2) * (np.array([0.3, 0.4]) - som); print(bmu, som)
