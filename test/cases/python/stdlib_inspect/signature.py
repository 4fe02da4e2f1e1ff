import inspect, functools
from inspect import signature, Parameter
def f(a, b: int, /, c=3, *args, d, e: str = "x", **kw) -> bool: "doc of f"
s = signature(f); print(s, list(s.parameters), s.return_annotation)
for p in s.parameters.values(): print(p.name, p.kind, p.default is Parameter.empty, p.annotation, p, repr(p), p.kind.name, p.kind.description)
b = s.bind(1, 2, 3, 4, d=5, z=6); print(b.arguments, b.args, b.kwargs); b = s.bind(1, 2, d=1); b.apply_defaults(); print(b.arguments, b)
for args, kw in (((1,), {}), ((1, 2), {}), ((1, 2, 3), {"c": 4, "d": 1})):
    try:
        s.bind(*args, **kw)
    except TypeError as e:
        print(e)
print(s.bind_partial(1).arguments, signature(lambda x, y=1: 0), signature(lambda *a, k=2, **q: 0), signature(lambda: 0))
class C:
    "doc of C"
    def __init__(self, x, y: float = 0.5): pass
    def m(self, q): pass
    @classmethod
    def k(cls, z): pass
    @staticmethod
    def s(w): pass
    def __call__(self, call): pass
class D(C): pass
class E: pass
class N:
    def __new__(cls, n): return object.__new__(cls)
print(signature(C), signature(D), signature(E), signature(N), signature(C(1)), signature(C(1).m), signature(C.m), signature(C.k), signature(C.s))
print(signature(functools.partial(f, 1, 2)), signature(functools.partial(f, 1, 2, c=9)), signature(functools.partial(C(1).m, 3)))
@functools.wraps(f)
def w(*args, **kwargs): pass
print(signature(w), signature(w, follow_wrapped=False), inspect.unwrap(w) is f)
print(inspect.getfullargspec(f)); print(inspect.getfullargspec(C.__init__).args, inspect.getfullargspec(C(1).m).args)
print(inspect.isclass(C), inspect.isfunction(f), inspect.ismethod(C(1).m), inspect.isbuiltin(len), inspect.ismodule(inspect), inspect.isgeneratorfunction(f), inspect.isroutine(f), inspect.isfunction(C.m), inspect.isclass(C(1)))
def gen(): yield 1
async def co(): pass
print(inspect.isgeneratorfunction(gen), inspect.isgenerator(gen()), inspect.iscoroutinefunction(co))
print([n for n, v in inspect.getmembers(C, inspect.isfunction)], inspect.getdoc(f), inspect.getdoc(C), inspect.getmro(D)[0].__name__)
print(s.replace(parameters=[Parameter("z", Parameter.KEYWORD_ONLY, default=1)]), s == signature(f), Parameter("a", Parameter.POSITIONAL_ONLY).replace(name="b"), Parameter.empty is inspect._empty)
print([k for k, v in signature(C.__init__).parameters.items() if v.default is not Parameter.empty], "x" in signature(C).parameters, len(signature(f).parameters), signature(f).parameters["e"].default)
from dataclasses import dataclass, field
@dataclass
class P:
    a: int
    b: str = "q"
    c: list = field(default_factory=list)
print(signature(P), inspect.getmodule(f).__name__ if inspect.getmodule(f) else None, inspect.cleandoc("  a\n    b\n    c\n"), inspect.isabstract(C))
from typing import Optional, List
def t(x: Optional[int], y: List[str] = None, z: "C" = 1) -> None: pass
print(signature(t), inspect.getattr_static(C, "m") is C.__dict__["m"], dict(inspect.get_annotations(t))["x"])
