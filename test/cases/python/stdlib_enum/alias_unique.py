from enum import Enum, unique, auto, IntFlag, StrEnum, nonmember, member
class S(Enum):
    A = 1; B = 2; ALSO_A = 1
print(list(S), S.ALSO_A, S["ALSO_A"], [n for n, m in S.__members__.items() if m.name != n], S(1), len(S))
@unique
class U(Enum):
    A = 1; B = "1"; C = 1.5
print(list(U), U("1"))
class T(Enum):
    TRUE = True; ONE = 1; ZERO = 0; FALSE = False; NONE = None
print(list(T), T(None), T(0), T(1).name)
class N(Enum):
    a = 1
    @nonmember
    class Helper: x = 5
    b = member(2)
    c = nonmember(3)
print(list(N), N.c, N.Helper.x, N.b)
class Color(StrEnum):
    RED = auto(); DARK_BLUE = auto(); X = "xx"
print(list(Color), Color.DARK_BLUE, Color("xx"), Color.RED + "!", Color.RED.upper(), Color.RED in ("red",), ",".join(Color), f"{Color.X!s:>4}|{Color.X!r}")
class F(IntFlag):
    A = auto(); B = auto(); AB = A | B; C = 8
print(F.AB, F(3), F.A | F.C, F(11), repr(F.A & F.B), F.AB & F.A, F.A in F.AB, list(F), [f.name for f in F.AB], ~F.A & F.AB, F.C.value, F(16), F.A + F.B, F["C"] | 0)
class Order(Enum):
    _order_ = "x y"
    x = 1; y = 2
print(list(Order))
class WithSlots(Enum):
    __slots__ = ()
    P = 1
print(WithSlots.P, WithSlots.P.value)
try:
    Color.RED = 5
except AttributeError as e:
    print(e)
