import numpy as np
# softmax / cross entropy by hand
def softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
def one_hot(y, k):
    out = np.zeros((y.size, k))
    out[np.arange(y.size), y] = 1
    return out
np.random.seed(1)
logits = np.random.randn(4, 3)
y = np.array([0, 2, 1, 1])
p = softmax(logits)
print(p, p.sum(axis=1))
print(one_hot(y, 3))
loss = -np.mean(np.log(p[np.arange(4), y]))
print(loss, round(loss, 4), f"{loss:.6f}")
g = p.copy(); g[range(4), y] -= 1; g /= 4
print(g)
print(np.eye(3)[y], np.eye(3, dtype=int)[y])
print(np.argmax(p, axis=1) == y, (np.argmax(p, axis=1) == y).mean())
print(np.log(np.array([0.0, 1.0])), np.exp(np.array([710., -750.])))
cm = np.zeros((3, 3), dtype=int)
np.add.at(cm, (y, p.argmax(1)), 1)
print(cm, cm.diagonal(), cm.sum(0), cm.trace())
prec = np.diag(cm) / cm.sum(axis=0)
print(np.nan_to_num(prec))
print(np.unique(y, return_counts=True), dict(zip(*np.unique(y, return_counts=True))))
print(np.clip(p, 0.1, 0.5), p.clip(min=0.2))
print(np.allclose(p.sum(1), 1), np.isclose(p, 0.3, atol=0.05))
