"""Builtins mixed with other classes: method resolution, cooperative super, properties."""


class Named:
    name = "unnamed"

    def describe(self):
        return f"{type(self).__name__} {self.name} of {len(self)}"

    def __str__(self):
        return f"<{self.describe()}>"


class Logged:
    def __setitem__(self, key, value):
        self.log = getattr(self, "log", []) + [key]
        super().__setitem__(key, value)

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value


class NamedList(Named, list):
    pass


class ListNamed(list, Named):
    pass


class Store(Logged, Named, dict):
    @property
    def size(self):
        return sum(self.values())

    @classmethod
    def of(cls, **items):
        made = cls()
        made.update(items)
        made.name = cls.__name__.lower()
        return made


a, b = NamedList([1, 2]), ListNamed([3])
a.name = "first"
print(a, b, repr(a), a.describe(), b.describe(), [a], a == [1, 2], NamedList.__mro__, a + b, f"{a}", "%s" % b, a.append(3), len(a))
s = Store.of(x=1, y=2)
s["z"] = 3
s |= {"w": 4}
s.setdefault("v", 5)
print(s, repr(s), s.log, s.size, s.name, dict(s), s.copy(), type(s.copy()).__name__, s == {"x": 1, "y": 2, "z": 3, "w": 4, "v": 5}, "x" in s, s.pop("x"), s.get("x", "gone"), list(s), vars(s).keys())


class Base(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.made = "base"


class Middle(Base):
    def __init__(self, extra, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.extra = extra

    def __missing__(self, key):
        return (self.extra, key)

    def __len__(self):
        return super().__len__() + 100


m = Middle("e", {"a": 1}, b=2)
print(m, m.made, m.extra, m["nope"], len(m), dict.__len__(m), bool(m), m.get("nope"), "%(zip)s" % m, "{q}".format_map(m), {**m}, m.keys(), isinstance(m, Base), list(m.items()))


class Temperature(float):
    @property
    def fahrenheit(self):
        return Temperature(self * 9 / 5 + 32)

    def __new__(cls, value=0):
        return super().__new__(cls, round(value, 1))

    def __repr__(self):
        return f"{float(self)}°"

    __str__ = __repr__


t = Temperature(36.66)
print(t, t.fahrenheit, t + 1, max(t, Temperature(40)), [t], f"{t}", f"{t:.3f}", t == 36.7, sorted([Temperature(3), Temperature(1)]), sum([t, t]), Temperature(), float(t), int(t), {t: 1}[36.7], round(t), -t, abs(Temperature(-1)))


class Path(str):
    def __truediv__(self, other):
        return Path(f"{self}/{other}")

    def __rtruediv__(self, other):
        return Path(f"{other}/{self}")

    @property
    def parts(self):
        return tuple(Path(p) for p in self.split("/"))


p = Path("a") / "b" / "c"
print(p, type(p).__name__, p.parts, "root" / p, p.upper(), type(p.upper()).__name__, p + "!", p[0], len(p), p == "a/b/c", {p: 1}["a/b/c"], sorted([p, "a"]), p.startswith("a/"), "b" in p, f"{p:>8}", ",".join(p.parts), p.replace("/", "."), hash(p) == hash("a/b/c"), p in ["a/b/c"], str(p), type(str(p)).__name__)
