"""any, all, sum, min, max, len, sorted."""

print(all([]), all([1, "a"]), all([1, 0]), any([]), any([0, ""]), any([0, 2]), all(x > 0 for x in range(1, 5)), any(x > 3 for x in [1, 2]), all({}), any({"": 1}), any("a"), all(map(bool, [1, 2])))
print(sum([]), sum([1, 2.5]), sum([True, True]), sum([1], 10), sum([[1], [2]], []), sum(range(10)), sum([0.1] * 10), sum({1: 2, 3: 4}), sum([1, 2], start=5), sum(((1,), (2,)), ()), sum([1j, 1]), sum([2**70, 1]), sum(x * x for x in range(4)))
print(min(3, 1, 2), max(3, 1, 2), min([3, 1]), max("hello"), min({"b": 1, "a": 2}), max([1, 5.0, 3]), min([], default=0), max([], default=None), max([1, 2, 3], key=lambda x: -x), min("abc", "ab", key=len), max(["a", "bb", "cc"], key=len), min([1, 1.0]), max([1, 1.0]), max([True, 1]), max((1, 2), (1, 3)), max(x for x in [3, 9, 2]), min([[2], [1, 9]]), max([5], key=None))
print(len("abc"), len([1]), len({}), len(range(5)), len(b"ab"), len({1, 2}), len((1, 2)), len({}.keys()), len("😀"), len(frozenset([1])))
print(sorted([3, 1, 2]), sorted("cab"), sorted({3, 1}), sorted([1, 2], reverse=True), sorted(["b", "A"], key=str.lower), sorted(((i % 2, i) for i in range(5))), sorted([1, 2, 3, 4], key=lambda x: x % 2), sorted([1, 2, 3, 4], key=lambda x: x % 2, reverse=True), sorted([2, 1], reverse=0))
calls = []
print(any((calls.append(x), x > 1)[1] for x in range(5)), calls)


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)



class Length:
    def __init__(self, value):
        self.value = value

    def __len__(self):
        return self.value


print(len(Length(5)), bool(Length(0)), bool(Length(1)))
fails(lambda: len(Length(-1)))
fails(lambda: len(Length("a")))
fails(lambda: len(Length(1.5)))
fails(lambda: len(5))
fails(lambda: len())
fails(lambda: len([], []))
fails(lambda: len(obj=[]))
fails(lambda: len(None))
fails(lambda: len(x for x in []))
fails(lambda: sum("ab"))
fails(lambda: sum(["a"]))
fails(lambda: sum(["a"], ""))
fails(lambda: sum([b"a"], b""))
fails(lambda: sum(5))
fails(lambda: sum())
fails(lambda: sum([[1]]))
fails(lambda: sum(1, 2, 3))
fails(lambda: min([]))
fails(lambda: max([]))
fails(lambda: max())
fails(lambda: max(1))
fails(lambda: min(1, 2, default=3))
fails(lambda: max(1, "a"))
fails(lambda: max([1, None]))
fails(lambda: max([1], foo=2))
fails(lambda: any(5))
fails(lambda: any())
fails(lambda: all([], []))
fails(lambda: sorted([1, "a"]))
