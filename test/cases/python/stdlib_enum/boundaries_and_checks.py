from enum import *
import enum
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(Perm.R, repr(Perm.RW), Perm.R | Perm.X, repr(~Perm.R), Perm(0), repr(Perm(0)), Perm(7), list(Perm), list(Perm(5)), len(Perm(3)), Perm.R in Perm.RW, bool(Perm(0)), Perm.RW ^ Perm.R)
print(Perm.R.name, Perm.RW.name, Perm(5).name, Perm(5).value, Perm.__members__.keys(), Perm["RW"], hash(Perm.R) == hash(Perm.R))
try: Perm(8)
except ValueError as e: print(e)
class I(IntFlag):
    A = 1; B = 2; C = 4
print(I.A | 8, repr(I.A | 8), I.A + I.B, I.A & 3, ~I.A, repr(~I.A), I(16), repr(I(16)), I.A == 1, f"{I.A}", f"{I.A|I.B:>5}", "%d" % I.C, str(I.A | I.B), I.A in I(3), I(0), repr(I(-1)))
class Strict(Flag, boundary=STRICT):
    A = 1; B = 2
class Conform(Flag, boundary=CONFORM):
    A = 1; B = 2
class Eject(Flag, boundary=EJECT):
    A = 1; B = 2
class Keep(Flag, boundary=KEEP):
    A = 1; B = 2
for c in (Strict, Conform, Eject, Keep):
    try: print(c.__name__, repr(c(7)), repr(c(-2)))
    except ValueError as e: print(c.__name__, e)
@unique
class Color(Enum):
    RED = 1; GREEN = "g"; BLUE = (1, 2)
    def __str__(self): return self.name.lower()
    @classmethod
    def default(cls): return cls.RED
    @staticmethod
    def helper(): return "helper"
    @property
    def pretty(self): return f"*{self.name}*"
print(Color.RED, repr(Color.BLUE), f"{Color.GREEN:>8}|", Color.default().pretty, Color.helper(), Color((1,2)), Color("g"), [c for c in Color], Color.RED is Color(1), "RED" in Color.__members__)
try:
    @unique
    class Dup(Enum): A = 1; B = 1; C = 1; D = 2; E = 2
except ValueError as e: print(e)
try: Color(99)
except ValueError as e: print(e)
try: Color["NO"]
except KeyError as e: print(repr(e))
try: Color.RED = 5
except AttributeError as e: print(e)
try: del Color.RED
except AttributeError as e: print(e)
try:
    class More(Color): X = 1
except TypeError as e: print(e)
try: Color.RED.value = 3
except AttributeError as e: print(e)
try: Color.RED < Color.GREEN
except TypeError as e: print(e)
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius):
        self.mass = mass; self.radius = radius
    @property
    def surface_gravity(self):
        G = 6.67300E-11
        return G * self.mass / (self.radius * self.radius)
print(Planet.EARTH.surface_gravity, Planet.MERCURY, Planet.EARTH.value)
class Auto(StrEnum):
    FIRST = auto(); SECOND_ONE = auto()
print(Auto.FIRST, repr(Auto.SECOND_ONE), Auto.FIRST == "first", Auto.FIRST.upper(), Auto("first"), f"{Auto.FIRST!r}", "-".join(Auto), {Auto.FIRST: 1}["first"])
class Num(IntEnum):
    ONE = 1; TWO = 2
print(Num.ONE, repr(Num.ONE), Num.ONE + 1, Num.ONE < Num.TWO, sorted([Num.TWO, Num.ONE]), f"{Num.TWO:03}", str(Num.ONE), "%s %d" % (Num.ONE, Num.TWO), [10,20,30][Num.ONE], isinstance(Num.ONE, int), Num.TWO.real, Num(2).name)
class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name.lower()}-{start}-{count}-{last_values[-1:]}"
    A = auto(); B = auto(); C = 7; D = auto()
