"""Comprehensions of every kind over every kind of container."""

print([x * x for x in range(5)], {x % 3 for x in range(9)}, {x: x * x for x in range(4)}, tuple(x for x in "abc"), [x for x in range(20) if x % 2 if x % 3], [x if x % 2 else -x for x in range(5)])
print([(x, y) for x in range(3) for y in range(x)], [[y for y in range(x)] for x in range(4)], [x + y for x in "ab" for y in "cd"], {x: [y for y in range(x)] for x in range(3)}, [a for a, in [(1,), (2,)]], [a + b for a, (b, *_) in [(1, (2, 3)), (4, [5])]])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [x for row in matrix for x in row if x % 2 == 0], sum(x for row in matrix for x in row), [max(row) for row in matrix], {(i, j): v for i, row in enumerate(matrix) for j, v in enumerate(row)})
d = {"a": 1, "b": 2, "c": 3}
print({v: k for k, v in d.items()}, {k.upper(): v * 10 for k, v in d.items() if v > 1}, [f"{k}={v}" for k, v in d.items()], {k for k in d} == set("abc"), [*d], [k for k in d if "a" < k], sorted({len(str(v)) for v in d.values()}))
x = "outer"
print([x for x in range(2)], x, [y := 5, y + 1], y, any((hit := n) > 3 for n in range(9)), hit, [(lambda: i)() for i in range(3)], [f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
gen = (n * 2 for n in range(3))
print(next(gen), list(gen), list(gen), sum(n for n in range(4)), max((len(w), w) for w in "a bbb cc".split()), ",".join(str(n) for n in range(3)), dict((k, i) for i, k in enumerate("xy")), set(n // 2 for n in range(5)))
print([[j * i for j in range(3)] for i in range(3) if i != 1], [n for n in range(30) if all(n % k for k in range(2, n)) and n > 1], ["%d%s" % (n, "*" * n) for n in range(3)], [w[::-1] for w in "abc def".split()], [c for w in ["ab", "c"] for c in w], [print("side", n) for n in range(2)])
