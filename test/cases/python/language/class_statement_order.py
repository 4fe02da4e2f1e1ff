"""The order in which a class statement evaluates its parts."""
def trace(label, value=None):
    print("eval", label)
    return value

class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"injected": 1}
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args, kw)
        return super().__call__(*args, **kw)

def deco(tag):
    print("make", tag)
    def apply(cls):
        print("apply", tag, cls.__name__)
        return cls
    return apply

class Base:
    def __init_subclass__(cls, **kw):
        print("init_subclass", cls.__name__, kw)

class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)

@deco("first")
@deco("second")
class A(trace("base", Base), metaclass=trace("meta", Meta)):
    x = trace("x", 1)
    n = Named()
    y = trace("y", injected + 1)
    def f(self, d=trace("default", 3)) -> trace("annotation", int): return d
    z: trace("z annotation", str) = trace("z", "z")

a = A()
print(A.x, A.y, a.f(), A.__annotations__)

class B(A): pass
B()
