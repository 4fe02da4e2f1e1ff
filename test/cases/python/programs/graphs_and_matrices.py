# graph algorithms, heaps, union-find, DP, matrices, with generics and protocols
from __future__ import annotations
import heapq, bisect, math, random, statistics, sys
from collections import defaultdict, deque, Counter
from typing import Generic, TypeVar, Protocol, Iterable, Hashable, runtime_checkable, overload, Literal, Final, TypedDict, get_type_hints, NewType, Annotated, Any
from fractions import Fraction
from itertools import product, combinations, chain, count, takewhile
T = TypeVar("T", bound=Hashable)
@runtime_checkable
class Weighted(Protocol):
    weight: float
    def cost(self) -> float: ...
class Edge:
    def __init__(self, a, b, weight): self.a, self.b, self.weight = a, b, weight
    def cost(self): return self.weight * 1.5
    def __repr__(self): return f"{self.a}-{self.b}({self.weight})"
    def __lt__(self, o): return self.weight < o.weight
print(isinstance(Edge(1, 2, 3), Weighted), isinstance(3, Weighted))
class Graph(Generic[T]):
    def __init__(self, edges: Iterable[tuple[T, T, float]] = (), directed=False):
        self.adj: dict[T, dict[T, float]] = defaultdict(dict); self.directed = directed
        for a, b, w in edges: self.add(a, b, w)
    def add(self, a: T, b: T, w: float = 1) -> Graph[T]:
        self.adj[a][b] = w; self.adj[b]
        if not self.directed: self.adj[b][a] = w
        return self
    def __iter__(self): return iter(sorted(self.adj, key=str))
    def __contains__(self, x): return x in self.adj
    def __len__(self): return len(self.adj)
    def __getitem__(self, n): return self.adj[n].items()
    def dijkstra(self, s):
        dist, prev, pq = {s: 0}, {}, [(0, s)]
        while pq:
            d, u = heapq.heappop(pq)
            if d > dist[u]: continue
            for v, w in self[u]:
                if (nd := d + w) < dist.get(v, math.inf): dist[v], prev[v] = nd, u; heapq.heappush(pq, (nd, v))
        return dist, prev
    def path(self, s, t):
        dist, prev = self.dijkstra(s)
        if t not in dist: return None
        out = [t]
        while out[-1] != s: out.append(prev[out[-1]])
        return out[::-1]
    def bfs(self, s):
        seen, q = {s}, deque([(s, 0)])
        while q:
            n, d = q.popleft(); yield n, d
            for m in sorted(self.adj[n]):
                if m not in seen: seen.add(m); q.append((m, d + 1))
    def dfs(self, s, seen=None):
        seen = set() if seen is None else seen
        if s in seen: return
        seen.add(s); yield s
        for m in self.adj[s]: yield from self.dfs(m, seen)
    def topo(self):
        indeg = Counter(chain.from_iterable(self.adj.values())); ready = [n for n in self if not indeg[n]]; heapq.heapify(ready)
        while ready:
            n = heapq.heappop(ready); yield n
            for m in self.adj[n]:
                indeg[m] -= 1
                if not indeg[m]: heapq.heappush(ready, m)
        if +indeg: raise ValueError(f"cycle among {sorted((+indeg))}")
g = Graph([("A", "B", 4), ("A", "C", 1), ("C", "B", 2), ("B", "D", 5), ("C", "D", 8), ("E", "F", 1)])
print(dict(sorted(g.dijkstra("A")[0].items())), g.path("A", "D"), g.path("A", "F"), list(g.bfs("A")), list(g.dfs("A")), len(g), "Z" in g, list(g))
dag = Graph(directed=True); dag.add("shirt", "tie").add("tie", "jacket").add("pants", "shoes").add("pants", "belt").add("belt", "jacket")
print(" -> ".join(dag.topo())); dag.add("jacket", "shirt")
try: list(dag.topo())
except ValueError as e: print(e)
class UF:
    def __init__(self): self.p = {}
    def find(self, x):
        self.p.setdefault(x, x)
        while self.p[x] != x: self.p[x] = self.p[self.p[x]]; x = self.p[x]
        return x
    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b: return False
        self.p[a] = b; return True
