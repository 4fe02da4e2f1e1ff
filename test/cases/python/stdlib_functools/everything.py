import functools, sys
from functools import *
from numbers import Number, Integral
calls = []
@lru_cache(maxsize=3)
def sq(x, *, k=0): calls.append(x); return x * x + k
for v in [1, 2, 3, 1, 4, 2, 1.0, True]: sq(v)
print(calls, sq.cache_info(), sq.cache_parameters(), sq.__wrapped__(9), sq.__name__)
sq.cache_clear(); print(sq.cache_info())
@lru_cache(maxsize=None, typed=True)
def ty(x): return type(x).__name__
print(ty(1), ty(1.0), ty(True), ty.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(90), fib.cache_info())
@lru_cache
def bare(*a, **k): return len(a) + len(k)
print(bare(1, a=2), bare(), bare(1, a=2), bare.cache_info())
try: bare([1])
except TypeError as e: print(e)
try: lru_cache("x")
except TypeError as e: print(e)
@lru_cache(maxsize=0)
def zero(x): return x
zero(1); zero(1); print(zero.cache_info())
class M:
    def __init__(self): self.n = 0
    @cached_property
    def slow(self): self.n += 1; return self.n * 10
    @lru_cache
    def meth(self, x): return x + 1
    @partialmethod
    def pm(self): pass
m = M(); print(m.slow, m.slow, m.n, m.__dict__); del m.slow; print(m.slow, m.meth(3), M.slow.__class__.__name__, M.slow.attrname)
class Slots:
    __slots__ = ("a",)
    @cached_property
    def p(self): return 1
except TypeError as e: print(e)
class Cell:
    def __init__(self): self._alive = False
    @property
    def alive(self): return self._alive
    def set_state(self, state): self._alive = bool(state); return self
    set_alive = partialmethod(set_state, True); set_dead = partialmethod(set_state, state=False)
c = Cell(); c.set_alive(); print(c.alive); c.set_dead(); print(c.alive, repr(Cell.__dict__["set_alive"]))
p = partial(int, base=2); print(p("101"), p, p.func, p.args, p.keywords, partial(p, "11")(), partial(print, 1, 2, sep="-").args)
p2 = partial(partial(max, 1), 2); print(p2(0), p2.args, p2.func is max)
try: partial()
except TypeError as e: print(e)
try: partial(3)
except TypeError as e: print(e)
@total_ordering
class Ver:
    def __init__(self, *p): self.p = p
    def __eq__(self, o): return self.p == o.p if isinstance(o, Ver) else NotImplemented
    def __lt__(self, o): return self.p < o.p if isinstance(o, Ver) else NotImplemented
    def __repr__(self): return ".".join(map(str, self.p))
a, b = Ver(1, 2), Ver(1, 10)
print(a < b, a <= b, a > b, a >= b, a != b, sorted([b, a, Ver(0, 9)]), max(a, b), a.__gt__(3), Ver.__le__.__name__)
try: a <= 3
except TypeError as e: print(e)
try:
    @total_ordering
    class X: pass
except ValueError as e: print(e)
@singledispatch
def show(x, indent=0): return f"{type(x).__name__}?{x!r}"
@show.register
def _(x: int, indent=0): return f"int {x}"
@show.register(list)
@show.register(tuple)
def _seq(x, indent=0): return "[" + ", ".join(show(i) for i in x) + "]"
@show.register(dict)
def _(x, indent=0): return "{" + "; ".join(f"{show(k)}={show(v)}" for k, v in x.items()) + "}"
show.register(type(None), lambda x, indent=0: "nil")
@show.register
def _(x: float | complex, indent=0): return f"num {x}"
print(show(1), show(True), show([1, "a", None]), show({"k": (1.5, 2j)}), show({1}), show.dispatch(bool).__name__, show.dispatch(object) is show.registry[object], sorted(t.__name__ for t in show.registry))
try: show()
except TypeError as e: print(e)
try:
    @show.register
    def _(x): pass
except TypeError as e: print(str(e).split(" at ")[0])
from collections.abc import Sequence, Sized, Iterable
@singledispatch
def ab(x): return "base"
@ab.register(Sized)
def _(x): return "sized"
@ab.register(Iterable)
def _(x): return "iter"
try: print(ab([1]))
except RuntimeError as e: print(e)
@ab.register(Sequence)
def _(x): return "seq"
print(ab([1]), ab((x for x in [])), ab(3))
class Neg:
    @singledispatchmethod
    def neg(self, arg): raise NotImplementedError(f"cannot negate {type(arg).__name__}")
    @neg.register
    def _(self, arg: int): return -arg
    @neg.register
    def _(self, arg: bool): return not arg
    @singledispatchmethod
    @classmethod
    def cm(cls, x): return cls.__name__ + "obj"
    @cm.register
    @classmethod
    def _(cls, x: str): return cls.__name__ + "str"
print(Neg().neg(5), Neg().neg(True), Neg.cm(3), Neg.cm("s"), Neg().cm("q"))
try: Neg().neg("s")
except NotImplementedError as e: print(e)
print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(lambda a, b: a + [b], (1, 2), []), reduce(max, [3], 9))
try: reduce(max, [])
except TypeError as e: print(e)
def my(f):
    @wraps(f)
    def w(*a, **k): """wdoc"""; return f(*a, **k)
    return w
@my
def orig(a: int, b=2) -> str: """odoc"""; return str(a + b)
orig.attr = 1
import inspect
print(orig.__name__, orig.__doc__, orig.__wrapped__, orig(1), orig.__annotations__, inspect.signature(orig), orig.__module__, orig.__qualname__) if False else print(orig.__name__, orig.__doc__, orig(1), orig.__annotations__, inspect.signature(orig), orig.__module__, orig.__qualname__)
print(sorted("banana", key=cmp_to_key(lambda a, b: (a < b) - (a > b))), WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES, update_wrapper.__name__)
k = cmp_to_key(lambda a, b: a - b); print(k(1) < k(2), k(1) == k(1), k(3) >= k(2), k(1).obj)
try: hash(k(1))
except TypeError as e: print(e)
def retry(times=3, exceptions=(Exception,), *, on_error=None):
    def decorator(f):
        @wraps(f)
        def wrapper(*args, **kwargs):
            last = None
            for attempt in range(1, times + 1):
                try: return f(*args, **kwargs)
                except exceptions as e:
                    last = e
                    if on_error: on_error(attempt, e)
            raise RuntimeError(f"{f.__name__} failed after {times} attempts") from last
        wrapper.retries = times
        return wrapper
    return decorator(times) if callable(times) and (times := times) and (f := times) and False else decorator
n = 0
@retry(2, (ValueError,), on_error=lambda a, e: print("attempt", a, e))
def flaky():
    global n; n += 1
    raise ValueError(n)
try: flaky()
except RuntimeError as e: print(e, repr(e.__cause__), flaky.retries)
class CountCalls:
    def __init__(self, f): update_wrapper(self, f); self.f = f; self.n = 0
    def __call__(self, *a, **k): self.n += 1; return self.f(*a, **k)
    def __get__(self, obj, t=None): return self if obj is None else partial(self, obj)
class Z:
    @CountCalls
    def m(self, x): return x
z = Z(); z.m(1); z.m(2); print(Z.m.n, Z.m.__name__)
print(partial(lambda *a, **k: (a, k), 1, x=2)(3, x=4, y=5), sys.getrecursionlimit() > 0)
