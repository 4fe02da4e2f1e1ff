"""What model code does with dataclasses, enums, named tuples, abstract classes."""

from abc import ABC, abstractmethod
from collections import OrderedDict, defaultdict, namedtuple, Counter, deque
from dataclasses import dataclass, field, replace, asdict
from enum import Enum, IntEnum, auto
from typing import NamedTuple


@dataclass
class Config:
    width: int
    depth: int = 3
    names: list = field(default_factory=list)

    def __post_init__(self):
        self.total = self.width * self.depth


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


c = Config(4)
print(c, c.total, c == Config(4), replace(c, depth=5), asdict(c))
print(Version(1, 2) < Version(1, 3), hash(Version(1)) == hash(Version(1)), sorted([Version(2), Version(1)]))
try:
    Version(1).major = 2
except Exception as e:
    print(type(e).__name__, e)


class Color(Enum):
    RED = 1
    GREEN = "g"

    @property
    def pretty(self):
        return self.name.title()


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


print(Color.RED, Color("g"), Color["RED"], list(Color), Color.RED.pretty, Color.RED is Color.RED, Level.HIGH > Level.LOW, Level.LOW + 1)
try:
    Color(99)
except ValueError as e:
    print(e)
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p._replace(x=5), p == (1, 2), P._fields, [*p])


class Box(NamedTuple):
    w: int
    h: int = 2

    def area(self):
        return self.w * self.h


print(Box(3), Box(3).area(), Box(1, 1)._asdict())


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...


class Square(Shape):
    name = "square"

    def area(self):
        return 4


try:
    Shape()
except TypeError as e:
    print(e)
print(Square().area(), isinstance(Square(), Shape))
dd = defaultdict(list)
dd["a"].append(1)
print(dd, dict(dd), Counter("hello").most_common(2), OrderedDict(a=1), deque([1, 2, 3], maxlen=2))
