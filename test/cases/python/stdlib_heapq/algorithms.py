import heapq, bisect, queue
from dataclasses import dataclass, field
def dijkstra(g, s):
    d, h = {s: 0}, [(0, s)]
    while h:
        c, u = heapq.heappop(h)
        if c > d[u]: continue
        for v, w in g[u]:
            if c + w < d.get(v, 1e9): d[v] = c + w; heapq.heappush(h, (c + w, v))
    return d
print(dijkstra({"a": [("b", 2), ("c", 5)], "b": [("c", 1)], "c": []}, "a"))
@dataclass(order=True)
class Task:
    pri: int
    name: str = field(compare=False)
h = []
for t in (Task(3, "c"), Task(1, "a"), Task(2, "b")): heapq.heappush(h, t)
print([heapq.heappop(h).name for _ in range(3)], heapq.nlargest(2, [3, 1, 4], key=lambda x: -x), heapq.nsmallest(0, [1]), heapq.nlargest(10, [1, 2]), list(heapq.merge([1, 3], [2], key=lambda x: x)))
def kth(xs, k):
    h = []
    for x in xs:
        heapq.heappush(h, x)
        if len(h) > k: heapq.heappop(h)
    return h[0]
print(kth([5, 2, 9, 1, 7], 2)); xs = [9, 4, 7, 1, 8, 2]; heapq.heapify(xs); print(xs, [heapq.heappop(xs) for _ in range(6)], heapq.heappushpop([2, 3], 1), heapq.heapreplace(h := [1, 5], 9), h)
def grade(s, b=(60, 70, 80), g="DCBA"): return g[bisect.bisect(b, s)]
print([grade(s) for s in (33, 60, 79, 100)], bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect_right([1, 2, 2, 3], 2), bisect.bisect([], 1), bisect.bisect_left([1, 5, 9], 5, lo=2), bisect.bisect([(1, "a"), (2, "b")], 1, key=lambda t: t[0]))
def lis(xs):
    t = []
    for x in xs:
        i = bisect.bisect_left(t, x); t[i:i + 1] = [x]
    return len(t)
print(lis([10, 9, 2, 5, 3, 7, 101, 18])); s = []; [bisect.insort(s, x) for x in (3, 1, 2)]; print(s)
q = queue.PriorityQueue(); [q.put(x) for x in (3, 1, 2)]; print([q.get() for _ in range(3)], q.empty())
