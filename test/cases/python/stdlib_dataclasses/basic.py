from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass, make_dataclass, InitVar, KW_ONLY, MISSING, FrozenInstanceError
import dataclasses
from typing import List, ClassVar, Optional
@dataclass
class P:
    x: int
    y: int = 2
    tags: List[str] = field(default_factory=list)
    count: ClassVar[int] = 0
    def total(self): return self.x + self.y
p = P(1)
print(p, p.total(), p == P(1), p != P(2), p == 5, P(1, 3, ["a"]), P(x=5, tags=["q"]))
p.tags.append("z"); print(p.tags, P(1).tags, P.y, hasattr(P, "tags"), P.count)
print([f.name for f in fields(P)], [f.type for f in fields(p)], fields(P)[1].default, fields(P)[0].default is MISSING, fields(P)[2].default_factory)
print(asdict(p), astuple(p), replace(p, x=10), is_dataclass(P), is_dataclass(p), is_dataclass(int))
@dataclass
class Nest:
    p: P
    many: list
    d: dict = field(default_factory=dict)
n = Nest(P(1), [P(2), (P(3), 4)], {"k": P(5)})
print(asdict(n)); print(astuple(n))
print(asdict(n, dict_factory=lambda kv: sorted(kv, key=lambda t: t[0]))[0][0])
@dataclass
class Base:
    a: int
    b: str = "b"
@dataclass
class Child(Base):
    c: float = 1.5
    a: int = 7
print(Child(), Child(1, "x", 2), [f.name for f in fields(Child)])
@dataclass
class Post:
    w: int
    h: int = 3
    area: int = field(init=False)
    scale: InitVar[int] = 1
    def __post_init__(self, scale):
        self.area = self.w * self.h * scale
print(Post(2), Post(2, 3, 10), Post(2).area)
@dataclass
class Kw:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int
print(Kw(1, c=3), Kw(1, b=5, c=6))
@dataclass(kw_only=True)
class AllKw:
    a: int = 1
    b: int
print(AllKw(b=2))
C = make_dataclass("C", [("x", int), ("y", int, field(default=5)), "z"], namespace={"f": lambda self: self.x}, kw_only=False) if False else make_dataclass("C", ["z", ("x", int), ("y", int, field(default=5))], namespace={"f": lambda self: self.x})
print(C(1, 2), C(1, 2).f(), C.__name__)
@dataclass(repr=False, eq=False)
class Plain:
    x: int
print(Plain(1) == Plain(1), "Plain object" in repr(Plain(1)))
@dataclass
class HideMe:
    a: int = field(repr=False)
    b: int = field(compare=False, default=0)
print(HideMe(1, 2), HideMe(1, 2) == HideMe(1, 3))
@dataclass
class Self:
    self: int
    other: Optional["Self"] = None
print(Self(1), Self(1, Self(2)))
