from collections import defaultdict
tree = lambda: defaultdict(tree)
t = tree(); t["a"]["b"]["c"] = 1; print(dict(t["a"]["b"]), list(t), "x" in t["a"], len(t["a"]["zz"]), sorted(t["a"]))
g = defaultdict(set)
for a, b in [(1, 2), (1, 3), (2, 3)]: g[a].add(b); g[b].add(a)
print(dict(g), {k: len(v) for k, v in g.items()}, g.default_factory.__name__, defaultdict(lambda: "d", x=1)["y"], defaultdict(list, {"a": [1]})["a"], g.copy() == g, defaultdict(int) == {}, repr(defaultdict(int, a=1)))
d = defaultdict(int); [d.__setitem__(c, d[c] + 1) for c in "hello"]; print(dict(d), d.pop("l"), d.setdefault("z", 9)); d.default_factory = None
try: d["missing"]
except KeyError as e: print(repr(e))
