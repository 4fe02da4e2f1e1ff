from dataclasses import *
@dataclass(order=True)
class V:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False)
print(V(1) < V(2), V(1, 5) <= V(1, 5, "x"), V(2) > V(1, 9), sorted([V(2), V(1, 1), V(1)]), max(V(1), V(3)))
@dataclass(frozen=True)
class F:
    x: int
    y: tuple = ()
f = F(1)
print(f, hash(f) == hash(F(1)), {f: "v"}[F(1)], len({F(1), F(1), F(2)}))
for action in (lambda: setattr(f, "x", 2), lambda: delattr(f, "x"), lambda: setattr(f, "new", 2)):
    try:
        action()
    except FrozenInstanceError as e:
        print(type(e).__name__, e, isinstance(e, AttributeError))
print(replace(f, x=9))
@dataclass
class E:
    x: int
try:
    hash(E(1))
except TypeError as e:
    print(e)
@dataclass(unsafe_hash=True)
class U:
    x: int
print(hash(U(1)) == hash(U(1)))
@dataclass(init=False)
class NoInit:
    x: int = 4
    def __init__(self): self.x = 5
print(NoInit())
@dataclass
class Custom:
    x: int
    def __repr__(self): return "custom"
    def __eq__(self, o): return True
print(Custom(1), Custom(1) == Custom(2))
@dataclass(slots=True)
class Sl:
    x: int
    y: int = 3
print(Sl(1), Sl(1) == Sl(1), Sl.__slots__)
@dataclass
class Match:
    a: int
    b: int
print(Match.__match_args__)
match Match(1, 2):
    case Match(1, b): print("b is", b)
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def bad_default():
    @dataclass
    class B:
        x: list = []
def bad_order():
    @dataclass
    class B:
        x: int = 1
        y: int
def bad_field():
    @dataclass
    class B:
        x = field()
def bad_both():
    field(default=1, default_factory=list)
def frozen_mix():
    @dataclass
    class B(F):
        z: int = 0
def frozen_mix2():
    @dataclass(frozen=True)
    class B(E):
        z: int = 0
def order_noeq():
    @dataclass(order=True, eq=False)
    class B:
        z: int = 0
for f in (bad_default, bad_order, bad_field, bad_both, frozen_mix, frozen_mix2, order_noeq, lambda: E(), lambda: E(1, 2), lambda: E(y=1), lambda: V(1) < 3, lambda: fields(int), lambda: asdict(E), lambda: asdict(5), lambda: replace(E(1), z=1), lambda: E(1, x=2)):
    attempt(f)
@dataclass
class Inherit(E):
    def hello(self): return self.x
print(Inherit(3).hello(), Inherit(3))
class Mixin:
    def __init__(self, *a, **k):
        print("mixin init"); 
@dataclass
class WithSuper(Mixin):
    x: int = 1
    def __post_init__(self): super().__init__()
print(WithSuper(2))
@dataclass
class Deep:
    @dataclass
    class Inner:
        v: int = 1
    i: Inner = field(default_factory=Inner)
print(Deep(), Deep.Inner.__qualname__)
@dataclass
class Rec:
    me: object = None
r = Rec(); r.me = r; print(r)
