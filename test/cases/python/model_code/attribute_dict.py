class AttrDict(dict):
    """Nested access by attribute, as configuration libraries give it."""
    def __init__(self, *args, **kw):
        super().__init__()
        self.update(*args, **kw)
    @classmethod
    def wrap(cls, v):
        if isinstance(v, dict) and not isinstance(v, cls): return cls(v)
        if isinstance(v, (list, tuple)): return type(v)(cls.wrap(x) for x in v)
        return v
    def __setitem__(self, k, v): super().__setitem__(k, self.wrap(v))
    def __getattr__(self, k):
        try: return self[k]
        except KeyError: raise AttributeError(f"{type(self).__name__!r} has no key {k!r}") from None
    __setattr__ = __setitem__
    def __delattr__(self, k):
        try: del self[k]
        except KeyError: raise AttributeError(k) from None
    def update(self, *args, **kw):
        for k, v in dict(*args, **kw).items():
            if isinstance(v, dict) and isinstance(self.get(k), AttrDict): self[k].update(v)
            else: self[k] = v
    def flat(self, prefix=""):
        for k, v in self.items():
            if isinstance(v, AttrDict): yield from v.flat(f"{prefix}{k}.")
            else: yield f"{prefix}{k}", v
    def select(self, path, default=None):
        node = self
        for part in path.split("."):
            node = node[int(part)] if isinstance(node, (list, tuple)) else node.get(part, default)
            if node is default: break
        return node
    def to_dict(self):
        return {k: v.to_dict() if isinstance(v, AttrDict) else v for k, v in self.items()}
    def __dir__(self): return sorted({*super().__dir__(), *self})
    def __missing__(self, k): raise KeyError(f"no {k}; have {list(self)}")
cfg = AttrDict({"model": {"name": "resnet", "depths": [2, 2], "head": {"dim": 10}}, "lr": 1e-3})
print(cfg.model.name, cfg["model"]["head"].dim, type(cfg.model.head).__name__, cfg)
cfg.model.head.drop = 0.5; cfg.update(model={"name": "vit", "head": {"dim": 5}}, extra=({"a": 1},)); print(cfg.to_dict(), cfg.extra[0].a)
print(dict(cfg.flat()), cfg.select("model.depths.1"), cfg.select("model.nope.x", "dflt"), "model" in cfg, len(cfg))
del cfg.lr
for f in [lambda: cfg.lr, lambda: cfg["lr"], lambda: delattr(cfg, "zz"), lambda: cfg.model.head.nope.x]:
    try: f()
    except (AttributeError, KeyError) as e: print(type(e).__name__, e)
print(hasattr(cfg, "lr"), getattr(cfg, "lr", None), "items" in dir(cfg), isinstance(cfg.items, dict), {**cfg.model.head}, cfg == AttrDict(cfg.to_dict()), cfg.copy().__class__.__name__)
import copy, json
c = copy.deepcopy(cfg); c.model.name = "x"; print(cfg.model.name, type(c).__name__, json.dumps(cfg.model, sort_keys=True), json.dumps(cfg, indent=1).count("\n"))
