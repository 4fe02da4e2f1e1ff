import numpy as np
# broadcasting
a = np.arange(3); b = np.arange(3)[:, None]
print(a + b, (a + b).shape, a * b, b - a, a[None] == b, np.maximum(a, b), a[:, None, None].shape)
print(np.ones((4, 1, 3)).shape, (np.ones((4, 1, 3)) + np.ones((2, 1))).shape, (np.ones(3) + 1), np.array([[1], [2]]) * [10, 20, 30], np.array([1, 2]) + np.array([[10], [20]]))
X = np.arange(12.).reshape(4, 3); print(X - X.mean(0), X - X.mean(1, keepdims=True), X / np.linalg.norm(X, axis=1, keepdims=True).round(3), (X - X.mean(1)[:, None])[0])
D = ((X[:, None] - X[None]) ** 2).sum(-1) ** 0.5; print(D, D.argsort(1)[:, 1], np.sqrt(np.maximum((X ** 2).sum(1)[:, None] + (X ** 2).sum(1) - 2 * X @ X.T, 0)).round(4)[0])
for s in [(np.ones((2, 3)), np.ones(2)), (np.ones((2, 3)), np.ones((3, 1))), (np.ones(3), np.ones(4))]:
    try: print((s[0] + s[1]).shape)
    except ValueError as e: print('err', e)
print(np.add.outer(np.arange(3), np.arange(2)), np.multiply.outer([1, 2], [1, 2, 3]), np.outer(np.arange(3), np.ones(2)), np.arange(1, 4)[:, None] ** np.arange(3))
t = np.arange(1, 11); print((t[:, None] * t)[:3]); print(np.fromfunction(lambda i, j: (i + 1) * (j + 1), (2, 3), dtype=int))
x = np.linspace(-1, 1, 3); xx, yy = np.meshgrid(x, x); print(xx ** 2 + yy ** 2, np.sqrt(xx ** 2 + yy ** 2) < 1.2, np.exp(-(xx ** 2 + yy ** 2)).round(5))
checker = np.indices((4, 4)).sum(axis=0) % 2; print(checker); z = np.zeros((4, 4), int); z[1::2, ::2] = 1; z[::2, 1::2] = 1; print((z == checker).all()); print(np.tile([[0, 1], [1, 0]], (2, 2)))
print(np.clip(np.arange(6), [0, 1, 2, 3, 4, 4], 3), np.arange(6).reshape(2, 3) // [1, 2, 3], 10 % np.arange(1, 4), -np.arange(3), abs(np.array([-1, 2])), +np.array([1]), np.array([5]) // 0.3, 7 / np.array([0.0, 2]), np.array([1, 0]) / 0, divmod(np.array([7, 8]), 3), np.array([2]) ** np.array([[1], [2]]))
