"""Tuples."""

t = (1, 2, 3, 2)
print(t, (), (1,), len(t), t[0], t[-1], t[1:3], t[::-1], t + (4,), t * 2, 2 * (0,), () * 5, t.index(2), t.index(2, 2), t.count(2), 3 in t, "x" in t)
print(tuple(), tuple([1, 2]), tuple("ab"), tuple(range(3)), tuple({"a": 1}), tuple(x for x in "xy"), tuple(t) is t, tuple((1, [2])))
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), () < (1,), (2,) > (1, 9), (1, "a") <= (1, "b"), (1,) == [1], (1, 2) != (1,), (0.0,) == (False,))
a, (b, c), *d = 1, (2, 3), 4, 5
print(a, b, c, d, (1, 2)[1], {(1, 2): "k"}[(1, 2)], hash((1, 2)) == hash((1.0, 2.0)))
x = 1, 2
x += (3,)
y = x
x *= 2
print(x, y)
print(t.__getitem__(1), t.__len__(), t.__contains__(3), t.__add__((1,)), t.__mul__(2), t.__eq__(t), t.__eq__([]), t.__lt__((9,)), t.__repr__(), t.__iter__().__next__(), t.__hash__() == hash(t))
print(((1, 2), [3], {"a": (4,)}), max((1, 2), (1, 3)), min([(2, "a"), (1, "z")]), sum((1, 2, 3)), sorted(((2, 1), (1, 2))))


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)



def assign():
    t[0] = 5


def delete():
    del t[0]


fails(assign)
fails(delete)
fails(lambda: t[10])
fails(lambda: t["a"])
fails(lambda: t.index(9))
fails(lambda: t + [1])
fails(lambda: t + 1)
fails(lambda: t * 1.5)
fails(lambda: t < [1])
fails(lambda: (1,) < ("a",))
fails(lambda: tuple(5))
fails(lambda: tuple(1, 2))
fails(lambda: t.append(1))
fails(lambda: t.index())
fails(lambda: t.count())
fails(lambda: hash(([],)))
