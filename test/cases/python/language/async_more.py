"""Coroutines driven by hand."""


class Later:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


async def two():
    a = await Later("first")
    b = await Later("second")
    return a, b


c = two()
print(c.send(None), c.send(1))
try:
    c.send(2)
except StopIteration as e:
    print(e.value)


async def catching():
    try:
        await Later("wait")
    except ValueError as e:
        return f"caught {e}"
    finally:
        print("finally")


c = catching()
c.send(None)
try:
    c.throw(ValueError("boom"))
except StopIteration as e:
    print(e.value)
c = catching()
c.send(None)
c.close()


async def outer():
    return [await inner(i) for i in range(3)]


async def inner(i):
    return i * 2


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value


print(run(outer()))


async def agen():
    for i in range(3):
        yield i
        await inner(i)


async def collect():
    out = []
    async for v in agen():
        out.append(v)
    total = sum([v async for v in agen() if v])
    return out, total, {v: v async for v in agen()}


print(run(collect()))


class Manager:
    async def __aenter__(self):
        print("enter")
        return 1

    async def __aexit__(self, *exc):
        print("exit", exc[0] and exc[0].__name__)
        return exc[0] is ValueError


async def use():
    async with Manager() as m, Manager():
        print(m)
    async with Manager():
        raise ValueError
    try:
        async with Manager():
            raise KeyError("k")
    except KeyError as e:
        return "out", e.args


print(run(use()))
try:
    run(inner(1)).foo
except AttributeError as e:
    print(e)


async def bad():
    await 5


try:
    run(bad())
except TypeError as e:
    print(e)


class AsyncIterator:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return self.n


async def loop():
    seen = []
    async for v in AsyncIterator():
        if v == 5:
            break
        seen.append(v)
    else:
        seen.append("else")
    return seen


print(run(loop()))
print(type(two()).__name__, type(agen()).__name__)
