"""The order of dicts: of insertion, through every change."""

d = {}
for key in "cab":
    d[key] = ord(key)
print(d, list(d), list(d.values()))
d["a"] = 0
del d["c"]
d["c"] = 1
d["d"] = 2
print(d, list(reversed(d)), next(iter(d)), next(reversed(d)), d.popitem(), d)
d.update(e=5, a=6)
d.update([("f", 7), ("b", 8)])
print(d, {**d, "b": 0, "z": 1}, {"z": 1, **d}, d | {"a": 1, "y": 2}, {"y": 2} | d, dict(reversed(d.items())), dict(sorted(d.items())), dict(sorted(d.items(), key=lambda kv: -kv[1])))
d.setdefault("g", 9)
d.setdefault("a", 10)
value = d.pop("b")
d["b"] = value
print(d, list(d).index("b"), d == dict(sorted(d.items())), list(d) == sorted(d), [*d.items()][0], [*d][-1], dict.fromkeys([3, 1, 2, 1]), {k: None for k in "hello"}, list({1: "a", True: "b", 1.0: "c"}.items()))


def f(**options):
    return list(options)


print(f(z=1, a=2, m=3), f(**d, last=1), f(**{"b": 1, "a": 2}), list(dict(b=1, a=2)), list(dict([("b", 1)], a=2, b=3).items()))


class Attributes:
    def __init__(self):
        self.z = 1
        self.a = 2
        self.m = 3


o = Attributes()
o.a = 9
del o.z
o.z = 4
o.b = 5
print(vars(o), list(vars(o)), [k for k, v in o.__dict__.items()], [k for k in vars(Attributes) if not k.startswith("__")])
merged = {}
for part in ({"b": 1}, {"a": 2, "b": 3}, {"c": 4}):
    merged |= part
groups = {}
for word in "one two three four five six".split():
    groups.setdefault(len(word), []).append(word)
print(merged, groups, {k: sorted(v) for k, v in sorted(groups.items())}, {v: k for k, v in merged.items()}, sum(groups.values(), []), dict(zip(groups, map(len, groups.values()))), list(zip(*merged.items())))
