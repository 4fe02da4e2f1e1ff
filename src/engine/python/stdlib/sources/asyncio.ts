/** Python's `asyncio`, as far as `run` goes: one coroutine after another. */

import { pythonModule } from "../pythonModule";

export const asyncio = pythonModule(
  "asyncio",
  String.raw`
class CancelledError(BaseException):
    pass

class TimeoutError(Exception):
    pass

class QueueEmpty(Exception):
    pass

def _drive(awaitable):
    it = awaitable if hasattr(awaitable, "send") else awaitable.__await__()
    while True:
        try:
            it.send(None)
        except StopIteration as stop:
            return stop.value

def run(main, *, debug=None):
    return _drive(main)

class _Done:
    def __init__(self, value):
        self._value = value

    def result(self):
        return self._value

    def done(self):
        return True

    def cancel(self):
        return False

    def __await__(self):
        return self._value
        yield

Future = Task = _Done

def create_task(coro, *, name=None, context=None):
    return _Done(_drive(coro))

ensure_future = create_task

async def sleep(delay, result=None):
    return result

async def gather(*aws, return_exceptions=False):
    results = []
    for each in aws:
        try:
            results.append(await each)
        except Exception as error:
            if not return_exceptions:
                raise
            results.append(error)
    return results

async def wait_for(fut, timeout):
    return await fut

async def to_thread(func, /, *args, **kwargs):
    return func(*args, **kwargs)

class _Loop:
    def run_until_complete(self, future):
        return _drive(future)

    def create_task(self, coro):
        return create_task(coro)

    def is_running(self):
        return False

    def close(self):
        pass

    def run_in_executor(self, executor, func, *args):
        return _Done(func(*args))

def get_event_loop():
    return _Loop()

get_running_loop = new_event_loop = get_event_loop

def set_event_loop(loop):
    pass

def iscoroutinefunction(func):
    import inspect
    return inspect.iscoroutinefunction(func)

def iscoroutine(obj):
    import inspect
    return inspect.iscoroutine(obj)

class Lock:
    async def __aenter__(self):
        return None

    async def __aexit__(self, *exc):
        pass

    async def acquire(self):
        return True

    def release(self):
        pass

class Semaphore(Lock):
    def __init__(self, value=1):
        pass

class Event:
    def __init__(self):
        self._flag = False

    def set(self):
        self._flag = True

    def is_set(self):
        return self._flag

    async def wait(self):
        return True

class Queue:
    def __init__(self, maxsize=0):
        self._items = []

    async def put(self, item):
        self._items.append(item)

    async def get(self):
        return self._items.pop(0)

    def put_nowait(self, item):
        self._items.append(item)

    def get_nowait(self):
        if not self._items:
            raise QueueEmpty
        return self._items.pop(0)

    def empty(self):
        return not self._items

    def qsize(self):
        return len(self._items)
`,
);
