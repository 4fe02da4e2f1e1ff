import functools
from functools import wraps, update_wrapper, lru_cache, cache, cached_property
def deco(f):
    @wraps(f)
    def inner(*args, **kwargs):
        "inner doc"
        print("calling", f.__name__)
        return f(*args, **kwargs)
    return inner
@deco
def add(a: int, b: int = 2) -> int:
    "adds"
    return a + b
print(add(1), add.__name__, add.__doc__, add.__wrapped__(3), add.__annotations__, add.__qualname__)
calls = []
@lru_cache(maxsize=2)
def square(x):
    calls.append(x)
    return x * x
print(square(2), square(3), square(2), square(4), square(3), calls)
print(square.cache_info(), square.cache_info().hits, square.__name__, square.__wrapped__(9))
square.cache_clear()
print(square.cache_info())
@lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info())
@cache
def both(a, b=1, **kw):
    return (a, b, kw)
print(both(1), both(1, b=2), both(1, b=2, c=3), both.cache_info())
try:
    square([1])
except TypeError as e:
    print(e)
class Data:
    def __init__(self, n):
        self.n = n
        self.count = 0
    @cached_property
    def total(self):
        "the total"
        self.count += 1
        return sum(range(self.n))
    @lru_cache(None)
    def method(self, x):
        self.count += 1
        return x + self.n
d = Data(5)
print(d.total, d.total, d.count, "total" in d.__dict__)
del d.total
print(d.total, d.count)
d.total = 99
print(d.total, d.method(1), d.method(1), d.count)
print(Data.total.__doc__, type(Data.total).__name__)
