from dataclasses import dataclass, field, fields, asdict, is_dataclass, replace, MISSING
from typing import Any, Dict, List, Optional, Tuple, get_type_hints
import json
@dataclass
class Optim:
    name: str = "adam"
    lr: float = 1e-3
    betas: Tuple[float, float] = (0.9, 0.999)
@dataclass
class Data:
    size: int = 224
    mean: List[float] = field(default_factory=lambda: [0.485, 0.456, 0.406])
@dataclass
class Exp:
    name: str
    optim: Optim = field(default_factory=Optim)
    data: Data = field(default_factory=Data)
    tags: Dict[str, Any] = field(default_factory=dict)
    seed: Optional[int] = None
    @classmethod
    def load(cls, d):
        kw = {}
        hints = get_type_hints(cls)
        for f in fields(cls):
            if f.name not in d: continue
            v = d[f.name]; kw[f.name] = hints[f.name](**v) if is_dataclass(hints[f.name]) else v
        return cls(**kw)
    def flat(self, prefix=""):
        out = {}
        def walk(o, p):
            for f in fields(o):
                v = getattr(o, f.name)
                if is_dataclass(v): walk(v, p + f.name + ".")
                else: out[p + f.name] = v
        walk(self, prefix); return out
    def required(self): return [f.name for f in fields(self) if f.default is MISSING and f.default_factory is MISSING]
e = Exp.load({"name": "run", "optim": {"lr": 0.1}, "tags": {"a": 1}}); print(e); print(json.dumps(asdict(e))); print(e.flat(), e.required(), e == Exp.load(asdict(e)), e.data is Exp("x").data)
f = replace(e, optim=replace(e.optim, name="sgd"), seed=3); print(f.optim, e.optim.name, f.seed, f.data is e.data)
def override(cfg, **kw):
    for k, v in kw.items():
        o, *rest = cfg, *k.split("__")
        for part in rest[:-1]: o = getattr(o, part)
        assert hasattr(o, rest[-1]), k
        setattr(o, rest[-1], type(getattr(o, rest[-1]))(v))
    return cfg
print(override(Exp("o"), optim__lr="0.5", data__size=32).flat())
@dataclass
class Sweep:
    base: Exp
    grid: Dict[str, List[Any]]
    def __iter__(self):
        from itertools import product
        for vals in product(*self.grid.values()): yield dict(zip(self.grid, vals))
    def __len__(self):
        n = 1
        for v in self.grid.values(): n *= len(v)
        return n
s = Sweep(e, {"lr": [1, 2], "bs": [8]}); print(len(s), list(s), bool(s))
try:
    Exp()
except TypeError as x:
    print(x)
try:
    Optim(learning_rate=1)
except TypeError as x:
    print(x)
