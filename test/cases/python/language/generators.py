"""Generators: send, throw, close, yield from, return values."""


def countdown(n):
    while n > 0:
        got = yield n
        if got is not None:
            print("got", got)
            n = got
        else:
            n -= 1
    return "liftoff"


g = countdown(3)
print(next(g), g.send(10), next(g))
g.close()
try:
    next(g)
except StopIteration as e:
    print("stopped", e.value)


def with_cleanup():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("caught", e)
        yield "recovered"
    finally:
        print("cleanup")


g = with_cleanup()
print(next(g), g.throw(ValueError("boom")))
try:
    next(g)
except StopIteration:
    print("done")
g = with_cleanup()
next(g)
g.close()
g = with_cleanup()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)


def inner():
    x = yield "inner1"
    print("inner got", x)
    try:
        yield "inner2"
    except RuntimeError as e:
        print("inner caught", e)
        yield "inner3"
    return "result"


def outer():
    r = yield from inner()
    print("outer got", r)
    yield from [10, 20]
    yield from (x for x in "ab")
    return r


g = outer()
print(next(g), g.send("hello"), g.throw(RuntimeError("rt")), list(g))


def returns():
    return 5
    yield


try:
    next(returns())
except StopIteration as e:
    print(e.value, e.args, repr(e))


def bad():
    raise StopIteration("oops")
    yield


try:
    next(bad())
except RuntimeError as e:
    print(e, type(e.__cause__).__name__)


def reenter():
    yield next(it)


it = reenter()
try:
    next(it)
except ValueError as e:
    print(e)
g = countdown(1)
try:
    g.send(1)
except TypeError as e:
    print(e)


def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2


g = ignores()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(10)], next(f))
print(sum(x * x for x in range(5)), max((len(w), w) for w in ["a", "bbb", "cc"]), list(x for x in range(10) if x % 3 == 0))
print(next(iter([]), "default"), next((x for x in [1, 2] if x > 1), None), any(x > 1 for x in [0, 2, 1 / 1]))


class Tree:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.v
        if self.right:
            yield from self.right


print(list(Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))))
print(type(fib()).__name__, fib.__name__, iter(f) is f, hasattr(f, "send"))


def accumulate():
    total = 0
    while True:
        value = yield total
        if value is None:
            return total
        total += value


def delegator(results):
    while True:
        results.append((yield from accumulate()))


res = []
d = delegator(res)
next(d)
for i in [1, 2, 3, None, 10, None]:
    d.send(i)
print(res)


def gen_finally_return():
    try:
        yield 1
        return "a"
    finally:
        print("fin")


print(list(gen_finally_return()))
a, b, *c = (i for i in range(5))
print(a, b, c, [*countdown(2), *range(2)], {**{k: 1 for k in "xy"}})
g = (print("lazy", i) or i for i in range(2))
print("before")
print(list(g), list(g))


class CustomIter:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


print(list(CustomIter()), sum(CustomIter()), 2 in CustomIter(), [*CustomIter()], tuple(map(str, CustomIter())))


def yield_from_custom():
    r = yield from CustomIter()
    print("r", r)


print(list(yield_from_custom()))


class OldStyle:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10


print(list(OldStyle()), 20 in OldStyle(), [x for x in OldStyle()])


def throw_closed():
    yield


g = throw_closed()
list(g)
try:
    g.throw(ValueError, "late")
except ValueError as e:
    print("late", e)
