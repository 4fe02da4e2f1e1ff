from dataclasses import dataclass, field, fields, asdict, replace, is_dataclass
from typing import Any, Dict, List, Optional, Tuple, Union, get_args, get_origin, get_type_hints
import json
@dataclass
class OptimConfig:
    name: str = "adam"
    lr: float = 1e-3
    betas: Tuple[float, float] = (0.9, 0.999)
@dataclass
class ModelConfig:
    width: int = 64
    depths: List[int] = field(default_factory=lambda: [2, 2])
    act: Optional[str] = None
    def __post_init__(self):
        if self.width % 8: raise ValueError(f"width must be a multiple of 8, is {self.width}")
@dataclass
class Config:
    model: ModelConfig = field(default_factory=ModelConfig)
    optim: OptimConfig = field(default_factory=OptimConfig)
    seed: Union[int, str] = 0
    tags: Dict[str, Any] = field(default_factory=dict)
    @classmethod
    def from_dict(cls, data): return build(cls, data)
    def override(self, *assignments):
        for text in assignments:
            path, _, value = text.partition("=")
            *parents, leaf = path.split(".")
            node = self
            for p in parents: node = getattr(node, p)
            kind = get_type_hints(type(node))[leaf]
            setattr(node, leaf, convert(kind, json.loads(value) if value[:1] in "[{0123456789-tfn" and value else value))
        return self
def convert(kind, value, path=""):
    origin, args = get_origin(kind), get_args(kind)
    if kind is Any: return value
    if is_dataclass(kind): return build(kind, value, path)
    if origin is Union:
        if value is None and type(None) in args: return None
        for option in args:
            if option is type(None): continue
            try: return convert(option, value, path)
            except TypeError: pass
        raise TypeError(f"{path}: {value!r} fits none of {[a.__name__ for a in args]}")
    if origin in (list, List): return [convert(args[0], v, f"{path}[{i}]") for i, v in enumerate(value)]
    if origin is tuple: return tuple(convert(a, v, path) for a, v in zip(args, value))
    if origin is dict: return {k: convert(args[1], v, f"{path}.{k}") for k, v in value.items()}
    if kind is float and type(value) is int: return float(value)
    if not isinstance(value, kind): raise TypeError(f"{path}: expected {kind.__name__}, got {type(value).__name__} {value!r}")
    return value
def build(cls, data, path=""):
    hints = get_type_hints(cls); unknown = data.keys() - hints.keys()
    if unknown: raise TypeError(f"{path or cls.__name__}: unknown {', '.join(sorted(unknown))}")
    return cls(**{k: convert(hints[k], v, f"{path}.{k}".lstrip(".")) for k, v in data.items()})
cfg = Config.from_dict({"model": {"width": 128, "depths": [3, 4]}, "optim": {"lr": 1, "betas": [0.8, 0.9]}, "seed": "x", "tags": {"a": [1]}})
print(cfg); print(json.dumps(asdict(cfg)), asdict(Config())["model"]["act"], cfg == Config(), replace(cfg, seed=1).model is cfg.model)
print(cfg.override("model.width=256", "optim.betas=[0.5, 0.6]", "optim.name=sgd", "model.act=null", "seed=7"))
for bad in [{"model": {"width": 3}}, {"model": {"width": "3"}}, {"modle": 1, "abc": 2}, {"seed": 1.5}, {"model": {"depths": [1, "2"]}}, {"optim": {"lr": None}}]:
    try: print(Config.from_dict(bad))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
def table(obj, prefix=""):
    for f in fields(obj):
        v = getattr(obj, f.name)
        if is_dataclass(v): yield from table(v, f"{prefix}{f.name}.")
        else: yield f"{prefix}{f.name}", v, getattr(f.type, "__name__", str(f.type))
for row in table(cfg): print("{:<14} {!s:<14} {}".format(*row))
