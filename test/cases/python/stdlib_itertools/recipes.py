from itertools import *
from collections import deque
import operator
def take(n, it): return list(islice(it, n))
def tabulate(f, start=0): return map(f, count(start))
def tail(n, it): return iter(deque(it, maxlen=n))
def nth(it, n, default=None): return next(islice(it, n, None), default)
def all_equal(it):
    g = groupby(it); return next(g, True) and not next(g, False)
def flatten(ll): return chain.from_iterable(ll)
def grouper(it, n, fill=None): return zip_longest(*[iter(it)] * n, fillvalue=fill)
def partition(pred, it):
    a, b = tee(it); return filterfalse(pred, a), filter(pred, b)
def powerset(it):
    s = list(it); return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))
def sliding(it, n):
    it = iter(it); window = deque(islice(it, n - 1), maxlen=n)
    for x in it:
        window.append(x); yield tuple(window)
print(take(3, tabulate(lambda x: x * x)), list(tail(2, "abcd")), nth(range(10), 3), nth([], 1, "d"), all_equal("aaa"), all_equal("ab"), list(flatten([[1], [2, 3]])), list(grouper("abcde", 2, "x")))
odd, even = partition(lambda x: x % 2 == 0, range(6)); print(list(odd), list(even), list(powerset([1, 2, 3])), list(sliding("abcde", 3)))
print(list(accumulate([1, 2, 3], lambda a, b: a * 10 + b)), dict(zip("abc", count(1))), list(map(operator.add, *tee([1, 2, 3]))), sum(1 for _ in takewhile(str.isalpha, "ab1c")))
it = iter([1, 2, 3]); a = islice(it, 2); print(list(a), list(it)); c = cycle([1, 2]); print([next(c) for _ in range(5)], list(zip(cycle("ab"), range(3))))
print([k + str(len(list(g))) for k, g in groupby("aaabbc")], [(k, [x[1] for x in g]) for k, g in groupby([(1, "a"), (1, "b"), (2, "c")], key=operator.itemgetter(0))])
print(list(product(range(2), "ab", [True])), max(permutations([1, 3, 2]), key=lambda p: p[0]), len(list(combinations(range(8), 4))), list(chain(*zip("ab", "cd"))), list(chain.from_iterable(zip([1, 2], [3, 4]))))
g = (x for x in range(3)); print(list(chain(g, g)), type(count()).__name__, type(chain()).__name__, iter(count()) is not None)
def boom():
    raise KeyError("k")
    yield
for f in (lambda: next(iter([])), lambda: list(starmap(pow, [(1, 2, 3, 4)])), lambda: list(map(int, chain(["1"], boom())))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
