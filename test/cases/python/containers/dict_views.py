"""Dict views: live, reversible, the first and the last with the operations of sets."""

d = {"a": 1, "b": 2, "c": 3}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), len(values), len(items), type(keys).__name__, type(values).__name__, type(items).__name__)
d["d"] = 4
print(keys, values, items, "d" in keys, 4 in values, ("d", 4) in items, ("d", 5) in items, "d" in items, 9 in values)
print(sorted(keys & {"a", "z"}), sorted(keys | {"z"}), sorted(keys - {"a"}), sorted(keys ^ {"a", "z"}), sorted({"a", "q"} & keys), sorted(["a", "q"] & keys), sorted(items & {("a", 1)}), sorted(items - {("a", 1)}), sorted({"x"} | keys))
print(keys == {"a", "b", "c", "d"}, keys == d.keys(), keys <= {"a", "b", "c", "d", "e"}, keys > {"a"}, keys < {"a"}, keys != {"a"}, items == d.copy().items(), values == d.values(), keys.isdisjoint(["z"]), keys.isdisjoint({"a"}), keys == ["a"])
print(list(reversed(keys)), list(reversed(values)), list(reversed(items)), max(d, key=d.get), min(values), sum(values), sorted(items, key=lambda kv: -kv[1]))
print({}.keys(), {}.values(), {}.items(), list(map(list, items)), [*keys], *values, dict(items), set(keys) == {*d}, bool(keys), bool({}.keys()))
for key, value in d.items():
    print(key, value, end="; ")
print()
for key in list(d):
    if key < "c":
        del d[key]
print(d)


def grow():
    for key in d:
        d[key + key] = 0


def shrink():
    for key in d.keys():
        del d[key]


def same_size():
    for key in d:
        d[key] = 5
    return d



def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(grow)
print(d)
fails(shrink)
fails(same_size)
fails(lambda: d.keys()[0])
fails(lambda: d.keys() + d.keys())
fails(lambda: d.keys() & 1)
fails(lambda: hash(d.keys()))
fails(lambda: d.values() & {1})
it = iter({"x": 1, "y": 2}.items())
print(next(it), next(it), next(it, None))
