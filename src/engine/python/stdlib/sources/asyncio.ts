/** Python's `asyncio`: an event loop whose clock runs ahead to the next timer, so that nothing is waited for. */

import { pythonModule, unmodelled } from "../pythonModule";

export const asyncio = {
  ...pythonModule(
    "asyncio",
    String.raw`
import heapq as _heapq
import inspect as _inspect
from collections import deque as _deque
from contextvars import copy_context as _copy_context
from _asyncio_futures import *
from _asyncio_futures import _state, _step_soon
from _asyncio_primitives import *

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"

class Handle:
    def __init__(self, callback, args):
        self._callback, self._args, self._cancelled = callback, args, False

    def cancel(self):
        self._cancelled = True

    def cancelled(self):
        return self._cancelled

class TimerHandle(Handle):
    def __init__(self, when, callback, args):
        super().__init__(callback, args)
        self._when = when

    def when(self):
        return self._when

class AbstractEventLoop:
    pass

class BaseEventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready, self._timers, self._count = _deque(), [], 0
        self._now, self._stopping, self._running, self._closed = 1000.0, False, False, False
        self._tasks = []
        self._debug = False

    def time(self):
        return self._now

    def call_soon(self, callback, *args, context=None):
        if self._closed:
            raise RuntimeError("Event loop is closed")
        handle = Handle(callback, args)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self._now + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        handle = TimerHandle(when, callback, args)
        self._count += 1
        _heapq.heappush(self._timers, (when, self._count, handle))
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        return Task(coro, loop=self, name=name, context=context)

    def run_in_executor(self, executor, func, *args):
        future = Future(loop=self)
        def run():
            if future.done():
                return
            try:
                result = func(*args)
            except Exception as error:
                future.set_exception(error)
            else:
                future.set_result(result)
        self.call_soon(run)
        return future

    def _run_once(self):
        timers = self._timers
        while timers and timers[0][2]._cancelled:
            _heapq.heappop(timers)
        if not self._ready:
            if not timers:
                return False
            self._now = max(self._now, timers[0][0])
        # Every turn of a real loop takes some time: what was started later ends later.
        self._now += 1e-6
        while timers and timers[0][0] <= self._now:
            handle = _heapq.heappop(timers)[2]
            if not handle._cancelled:
                self._ready.append(handle)
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._callback(*handle._args)
        return True

    def run_forever(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _state.loop is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        self._running, _state.loop = True, self
        try:
            while self._run_once():
                if self._stopping:
                    break
            else:
                return _unknown("what an event loop waits for")
        finally:
            self._stopping, self._running, _state.loop = False, False, None

    def run_until_complete(self, future):
        if self._closed:
            raise RuntimeError("Event loop is closed")
        future = ensure_future(future, loop=self)
        def stop(_):
            self._stopping = True
        future.add_done_callback(stop)
        waiting = self.run_forever()
        future.remove_done_callback(stop)
        return future.result() if future.done() else waiting

    def stop(self):
        self._stopping = True

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._timers.clear()

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def set_exception_handler(self, handler):
        pass

    def call_exception_handler(self, context):
        pass

    def add_signal_handler(self, sig, callback, *args):
        pass

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self):
        pass

_policy_loop = None

def new_event_loop():
    return BaseEventLoop()

def set_event_loop(loop):
    global _policy_loop
    _policy_loop = loop

def get_running_loop():
    if _state.loop is None:
        raise RuntimeError("no running event loop")
    return _state.loop

def get_event_loop():
    global _policy_loop
    if _state.loop is not None:
        return _state.loop
    if _policy_loop is None:
        _policy_loop = new_event_loop()
    return _policy_loop

def _cancel_all(loop):
    rest = [task for task in loop._tasks if not task.done()]
    if not rest:
        return
    for task in rest:
        task.cancel()
    loop.run_until_complete(gather(*rest, return_exceptions=True))

class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._factory, self._loop = loop_factory, None

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *exc):
        self.close()

    def get_loop(self):
        if self._loop is None:
            self._loop = self._factory() if self._factory else new_event_loop()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _state.loop is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        loop = self.get_loop()
        return loop.run_until_complete(loop.create_task(coro, context=context))

    def close(self):
        if self._loop is not None and not self._loop.is_closed():
            _cancel_all(self._loop)
            self._loop.close()

def run(main, *, debug=None):
    if _state.loop is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)

def iscoroutinefunction(func):
    return _inspect.iscoroutinefunction(func)

def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)

def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(coro_or_future, "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        awaitable = coro_or_future
        async def wait():
            return await awaitable
        coro_or_future = wait()
    return (loop or get_event_loop()).create_task(coro_or_future)

wrap_future = ensure_future

def all_tasks(loop=None):
    return {task for task in (loop or get_running_loop())._tasks if not task.done()}

class _Yield:
    def __await__(self):
        yield

async def sleep(delay, result=None):
    if delay <= 0:
        await _Yield()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    def wake():
        if not future.done():
            future.set_result(result)
    timer = loop.call_later(delay, wake)
    try:
        return await future
    finally:
        timer.cancel()

class _Gathering(Future):
    def __init__(self, children, loop):
        super().__init__(loop=loop)
        self._children, self._cancel_requested = children, False

    def cancel(self, msg=None):
        if self.done():
            return False
        done = [child.cancel(msg) for child in self._children]
        self._cancel_requested = any(done)
        return any(done)

def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        loop = get_event_loop()
        outer = loop.create_future()
        outer.set_result([])
        return outer
    futures, seen = [], {}
    for each in coros_or_futures:
        if id(each) not in seen:
            seen[id(each)] = ensure_future(each)
        futures.append(seen[id(each)])
    children = list(seen.values())
    outer = _Gathering(children, children[0].get_loop())
    left = len(children)
    def finished(future):
        nonlocal left
        left -= 1
        if outer.done():
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(CancelledError())
                return
            if future._exception is not None:
                outer.set_exception(future._exception)
                return
        if left == 0:
            if outer._cancel_requested:
                outer.set_exception(CancelledError())
                return
            outer.set_result([CancelledError("") if f.cancelled() else f._exception if f._exception is not None else f._result for f in futures])
    for child in children:
        child.add_done_callback(finished)
    return outer

def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()
    def finished(_):
        if outer.done():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner._exception is not None:
            outer.set_exception(inner._exception)
        else:
            outer.set_result(inner._result)
    inner.add_done_callback(finished)
    return outer

async def _until(futures, is_enough, timeout):
    loop = get_running_loop()
    waiter = loop.create_future()
    def release(*_):
        if not waiter.done():
            waiter.set_result(None)
    def finished(future):
        if is_enough(future):
            release()
    timer = None if timeout is None else loop.call_later(timeout, release)
    for future in futures:
        future.add_done_callback(finished)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in futures:
            future.remove_done_callback(finished)

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    def is_enough(future):
        return (
            all(f.done() for f in fs)
            or return_when == FIRST_COMPLETED
            or (return_when == FIRST_EXCEPTION and not future.cancelled() and future._exception is not None)
        )
    if not any(f.done() and is_enough(f) for f in fs):
        await _until(fs, is_enough, timeout)
    done = {f for f in fs if f.done()}
    return done, fs - done

async def _cancelled(future):
    if not future.done():
        future.cancel()
        await _until([future], lambda _: True, None)

async def wait_for(fut, timeout):
    if timeout is None:
        return await fut
    fut = ensure_future(fut)
    if not fut.done():
        try:
            if timeout > 0:
                await _until([fut], lambda _: True, timeout)
        except CancelledError:
            if fut.done():
                return fut.result()
            await _cancelled(fut)
            raise
    if fut.done():
        return fut.result()
    await _cancelled(fut)
    try:
        return fut.result()
    except CancelledError as error:
        raise TimeoutError() from error

def as_completed(fs, *, timeout=None):
    todo = [ensure_future(f) for f in dict.fromkeys(fs)]
    done = Queue()
    loop = get_event_loop()
    def expired():
        for future in todo:
            future.remove_done_callback(finished)
            done.put_nowait(None)
        todo.clear()
    def finished(future):
        if future in todo:
            todo.remove(future)
            done.put_nowait(future)
            if not todo and timer is not None:
                timer.cancel()
    async def following():
        future = await done.get()
        if future is None:
            raise TimeoutError
        return future.result()
    for future in todo:
        future.add_done_callback(finished)
    timer = None if timeout is None else loop.call_later(timeout, expired)
    for _ in range(len(todo)):
        yield following()

async def to_thread(func, /, *args, **kwargs):
    context = _copy_context()
    return await get_running_loop().run_in_executor(None, lambda: context.run(func, *args, **kwargs))

def run_coroutine_threadsafe(coro, loop):
    return ensure_future(coro, loop=loop)
`,
  ),
  missing: unmodelled("asyncio"),
};
