"""Classes with operators of their own, beside the builtin ones."""


class Vector:
    def __init__(self, *items):
        self.items = list(items)

    def __repr__(self):
        return f"Vector{tuple(self.items)}"

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(*map(sum, zip(self.items, other.items)))
        return NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, k):
        return Vector(*(i * k for i in self.items))

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.items, other.items))

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return (self @ self) ** 0.5

    def __eq__(self, other):
        return isinstance(other, Vector) and self.items == other.items

    def __lt__(self, other):
        return abs(self) < abs(other)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return Vector(*self.items[index]) if isinstance(index, slice) else self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __bool__(self):
        return any(self.items)

    def __iadd__(self, other):
        self.items = [i + j for i, j in zip(self.items, other)]
        return self

    def __call__(self, f):
        return Vector(*map(f, self))

    def __format__(self, spec):
        return "<" + ", ".join(format(i, spec) for i in self) + ">"


v, w = Vector(3, 4), Vector(1, 2)
print(v + w, sum([v, w]), v * 2, 2 * v, v @ w, -v, abs(v), v == Vector(3, 4), v != w, v < w, v > w, len(v), v[0], v[::-1], 3 in v, list(v), bool(v), bool(Vector(0)), sorted([v, w]), max(v, w), min([v, w]), v(str), f"{v:.1f}", "{:>3}".format(w), [*v], dict(zip("xy", v)), tuple(v), set(v) == {3, 4}, all(v), any(Vector(0, 0)))
v[0] = 9
v += [1, 1]
a, b = v
print(v, a, b, v in [w, Vector(10, 5)], [v].index(Vector(10, 5)), [w, w].count(Vector(1, 2)), Vector(1, 2) in {"k": w}.values(), [v, w] == [Vector(10, 5), Vector(1, 2)], (1, w) == (1, Vector(1, 2)), {"a": v} == {"a": Vector(10, 5)}, enumerate(v).__next__(), list(reversed(v)), list(map(lambda i: i + 1, v)))
for bad in (lambda: v + 1, lambda: 1 + v, lambda: v - w, lambda: v @ 1, lambda: v <= w, lambda: {v: 1}, lambda: ~v, lambda: v[5], lambda: v // 2, lambda: [] + v, lambda: "a" + v, lambda: (1,) * v, lambda: int(v), lambda: hash(v), lambda: v["a"]):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
