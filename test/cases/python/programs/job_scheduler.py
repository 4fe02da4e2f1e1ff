"""A cooperative scheduler: tasks as generators with priorities, dependencies, retries and a timeline."""
import heapq
import itertools
from collections import OrderedDict, defaultdict
from dataclasses import dataclass, field
from enum import Enum
from typing import Callable, Dict, Generator, Iterable, List, Optional


class Status(Enum):
    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"

    @property
    def is_final(self) -> bool:
        return self in (Status.DONE, Status.FAILED, Status.SKIPPED)


class CycleFound(ValueError):
    pass


@dataclass(order=True)
class Job:
    priority: int
    order: int = field(default_factory=itertools.count().__next__)
    name: str = field(default="", compare=False)
    work: Callable[["Job"], Generator] = field(default=None, compare=False, repr=False)
    needs: List[str] = field(default_factory=list, compare=False)
    retries: int = field(default=0, compare=False)
    status: Status = field(default=Status.PENDING, compare=False)
    result: object = field(default=None, compare=False)
    attempts: int = field(default=0, compare=False)


class Scheduler:
    def __init__(self, slots: int = 2):
        self.jobs: Dict[str, Job] = OrderedDict()
        self.slots = slots
        self.clock = 0
        self.timeline: List[tuple] = []
        self.listeners = defaultdict(list)

    def job(self, name=None, *, needs: Iterable[str] = (), priority=10, retries=0):
        def register(work):
            key = name or work.__name__
            if key in self.jobs:
                raise ValueError(f"job {key!r} is there already")
            self.jobs[key] = Job(priority, name=key, work=work, needs=list(needs), retries=retries)
            return work

        return register

    def on(self, status: Status):
        return self.listeners[status].append

    def _set(self, job, status):
        job.status = status
        self.timeline.append((self.clock, job.name, status.value))
        for listener in self.listeners[status]:
            listener(job)

    def check(self):
        state: Dict[str, int] = {}

        def visit(name, path):
            if name not in self.jobs:
                raise KeyError(f"{path[-1]} needs unknown job {name!r}")
            if state.get(name) == 1:
                raise CycleFound(" -> ".join([*path[path.index(name):], name]))
            if state.get(name) == 2:
                return
            state[name] = 1
            for need in self.jobs[name].needs:
                visit(need, [*path, name])
            state[name] = 2

        for name in self.jobs:
            visit(name, [])

    def _ready(self):
        for job in self.jobs.values():
            if job.status is not Status.PENDING:
                continue
            needed = [self.jobs[n].status for n in job.needs]
            if any(s in (Status.FAILED, Status.SKIPPED) for s in needed):
                self._set(job, Status.SKIPPED)
            elif all(s is Status.DONE for s in needed):
                yield job

    def run(self) -> int:
        self.check()
        running: List[tuple] = []
        while True:
            waiting = list(self._ready())
            heapq.heapify(waiting)
            while waiting and len(running) < self.slots:
                job = heapq.heappop(waiting)
                job.attempts += 1
                self._set(job, Status.RUNNING)
                running.append((job, job.work(job)))
            if not running:
                if any(self._ready()):
                    continue
                return self.clock
            self.clock += 1
            still = []
            for job, steps in running:
                try:
                    next(steps)
                except StopIteration as stop:
                    job.result = stop.value
                    self._set(job, Status.DONE)
                except Exception as error:
                    job.result = error
                    again = job.attempts <= job.retries
                    self._set(job, Status.PENDING if again else Status.FAILED)
                else:
                    still.append((job, steps))
            running = still

    def gantt(self) -> str:
        spans: Dict[str, List[Optional[int]]] = OrderedDict()
        for when, name, status in self.timeline:
            if status == "running":
                spans.setdefault(name, []).append([when, None])
            elif name in spans:
                spans[name][-1][1] = when
        lines = []
        for name, parts in spans.items():
            row = [" "] * self.clock
            for start, end in parts:
                row[start:end] = "#" * (end - start)
            lines.append(f"{name:<9}|{''.join(row)}|")
        return "\n".join(lines)


s = Scheduler(slots=2)
s.on(Status.FAILED)(lambda job: print(f"! {job.name} failed: {job.result!r}"))


@s.job(priority=1)
def fetch(job):
    for _ in range(2):
        yield
    return list(range(5))


@s.job(needs=["fetch"])
def parse(job):
    yield
    return [n * n for n in s.jobs["fetch"].result]


@s.job(needs=["fetch"], retries=2, priority=5)
def flaky(job):
    yield
    if job.attempts < 3:
        raise ConnectionError(f"attempt {job.attempts}")
    return "finally"


@s.job(needs=["parse", "flaky"])
def report(job):
    yield
    return sum(s.jobs["parse"].result), s.jobs["flaky"].result


@s.job(priority=0)
def broken(job):
    yield
    raise RuntimeError("no luck")


@s.job(needs=["broken"])
def after_broken(job):
    yield


print("took", s.run())
print(s.gantt())
for job in s.jobs.values():
    print(f"{job.name:<13}{job.status.value:<9}{job.attempts} {job.result!r}")
print(*s.timeline[:4], sep="\n")
print(sum(j.status.is_final for j in s.jobs.values()), min(s.jobs.values()).name, s.jobs["flaky"] < s.jobs["report"])
for needs, name in [(["b"], "a"), (["a"], "b")]:
    s.job(name, needs=needs)(fetch)
for attempt in (s.run, lambda: s.job("fetch")(fetch), lambda: Scheduler().job("x", needs=["nope"])(fetch) and 1):
    try:
        print(attempt())
    except (CycleFound, ValueError) as error:
        print(type(error).__name__, error)
other = Scheduler()
other.job("x", needs=["nope"])(fetch)
try:
    other.run()
except KeyError as error:
    print(error)
