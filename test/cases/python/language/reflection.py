"""getattr and friends, callable, type checks, function attributes."""


class A:
    x = 1

    def m(self):
        pass

    @staticmethod
    def s():
        pass


a = A()
print(getattr(a, "x"), getattr(a, "y", None), hasattr(A, "m"), callable(a), callable(a.m), callable(A), callable(len), callable(3))
try:
    getattr(a, "y")
except AttributeError as e:
    print(e)
print(type(a) is A, type(a.m).__name__, type(A.m).__name__, type(len).__name__, type(A).__name__, type(type).__name__)
print(a.m.__name__, A.m.__qualname__, A.__qualname__, (lambda: 0).__name__, (lambda: 0).__qualname__)
print(isinstance(1, int), isinstance(True, int), isinstance("a", (int, str)), isinstance(a, object), isinstance(A, type))
print(type(1), type("a"), type([]), type(None), type(print), type(a.m), type(A.s), type(i for i in []))


def outer():
    def inner():
        pass

    class Local:
        def method(self):
            pass

    return inner, Local


f, L = outer()
print(f.__qualname__, L.__qualname__, L.method.__qualname__, L.__module__)
print(dir(a)[-3:], "m" in dir(A), [n for n in dir(a) if not n.startswith("_")])
setattr(a, "dyn", 5)
print(vars(a), a.__dict__ is vars(a))
print(A.__name__, A.__dict__["x"], list(A.__dict__)[:2])
A.x = 2
print(a.x, A().x)
print(issubclass(A, A), issubclass(bool, int), A.__mro__, A.__bases__)
print(int.__name__, str.upper("abc"), list.append.__name__, "abc".upper.__name__, dict.get({"a": 1}, "a"))
m = a.m
print(m.__self__ is a, m.__func__ is A.m, m == a.m, m is a.m)
print(repr(A), repr(f).split(" at ")[0], repr(a).split(" at ")[0], repr(a.m).split(" at ")[0], repr(len), repr(int), repr(A.m).split(" at ")[0])
print(eval("a.x + 1"), eval("q + 1", {"q": 2}))
ns = {}
exec("z = 3\ndef g(): return z * 2", ns)
print(ns["z"], ns["g"]())
print(a.__class__.__name__, a.__class__ is A, A.__class__ is type, a.__module__, A.__doc__)
f.attr = 1
print(f.attr, f.__dict__, hasattr(f, "nope"), f.__code__.co_name, f.__code__.co_varnames, f.__defaults__)
print(object.__name__, object().__class__, type(object()) is object)
try:
    object().x = 1
except AttributeError as e:
    print(e)
try:
    (1).x = 1
except AttributeError as e:
    print(e)
try:
    "s".nope
except AttributeError as e:
    print(e)
try:
    len.x = 1
except AttributeError as e:
    print(e)
try:
    None.foo
except AttributeError as e:
    print(e)
try:
    f.nope
except AttributeError as e:
    print(e)
print(super.__name__, property.__name__, type(property(lambda s: 1)).__name__)
print(type(lambda: 0) is type(outer))
