import asyncio, contextvars
from asyncio import *
async def worker(name, q, results):
    while True:
        item = await q.get()
        if item is None: q.task_done(); break
        await asyncio.sleep(0.01 * (item % 3)); results.append((name, item)); q.task_done()
async def main():
    q = asyncio.Queue(maxsize=3); results = []
    ws = [asyncio.create_task(worker(f"w{i}", q, results), name=f"T{i}") for i in range(2)]
    for i in range(6): await q.put(i)
    for _ in ws: await q.put(None)
    await q.join(); await asyncio.gather(*ws); print(sorted(i for _, i in results), [t.get_name() for t in ws], ws[0].done())
    async def fail(n): await asyncio.sleep(0.001 * n); raise ValueError(n)
    async def ok(n): await asyncio.sleep(0.001 * n); return n
    r = await asyncio.gather(ok(3), fail(1), ok(2), return_exceptions=True); print(r)
    try: await asyncio.gather(ok(3), fail(1))
    except ValueError as e: print("gather raised", e)
    try: await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError as e: print("timeout", type(e), repr(e))
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(5)
    except TimeoutError: print("timeout ctx")
    try:
        async with asyncio.TaskGroup() as tg:
            t1 = tg.create_task(ok(1)); t2 = tg.create_task(fail(2)); t3 = tg.create_task(asyncio.sleep(5))
    except* ValueError as eg: print("TG", eg.exceptions, t1.result(), t3.cancelled())
    lock = asyncio.Lock(); sem = asyncio.Semaphore(2); ev = asyncio.Event(); order = []
    async def crit(n):
        async with lock: order.append(n); await asyncio.sleep(0); order.append(-n)
    await asyncio.gather(*(crit(i) for i in range(1, 4))); print(order, lock.locked())
    async def waiter(n): await ev.wait(); return n
    ts = [asyncio.create_task(waiter(i)) for i in range(3)]; await asyncio.sleep(0); ev.set(); done, pending = await asyncio.wait(ts); print(sorted(t.result() for t in done), pending)
    for c in asyncio.as_completed([ok(3), ok(1), ok(2)]): print(await c, end=" ")
    print()
    async def agen(n):
        try:
            for i in range(n): yield i; await asyncio.sleep(0)
        finally: print("agen fin")
    print([x async for x in agen(4) if x % 2], {x: x async for x in agen(2)}, [await ok(i) for i in range(2)])
    ag = agen(5); print(await anext(ag), await ag.__anext__(), await ag.asend(None)); await ag.aclose()
    try: await anext(ag)
    except StopAsyncIteration: print("SAI")
    print(await anext(ag, "default"))
    t = asyncio.create_task(asyncio.sleep(10)); await asyncio.sleep(0); t.cancel("msg")
    try: await t
    except asyncio.CancelledError as e: print("cancelled", t.cancelled(), e.args)
    class Aw:
        def __await__(self): yield from asyncio.sleep(0).__await__(); return "awaited"
    print(await Aw())
    class AIt:
        def __init__(self): self.n = 0
        def __aiter__(self): return self
        async def __anext__(self):
            self.n += 1
            if self.n > 3: raise StopAsyncIteration
            return self.n
    async for x in AIt(): print(x, end=",")
    else: print("else")
    var = contextvars.ContextVar("v", default=0)
    async def setv(n): var.set(n); await asyncio.sleep(0); return var.get()
    print(await asyncio.gather(setv(1), setv(2)), var.get())
    loop = asyncio.get_running_loop(); fut = loop.create_future(); loop.call_soon(fut.set_result, 5); print(await fut)
    loop.call_later(0.001, print, "later"); await asyncio.sleep(0.005)
    fut2 = loop.create_future(); fut2.add_done_callback(lambda f: print("cb", f.result())); fut2.set_result(9); await asyncio.sleep(0)
    print(await asyncio.shield(ok(1)), asyncio.iscoroutinefunction(ok), asyncio.current_task().get_name())
    cond = asyncio.Condition(); data = []
    async def consumer():
        async with cond: await cond.wait_for(lambda: data); return data.pop()
    ct = asyncio.create_task(consumer()); await asyncio.sleep(0)
    async with cond: data.append("x"); cond.notify_all()
    print(await ct)
    pq = asyncio.PriorityQueue(); [pq.put_nowait(x) for x in (3, 1, 2)]; print([pq.get_nowait() for _ in range(3)])
    try: pq.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    res = await asyncio.to_thread(lambda: 7); print(res)
    done, pend = await asyncio.wait([asyncio.create_task(ok(1)), asyncio.create_task(asyncio.sleep(1))], return_when=asyncio.FIRST_COMPLETED); print(len(done), len(pend)); [p.cancel() for p in pend]
    try: await None
    except TypeError as e: print(e)
    try:
        async for x in [1]: pass
    except TypeError as e: print(e)
    c = ok(1); print(type(c).__name__, c.cr_running if hasattr(c, "cr_running") else ""); c.close()
    return "main result"
print(asyncio.run(main()))
co = main.__call__ if False else None
async def simple(): return 3
c = simple()
try: c.send(None)
except StopIteration as e: print("coroutine returned", e.value)
try: c.send(None)
except RuntimeError as e: print(e)
with asyncio.Runner() as r: print(r.run(simple()))
