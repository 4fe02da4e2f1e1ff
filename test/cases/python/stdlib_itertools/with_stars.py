import itertools as it
print(list(it.accumulate([1, 2, 3], initial=10)), list(it.accumulate([3, 1, 2], max)), list(it.chain.from_iterable(["ab", [1]])), list(it.compress("abcd", [1, 0, 1])), list(it.dropwhile(lambda x: x < 3, [1, 3, 1])), list(it.takewhile(str.isalpha, "ab1c")), list(it.filterfalse(None, [0, 1, ""])), list(it.islice(it.count(5, 2), 2, 8, 2)), list(it.pairwise("abcd")), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest("ab", "c", fillvalue="-")), list(it.product("ab", repeat=2)), list(it.permutations([1, 2, 3], 2)), list(it.combinations_with_replacement("ab", 2)), [(k, list(g)) for k, g in it.groupby("aabbba")], list(it.repeat(1, 2)), list(it.islice(it.cycle("ab"), 5)))
a, b = it.tee(iter([1, 2, 3])); print(next(a), list(b), list(a)); print(it.count(3), it.repeat("x", 2), it.count(1.5, .5))
try: it.batched
except AttributeError as e: print(e)
try: list(zip([1], [1, 2], strict=True))
except ValueError as e: print(e)
g = it.groupby([1, 1, 2]); k1, g1 = next(g); k2, g2 = next(g); print(list(g1), list(g2))
first, *mid, last = range(6); print(first, mid, last); (a, *b), c = "xyz", 1; print(a, b, c); *a, = "hi"; print(a)
print([*range(2), *"ab"], {*[1], *(2,)}, {**{"a": 1}, "b": 2, **{"a": 3}}, (*[], 1), print(*[1, 2], sep="-"), max(*[3, 4]))
def f(*a, k=1, **kw): return a, k, kw
print(f(*[1], *[2], k=3, **{"z": 1}, **{"y": 2}))
try: f(**{"k": 1}, **{"k": 2})
except TypeError as e: print(e)
try: a, b = [1, 2, 3]
except ValueError as e: print(e)
try: a, b, *c = [1]
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
x = [0] * 5; x[1:3] = "abc"; x[::2] = [9] * len(x[::2]); del x[-1:]; x[:0] = [7]; print(x)
try: x[::2] = [1]
except ValueError as e: print(e)
print([(t, u) for t in range(3) if (u := t * 2) > 1], u, any((w := n) > 2 for n in [1, 3, 5]), w)
i = 0; l = [1, 2, 3]; i, l[i] = 2, "z"; print(i, l); l[0], l[1] = l[1], l[0]; print(l)
m = [[1, 2], [3, 4]]; print(list(map(list, zip(*m))), [c for r in m for c in r], {k: {j: k * j for j in range(2)} for k in range(2)}, sum(m, []))
print(sorted({"b": 1, "a": 2}.items(), key=lambda kv: (-kv[1], kv[0])), sorted("bAc", key=str.lower, reverse=True), sorted([(1, "b"), (1, "a"), (0, "c")], key=lambda t: t[0], reverse=True), list(reversed([1, 2])), list(enumerate("ab", 1)), min([], default=0), max("abc", key=ord), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), all([]), any([]), list(filter(None, [0, 1])))
