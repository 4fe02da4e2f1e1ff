import numpy as np
q = np.zeros((4, 2)); r = np.array([0, 0, 0, 1.0]); eps = 0.2; np.random.seed(1); s = 0
for t in range(30):
    a = np.random.randint(2) if np.random.rand() < eps else np.argmax(q[s]); s2 = min(s + a, 3); q[s, a] += 0.5 * (r[s2] + 0.9 * q[s2].max() - q[s, a]); s = 0 if s2 == 3 else s2
print(q, q.argmax(1), np.max(q, axis=1)); disc = 0.9 ** np.arange(4); rew = np.array([1, 0, 2, 3]); ret = np.array([np.sum(rew[i:] * disc[:4 - i]) for i in range(4)]); print(ret, (ret - ret.mean()) / (ret.std() + 1e-8)); adv = np.zeros(4)
g = 0
for i in reversed(range(4)): g = rew[i] + 0.9 * g; adv[i] = g
print(adv, np.allclose(adv, ret), np.random.choice(4, p=[0.1, 0.2, 0.3, 0.4]))
