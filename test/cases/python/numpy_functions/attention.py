import numpy as np
# RNN / LSTM / attention by hand
np.random.seed(3)
def sig(x): return 1 / (1 + np.exp(-x))
H, D = 3, 2
W = np.random.randn(4 * H, H + D) * 0.1; b = np.zeros((4 * H, 1)); h = np.zeros((H, 1)); c = np.zeros((H, 1))
for t in range(3):
    x = np.array([[t], [1.0]])
    z = W @ np.vstack((h, x)) + b
    i, f, o, g = np.split(z, 4)
    c = sig(f) * c + sig(i) * np.tanh(g); h = sig(o) * np.tanh(c)
    print(t, h.ravel().round(6))
Q = np.random.rand(4, 3); K = np.random.rand(4, 3); V = np.random.rand(4, 2)
s = Q @ K.T / np.sqrt(3); mask = np.triu(np.ones_like(s), 1).astype(bool); s[mask] = -np.inf
a = np.exp(s - s.max(-1, keepdims=True)); a /= a.sum(-1, keepdims=True); print(a.round(6), (a @ V).round(6))
print(s)
B, T, C, nh = 2, 3, 4, 2
x = np.arange(B * T * C, dtype=np.float32).reshape(B, T, C); q = x.reshape(B, T, nh, C // nh).transpose(0, 2, 1, 3); print(q.shape, q[0, 1], q.dtype)
att = np.einsum('bhqd,bhkd->bhqk', q, q); print(att[0, 0], att.shape)
out = np.matmul(att, q).transpose(0, 2, 1, 3).reshape(B, T, C); print(out[0, 0], out.dtype)
mean = x.mean(-1, keepdims=True); var = x.var(-1, keepdims=True); print(((x - mean) / np.sqrt(var + 1e-5))[0, 0], mean.dtype)
gelu = 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x ** 3))); print(gelu[0, 0], gelu.dtype)
emb = np.random.randn(5, 3); tok = np.array([[0, 2], [4, 4]]); print(emb[tok].shape, np.allclose(emb[tok][1, 0], emb[4]))
p = np.random.dirichlet(np.ones(4)); print(p, np.random.multinomial(1, p), np.argmax(np.random.multinomial(1, p)))
topk = np.argsort(p)[-2:][::-1]; print(topk, p[topk], np.cumsum(np.sort(p)[::-1]) > 0.5)
