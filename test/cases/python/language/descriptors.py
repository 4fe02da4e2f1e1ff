"""Properties, descriptors, attribute hooks, __slots__."""


class Temperature:
    def __init__(self, c):
        self._c = c

    @property
    def celsius(self):
        "Degrees."
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value

    @celsius.deleter
    def celsius(self):
        print("deleting")
        self._c = None

    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32


t = Temperature(20)
print(t.celsius, t.fahrenheit)
t.celsius = 30
print(t.celsius, Temperature.celsius.__doc__, type(Temperature.celsius).__name__)
try:
    t.celsius = -300
except ValueError as e:
    print(e)
try:
    t.fahrenheit = 1
except AttributeError as e:
    print(e)
try:
    del t.fahrenheit
except AttributeError as e:
    print(e)
del t.celsius
print(t.celsius)


class Typed:
    def __set_name__(self, owner, name):
        self.name = "_" + name
        print("set_name", owner.__name__, name)

    def __init__(self, kind):
        self.kind = kind

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return getattr(obj, self.name, "unset")

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"expected {self.kind.__name__}")
        setattr(obj, self.name, value)

    def __delete__(self, obj):
        delattr(obj, self.name)


class Point:
    x = Typed(int)
    y = Typed(float)

    def __init__(self, x):
        self.x = x


p = Point(3)
print(p.x, p.y, Point.x.kind)
try:
    p.x = "no"
except TypeError as e:
    print(e)
del p.x
print(p.x, p.__dict__)


class NonData:
    def __get__(self, obj, objtype):
        return "from descriptor"


class Uses:
    attr = NonData()


u = Uses()
print(u.attr, Uses.attr)
u.__dict__["attr"] = "instance wins"
print(u.attr)


class Lazy:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, cls):
        print("computing")
        value = obj.__dict__[self.f.__name__] = self.f(obj)
        return value


class Circle:
    def __init__(self, r):
        self.r = r

    @Lazy
    def area(self):
        return self.r**2 * 3


c = Circle(2)
print(c.area, c.area)


class Dynamic:
    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(f"no {name}")

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


d = Dynamic()
print(d.real, d.dyn_foo, hasattr(d, "bar"), getattr(d, "bar", 0))
d.other = 2
del d.other
try:
    d.zzz
except AttributeError as e:
    print(e)


class Logged:
    def __getattribute__(self, name):
        if name == "magic":
            return "magic!"
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return "fallback " + name

    def method(self):
        return "method"


g = Logged()
g.x = 1
print(g.magic, g.x, g.method(), g.missing)


class PropFallback:
    @property
    def broken(self):
        raise AttributeError("inner")

    def __getattr__(self, name):
        return "getattr " + name


print(PropFallback().broken)


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


s = Slots()
print(s.a, hasattr(s, "b"))


class ClassProp:
    _x = 5

    @classmethod
    def make(cls):
        return cls._x

    both = property(lambda self: self._x + 1)


print(ClassProp.make(), ClassProp().both, ClassProp.__dict__["make"].__func__.__name__)


class Method:
    def __get__(self, obj, cls):
        return lambda *args: (obj is not None, args)


class Host:
    m = Method()


print(Host().m(1, 2), Host.m(3))


class Inherit(Temperature):
    @property
    def celsius(self):
        return super().celsius + 1

    @Temperature.fahrenheit.getter
    def fahrenheit(self):
        return "override"


i = Inherit(1)
print(i.celsius, i.fahrenheit)
