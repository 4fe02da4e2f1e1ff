# registry + plugin + events + state machine with typing generics and properties
from __future__ import annotations
import abc, enum, functools, inspect, itertools, operator, re, sys, types, weakref
from collections import OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from typing import Any, Callable, ClassVar, Generic, Iterator, Optional, TypeVar
K, V = TypeVar("K"), TypeVar("V")
class LRU(Generic[K, V]):
    def __init__(self, cap: int) -> None: self.cap, self.d, self.hits, self.misses = cap, OrderedDict(), 0, 0
    def __getitem__(self, k: K) -> V:
        try: self.d.move_to_end(k)
        except KeyError: self.misses += 1; raise
        self.hits += 1
        return self.d[k]
    def __setitem__(self, k: K, v: V) -> None:
        self.d[k] = v; self.d.move_to_end(k)
        if len(self.d) > self.cap: print("evict", self.d.popitem(last=False))
    def __contains__(self, k): return k in self.d
    def __len__(self): return len(self.d)
    def __iter__(self) -> Iterator[K]: yield from self.d
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k!r}: {v!r}' for k, v in self.d.items())})"
    def __delitem__(self, k): del self.d[k]
    def __bool__(self): return bool(self.d)
c: LRU[str, int] = LRU(2); c["a"] = 1; c["b"] = 2; c["a"]; c["c"] = 3; print(c, len(c), list(c), "b" in c, c.hits)
try: c["zz"]
except KeyError as e: print("missing", e, c.misses)
class State(enum.Enum):
    IDLE = enum.auto(); RUN = enum.auto(); DONE = enum.auto()
    def __str__(self): return self.name.lower()
    @property
    def terminal(self): return self is State.DONE
class Transition(Exception): pass
class Machine:
    table: ClassVar[dict] = {(State.IDLE, "start"): State.RUN, (State.RUN, "finish"): State.DONE, (State.RUN, "pause"): State.IDLE}
    hooks: ClassVar[dict[str, list[Callable]]] = defaultdict(list)
    def __init__(self): self.state, self.log = State.IDLE, []
    @classmethod
    def on(cls, ev):
        def deco(f): cls.hooks[ev].append(f); return f
        return deco
    def fire(self, ev):
        try: new = self.table[self.state, ev]
        except KeyError: raise Transition(f"{ev!r} not allowed in {self.state}") from None
        old, self.state = self.state, new
        self.log.append(f"{old}->{new}")
        for h in self.hooks[ev]: h(self, ev)
        return self
@Machine.on("start")
@Machine.on("finish")
def note(m, ev): print(f"[{ev:^8}] {m.state!s:>5} {m.state!r} {m.state.terminal}")
m = Machine(); m.fire("start").fire("pause").fire("start").fire("finish"); print(m.log)
try: m.fire("start")
except Transition as e: print(e, e.__cause__, e.__suppress_context__, type(e.__context__).__name__)
class Shape(abc.ABC):
    registry: dict[str, type[Shape]] = {}
    def __init_subclass__(cls, *, kind=None, **kw):
        super().__init_subclass__(**kw)
        if kind: Shape.registry[kind] = cls
    @abc.abstractmethod
    def area(self) -> float: ...
    @staticmethod
    def make(kind, *a, **k): return Shape.registry[kind](*a, **k)
    def __lt__(self, o): return self.area() < o.area()
    def __str__(self): return f"{self.__class__.__name__.lower()}<{self.area():.2f}>"
@dataclass
class Rect(Shape, kind="rect"):
    w: float; h: float = 1
    def area(self): return self.w * self.h
@dataclass(eq=False)
class Square(Rect, kind="square"):
    h: float = field(init=False)
    def __post_init__(self): self.h = self.w
class Bad(Shape): pass
shapes = [Shape.make("rect", 2, h=3), Shape.make("square", 2), Shape.make("rect", 1)]
print(*sorted(shapes), sep=" | "); print(shapes, max(shapes), sorted(Shape.registry))
for f in (lambda: Bad(), lambda: Shape.make("x"), lambda: Rect(), lambda: Square(1, 2)):
    try: f()
    except (TypeError, KeyError) as e: print(type(e).__name__, e)
print(Rect(1, 2) == Rect(1, 2), Square(1) == Square(1), Rect.__hash__, Rect.__annotations__)
class Node:
    __slots__ = ("name", "kids", "_parent", "__weakref__")
    def __init__(self, name): self.name, self.kids, self._parent = name, [], None
    @property
    def parent(self): return self._parent and self._parent()
    @parent.setter
    def parent(self, p): self._parent = weakref.ref(p); p.kids.append(self)
    @parent.deleter
    def parent(self): self.parent.kids.remove(self); self._parent = None
    def walk(self, depth=0):
        yield depth, self
        for k in self.kids: yield from k.walk(depth + 1)
    def __truediv__(self, name): return next((k for k in self.kids if k.name == name), None) or functools.reduce(lambda n, s: (setattr(n, "parent", self), n)[1], [0], Node(name))
root = Node("root"); (root / "usr" / "bin"); (root / "usr" / "lib"); (root / "etc")
print("\n".join(f"{'  ' * d}{'└ ' if d else ''}{n.name}" for d, n in root.walk())); del (root / "usr").parent; print([n.name for _, n in root.walk()], (root / "etc").parent.name, root.parent)
try: root.foo = 1
except AttributeError as e: print(e)
try: root.__dict__
except AttributeError as e: print(e)
def trace(f=None, *, prefix="->"):
    if f is None: return functools.partial(trace, prefix=prefix)
    sig = inspect.signature(f)
    @functools.wraps(f)
    def w(*a, **k):
        b = sig.bind(*a, **k); b.apply_defaults()
        print(prefix, f.__name__, dict(b.arguments)); r = f(*a, **k); print("<-", repr(r)); return r
    w.calls = 0
    return w
@trace(prefix="=>")
def add(x, y=2, *rest, z: int = 3, **kw): "Adds."; return x + y + z + sum(rest)
add(1); add(1, 2, 3, z=4, q=5); print(add.__doc__, add.__name__, inspect.signature(add))
try: add()
except TypeError as e: print(e)
