import types
n = types.SimpleNamespace(a=1, b=[2]); n.c = "x"; print(n, n.a, vars(n), n == types.SimpleNamespace(a=1, b=[2], c="x"), hasattr(n, "z")); del n.a; print(n)
m = types.MappingProxyType({"k": 1}); print(m, m["k"], dict(m), len(m), "k" in m, m | {"z": 2}, m.get("q", 0), list(m.items()))
try: m["k"] = 2
except TypeError as e: print(e)
C = types.new_class("C", (dict,), {}, lambda ns: ns.update(x=5)); print(C().x, C.__name__, C.__bases__)
def f(a, b=2): return a + b
print(isinstance(f, types.FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance((lambda: (yield))(), types.GeneratorType), isinstance(types, types.ModuleType), isinstance(None, types.NoneType), isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias))
class A: pass
a = A(); a.m = types.MethodType(lambda self, x: (self is a, x), a); print(a.m(3), isinstance(a.m, types.MethodType)); mod = types.ModuleType("mod", "doc"); mod.x = 1; print(mod.__name__, mod.__doc__, mod.x, repr(mod))
