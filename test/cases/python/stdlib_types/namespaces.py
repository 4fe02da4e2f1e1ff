import types
from types import SimpleNamespace, MappingProxyType, MethodType, FunctionType, ModuleType
cfg = SimpleNamespace(lr=0.1, opt=SimpleNamespace(name="sgd")); cfg.opt.m = 0.9; print(cfg, cfg.opt.name, vars(cfg.opt), hasattr(cfg, "zz"), getattr(cfg, "zz", 3), cfg == SimpleNamespace(**vars(cfg)), cfg != SimpleNamespace())
def to_ns(d): return SimpleNamespace(**{k: to_ns(v) if isinstance(v, dict) else v for k, v in d.items()})
print(to_ns({"a": {"b": [1, {"c": 2}]}, "d": None}))
class A:
    def __init__(self): self.n = 1
def patched(self, k): return self.n + k
a = A(); a.m = MethodType(patched, a); print(a.m(2), a.m.__self__ is a, type(a.m) is MethodType, isinstance(A.__init__, FunctionType), isinstance(a.m, types.FunctionType)); A.p = patched; print(a.p(5), A().p(1))
D = MappingProxyType({"x": [1]}); D["x"].append(2); print(D, dict(D), D | {"y": 1}, [*D.items()], len(D), D.copy())
try:
    del D["x"]
except TypeError as e:
    print(e)
m = ModuleType("plug", "docs"); exec_ = setattr(m, "f", lambda: 7); print(m.f(), m.__name__, m.__doc__, isinstance(m, ModuleType), "f" in vars(m))
B = type("B", (A,), {"v": 3, "g": lambda self: self.v}); C = types.new_class("C", (B,), {}, lambda ns: ns.__setitem__("w", 4)); print(B().g(), C().w, C.__mro__[1].__name__, C.__name__, isinstance(C(), A))
print(isinstance((x for x in ()), types.GeneratorType), isinstance(None, types.NoneType), types.SimpleNamespace is SimpleNamespace, isinstance(print, types.BuiltinFunctionType), isinstance(type(a), type), isinstance(...,  types.EllipsisType), isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias))
