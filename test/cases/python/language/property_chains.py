class Temperature:
    def __init__(self, c=0): self.celsius = c
    @property
    def celsius(self):
        "Degrees C."
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273.15: raise ValueError("below absolute zero")
        self._c = v
    @celsius.deleter
    def celsius(self): print("reset"); self._c = 0
    @property
    def fahrenheit(self): return self.celsius * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, f): self.celsius = (f - 32) * 5 / 9
    kelvin = property(lambda self: self.celsius + 273.15, doc="K")
t = Temperature(25); print(t.fahrenheit, t.kelvin)
t.fahrenheit = 212; print(t.celsius); t.celsius += 1; print(t.celsius); del t.celsius; print(t.celsius)
for f in [lambda: setattr(t, "kelvin", 1), lambda: delattr(t, "kelvin"), lambda: delattr(t, "fahrenheit"), lambda: Temperature(-300)]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(Temperature.celsius.__doc__, Temperature.kelvin.__doc__, Temperature.celsius.fget.__name__, Temperature.kelvin.fset, isinstance(Temperature.celsius, property))
class Sub(Temperature):
    @Temperature.celsius.getter
    def celsius(self): return round(super().celsius)
    @property
    def kelvin(self): return super().kelvin + 1
s = Sub(3.7); print(s.celsius, s.kelvin, s._c)
s.celsius = 4.4; print(s.celsius)
class A:
    @property
    def broken(self): return self.missing
    def __getattr__(self, n): return f"<{n}>"
print(A().broken, A().x)
class B:
    @property
    def broken(self): return self.nope
try: B().broken
except AttributeError as e: print(e, e.name)
print(hasattr(B(), "broken"), getattr(B(), "broken", "dflt"))
class Meta(type):
    @property
    def size(cls): return len(cls.__name__)
class Sized(metaclass=Meta): pass
print(Sized.size)
try: Sized().size
except AttributeError as e: print(e)
class CP:
    @classmethod
    def make(cls, *a): return cls.__name__, a
    @staticmethod
    def st(x): return x * 2
    m2 = classmethod(lambda cls: cls)
class CPS(CP): pass
print(CPS.make(1), CPS().make(), CP.st(2), CPS().st(3), CPS.m2(), CP.__dict__["st"].__func__(4), CPS.make.__self__ is CPS)
