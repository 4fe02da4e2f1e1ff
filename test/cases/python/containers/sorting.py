"""Sorting: stability, keys, reverse, mixed numbers, own classes, big inputs."""

people = [("Ann", 31), ("Bob", 25), ("Cid", 31), ("Dee", 25), ("Eve", 19)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: p[1], reverse=True), sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=lambda p: p[0][::-1]))
by_age = {}
for name, age in people:
    by_age.setdefault(age, []).append(name)
print(by_age, sorted(by_age), sorted(by_age.items(), reverse=True), max(by_age, key=lambda a: len(by_age[a])), min(people, key=lambda p: p[1]))


class Version:
    compared = 0

    def __init__(self, text):
        self.parts = [int(p) for p in text.split(".")]

    def __lt__(self, other):
        Version.compared += 1
        return self.parts < other.parts

    def __repr__(self):
        return ".".join(map(str, self.parts))


versions = [Version(t) for t in "1.10 1.2 1.2.1 0.9 2.0 1.2".split()]
print(sorted(versions), sorted(versions, reverse=True), max(versions, key=lambda v: v.parts), Version.compared)
versions.sort()
print(versions, versions[0] < versions[-1], not versions[1] < versions[0])
seed, numbers = 7, []
for _ in range(500):
    seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
    numbers.append(seed % 1000)
ordered = sorted(numbers)
print(ordered[:10], ordered[-5:], all(a <= b for a, b in zip(ordered, ordered[1:])), ordered == sorted(sorted(numbers, reverse=True)), sorted(numbers, key=lambda n: n % 10)[:12], sorted(range(500), key=numbers.__getitem__)[:8])
print(sorted([True, 0, 2.5, -1, False]), sorted(["b", "B", "a", "_", "1", "é"]), sorted([[3], [1, 2], []]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted("banana"), sorted({3: "a", 1: "b"}), sorted([{1, 2}, {1}], key=len), sorted([None, 1], key=lambda x: x is not None), sorted(["10", "9", "2"], key=int), sorted(["a10", "a9"], key=lambda s: (s[0], int(s[1:]))))
nested = [[5, 2], [9, 1], [7]]
for row in nested:
    row.sort()
nested.sort(key=sum, reverse=True)
print(nested, [sorted(r, reverse=True) for r in nested], sorted(sum(nested, [])), list(reversed(sorted(nested))), sorted(map(tuple, nested)), sorted(zip("cab", range(3))), sorted(enumerate("cab"), key=lambda p: p[1]))
