"""with: nesting, suppression, exits in order."""


class CM:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, exc_type, exc, tb):
        print("exit", self.name, exc_type.__name__ if exc_type else None, exc)
        return self.suppress


with CM("a") as a, CM("b") as b:
    print(a, b)
with (
    CM("p") as p,
    CM("q"),
):
    print(p)
with CM("s", True):
    raise ValueError("suppressed")
print("after")
try:
    with CM("n"):
        raise KeyError("not suppressed")
except KeyError as e:
    print("caught", e)


def f():
    with CM("ret"):
        return "value"


print(f())
for i in range(3):
    with CM(f"loop{i}"):
        if i == 0:
            continue
        if i == 1:
            break


class BadExit:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise RuntimeError("in exit")


try:
    with BadExit():
        raise ValueError("body")
except RuntimeError as e:
    print(e, repr(e.__context__))
try:
    with 5:
        pass
except TypeError as e:
    print(e)


class OnlyEnter:
    def __enter__(self):
        pass


try:
    with OnlyEnter():
        pass
except TypeError as e:
    print(e)
try:
    with CM("x") as (m, n):
        print(m, n)
except ValueError as e:
    print(e)


class Target:
    pass


t = Target()
with CM("attr") as t.value:
    print(t.value)
d = {}
with CM("item") as d["k"]:
    print(d)


def gen():
    with CM("gen"):
        yield 1
        yield 2


g = gen()
print(next(g))
g.close()
with CM("outer", True):
    with CM("inner"):
        raise ValueError("both")
print("end")
from contextlib import contextmanager, suppress, ExitStack, nullcontext


@contextmanager
def managed(x):
    print("setup", x)
    try:
        yield x * 2
    except ZeroDivisionError:
        print("handled")
    finally:
        print("teardown")


with managed(3) as v:
    print(v)
with managed(1):
    1 / 0
with suppress(KeyError, ValueError):
    {}["x"]
print("suppressed")
with nullcontext(7) as seven:
    print(seven)
with ExitStack() as stack:
    stack.enter_context(CM("e1"))
    stack.enter_context(CM("e2"))
    stack.callback(print, "callback")
