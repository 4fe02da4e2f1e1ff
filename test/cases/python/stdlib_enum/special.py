from enum import Enum, EnumMeta, auto, IntEnum
import enum, copy
class Act(str, Enum):
    def __new__(cls, value, doc=""):
        obj = str.__new__(cls, value)
        obj._value_ = value
        obj.doc = doc
        return obj
    RELU = "relu", "rectified"
    GELU = "gelu"
print(Act.RELU.doc, Act("gelu"), Act.RELU == "relu", Act.GELU.doc == "")
class Gen(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)
    AA = auto()
    BB = auto()
print(Gen.AA.value, Gen.BB.value)
class Miss(Enum):
    A = "a"
    B = "b"
    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            return cls.__members__.get(value.upper())
        return None
print(Miss("A"), Miss("b"))
try:
    Miss(3)
except ValueError as e:
    print(e)
class Meta(EnumMeta):
    def __contains__(cls, item):
        return any(item == m.value for m in cls)
    @property
    def all_values(cls): return [m.value for m in cls]
class WithMeta(Enum, metaclass=Meta):
    X = 1
    Y = 2
print(1 in WithMeta, 5 in WithMeta, WithMeta.all_values)
class Funcs(Enum):
    SQ = (lambda x: x * x,)
    def __init__(self, f): self.f = f
    def __call__(self, x): return self.f(x)
print(Funcs.SQ(4))
class Str(Enum):
    A = 1
    def __str__(self): return "str:" + self.name
    def __repr__(self): return "repr:" + self.name
print(Str.A, [Str.A], f"{Str.A}")
print(copy.copy(Str.A) is Str.A, copy.deepcopy([Str.A])[0] is Str.A)
class Order(Enum):
    LOW = 1
    HIGH = 2
    def __lt__(self, other): return self.value < other.value
print(sorted([Order.HIGH, Order.LOW]), Order.LOW < Order.HIGH, max(Order))
class Unhash(Enum):
    A = [1]
    B = {"x": 1}
print(Unhash([1]), Unhash({"x": 1}).name)
class Priv(Enum):
    _ignore_ = ["t"]
    t = 5
    A = 1
    __private = 2
print(list(Priv), hasattr(Priv, "t"))
class Nest:
    class Kind(Enum):
        A = 1
print(Nest.Kind.A, Nest.Kind.__qualname__, repr(Nest.Kind.A))
match Order.LOW:
    case Order.HIGH: print("high")
    case Order.LOW: print("low")
print(Order.LOW.__class__, isinstance(Order, EnumMeta), enum.EnumType is EnumMeta, Order.LOW.HIGH if hasattr(Order.LOW, "HIGH") else "no")
