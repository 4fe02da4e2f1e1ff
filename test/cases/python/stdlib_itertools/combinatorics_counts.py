from itertools import *
from math import comb, perm, factorial
for n, k in [(4, 2), (5, 0), (3, 3), (2, 3)]: print(len(list(combinations(range(n), k))) == comb(n, k), len(list(permutations(range(n), k))) == perm(n, k), len(list(combinations_with_replacement(range(n), k))), len(list(product(range(n), repeat=k))) == n ** k)
print(["".join(c) for c in combinations("abcd", 3)], [sum(c) for c in combinations([1, 2, 3], 2)], list(permutations("aab", 2))[:4], len(set(permutations("aabb"))), list(chain.from_iterable(combinations([1, 2, 3], r) for r in range(4))), sum(1 for p in permutations(range(4)) if all(i != v for i, v in enumerate(p))), list(product("ab", [1], "x")), next(dropwhile(lambda n: n * n < 200, count())), [k for k, g in groupby("aaBBc", str.islower)])
