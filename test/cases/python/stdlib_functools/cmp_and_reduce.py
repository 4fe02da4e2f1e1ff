import functools, operator
def compare(a, b):
    print("cmp", a, b) if a == 3 else None
    return (a > b) - (a < b)
print(sorted([3, 1, 2], key=functools.cmp_to_key(compare)), max([1, 5, 2], key=functools.cmp_to_key(compare)))
K = functools.cmp_to_key(lambda a, b: b - a)
print(K(1) < K(2), K(1) > K(2), K(2) == K(2), K(5).obj, sorted("bca", key=functools.cmp_to_key(lambda a, b: ord(b) - ord(a))))
print(functools.reduce(operator.mul, range(1, 6)), functools.reduce(lambda a, b: a + [b], "ab", []), functools.reduce(max, [], 3))
for bad in [lambda: functools.reduce(operator.add, []), lambda: functools.reduce(operator.add), lambda: functools.reduce(1, [1, 2])]:
    try: print(bad())
    except TypeError as e: print(e)
@functools.lru_cache(maxsize=2)
def f(x, *, y=0):
    print("run", x, y)
    return x + y
print(f(1), f(1), f(2), f(3), f(1), f(1, y=0), f.cache_info(), f.cache_parameters())
f.cache_clear(); print(f.cache_info(), f.__wrapped__.__name__, f.__name__)
try: f([1])
except TypeError as e: print(e)
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
p = functools.partial(int, base=2); print(p("101"), p.func, p.args, p.keywords, repr(functools.partial(print, 1, sep="-")).replace("<built-in function print>", "print"))
q = functools.partial(functools.partial(pow, 2), 5); print(q(), q.args, q.func is pow)
class C:
    def m(self, a, b=2, *, c=3): return a, b, c
    half = functools.partialmethod(m, 1, c=9)
    @functools.cached_property
    def heavy(self): print("once"); return 42
    @functools.singledispatchmethod
    def show(self, x): return f"object {x}"
    @show.register
    def _(self, x: int): return f"int {x}"
    @show.register(list)
    def _(self, x): return f"list of {len(x)}"
c = C(); print(c.half(), c.half(5), c.heavy, c.heavy, c.show(1), c.show(True), c.show([1]), c.show("s")); del c.heavy; print(c.heavy)
@functools.singledispatch
def g(x): return "base"
@g.register(int)
@g.register(float)
def number(x): return "number"
@g.register
def _(x: str | None): return "text or none"
print(g(1), g(1.5), g("a"), g(None), g([]), g.dispatch(bool).__name__, sorted(t.__name__ for t in g.registry), number(3))
@functools.total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(1), V(2) >= V(3), V(3) > V(2), V(1) != V(2))
def deco(fn):
    @functools.wraps(fn, assigned=("__name__", "__doc__"), updated=())
    def inner(*a): return fn(*a)
    return inner
@deco
def named():
    "doc"
print(named.__name__, named.__doc__, named.__qualname__, functools.WRAPPER_ASSIGNMENTS)
