"""Class bodies as scopes."""

x = "global"


def make(x):
    class K:
        y = x
        x = "class"
        z = x

        def m(self):
            return x

        class N:
            w = x if "x" in dir() else "n/a"

    return K


K = make("arg")
print(K.y, K.x, K.z, K().m())


class Global:
    global x
    x = "changed by class"


print(x, hasattr(Global, "x"))


class Loop:
    for i in range(3):
        locals()[f"attr{i}"] = i
    if True:
        cond = "yes"
    else:
        cond = "no"
    try:
        1 / 0
    except ZeroDivisionError:
        handled = True
    with_value = [j for j in range(2)]
    del i


print(Loop.attr2, Loop.cond, Loop.handled, hasattr(Loop, "i"), hasattr(Loop, "j"))


class Uses:
    def method(self):
        return __class__, super().__repr__()[:10]

    @classmethod
    def c(cls):
        return super().__new__(cls).__class__.__name__

    prop = property(lambda self: __class__.__name__)


u = Uses()
print(u.method()[0] is Uses, Uses.c(), u.prop)


class Outer:
    v = 1

    class Inner:
        def get(self):
            return Outer.v

    inst = Inner()


print(Outer.inst.get())


class Redefine:
    def f(self):
        return 1

    g = f

    def f(self):
        return 2


print(Redefine().f(), Redefine().g())


class Expr:
    print("in body", __qualname__, __module__)
    a, b = 1, 2
    c = lambda self: self.a
    d = {k: v for k, v in [("x", 1)]}


print(Expr().c(), Expr.d, Expr.a + Expr.b)


class Base:
    attr = "base"

    def __init_subclass__(cls, **kw):
        cls.kw = kw


class Derived(Base, opt=5):
    attr = Base.attr + " derived"


print(Derived.attr, Derived.kw)
name_error = None
try:

    class Broken:
        a = undefined_q
        b = 2

except NameError as e:
    name_error = str(e)
print(name_error, "Broken" in globals())


def factory():
    cells = []
    for i in range(3):

        class T:
            n = i

            def get(self):
                return i

        cells.append(T)
    return [(t.n, t().get()) for t in cells]


print(factory())
