"""Subclasses of int, float and str."""


class Meters(float):
    def __new__(cls, value, unit="m"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __repr__(self):
        return f"{super().__repr__()}{self.unit}"

    def __add__(self, other):
        return Meters(super().__add__(other))


m = Meters(1.5)
print(m, repr(m), m.unit, m + 1, type(m + 1).__name__, m * 2, type(m * 2).__name__, m == 1.5, m < 2, isinstance(m, float), hash(m) == hash(1.5), {m: 1}[1.5], float(m), int(m), f"{m:.1f}", f"{m}", "%.2f %s" % (m, m), round(m, 1), m.is_integer(), [m], max(m, 1), sum([m, m]), abs(m), -m)


class Level(int):
    def __new__(cls, value):
        return int.__new__(cls, value)

    def up(self):
        return Level(self + 1)

    def __str__(self):
        return f"level {int(self)}"


l = Level(3)
print(l, repr(l), l.up(), type(l.up()).__name__, l + 1, type(l + 1).__name__, l == 3, [l], [0, 1, 2, 3, 4][l], "abcdef"[l], range(l), l * "x", {l: "k"}[3], f"{l}", f"{l:03d}", "%d %s" % (l, l), isinstance(l, int), hash(l), bool(Level(0)), l.bit_length(), int(l), float(l), l / 2, l**2, -l, ~l, l & 1, divmod(l, 2), list(range(l)), str(l), sum([l, l]), sorted([Level(3), 1, Level(2)]))
l.note = "attribute"
print(l.note, vars(l), Level.__mro__)


class Name(str):
    def __new__(cls, text, lang="en"):
        self = super().__new__(cls, text)
        self.lang = lang
        return self

    def shout(self):
        return self.upper() + "!"


n = Name("layer")
print(n, repr(n), n.lang, n.shout(), len(n), n[0], n + "s", type(n + "s").__name__, n == "layer", {n: 1}["layer"], {"layer": 2}[n], hash(n) == hash("layer"), isinstance(n, str), n.upper(), n in "a layer", f"{n:>8}", "%s" % n, n.split("y"), "".join([n, n]), n.format(), sorted([n, "a"]), n.startswith("l"), str(n), type(str(n)).__name__, [n], n * 2)


class Quiet(str):
    def __eq__(self, other):
        return str.__eq__(self.lower(), other.lower())

    def __hash__(self):
        return hash(self.lower())

    def __repr__(self):
        return "quiet"

    def __str__(self):
        return "as text"

    def __len__(self):
        return 99


q = Quiet("ABC")
print(q == "abc", q == Quiet("abc"), [q], str(q), f"{q}", "%s" % q, len(q), {q: 1}, {Quiet("a"): 1}[Quiet("A")], {Quiet("a"), Quiet("A"), Quiet("b")}, Quiet("x") in [Quiet("X")], q.lower())


class Bits(int):
    def __add__(self, other):
        return "add"

    def __radd__(self, other):
        return "radd"

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 5

    def __bool__(self):
        return False

    def __index__(self):
        return 1

    def __int__(self):
        return 77


b = Bits(3)
print(b + 1, 1 + b, b == 100, bool(b), hash(b), int(b), [10, 20, 30, 40][b], b * 2, b - 1, sum([b], 0))
