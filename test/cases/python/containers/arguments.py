"""Containers as arguments: unpacked into calls, collected from them, as defaults."""


def f(a, b=2, *rest, c=3, **more):
    return a, b, rest, c, more


print(f(1), f(*[1]), f(*"ab"), f(*range(4)), f(1, *(2, 3), 4), f(*[1], **{"b": 5}), f(1, c=4, d=5), f(*[1, 2], *(3,), c=0, **{"x": 1}, **{"y": 2}), f(**{"a": 1, "z": 2}), f(*{"k": 1}), f(*(i for i in range(2))), f(*{7: 1}.items()), f(*[], 5))
args, options = [1, 2, 3], {"c": 9, "q": 8}
print(f(*args, **options), f(*args[:1], **options), args, options, f(*reversed(args)), f(*map(str, args)), f(*args, *args), f(args), f([*args, 4], (*args,), {**options}))
print((lambda *a: a)(*args), (lambda **k: k)(**options), (lambda *a, **k: (len(a), sorted(k)))(*"abc", **options), max(*args), print(*args, sep="-"), dict(**options), "{} {} {c}".format(*args[:2], **options), list(map(lambda p: f(*p), [(1,), (2, 3)])))


def collect(*items, sep=",", **rest):
    items += (len(items),)
    rest["n"] = len(rest)
    return sep.join(map(str, items)), rest


print(collect(), collect(1, 2, sep="|", k=3), collect(*[]), collect(**{}), options)


def fails(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


fails(lambda: f())
fails(lambda: f(b=1))
fails(lambda: f(1, a=2))
fails(lambda: f(*[1, 2], b=3))
fails(lambda: f(**{"a": 1}, a=2) if False else f(1, **{"a": 2}))
fails(lambda: f(*5))
fails(lambda: f(**5))
fails(lambda: f(**{1: 2}))
fails(lambda: (lambda a, b: 0)(1))
fails(lambda: (lambda a, b: 0)(1, 2, 3))
fails(lambda: (lambda *, k: 0)())
fails(lambda: (lambda *, k: 0)(1))
fails(lambda: (lambda a, /: 0)(a=1))
fails(lambda: (lambda: 0)(1))
fails(lambda: (lambda: 0)(x=1))
fails(lambda: dict(**{"a": 1}, **{"a": 2}))
