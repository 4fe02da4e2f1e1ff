import numpy as np
from collections import Counter, defaultdict
import itertools, math, random
random.seed(0); np.random.seed(0)
a = np.array(list(itertools.product([0, 1], repeat=3))); print(a, a.sum(1), a @ [4, 2, 1], Counter(a.sum(1).tolist()), np.bitwise_xor.reduce(a, axis=1)); perms = np.array(list(itertools.permutations(range(3)))); print(perms, np.array(list(itertools.combinations(range(4), 2))).T); d = defaultdict(list)
for k, v in zip(np.array([1, 2, 1]), np.array([0.5, 1.5, 2.5])): d[int(k)].append(float(v))
print(dict(d), {k: np.mean(v) for k, v in d.items()}, [np.array(v).max() for v in d.values()]); print(math.comb(5, 2), np.prod(np.arange(1, 6)), math.factorial(5), np.isclose(math.e, np.e), sum(np.ones(3)), random.randint(0, 9), np.random.randint(0, 9), max([np.array([1, 2]), np.array([3, 4])], key=lambda v: v.sum()), sorted([(2, 'b'), (1, 'a')]), list(map(tuple, a[:2])), set(map(tuple, a[:2].tolist())), " ".join(f"{v:.2f}" for v in np.linspace(0, 1, 3)), "\n".join(" ".join(map(str, r)) for r in a[:2]), [f"{i}:{v}" for i, v in enumerate(np.array([5, 6]))], list(zip(*a[:2])), [int(x) for x in np.array([1.9, 2.1])], [*map(np.sqrt, [4, 9])], np.array(list({'a': 1, 'b': 2}.values())), np.array([d_ for d_ in {1: 2}.items()]))