for n in Named: print(n, n.value)
class Missing(Enum):
    A = "a"; UNKNOWN = None
    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str): return cls.__members__.get(value.upper(), cls.UNKNOWN)
        return None
print(Missing("A"), Missing("zz"), Missing(None))
try: Missing(3)
except ValueError as e: print(e)
class BadMissing(Enum):
    A = 1
    @classmethod
    def _missing_(cls, value): return "oops"
try: BadMissing(5)
except Exception as e: print(type(e).__name__, e, "|", repr(e.__context__))
Animal = Enum("Animal", "CAT DOG", start=5); print(list(Animal), Animal.CAT.value, Animal.__module__, Animal.__qualname__)
A2 = Enum("A2", [("x", 1), ("y", 2)], type=int); print(A2.x + 1, A2.y, repr(A2.y))
A3 = IntEnum("A3", {"p": 3}); print(A3.p, A3(3) == 3)
class Op(Enum):
    ADD = "+", (lambda a, b: a + b)
    SUB = "-", (lambda a, b: a - b)
    def __new__(cls, symbol, fn):
        obj = object.__new__(cls)
        obj._value_ = symbol
        obj.fn = fn
        return obj
    def __call__(self, a, b): return self.fn(a, b)
print(Op("+")(3, 4), Op.SUB(3, 4), Op.ADD, repr(Op.SUB))
class WithMember(Enum):
    A = 1
    @member
    def f(): return 3
    g = nonmember(17)
    class Inner: pass
    _ignore_ = ["x"]
    x = 5
print(list(WithMember)[0], WithMember.g, len(WithMember))
class Weekday(Enum):
    MON = 1; TUE = 2
    @classmethod
    def from_date(cls, d): return cls(d.isoweekday())
import datetime
print(Weekday.from_date(datetime.date(2024, 1, 2)))
class Shape(str, Enum):
    SQ = "sq"; CI = "ci"
print(Shape.SQ, f"{Shape.SQ}", repr(Shape.SQ), Shape.SQ == "sq", Shape("ci").name, "%s" % Shape.SQ, format(Shape.SQ, ">4"), Shape.SQ + "x", str.upper(Shape.SQ))
print(isinstance(Color.RED, Color), type(Color), Color.__class__, Color, repr(Perm), Color.RED.__class__, Color.__doc__, Color.RED.__doc__)
print(Color.RED in Color, Perm.R in Perm)
try: print(1 in Color)
except TypeError as e: print(e)
print(len(Color), list(reversed(Color)), Color.__members__["RED"], bool(Color.RED))
import json, pickle, copy
print(json.dumps({"a": Num.ONE, "b": Auto.FIRST}), copy.deepcopy(Color.RED) is Color.RED, copy.copy(Perm.RW) is Perm.RW)
print(Perm.R | Perm.W is Perm.RW, (Perm.R | Perm.W) is Perm.RW, Perm.R <= Perm.R if hasattr(Perm.R, "__le__") and False else "-", ~Perm(0), ~Perm.RW, Perm.R & ~Perm.R)
match Perm.RW:
    case Perm.R: print("r")
    case Perm.RW: print("rw")
class Bits(IntFlag):
    ONE = 1; TWO = 2; ALL = 3; BIG = 16
print(list(Bits), Bits.ALL, repr(Bits(19)), [b.name for b in Bits(19)], Bits(4), repr(Bits.ONE | 4), Bits.ALL - 1, repr(Bits.ALL ^ Bits.ONE), Bits(3) is Bits.ALL, repr(Bits(32|1)))
print(enum.show_flag_values(Perm.RW | Perm.X) if hasattr(enum, "show_flag_values") else "")
@verify(UNIQUE, CONTINUOUS)
class V(IntEnum): A = 1; B = 2
try:
    @verify(CONTINUOUS)
    class V2(IntEnum): A = 1; B = 4
except ValueError as e: print(e)
try:
    @verify(NAMED_FLAGS)
    class V3(Flag): A = 1; B = 12
except ValueError as e: print(e)
