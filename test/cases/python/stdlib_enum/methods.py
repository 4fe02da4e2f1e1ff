from enum import Enum, IntEnum, Flag, auto, property as eproperty
from functools import partial
import operator
class Op(Enum):
    ADD = "+"; SUB = "-"; MUL = "*"
    def __call__(self, a, b): return {"+": operator.add, "-": operator.sub, "*": operator.mul}[self.value](a, b)
    def __or__(self, o): return (self.name, o.name)
    def __lt__(self, o): return self.value < o.value
print(Op.ADD(1, 2), Op("*")(3, 4), Op.ADD | Op.SUB, sorted(Op), [op(6, 3) for op in Op], max(Op))
class Fn(Enum):
    DOUBLE = partial(operator.mul, 2)
    LAM = (lambda x: x + 1,)
    def run(self, x): f = self.value[0] if isinstance(self.value, tuple) else self.value; return f(x)
print(Fn.DOUBLE.run(4), Fn.LAM.run(1), len(Fn))
class Http(IntEnum):
    OK = 200, "fine"
    NOT_FOUND = 404, "missing"
    def __new__(cls, code, phrase=""):
        o = int.__new__(cls, code); o._value_ = code; o.phrase = phrase; return o
    @property
    def is_error(self): return self >= 400
print(Http.OK.phrase, Http(404).is_error, Http.NOT_FOUND + 0, repr(Http.OK), str(Http.OK), [h.phrase for h in Http], Http.OK == 200, f"{Http.OK}", "%d" % Http.OK)
class Unit(Enum):
    KB = 10; MB = 20
    @property
    def bytes(self): return 1 << self.value
    @classmethod
    def parse(cls, s): return cls[s.upper()]
    @classmethod
    def _missing_(cls, v): return cls.KB if v == "default" else None
    def __str__(self): return self.name.lower()
    def __format__(self, spec): return f"<{self.name}:{spec}>"
    def __hash__(self): return 5
    def __bool__(self): return self.value > 10
print(Unit.MB.bytes, Unit.parse("kb"), Unit("default"), str(Unit.KB), f"{Unit.KB:x}", "{}".format(Unit.MB), bool(Unit.KB), bool(Unit.MB), {Unit.KB: 1}, hash(Unit.KB))
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
    ALL = R | W | X
    @classmethod
    def of(cls, s): return cls(sum(cls[c.upper()].value for c in s))
    @property
    def text(self): return "".join(p.name.lower() for p in Perm if p in self and p is not Perm.ALL)
print(Perm.of("rw"), Perm.ALL.text, Perm.ALL & ~Perm.W, Perm.of("x") | Perm.R, bool(Perm.R & Perm.W), Perm(0), len(Perm.ALL), Perm.ALL.name, [p.name for p in Perm], (Perm.R | Perm.W).value)
class Outer:
    class Inner(Enum):
        A = 1
        def who(self): return type(self).__qualname__
    default = Inner.A
print(Outer.Inner.A.who(), Outer.default, Outer.default.value)
class Tuple(tuple, Enum):
    A = (1, 2)
    B = (3, 4)
print(Tuple.A[0], Tuple.B.value, len(Tuple.A), list(Tuple), Tuple((1, 2)) is Tuple.A)
