from __future__ import annotations
from dataclasses import dataclass, field, fields, InitVar
import typing
from typing import ClassVar, Optional, get_type_hints
@dataclass
class Config:
    dim: int = 64
    name: str = "net"
    heads: Optional[int] = None
    registry: ClassVar[dict] = {}
    extra: typing.ClassVar[int] = 3
    seed: InitVar[int] = 0
    def __post_init__(self, seed):
        self.dim += seed
print(Config(), Config(1, "x", 2, 100), [f.name for f in fields(Config)], fields(Config)[0].type)
print(get_type_hints(Config)["heads"], get_type_hints(Config)["dim"])
@dataclass
class Stage:
    c: Config = field(default_factory=lambda: Config(dim=2))
    depth: "int" = 3
print(Stage(), Stage(Config(5)).c.dim)
class Reg(dict):
    pass
@dataclass
class WithProperty:
    _x: int = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v
w = WithProperty(3); w.x = 9; print(w, w.x)
