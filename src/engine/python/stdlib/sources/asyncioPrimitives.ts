/** The locks and queues of `asyncio`, in Python. */

import { pythonModule } from "../pythonModule";

export const asyncioPrimitives = pythonModule(
  "_asyncio_primitives",
  String.raw`
import heapq as _heapq
from collections import deque as _deque
from _asyncio_futures import Future as _Future, CancelledError as _CancelledError

__all__ = ["Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier", "BrokenBarrierError",
    "Queue", "PriorityQueue", "LifoQueue", "QueueEmpty", "QueueFull"]

class QueueEmpty(Exception):
    pass

class QueueFull(Exception):
    pass

class BrokenBarrierError(RuntimeError):
    pass

QueueEmpty.__module__ = QueueFull.__module__ = "asyncio.queues"
BrokenBarrierError.__module__ = "asyncio.exceptions"

class _Waiters:
    """Those who wait, in the order in which they came."""

    def __init__(self):
        self._waiters = _deque()

    async def _wait(self):
        future = _Future()
        self._waiters.append(future)
        try:
            await future
        finally:
            self._waiters.remove(future)

    def _wake(self):
        for future in self._waiters:
            if not future.done():
                future.set_result(True)
                return True
        return False

class _Context:
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, *exc):
        self.release()

class Lock(_Context):
    def __init__(self):
        self._locked, self._queue = False, _Waiters()

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and not any(not w.cancelled() for w in self._queue._waiters):
            self._locked = True
            return True
        try:
            await self._queue._wait()
        except _CancelledError:
            if not self._locked:
                self._queue._wake()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._queue._wake()

class Event:
    def __init__(self):
        self._flag, self._queue = False, _Waiters()

    def is_set(self):
        return self._flag

    def set(self):
        if not self._flag:
            self._flag = True
            while self._queue._wake():
                pass

    def clear(self):
        self._flag = False

    async def wait(self):
        if not self._flag:
            await self._queue._wait()
        return True

class Condition(_Context):
    def __init__(self, lock=None):
        self._lock, self._queue = lock or Lock(), _Waiters()
        self.locked, self.acquire, self.release = self._lock.locked, self._lock.acquire, self._lock.release

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            await self._queue._wait()
            return True
        finally:
            while True:
                try:
                    await self.acquire()
                    break
                except _CancelledError:
                    pass

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        for _ in range(n):
            if not self._queue._wake():
                break

    def notify_all(self):
        self.notify(len(self._queue._waiters))

class Semaphore(_Context):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value, self._queue = value, _Waiters()

    def locked(self):
        return self._value == 0 or any(not w.cancelled() for w in self._queue._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        future = _Future()
        self._queue._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._queue._waiters.remove(future)
        except _CancelledError:
            if not future.cancelled():
                self._value += 1
                self._next()
            raise
        if self._value > 0:
            self._next()
        return True

    def _next(self):
        if self._queue._wake():
            self._value -= 1

    def release(self):
        self._value += 1
        self._next()

class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        self._bound = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()

class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._parties, self._queue, self._broken = parties, _Waiters(), False

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: len(self._queue._waiters))
    broken = property(lambda self: self._broken)

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *exc):
        pass

    async def wait(self):
        if self._broken:
            raise BrokenBarrierError("Barrier aborted")
        index = len(self._queue._waiters)
        if index + 1 < self._parties:
            await self._queue._wait()
            if self._broken:
                raise BrokenBarrierError("Abort or reset of barrier")
        else:
            while self._queue._wake():
                pass
        return index

    async def abort(self):
        self._broken = True
        while self._queue._wake():
            pass

class Queue:
    def __init__(self, maxsize=0):
        self._maxsize, self._unfinished = maxsize, 0
        self._getters, self._putters, self._joiners = _Waiters(), _Waiters(), _Waiters()
        self._init(maxsize)

    maxsize = property(lambda self: self._maxsize)

    def __class_getitem__(cls, item):
        return cls

    def _init(self, maxsize):
        self._queue = _deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    async def put(self, item):
        while self.full():
            try:
                await self._putters._wait()
            except _CancelledError:
                if not self.full():
                    self._putters._wake()
                raise
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._getters._wake()

    async def get(self):
        while self.empty():
            try:
                await self._getters._wait()
            except _CancelledError:
                if not self.empty():
                    self._getters._wake()
                raise
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._get()
        self._putters._wake()
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            while self._joiners._wake():
                pass

    async def join(self):
        if self._unfinished > 0:
            await self._joiners._wait()

class PriorityQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        _heapq.heappush(self._queue, item)

    def _get(self):
        return _heapq.heappop(self._queue)

class LifoQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
`,
);
