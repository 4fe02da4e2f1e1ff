from dataclasses import *
import dataclasses
from typing import ClassVar, List, Optional
@dataclass
class A:
    x: int
    y: float = 1.5
    tags: List[str] = field(default_factory=list)
    kind: ClassVar[str] = "a"
    hidden: int = field(default=0, repr=False, compare=False)
    made: InitVar[int] = 3
    total: float = field(init=False)
    def __post_init__(self, made): self.total = self.x + self.y + made
a = A(1); print(a, a == A(1), a == A(1, hidden=9), a != A(2), A(1, 2, ["t"], made=10), asdict(a), astuple(a), [f.name for f in fields(A)], is_dataclass(A), is_dataclass(a), replace(a, x=5, made=0), A.__match_args__, A.__doc__)
for bad in [lambda: A(), lambda: A(1, 2, 3, 4, 5, 6), lambda: A(z=1), lambda: replace(a, total=1, made=0), lambda: hash(a), lambda: a < a, lambda: fields(5), lambda: asdict(A), lambda: replace(a, x=1)]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
for src in ["@dataclass\nclass B:\n x: int = 0\n y: int", "@dataclass\nclass B:\n x: list = []", "@dataclass\nclass B:\n x: int = field(default=1, default_factory=int)", "@dataclass(order=True, eq=False)\nclass B:\n x: int", "@dataclass(frozen=True)\nclass B(A):\n z: int = 1", "@dataclass(order=True)\nclass B:\n x: int\n def __lt__(self, o): pass", "@dataclass\nclass B:\n x = field()", "@dataclass(slots=True)\nclass B:\n __slots__ = ('x',)\n x: int", "@dataclass\nclass B:\n x: InitVar[int] = field(default_factory=int)"]:
    try: exec(src); print("fine", src.split("\n")[0])
    except Exception as e: print(type(e).__name__, e)
@dataclass(frozen=True, order=True, slots=True)
class V:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)
v = V(1, 2); print(v < V(1, 3), max(V(2), v), hash(v) == hash(V(1, 2, "x")), {v: 1}[V(1, 2)], sorted([V(2), V(1, 5), V(1)]), V.__slots__, hasattr(v, "__dict__"))
for bad in [lambda: setattr(v, "major", 5), lambda: delattr(v, "minor"), lambda: v < 5]:
    try: bad()
    except Exception as e: print(type(e).__name__, e)
object.__setattr__(v, "major", 9); print(v)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
@dataclass
class K2(K):
    c: int
    _: KW_ONLY
    d: int = 4
print(K(a=1), K2(5, a=1, d=0), [f.kw_only for f in fields(K2)])
try: K(1)
except TypeError as e: print(e)
@dataclass
class Base:
    name: str = "base"
    size: int = 1
@dataclass
class Child(Base):
    extra: Optional[str] = None
    name: str = "child"
    def __repr__(self): return f"Child<{self.name}>"
print(Child(), [f.name for f in fields(Child)], Child("n", 2, "e").extra, Base() == Child(), asdict(Child()))
@dataclass
class Tree:
    value: int
    children: "List[Tree]" = field(default_factory=list)
    meta: dict = field(default_factory=dict, metadata={"help": "anything"})
t = Tree(1, [Tree(2), Tree(3, [Tree(4)])], {"k": (Tree(5),)}); print(t, asdict(t), astuple(t)[1], fields(t)[2].metadata["help"], fields(t)[0].type, fields(t)[1].default is MISSING, asdict(Tree(1), dict_factory=lambda kv: sorted(kv, key=str)))
P = make_dataclass("P", [("x", int), ("y", int, field(default=5)), "z"] if False else [("x", int), ("y", int, field(default=5))], namespace={"s": lambda self: self.x + self.y}, frozen=True); print(P(1), P(1).s(), P.__name__)
@dataclass(repr=False, eq=False)
class Plain: x: int = 1
print(Plain() == Plain(), Plain().__eq__(1), hash(Plain()) is not None)
@dataclass(unsafe_hash=True)
class H: x: int = 1
print(hash(H()) == hash((1,)), H() in {H()})
@dataclass
class Desc:
    class D:
        def __set_name__(self, o, n): self.n = "_" + n
        def __get__(self, i, o=None): return 7 if i is None else getattr(i, self.n, 7)
        def __set__(self, i, v): setattr(i, self.n, int(v))
    v: int = D()
print(Desc().v, Desc("12").v, Desc())
match a:
    case A(x=1, y=y): print("matched", y)
match v:
    case V(9, m): print("positional", m)
@dataclass
class WithProp:
    _x: int = 0
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v * 2
w = WithProp(); w.x = 4; print(w,  dataclasses.MISSING is MISSING)
