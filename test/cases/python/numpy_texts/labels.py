"""Names of classes as notebooks keep them: arrays of strings."""
import collections
import copy

import numpy as np

classes = ["airplane", "bird", "cat", "dog"]
labels = np.array(classes)
print(labels)
print(repr(labels))
print(labels.shape, labels.ndim, labels.size, len(labels), labels.dtype, labels.itemsize, labels.nbytes)
print(repr(labels.dtype), labels.dtype.kind, labels.dtype.name, labels.dtype.str, labels.dtype.type)
print(type(labels), type(labels.dtype), isinstance(labels, np.ndarray), isinstance(labels.dtype, np.dtype))
print(labels.dtype == "<U8", labels.dtype == "U8", labels.dtype == str, labels.dtype != np.float32, np.float32 == labels.dtype)
print(np.issubdtype(labels.dtype, np.str_), np.issubdtype(labels.dtype, np.number), np.issubdtype(np.float32, np.str_))

pred = np.array([2, 0, 3, 3, 1])
print(labels[pred])
print(labels[2], repr(labels[2]), type(labels[2]), isinstance(labels[2], str), labels[-1].upper())
print(labels[1:], labels[::-1], labels[[0, 2]], labels[np.array([True, False, True, False])])
print(labels[pred.reshape(5, 1)].shape)
print("label: " + labels[0], f"{labels[1]:>8}|{labels[2]}", "%s" % labels[3], labels[0] + "!")
print({labels[0]: 1}["airplane"], {"bird": 2}[labels[1]])

print(labels == "cat", labels != "cat", "dog" == labels, (labels == "cat").dtype)
print(labels == ["airplane", "x", "cat", "y"], labels == np.array(classes[::-1]))
print(labels < "c", labels >= "cat")
print((labels == "cat").sum(), np.sum(labels[pred] == labels[[2, 0, 3, 1, 1]]), np.mean(labels[pred] == "dog"))
print(labels[labels == "dog"], labels[(labels == "dog") | (labels == "bird")], labels[labels != "cat"].tolist())
print("cat" in labels, "fish" in labels)
print(np.where(labels == "cat"), np.where(labels == "cat")[0][0], np.argmax(labels == "dog"), np.nonzero(labels == "bird"))

print(labels.tolist(), list(labels), [type(one) for one in labels][:1], type(labels.tolist()[0]))
print(sorted(labels, reverse=True), set(labels) == set(classes), dict(enumerate(labels)))
print(collections.Counter(labels[pred]).most_common(1), list(zip(labels, pred)))
for place, name in enumerate(labels):
    print(place, name, end="; ")
print()
print({name: k for k, name in enumerate(labels)}, ", ".join(labels), "/".join(labels[:2]))

y = np.array(["dog", "cat", "dog", "bird", "cat", "dog"])
print(np.unique(y))
names, inverse = np.unique(y, return_inverse=True)
print(names, inverse, names[inverse], repr(names))
print(np.unique(y, return_counts=True))
print(np.unique(y, return_index=True, return_inverse=True, return_counts=True))
names, counts = np.unique(y, return_counts=True)
print(dict(zip(names, counts)), names[np.argmax(counts)], len(np.unique(y)))
print(np.eye(3)[inverse].shape)
print(np.sort(y), np.argsort(y, kind="stable"), y[np.argsort(y)], y.argsort())
y.sort()
print(y)
print(np.isin(labels, ["cat", "fish"]), np.in1d(y, labels[:2]), np.searchsorted(names, "cat"))
print(np.array_equal(y, np.sort(y)), np.array_equal(y, labels), (y == y).all())

