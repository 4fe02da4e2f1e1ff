from collections.abc import *
from numbers import Number, Integral, Real
class D(dict): pass
for v in [1, True, 1.5, 1j, "s", b"b", [1], (1,), {1}, frozenset(), {}, D(), None, range(2), iter([]), (x for x in []), len, lambda: 0, int, type, ..., object()]:
    print(type(v).__name__, *[t.__name__ for t in (int, str, dict, Iterable, Iterator, Sequence, Mapping, Hashable, Callable, Sized, Container, Collection, Number, Integral, Real, Generator, Set) if isinstance(v, t)])
print(isinstance(1, (str, (int, float))), isinstance(True, int), issubclass(bool, (str, int)), isinstance("a", object), issubclass(D, dict), isinstance(D, type), isinstance(type, object), issubclass(type, object), issubclass(int, int), isinstance(None, type(None)), type(D()) is dict, type(D()) == D)
class Meta(type):
    def __instancecheck__(cls, o): return o == "magic"
    def __subclasscheck__(cls, c): return c is int
class M(metaclass=Meta): pass
print(isinstance("magic", M), isinstance(5, M), issubclass(int, M), issubclass(str, M), isinstance(M(), M), type(M()) is M)
for bad in ["isinstance(1, 1)", "isinstance(1, [int])", "issubclass(1, int)", "isinstance(1, (int, 'a'))", "isinstance('a', (int, 'a'))", "isinstance()"]:
    try: print(bad, eval(bad))
    except TypeError as e: print(bad, e)
