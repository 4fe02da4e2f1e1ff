from typing import *
import typing
T = TypeVar("T"); U = TypeVar("U")
class Stack(Generic[T]):
    def __init__(self, items: List[T] = None): self.items = items or []
    def push(self, x: T) -> "Stack[T]": self.items.append(x); return self
s = Stack[int]([1]); print(s.push(2).items, Stack[int], isinstance(s, Stack), Stack.__name__, Stack.__mro__, s.__orig_class__)
class Pair(Generic[T, U]):
    pass
class Named(Pair[str, U]): pass
print(Pair[int, str], Named[int], Named.__bases__, Pair.__parameters__, Stack.__orig_bases__)
class Many(List[int]): pass
class D(Dict[str, T]): pass
print(Many([1, 2]), isinstance(Many(), list), D(a=1), D[int])
class P(NamedTuple):
    x: int
    y: int = 5
    label: str = "p"
    def norm(self): return self.x ** 2 + self.y ** 2
    @property
    def double(self): return self.x * 2
p = P(1); print(p, p.x, p.norm(), p.double, p._fields, p._asdict(), P(1, 2) == (1, 2, "p"), P._field_defaults, p._replace(x=3), isinstance(p, tuple), P.__annotations__)
x, y, l = p; print(x, y, l)
Q = NamedTuple("Q", [("a", int), ("b", str)]); print(Q(1, "z"), Q.__name__)
try:
    P()
except TypeError as e:
    print(e)
class Movie(TypedDict):
    name: str
    year: int
class Opt(Movie, total=False):
    rating: float
m = Movie(name="x", year=1); print(m, type(m), Opt(name="y", year=2, rating=1.5), Movie.__annotations__, Movie({"name": "q"}))
TD = TypedDict("TD", {"in": int}); print(TD({"in": 3}))
class Quack(Protocol):
    def quack(self) -> str: ...
@runtime_checkable
class Closer(Protocol):
    name: str
    def close(self) -> None: ...
class Duck:
    name = "d"
    def quack(self): return "q"
    def close(self): pass
class Impl(Quack):
    def quack(self): return "impl"
print(isinstance(Duck(), Closer), isinstance(5, Closer), Impl().quack())
for bad in (lambda: isinstance(Duck(), Quack), lambda: Quack(), lambda: Generic[int]):
    try:
        bad()
    except TypeError as e:
        print(e)
class Pt(Protocol[T]):
    def get(self) -> T: ...
class Im(Pt[int]):
    def get(self): return 3
print(Im().get())
class WithAny(Any): pass
print(WithAny().__class__.__name__)
class Base(Generic[T]):
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); cls.tag = cls.__name__
class Sub(Base[int]): pass
print(Sub.tag, Sub().tag)
print(isinstance(3, SupportsInt), isinstance("a", SupportsInt), isinstance(3, SupportsFloat), isinstance(3, SupportsIndex))
class Cfg(TypedDict, total=False):
    a: int
c: Cfg = {"a": 1}; print(c, Cfg.__total__, Movie.__total__)
