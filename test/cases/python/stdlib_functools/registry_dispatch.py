from functools import singledispatch, partial, reduce
from collections.abc import Sequence, Mapping
from enum import Enum
from dataclasses import dataclass
from typing import Union
@singledispatch
def to_json(obj): raise TypeError(f"cannot convert {type(obj).__name__}")
@to_json.register(type(None))
@to_json.register(bool)
@to_json.register(int)
@to_json.register(float)
@to_json.register(str)
def _(obj): return obj
@to_json.register(list)
@to_json.register(tuple)
def _(obj): return [to_json(o) for o in obj]
@to_json.register
def _(obj: dict): return {k: to_json(v) for k, v in obj.items()}
class Color(Enum):
    RED = 1
@to_json.register
def _(obj: Enum): return obj.name
@dataclass
class P:
    x: int
@to_json.register(P)
def p_json(obj): return {"x": obj.x}
print(to_json({"a": [1, (2.5, None)], "b": Color.RED, "c": P(3), "d": True}))
try:
    to_json({1, 2})
except TypeError as e:
    print(e)
@singledispatch
def kind(x): return "other"
@kind.register
def _(x: Sequence): return "sequence"
@kind.register
def _(x: Mapping): return "mapping"
print(kind([]), kind("s"), kind({}), kind(5), kind(range(3)))
@singledispatch
def u(x): return "base"
@u.register(int)
@u.register(float)
def _(x): return "number"
print(u(1), u(2.0), u("a"), sorted(t.__name__ for t in u.registry))
