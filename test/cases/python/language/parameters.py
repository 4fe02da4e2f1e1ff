"""Every kind of parameter, and what wrong calls say."""


def plain(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs


def pos_only(a, b=1, /, c=2):
    return a, b, c


def kw_only(*, x, y=5):
    return x, y


def star(*args, **kwargs):
    return args, kwargs


print(plain(1, c=3), plain(1, 2, 3, 4, c=5, d=6, e=7))
print(pos_only(1), pos_only(1, 2, 3), pos_only(1, c=9))
print(kw_only(x=1), star(), star(1, *[2, 3], 4, *(5,), a=1, **{"b": 2}, c=3))


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print(e)


def two(a, b):
    return a + b


def three(a, b, c):
    pass


def default(a, b=1):
    pass


attempt(two)
attempt(two, 1)
attempt(two, 1, 2, 3)
attempt(two, 1, a=2)
attempt(two, 1, 2, c=3)
attempt(two, 1, 2, **{"c": 3, "d": 4})
attempt(three)
attempt(default)
attempt(default, 1, 2, 3)
attempt(pos_only, a=1)
attempt(pos_only, 1, b=2)
attempt(kw_only)
attempt(kw_only, 1)
attempt(kw_only, 1, x=2)
attempt(kw_only, z=2, x=1)
attempt(plain, 1)
attempt(lambda: 1, 2)
attempt(lambda x, y: 1, 2)


class C:
    def method(self, x):
        return x

    @classmethod
    def cm(cls, x):
        return x

    @staticmethod
    def sm(x):
        return x


attempt(C().method)
attempt(C().method, 1, 2)
attempt(C.method)
attempt(C.cm)
attempt(C.sm)
attempt(C, 1)
attempt(3)
attempt(None, 1)
try:
    two(*[1, 2], **{"a": 1})
except TypeError as e:
    print(e)
try:
    star(**{"a": 1}, **{"a": 2})
except TypeError as e:
    print(e)
try:
    star(*5)
except TypeError as e:
    print(e)
try:
    star(**5)
except TypeError as e:
    print(e)
try:
    star(**{1: 2})
except TypeError as e:
    print(e)


def mutable(x, acc=[]):
    acc.append(x)
    return acc


print(mutable(1), mutable(2), mutable(3, []))
print(plain.__defaults__, plain.__kwdefaults__, plain.__code__.co_varnames, plain.__code__.co_argcount)
print(pos_only.__code__.co_posonlyargcount, kw_only.__code__.co_kwonlyargcount)


def order(tag):
    print(tag, end=" ")
    return tag


star(order("a"), *[order("b")], order("c"), k=order("d"), **{"e": order("f")})
print()


def annotated(a: int, b: "str" = "x", *c: float, d: list = None, **e: dict) -> bool:
    """Docs."""
    return True


print(annotated.__annotations__, annotated.__doc__, annotated.__name__, annotated.__qualname__, annotated.__module__)
print((lambda *a, **k: (a, k))(1, 2, z=3), (lambda: (yield))().__class__.__name__)
