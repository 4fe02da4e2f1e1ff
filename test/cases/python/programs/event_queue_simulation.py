"""A discrete event simulation of a small bank: generators as processes, a heap as the calendar."""
import heapq
import itertools
import random
from collections import Counter, defaultdict, deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from statistics import mean, median


class State(Enum):
    WAITING = auto()
    SERVED = auto()
    LEFT = auto()

    def __str__(self):
        return self.name.lower()


@dataclass(order=True)
class Event:
    time: float
    order: int
    process: object = field(compare=False)
    value: object = field(default=None, compare=False)


class Interrupt(Exception):
    pass


class Simulator:
    def __init__(self):
        self.now = 0.0
        self._queue = []
        self._counter = itertools.count()
        self.log = []

    def schedule(self, process, delay=0.0, value=None):
        event = Event(self.now + delay, next(self._counter), process, value)
        heapq.heappush(self._queue, event)
        return event

    def start(self, generator):
        return self.schedule(generator)

    def run(self, until=float("inf")):
        steps = 0
        while self._queue and self._queue[0].time <= until:
            event = heapq.heappop(self._queue)
            self.now = event.time
            steps += 1
            try:
                command = event.process.send(event.value)
            except StopIteration as stop:
                self.log.append((round(self.now, 2), event.process.__name__, stop.value))
                continue
            self._obey(event.process, command)
        return steps

    def _obey(self, process, command):
        match command:
            case float() | int() as delay if delay >= 0:
                self.schedule(process, delay)
            case ("acquire", Resource() as resource):
                resource.request(self, process)
            case ("release", Resource() as resource):
                resource.release(self)
                self.schedule(process)
            case None:
                self.schedule(process)
            case other:
                process.throw(ValueError(f"bad command {other!r}"))


class Resource:
    def __init__(self, name, capacity=1):
        self.name, self.capacity = name, capacity
        self.users = 0
        self.waiting = deque()
        self.longest = 0

    def request(self, sim, process):
        if self.users < self.capacity:
            self.users += 1
            sim.schedule(process, value=True)
        else:
            self.waiting.append(process)
            self.longest = max(self.longest, len(self.waiting))

    def release(self, sim):
        if self.waiting:
            sim.schedule(self.waiting.popleft(), value=True)
        else:
            self.users -= 1

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, {self.users}/{self.capacity}, waiting={len(self.waiting)})"


class Metrics:
    def __init__(self):
        self.samples = defaultdict(list)
        self.states = Counter()

    @contextmanager
    def measure(self, sim, what):
        began = sim.now
        try:
            yield
        finally:
            self.samples[what].append(sim.now - began)

    def report(self):
        for what, values in sorted(self.samples.items()):
            print(f"{what:>8}: n={len(values):<3} mean={mean(values):7.3f} median={median(values):7.3f} max={max(values):7.3f}")


def customer(sim, number, desk, metrics, rng):
    with metrics.measure(sim, "total"):
        if len(desk.waiting) > 4:
            metrics.states[State.LEFT] += 1
            return State.LEFT
        metrics.states[State.WAITING] += 1
        with metrics.measure(sim, "wait"):
            yield "acquire", desk
        try:
            yield rng.expovariate(1 / 3)
        finally:
            metrics.states[State.SERVED] += 1
        yield "release", desk
    return State.SERVED


def arrivals(sim, desk, metrics, rng, count):
    for number in range(count):
        sim.start(customer(sim, number, desk, metrics, rng))
        yield rng.uniform(0.5, 2.0)
    return f"{count} arrivals"


def rogue():
    try:
        yield "dance"
    except ValueError as error:
        print("rogue:", error)
        yield 1.0
    return "calmed"


def countdown(n):
    while n:
        n -= yield 1
        # what is sent back is None only if nobody scheduled a value
    return "unreachable"


rng = random.Random(7)
sim = Simulator()
desk = Resource("desk", capacity=2)
metrics = Metrics()
sim.start(arrivals(sim, desk, metrics, rng, 25))
sim.start(rogue())
steps = sim.run()
print("steps", steps, "time", round(sim.now, 3), desk, "longest line", desk.longest)
for state in State:
    print(f"{state!s:>8} {metrics.states[state]:3d} {state!r}")
metrics.report()
for entry in sim.log[-5:]:
    print(entry)

by_outcome = defaultdict(list)
for time, name, outcome in sim.log:
    by_outcome[name, str(outcome)].append(time)
for (name, outcome), times in sorted(by_outcome.items()):
    print(f"{name:<10}{outcome:<14}{len(times):>3}  first {times[0]:>6} last {times[-1]:>6}")

sim2 = Simulator()
sim2.start(countdown(3))
try:
    sim2.run()
except TypeError as error:
    print("TypeError:", error)

a, b = Event(1.0, 2, "x"), Event(1.0, 3, "w")
print(a < b, a == Event(1.0, 2, "other"), a, max([b, a]).order)
process = customer(sim, 0, desk, metrics, rng)
print(process.__name__, process.gi_frame is not None, process.close())
try:
    process.send(None)
except StopIteration as stop:
    print("stopped", stop.value)
