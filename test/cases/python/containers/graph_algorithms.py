from collections import deque, defaultdict
import heapq
g = {"a": {"b": 4, "c": 1}, "b": {"d": 1}, "c": {"b": 2, "d": 5}, "d": {}, "e": {"a": 1}}
def bfs(s):
    seen, q = {s}, deque([s])
    while q:
        n = q.popleft(); yield n
        for m in g[n]:
            if m not in seen: seen.add(m); q.append(m)
def dfs(n, seen=None):
    seen = set() if seen is None else seen
    seen.add(n); out = [n]
    for m in g[n]:
        if m not in seen: out += dfs(m, seen)
    return out
def dijkstra(s):
    dist, heap = {s: 0}, [(0, s)]
    while heap:
        d, n = heapq.heappop(heap)
        if d > dist[n]: continue
        for m, w in g[n].items():
            if d + w < dist.get(m, float("inf")): dist[m] = d + w; heapq.heappush(heap, (d + w, m))
    return dist
def topo():
    deg = defaultdict(int)
    for n in g:
        for m in g[n]: deg[m] += 1
    ready, out = sorted(n for n in g if not deg[n]), []
    while ready:
        n = ready.pop(0); out.append(n)
        for m in g[n]:
            deg[m] -= 1
            if not deg[m]: ready.append(m)
    return out
print(list(bfs("a")), dfs("a"), dijkstra("a"), dijkstra("e"), topo())
parent = {n: n for n in g}
def root(n):
    while parent[n] != n: parent[n] = n = parent[parent[n]]
    return n
mst = [(w, a, b) for w, a, b in sorted((w, a, b) for a in g for b, w in g[a].items()) if root(a) != root(b) and (parent.__setitem__(root(a), root(b)) or True)]
print(mst, sum(w for w, *_ in mst))
