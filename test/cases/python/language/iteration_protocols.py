"""iter, next, sentinels, reversed, unpacking of user iterables."""


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return CountdownIterator(self.n)

    def __reversed__(self):
        return iter(range(1, self.n + 1))

    def __len__(self):
        return self.n


class CountdownIterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


c = Countdown(3)
print(list(c), list(c), list(reversed(c)), len(c), [*c, 0], sum(c), max(c), sorted(c), dict(enumerate(c)))
a, b, d = c
print(a, b, d)
first, *rest = c
print(first, rest, 2 in c, 9 in c, tuple(c), set(c) == {1, 2, 3}, list(zip(c, "abc")), list(map(lambda v: v * 2, c)))
it = iter(c)
print(next(it), next(it), next(it), next(it, "end"))
try:
    next(it)
except StopIteration as e:
    print("stop", e.args)
values = iter([1, 2, 0, 3])
print(list(iter(lambda: next(values), 0)), list(values))
for bad in (5, None, object):
    try:
        iter(bad)
    except TypeError as e:
        print(e)


class NoNext:
    def __iter__(self):
        return 5


try:
    iter(NoNext())
except TypeError as e:
    print(e)
try:
    next([1])
except TypeError as e:
    print(e)


class Blocked:
    __iter__ = None

    def __getitem__(self, i):
        return i


try:
    list(Blocked())
except TypeError as e:
    print(e)


class Sequence:
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __len__(self):
        return len(self.items)


s = Sequence(10, 20, 30)
print(list(s), 20 in s, list(reversed(s)), [*s], max(s), s[-1], s[0:2])
x, *y = s
print(x, y)


class Raises:
    def __iter__(self):
        yield 1
        raise ValueError("mid")


try:
    for v in Raises():
        print(v)
except ValueError as e:
    print(e)
try:
    list(Raises())
except ValueError as e:
    print("again", e)
gen = (i for i in range(3))
print(list(zip(gen, gen)), list(gen))
nested = [[1, 2], [3]]
flat = [v for row in nested for v in row]
print(flat, any(v > 2 for v in flat), all(flat))
d = {"a": 1, "b": 2}
print([*d], [*d.items()], {**d, "c": 3}, list(reversed(d)), next(iter(d)))
it = iter("ab")
print([(v, next(it, None)) for v in it])
