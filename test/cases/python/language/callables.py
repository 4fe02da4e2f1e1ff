"""What can be called, and how."""

import functools


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *, times=1):
        return (x + self.n) * times


add = Adder(5)
print(add(1), add(1, times=2), callable(add), list(map(add, [1, 2])))


class Static:
    @staticmethod
    def __call__(x):
        return "static", x


print(Static()(3))


def outer(f, *args, **kwargs):
    return f(*args, **kwargs)


print(outer(outer, outer, max, 3, 9), outer(dict, a=1), outer(lambda *, k: k, k=2))
print((lambda x: (lambda y: x + y))(1)(2), (lambda *a: len(a))(*range(4)))
methods = [str.upper, str.title, len]
print([m("abc def") for m in methods])
bound = "a,b".split
print(bound(","), bound.__name__, [].append.__self__)
partial = functools.partial(outer, max)
print(partial(1, 2), functools.partial(partial, 5)(3))


class Descriptor:
    def __get__(self, obj, cls):
        return lambda *args: ("described", args)


class Host:
    method = Descriptor()
    value = 3

    def __getattr__(self, name):
        return lambda *args: (name, args)


print(Host().method(1), Host().dynamic(2), Host().value)


def counter():
    counter.calls += 1
    return counter.calls


counter.calls = 0
counter()
print(counter(), counter.calls)


def compose(*functions):
    return functools.reduce(lambda f, g: lambda x: f(g(x)), functions, lambda x: x)


print(compose(lambda x: x + 1, lambda x: x * 2)(5))
for bad in (5, "s", None, [], Host().value):
    try:
        bad()
    except TypeError as e:
        print(e)
print(max([3, 1], key=lambda v: -v), sorted("bca", key=str.upper, reverse=True), min("a", "b"))


def recursive(n):
    return n if n <= 1 else recursive(n - 1) + recursive(n - 2)


print(recursive(15))


def mutual_even(n):
    return True if n == 0 else mutual_odd(n - 1)


def mutual_odd(n):
    return False if n == 0 else mutual_even(n - 1)


print(mutual_even(10), mutual_odd(7))
print(type(lambda: 0).__name__, (lambda: 0)(), [f(2) for f in (lambda x: x, lambda x: x**2)])


def defaults(a, b=[], *, c={}):
    b.append(a)
    c[a] = len(b)
    return b, c


print(defaults(1), defaults(2), defaults(3, [], c={}))
print(print.__name__, isinstance(print, type(len)), int("7") + int(2.9))
