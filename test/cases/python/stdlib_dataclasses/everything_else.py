from dataclasses import *
import dataclasses
from typing import *
import copy
@dataclass
class Base:
    id: int
    tags: list[str] = field(default_factory=list)
    _cache: dict = field(default_factory=dict, repr=False, compare=False, init=False)
    kind: ClassVar[str] = "base"
    scale: InitVar[float] = 1.0
    def __post_init__(self, scale):
        self.scaled = self.id * scale
@dataclass(order=True, kw_only=True)
class Child(Base):
    sort_index: int = field(init=False, repr=False)
    name: str = "x"
    extra: Optional[str] = field(default=None, metadata={"help": "text"})
    def __post_init__(self, scale):
        super().__post_init__(scale)
        self.sort_index = -self.id
c = Child(3, ["a"], 2.0, name="n")
print(c, c.scaled, c.sort_index, Child.kind)
print(asdict(c), astuple(c))
print([f.name for f in fields(c)], fields(Child)[-1].metadata, fields(Child)[0].type)
print(sorted([Child(1), Child(5), Child(3)]), Child(1) == Child(1), Child(1) < Child(2))
d = replace(c, name="m", scale=3.0); print(d, d.scaled)
for bad in [lambda: replace(c, sort_index=3), lambda: Child(), lambda: Child(1, nme=3), lambda: Child(1,[],1.0,"n"), lambda: replace(c, zzz=1, scale=1.0), lambda: replace(c), lambda: asdict(3), lambda: fields(3), lambda: Child(1) < 3]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
@dataclass(frozen=True)
class P:
    x: float
    y: float = 0.0
    def __add__(self, o):
        if not isinstance(o, P): return NotImplemented
        return P(self.x + o.x, self.y + o.y)
p = P(1, 2)
print(p + P(3), hash(p) == hash(P(1, 2)), {p: 1}[P(1.0, 2.0)])
for s in ["p.x = 3", "del p.y", "p.z = 1", "p + 1", "1 + p", "p < p", "P()", "P(1,2,3)", "P(1, x=2)"]:
    try: exec(s); print("ok", s)
    except Exception as e: print(type(e).__name__, e, isinstance(e, AttributeError))
@dataclass(slots=True)
class S:
    a: int
    b: int = 2
s = S(1)
try: s.c = 3
except AttributeError as e: print(e)
print(S.__slots__, s, hasattr(s, "__dict__"), S.__match_args__)
match s:
    case S(1, b=bb): print("match", bb)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad:
        x: int = 1
        y: int
except TypeError as e: print(e)
try:
    @dataclass(frozen=True)
    class Bad(Base): pass
except TypeError as e: print(e)
try:
    @dataclass(order=True)
    class Bad:
        x: int
        def __lt__(self, o): return 1
except TypeError as e: print(e)
try:
    @dataclass(eq=False, order=True)
    class Bad: x: int
except ValueError as e: print(e)
@dataclass
class KW:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int
print(KW(1, c=3), KW.__match_args__)
import inspect
print(inspect.signature(KW), inspect.signature(Child), inspect.signature(P.__init__), KW.__doc__, P.__doc__)
@dataclass(unsafe_hash=True)
class UH:
    a: int
    b: list = field(default_factory=list, hash=False)
print(hash(UH(1)) == hash((1,)))
@dataclass
class Tree:
    v: int
    left: "Tree | None" = None
    right: "Tree | None" = None
    def __iter__(self):
        if self.left: yield from self.left
        yield self.v
        if self.right: yield from self.right
t = Tree(2, Tree(1), Tree(3, None, Tree(4)))
print(t, list(t), asdict(t))
t.left = t
print(t)
D = make_dataclass("D", ["x", ("y", int), ("z", int, field(default=5))], namespace={"total": lambda self: self.y + self.z}, frozen=True)
print(D(1, 2), D(1,2).total(), D.__annotations__, is_dataclass(D), is_dataclass(D(1,2)), is_dataclass(3))
@dataclass(repr=False, eq=False)
class Plain:
    x: int = 1
print(repr(Plain()).split(" at ")[0], Plain() == Plain(), Plain.__eq__ is object.__eq__)
@dataclass
class Conf:
    name: str
    opts: dict[str, Any] = field(default_factory=lambda: {"a": [1, 2]})
    items: list[P] = field(default_factory=list)
    pt: P = P(0)
    t: tuple = (P(1), {"k": P(2)})
cf = Conf("c", items=[P(1), P(2)])
dd = asdict(cf); print(dd); dd["opts"]["a"].append(3); print(cf.opts)
print(asdict(cf, dict_factory=lambda kv: {k.upper(): v for k, v in kv}), astuple(cf))
print(copy.replace(cf) if hasattr(copy, "replace") else copy.deepcopy(cf) == cf, copy.copy(cf).opts is cf.opts)
print(get_type_hints(Tree), get_type_hints(Base))
class Desc:
    def __init__(self, *, default): self._default = default
    def __set_name__(self, owner, name): self._name = "_" + name
    def __get__(self, obj, type):
        if obj is None: return self._default
        return getattr(obj, self._name, self._default)
    def __set__(self, obj, value): setattr(obj, self._name, int(value))
@dataclass
class Inv:
    q: Desc = Desc(default=100)
i = Inv(); print(i.q, i); i.q = 2.5; print(i.q, i)
@dataclass
class Gen(Generic[TypeVar("T")]):
    x: int
print(Gen[int](3), fields(Gen)[0].default is MISSING)
@dataclass(init=False)
class NoInit:
    a: int = 3
    def __init__(self, z): self.a = z * 2
print(NoInit(4), NoInit.__init__.__qualname__, P.__init__.__qualname__, P.__eq__.__name__)
@dataclass
class A:
    x: int = 10
    def __post_init__(self): print("post", self)
@dataclass
class B(A):
    y: int = 20
    x: int = 15
print(B(), B(1, 2), B.__dataclass_fields__.keys(), A.__dataclass_params__.order if hasattr(A, "__dataclass_params__") else "")
print(P(1) == (1, 0.0), P(1).__eq__(3), P.__hash__ is None, Base.__hash__ is None)
