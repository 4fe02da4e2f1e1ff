"""Routes in weighted graphs: Dijkstra, A*, all pairs, spanning trees, components, each checked against another."""
from __future__ import annotations

import heapq
import itertools
import math
import random
from collections import defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Callable, Dict, Generic, Hashable, Iterable, Iterator, List, Optional, Set, Tuple, TypeVar

N = TypeVar("N", bound=Hashable)
Edge = namedtuple("Edge", "start end weight", defaults=[1])


class NoPath(LookupError):
    def __str__(self):
        start, goal = self.args
        return f"no way from {start} to {goal}"


class Graph(Generic[N]):
    """Undirected unless told otherwise; parallel edges keep the lighter weight."""

    def __init__(self, edges: Iterable[Edge | tuple] = (), *, directed: bool = False):
        self.directed = directed
        self._next: Dict[N, Dict[N, float]] = defaultdict(dict)
        for edge in edges:
            self.add(*edge)

    def add(self, start: N, end: N, weight: float = 1) -> Graph[N]:
        if weight < 0:
            raise ValueError(f"negative weight {weight} from {start!r} to {end!r}")
        pairs = [(start, end)] if self.directed else [(start, end), (end, start)]
        for a, b in pairs:
            self._next[a][b] = min(weight, self._next[a].get(b, math.inf))
        self._next[end]
        self.__dict__.pop("edges", None)
        return self

    @cached_property
    def edges(self) -> Tuple[Edge, ...]:
        every = (Edge(a, b, w) for a, near in self._next.items() for b, w in near.items())
        return tuple(e for e in every if self.directed or repr(e.start) <= repr(e.end))

    def __iter__(self) -> Iterator[N]:
        yield from self._next

    def __len__(self):
        return len(self._next)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._next[key.start][key.stop]
        return self._next[key].items()

    def __contains__(self, item):
        return item in self._next if not isinstance(item, Edge) else item.end in self._next[item.start]

    def __invert__(self):
        return Graph((Edge(b, a, w) for a, b, w in self.edges), directed=self.directed)

    def __repr__(self):
        sign = "->" if self.directed else "--"
        return f"Graph({', '.join(f'{a}{sign}{b}:{w:g}' for a, b, w in self.edges[:4])}{'…' * (len(self.edges) > 4)})"


@dataclass
class Route:
    nodes: List = field(default_factory=list)
    length: float = 0.0
    visited: int = field(default=0, compare=False, repr=False)

    def __str__(self):
        return f"{' > '.join(map(str, self.nodes))} = {self.length:g} ({self.visited} seen)"


def counted(f):
    """Counts calls and remembers the largest result."""
    @wraps(f)
    def inner(*args, **kwargs):
        inner.calls += 1
        result = f(*args, **kwargs)
        inner.longest = max(inner.longest, result.length)
        return result

    inner.calls, inner.longest = 0, -math.inf
    return inner


@counted
def search(graph: Graph[N], start: N, goal: N, guess: Callable[[N], float] = lambda _: 0) -> Route:
    """A*; without a guess it is Dijkstra's search."""
    ticket = itertools.count()
    heap = [(guess(start), next(ticket), 0, start, None)]
    parents: Dict[N, Optional[N]] = {}
    while heap:
        _, _, so_far, node, parent = heapq.heappop(heap)
        if node in parents:
            continue
        parents[node] = parent
        if node == goal:
            nodes = [node]
            while (node := parents[node]) is not None:
                nodes.append(node)
            return Route(nodes[::-1], so_far, len(parents))
        for other, weight in graph[node]:
            if other not in parents:
                total = so_far + weight
                heapq.heappush(heap, (total + guess(other), next(ticket), total, other, node))
    raise NoPath(start, goal)


def all_pairs(graph: Graph[N]) -> Dict[Tuple[N, N], float]:
    table = {(a, b): math.inf if a != b else 0 for a, b in itertools.product(graph, repeat=2)}
    table.update({(a, b): w for a in graph for b, w in graph[a] if a != b})
    for k, a, b in itertools.product(graph, repeat=3):
        if (through := table[a, k] + table[k, b]) < table[a, b]:
            table[a, b] = through
    return table


