"""Ranges and slices."""

r = range(2, 20, 3)
print(r, range(5), range(1, 5), range(0), range(5, 0), range(5, 0, -2), list(r), len(r), r[0], r[-1], r[2], r[1:4], r[::-1], r[::2], r[10:], list(r[::-1]), r[:0])
print(5 in r, 6 in r, 5.0 in r, 5.5 in r, "5" in r, 20 in r, True in range(2), r.index(8), r.count(8), r.count(9), r.start, r.stop, r.step, 10**20 in r)
print(range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 10, 3) == range(0, 12, 3), range(3) == [0, 1, 2], range(1) != range(2), hash(range(3)) == hash(range(0, 3)), {range(3): 1}[range(3)])
print(list(reversed(r)), list(range(10, 0, -3)), sum(range(101)), max(r), min(r), sorted(range(3), reverse=True), bool(range(0)), bool(range(1)), tuple(range(3)), [*range(2)], list(range(-3, 3)), list(range(True)), range(2, 20, 3)[1:][0], len(range(10**15)), range(10**12)[-1])
for i in range(3):
    print(i, end=" ")
for i in range(3, -1, -1):
    print(i, end=" ")
print()
s = slice(1, 10, 2)
print(s, slice(5), slice(None), slice(1, None), s.start, s.stop, s.step, s.indices(5), slice(None, None, -1).indices(4), slice(-3, None).indices(10), slice(100).indices(3), slice(-100, 100, 3).indices(5), s == slice(1, 10, 2), s != slice(1), slice(1, 2) < slice(1, 3), slice("a", [1]))


class Index:
    def __index__(self):
        return 3


print(range(Index()), list(range(1, Index())), range(5)[Index()], "abcdef"[: Index()], [1, 2] * Index(), hex(Index()), (1, 2, 3, 4)[Index()], r.__len__(), r.__contains__(5), r.__getitem__(0), r.__iter__().__next__(), r.__eq__(r))
it = iter(range(2))
print(next(it), next(it), next(it, "end"), next(it, "end"))


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: range("a"))
fails(lambda: range(1.0))
fails(lambda: range())
fails(lambda: range(1, 2, 3, 4))
fails(lambda: range(0, 1, 0))
fails(lambda: range(stop=3))
fails(lambda: r[100])
fails(lambda: r["a"])
fails(lambda: r.index(3))
fails(lambda: r.index("a"))
fails(lambda: range(3) + range(3))
fails(lambda: range(3) < range(4))
fails(lambda: range(3).start())
fails(lambda: slice())
fails(lambda: slice(1).indices(-1))
fails(lambda: slice(None, None, 0).indices(3))
fails(lambda: slice("a").indices(3))
fails(lambda: hash(slice(1)))
fails(lambda: range(None))
