import asyncio
async def fetch(n):
    await asyncio.sleep(0.01)
    if n == 3: raise ValueError(n)
    return n * 10
async def main():
    print(await asyncio.gather(*(fetch(i) for i in range(3))))
    print(await asyncio.gather(fetch(1), fetch(3), return_exceptions=True))
    t = asyncio.create_task(fetch(5)); print(await t, t.done(), t.result())
    print(await asyncio.wait_for(fetch(2), 1))
    q = asyncio.Queue(); await q.put(1); await q.put(2); print(await q.get(), q.qsize())
    async with asyncio.Lock(): print("locked")
    async def agen():
        for i in range(3): yield i
    print([x async for x in agen()])
    try:
        await fetch(3)
    except ValueError as e:
        print("caught", e)
    return "done"
print(asyncio.run(main()), asyncio.iscoroutinefunction(fetch))
