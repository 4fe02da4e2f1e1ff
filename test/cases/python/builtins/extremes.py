"""min and max with keys, defaults, ties and mixed types."""

words = ["kernel", "stride", "pad", "dilation", "a"]
print(max(words), min(words), max(words, key=len), min(words, key=len), max(words, key=lambda w: w[-1]), min(enumerate(words), key=lambda p: len(p[1])), max(map(len, words)), min(w for w in words if len(w) > 3))
print(max([(1, "b"), (1, "a")]), min([(1, "b"), (1, "a")]), max([[1], [1, 0]]), max({"x": 3, "y": 9}.items(), key=lambda kv: kv[1]), min({"x": 3, "y": 1}, key={"x": 3, "y": 1}.get), max("b", "a", "c"), min(2, 1.5, True), max([True, 1, 1.0]), min([0.0, -0.0, 0]))
print(max([], default="none"), min((), default=-1), max([5], default=0), max([], key=len, default=None), max(range(10), key=lambda n: -abs(n - 4)), min(range(5), key=lambda n: (n % 3, -n)), max(float("-inf"), -1e308), min(float("inf"), 10**400))
best = None
for score in [0.1, 0.7, 0.3]:
    best = score if best is None else max(best, score)
print(best, max(0, -5), min(max(7, 0), 6), [max(0, x) for x in (-1, 0, 2.5)], [min(max(x, 0), 1) for x in (-1, 0.5, 3)], max(*[3, 9], 4), min(*"hello"), max(iter([1, 3, 2])), max({3, 7, 5}), sorted([3, 1, 2])[-1])


class Loud:
    def __init__(self, n):
        self.n = n

    def __gt__(self, other):
        print(f"{self.n}>{other.n}", end=" ")
        return self.n > other.n

    def __lt__(self, other):
        print(f"{self.n}<{other.n}", end=" ")
        return self.n < other.n


print(max(Loud(n) for n in (2, 5, 5, 1)).n, min([Loud(3), Loud(1), Loud(2)]).n, max(Loud(1), Loud(2), key=lambda l: -l.n).n)
