"""A subclass of dict: own methods beside dict's, attributes, super()."""


class Config(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.touched = []

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.__dict__.setdefault("touched", []).append(key)

    def merged(self, **more):
        result = Config(self)
        result.update(more)
        return result


c = Config({"a": 1}, b=2)
c["c"] = 3
print(c, len(c), c.a, c["b"], c.touched, isinstance(c, dict), type(c).__name__, c == {"a": 1, "b": 2, "c": 3}, list(c), "a" in c, c.get("z"), c.merged(d=4), type(c.merged()).__name__)
print(c.copy(), type(c.copy()).__name__, c | {"x": 1}, type(c | {}).__name__, {**c}, dict(c), list(c.items()), [k for k in c], bool(Config()), hasattr(c, "zzz"), hasattr(c, "a"))
try:
    c.nope
except AttributeError as error:
    print("AttributeError", error)
try:
    c["nope"]
except KeyError as error:
    print("KeyError", error)


class Upper(dict):
    def __getitem__(self, key):
        return super().__getitem__(key.upper())

    def __contains__(self, key):
        return super().__contains__(key.upper())

    def __repr__(self):
        return f"Upper({super().__repr__()})"


u = Upper(A=1)
print(u, u["a"], "a" in u, u.get("a"), u.get("A"), dict.__getitem__(u, "A"), str(u), [u], len(u), {**u})


class Counting(dict):
    def __missing__(self, key):
        self[key] = value = len(self)
        return value


n = Counting()
print(n["x"], n["y"], n["x"], n, n.get("q"), "%(x)s %(new)s" % n, "{y} {z}".format_map(n), n)


class Ordered(dict):
    def __iter__(self):
        return iter(sorted(super().keys()))

    def keys(self):
        return ["k"]


o = Ordered(b=1, a=2)
print(list(o), [k for k in o], o, list(o.items()), dict.fromkeys("ab"), Config.fromkeys("ab", 0), type(Config.fromkeys("ab")).__name__, sorted(o))


class Plain(dict):
    pass


p = Plain(a=1)
p.attribute = 5
print(p, p.attribute, vars(p), p == {"a": 1}, Plain() == {}, p.__class__.__name__, Plain.__mro__, Plain([("k", "v")]))
del p["a"]
print(p, p.setdefault("q", []), p.pop("q"), p.update(z=1), p, p.popitem(), p.clear())
