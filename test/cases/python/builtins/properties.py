"""property, classmethod and staticmethod as functions and as decorators."""


class Box:
    def __init__(self, value=0):
        self._value = value

    @property
    def value(self):
        """The value."""
        return self._value

    @value.setter
    def value(self, new):
        self._value = new * 2

    @value.deleter
    def value(self):
        print("deleting", self._value)
        self._value = None

    def read(self):
        return ("read", self._value)

    def write(self, new):
        self._value = ("written", new)

    old = property(read, write, doc="old style")
    only = property(lambda self: 5)
    nothing = property()

    @classmethod
    def make(cls, value):
        return cls(value)

    @staticmethod
    def double(x):
        return x * 2

    triple = staticmethod(lambda x: x * 3)
    name_of = classmethod(lambda cls: cls.__name__)

    @property
    @classmethod
    def odd(cls):
        return 1


class Sub(Box):
    @Box.value.getter
    def value(self):
        return ("sub", self._value)

    @property
    def only(self):
        return super().only + 1


b = Box(3)
b.value = 5
print(b.value, b.old, Box.make(7).value, Box.double(2), b.double(3), b.triple(2), Box.triple(3), Box.name_of(), Sub.name_of(), type(Sub.make(1)).__name__)
b.old = 1
print(b._value, b.only, Sub(4).value, Sub(4).only)
del b.value
print(b.value, Box.value.__doc__, Box.old.__doc__, type(Box.value).__name__, Box.value.fget(Box(9)), Box.value.fset is not None, Box.only.fset, Box.only.fdel)
s = Sub(1)
s.value = 4
print(s.value, isinstance(Box.__dict__["make"], classmethod), isinstance(Box.__dict__["double"], staticmethod), Box.__dict__["double"].__func__(4), isinstance(Box.value, property))


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: setattr(b, "only", 1))
fails(lambda: delattr(b, "only"))
fails(lambda: b.nothing)
fails(lambda: setattr(b, "nothing", 1))
fails(lambda: property(1, 2, 3, 4, 5))
fails(lambda: classmethod())
fails(lambda: staticmethod(1, 2))
fails(lambda: Box.make())
fails(lambda: Box.double())
p = property(lambda self: 1)
q = p.setter(lambda self, v: None)
print(p is q, q.fget is p.fget, q.fset is None, p.fset is None)
