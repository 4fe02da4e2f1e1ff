class Level(int):
    names = {10: "LOW", 20: "HIGH"}
    def __new__(cls, v): return super().__new__(cls, v)
    def __str__(self): return self.names.get(int(self), f"L{int(self)}")
    def __repr__(self): return f"<{self}>"
    def __add__(self, o): return Level(int(self) + o)
l = Level(10); print(l, [l], l + 10, l * 2, l == 10, l < Level(20), {l: 1}[10], f"{l} {l:d} {l!r}", "%s %d" % (l, l), max(Level(5), l), sum([l, l]), [0] * Level(2), range(Level(3)), hash(l) == hash(10), isinstance(l, int), type(l + 1).__name__, type(l - 1).__name__, int(l), float(l), bool(Level(0)), str(Level(7)), -l, abs(Level(-3)), divmod(l, 3), l.bit_length(), type(l.real).__name__)
