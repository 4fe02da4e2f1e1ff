from itertools import *
import operator
def batches(items, n):
    it = iter(items)
    while batch := tuple(islice(it, n)): yield batch
print(list(batches(range(7), 3)), list(batches("", 2)))
def sliding(xs, n):
    its = tee(xs, n)
    for i, it in enumerate(its): next(islice(it, i, i), None)
    return zip(*its)
print(list(sliding("abcd", 3)), list(pairwise([1])), [a + b for a, b in pairwise("xyz")])
rows = [("conv", 3), ("conv", 5), ("bn", 1), ("conv", 7)]
print([(k, [v for _, v in g]) for k, g in groupby(rows, key=operator.itemgetter(0))], {k: len(list(g)) for k, g in groupby(sorted(rows), lambda r: r[0])})
print(list(accumulate([1, 2, 3], operator.mul)), list(accumulate("abc")), list(accumulate([], initial=5)), list(accumulate([5, 1, 7], lambda a, b: max(a, b))))
print(list(product([1, 2], "ab")), len(list(product(range(3), repeat=3))), list(product()), list(product([], [1])))
print(["".join(p) for p in permutations("abc")], list(combinations(range(4), 2)), list(combinations([1], 2)), list(combinations_with_replacement("ab", 3))[:3])
print(list(chain([1], "a", (x for x in [2.5]))), list(islice(count(10, -2), 4)), list(takewhile(lambda v: v < 3, count())), list(zip(count(), "ab")), [next(cycle([1]))])
g = groupby("aab"); (k1, g1), (k2, g2) = g; print(k1, list(g1), k2, list(g2))
a, b = tee(iter([1, 2, 3])); next(a); print(list(a), list(b))
print(list(filterfalse(lambda v: v % 2, range(6))), list(compress("abcdef", cycle([1, 0]))), list(dropwhile(lambda v: v < 2, [1, 2, 1])), list(starmap(divmod, [(7, 2), (9, 4)])), list(zip_longest([1], [2, 3], [4, 5, 6])), list(repeat("x", 0)))
grid = {"lr": [0.1, 0.01], "wd": [0, 1e-4]}
print([dict(zip(grid, values)) for values in product(*grid.values())])
print(sum(1 for _ in combinations(range(10), 5)), max(permutations([1, 3, 2])), dict(enumerate(islice("abcdef", 1, None, 2))))
try: next(iter(combinations([1], -1)))
except ValueError as e: print(e)
try: list(product("ab", repeat=-1))
except ValueError as e: print(e)
e = enumerate(repeat("r")); print(next(e), next(e)); it = chain.from_iterable(repeat([1, 2], 2)); print(list(it), list(it))
