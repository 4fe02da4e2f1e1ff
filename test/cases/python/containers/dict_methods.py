"""The methods of dict."""

d = {"a": 1, "b": 2}
print(d, len(d), d["a"], d.get("a"), d.get("z"), d.get("z", 0), "a" in d, "z" in d, 1 in d, list(d), list(d.keys()), list(d.values()), list(d.items()))
d["c"] = 3
d["a"] = 10
print(d, d.setdefault("a", 5), d.setdefault("n"), d.setdefault("m", []), d)
print(d.pop("n"), d.pop("nope", "default"), d.popitem(), d)
del d["a"]
d["a"] = "again"
print(d, list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())))
d.update({"x": 1}, y=2)
d.update([("p", 1), ["q", 2]])
d.update(z=26)
d.update()
d.update({}.items())
d.update(zip("uv", (1, 2)))
print(d, d.copy() == d, d.copy() is d)
print({"a": 1} | {"b": 2}, {"a": 1} | {"a": 2}, {**d, "new": 1}["new"], {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {"a": 2}, {} == [], {"a": 1} == {"b": 1})
e = {"a": 1}
e |= {"b": 2}
e |= [("c", 3)]
print(e, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {}.fromkeys((1,), "x"), dict.fromkeys(range(2), []))
print(dict(), dict(a=1), dict([("a", 1)]), dict({"a": 1}, b=2), dict(zip("ab", [1, 2])), dict(a=1, **{"b": 2}), dict([["k", "v"]]), dict(["ab", "cd"]), dict({1: 2}.items()), dict((i, i * i) for i in range(3)))
print({k: v for k, v in d.items() if v == 1}, {i: i**2 for i in range(4)}, {1: "a", 1.0: "b", True: "c"}, {(1, 2): [3], None: {}, ...: 1, "": ""})
print(d.__getitem__("x"), d.__contains__("x"), d.__len__(), {"a": 1}.__eq__({"a": 1}), {"a": 1}.__or__({"b": 2}), {"a": 1}.__eq__(1), {"a": 1}.__repr__(), list({"a": 1}.__iter__()), {"a": 1}.__or__(1))
d.__setitem__("k", 0)
d.__delitem__("x")
print(d, d.clear(), d, bool(d), bool({0: 0}), not {})


class Keys:
    def keys(self):
        return ["k1", "k2"]

    def __getitem__(self, key):
        return key * 2


print(dict(Keys()), {**Keys()})


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


d = {"a": 1}
fails(lambda: d["z"])
fails(lambda: d[1])
fails(lambda: d[(1, "x")])
fails(lambda: d.pop("z"))
fails(lambda: {}.popitem())
fails(lambda: d.pop())
fails(lambda: d.get())
fails(lambda: d.get(1, 2, 3))
fails(lambda: d.update(5))
fails(lambda: d.update([1]))
fails(lambda: d.update([(1, 2, 3)]))
fails(lambda: d.update(["abc"]))
fails(lambda: d.update({}, {}))
fails(lambda: dict(5))
fails(lambda: dict([1]))
fails(lambda: dict([(1,)]))
fails(lambda: dict({}, {}))
fails(lambda: d | 1)
fails(lambda: d | [("a", 1)])
fails(lambda: d + d)
fails(lambda: d < d)
fails(lambda: d.foo)
fails(lambda: d.setdefault())
fails(lambda: dict.fromkeys(5))
fails(lambda: dict.fromkeys())
fails(lambda: d.clear(1))
fails(lambda: d.get(key="a"))
fails(lambda: {**1})
fails(lambda: dict(**{1: 2}))


def delete():
    del d["zzz"]


fails(delete)
