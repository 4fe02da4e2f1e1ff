import numpy as np
# numpy neural network
class Dense:
    def __init__(self, n_in, n_out, rng):
        self.W = rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out))
        self.b = np.zeros(n_out)
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, g):
        self.dW = self.x.T @ g
        self.db = g.sum(axis=0)
        return g @ self.W.T
class ReLU:
    def forward(self, x):
        self.m = x > 0
        return np.where(self.m, x, 0)
    def backward(self, g):
        return g * self.m
rng = np.random.default_rng(0)
X = rng.random((8, 3)); y = rng.integers(0, 2, 8)
net = [Dense(3, 4, rng), ReLU(), Dense(4, 2, rng)]
for epoch in range(20):
    h = X
    for l in net:
        h = l.forward(h)
    h = h - h.max(1, keepdims=True)
    p = np.exp(h) / np.exp(h).sum(1, keepdims=True)
    loss = -np.log(p[np.arange(len(y)), y] + 1e-12).mean()
    g = p.copy(); g[np.arange(len(y)), y] -= 1; g /= len(y)
    for l in reversed(net):
        g = l.backward(g)
    for l in net:
        if hasattr(l, 'W'):
            l.W -= 0.5 * l.dW; l.b -= 0.5 * l.db
    if epoch % 5 == 0:
        print(f"epoch {epoch}: loss={loss:.6f} acc={(p.argmax(1) == y).mean():.3f}")
print(np.round(net[0].W, 5)); print(np.round(net[2].b, 6))
def sigmoid(z): return 1 / (1 + np.exp(-z))
print(sigmoid(np.array([-2., 0, 2])), np.tanh([0.5]), np.maximum(0, [-1, 2]), np.log1p(1e-10), np.expm1(1e-10))
params = sum(l.W.size + l.b.size for l in net if hasattr(l, 'W'))
print(params, [l.W.shape for l in net if hasattr(l, 'W')])
def num_grad(f, x, eps=1e-5):
    g = np.zeros_like(x)
    it = np.nditer(x, flags=['multi_index'])
    while not it.finished:
        i = it.multi_index
        old = x[i]
        x[i] = old + eps; a = f(x)
        x[i] = old - eps; b = f(x)
        g[i] = (a - b) / (2 * eps); x[i] = old
        it.iternext()
    return g
print(np.round(num_grad(lambda v: (v ** 2).sum(), np.array([[1.0, 2], [3, 4]])), 4))
mse = lambda a, b: ((a - b) ** 2).mean()
print(mse(np.array([1, 2, 3]), np.array([1, 2, 5])), np.sqrt(mse(np.ones(3), np.zeros(3))))
