"""Comprehensions and their scopes."""

print([x for x in range(5)], {x % 3 for x in range(9)} == {0, 1, 2}, {x: x * x for x in range(3)})
print([(x, y) for x in range(3) for y in range(x)], [x for x in range(20) if x % 2 if x % 3])
x = "outer"
print([x for x in range(2)], x)
print([[i * j for j in range(3)] for i in range(3)])


class C:
    items = [1, 2, 3]
    factor = 10
    doubled = [i * 2 for i in items]
    gen = list(i for i in items)
    try:
        scaled = [i * factor for i in items]
    except NameError as e:
        error = str(e)


print(C.doubled, C.gen, C.error)


def f(n):
    return [lambda: i + n for i in range(3)]


print([g() for g in f(10)])
print({k: v for k, v in sorted({"b": 1, "a": 2}.items())}, {v: k for k, v in {"x": 1}.items()})
print([a if a > 1 else -a for a in range(4)], [*(b for b in "xyz")], sum(i for i in range(10)))
matrix = [[1, 2], [3, 4], [5, 6]]
print([[row[i] for row in matrix] for i in range(2)], [cell for row in matrix for cell in row if cell % 2 == 0])
words = ["apple", "bob", "cat"]
print({w[0]: len(w) for w in words}, [w.upper() for w in words if len(w) == 3], max(words, key=lambda w: len(w)))
print([y := 1, y + 1], [z for z in (1, 2) if (t := z * 2) > 2], t)
print([(i, c) for i, c in enumerate("ab")], [a + b for a, b in zip([1, 2], [3, 4])], [i for i, in [(1,), (2,)]])
print(list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])), dict([(1, 2)]), dict(a=1, **{"b": 2}))


def gen():
    yield from (i for i in range(2))


print(list(gen()), tuple(i for i in gen()), set() == {i for i in []}, {} == {i: i for i in []})
try:
    [1 / i for i in (1, 0)]
except ZeroDivisionError as e:
    print(e)
try:
    print(i)
except NameError as e:
    print(e)
print([f"{n:02d}" for n in range(3)], ["".join(p) for p in (("a", "b"), ("c",))])
data = {"a": [1, 2], "b": [3]}
print([(k, v) for k, vs in data.items() for v in vs], {k: [v * 2 for v in vs] for k, vs in data.items()})
it = iter(range(4))
print([(a, next(it)) for a in it], list(it))
print([[] for _ in range(2)], [0] * 3, [[0] * 2 for _ in range(2)])
print(any(n > 2 for n in [1, 2, 3]), all(n > 0 for n in []), min((n for n in [3, 1, 2]), default=0))
print([outer_x for outer_x in [1] for outer_x in [2, 3]], [n for n in range(3) if not n % 2 or n == 1])
