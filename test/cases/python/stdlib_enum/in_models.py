import enum
from enum import Enum, IntEnum, auto, Flag
class Mode(Enum):
    TRAIN = "train"
    EVAL = "eval"
    def __str__(self): return self.value
    @property
    def is_train(self): return self is Mode.TRAIN
    @classmethod
    def default(cls): return cls.EVAL
    @classmethod
    def names(cls): return [m.name for m in cls]
m = Mode("train"); print(m, repr(m), m.is_train, Mode.default(), Mode.names(), f"mode={m}", {m: 1}, m in {Mode.TRAIN}, m == Mode.TRAIN, m != "train")
class Level(IntEnum):
    LOW = auto(); MID = auto(); HIGH = 10
    def up(self): return Level(min(self + 1, 10)) if self + 1 in [int(x) for x in Level] else self
print(Level.LOW.up(), Level.HIGH.up(), Level.LOW < Level.HIGH, sorted(Level, reverse=True), max(Level), Level.MID * 2, range(Level.HIGH)[-1], [0] * Level.MID, {1: "one"}[Level.LOW], "x" * Level.MID, Level(10) is Level.HIGH, isinstance(Level.LOW, int), int(Level.MID), float(Level.MID), Level.LOW.real, -Level.LOW, Level.LOW == 1.0, bool(Level.LOW), hash(Level.LOW) == hash(1))
ACTS = {Mode.TRAIN: lambda x: x + 1, Mode.EVAL: lambda x: x}
print([ACTS[k](1) for k in Mode], dict(zip(Mode, range(2))), list(map(lambda k: k.value, Mode)), tuple(Mode)[0], next(iter(Mode)), list(enumerate(Mode)))
class Norm(Enum):
    BATCH = ("bn", 1); GROUP = ("gn", 32)
    def __init__(self, short, groups): self.short, self.groups = short, groups
    def build(self, c): return f"{self.short}({c}, {self.groups})"
print([n.build(8) for n in Norm], Norm.GROUP.groups, Norm(("bn", 1)).name, Norm["GROUP"].short)
print(Mode.TRAIN.__class__ is Mode, type(Mode).__name__, Mode.__members__["EVAL"], hasattr(Mode, "TEST"), getattr(Mode, "TRAIN"), Mode.__doc__, Mode.__module__, Mode.TRAIN.name.lower(), isinstance(Mode.TRAIN, Enum), issubclass(Level, int))
def pick(x):
    match x:
        case Mode.TRAIN: return "t"
        case Mode.EVAL: return "e"
        case Level.HIGH: return "h"
        case _: return "?"
print([pick(x) for x in (Mode.TRAIN, Mode.EVAL, Level.HIGH, 10, "train")])
class A(Enum):
    X = 1
    @staticmethod
    def make(): return A.X
    class Inner: pass
print(A.make(), [a.name for a in A][0])
Dyn = Enum("Dyn", {"ONE": 1, "TWO": 2}, module="m"); print(Dyn.ONE, list(Dyn), Enum("F", [("a", 5), ("b", 6)]).b.value, Flag("G", "R W").W.value)
for f in (lambda: Mode("x"), lambda: Level["x"], lambda: Mode.TRAIN.nope, lambda: Mode.TRAIN < Mode.EVAL, lambda: Level.LOW + "a"):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
