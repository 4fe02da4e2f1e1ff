from collections import defaultdict
d = defaultdict(list)
d["a"].append(1); d["b"].append(2); d["a"].append(3)
print(d, dict(d), len(d), "z" in d, d.get("z"), d.default_factory)
c = defaultdict(int)
for ch in "hello": c[ch] += 1
print(c, c["q"], sorted(c.items()))
n = defaultdict(lambda: defaultdict(int))
n["x"]["y"] += 1
print(n["x"]["y"], n["x"])
e = defaultdict(None, {"a": 1}, b=2)
print(e)
try:
    e["zz"]
except KeyError as err:
    print("KeyError", err)
try:
    defaultdict(5)
except TypeError as err:
    print(err)
c2 = c.copy(); c2["new"] += 5
print(type(c2).__name__, "new" in c, c2["new"], c2.default_factory)
c.default_factory = str
print(repr(c["fresh"]), isinstance(c, dict))
class Counting(defaultdict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]
k = Counting()
print(k[4], k, k == {4: 8})
print(defaultdict(dict, a={}) == {"a": {}})
d.setdefault("n", [0]).append(1); print(d)
