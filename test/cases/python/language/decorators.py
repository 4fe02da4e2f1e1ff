"""Decorators on functions, methods and classes."""

import functools


def trace(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        print("call", f.__name__, args, kwargs)
        return f(*args, **kwargs)

    return wrapper


def repeat(n):
    def deco(f):
        def wrapper(*a):
            return [f(*a) for _ in range(n)]

        return wrapper

    return deco


@trace
@repeat(2)
def add(a, b):
    "Adds."
    return a + b


print(add(1, 2), add.__name__)


@trace
def documented(x):
    "Docs."
    return x


print(documented(1), documented.__doc__, documented.__wrapped__.__name__, documented.__qualname__)


class CountCalls:
    def __init__(self, f):
        self.f = f
        self.n = 0

    def __call__(self, *args):
        self.n += 1
        return self.f(*args)

    def __get__(self, obj, cls):
        return functools.partial(self, obj)


@CountCalls
def hello(x):
    return "hi " + x


print(hello("a"), hello("b"), hello.n)


class K:
    @CountCalls
    def method(self, x):
        return x

    @staticmethod
    @trace
    def static(x):
        return x

    @classmethod
    @trace
    def cls_method(cls, x):
        return cls.__name__, x

    @property
    @functools.lru_cache
    def cached(self):
        print("computed")
        return 5

    @functools.cached_property
    def cp(self):
        print("cp computed")
        return 6


k = K()
print(k.method(1), K.static(2), k.cls_method(3), k.cp, k.cp)


def add_attr(cls):
    cls.extra = 1
    cls.__repr__ = lambda self: "decorated"
    return cls


def replace(cls):
    class New(cls):
        new = True

    return New


@replace
@add_attr
class D:
    pass


print(D(), D.extra, D.new, D.__name__)
registry = {}


def register(name):
    def inner(f):
        registry[name] = f
        return f

    return inner


@register("one")
def one():
    return 1


@register("two")
class Two:
    pass


print(sorted(registry), registry["one"](), registry["two"].__name__)


@(lambda f: lambda: f() + 1)
def lambda_decorated():
    return 41


print(lambda_decorated())


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50))


@functools.singledispatch
def kind(x):
    return "object"


@kind.register(int)
def _(x):
    return "int"


@kind.register
def _(x: str):
    return "str"


print(kind(1), kind("a"), kind([]), kind(True))
p = functools.partial(lambda a, b, c=0: (a, b, c), 1, c=5)
print(p(2), p(2, c=6), p.func(1, 2), p.args, p.keywords)
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(lambda a, b: a + b, [], "init"))


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n


print(Version(1) <= Version(2), Version(3) > Version(2), Version(1) >= Version(1))


def order(tag):
    print("eval", tag)

    def deco(f):
        print("apply", tag)
        return f

    return deco


@order("first")
@order("second")
def ordered():
    pass


def with_attributes():
    pass


with_attributes.tag = "t"
with_attributes.__name__ = "renamed"
print(with_attributes.tag, with_attributes.__name__, with_attributes.__dict__)
