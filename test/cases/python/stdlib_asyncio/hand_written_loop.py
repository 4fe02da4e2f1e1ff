import asyncio
class Loop:
    def __init__(s): s.q = []; s.t = 0; s.n = 0
    def spawn(s, co, name): s.q.append((0, s.n, co, name)); s.n += 1
    def run(s):
        while s.q:
            s.q.sort(key=lambda e: e[:2]); t, _, co, name = s.q.pop(0); s.t = max(s.t, t)
            try: d = co.send(None)
            except StopIteration as e: print(f"[{s.t}] {name} -> {e.value!r}")
            except Exception as e: print(f"[{s.t}] {name} !! {e!r}")
            else: s.q.append((s.t + d, s.n, co, name)); s.n += 1
class Sleep:
    def __init__(s, d): s.d = d
    def __await__(s): r = yield s.d; return f"slept {s.d}"
async def agen(n):
    try:
        for i in range(n): await Sleep(1); yield i
    finally: print("agen done")
class ACM:
    async def __aenter__(s): await Sleep(0); print("enter"); return s
    async def __aexit__(s, *e): print("exit", e[0] and e[0].__name__); return True
async def a(n):
    print("a start"); print(await Sleep(n)); return [x async for x in agen(3) if x != 1]
async def b():
    async with ACM() as m:
        await Sleep(2); raise ValueError("oops")
    return {k: v async for k, v in pairs()}
async def pairs():
    for k in "xy": yield k, ord(k)
async def c(): await Sleep(1); return await a(0.5) + 1
l = Loop(); l.spawn(a(2), "A"); l.spawn(b(), "B"); l.spawn(c(), "C"); l.run()
async def main():
    async def w(n, d): await asyncio.sleep(d); print("w", n); return n * 2
    print(await asyncio.gather(w(1, .03), w(2, .01), w(3, .02)))
    t = asyncio.create_task(w(9, 0)); print(await t, t.done(), t.result())
    try: await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError: print("timeout")
    q = asyncio.Queue()
    async def prod():
        for i in range(3): await q.put(i)
        await q.put(None)
    async def cons():
        while (i := await q.get()) is not None: print("c", i)
    await asyncio.gather(prod(), cons())
    r = await asyncio.gather(w(1, 0), bad(), return_exceptions=True); print(r)
    lock = asyncio.Lock()
    async with lock: print(lock.locked())
    ev = asyncio.Event(); asyncio.get_running_loop().call_later(0.01, ev.set); await ev.wait(); print(ev.is_set())
    sem = asyncio.Semaphore(2)
    async def lim(i):
        async with sem: await asyncio.sleep(0); return i
    print(await asyncio.gather(*map(lim, range(4))))
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(bad()); tg.create_task(w(5, 1))
    except* RuntimeError as eg: print(eg.exceptions)
    t = asyncio.create_task(asyncio.sleep(5)); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled", t.cancelled())
    for f in asyncio.as_completed([w(1, .02), w(2, .01)]): print("ac", await f)
async def bad(): raise RuntimeError("bad")
asyncio.run(main())
