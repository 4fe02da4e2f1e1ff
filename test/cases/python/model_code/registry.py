import functools, inspect
class Registry:
    def __init__(self, name): self._name, self._map = name, {}
    def register(self, obj=None, *, name=None, force=False):
        if obj is None: return functools.partial(self.register, name=name, force=force)
        key = name or obj.__name__
        if key in self._map and not force: raise KeyError(f"{key} is already registered in {self._name}")
        self._map[key] = obj
        return obj
    def build(self, cfg, **defaults):
        cfg = dict(cfg); kind = cfg.pop("type")
        if isinstance(kind, str):
            if kind not in self._map: raise KeyError(f"{kind} is not in the {self._name} registry, choose from {sorted(self._map)}")
            kind = self._map[kind]
        merged = {**defaults, **cfg}
        try: return kind(**merged)
        except TypeError as e: raise type(e)(f"{kind.__name__}: {e}") from e
    def __contains__(self, k): return k in self._map
    def __repr__(self): return f"Registry(name={self._name}, items={list(self._map)})"
    def __iter__(self): return iter(self._map.items())
    def __len__(self): return len(self._map)
    __getitem__ = lambda self, k: self._map[k]
LAYERS = Registry("layers")
@LAYERS.register
class Conv:
    def __init__(self, cin, cout, k=3, *, bias=True): self.args = cin, cout, k, bias
    def __repr__(self): return f"Conv{self.args}"
@LAYERS.register(name="act")
def activation(kind="relu", inplace=False): return f"{kind}{'_' * inplace}"
class Pool:
    size = 2
    def __init__(self, **kw): self.__dict__.update(kw)
LAYERS.register(Pool, name="pool")
print(LAYERS, len(LAYERS), "Conv" in LAYERS, LAYERS["act"]("gelu"))
print(LAYERS.build({"type": "Conv", "cin": 3, "cout": 8}, bias=False), LAYERS.build(dict(type="act"), inplace=True), vars(LAYERS.build({"type": Pool, "size": 3})))
for bad in [lambda: LAYERS.build({"type": "Cnv"}), lambda: LAYERS.build({"type": "Conv", "cin": 1}), lambda: LAYERS.build({"type": "Conv", "cin": 1, "cout": 2, "stride": 2}), lambda: LAYERS.register(Pool, name="pool"), lambda: LAYERS.build({}), lambda: LAYERS.build({"type": "act", "x": 1})]:
    try: print(bad())
    except (KeyError, TypeError) as e: print(type(e).__name__, e, "|", type(e.__cause__).__name__)
for name, obj in LAYERS:
    print(name, inspect.signature(obj), inspect.isclass(obj))
_MODELS = {}
def register_model(fn):
    _MODELS[fn.__name__] = fn
    return fn
def create(name, *args, **kw):
    base, _, variant = name.partition(".")
    return _MODELS[base](*args, variant=variant or None, **kw)
@register_model
def tiny(depth=2, variant=None): return f"tiny-{depth}-{variant}"
print(create("tiny.in1k", depth=4), create("tiny"), {k: v() for k, v in _MODELS.items()})
