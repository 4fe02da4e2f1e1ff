"""Which containers share their items, and which are copies."""

a = [1, [2, 3]]
b, c, d, e = a, a[:], list(a), a.copy()
a.append(4)
a[1].append(5)
print(a, b, c, d, e, a is b, a == c, c[1] is a[1], a + [] == a, (a + []) is a)
rows = [[0] * 3] * 2
rows[0][1] = 9
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 9
print(rows, grid, rows[0] is rows[1], grid[0] is grid[1])
t = ([1], 2)
t[0].append(3)
print(t, t == ([1, 3], 2), hash((1, 2)) == hash((1, 2)), tuple(t) is t, t[:] == t)


def add(item, to=[]):
    to.append(item)
    return to


print(add(1), add(2), add(3, []), add(4), add.__defaults__)
d1 = {"k": [1]}
d2, d3 = dict(d1), d1
d3["n"] = 0
d1["k"].append(2)
print(d1, d2, d3 is d1, {**d1} == d1, d1.copy()["k"] is d1["k"], dict.fromkeys("ab", d1["k"])["a"] is d1["k"])
x = [1, 2]
y = x
x += [3]
x = x + [4]
print(x, y)
p = q = {1}
p |= {2}
p = p | {3}
print(p, q)
s = "ab"
u = s
s += "c"
print(s, u)
matrix = [[1, 2], [3, 4]]
flat = [v for row in matrix for v in row]
transposed = [list(r) for r in zip(*matrix)]
matrix[0][0] = 100
print(flat, transposed, matrix, [*matrix][0] is matrix[0], matrix[::-1][1] is matrix[0])
nested = {"a": {"b": {"c": 1}}}
inner = nested["a"]["b"]
inner["c"] = 2
inner = {"c": 3}
print(nested, inner)


def change(items, number):
    items.append(number)
    items = [0]
    number += 1
    return items, number


z, n = [], 5
print(change(z, n), z, n, id(z) == id(z), z is not [])
stack = [1, 2, 3]
stack[1:1] = stack
stack[:] = stack[::2]
print(stack, list(map(id, [stack, stack]))[0] == id(stack), [stack] * 2 == [stack, stack])
