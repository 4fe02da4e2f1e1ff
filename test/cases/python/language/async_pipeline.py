import asyncio
async def produce(q, n):
    for i in range(n): await q.put(i); await asyncio.sleep(0)
    await q.put(None)
async def consume(q):
    out = []
    while (item := await q.get()) is not None: out.append(item * item)
    return out
class Agen:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1; return self.n
class ACM:
    async def __aenter__(self): print("in"); return self
    async def __aexit__(self, t, v, tb): print("out", t and t.__name__); return True
async def agen():
    for i in range(3): yield i
async def main():
    q = asyncio.Queue()
    _, r = await asyncio.gather(produce(q, 4), consume(q)); print(r)
    print([x async for x in Agen(3)], {x: x async for x in agen()}, [await asyncio.sleep(0, "v") for _ in range(2)])
    async with ACM(): raise ValueError
    try: await asyncio.wait_for(asyncio.sleep(0, "fast"), 5)
    except asyncio.TimeoutError: print("timeout")
    await q.put(3); await q.put(None); t = asyncio.create_task(consume(q)); print(await t, t.done())
    results = await asyncio.gather(asyncio.sleep(0, 1), fail(), return_exceptions=True); print(results)
    return "done"
async def fail(): raise KeyError("x")
print(asyncio.run(main()))
c = fail(); print(type(c).__name__); c.close()
