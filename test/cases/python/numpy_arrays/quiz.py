import numpy as np

s = np.array([0.2, -0.5, -1.25, 3.16, -2.57, -2.25])
s_norm = (s - s.min()) / (s.max() - s.min())
s_norm = s_norm * 2 - 1
s_arccos = np.arccos(s_norm)
m = np.add.outer(s_arccos, s_arccos)
G = np.cos(m)
print(repr(s))
print(repr(s_norm))
print(repr(s_arccos))
print(repr(m))
print(repr(G))
print(G)
