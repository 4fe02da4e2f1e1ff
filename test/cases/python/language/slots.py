"""__slots__ as a promise about attributes."""


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Named(Point):
    __slots__ = "name"


class Open(Point):
    pass


p = Point(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"), Point.__slots__)
try:
    p.z = 3
except AttributeError as e:
    print(e)
n = Named(1, 2)
n.name = "n"
print(n.name, hasattr(n, "__dict__"))
try:
    n.other = 1
except AttributeError as e:
    print(e)
o = Open(3, 4)
o.z = 5
print(o.z, o.__dict__, o.x)
del p.x
try:
    p.x
except AttributeError as e:
    print(e)


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a, w.b = 1, 2
print(w.a, w.b, w.__dict__.get("b"))


class Empty:
    __slots__ = ()

    def method(self):
        return "m"


print(Empty().method())
try:
    Empty().x = 1
except AttributeError as e:
    print(e)
