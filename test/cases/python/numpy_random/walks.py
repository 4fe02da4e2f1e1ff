import numpy as np
# game of life, random walk, markov, monte carlo
np.random.seed(7)
g = np.random.randint(0, 2, (6, 6))
def step(g):
    n = sum(np.roll(np.roll(g, i, 0), j, 1) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0))
    return ((n == 3) | ((g == 1) & (n == 2))).astype(int)
for _ in range(3): g = step(g)
print(g, g.sum())
walk = np.random.choice([-1, 1], size=20).cumsum(); print(walk, walk.max(), np.abs(walk).argmax(), (walk == 0).sum(), np.where(np.diff(np.sign(walk)) != 0)[0])
pts = np.random.rand(1000, 2); print(4 * np.mean((pts ** 2).sum(1) < 1))
P = np.array([[0.9, 0.1], [0.5, 0.5]]); p = np.array([1., 0])
for _ in range(5): p = p @ P
print(p, np.linalg.matrix_power(P, 5)[0]); w, v = np.linalg.eig(P.T); st = v[:, np.argmax(w)]; print((st / st.sum()).round(6))
dice = np.random.randint(1, 7, size=(1000, 2)).sum(1); vals, cnt = np.unique(dice, return_counts=True); print(dict(zip(vals, cnt)), vals[cnt.argmax()])
print(np.random.binomial(10, 0.5, 5), np.random.poisson(2, 5), np.random.exponential(1, 3), np.random.beta(2, 3, 2), np.random.gamma(2, 2, 2), np.random.geometric(0.4, 4))
deck = np.arange(52); np.random.shuffle(deck); print(deck[:5], np.random.choice(52, 5, replace=False))
mat = np.random.normal(5, 2, (3, 4)); print(mat, mat.mean(), mat.std()); print(np.random.standard_normal((2, 2)), np.random.randn(2).dtype, np.random.random((1, 2)), np.random.sample(2), np.random.ranf(1))
rs = np.random.RandomState(3); print(rs.randint(10, size=3), rs.uniform(size=2), rs.choice(3, p=[0.2, 0.3, 0.5])); print(np.random.get_state()[0])
a = np.zeros(10); a[np.random.choice(10, 3, replace=False)] = 1; print(a); boot = np.random.choice(mat[0], (3, 4)).mean(1); print(boot)
