# What configuration code of models does with dataclasses, enums and typing together.
from dataclasses import dataclass, field, asdict, fields, replace
from enum import Enum
from typing import Dict, List, Optional, Tuple, Union, Any, Callable, NamedTuple
from functools import partial
from collections import OrderedDict, namedtuple
import math, copy, json
class Act(str, Enum):
    RELU = "relu"
    GELU = "gelu"
    @classmethod
    def parse(cls, v): return v if isinstance(v, cls) else cls(v)
@dataclass
class BlockConfig:
    channels: int
    kernel: int = 3
    act: Act = Act.RELU
    ratio: float = 0.25
    @property
    def squeezed(self) -> int: return max(1, int(self.channels * self.ratio))
    @staticmethod
    def adjust(c: float, width: float) -> int:
        d = 8; v = max(d, int(c * width + d / 2) // d * d)
        return v + d if v < 0.9 * c * width else v
    def scaled(self, w): return replace(self, channels=self.adjust(self.channels, w))
@dataclass
class NetConfig:
    blocks: List[BlockConfig] = field(default_factory=lambda: [BlockConfig(c) for c in (16, 24, 40)])
    depth: Dict[str, int] = field(default_factory=dict)
    head: Optional[Tuple[int, ...]] = None
    norm: Callable[..., Any] = partial(round, ndigits=2)
    def __post_init__(self):
        self.head = self.head or tuple(b.channels for b in self.blocks)
        self.depth.setdefault("total", len(self.blocks))
    @classmethod
    def from_dict(cls, d: Dict[str, Any]) -> "NetConfig":
        known = {f.name for f in fields(cls)}
        return cls(**{k: v for k, v in d.items() if k in known})
c = NetConfig(); print(c.blocks[0], c.head, c.depth, c.blocks[1].squeezed, c.blocks[2].scaled(1.4))
print(json.dumps(asdict(c.blocks[0]), default=str), NetConfig.from_dict({"head": (1,), "zzz": 3}).head, c.norm(2.345))
class Weights(NamedTuple):
    url: str
    meta: dict = {}
@dataclass
class W:
    url: str
    transforms: Callable
    meta: Dict[str, Any]
    def __eq__(self, other):
        return isinstance(other, W) and self.url == other.url
class WeightsEnum(Enum):
    @classmethod
    def verify(cls, obj):
        if obj is not None:
            if type(obj) is str: obj = cls[obj.replace(cls.__name__ + ".", "")]
            elif not isinstance(obj, cls): raise TypeError(f"Invalid Weight class provided; expected {cls.__name__} but received {obj.__class__.__name__}.")
        return obj
    @property
    def url(self): return self.value.url
    @property
    def meta(self): return self.value.meta
class Net_Weights(WeightsEnum):
    V1 = W(url="u1", transforms=partial(int, base=2), meta={"classes": 10})
    V2 = W(url="u2", transforms=partial(int, base=8), meta={"classes": 20})
    DEFAULT = V2
print(Net_Weights.DEFAULT.name, Net_Weights.verify("DEFAULT").url, Net_Weights.V1.meta["classes"], len(Net_Weights), Net_Weights.verify(None), Net_Weights.V1.value.transforms("11"))
try:
    Net_Weights.verify(5)
except TypeError as e:
    print(e)
print(Act.parse("gelu") is Act.GELU, {Act.RELU: 1}["relu"], copy.deepcopy(c).blocks == c.blocks, OrderedDict(sorted({"b": 1, "a": 2}.items())))
Scale = namedtuple("Scale", "w d r p"); SC = {"b0": Scale(1.0, 1.0, 224, 0.2), "b1": Scale(1.0, 1.1, 240, 0.2)}
print({k: math.ceil(3 * s.d) for k, s in SC.items()}, SC["b1"]._replace(p=0.5))
