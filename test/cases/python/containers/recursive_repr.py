"""Containers that contain themselves, and nested ones."""

a = [1]
a.append(a)
print(a, len(a), a[1] is a)
d = {"k": 1}
d["self"] = d
d["list"] = [d]
print(d)
t = ([],)
t[0].append(t)
print(t)
x, y = [], []
x.append(y)
y.append(x)
print(x, y)


class Node:
    def __init__(self, name):
        self.name, self.children = name, []

    def __repr__(self):
        return f"Node({self.name!r}, {self.children!r})"


root = Node("root")
root.children += [Node("a"), Node("b")]
print(root, [root], {"n": root}, (root,), str(root), "%s" % root, f"{root}")
root.children.append(root.children)
print(root.children)
print([[[[]]]], {"a": {"b": {"c": {}}}}, [(), [], {}, set()], [None, True, ..., NotImplemented], ({"a": [1.0, (2,)]},))
print([1, "a", 2.5, None, b"x", 1j, range(3), slice(1), {1}, frozenset([2]), {1: 2}.keys(), {1: 2}.items()])
