"""Assignment targets, unpacking, star expressions, del, walrus."""

a, b = 1, 2
a, b = b, a
print(a, b)
(x, y), [z, *w] = (1, 2), "hello"
print(x, y, z, w)
first, *middle, last = range(6)
print(first, middle, last)
*init, end = [1]
print(init, end)
i = j = k = []
i.append(1)
print(j, k is i)
d = {}
d["a"], d["b"] = 1, 2
print(d)


class O:
    pass


o = O()
o.p, o.q = "pq"
o.l = [0, 0, 0]
o.l[1], o.l[2] = 5, 6
o.l[0] += 7
o.p *= 2
print(o.p, o.q, o.l)
for n, (m, *rest) in [(1, "abc"), (2, (3, 4))]:
    print(n, m, rest)


def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def too_many():
    a, b = 1, 2, 3


def too_few():
    a, b, c = 1, 2


def star_few():
    a, *b, c = [1]


def not_iter():
    a, b = 5


def none():
    a, b = None


def dict_keys():
    a, b = {"x": 1, "y": 2}
    print(a, b)


def gen_many():
    a, b = (i for i in range(10))


for f in (too_many, too_few, star_few, not_iter, none, dict_keys, gen_many):
    attempt(f)
print([*range(3), *"ab"], (*[1], 2), {*[1, 2], 3}, {**{"a": 1}, "b": 2, **{"a": 3}})
print(*[1, 2, 3], sep="-")
if (n := len("walrus")) > 3:
    print(n)
print([last := q for q in range(3)], last)
while (v := n - 1) > 3:
    n = v
print(v, n)
del a
try:
    a
except NameError as e:
    print(e)
lst = list(range(10))
del lst[0], lst[-1]
del lst[1:3]
print(lst)
lst[1:2] = "xyz"
print(lst)
lst[::2] = [0] * len(lst[::2])
print(lst)
dd = {"a": 1, "b": 2}
del dd["a"]
print(dd)
attempt(lambda: dd.__delitem__("zz"))


def returns_tuple():
    return 1, *[2, 3]


print(returns_tuple())
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*matrix)], [x for row in matrix for x in row], [[c * 2 for c in row] for row in matrix])
x = 5
x += 1
x -= 2
x *= 3
x /= 4
x //= 2
x **= 3
x %= 5
print(x)
y = 0b1100
y &= 0b0110
y |= 1
y ^= 7
y <<= 3
y >>= 1
print(y)
s = "a"
s += "b"
s *= 3
print(s)
idx = 0
arr = [0, 0]
idx, arr[idx] = 1, 9
print(idx, arr)


def order(tag, v):
    print(tag, end=" ")
    return v


order("obj", {})[order("key", 1)] = order("val", 2)
print()
a = b = c = d = 0
print(a, b, c, d)
[a, b] = {1: 2, 3: 4}.items()
print(a, b)
x = (yield_ := 3) + yield_
print(x)
nested = [1, [2, [3, [4]]]]
p, [q, [r, [s]]] = nested
print(p, q, r, s)
t = 1,
print(t, (), (1,), (1, 2))
