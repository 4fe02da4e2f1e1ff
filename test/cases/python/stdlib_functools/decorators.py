import functools, time
registry = {}
def register(name=None, **extra):
    def wrap(cls):
        registry[name or cls.__name__] = (cls, extra)
        return cls
    return wrap
@register("net", size=3)
class Net: pass
@register()
class Other: pass
print({k: (v[0].__name__, v[1]) for k, v in registry.items()})
def retry(times):
    def deco(fn):
        @functools.wraps(fn)
        def inner(*a, **k):
            for i in range(times):
                try:
                    return fn(*a, **k)
                except ValueError as e:
                    print("try", i, e)
            return None
        inner.calls = times
        return inner
    return deco
n = 0
@retry(3)
def flaky(x):
    """Flaky doc."""
    global n
    n += 1
    if n < 3: raise ValueError(n)
    return x * 2
print(flaky(4), flaky.__name__, flaky.__doc__, flaky.calls, flaky.__wrapped__.__name__, flaky.__module__)
class Counted:
    def __init__(self, fn): functools.update_wrapper(self, fn); self.fn = fn; self.n = 0
    def __call__(self, *a): self.n += 1; return self.fn(*a)
    def __get__(self, obj, cls): return functools.partial(self, obj)
@Counted
def add(a, b): return a + b
class K:
    @Counted
    def m(self, x): return (type(self).__name__, x)
print(add(1, 2), add.n, add.__name__, K().m(5))
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, cls):
        if obj is None: return self
        v = obj.__dict__[self.name] = self.f(obj); return v
class U:
    @Lazy
    def val(self): print("computed"); return 7
    @functools.cached_property
    def c(self): print("cached"); return 8
u = U(); print(u.val, u.val, u.c, u.c, sorted(u.__dict__))
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: g(f(x)), fs)
print(compose(str, len, lambda x: x + 1)(12345))
make_divisible = functools.partial(lambda v, d=8, m=None: max(m or d, int(v + d / 2) // d * d), d=16); print(make_divisible(30), make_divisible(5, m=4))
def fact(n, _memo={}): return _memo.setdefault(n, 1 if n < 2 else n * fact(n - 1))
print(fact(20)); memo = functools.lru_cache(maxsize=None)(lambda x, *, y=1: x + y); print(memo(1), memo(1, y=1), memo.cache_info(), memo.cache_parameters())
class WithCache:
    @functools.lru_cache(maxsize=2)
    def f(self, x): return x
    @staticmethod
    @functools.lru_cache
    def s(x): return x * 2
    @classmethod
    @functools.lru_cache
    def c(cls, x): return (cls.__name__, x)
w = WithCache(); print(w.f(1), WithCache.s(4), w.c(2), WithCache.f.cache_info().misses)
