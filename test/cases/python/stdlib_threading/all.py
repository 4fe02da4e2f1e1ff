import threading, queue, concurrent.futures as cf
lock, out = threading.RLock(), []
def work(n):
    with lock: out.append(n * n)
ts = [threading.Thread(target=work, args=(i,), daemon=True) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(out), threading.current_thread().name, ts[0].is_alive(), threading.active_count() >= 1)
e = threading.Event(); e.set(); print(e.is_set(), e.wait(0)); loc = threading.local(); loc.x = 5; print(loc.x)
class W(threading.Thread):
    def __init__(self): super().__init__(name="w"); self.r = None
    def run(self): self.r = 42
w = W(); w.start(); w.join(); print(w.r, w.name); s = threading.Semaphore(2); print(s.acquire(), s.release())
with cf.ThreadPoolExecutor(max_workers=2) as ex:
    fs = {ex.submit(pow, i, 2): i for i in range(3)}
    print(sorted(f.result() for f in cf.as_completed(fs)), list(ex.map(lambda x: x + 1, [1, 2])))
    f = ex.submit(int, "x")
    try:
        f.result()
    except ValueError as err:
        print(err)
    print(type(f.exception()).__name__, f.done())
q = queue.Queue(maxsize=2); q.put(1); q.put(2); print(q.full(), q.get(), q.get_nowait(), q.empty())
