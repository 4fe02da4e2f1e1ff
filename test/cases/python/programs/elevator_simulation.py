"""A building of elevators under a seeded load: a discrete clock, strategies as protocols, statistics at the end."""
import abc
import heapq
import random
import statistics
from collections import deque
from dataclasses import dataclass, field
from enum import IntFlag, IntEnum
from typing import Deque, Dict, Iterable, List, Optional, Protocol


class Direction(IntEnum):
    DOWN = -1
    IDLE = 0
    UP = 1

    @classmethod
    def between(cls, a: int, b: int) -> "Direction":
        return cls((b > a) - (b < a))

    @property
    def arrow(self) -> str:
        return "v-^"[self + 1]


class Doors(IntFlag):
    CLOSED = 0
    FRONT = 1
    REAR = 2
    BOTH = FRONT | REAR


@dataclass(order=True)
class Passenger:
    arrives: int
    number: int
    start: int = field(compare=False)
    goal: int = field(compare=False)
    boarded: Optional[int] = field(default=None, compare=False)
    left: Optional[int] = field(default=None, compare=False)

    @property
    def direction(self) -> Direction:
        return Direction.between(self.start, self.goal)

    @property
    def waiting(self) -> int:
        return self.boarded - self.arrives

    @property
    def total(self) -> int:
        return self.left - self.arrives


class Strategy(Protocol):
    name: str

    def next_floor(self, car: "Car", calls: Dict[int, Deque[Passenger]]) -> Optional[int]: ...


class Nearest:
    name = "nearest"

    def next_floor(self, car, calls):
        wanted = {p.goal for p in car.riders} | {floor for floor, queue in calls.items() if queue and not car.full}
        return min(wanted, key=lambda floor: (abs(floor - car.floor), floor), default=None)


class Sweep:
    """Goes on in one direction as long as somebody wants that."""

    name = "sweep"

    def next_floor(self, car, calls):
        wanted = {p.goal for p in car.riders} | {f for f, q in calls.items() if q and not car.full}
        if not wanted:
            return None
        ahead = [f for f in wanted if (f - car.floor) * (car.direction or Direction.UP) >= 0]
        return min(ahead or wanted, key=lambda f: (abs(f - car.floor), -f))


class First(Nearest):
    name = "first come"

    def next_floor(self, car, calls):
        if car.riders:
            return car.riders[0].goal
        return min((q[0] for q in calls.values() if q), default=None, key=lambda p: p).start if any(calls.values()) else None


class Clocked(abc.ABC):
    instances: List["Clocked"] = []

    def __init_subclass__(cls, /, speed: int = 1, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.speed = speed

    @abc.abstractmethod
    def tick(self, now: int) -> None: ...


class Car(Clocked, speed=1):
    def __init__(self, name: str, strategy: Strategy, capacity: int = 4, home: int = 0):
        self.name, self.strategy, self.capacity = name, strategy, capacity
        self.floor, self.direction, self.doors = home, Direction.IDLE, Doors.CLOSED
        self.riders: List[Passenger] = []
        self.distance = 0
        self.log: List[str] = []

    @property
    def full(self) -> bool:
        return len(self.riders) >= self.capacity

    def tick(self, now, calls: Dict[int, Deque[Passenger]] = {}):
        leaving = [p for p in self.riders if p.goal == self.floor]
        self.riders[:] = [p for p in self.riders if p.goal != self.floor]
        for p in leaving:
            p.left = now
        queue = calls.get(self.floor, ())
        boarding = []
        while queue and not self.full:
            p = queue.popleft()
            p.boarded = now
            boarding.append(p)
            self.riders.append(p)
        if leaving or boarding:
            self.doors = Doors.FRONT if self.floor else Doors.BOTH
            self.log.append(f"{now:>3} {self.name}@{self.floor} -{len(leaving)} +{len(boarding)} {self.doors!r}")
            return
        self.doors &= Doors.CLOSED
        target = self.strategy.next_floor(self, calls)
        self.direction = Direction.IDLE if target is None else Direction.between(self.floor, target)
        self.floor += self.direction * self.speed
        self.distance += abs(self.direction)

    def __str__(self):
        return f"{self.name}{self.direction.arrow}{self.floor}"


class Building:
    def __init__(self, floors: int, cars: Iterable[Car]):
        self.floors, self.cars = floors, list(cars)
        self.calls: Dict[int, Deque[Passenger]] = {floor: deque() for floor in range(floors)}
        self.now = 0

    def run(self, load: Iterable[Passenger], limit: int = 1000):
        agenda = list(load)
        everyone = sorted(agenda)
        heapq.heapify(agenda)
        while agenda or any(self.calls.values()) or any(car.riders for car in self.cars):
            while agenda and agenda[0].arrives <= self.now:
                p = heapq.heappop(agenda)
                self.calls[p.start].append(p)
            for car in self.cars:
                car.tick(self.now, self.calls)
            if self.now % 40 == 20:
                yield f"t={self.now}: " + " ".join(map(str, self.cars)) + f" waiting {sum(map(len, self.calls.values()))}"
            self.now += 1
            if self.now > limit:
                raise TimeoutError(f"{sum(p.left is None for p in everyone)} passengers stuck at {limit}")
        return everyone


def load(seed: int, count: int, floors: int) -> List[Passenger]:
    rng = random.Random(seed)
    moment, out = 0, []
    for number in range(count):
        moment += min(9, int(rng.expovariate(1 / 3)))
        start = 0 if rng.random() < 0.5 else rng.randrange(1, floors)
        goal = rng.choice([f for f in range(floors) if f != start])
        out.append(Passenger(moment, number, start, goal))
    return out


def report(strategy, everyone, building):
    waits = [p.waiting for p in everyone]
    totals = [p.total for p in everyone]
    print(
        f"{strategy.name:<11} until {building.now:>4}, moved {sum(c.distance for c in building.cars):>4},"
        f" wait mean {statistics.mean(waits):6.2f} median {statistics.median(waits):>5} worst {max(waits):>3},"
        f" total {statistics.fmean(totals):.3f} ± {statistics.pstdev(totals):.3f}"
    )


for strategy in (Nearest(), Sweep(), First()):
    building = Building(8, [Car("A", strategy), Car("B", strategy, capacity=2, home=7)])
    run = building.run(load(7, 30, building.floors))
    while True:
        try:
            line = next(run)
        except StopIteration as stop:
            report(strategy, stop.value, building)
            break
        print("  ", line)
    print("  ", *building.cars[0].log[:3], sep=" | ")

people = load(1, 5, 4)
print([(p.arrives, p.start, p.goal, p.direction.name) for p in people], people[0] < people[1], max(people).number)
try:
    list(Building(4, [Car("C", First(), capacity=0)]).run(people, limit=50))
except (TimeoutError, IndexError) as problem:
    print(type(problem).__name__, problem)
try:
    Clocked()
except TypeError as problem:
    print(problem)
print(Doors.FRONT | Doors.REAR, repr(Doors(3) & ~Doors.REAR), Doors.BOTH.value, bool(Doors.CLOSED), Direction(-1), repr(Direction.between(1, 5)), Car.speed)
