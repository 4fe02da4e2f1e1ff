from dataclasses import *
from abc import ABC, abstractmethod
from typing import Any, ClassVar, Generic, List, Optional, TypeVar
T = TypeVar("T")
@dataclass
class Base(ABC):
    name: str
    tags: List[str] = field(default_factory=list, repr=False)
    count: ClassVar[int] = 0
    def __post_init__(self): type(self).count += 1; self.log = ["base"]
    @abstractmethod
    def size(self) -> int: ...
@dataclass
class Child(Base):
    w: int = 2
    h: int = 3
    def __post_init__(self): super().__post_init__(); self.log.append("child")
    def size(self): return self.w * self.h
c = Child("a", ["t"], 4); print(c, c.size(), c.log, Child.count, Base.count, c.tags, [f.name for f in fields(c)])
try:
    Base("x")
except TypeError as e:
    print(e)
@dataclass
class Box(Generic[T]):
    item: T
    meta: Optional[dict] = None
    def map(self, f): return Box(f(self.item))
print(Box(1), Box[int](2).map(str), Box.__name__, Box("x") == Box("x"))
class Plain:
    extra = 5
    def hello(self): return f"hi {self.name}"
@dataclass
class Mixed(Plain, Child):
    depth: int = 1
print(Mixed("m").hello(), Mixed("m", depth=9), Mixed.__mro__[1].__name__, Mixed("q").extra)
@dataclass
class Over(Child):
    w: float = 0.5
    name: str = "fixed"
print(Over(), [f.name for f in fields(Over)], Over(w=1).w, is_dataclass(Over), Over("n") == Child("n"))
@dataclass(frozen=True, order=True)
class V:
    x: int = 0
    y: int = field(default=0, compare=False)
    @classmethod
    def of(cls, *a): return cls(*a)
    def moved(self, dx): return replace(self, x=self.x + dx)
print(V(1, 9).moved(2), V(1, 2) == V(1, 3), sorted([V(2), V(1)]), hash(V(1, 2)) == hash(V(1, 5)), V.of(3), {V(1), V(1, 7)})
@dataclass
class Lazy:
    a: int
    b: int = field(init=False, default=7)
    c: Any = field(default=None, metadata={"help": "see"})
    _p: int = field(default=1, repr=False)
l = Lazy(1); print(l, l.b, fields(Lazy)[2].metadata["help"], asdict(l), astuple(l), replace(l, a=5))
l.new = 3; print(vars(l), l.__dict__["new"], l.__eq__(Lazy(1)), l.__repr__(), Lazy.__dataclass_fields__["a"].name, Lazy.__init__.__name__)
@dataclass
class P2:
    xs: list
    inner: Optional["P2"] = None
deep = P2([1, (2, {"k": P2([3])})], P2([])); print(asdict(deep), deep, astuple(P2([1])))
d = asdict(deep); d["xs"].append(9); print(deep.xs)
@dataclass
class E: pass
print(E(), E() == E(), fields(E), asdict(E()))
@dataclass
class Call:
    f: Any = len
    g: Any = field(default=lambda self: 3)
print(Call().f("abc"))
