d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("c", []), d.setdefault("a", 9), d.pop("c"), d.pop("q", None), d.popitem(), d, d.update(x=1), d.update([("y", 2)], z=3), d.update({"a": 0}), d)
print(d.keys(), d.values(), d.items(), list(d), len(d), "a" in d, 0 in d.values(), ("a", 0) in d.items(), dict.fromkeys("ab"), dict.fromkeys([1], []), d.copy() == d, d | {"n": 1}, {"a": 5} | d)
d |= {"a": "new"}; d |= [("k", "v")]; print(d); del d["k"]; print(d, d.clear(), d, {} == dict(), bool({}), {1: 2} == {1.0: 2.0})
print(dict([(1, 2), [3, 4], "ab"]), dict(a=1, **{"b c": 2}), dict({"a": 1}, a=2), dict(zip("ab", [1, 2])), {k: v for k, v in enumerate("xy")}, {**{"a": 1}, "a": 2}, {1: "int", 1.0: "float", True: "bool"})
k = {"a": 1, "b": 2}.keys()
print(k & {"a"}, k | ["z"] == {"a", "b", "z"}, k - {"a"}, k ^ {"a", "q"} == {"b", "q"}, k == {"a", "b"}, k < {"a", "b", "c"}, k.isdisjoint("xy"), {"a": 1}.items() & {("a", 1)}, k.mapping)
for bad in ["{}['x']", "{}.pop('x')", "{}.popitem()", "{[]: 1}", "dict(1)", "dict([1])", "dict([(1, 2, 3)])", "dict(['abc'])", "{}.update(1)", "{} + {}", "{} | 1", "{} < {}", "{}.get()", "{}.foo", "dict(**{1: 2})", "dict(1, 2)", "{'a': 1}.keys()[0]", "{}.fromkeys(1)", "{}.setdefault()", "hash({})", "{}[{}]", "{1, 2}[0]", "{}.update([(1,)])", "{}.update(['ab', 5])", "{**[1]}", "next({})", "del_missing()", "{}()"]:
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
d = {"x": 1, "y": 2}
for change in ["d['n'] = 1", "del d['x']", "d.clear()"]:
    d = {"x": 1, "y": 2}
    try:
        for key in d: exec(change)
    except RuntimeError as e: print(e)
for key in list(d): d[key] = 0
d = {"b": 1, "a": 2}; d["b"] = 3; del d["a"]; d["a"] = 4; print(d, list(reversed(d)), max(d), max(d, key=d.get), sorted(d.items(), key=lambda kv: -kv[1]), [*d], {*d} == {"a", "b"}, d.items() == {"a": 4, "b": 3}.items(), list(d.values()) == [3, 4])
n = {"a": {"b": {"c": [1, {"d": 2}]}}}; n["a"]["b"]["c"][1]["d"] += 1; n["self"] = n; print(n)
inv = {}
for w in "the cat the dog a cat the".split(): inv[w] = inv.get(w, 0) + 1
print(inv, sorted(inv, key=lambda w: (-inv[w], w)), {v: [k for k in inv if inv[k] == v] for v in inv.values()})
class K:
    def __init__(s, v): s.v = v
    def __hash__(s): return s.v % 2
    def __eq__(s, o): print("eq", s.v, o.v); return s.v == o.v
    def __repr__(s): return f"K{s.v}"
d = {K(1): "a", K(3): "b"}; print(d, d[K(3)], K(5) in d); d[K(1)] = "c"; print(d)
