# simulations: scheduler, elevators, bank with random; matrix; game of life; iterators; coroutines
import heapq, random, itertools, collections, contextlib, copy, operator, math, datetime as dt
from dataclasses import dataclass, field, asdict
from typing import NamedTuple, Protocol
@dataclass(order=True)
class Event:
    at: float
    seq: int = field(compare=True)
    action: object = field(compare=False, repr=False)
    tags: frozenset = field(default=frozenset(), compare=False)
class Sim:
    def __init__(self, seed=None): self.now, self.q, self.ids, self.rng, self.trace = 0.0, [], itertools.count(), random.Random(seed), []
    def at(self, delay, fn, *tags): heapq.heappush(self.q, Event(self.now + delay, next(self.ids), fn, frozenset(tags)))
    def process(self, gen, name=""):
        def step(value=None):
            try: delay = gen.send(value)
            except StopIteration as s: self.trace.append((round(self.now, 3), name, "end", s.value)); return
            self.at(delay, lambda: step(self.now), name)
        step()
    def run(self, until=math.inf):
        while self.q and self.q[0].at <= until:
            ev = heapq.heappop(self.q); self.now = ev.at; ev.action()
        return self
def customer(sim, name, counter):
    arrived = sim.now
    while counter["busy"]: yield 0.25
    counter["busy"] = True
    t = yield (service := sim.rng.expovariate(1.0))
    counter["busy"] = False; counter["served"].append(name)
    return f"waited {t - arrived - service:.2f}"
sim = Sim(42); counter = {"busy": False, "served": []}
for i in range(4): sim.at(i * 0.3, lambda i=i: sim.process(customer(sim, f"c{i}", counter), f"c{i}"))
sim.run(); print(*sim.trace, counter, sep="\n"); print(Event(1, 2, print), Event(1, 2, 3) < Event(1, 3, 0), sorted([Event(2, 0, None), Event(1, 9, None)]))
class Job(NamedTuple):
    name: str; burst: int; prio: int = 0
    @property
    def cost(self): return self.burst * (self.prio + 1)
    def __str__(self): return f"{self.name}[{self.burst}]"
def rr(jobs, q):
    d = collections.deque((j, j.burst) for j in jobs); t = 0; out = []
    while d:
        j, left = d.popleft(); run = min(q, left); t += run; out.append(f"{j.name}@{t}")
        if left > run: d.append((j, left - run))
    return out
jobs = [Job("a", 3), Job("b", 5, 2), Job("c", 1, prio=1)]; print(rr(jobs, 2), *jobs, sorted(jobs, key=operator.attrgetter("cost")), sum(j.burst for j in jobs), jobs[0]._replace(prio=9), min(jobs, key=lambda j: (j.prio, -j.burst)))
def life(cells, n):
    for _ in range(n):
        cnt = collections.Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
        cells = {p for p, c in cnt.items() if c == 3 or c == 2 and p in cells}
    return cells
g = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}; r = life(g, 4); print(sorted(r), r == {(x + 1, y + 1) for x, y in g})
for y in range(5): print("".join(".#"[(x, y) in r] for x in range(5)))
maze = ["#########", "#S..#...#", "#.#.#.#.#", "#.#...#E#", "#########"]
def solve(m):
    pos = {c: (y, x) for y, r in enumerate(m) for x, c in enumerate(r) if c in "SE"}
    q, prev = collections.deque([pos["S"]]), {pos["S"]: None}
    while q:
        y, x = cur = q.popleft()
        if cur == pos["E"]: break
        for n in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
            if m[n[0]][n[1]] != "#" and n not in prev: prev[n] = cur; q.append(n)
    path = []
    while cur: path.append(cur); cur = prev[cur]
    grid = [list(r) for r in m]
    for y, x in path[1:-1]: grid[y][x] = "*"
    return "\n".join(map("".join, grid)), len(path)
print(*solve(maze), sep="\n")
random.seed(2024); walk = list(itertools.accumulate(random.choice((-1, 1)) for _ in range(20))); print(walk, random.sample("abcdef", 3), random.gauss(0, 1), random.choices(range(5), k=5, cum_weights=[1, 2, 3, 4, 10]), round(random.paretovariate(3), 6), random.randbytes(3), random.vonmisesvariate(0, 1), random.lognormvariate(0, .5), random.weibullvariate(1, 2), random.normalvariate(1, 2), random.gammavariate(2, 1))
st = random.getstate(); a = random.random(); random.setstate(st); print(a == random.random(), random.Random("seed").randint(1, 1000), random.Random(1.5).random(), random.Random(b"x").random(), random.Random(-3).random(), random.Random(2**40).random())
class Vec:
    __slots__ = "x", "y"
    def __init__(self, x=0, y=0): self.x, self.y = x, y
    def __iter__(self): yield self.x; yield self.y
    def __add__(self, o): return Vec(*map(operator.add, self, o))
    def __mul__(self, k): return Vec(self.x * k, self.y * k) if isinstance(k, (int, float)) else sum(a * b for a, b in zip(self, k))
    __rmul__ = __mul__
    def __neg__(self): return -1 * self
    def __abs__(self): return math.hypot(*self)
    def __eq__(self, o): return isinstance(o, Vec) and tuple(self) == tuple(o)
    def __hash__(self): return hash(tuple(self))
    def __repr__(self): return "Vec(%r, %r)" % tuple(self)
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __round__(self, n=0): return Vec(*(round(c, n) for c in self))
    def __format__(self, s): return f"<{self.x:{s}}, {self.y:{s}}>"
    def __complex__(self): return complex(self.x, self.y)
    def __matmul__(self, o): return self.x * o.y - self.y * o.x
    def __divmod__(self, k): return Vec(self.x // k, self.y // k), Vec(self.x % k, self.y % k)
    def __index__(self): return self.x
    def __invert__(self): return Vec(self.y, self.x)
    def __iadd__(self, o): self.x += o[0]; self.y += o[1]; return self
    def __reversed__(self): return iter((self.y, self.x))
v = Vec(3, 4); w = v; w += (1, 1); print(v, v is w, abs(Vec(3, 4)), 2 * v, v * v, -v, v + [1, 2], round(Vec(1.256, 2.5), 1), f"{v:.2f} {v:03d}", complex(v), v @ Vec(1, 0), divmod(v, 3), [10, 20, 30, 40, 50][v], bin(v), ~v, list(reversed(v)), {v: 1}[Vec(4, 5)], *v, v[-1], hex(v), sum([v, v], Vec()), max(v), 4 in v, copy.copy(v) == v, range(v))
t0 = dt.datetime(2024, 1, 31, 22, 15); cal = [(t0 + dt.timedelta(days=7 * i, hours=i)).strftime("%a %d %b %H:%M") for i in range(4)]; print(cal, (dt.date(2024, 12, 25) - dt.date(2024, 2, 29)).days, t0.timetuple().tm_yday, dt.timedelta(days=1, hours=2) / 2, abs(dt.timedelta(-1)), dt.datetime.min, dt.date.max, dt.datetime.combine(dt.date(2020, 1, 1), dt.time(12, tzinfo=dt.timezone.utc)), t0.replace(hour=0, minute=0), dt.timedelta(hours=1) * 2.5, dt.datetime(2024, 3, 10, tzinfo=dt.timezone(dt.timedelta(hours=-5), "EST")), repr(dt.timezone(dt.timedelta(hours=5, minutes=30))), t0.ctime())
