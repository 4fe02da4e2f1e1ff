"""Ints with names, the way programs had them before enums; flags; counters."""


class Named(int):
    names = {}

    def __new__(cls, value, name):
        self = super().__new__(cls, value)
        self.name = name
        cls.names[value] = self
        return self

    def __repr__(self):
        return f"{type(self).__name__}.{self.name}"

    def __str__(self):
        return self.name

    def __or__(self, other):
        return Named(int(self) | int(other), f"{self}|{other}")

    @classmethod
    def of(cls, value):
        return cls.names[value]


READ, WRITE, RUN = Named(1, "read"), Named(2, "write"), Named(4, "run")
both = READ | WRITE
print(READ, repr(READ), both, int(both), both & READ, bool(both & RUN), both == 3, [READ, WRITE], {READ: "r"}[1], {1: "r"}[READ], READ + WRITE, type(READ + WRITE).__name__, READ < WRITE, sorted([RUN, READ, WRITE]), Named.of(2), 2 in Named.names, max(READ, RUN), sum([READ, WRITE]), f"{READ}", f"{READ:d}", f"{WRITE:03b}", "%d %s %r" % (RUN, RUN, RUN), list(range(RUN)), "abcdef"[WRITE], [0] * WRITE, hash(READ) == hash(1), READ is Named.of(1), isinstance(READ, int), READ.real, READ.bit_length(), READ.name.upper(), divmod(RUN, 3), RUN**2, -RUN, ~RUN, RUN / 2, float(RUN), str(int(RUN)), RUN == 4.0, RUN != 5, hex(RUN), (RUN >> 1) == WRITE)


class Counter(dict):
    def __missing__(self, key):
        return 0

    def add(self, items):
        for item in items:
            self[item] += 1
        return self

    def most(self, n):
        return sorted(self.items(), key=lambda kv: (-kv[1], kv[0]))[:n]


c = Counter().add("mississippi").add(["x", "s"])
print(c, c.most(2), c["nope"], len(c), sum(c.values()), c.get("nope"), "nope" in c, Counter(a=1) == {"a": 1})


class Bounded(int):
    def __new__(cls, value=0, low=0, high=10):
        return super().__new__(cls, max(low, min(high, value)))

    def __add__(self, other):
        return type(self)(int(self) + other)

    __radd__ = __add__

    def __iadd__(self, other):
        return self + other * 2


b = Bounded(7)
print(b, b + 2, b + 100, 1 + b, Bounded(-5), Bounded(), type(b + 1).__name__, b - 1, type(b - 1).__name__, sum([b, b]), Bounded(20, high=15), b == 7, int(b), [b])
b += 1
print(b, isinstance(b, Bounded), b.__class__.__mro__)
