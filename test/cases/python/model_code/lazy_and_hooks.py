import functools, weakref, contextlib
from collections import OrderedDict
class Handle:
    next_id = 0
    def __init__(self, hooks): self.hooks, self.id = weakref.ref(hooks) if False else (lambda: hooks), Handle.next_id; Handle.next_id += 1
    def remove(self): self.hooks().pop(self.id, None)
    def __enter__(self): return self
    def __exit__(self, *exc): self.remove()
class Module:
    training = True
    def __init__(self):
        for name in ("_params", "_modules", "_hooks", "_buffers"): object.__setattr__(self, name, OrderedDict())
    def __setattr__(self, name, value):
        if isinstance(value, Module):
            if "_modules" not in self.__dict__: raise AttributeError("cannot assign module before Module.__init__() call")
            self.__dict__.pop(name, None); self._modules[name] = value
        elif isinstance(value, Param): self._params[name] = value
        else: object.__setattr__(self, name, value)
    def __getattr__(self, name):
        for store in ("_params", "_modules", "_buffers"):
            if store in self.__dict__ and name in self.__dict__[store]: return self.__dict__[store][name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
    def __delattr__(self, name):
        if name in self._modules: del self._modules[name]
        else: object.__delattr__(self, name)
    def __call__(self, *a, **k):
        out = self.forward(*a, **k)
        for hook in list(self._hooks.values()):
            r = hook(self, a, out)
            if r is not None: out = r
        return out
    def register_hook(self, f):
        h = Handle(self._hooks); self._hooks[h.id] = f; return h
    def named_modules(self, memo=None, prefix=""):
        memo = set() if memo is None else memo
        if self in memo: return
        memo.add(self); yield prefix, self
        for n, m in self._modules.items(): yield from m.named_modules(memo, prefix + ("." if prefix else "") + n)
    def named_parameters(self):
        for prefix, m in self.named_modules():
            for n, p in m._params.items(): yield f"{prefix}.{n}".lstrip("."), p
    def apply(self, f):
        for m in self._modules.values(): m.apply(f)
        f(self); return self
    def train(self, mode=True): return self.apply(lambda m: object.__setattr__(m, "training", mode))
    def extra_repr(self): return ""
    def __repr__(self):
        lines = [f"({n}): " + repr(m).replace("\n", "\n  ") for n, m in self._modules.items()]
        body = self.extra_repr() if not lines else "\n  " + "\n  ".join(lines) + "\n"
        return f"{type(self).__name__}({body})"
    def __dir__(self): return sorted([*object.__dir__(self), *self._modules, *self._params])
class Param:
    def __init__(self, *shape): self.shape = shape
    numel = property(lambda s: functools.reduce(lambda a, b: a * b, s.shape, 1))
class Linear(Module):
    def __init__(self, i, o): super().__init__(); self.i, self.o = i, o; self.weight = Param(o, i); self.bias = Param(o)
    def extra_repr(self): return f"in={self.i}, out={self.o}"
    def forward(self, x): return x * self.o
class Seq(Module):
    def __init__(self, *ms):
        super().__init__()
        for i, m in enumerate(ms): setattr(self, str(i), m)
    def __iter__(self): return iter(self._modules.values())
    def __len__(self): return len(self._modules)
    def __getitem__(self, i): return Seq(*list(self)[i]) if isinstance(i, slice) else list(self)[i]
    def forward(self, x): return functools.reduce(lambda v, m: m(v), self, x)
shared = Linear(2, 3); net = Seq(shared, Seq(Linear(3, 4), shared)); print(net)
print([n for n, _ in net.named_modules()], {n: p.numel for n, p in net.named_parameters()}, net(1), len(net), net[1:], net[0] is shared, "0" in dir(net))
seen = []
with shared.register_hook(lambda m, a, o: seen.append((a, o))): net(2)
h = net.register_hook(lambda m, a, o: -o); print(net(1), seen); h.remove(); h.remove(); print(net(1), net.train(False).training, [m.training for _, m in net.named_modules()], Module.training)
for bad in [lambda: net.nope, lambda: type("B", (Module,), {"__init__": lambda s: setattr(s, "x", shared)})(), lambda: delattr(net, "zz"), lambda: Module()(1)]:
    try: bad()
    except AttributeError as e: print(e)
del net._modules["0"]; print(len(net), hasattr(net, "0"), getattr(net, "1").__class__.__name__)
