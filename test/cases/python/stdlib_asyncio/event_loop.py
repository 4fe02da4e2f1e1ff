import asyncio
from contextlib import asynccontextmanager, AsyncExitStack
import time
class Worker:
    def __init__(self, name, q, out): self.name, self.q, self.out = name, q, out
    async def run(self):
        while True:
            item = await self.q.get()
            try:
                await asyncio.sleep(0.01 * item)
                self.out.append((self.name, item)); print(self.name, "did", item)
                if item == 3: raise ValueError("three")
            except ValueError as e: print(self.name, "error", e)
            finally: self.q.task_done()
@asynccontextmanager
async def resource(name):
    print("open", name)
    try: yield name.upper()
    finally: print("close", name); await asyncio.sleep(0)
async def ticker(n, delay):
    for i in range(n): yield i; await asyncio.sleep(delay)
async def main():
    q, out = asyncio.Queue(maxsize=3), []
    ws = [asyncio.create_task(Worker(f"w{i}", q, out).run(), name=f"worker-{i}") for i in range(2)]
    for i in [4, 1, 3, 2, 5]: await q.put(i); print("put", i, q.qsize(), q.full())
    await q.join()
    for w in ws: w.cancel()
    print(await asyncio.gather(*ws, return_exceptions=True), [w.get_name() for w in ws], out)
    async with resource("a") as a, resource("b") as b: print(a, b)
    async def consume(tag, d):
        async for i in ticker(3, d): print(tag, i)
    await asyncio.gather(consume("x", .02), consume("y", .03))
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(d, d)) for d in (.01, .05)], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), done.pop().result()); [p.cancel() for p in pending]
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(1)
    except TimeoutError as e: print("timed out", repr(e))
    async def fail(d, m): await asyncio.sleep(d); raise RuntimeError(m)
    async def ok(d):
        try: await asyncio.sleep(d); print("ok", d); return d
        except asyncio.CancelledError: print("cancelled", d); raise
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(ok(0.001)); tg.create_task(fail(0.01, "f1")); tg.create_task(ok(0.5)); tg.create_task(fail(0.01, "f2"))
    except* RuntimeError as eg: print(eg, sorted(map(str, eg.exceptions)))
    async with asyncio.TaskGroup() as tg: t1, t2 = tg.create_task(ok(.02)), tg.create_task(ok(.01))
    print(t1.result(), t2.result())
    try: await asyncio.gather(ok(.05), fail(.01, "g"))
    except RuntimeError as e: print("gather", e)
    await asyncio.sleep(.1)
    cond = asyncio.Condition(); items = []
    async def waiter(i):
        async with cond: await cond.wait_for(lambda: len(items) > i); print("waiter", i, items)
    ts = [asyncio.create_task(waiter(i)) for i in range(3)]
    for i in range(3):
        await asyncio.sleep(0)
        async with cond: items.append(i); cond.notify_all()
    await asyncio.gather(*ts)
    sem = asyncio.Semaphore(2); active = peak = 0
    async def limited(i):
        nonlocal active, peak
        async with sem: active += 1; peak = max(peak, active); await asyncio.sleep(.01); active -= 1; return i
    print(await asyncio.gather(*(limited(i) for i in range(5))), peak)
    f = asyncio.get_running_loop().create_future(); asyncio.get_running_loop().call_soon(f.set_result, "fut"); f.add_done_callback(lambda f: print("cb", f.result())); print(await f, f)
    try: f.set_result(1)
    except asyncio.InvalidStateError as e: print(type(e), e)
    t = asyncio.create_task(ok(1))
    try: await asyncio.wait_for(asyncio.shield(t), .01)
    except asyncio.TimeoutError: print("shielded", t.done(), t.cancelled())
    t.cancel("msg")
    try: await t
    except asyncio.CancelledError as e: print(repr(e), e.args)
    pq = asyncio.PriorityQueue(); [pq.put_nowait(x) for x in (3, 1, 2)]; print([await pq.get() for _ in range(3)])
    try: pq.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    print(await asyncio.to_thread(sum, [1, 2]), asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    async with AsyncExitStack() as st:
        await st.enter_async_context(resource("s1")); st.push_async_callback(asyncio.sleep, 0); st.callback(print, "sync cb")
    agen = ticker(5, 0); print(await anext(agen), await agen.__anext__(), await agen.asend(None)); await agen.aclose()
    print(await anext(agen, "def"), [i async for i in ticker(4, 0) if i % 2], {i: await asyncio.sleep(0, i * i) async for i in ticker(2, 0)})
    start = asyncio.get_running_loop().time(); await asyncio.sleep(.2); print(f"{asyncio.get_running_loop().time() - start:.1f}")
    bg = asyncio.create_task(ok(99)); await asyncio.sleep(0); return "main done"
print(asyncio.run(main()))
loop = asyncio.new_event_loop(); asyncio.set_event_loop(loop)
async def hello(): return "hi"
print(loop.run_until_complete(hello())); loop.close(); print(loop.is_closed())
try: asyncio.run(5)
except ValueError as e: print(e)
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
async def nested(): 
    c = hello()
    try: asyncio.run(c)
    except RuntimeError as e: print(e); c.close()
asyncio.run(nested())
