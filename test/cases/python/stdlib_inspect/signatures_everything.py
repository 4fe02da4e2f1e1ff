import inspect
from inspect import *
def f(a, /, b: int, c=3, *args, d, e: "str" = "x", **kw) -> float:
    """Doc line.

       indented
    """
s = signature(f); print(s, list(s.parameters), s.return_annotation, s.parameters["c"].default, s.parameters["b"].annotation, s.parameters["a"].kind, s.parameters["args"].kind.description, s.parameters["d"].kind.name, s.parameters["d"].default is Parameter.empty, str(s.parameters["e"]), repr(s.parameters["b"]), getdoc(f), f.__doc__)
b = s.bind(1, 2, d=4); print(b, b.arguments, b.args, b.kwargs); b.apply_defaults(); print(b.arguments, b.args, b.kwargs)
print(s.bind(1, 2, 3, 4, 5, d=1, z=2).arguments, s.bind_partial(1).arguments)
for args, kw in [((1,), {}), ((), {}), ((1, 2), {}), ((1, 2), {"b": 3, "d": 1})]:
    try: print(s.bind(*args, **kw))
    except TypeError as e: print(e)
class A:
    def __init__(self, x, y=2): ...
    def m(self, z): ...
    @classmethod
    def c(cls, q): ...
    @staticmethod
    def s(w=1): ...
    def __call__(self, call_arg): ...
    prop = property(lambda self: 1)
class B(A): ...
class N:
    def __new__(cls, n, *rest): return super().__new__(cls)
class Empty: ...
print(signature(A), signature(A.m), signature(A(1).m), signature(A.c), signature(A.s), signature(A(1)), signature(B), signature(N), signature(Empty), signature(lambda *a, **k: 0))
import functools
print(signature(functools.partial(f, 1, c=9)), signature(functools.partial(f, 1, 2)), signature(functools.wraps(f)(lambda *a: 0)), signature(functools.wraps(f)(lambda *a: 0), follow_wrapped=False))
print(isfunction(f), isclass(A), ismethod(A(1).m), ismethod(A.m), isbuiltin(len), ismodule(inspect), isgeneratorfunction(lambda: (yield)), iscoroutinefunction(f), isroutine(len), isabstract(A), callable(A), isdatadescriptor(A.prop), isgenerator(x for x in []), ismethoddescriptor(str.upper))
print([n for n, _ in getmembers(A) if not n.startswith("__")], [n for n, v in getmembers(A, isfunction)], getmro(B), getmodule(f).__name__, [p.name for p in signature(f).parameters.values() if p.kind is Parameter.KEYWORD_ONLY])
fs = getfullargspec(f); print(fs.args, fs.varargs, fs.varkw, fs.defaults, fs.kwonlyargs, fs.kwonlydefaults, fs.annotations, fs)
n = s.replace(parameters=[p for p in s.parameters.values() if p.name in ("b", "c")], return_annotation=Signature.empty); print(n, Parameter("x", Parameter.KEYWORD_ONLY, default=1, annotation=int), Signature([Parameter("p", Parameter.POSITIONAL_ONLY)]), s == signature(f), n == s, s.parameters["c"].replace(default=5))
for bad in [lambda: Parameter("1x", Parameter.KEYWORD_ONLY), lambda: Signature([Parameter("a", Parameter.KEYWORD_ONLY), Parameter("b", Parameter.POSITIONAL_ONLY)]), lambda: Signature([Parameter("a", 1), Parameter("a", 1)]), lambda: Parameter("a", Parameter.VAR_POSITIONAL, default=1), lambda: signature(5), lambda: signature("x"), lambda: Signature([Parameter("a", 1, default=1), Parameter("b", 1)])]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
def filtered(fn, **options):
    names = signature(fn).parameters
    return fn(**{k: v for k, v in options.items() if k in names})
print(filtered(lambda a, b=2: (a, b), a=1, c=5), cleandoc("""a
    b
      c
    """), Parameter.empty, getattr_static(A(1), "prop") is A.__dict__["prop"], unwrap(functools.wraps(f)(lambda: 0)) is f)
