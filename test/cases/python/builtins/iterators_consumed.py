it = iter([1, 2, 3, 4, 5]); print(next(it), list(zip(it, it)), next(it, "empty"), 3 in iter([1, 2, 3, 4]))
z = zip("ab", [1, 2, 3]); print(z.__next__(), list(z), list(z))
m = map(str, iter(range(3))); print(next(m), list(m), type(m).__name__, type(iter([])).__name__, type(iter({})).__name__, type(iter("")).__name__, type(iter(())).__name__, type(iter(set())).__name__, type(iter(range(0))).__name__, type(iter({}.items())).__name__, type(reversed([])).__name__, type(zip()).__name__, type(enumerate([])).__name__, type(iter(int, 1)).__name__, type(x for x in []).__name__, type(filter(None, [])).__name__, type(reversed(())).__name__)
g = (x * x for x in range(5) if x % 2); print(next(g), sum(g), sum(g), list(g))
e = enumerate("abc"); next(e); print(dict(e))
def noisy(n):
    for i in range(n):
        print("make", i); yield i
print(any(v == 1 for v in noisy(5)), [a for a, _ in zip(noisy(3), "x")], next(filter(lambda v: v > 0, noisy(9))), max(noisy(3)), 1 in noisy(4))
first, *_ = noisy(2); print(first)
a, b = noisy(2); print(a, b)
try: a, b = noisy(4)
except ValueError as err: print(err)
l = [1, 2, 3]; i = iter(l); next(i); l.append(4); print(list(i)); l.append(5); print(list(i))
d = {"a": 1}; i = iter(d); d["b"] = 2
try: next(i)
except RuntimeError as err: print(err)
r = reversed(l); print(next(r), list(r)); c = iter("ab"); print(iter(c) is c, "".join(c))
def chain(*its):
    for x in its: yield from x
print(list(chain("ab", [1], {2: 3}, (y for y in "z"))))
import itertools as I
t1, t2 = I.tee(noisy(2)); print(next(t1), list(t2), list(t1)); print(list(I.islice(I.count(5, 3), 2, 9, 3)), list(I.chain.from_iterable(["ab", [1]])), list(I.takewhile(str.isalpha, "ab1c")), list(I.dropwhile(str.isalpha, "ab1c")), list(I.accumulate([1, 2, 3], initial=10)), list(I.accumulate([3, 1, 4], max)), [(k, list(v)) for k, v in I.groupby("aabbca")], list(I.zip_longest("ab", [1], fillvalue="-")), list(I.product("ab", repeat=2))[:3], list(I.permutations([1, 2, 3], 2)), list(I.combinations("abc", 2)), list(I.combinations_with_replacement("ab", 2)), list(I.starmap(pow, [(2, 3)])), list(I.compress("abc", [1, 0, 1])), list(I.pairwise("abc")), list(I.repeat(1, 2)), list(I.filterfalse(None, [0, 1])), list(I.islice(I.cycle("ab"), 5)))
print(I.count(1.5, 0.5).__next__(), list(I.islice("abc", None, None, 2)), list(I.chain()))
for bad in [lambda: I.islice([], -1), lambda: list(I.permutations([1], -1)), lambda: I.count("a"), lambda: I.product([1], foo=1), lambda: I.tee([1], -1), lambda: list(I.starmap(pow, [1])), lambda: I.accumulate(5), lambda: I.islice([1], 0, 5, 0), lambda: I.chain.from_iterable(5), lambda: list(I.chain(5))]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
