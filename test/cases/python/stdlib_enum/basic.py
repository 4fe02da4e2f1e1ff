from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique
import enum
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], Color.CRIMSON, Color.CRIMSON is Color.RED)
print(list(Color), len(Color), Color.RED in Color, [c.name for c in Color], list(Color.__members__), Color.__members__["RED"])
print(Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.GREEN, Color.RED is Color(1), isinstance(Color.RED, Color), type(Color.RED), {Color.RED: "r"}[Color.RED])
print(f"{Color.RED} {Color.RED!r} {Color.RED:>12}|", str(Color), repr(Color), Color.__name__)
print(hash(Color.RED) == hash(Color.RED), bool(Color.RED), list(reversed(Color)), sorted(Color, key=lambda c: -c.value))
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: Color(9))
attempt(lambda: Color["NO"])
attempt(lambda: Color.NO)
attempt(lambda: setattr(Color, "RED", 5))
attempt(lambda: Color.RED < Color.GREEN)
attempt(lambda: 1 in Color)
class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()
print([(m.name, m.value) for m in Auto])
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def density(self): return round(self.mass / self.radius, 3)
    @classmethod
    def biggest(cls): return max(cls, key=lambda p: p.mass)
    @staticmethod
    def hi(): return "hi"
    def describe(self): return f"{self.name} {self.value}"
print(Planet.EARTH.mass, Planet.MARS.density, Planet.biggest(), Planet.hi(), Planet.MARS.describe(), Planet((5.97, 6.37)))
class Num(IntEnum):
    ONE = 1
    TWO = 2
print(Num.ONE, repr(Num.ONE), Num.ONE + 1, Num.ONE < Num.TWO, Num.ONE == 1, Num(2), [10, 20, 30][Num.ONE], f"{Num.TWO} {Num.TWO:03d}", isinstance(Num.ONE, int), max(Num), int(Num.TWO), sum(Num))
class S(StrEnum):
    FOO = auto()
    BAR = "bar!"
print(S.FOO, repr(S.FOO), S.FOO == "foo", S.BAR.upper(), S("foo"), f"{S.BAR:>6}", "".join(S), isinstance(S.FOO, str))
class Mixed(str, Enum):
    A = "a"
    B = "b"
print(Mixed.A, repr(Mixed.A), Mixed.A == "a", Mixed("b"), Mixed.A.value, Mixed.A + "x", {"a": 1}[Mixed.A], f"{Mixed.A}", "%s" % Mixed.A)
class FloatE(float, Enum):
    PI = 3.14
print(FloatE.PI, FloatE.PI + 1, repr(FloatE.PI))
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
Animal = Enum("Animal", "CAT DOG")
print(Animal.CAT, list(Animal), Animal.DOG.value, Enum("E2", ["x", "y"]).y, Enum("E3", {"p": 5}).p.value, IntEnum("I", "a b").b + 1)
try:
    class Ext(Color):
        PINK = 4
except TypeError as e:
    print(e)
class Shape(Enum):
    def area(self): raise NotImplementedError
class Sq(Shape):
    A = 2
    def area(self): return self.value ** 2
print(Sq.A.area(), Sq.A, issubclass(Sq, Shape))
