"""What objects print as; addresses are taken out."""

import re


def show(value):
    print(re.sub(r"0x[0-9a-f]+", "0x", repr(value)))


class A:
    def method(self):
        pass

    @staticmethod
    def static():
        pass

    @classmethod
    def made(cls):
        pass

    @property
    def prop(self):
        pass

    class Inner:
        pass


class Shown(A):
    def __repr__(self):
        return "<shown>"

    def __str__(self):
        return "as text"


class Error(Exception):
    pass


def outer():
    def inner():
        pass

    class Local:
        pass

    return inner, Local, lambda: 0


def generator():
    yield 1


async def coroutine():
    pass


a, s = A(), Shown()
for value in [
    A, A.Inner, Shown, int, type, object, A.method, a.method, a, A.Inner(), A.static, a.static, A.made, A.prop, s, [s], {"k": s}, s.method, outer, *outer(), outer()[1](),
    generator, generator(), print, len, [].append, "a".upper, str.upper, list.append, int.__add__, ValueError, ValueError("x"), ValueError(), ValueError("x", 1), KeyError("k"), Error("e"), Error(1, [2]),
    Exception, ..., NotImplemented, None, True, slice(1, 2), range(3), super, property, staticmethod, dict.fromkeys, {}.keys, object(), iter([]), iter("a"), zip(), map(str, []), filter(None, []), enumerate([]), reversed([]), iter({}), iter(set()), iter(range(2)), (x for x in []), type(None), type(...), type(NotImplemented), type(print), type(generator()), type(A.method), type(a.method), type(re), type({}.keys()), type(lambda: 0), A.__dict__["static"], A.__dict__["made"], A.__dict__["prop"], int | str, list[int], type(int | None), int | None,
]:
    show(value)
print(str(s), f"{s}", f"{s!r}", "%s %r" % (s, s), str(ValueError("x")), str(ValueError()), str(ValueError("x", 1)), str(KeyError("k")), str(KeyError()), str(Error("e")), f"{KeyError('k')}", str(int), str(StopIteration(3)))
print(A.__name__, A.__qualname__, A.Inner.__qualname__, A.__module__, outer()[1].__qualname__, outer()[0].__qualname__, outer.__name__, outer()[2].__name__, a.method.__name__, A.method.__qualname__, generator.__name__)
