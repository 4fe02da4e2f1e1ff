"""Strings drawn at random, as sets, and compared with what has another shape or type."""
import random

import numpy as np

names = np.array(["ant", "bee", "cow", "dodo"])
np.random.seed(3)
print(np.random.choice(names), np.random.choice(["p", "qq"], 4), repr(np.random.choice(names, (2, 3), p=[0.1, 0.2, 0.3, 0.4])))
print(np.random.permutation(names), np.random.choice(names, 2, replace=False), type(np.random.choice(["x", "y"])))
np.random.shuffle(names)
print(names)
rng = np.random.default_rng(5)
print(rng.choice(names), rng.choice(names, 3), rng.permutation(names), rng.choice(["up", "down"], size=5, p=[0.9, 0.1]))
rng.shuffle(names)
print(names)
order = np.random.permutation(len(names))
print(names[order], names[order][:2])
random.seed(1)
print(random.choice(names), random.choice(names.tolist()))

print(np.union1d(names, ["zebra", "ant"]), np.intersect1d(["ant", "x"], names), np.setdiff1d(names, ["cow"]))
print(np.setxor1d(names, ["cow", "emu"]), list(np.ndenumerate(names[:2])), np.select([names == "cow"], ["x"], default="y"))
print(names[0].item(), type(names[0].item()), names[0].dtype, names[0].shape, type(names[0] + "s"), names[0].startswith("a"))
print(np.issubdtype(names.dtype, str), np.isscalar(names[0]), np.count_nonzero(names == "cow"))
print(np.vectorize(len)(names), np.vectorize({"ant": 0, "bee": 1, "cow": 2, "dodo": 3}.get)(names))
print(repr(np.vectorize(lambda name, k: name + "!" * k)(names, [1, 2, 3, 0])), np.atleast_2d(names).shape, np.resize(names, 6))
print(names == None, names != None)
print(names < np.array(["b"] * 4), names == names[:, None], (names[:, None] == ["ant", "bee"]).sum(axis=0))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: names < np.array(["x", "y"]))
attempt(lambda: names[np.array(["ant"])])
attempt(lambda: np.concatenate([names, [["x"]]]))

# Confusions by name, as reports have them.
truth = np.array(["dog", "cat", "dog", "bird", "cat", "dog", "bird"])
guess = np.array(["dog", "dog", "dog", "bird", "cat", "cat", "cat"])
classes = np.unique(np.concatenate([truth, guess]))
table = np.zeros((len(classes), len(classes)), dtype=int)
index = {name: place for place, name in enumerate(classes)}
for a, b in zip(truth, guess):
    table[index[a], index[b]] += 1
print(classes, table.tolist(), f"{(truth == guess).mean():.3f}")
for name in classes:
    mask = truth == name
    print(f"{name:<6}{mask.sum():>3}{(guess[mask] == name).mean():>8.2f}")
one_hot = (truth[:, None] == classes).astype(np.float32)
print(one_hot.shape, one_hot.sum(axis=0), classes[one_hot.argmax(axis=1)])
many = np.array(list("the quick brown fox jumps over the lazy dog and the cat"))
letters, counts = np.unique(many, return_counts=True)
print(letters[np.argsort(-counts, kind="stable")][:5], np.sort(counts)[::-1][:5], "".join(np.sort(many)), many.argsort().tolist())
print("".join(letters), np.argsort(many[::-1])[:20])
print(np.argsort([k * 7 % 5 for k in range(60)]).tolist())
attempt(lambda: names.foo)
attempt(lambda: names[0] + 1)
