"""async def, await, async for, async with."""

import asyncio


async def add(a, b):
    await asyncio.sleep(0)
    return a + b


class AsyncCM:
    async def __aenter__(self):
        print("aenter")
        return "resource"

    async def __aexit__(self, *exc):
        print("aexit", exc[0])
        return True


class Counter:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i


async def agen(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def main():
    print(await add(1, 2))
    async with AsyncCM() as r:
        print(r)
        raise ValueError("swallowed")
    async for x in Counter(3):
        print(x)
    else:
        print("else")
    async for x in agen(3):
        if x == 2:
            break
        print("agen", x)
    print([x async for x in agen(3)], {x: await add(x, 1) async for x in Counter(2)})
    print([await add(i, i) for i in range(3)])
    results = await asyncio.gather(add(1, 1), add(2, 2))
    print(results)
    try:
        await fails()
    except KeyError as e:
        print("caught", e)
    return "done"


async def fails():
    raise KeyError("async")


class Awaitable:
    def __await__(self):
        yield from []
        return "awaited"


async def custom():
    return await Awaitable()


print(asyncio.run(main()))
print(asyncio.run(custom()))
c = add(1, 2)
print(type(c).__name__, add.__name__)
try:
    c.send(None)
    c.send(None)
except StopIteration as e:
    print(e.value)
g = agen(1)
print(type(g).__name__)
