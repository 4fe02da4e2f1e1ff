"""map, filter, zip, enumerate, reversed, iter, next: nothing is made before it is asked for."""

print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(pow, [2, 3], [3, 2])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, range(4))), list(filter(str.isdigit, "a1b2")))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip([1, 2], [3, 4], [5, 6])), dict(zip("ab", range(2))), list(zip(*[(1, 2), (3, 4)])), list(zip([1], [2], strict=True)), [*zip("ab", "cd")])
print(list(enumerate("ab")), list(enumerate("ab", 1)), list(enumerate("ab", start=5)), list(enumerate([])), dict(enumerate("xy")), [f"{i}{c}" for i, c in enumerate("ab")], list(enumerate("a", 2**70)))
print(list(reversed([1, 2, 3])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), "".join(reversed("abc")), list(reversed([])))
print(type(map(str, [])).__name__, type(zip()).__name__, type(filter(None, [])).__name__, type(enumerate([])).__name__, type(reversed([])).__name__, type(reversed("a")).__name__, type(iter([])).__name__, type(iter({})).__name__, type(iter(())).__name__, type(iter(set())).__name__, type(iter(range(1))).__name__, type(iter({}.items())).__name__, type(iter({}.values())).__name__, type(x for x in []).__name__)
seen = []


def note(x):
    seen.append(x)
    return x * 2


lazy = map(note, [1, 2, 3])
print(seen, next(lazy), seen, list(lazy), seen, list(lazy), next(lazy, "over"))
it = iter([1, 2, 3])
print(iter(it) is it, next(it), list(it), next(it, None), list(it))
z = zip(iter("abc"), "xy")
print(next(z), list(z), list(z))
numbers = iter([5, 4, 3, 2])
print(list(iter(lambda: next(numbers), 3)), next(numbers))
pairs = iter("abcdef")
print(list(zip(pairs, pairs)), list(zip(*[iter(range(6))] * 3)))
print(max(enumerate([3, 9, 2]), key=lambda p: p[1]), sum(map(len, ["a", "bb"])), [a for a, b in zip("ab", [0, 1]) if b], 3 in map(int, ["1", "3"]), "b" in iter("abc"), sorted(zip([2, 1], "ab")), *map(str.upper, "ab"))
print(isinstance(map(str, []), map), isinstance(zip(), zip), isinstance([], map), map, zip, enumerate.__name__)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("done")
        self.n -= 1
        return self.n


class Sequence:
    def __getitem__(self, index):
        if index >= 3:
            raise IndexError(index)
        return index * 10

    def __len__(self):
        return 3


class Backwards:
    def __reversed__(self):
        return iter("zyx")


print(list(Countdown(3)), list(map(str, Countdown(2))), list(Sequence()), list(reversed(Sequence())), 20 in Sequence(), list(reversed(Backwards())), next(Countdown(0), "default"), list(zip(Sequence(), Countdown(5))), [*Countdown(2)], tuple(enumerate(Countdown(1))))


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: next(Countdown(0)))
fails(lambda: next(iter([])))
fails(lambda: next([]))
fails(lambda: next(5))
fails(lambda: next())
fails(lambda: iter(5))
fails(lambda: iter(None))
fails(lambda: iter(5, 1))
fails(lambda: map(str))
fails(lambda: map())
fails(lambda: list(map(5, [1])))
fails(lambda: map(str, 5))
fails(lambda: filter(None))
fails(lambda: filter(None, 5))
fails(lambda: zip(5))
fails(lambda: zip([1], 5))
fails(lambda: list(zip([1], [1, 2], strict=True)))
fails(lambda: list(zip([1, 2], [1], strict=True)))
fails(lambda: list(zip([1], [1], [1, 2], strict=True)))
fails(lambda: list(zip([1, 2], [1, 2], [1], strict=True)))
fails(lambda: zip([1], foo=1))
fails(lambda: enumerate())
fails(lambda: enumerate(5))
fails(lambda: enumerate([], "a"))
fails(lambda: enumerate([], foo=1))
fails(lambda: reversed(5))
fails(lambda: reversed({1}))
fails(lambda: reversed(iter([])))
fails(lambda: reversed())
fails(lambda: list(map(lambda x: x, [1], [2])))
