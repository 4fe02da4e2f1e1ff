"""An asynchronous pipeline: sources, workers with retries and time-outs, back-pressure, and a report."""

import asyncio
import contextlib
import contextvars
import functools
import random
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import AsyncIterator, Awaitable, Callable

request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="-")


class State(Enum):
    NEW = auto()
    RUNNING = auto()
    DONE = auto()
    FAILED = auto()

    @property
    def is_final(self) -> bool:
        return self in (State.DONE, State.FAILED)


class Transient(Exception):
    """Worth another try."""


class Fatal(Exception):
    def __init__(self, job: "Job", reason: str):
        super().__init__(f"{job.name}: {reason}")
        self.job = job


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    cost: float = field(compare=False, default=0.01)
    failures: int = field(compare=False, default=0)
    state: State = field(compare=False, default=State.NEW, repr=False)
    history: list[str] = field(compare=False, default_factory=list, repr=False)

    def move(self, state: State) -> None:
        if self.state.is_final:
            raise RuntimeError(f"{self.name} is {self.state.name} already")
        self.history.append(f"{self.state.name}->{state.name}")
        self.state = state


def retry(times: int, *, delay: float = 0.0, on: tuple[type[BaseException], ...] = (Transient,)):
    def decorate(function: Callable[..., Awaitable]):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return await function(*args, attempt=attempt, **kwargs)
                except on as error:
                    if attempt == times:
                        raise Fatal(args[0], f"gave up after {times}") from error
                    await asyncio.sleep(delay * attempt)
        wrapper.times = times
        return wrapper
    return decorate


@retry(3, delay=0.001)
async def process(job: Job, *, attempt: int) -> str:
    """Does the job, which fails as often as it says."""
    await asyncio.sleep(job.cost)
    if attempt <= job.failures:
        raise Transient(f"attempt {attempt}")
    return f"{job.name}@{request_id.get()}#{attempt}"


async def source(jobs: list[Job], *, pace: float = 0.0) -> AsyncIterator[Job]:
    try:
        for job in jobs:
            await asyncio.sleep(pace)
            yield job
    finally:
        print("source closed")


class Pipeline:
    def __init__(self, workers: int, limit: int = 2):
        self.queue: asyncio.PriorityQueue[Job] = asyncio.PriorityQueue(maxsize=limit)
        self.workers, self.results, self.errors = workers, [], deque(maxlen=3)
        self.lock, self.stats = asyncio.Lock(), Counter()
        self.peak = 0

    async def __aenter__(self):
        self._tasks = [asyncio.create_task(self.work(), name=f"worker-{i}") for i in range(self.workers)]
        return self

    async def __aexit__(self, kind, error, trace):
        await self.queue.join()
        for task in self._tasks:
            task.cancel()
        ended = await asyncio.gather(*self._tasks, return_exceptions=True)
        self.stats["cancelled"] = sum(isinstance(each, asyncio.CancelledError) for each in ended)
        return isinstance(error, KeyError)

    async def feed(self, jobs: AsyncIterator[Job]) -> int:
        fed = 0
        async for job in jobs:
            await self.queue.put(job)
            self.peak = max(self.peak, self.queue.qsize())
            fed += 1
        return fed

    async def work(self) -> None:
        while True:
            job = await self.queue.get()
            token = request_id.set(f"r{job.priority}")
            job.move(State.RUNNING)
            try:
                async with asyncio.timeout(0.05):
                    result = await process(job)
            except (Fatal, TimeoutError) as error:
                job.move(State.FAILED)
                self.errors.append((job.name, type(error).__name__, type(error.__cause__).__name__))
            else:
                job.move(State.DONE)
                async with self.lock:
                    self.results.append(result)
            finally:
                self.stats[job.state.name] += 1
                request_id.reset(token)
                self.queue.task_done()


async def first_of(*awaitables: Awaitable):
    tasks = [asyncio.ensure_future(each) for each in awaitables]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return done.pop().result(), len(pending)


async def ticker(n: int):
    for i in range(n):
        yield i
        await asyncio.sleep(0)


async def after(delay: float, value):
    await asyncio.sleep(delay)
    return value


async def broken():
    await asyncio.sleep(0.002)
    raise ValueError("broken")


async def main() -> int:
    jobs = [Job(3, "c"), Job(1, "a", failures=1), Job(2, "b", failures=5), Job(5, "slow", cost=1.0), Job(4, "d", failures=2)]
    async with Pipeline(workers=2) as line:
        print("fed", await line.feed(source(jobs)), "peak", line.peak <= 2)
    print(sorted(line.results), sorted(line.errors), dict(sorted(line.stats.items())), request_id.get())
    print([(job.name, job.state.name, job.history) for job in sorted(jobs)], process.__name__, process.__doc__, process.times)
    async with Pipeline(1) as quiet:
        raise KeyError("swallowed")
    print(quiet.stats, await first_of(after(0.03, "late"), after(0.001, "early"), after(0.02, "mid")))
    print([x async for x in ticker(5) if x % 2], {x: await after(0, -x) async for x in ticker(3)}, sum([x async for x in ticker(4)]))
    try:
        async with asyncio.TaskGroup() as group:
            kept = group.create_task(after(0.001, "kept"))
            group.create_task(broken())
            lost = group.create_task(after(1, "lost"))
    except* ValueError as errors:
        print(errors.exceptions, kept.result(), lost.cancelled())
    gate, order = asyncio.Event(), []
    async def waiter(name):
        await gate.wait()
        order.append(name)
    waiting = [asyncio.create_task(waiter(n)) for n in "xyz"]
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*waiting)
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(after, 0, None)
        stack.callback(order.append, "stack")
        opened = await stack.enter_async_context(contextlib.aclosing(ticker(3)))
        order.append(await anext(opened))
    print(order, await anext(opened, "closed"))
    try:
        jobs[0].move(State.NEW)
    except RuntimeError as error:
        print(error)
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(0.001, future.set_result, "future")
    return len(await asyncio.wait_for(future, 1))


print(asyncio.run(main()))
