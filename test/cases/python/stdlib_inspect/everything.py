import abc, inspect, sys, weakref
def f(a, /, b: int, *args, c=3, d: "str" = "x", **kw) -> float: """Doc string.

    More."""
sig = inspect.signature(f); print(sig, [(n, str(q.kind), q.default is q.empty, q.annotation) for n, q in sig.parameters.items()], sig.return_annotation, inspect.getdoc(f), inspect.isfunction(f), inspect.getfullargspec(f), sig.replace(parameters=list(sig.parameters.values())[:2]), inspect.Parameter("z", inspect.Parameter.KEYWORD_ONLY, default=1), inspect.signature(lambda x=[]: 0), inspect.signature(int.__add__) if False else "", inspect.isclass(int), inspect.isbuiltin(len), inspect.isgeneratorfunction(f), inspect.getmro(bool), inspect.cleandoc("  a\n    b\n    c"), f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_argcount, f.__name__, f.__doc__[:5])
class K:
    def m(self, x): ...
    @classmethod
    def c(cls, y): ...
    @staticmethod
    def s(z): ...
    @property
    def p(self): ...
    def __call__(self, q): ...
print(inspect.signature(K.m), inspect.signature(K().m), inspect.signature(K.c), inspect.signature(K.s), inspect.signature(K()), inspect.signature(K), [n for n, v in inspect.getmembers(K, inspect.isfunction)], [n for n, _ in inspect.getmembers(K()) if not n.startswith("__")], inspect.ismethod(K().m), inspect.ismethod(K.c), inspect.getattr_static(K, "s").__class__.__name__)
def gen(): yield
gg = gen(); print(inspect.getgeneratorstate(gg)); next(gg); print(inspect.getgeneratorstate(gg)); gg.close(); print(inspect.getgeneratorstate(gg))
def who(): return inspect.currentframe().f_code.co_name, sys._getframe(1).f_code.co_name, inspect.stack()[1].function
def caller(): return who()
print(caller(), sys.version_info[:2] >= (3, 8), sys.maxsize, sys.byteorder, type(sys.modules).__name__, sys.intern("a") is sys.intern("a"), sys.getrecursionlimit())
class Obj: pass
o = Obj(); wr = weakref.ref(o); wd = weakref.WeakValueDictionary({"k": o}); wk = weakref.WeakKeyDictionary({o: 1}); ws = weakref.WeakSet([o]); print(wr() is o, wd["k"] is o, wk[o], o in ws, len(ws), weakref.proxy(o).__class__ is Obj)
class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...
    @abc.abstractmethod
    def draw(self, x): ...
    @classmethod
    @abc.abstractmethod
    def make(cls): ...
    @staticmethod
    @abc.abstractmethod
    def st(): ...
    def concrete(self): return f"{self.area}"
try: Shape()
except TypeError as e: print(e)
class Half(Shape):
    area = 3
    def draw(self, x): ...
try: Half()
except TypeError as e: print(e)
class Full(Half):
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def st(): ...
print(Full.make().concrete(), sorted(Shape.__abstractmethods__), Full.__abstractmethods__, inspect.isabstract(Half)); 
@Shape.register
class Virt: pass
print(issubclass(Virt, Shape), isinstance(Virt(), Shape), Shape in Virt.__mro__)
class Hook(abc.ABC):
    @classmethod
    def __subclasshook__(cls, C): return any("quack" in B.__dict__ for B in C.__mro__) or NotImplemented
class Duck:
    def quack(self): ...
print(issubclass(Duck, Hook), isinstance(3, Hook))
