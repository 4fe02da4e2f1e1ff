"""Cooperative inheritance and method resolution."""


class Root:
    def __init__(self, **kwargs):
        print("Root", kwargs)
        self.log = []

    def run(self):
        return ["Root"]


class A(Root):
    def __init__(self, a=1, **kwargs):
        super().__init__(**kwargs)
        self.a = a

    def run(self):
        return ["A"] + super().run()


class B(Root):
    def __init__(self, b=2, **kwargs):
        super().__init__(**kwargs)
        self.b = b

    def run(self):
        return ["B"] + super().run()


class C(A, B):
    def run(self):
        return ["C"] + super().run()


c = C(a=5, b=6, extra=7)
print(c.a, c.b, c.run(), [k.__name__ for k in C.__mro__])


class Mixin:
    def describe(self):
        return f"{self.name} via {super().describe()}"


class Base:
    name = "base"

    def describe(self):
        return "Base"


class Final(Mixin, Base):
    name = "final"


print(Final().describe())


class X:
    pass


class Y(X):
    pass


try:
    type("Z", (X, Y), {})
except TypeError as e:
    print(str(e).replace("\n", " "))


class P:
    def who(self):
        return "P"

    @classmethod
    def create(cls):
        return cls.__name__

    @staticmethod
    def helper():
        return "helper"


class Q(P):
    def who(self):
        return super().who() + "Q"

    @classmethod
    def create(cls):
        return "Q:" + super().create()

    @staticmethod
    def helper():
        return P.helper() + "Q"


class R(Q):
    pass


print(R().who(), R.create(), R.helper(), super(Q, R()).who(), super(Q, R).create())
try:
    super(Q, 5)
except TypeError as e:
    print(e)
try:
    R().missing()
except AttributeError as e:
    print(e)
try:
    super(R, R()).missing
except AttributeError as e:
    print(e)


class Leftover:
    def __init__(self, **kwargs):
        super().__init__(**kwargs)


try:
    Leftover(x=1)
except TypeError as e:
    print(e)


class Plain:
    pass


for args in ((1,), ()):
    try:
        print(type(Plain(*args)).__name__)
    except TypeError as e:
        print(e)


class Override(Plain):
    value = 1

    def get(self):
        return self.value


class Deeper(Override):
    value = property(lambda self: "from property")


print(Override().get(), Deeper().get())


class Nested:
    class Inner:
        def outer_name(self):
            return type(self).__qualname__

    def make(self):
        return self.Inner()


class Sub(Nested):
    class Inner(Nested.Inner):
        pass


print(Nested().make().outer_name(), Sub().make().outer_name())
print(issubclass(C, Root), isinstance(c, (int, B)), C.__base__.__name__, Root.__subclasses__())
