import inspect
from functools import partial, wraps
class Base:
    def __init__(self, dim, depth=2, *, act="relu", **kw): self.args = (dim, depth, act, kw)
class Net(Base):
    """A net.

    More text.
    """
    width = 4
    def __init__(self, dim, *args, drop: float = 0.1, **kwargs): super().__init__(dim, *args, **kwargs); self.drop = drop
    def forward(self, x, mask=None): return x
    def _hidden(self): pass
    @property
    def prop(self): return 1
    @staticmethod
    def st(a): pass
def filter_kwargs(cls, kw): return {k: v for k, v in kw.items() if k in inspect.signature(cls.__init__).parameters}
print(filter_kwargs(Base, {"dim": 1, "zzz": 2, "act": "gelu"}), [p.name for p in inspect.signature(Net).parameters.values() if p.kind is p.KEYWORD_ONLY])
def defaults(f): return {k: v.default for k, v in inspect.signature(f).parameters.items() if v.default is not inspect.Parameter.empty}
print(defaults(Base), defaults(Net), defaults(Net.forward), inspect.getfullargspec(Net.forward).args, inspect.getfullargspec(Base.__init__).kwonlydefaults)
print([n for n, o in inspect.getmembers(Net, predicate=inspect.isfunction) if not n.startswith("__")], inspect.getdoc(Net), inspect.isclass(Net), inspect.getmro(Net)[1].__name__, inspect.ismethod(Net(1).forward), inspect.isfunction(Net.forward), inspect.isfunction(Net.st))
def save_args(f):
    @wraps(f)
    def inner(self, *a, **k):
        b = inspect.signature(f).bind(self, *a, **k); b.apply_defaults()
        self.saved = {n: v for n, v in b.arguments.items() if n != "self"}
        return f(self, *a, **k)
    return inner
class M:
    @save_args
    def __init__(self, a, b=2, *c, d=4, **e): pass
print(M(1).saved, M(1, 5, 6, d=7, z=8).saved, inspect.signature(M), M.__init__.__name__)
print("mask" in inspect.signature(Net(1).forward).parameters, len(inspect.signature(Net(1).forward).parameters), inspect.signature(partial(Net.forward, None)), inspect.signature(Net.st), list(inspect.signature(lambda x, *, k: 0).parameters.values())[1].kind.name)
try:
    inspect.signature(Base).bind()
except TypeError as e:
    print(e)
try:
    inspect.signature(5)
except TypeError as e:
    print(e)
s = inspect.signature(Base); print(s.replace(parameters=list(s.parameters.values())[:1]), s.bind(1, act="x").kwargs, s.bind(1, 2, q=3).args, str(s), s.parameters["depth"].replace(default=9), {k: str(v) for k, v in s.parameters.items()})
