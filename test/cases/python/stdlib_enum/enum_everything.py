from enum import *
import enum
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    @property
    def pretty(self): return self.name.title()
    @classmethod
    def parse(cls, text): return cls[text.upper()]
    def __str__(self): return f"c:{self.value}"
print(list(Color), Color.CRIMSON, Color.CRIMSON is Color.RED, Color(2), Color["GREEN"], Color.RED.pretty, Color.parse("red"), repr(Color.RED), f"{Color.RED}", Color.__members__, len(Color), Color.RED in Color, Color.RED == 1, Color.RED.name, isinstance(Color.RED, Color), {Color.RED: "x"}[Color(1)])
for bad in [lambda: Color(9), lambda: Color["BLUE"], lambda: Color.BLUE, lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.GREEN, lambda: Color(), lambda: delattr(Color, "RED"), lambda: Color.RED.foo]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, str(e).split("\n")[0])
class Auto(str, Enum):
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    A = auto(); B = auto(); C = "see"
print([m.value for m in Auto], Auto.A == "a0", Auto("see"), Auto.A.upper(), f"{Auto.A}", str(Auto.A), "%s" % Auto.B, Auto.A + "x", sorted(Auto), {"a0": 1}[Auto.A])
class Num(IntEnum):
    ONE = 1; TWO = auto(); TEN = 10; NEXT = auto()
print(list(Num), Num.TWO + 1, Num.TEN > Num.ONE, f"{Num.TWO} {Num.TWO:03d} {Num.TWO!r}", int(Num.NEXT), [0, 1, 2, 3][Num.TWO], Num(10), max(Num), sum(Num), str(Num.ONE), Num.ONE == True, "%d" % Num.TEN)
class S(StrEnum):
    RED_ISH = auto(); BLUE = "b"
print(S.RED_ISH, repr(S.BLUE), S.BLUE.upper(), f"{S.BLUE:>4}", S("b"), str(S.BLUE) == "b")
class Perm(Flag):
    R = auto(); W = auto(); X = auto(); RW = R | W
print(Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm.RW & Perm.W, Perm.R in Perm.RW, Perm(0), Perm(3), bool(Perm(0)), list(Perm.RW), len(Perm.RW), Perm.RW.name, (Perm.R | Perm.X).name, repr(Perm.R ^ Perm.RW), Perm(7), Perm.RW.value)
class IP(IntFlag):
    A = 1; B = 2; C = 4
print(IP.A | IP.B, IP.A | 8, IP(5), IP.A + 1, ~IP.A, IP.C in IP(6), repr(IP(6)), int(IP.A | IP.C), IP(0), list(IP(6)))
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6); MARS = (6.4e23, 3.39e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def gravity(self): return round(6.67e-11 * self.mass / self.radius ** 2, 2)
print(Planet.EARTH.gravity, Planet.MARS.value, Planet((6.4e23, 3.39e6)).name)
class Shape(Enum):
    SQUARE = member(4); helper = nonmember(99)
    _ignore_ = ["junk"]; junk = 1
    @classmethod
    def _missing_(cls, value): return cls.SQUARE if value == "four" else None
print(list(Shape), Shape.helper, Shape("four"), hasattr(Shape, "junk"))
try: Shape("five")
except ValueError as e: print(e)
@unique
class U(Enum): A = 1; B = 2
try:
    @unique
    class Dup(Enum): A = 1; B = 1
except ValueError as e: print(e)
F = Enum("F", "X Y Z"); print(list(F), F.Y.value, Enum("G", {"p": 5, "q": 6}).q, IntEnum("H", ["a", "b"], start=5).b, F.__name__)
class Ordered(Enum):
    LOW = 1; HIGH = 2
    def __lt__(self, o): return self.value < o.value if self.__class__ is o.__class__ else NotImplemented
print(Ordered.LOW < Ordered.HIGH, min(Ordered.HIGH, Ordered.LOW), sorted(Ordered, reverse=True))
class Op(Enum):
    ADD = "+"; SUB = "-"
    def __call__(self, a, b): return {"+": a + b, "-": a - b}[self.value]
print(Op.ADD(2, 3), Op("-")(2, 3), [m.name for m in Op], Op.ADD.__class__, Op.__doc__, Color.RED.__doc__)
