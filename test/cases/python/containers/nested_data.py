"""Configurations and trees: nested containers read, changed, flattened, printed."""

config = {"model": {"name": "net", "layers": [{"type": "conv", "out": 8, "k": (3, 3)}, {"type": "pool"}, {"type": "fc", "out": 10}]}, "train": {"lr": 1e-3, "steps": [30, 60, 90]}, "tags": {"a"}, None: (), 1: [None]}
print(config["model"]["layers"][0]["k"][1], config["train"]["steps"][-1], config["model"]["layers"][1].get("out", "none"), [l["type"] for l in config["model"]["layers"]], config[None], config[1][0])
config["model"]["layers"][1]["size"] = 2
config["model"]["layers"].insert(1, {"type": "relu"})
config["train"]["steps"] += [120]
config["train"]["lr"] *= 10
config.setdefault("eval", {}).setdefault("metrics", []).append("acc")
del config["model"]["layers"][0]["k"], config[1]
print(config)


def flatten(value, path=""):
    if isinstance(value, dict):
        for key, item in value.items():
            yield from flatten(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple)):
        for i, item in enumerate(value):
            yield from flatten(item, f"{path}[{i}]")
    else:
        yield path, value


def depth(value):
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(depth, value), default=0) if isinstance(value, (list, tuple)) else 0


def merge(a, b):
    return {**a, **{k: merge(a[k], v) if isinstance(v, dict) and isinstance(a.get(k), dict) else v for k, v in b.items()}}


def show(value, indent=0):
    for key, item in value.items():
        if isinstance(item, dict):
            print("  " * indent + f"{key}:")
            show(item, indent + 1)
        else:
            print("  " * indent + f"{key}: {item!r}")


for path, value in flatten(config):
    print(f"{path:<28}{value!r}")
print(depth(config), depth([[], [[1]]]), merge({"a": {"b": 1, "c": 2}, "d": 3}, {"a": {"b": 9}, "e": {}}), len(str(config)))
show(merge(config, {"train": {"lr": 0.5}}))
tree = ("root", [("left", [("leaf", [])]), ("right", [])])


def walk(node, level=0):
    name, children = node
    return ["-" * level + name] + [line for child in children for line in walk(child, level + 1)]


def count(node):
    return 1 + sum(count(child) for child in node[1])


print(walk(tree), count(tree), {name: len(children) for name, children in tree[1]}, [[[]], [[], [[]]]] == [[[]], [[], [[]]]], {"a": [{"b": ({1: "x"},)}]}["a"][0]["b"][0][1])
matrix = {(r, c): r * 3 + c for r in range(2) for c in range(3)}
print(matrix, [matrix[1, c] for c in range(3)], sum(v for (r, c), v in matrix.items() if r == c), max(matrix, key=matrix.get), {r: [matrix[r, c] for c in range(3)] for r in range(2)})
