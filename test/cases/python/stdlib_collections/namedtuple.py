from collections import namedtuple
Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p._fields, p._asdict(), p._replace(x=5), Point._make([7, 8]), p == (1, 2), len(p), isinstance(p, tuple))
x, y = p; print(x + y, hash(p) == hash((1, 2)), p + (3,), p < Point(1, 3), Point.__name__, Point.__doc__)
D = namedtuple("D", "a b c", defaults=[2, 3]); print(D(1), D(1, c=9), D._field_defaults)
R = namedtuple("R", "a def a _x", rename=True); print(R._fields)
C = namedtuple("C", "a, b"); print(C(1, 2), {C(1, 2): 1}[(1, 2)])
class Sub(namedtuple("Base", "w h")):
    __slots__ = ()
    @property
    def area(self): return self.w * self.h
    def __str__(self): return f"{self.w}x{self.h}"
s = Sub(2, 3); print(s, repr(s), s.area, s._replace(w=10).area, type(s._replace(w=1)).__name__, Sub.__mro__[1].__name__)
class New(namedtuple("New", "a b")):
    def __new__(cls, a, b=10):
        return super().__new__(cls, a, b)
print(New(1), New(1, 2))
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: Point(1))
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, z=2))
attempt(lambda: setattr(p, "x", 3))
attempt(lambda: p.z)
attempt(lambda: namedtuple("X", "a a"))
attempt(lambda: namedtuple("X", "_a"))
attempt(lambda: namedtuple("X", "1a"))
attempt(lambda: namedtuple("class", "a"))
attempt(lambda: namedtuple("X", "a", defaults=[1, 2]))
attempt(lambda: p._replace(q=1))
attempt(lambda: Point._make([1]))
print(sorted([Point(2, 1), Point(1, 2)]), max(Point(2, 1), Point(1, 9)).x)
match p:
    case Point(a, b): print("matched", a, b)
print("%s-%s" % p, "{0.x}".format(p), f"{p.y!r}", [*p], dict(zip(p._fields, p)))
