from abc import ABC, ABCMeta, abstractmethod
class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...
    @classmethod
    @abstractmethod
    def unit(cls): ...
    @abstractmethod
    def scale(self, k): return f"base {k}"
    def describe(self): return f"{type(self).__name__} {self.area}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    area = property(lambda self: self.s ** 2)
    @classmethod
    def unit(cls): return cls(1)
    def scale(self, k): return super().scale(k), Sq(self.s * k).area
class Half(Shape):
    def scale(self, k): pass
print(Sq(3).describe(), Sq.unit().area, Sq(2).scale(3), sorted(Half.__abstractmethods__), Shape.__abstractmethods__ >= {"area"}, isinstance(Sq(1), Shape))
for c in (Shape, Half):
    try: c()
    except TypeError as e: print(e)
class Quacks(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c): return True if any("quack" in b.__dict__ for b in c.__mro__) else NotImplemented
class Duck: quack = 1
class Robot: pass
Quacks.register(Robot); print(issubclass(Duck, Quacks), isinstance(Robot(), Quacks), issubclass(int, Quacks), isinstance(Duck(), Quacks))
@Quacks.register
class Deco: pass
print(isinstance(Deco(), Quacks), Sq.__mro__[1:])
