"""Subclasses of list and tuple."""


class Stack(list):
    def __init__(self, items=(), name="stack"):
        super().__init__(items)
        self.name = name

    def push(self, item):
        self.append(item)
        return self

    def __getitem__(self, index):
        result = super().__getitem__(index)
        return Stack(result, self.name) if isinstance(index, slice) else result

    def __len__(self):
        return super().__len__()

    def append(self, item):
        super().append(f"<{item}>")


s = Stack([1, 2], name="mine")
s.push(3).push(4)
print(s, s.name, len(s), s[0], s[-1], s[1:], type(s[1:]).__name__, s[1:].name, isinstance(s, list), s == [1, 2, "<3>", "<4>"], list(s), 1 in s, [*s], s + [5], type(s + []).__name__, s * 2, sum(Stack([1, 2])), sorted(Stack([2, 1])))
s.extend([7])
s += [8]
s.insert(0, 9)
s.sort(key=str)
print(s, type(s).__name__, s.pop(), s.index(1), s.count(2), s.copy(), type(s.copy()).__name__, bool(Stack()), vars(s), max(Stack([3, 9])), Stack("ab"))
s[0] = "first"
s[1:3] = ["x"]
del s[-1]
print(s, [i for i in s], list(reversed(s)), list(enumerate(s))[:1])


class Loud(list):
    def __repr__(self):
        return f"Loud{super().__repr__()}"

    def __eq__(self, other):
        return "eq" if super().__eq__(other) else "ne"

    def __contains__(self, item):
        return True

    def __iter__(self):
        return iter(["only"])

    def __add__(self, other):
        return Loud(super().__add__(other))

    def __bool__(self):
        return False


l = Loud([1, 2])
print(l, [l], l == [1, 2], l == [3], 99 in l, list(l), l + [3], str(l), bool(l), len(l), l[0], [*l])


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    @property
    def y(self):
        return self[1]

    def __add__(self, other):
        return Point(self.x + other[0], self.y + other[1])


p = Point(1, 2)
print(p, p.x, p.y, p + (3, 4), type(p + p).__name__, p == (1, 2), {p: 1}[(1, 2)], len(p), isinstance(p, tuple), hash(p) == hash((1, 2)), p[::-1], p * 2, max(p), list(p))
a, b = p
print(a, b, "%d %d" % p, "{} {}".format(*p), sorted([Point(2, 1), Point(1, 5)]))


class Size(tuple):
    def numel(self):
        n = 1
        for i in self:
            n *= i
        return n

    def __repr__(self):
        return f"Size({list(self)})"


z = Size([2, 3])
print(z, z.numel(), Size(), Size((1,)), z + (1,), z == (2, 3), [z], (z,), str(z), f"{z}")
