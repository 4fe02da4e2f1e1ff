/** Python's `queue`, in Python. */

import { pythonModule } from "../pythonModule";

export const queue = pythonModule(
  "queue",
  String.raw`
from collections import deque as _deque
from heapq import heappop as _heappop, heappush as _heappush

class Empty(Exception):
    pass

class Full(Exception):
    pass

class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._start()

    def _start(self):
        self.queue = _deque()

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        return len(self.queue)

    def empty(self):
        return not self.queue

    def full(self):
        return 0 < self.maxsize <= len(self.queue)

    def put(self, item, block=True, timeout=None):
        if self.full():
            raise Full
        self._put(item)

    def get(self, block=True, timeout=None):
        if not self.queue:
            raise Empty
        return self._get()

    def put_nowait(self, item):
        self.put(item)

    def get_nowait(self):
        return self.get()

    def task_done(self):
        pass

    def join(self):
        pass

class LifoQueue(Queue):
    def _start(self):
        self.queue = []

    def _get(self):
        return self.queue.pop()

class PriorityQueue(Queue):
    def _start(self):
        self.queue = []

    def _put(self, item):
        _heappush(self.queue, item)

    def _get(self):
        return _heappop(self.queue)

SimpleQueue = Queue
`,
);