scores = np.array([0.2, 0.9, 0.5])
print(np.where(scores > 0.4, "yes", "no"), repr(np.where(scores > 0.4, "positive", "no")))
print(np.where(pred > 1, labels[pred], "other"))
print(np.concatenate([labels, ["horse", "hippopotamus"]]), repr(np.concatenate((labels[:1], labels[2:3]))))
print(np.append(labels, "frog"), np.append(labels[:1], ["a", "b"]))
print(np.stack([labels, labels]).shape, np.hstack([labels, labels]), np.vstack([labels, labels[::-1]]))
print(np.repeat(labels, 2), np.tile(["a", "b"], 3), np.repeat("x", 3), labels.repeat(2)[:3])
print(np.array_split(labels, 3), np.split(labels, 2), np.flip(labels), np.roll(labels, 1), np.delete(labels, 1))

grid = np.array([["a", "bb"], ["ccc", "d"]])
print(grid, repr(grid), grid.T, grid[1], grid[:, 0], grid[1, 0], grid.ravel(), grid.flatten().tolist(), grid.reshape(4))
print(grid.shape, grid.tolist(), [list(row) for row in grid], grid == "d", np.argwhere(grid == "d"))

changed = labels.copy()
changed[0] = "plane"
changed[labels == "dog"] = "wolf"
changed[1] = "a very long name"
print(changed, labels, copy.copy(labels), copy.deepcopy(labels))
view = changed[1:]
view[:] = "x"
print(changed, view)
changed[0] = 5
changed[2:] = ["p", "q"]
print(changed)
changed.fill("z")
print(changed)

print(np.array([1, 2, 30]).astype(str), repr(np.array([1, 2, 30]).astype(str)), np.array([1.5, 2.0, 1e-7]).astype("U"))
print(repr(np.array([True, False]).astype(str)), repr(np.array([1, 2], dtype=np.int32).astype(np.str_)))
print(repr(np.array([0.1, 2], dtype=np.float32).astype(str)), repr(np.array([1.5, 2.5]).astype("U2")))
print(np.array(["1", "2", "30"]).astype(int) + 1, np.array(["1.5", "-2"]).astype(float), np.array(["3"]).astype(np.float32))
print(repr(np.array([1, 333], dtype=str)), repr(np.array(["abc", "d"], dtype="<U2")), repr(np.array(["abc", "d"], dtype="U10")))
print(repr(np.array(["a", 1])), repr(np.array(["a", 1.5, True])), repr(np.array(["a", True])))
print(repr(labels.astype("U3")), repr(labels.astype(str)), repr(np.asarray(labels)), np.asarray(labels) is labels)
print(repr(np.array([], dtype=str)), repr(np.array([""])), repr(np.array("cat")), str(np.array("cat")), np.array("cat").item())
print(repr(np.zeros(2, dtype=str)), repr(np.empty((1, 2), dtype="<U4")), repr(np.full(3, "ab")), repr(np.full((2, 2), "ab", dtype="U5")))
print(repr(np.array(["it's", 'a "b"', "tab\t", "é", "日本"])), repr(np.str_("cat")), np.str_("a") == "a")
print(np.array([f"layer{k}" for k in range(30)]))
print(repr(np.array([f"layer{k}" for k in range(12)])))
print(repr(np.array(["a long name of a class that fills lines"] * 3)))
print(np.array(["w"] * 1200))
print(repr(np.array([["ab", "c"]] * 700)))
print(bool(np.array(["a"])), bool(np.array([""])), labels.T, labels.squeeze().shape, labels[None].shape, labels[..., None].shape)
print(labels.take([1, 1]), np.take(labels, [0, 3]), np.expand_dims(labels, 0).shape, np.shape(["a", "b"]), np.size(labels))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: labels[7])
attempt(lambda: labels[0, 1])
attempt(lambda: labels["cat"])
attempt(lambda: bool(labels))
attempt(lambda: np.array(["x"]).astype(float))
attempt(lambda: np.array(["x"]).astype(int))
attempt(lambda: hash(labels))
attempt(lambda: labels.reshape(3))
attempt(lambda: len(np.array("cat")))
attempt(lambda: labels.item())
attempt(lambda: labels < ["a", "b"])
attempt(lambda: f"{labels:>3}")
