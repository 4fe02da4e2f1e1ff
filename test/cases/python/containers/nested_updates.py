from copy import copy, deepcopy
base = {"a": {"b": [1, 2], "c": {"d": 3}}, "e": (1, [2])}
shallow, deep = copy(base), deepcopy(base)
base["a"]["b"].append(3); base["e"][1].append(4); base["new"] = 1
print(shallow, deep, shallow["a"] is base["a"], deep["a"] is base["a"], deep["e"] is base["e"])
def merge(a, b):
    out = dict(a)
    for k, v in b.items(): out[k] = merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out
print(merge(deep, {"a": {"c": {"d": 4, "x": 5}, "b": None}, "f": 6}), deep["a"]["c"])
def walk(v, path=()):
    if isinstance(v, dict):
        for k, x in v.items(): yield from walk(x, path + (k,))
    elif isinstance(v, (list, tuple)):
        for i, x in enumerate(v): yield from walk(x, path + (i,))
    else: yield ".".join(map(str, path)), v
print(dict(walk(deep)), sorted(walk([3, [1, {"k": 2}]])))
grid = [[0] * 3 for _ in range(2)]; grid[0][1] = 5; bad = [[0] * 3] * 2; bad[0][1] = 5; print(grid, bad, [*map(sum, zip(*grid))], [list(r) for r in zip(*grid)])
