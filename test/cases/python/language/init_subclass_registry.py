class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, abstract=False, **kw):
        super().__init_subclass__(**kw)
        if not abstract: cls.registry[name or cls.__name__.lower()] = cls
class A(Plugin): pass
class B(Plugin, name="bee"): pass
class C(Plugin, abstract=True): pass
class D(C, B): pass
print({k: v.__name__ for k, v in Plugin.registry.items()}, [c.__name__ for c in Plugin.__subclasses__()])
try:
    class E(Plugin, colour=1): pass
except TypeError as e: print(e)
class Typed:
    def __init_subclass__(cls, **kw):
        for n, t in cls.__dict__.get("__annotations__", {}).items(): print(cls.__name__, n, t.__name__)
class F(Typed): x: int; y: str = "a"
class G(F): pass
