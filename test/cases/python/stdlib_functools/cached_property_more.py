from functools import cached_property, lru_cache, cache, partial, reduce, wraps, total_ordering
class M:
    calls = 0
    def __init__(self, n): self.n = n
    @cached_property
    def sq(self): M.calls += 1; return self.n ** 2
    @property
    def live(self): return self.n
    @cached_property
    def fails(self): raise ValueError("no")
a, b = M(2), M(3); print(a.sq, a.sq, b.sq, M.calls, vars(a)); a.n = 5; print(a.sq, a.live); del a.sq; print(a.sq)
try:
    a.fails
except ValueError as e:
    print(e, "fails" in vars(a))
class Sub(M):
    @cached_property
    def sq(self): return super().sq + 1
print(Sub(4).sq, M.sq.attrname, M.sq.func.__name__, isinstance(M.__dict__["sq"], cached_property))
@lru_cache(maxsize=1)
def one(x): print("miss", x); return x
one(1); one(1); one(2); one(1); print(one.cache_info())
@lru_cache(maxsize=0)
def none(x): return x
none(1); none(1); print(none.cache_info())
@cache
def grid(i, j): return 1 if i == 0 or j == 0 else grid(i - 1, j) + grid(i, j - 1)
print(grid(10, 10), grid.cache_info().currsize, grid.cache_info().maxsize)
@cache
def kw(*a, **k): return (a, tuple(k.items()))
print(kw(1, x=2), kw(1, x=2), kw(x=2), kw.cache_info().hits, one(True), one(1.0), one("1"))
try:
    kw([])
except TypeError as e:
    print(e)
@lru_cache
def raises(x): print("run"); raise KeyError(x)
for _ in range(2):
    try:
        raises(1)
    except KeyError as e:
        print("KeyError", e)
fs = [partial(lambda i, x: i * x, i) for i in range(3)]; print([f(10) for f in fs], partial(partial(max, 1), 5)(3), partial(dict, a=1)(b=2), partial(print, sep="-")("a", "b"))