uf = UF(); es = [Edge(a, b, w) for a in g for b, w in g[a] if a < b]; print([e for e in sorted(es) if uf.union(e.a, e.b)], min(es), sum(e.cost() for e in es))
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f"shapes {self.shape} and {o.shape} do not align")
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __pow__(self, n):
        r, b = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1: r = r @ b
            b, n = b @ b, n >> 1
        return r
    def det(self):
        m = [[Fraction(x) for x in r] for r in self.rows]; d = Fraction(1)
        for i in range(len(m)):
            p = next((r for r in range(i, len(m)) if m[r][i]), None)
            if p is None: return Fraction(0)
            if p != i: m[i], m[p] = m[p], m[i]; d = -d
            d *= m[i][i]
            for r in range(i + 1, len(m)):
                f = m[r][i] / m[i][i]
                m[r] = [x - f * y for x, y in zip(m[r], m[i])]
        return d
    def __getitem__(self, ij):
        match ij:
            case (int(i), int(j)): return self.rows[i][j]
            case (slice() as s, int(j)): return [r[j] for r in self.rows[s]]
            case int(i): return self.rows[i]
            case _: raise TypeError(f"bad index {ij!r}")
    def __str__(self): w = max(len(str(x)) for r in self.rows for x in r); return "\n".join(" ".join(f"{x!s:>{w}}" for x in r) for r in self.rows)
f = Matrix([[1, 1], [1, 0]]); print(f ** 90, (f ** 10)[0, 1], f[:, 0], f[1], Matrix([[2, 3], [1, 4.5]]).det(), Matrix([[0, 1, 2], [3, 4, 5], [6, 7, 9]]).det(), sep="\n")
for bad in [lambda: f @ Matrix([[1]]), lambda: f["x"], lambda: f[..., 1]]:
    try: bad()
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
def knap(items, cap):
    best = [[0] * (cap + 1) for _ in range(len(items) + 1)]
    for i, (w, v) in enumerate(items, 1):
        for c in range(cap + 1): best[i][c] = max(best[i - 1][c], best[i - 1][c - w] + v if w <= c else 0)
    return best[-1][-1]
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b): t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]
def edit(a, b):
    prev = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1): cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (x != y)))
        prev = cur
    return prev[-1]
print(knap([(1, 1), (3, 4), (4, 5), (5, 7)], 7), lcs("AGGTAB", "GXTXAYB"), edit("kitten", "sitting"))
def queens(n, row=0, cols=frozenset(), d1=frozenset(), d2=frozenset()):
    if row == n: yield (); return
    for c in range(n):
        if c in cols or row + c in d1 or row - c in d2: continue
        for rest in queens(n, row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}): yield (c, *rest)
print(sum(1 for _ in queens(6)), next(queens(8)), *("".join("Q" if c == q else "." for c in range(4)) for q in next(queens(4))), sep="\n")
def sieve():
    comp = {}
    for n in count(2):
        if n not in comp: yield n; comp[n * n] = [n]
        else:
            for p in comp.pop(n): comp.setdefault(p + n, []).append(p)
print(list(takewhile(lambda p: p < 60, sieve())), heapq.nlargest(2, [3, 1, 9]), heapq.nsmallest(2, "hello", key=lambda c: -ord(c)), list(heapq.merge([1, 4], [2, 3], reverse=False)), bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect([("a", 1), ("b", 2)], 1, key=lambda t: t[1]))
random.seed(7); xs = [random.gauss(10, 2) for _ in range(5)]; print([round(x, 3) for x in xs], random.randint(1, 6), random.sample(range(10), 3), random.choices("ab", k=4, weights=[1, 3]), random.random(), random.uniform(1, 2), random.triangular(), random.shuffle(l := list(range(5))), l, random.choice("xyz"), random.getrandbits(16), random.betavariate(1, 2), random.expovariate(1), random.randrange(0, 100, 7))
print(statistics.mean([1, 2, 3, 4]), statistics.median([1, 3, 2]), statistics.mode("aab"), statistics.stdev([1, 2, 3, 4]), statistics.pvariance([1, 2]), statistics.quantiles([1, 2, 3, 4, 5]), statistics.fmean([1, 2]), statistics.geometric_mean([1, 9]), statistics.harmonic_mean([1, 2]), statistics.multimode("aabb"), statistics.mean([Fraction(1, 2), 1]), statistics.linear_regression([1, 2, 3], [2, 4, 6.5]), statistics.correlation([1, 2, 3], [1, 2, 4]), statistics.NormalDist(0, 1).cdf(1))
print(Fraction(3, 6), Fraction("0.125"), Fraction(1.5), Fraction(1, 3) + 1, Fraction(22, 7).limit_denominator(5), Fraction(-7, 2) // 1, round(Fraction(5, 2)), float(Fraction(1, 3)), repr(Fraction(4)), math.floor(Fraction(-1, 2)), Fraction(1, 2) ** 3, Fraction(1, 2) == 0.5, hash(Fraction(2)) == hash(2))
class Movie(TypedDict, total=False):
    name: str
    year: int
UserId = NewType("UserId", int); print(Movie(name="x"), UserId(5), UserId.__name__, get_type_hints(Graph.add), Literal["a", 1], Annotated[int, "m"], Graph[int], dict[str, list[int]], int | None, Final, Any, tuple[int, ...], T)
