from abc import ABC, ABCMeta, abstractmethod, abstractproperty
import abc
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name} {self.area()}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    @property
    def name(self): return "square"
class Half(Shape):
    def area(self): return 0
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
attempt(Shape)
attempt(Half)
attempt(lambda: Sq(3).describe())
class M(metaclass=ABCMeta):
    @staticmethod
    @abstractmethod
    def s(): ...
    @classmethod
    @abstractmethod
    def c(cls): ...
    @abstractmethod
    def z(self): return "base z"
attempt(M)
class N(M):
    @staticmethod
    def s(): return 1
    @classmethod
    def c(cls): return cls.__name__
    def z(self): return super().z() + "!"
print(N().z(), N.c(), N.s(), isinstance(N(), M), sorted(M.__abstractmethods__), N.__abstractmethods__)
@Shape.register
class Virtual: pass
print(isinstance(Virtual(), Shape), issubclass(Virtual, Shape), Shape in Virtual.__mro__)
class Hook(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Hook:
            return any("quack" in B.__dict__ for B in C.__mro__)
        return NotImplemented
class Duck:
    def quack(self): pass
print(issubclass(Duck, Hook), isinstance(Duck(), Hook), issubclass(int, Hook))
print(Shape.area.__isabstractmethod__, type(Shape).__name__, ABC.__name__)
class NoAbc:
    @abstractmethod
    def f(self): ...
print(NoAbc().f())
class Gen(ABC):
    def __init_subclass__(cls, kind=None, **kw):
        super().__init_subclass__(**kw)
        cls.kind = kind
class G1(Gen, kind="one"): pass
print(G1.kind, isinstance(G1(), Gen))
