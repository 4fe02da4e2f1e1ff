import numpy as np
# linear regression & gradient descent
np.random.seed(0)
X = 2 * np.random.rand(10, 1); y = 4 + 3 * X + np.random.randn(10, 1)
Xb = np.c_[np.ones((10, 1)), X]
theta = np.linalg.inv(Xb.T.dot(Xb)).dot(Xb.T).dot(y); print(theta.round(8), Xb[:2])
w = np.zeros((2, 1))
for it in range(100):
    w -= 0.1 * 2 / 10 * Xb.T @ (Xb @ w - y)
print(w.round(8), np.mean((Xb @ w - y) ** 2).round(8))
print(np.polyfit(X.ravel(), y.ravel(), 1).round(6), np.corrcoef(X.ravel(), y.ravel())[0, 1].round(8))
ss_res = np.sum((y - Xb @ w) ** 2); ss_tot = np.sum((y - y.mean()) ** 2); print((1 - ss_res / ss_tot).round(6))
beta = np.linalg.solve(Xb.T @ Xb + 0.1 * np.eye(2), Xb.T @ y); print(beta.round(6))
poly = np.hstack([X ** i for i in range(1, 4)]); print(poly[:2].round(6), poly.shape)
v = np.zeros_like(w); m = np.zeros_like(w)
for t in range(1, 6):
    g = 2 / 10 * Xb.T @ (Xb @ w - y)
    m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g ** 2
    w = w - 0.01 * (m / (1 - 0.9 ** t)) / (np.sqrt(v / (1 - 0.999 ** t)) + 1e-8)
print(w.round(6).ravel(), w.T, w.shape, w.squeeze().shape)
lr = 1e-3 * 0.5 ** np.floor(np.arange(5) / 2); print(lr)
print(np.linspace(-1, 1, 5) ** 2, np.sign(np.linspace(-1, 1, 5)), np.heaviside([-1, 0, 1], 0.5))