class Sets(dict):
    """Disjoint sets; a key that is new is a set of its own."""

    def __missing__(self, key):
        self[key] = key
        return key

    def find(self, key):
        while (parent := self[key]) != key:
            self[key] = key = self[parent]
        return key

    def join(self, a, b) -> bool:
        a, b = self.find(a), self.find(b)
        self[a] = b
        return a != b


def spanning_tree(graph):
    sets = Sets()
    return [e for e in sorted(graph.edges, key=lambda e: (e.weight, str(e))) if sets.join(e.start, e.end)]


def components(graph) -> List[Set]:
    """Tarjan's, without recursion: strongly connected, in reverse topological order."""
    index, low, stack, found = {}, {}, [], []
    for root in graph:
        if root in index:
            continue
        work = [(root, iter(list(graph[root])))]
        index[root] = low[root] = len(index)
        stack.append(root)
        while work:
            node, near = work[-1]
            for other, _ in near:
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    work.append((other, iter(list(graph[other]))))
                    break
                if other in stack:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    at = stack.index(node)
                    found.append(set(stack[at:]))
                    del stack[at:]
    return found


def layers(graph, start):
    seen, queue = {start: 0}, deque([start])
    while queue:
        node = queue.popleft()
        for other, _ in graph[node]:
            if seen.setdefault(other, seen[node] + 1) == seen[node] + 1 and other not in queue:
                queue.append(other)
    return {k: sorted(v for v, depth in seen.items() if depth == k) for k in sorted(set(seen.values()))}


towns = Graph([("Aix", "Bern", 7), ("Aix", "Cham", 9), ("Aix", "Föhr", 14), ("Bern", "Cham", 10), ("Bern", "Dole", 15),
               ("Cham", "Dole", 11), ("Cham", "Föhr", 2), ("Dole", "Ely", 6), ("Ely", "Föhr", 9.5), ("Gap", "Hof")])
print(towns, len(towns), len(towns.edges), towns["Aix":"Bern"], Edge("Bern", "Aix") in towns, "Ely" in towns, Edge("x", "y"))
print(search(towns, "Aix", "Ely"), search(towns, "Gap", "Hof"), sep="\n")
for goal in ("Hof", "Rome"):
    try:
        print(search(towns, "Aix", goal))
    except NoPath as problem:
        print(f"{problem}: {problem.args} {isinstance(problem, LookupError)}")
table = all_pairs(towns)
print([table["Aix", t] for t in sorted(towns) if t in towns], all(search(towns, a, b).length == d for (a, b), d in table.items() if d < math.inf))
tree = spanning_tree(towns)
print(sum(e.weight for e in tree), [f"{a[0]}{b[0]}" for a, b, _ in tree], len(components(towns)), layers(towns, "Aix"))

rng = random.Random(3)
size = 12
walls = {(rng.randrange(size), rng.randrange(size)) for _ in range(24)} - {(0, 0), (size - 1, size - 1)}
grid = Graph()
for x, y in itertools.product(range(size), repeat=2):
    for other in ((x + 1, y), (x, y + 1)):
        if max(other) < size and not {(x, y), other} & walls:
            grid.add((x, y), other, 1)
goal = (size - 1, size - 1)
try:
    plain = search(grid, (0, 0), goal)
    clever = search(grid, (0, 0), goal, guess=lambda p: abs(p[0] - goal[0]) + abs(p[1] - goal[1]))
    print(plain.length, clever.length, plain.visited >= clever.visited, plain == clever or len(plain.nodes) == len(clever.nodes))
    for y in range(size):
        print("".join("#" if (x, y) in walls else "*" if (x, y) in clever.nodes else "." for x in range(size)))
except NoPath as problem:
    print(problem)

calls = Graph(["ab", "bc", "ca", "cd", "de", "ed", ("e", "f", 0)], directed=True)
print(calls, ~calls, [sorted(c) for c in components(calls)], [sorted(c) for c in components(~calls)], sep="\n")
print(search.calls, search.longest, search.__name__, search.__doc__, len(grid), len(Graph()))
try:
    calls.add("x", "y", -1)
except ValueError as problem:
    print(problem)
