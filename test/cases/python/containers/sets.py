"""Sets and frozensets."""

s = {3, 1, 2}
print(s, len(s), 1 in s, 5 in s, set(), set([1, 1, 2]), set("a"), {1, "1"} == {"1", 1}, frozenset([1, 2]), frozenset(), set(range(5)), {*[1, 2], *(2, 3)})
s.add(4)
s.add(4)
s.discard(1)
s.discard(100)
s.remove(2)
print(s, s.copy() == s, s.copy() is s)
s.update([10, 11], (12,), {13: "x"})
print(sorted(s))
a, b = {1, 2, 3}, {2, 3, 4}
print(a & b, a | b, a - b, a ^ b, a.union(b), a.union([7], (8,)), a.intersection(b), a.intersection([1, 2], [2]), a.difference(b), a.difference([1], [2]), a.symmetric_difference(b), a.union(), a.intersection())
print(a <= b, a < b, {1} < a, {1, 2, 3} <= a, a >= {1}, a > {1}, a == {3, 2, 1}, a != b, a.issubset([1, 2, 3, 4]), a.issuperset([1]), a.isdisjoint([9]), a.isdisjoint(b), a == [1, 2, 3], a == frozenset(a), frozenset(a) == a)
c = set(a)
c &= b
print(c)
c |= {9}
c -= {2}
c ^= {9, 10}
print(sorted(c))
c.intersection_update([3, 10])
c.difference_update([10], [11])
c.symmetric_difference_update([3, 4])
print(c, c.pop(), c, c.clear(), c)
f = frozenset("ab")
print(f == frozenset("ba"), hash(f) == hash(frozenset("ba")), {f: 1}[frozenset("ab")], f | {"c"} == {"a", "b", "c"}, type(f | {"c"}).__name__, type({"c"} | f).__name__, type(f.union("x")).__name__, f.copy() is f, sorted(f), {frozenset([1]), frozenset([1])}, {1} in {frozenset([1])})
print({1, 2}.__and__({2}), {1}.__or__({2}), {1}.__and__([1]), {1}.__eq__({1}), {1}.__contains__(1), {1}.__len__(), {1}.__repr__(), {1}.__le__({1, 2}), {1}.__sub__({1}), {1}.__xor__({2}), list({1}.__iter__()))
print(sorted({x % 3 for x in range(10)}), bool(set()), bool({0}), max({1, 5, 3}), sum({1, 2}), sorted({"b", "a"}), [x for x in {2, 1}], {1: {2}}, {(1, 2)}, {None}, {1.5, 2.5})


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: s.remove(1000))
fails(lambda: set().pop())
fails(lambda: s.add([]))
fails(lambda: {[]})
fails(lambda: {1} | [1])
fails(lambda: {1} & 1)
fails(lambda: {1} + {2})
fails(lambda: {1} < [1])
fails(lambda: {1}[0])
fails(lambda: s.union(5))
fails(lambda: s.update(5))
fails(lambda: s.issubset(5))
fails(lambda: set(5))
fails(lambda: set(1, 2))
fails(lambda: frozenset([[]]))
fails(lambda: frozenset().add(1))
fails(lambda: hash({1}))
fails(lambda: s.add())
fails(lambda: s.add(1, 2))
fails(lambda: set(x=1))


def grow():
    t = {1, 2}
    for x in t:
        t.add(x + 10)


fails(grow)
