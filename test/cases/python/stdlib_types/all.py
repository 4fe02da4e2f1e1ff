import types
from types import SimpleNamespace, MethodType, FunctionType, ModuleType, MappingProxyType, GeneratorType, NoneType
n = SimpleNamespace(a=1, b="x"); print(n, n.a, n == SimpleNamespace(a=1, b="x"), vars(n)); n.c = 3; print(n); del n.a; print(n)
def f(self, x): return (self, x)
m = MethodType(f, 5); print(m(6), m.__self__, m.__func__ is f)
print(isinstance(f, FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance((i for i in []), GeneratorType), isinstance(None, NoneType), isinstance(types, ModuleType), isinstance(lambda: 0, types.LambdaType), isinstance(m, MethodType))
p = MappingProxyType({"a": 1}); print(p["a"], len(p), list(p), p, "a" in p, dict(p), p.get("z"), p == {"a": 1})
try:
    p["b"] = 2
except TypeError as e:
    print(e)
mod = ModuleType("mymod"); mod.x = 5; print(mod.x, mod.__name__)
print(isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias), types.GenericAlias(list, (int,)))
C = types.new_class("C", (), {}, lambda ns: ns.update(z=3)); print(C.z, C.__name__)
class NS(SimpleNamespace): pass
print(NS(q=1))
