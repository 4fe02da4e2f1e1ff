"""Classes that iterate, index, count and contain, used by every builtin that takes an iterable."""


class Squares:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            yield i * i

    def __len__(self):
        return self.n


class Indexed:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError("too far")
        return "abcd"[i]


class Once:
    def __init__(self, items):
        self.items = list(items)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.items:
            raise StopIteration
        return self.items.pop(0)


uses = [list, tuple, set, sum, max, min, sorted, any, all, len, lambda x: list(enumerate(x)), lambda x: list(zip(x, x)), lambda x: list(map(str, x)), lambda x: list(filter(None, x)), lambda x: 4 in x, lambda x: [*x], lambda x: dict.fromkeys(x), lambda x: bytes(x), lambda x: frozenset(x) == {0, 1, 4, 9}, lambda x: ",".join(map(str, x)), lambda x: dict(zip(x, "abcd")), lambda x: iter(x) is iter(x), lambda x: bool(x), lambda x: list(reversed(list(x))), lambda x: next(iter(x))]
for make in (lambda: Squares(4), lambda: [0, 1, 4, 9], lambda: (0, 1, 4, 9), lambda: Once([0, 1, 4, 9]), lambda: (i * i for i in range(4)), lambda: {0: 1, 1: 1, 4: 1, 9: 1}, lambda: range(0, 10, 3), lambda: map(int, "0149"), lambda: {0: 0, 1: 1, 4: 4, 9: 9}.values(), lambda: b"\0\1\4\t"):
    row = []
    for use in uses:
        try:
            row.append(use(make()))
        except Exception as error:
            row.append(f"{type(error).__name__}: {error}")
    print(row)
i = Indexed()
print(list(i), "c" in i, "z" in i, [*i], max(i), sorted(i, reverse=True), dict(enumerate(i)), tuple(zip(i, i)), "".join(i), list(map(str.upper, i)))
a, b, *c = i
print(a, b, c, len(list(i)), next(iter(i)), set(i) == set("abcd"))
o = Once("xyz")
print(next(o), list(o), list(o), next(o, "done"), list(Once([])), sum(Once([1, 2])), 2 in Once([1, 2, 3]))
o = Once([1, 2, 3, 4])
print(2 in o, list(o), list(zip(Once("ab"), Once("cde"))), [*map(lambda a, b: (a, b), Once("ab"), Squares(5))], list(Once(Once("pq"))), list(iter(Once([1]))))
