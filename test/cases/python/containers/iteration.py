"""Iterating over containers while they change, unpacking, and the values of exhausted iterators."""

a = [1, 2, 3]
for x in a:
    if x < 5:
        a.append(x + 3)
print(a)
a = [1, 2, 3, 4, 5, 6]
for x in a:
    a.remove(x)
print(a)
it = iter([1, 2])
print(list(it), list(it), next(it, "end"))
a = [1]
it = iter(a)
print(next(it), next(it, "end"))
a.append(2)
print(next(it, "still at the end"))
a = [1, 2, 3, 4]
it = reversed(a)
print(next(it), a.pop(), a.pop(), next(it, None), list(it))
d = {"a": 1, "b": 2}
it = iter(d)
print(next(it))
d["c"] = 3
try:
    next(it)
except RuntimeError as error:
    print(error)
for key in d:
    d[key] += 10
print(d, [k for k in d if d[k] > 11], {v: k for k, v in d.items()})
for key in list(d):
    del d[key]
print(d)
s = {1, 2, 3}
try:
    for x in s:
        s.discard(x)
except RuntimeError as error:
    print(error)
first, *middle, last = range(5)
(a, b), *rest = ("x", 1), 2, 3
*head, tail = "abc"
[x, [y, *z]] = 1, (2, 3, 4)
print(first, middle, last, a, b, rest, head, tail, x, y, z)
for i, (a, *b) in enumerate([(1, 2, 3), "xyz", [4]]):
    print(i, a, b)
print([*range(3), *"ab", *{"k": 1}], (*[1], *(2,)), {*[1, 2], *[2, 3]}, {**{"a": 1}, "b": 2, **{"a": 3}}, max(*[1, 5, 3]), "{}-{}".format(*"xy"))
for bad in (lambda: (lambda a, b: 0)(*[1]), lambda: [*5], lambda: {**[1]}, lambda: {*None}):
    try:
        print(bad())
    except TypeError as error:
        print(error)


def unpack(f):
    try:
        f()
    except (TypeError, ValueError) as error:
        print(error)


def too_many():
    a, b = 1, 2, 3


def too_few():
    a, b = [1]


def too_few_for_star():
    a, *b, c = [1]


def no_iterable():
    a, b = 5


def text():
    a, b = "xyz"


def nested():
    (a, b), c = [1, 2]


for f in (too_many, too_few, too_few_for_star, no_iterable, text, nested):
    unpack(f)
x = y = []
x.append(1)
print(y, [[0] * 2] * 2, [[0] * 2 for _ in range(2)])
rows = [[0] * 2] * 2
rows[0][0] = 1
print(rows, sum([[1], [2]], []), [i for row in [[1, 2], [3]] for i in row], list(zip(*[[1, 2], [3, 4]])), dict(enumerate("ab")), [x for x in range(10) if x % 2 if x > 3])
