"""Classes: attributes, inheritance, MRO, super."""


class Base:
    """Base docs."""

    shared = []
    count = 0

    def __init__(self, name):
        self.name = name
        Base.count += 1

    def hello(self):
        return f"Base.hello({self.name})"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Left(Base):
    def hello(self):
        return "Left>" + super().hello()


class Right(Base):
    def hello(self):
        return "Right>" + super().hello()


class Diamond(Left, Right):
    def hello(self):
        return "Diamond>" + super().hello()


d = Diamond("d")
print(d.hello(), d, Base.count, [c.__name__ for c in Diamond.__mro__])
print(Diamond.__bases__, Diamond.__base__, Diamond.__name__, Base.__doc__, Left.__doc__)
print(isinstance(d, Base), issubclass(Diamond, (int, Right)), issubclass(Left, Right), Diamond.mro()[1])
d.shared.append(1)
print(Base.shared, Left.shared is Base.shared)
d.count = 10
print(d.count, Base.count, Diamond.count, vars(d))
del d.count
print(d.count, "count" in d.__dict__, hasattr(d, "nope"), getattr(d, "nope", "default"))
try:
    d.nope
except AttributeError as e:
    print(e)
try:
    Diamond.nope
except AttributeError as e:
    print(e)
try:
    del d.nope
except AttributeError as e:
    print(e)
try:

    class Bad(Base, Left):
        pass

except TypeError as e:
    print(e)
try:

    class Twice(Base, Base):
        pass

except TypeError as e:
    print(e)


class Meta1:
    x = 1
    y = x + 1
    z = [x, y]

    def get(self):
        return self.x, self.y, self.z

    class Nested:
        def who(self):
            return type(self).__qualname__


print(Meta1().get(), Meta1.Nested().who(), Meta1.Nested)


class Explicit(Base):
    def __init__(self, name, extra):
        super(Explicit, self).__init__(name)
        self.extra = extra

    @classmethod
    def make(cls, *args):
        return cls(*args)

    @staticmethod
    def util(x):
        return x * 2


e = Explicit.make("n", 3)
print(e, e.extra, e.util(4), Explicit.util(5), e.make("m", 1))
print(e.hello.__self__ is e, e.hello.__func__ is Base.hello, Explicit.make.__self__ is Explicit)
bound = e.hello
e.name = "changed"
print(bound(), Base.hello(e))
e.__class__ = Right.__class__("Dyn", (Right,), {"extra2": 5})
print(type(e).__name__, e.hello(), e.extra2, isinstance(e, Right))


class Private:
    def __init__(self):
        self.__secret = 42
        self.__dunder__ = 1
        self._single = 2

    def reveal(self):
        return self.__secret

    def __hidden(self):
        return "hidden"

    def call_hidden(self):
        return self.__hidden()


p = Private()
print(p.reveal(), p._Private__secret, p.call_hidden(), sorted(vars(p)))
try:
    p.__secret
except AttributeError as e:
    print(e)


class NoInit:
    pass


n = NoInit()
n.a, n.b = 1, 2
print(n.__dict__, NoInit.__init__ is object.__init__, n == n, n != NoInit())
setattr(n, "c", 3)
delattr(n, "a")
print(sorted(n.__dict__.items()), n.__module__, NoInit.__module__)
n.__dict__["d"] = 4
n.__dict__.update(e=5)
print(n.d, n.e, len(n.__dict__), list(n.__dict__))

Dynamic = type("Dynamic", (Base,), {"hello": lambda self: "dynamic " + self.name, "attr": 1})
print(Dynamic("x").hello(), Dynamic.attr, Dynamic)


class Returns:
    def __init__(self):
        return 5


try:
    Returns()
except TypeError as e:
    print(e)
try:
    int.foo = 1
except TypeError as e:
    print(e)


def function_on_instance(self):
    return "no self"


n.f = function_on_instance
try:
    n.f()
except TypeError as e:
    print(e)
NoInit.g = function_on_instance
print(n.g())
print(Base.__dict__["count"], "hello" in Base.__dict__)
