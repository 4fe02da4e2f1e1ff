from dataclasses import dataclass, field, KW_ONLY, replace, asdict, astuple, fields, InitVar
from typing import ClassVar, Generic, TypeVar, Optional
T = TypeVar("T")
@dataclass(order=True, frozen=True, slots=True)
class V:
    x: int
    y: int = 0
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
@dataclass
class Node(Generic[T]):
    value: T
    children: list["Node[T]"] = field(default_factory=list, repr=False)
    _: KW_ONLY
    tag: Optional[str] = None
    count: ClassVar[int] = 0
    seed: InitVar[int] = 3
    derived: int = field(init=False, default=0, compare=False, metadata={"unit": "m"})
    def __post_init__(self, seed):
        self.derived = seed * 2
        type(self).count += 1
n = Node(1, tag="a", seed=5); n.children.append(Node("x")); n.children.append(n) if False else None
print(n, n.children, Node.count, Node[int], n == Node(1, tag="a"), n.derived)
print(asdict(n), astuple(n), [(f.name, f.type, dict(f.metadata)) for f in fields(n)])
v = V(1, 2); print(v + V(3), sorted([V(2), V(1, 5), V(1)]), {v: 1}, replace(v, y=9), hash(v) == hash((1, 2)))
try: v.x = 3
except Exception as e: print(type(e).__name__, e)
try: v.z = 3
except Exception as e: print(type(e).__name__, e)
try: Node()
except TypeError as e: print(e)
try: V(1) < 3
except TypeError as e: print(e)
print(V.__slots__, V.__match_args__, Node.__match_args__)
match v:
    case V(x=1, y=yy): print("m", yy)
@dataclass
class R:
    kids: list = field(default_factory=list)
r = R(); r.kids.append(r); print(r)
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: str
except TypeError as e: print(e)
print(n.__dataclass_fields__["tag"].kw_only, R.__doc__, Node.__doc__)
