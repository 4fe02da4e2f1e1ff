"""Small programs that use classes as data structures."""


class Stack:
    def __init__(self):
        self._items = []

    def push(self, x):
        self._items.append(x)
        return self

    def pop(self):
        if not self._items:
            raise IndexError("empty")
        return self._items.pop()

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items[::-1])

    def __contains__(self, x):
        return x in self._items

    def __bool__(self):
        return bool(self._items)

    def __repr__(self):
        return f"Stack({self._items})"


s = Stack().push(1).push(2).push(3)
print(s, len(s), list(s), 2 in s, s.pop(), bool(s), s)


class LinkedList:
    class Node:
        __slots__ = ("value", "next")

        def __init__(self, value, next=None):
            self.value, self.next = value, next

    def __init__(self, items=()):
        self.head = None
        for item in reversed(list(items)):
            self.head = self.Node(item, self.head)

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def reverse(self):
        previous, node = None, self.head
        while node is not None:
            node.next, previous, node = previous, node, node.next
        self.head = previous
        return self


print(list(LinkedList("abc").reverse()), list(LinkedList()))


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            return self.rows[i][j]
        return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows])

    def __eq__(self, other):
        return self.rows == other.rows

    def __mul__(self, k):
        return Matrix([[v * k for v in r] for r in self.rows])

    __rmul__ = __mul__

    def __str__(self):
        return "\n".join(" ".join(f"{v:3}" for v in r) for r in self.rows)

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])


m = Matrix([[1, 2], [3, 4]])
m[0, 1] = 5
print(m, m @ Matrix.identity(2) == m, (2 * m)[1, 1], m.T[0], m[0], sep="\n")


class LRU:
    def __init__(self, size):
        self.size, self.data = size, {}

    def get(self, key, default=None):
        if key not in self.data:
            return default
        value = self.data.pop(key)
        self.data[key] = value
        return value

    def put(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        while len(self.data) > self.size:
            oldest = next(iter(self.data))
            del self.data[oldest]


cache = LRU(2)
for k, v in [("a", 1), ("b", 2), ("a", 3), ("c", 4)]:
    cache.put(k, v)
print(cache.data, cache.get("a"), cache.get("zz", "none"), list(cache.data))


class Graph:
    def __init__(self, edges):
        self.adj = {}
        for a, b in edges:
            self.adj.setdefault(a, set()).add(b)
            self.adj.setdefault(b, set()).add(a)

    def bfs(self, start):
        seen, queue = {start}, [start]
        while queue:
            node = queue.pop(0)
            yield node
            for other in sorted(self.adj[node]):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)


print(list(Graph([(1, 2), (2, 3), (1, 4), (4, 5)]).bfs(1)))


def primes(n):
    sieve = [True] * (n + 1)
    sieve[:2] = [False, False]
    for i in range(2, int(n**0.5) + 1):
        if sieve[i]:
            sieve[i * i :: i] = [False] * len(sieve[i * i :: i])
    return [i for i, p in enumerate(sieve) if p]


print(primes(50))


def permutations(items):
    if len(items) <= 1:
        yield list(items)
        return
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [x] + rest


print(list(permutations([1, 2, 3])))
words = "the quick brown the lazy dog the end".split()
counts = {}
for w in words:
    counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
print({k: [w for w in words if len(w) == k] for k in sorted({len(w) for w in words})})


def quicksort(xs):
    if not xs:
        return []
    pivot, *rest = xs
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


print(quicksort([3, 1, 4, 1, 5, 9, 2, 6]))
