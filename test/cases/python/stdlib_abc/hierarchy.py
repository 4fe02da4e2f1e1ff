from abc import ABC, ABCMeta, abstractmethod
class Layer(ABC):
    registry = {}
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if not getattr(cls, "__abstractmethods__", None): Layer.registry[cls.__name__] = cls
    @abstractmethod
    def forward(self, x): "compute"
    @property
    @abstractmethod
    def size(self): ...
    @classmethod
    @abstractmethod
    def build(cls): ...
    @staticmethod
    @abstractmethod
    def helper(): ...
    def __call__(self, x): return self.forward(x)
class Mid(Layer):
    @property
    def size(self): return 3
    @staticmethod
    def helper(): return "help"
class Leaf(Mid):
    def forward(self, x): return (super().forward(x), x + self.size)
    @classmethod
    def build(cls): return cls()
for c in (Layer, Mid):
    try:
        c()
    except TypeError as e:
        print(e)
l = Leaf.build(); print(l(1), l.helper(), l.size, sorted(Mid.__abstractmethods__), Leaf.__abstractmethods__, isinstance(l, Layer), Layer.forward.__doc__)
class Meta(ABCMeta):
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, ns); cls.tag = name.lower(); return cls
    def __call__(cls, *a, **k):
        obj = super().__call__(*a, **k); obj.made = True; return obj
class X(metaclass=Meta):
    @abstractmethod
    def f(self): ...
class Y(X):
    def f(self): return 1
print(Y().made, Y.tag, X.tag, type(Y).__name__, isinstance(Y(), X))
try:
    X()
except TypeError as e:
    print(e)
class P(ABC):
    @property
    @abstractmethod
    def v(self): ...
    @v.setter
    @abstractmethod
    def v(self, x): ...
class Q(P):
    _v = 1
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x): self._v = x
q = Q(); q.v = 5; print(q.v)
class Num(ABC): pass
Num.register(int); print(isinstance(3, Num), issubclass(bool, Num), isinstance("s", Num))
class Duck(ABC):
    @classmethod
    def __subclasshook__(cls, C): return True if hasattr(C, "quack") else NotImplemented
class D:
    def quack(self): pass
print(isinstance(D(), Duck), isinstance(1, Duck))
class Dyn(ABC):
    @abstractmethod
    def g(self): ...
Dyn.g = lambda self: 2
Dyn.__abstractmethods__ = frozenset(); print(Dyn().g())
