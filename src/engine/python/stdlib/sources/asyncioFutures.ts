/** The futures and tasks of `asyncio`, and what times them out or holds them together, in Python. */

import { pythonModule } from "../pythonModule";

export const asyncioFutures = pythonModule(
  "_asyncio_futures",
  String.raw`
import inspect as _inspect
from contextvars import copy_context as _copy_context

__all__ = ["CancelledError", "InvalidStateError", "TimeoutError", "Future", "Task", "TaskGroup", "Timeout", "timeout", "timeout_at",
    "current_task", "iscoroutine", "isfuture"]

class CancelledError(BaseException):
    pass

class InvalidStateError(Exception):
    pass

TimeoutError = TimeoutError

for _class in (CancelledError, InvalidStateError):
    _class.__module__ = "asyncio.exceptions"

class _State:
    loop = None
    task = None
    tasks = 0

_state = _State()

def iscoroutine(obj):
    return _inspect.iscoroutine(obj)

def isfuture(obj):
    return isinstance(obj, Future)

def current_task(loop=None):
    if _state.loop is None:
        raise RuntimeError("no running event loop")
    return _state.task

def _loop():
    import asyncio
    return asyncio.get_event_loop()

class Future:
    def __init__(self, *, loop=None):
        self._loop = loop or _loop()
        self._state, self._result, self._exception, self._callbacks = "PENDING", None, None, []
        self._message = None

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def cancel(self, msg=None):
        if self.done():
            return False
        self._message = msg
        self._finish("CANCELLED")
        return True

    def _finish(self, state):
        self._state = state
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._loop.call_soon(callback, self)

    def _cancellation(self):
        return CancelledError() if self._message is None else CancelledError(self._message)

    def result(self):
        if self._state == "CANCELLED":
            raise self._cancellation()
        if self._state == "PENDING":
            raise InvalidStateError("Result is not ready.")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._cancellation()
        if self._state == "PENDING":
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self.done():
            self._loop.call_soon(fn, self)
        else:
            self._callbacks.append(fn)

    def remove_done_callback(self, fn):
        kept = [each for each in self._callbacks if each != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}" if type(self) is not Future else "invalid state")
        self._result = result
        self._finish("FINISHED")

    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception = exception
        self._finish("FINISHED")

    def __await__(self):
        if not self.done():
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    def __class_getitem__(cls, item):
        return cls

    def _told(self):
        if self._state != "FINISHED":
            return self._state.lower()
        return f"finished exception={self._exception!r}" if self._exception is not None else f"finished result={self._result!r}"

    def __repr__(self):
        return f"<Future {self._told()}>"

Future.__module__ = "_asyncio"

def _step_soon(task, error=None):
    task._loop.call_soon(task._step, error)

class Task(Future):
    def __init__(self, coro, *, loop=None, name=None, context=None):
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        super().__init__(loop=loop)
        _state.tasks += 1
        self._name = f"Task-{_state.tasks}" if name is None else str(name)
        self._coro, self._waits_for, self._must_cancel, self._requests = coro, None, False, 0
        self._context = _copy_context() if context is None else context
        self._loop._tasks.append(self)
        _step_soon(self)

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coro

    def cancelling(self):
        return self._requests

    def uncancel(self):
        if self._requests > 0:
            self._requests -= 1
        return self._requests

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        if self.done():
            return False
        self._requests += 1
        if self._waits_for is not None and self._waits_for.cancel(msg):
            return True
        self._must_cancel, self._message = True, msg
        return True

    def _step(self, error=None):
        if not self.done():
            self._context.run(self._go_on, error)

    def _go_on(self, error):
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._cancellation()
            self._must_cancel = False
        self._waits_for = None
        previous, _state.task = _state.task, self
        try:
            awaited = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(self._message)
            else:
                super().set_result(stop.value)
        except CancelledError as cancellation:
            super().cancel(*cancellation.args[:1])
        except (KeyboardInterrupt, SystemExit) as error:
            super().set_exception(error)
            raise
        except BaseException as error:
            super().set_exception(error)
        else:
            if awaited is None:
                _step_soon(self)
            elif awaited is self:
                _step_soon(self, RuntimeError(f"Task cannot await on itself: {self!r}"))
            elif isfuture(awaited):
                awaited.add_done_callback(self._wake)
                self._waits_for = awaited
                if self._must_cancel and awaited.cancel(self._message):
                    self._must_cancel = False
            else:
                _step_soon(self, RuntimeError(f"Task got bad yield: {awaited!r}"))
        finally:
            _state.task = previous
            if self.done() and self in self._loop._tasks:
                self._loop._tasks.remove(self)

    def _wake(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()

    def __repr__(self):
        told = self._told().split(" ", 1)
        name = self._coro.__qualname__
        coro = f"coro=<{name}() {'done' if self.done() else 'running'}>"
        return f"<Task {told[0]} name={self._name!r} {coro}{''.join(' ' + each for each in told[1:])}>"

Task.__module__ = "_asyncio"

class TaskGroup:
    def __init__(self):
        self._entered = self._exiting = self._aborting = False
        self._parent = self._loop = self._base_error = self._waiter = None
        self._cancelled_parent = False
        self._tasks, self._errors = [], []

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has been already entered")
        self._entered, self._loop, self._parent = True, _loop(), current_task()
        return self

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        task = self._loop.create_task(coro, name=name, context=context)
        self._tasks.append(task)
        task.add_done_callback(self._finished)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _finished(self, task):
        self._tasks.remove(task)
        if self._waiter is not None and not self._tasks and not self._waiter.done():
            self._waiter.set_result(True)
        if task.cancelled() or task._exception is None:
            return
        error = task._exception
        self._errors.append(error)
        if isinstance(error, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = error
        if not self._aborting and not self._cancelled_parent:
            self._abort()
            self._cancelled_parent = True
            self._parent.cancel()

    async def __aexit__(self, kind, error, traceback):
        self._exiting = True
        if isinstance(error, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = error
        cancellation = error if isinstance(error, CancelledError) else None
        if self._cancelled_parent and self._parent.uncancel() == 0:
            cancellation = None
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            self._waiter = self._loop.create_future()
            try:
                await self._waiter
            except CancelledError as each:
                if not self._aborting:
                    cancellation = each
                    self._abort()
            self._waiter = None
        if self._base_error is not None:
            raise self._base_error
        if self._cancelled_parent and self._parent.cancelling() and cancellation is None:
            self._parent.uncancel()
        if cancellation is not None and not self._errors:
            raise cancellation
        if kind is not None and not issubclass(kind, CancelledError):
            self._errors.append(error)
        if self._errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None

    def __repr__(self):
        told = (f" tasks={len(self._tasks)}" if self._tasks else "") + (f" errors={len(self._errors)}" if self._errors else "")
        return "<TaskGroup" + told + (" cancelling" if self._aborting else " entered" if self._entered else "") + ">"

class Timeout:
    def __init__(self, when):
        self._when, self._timer, self._told, self._task = when, None, "created", None

    def when(self):
        return self._when

    def reschedule(self, when):
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if when is None else _loop().call_at(when, self._expire)

    def expired(self):
        return self._told in ("expiring", "expired")

    def _expire(self):
        self._told = "expiring"
        self._task.cancel()

    async def __aenter__(self):
        self._told, self._task = "active", current_task()
        self._requests = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, traceback):
        if self._timer is not None:
            self._timer.cancel()
        if self._told == "expiring":
            self._told = "expired"
            if self._task.uncancel() <= self._requests and kind is CancelledError:
                raise TimeoutError from error
        else:
            self._told = "exited"

    def __repr__(self):
        when = f" when={round(self._when, 3)}" if self._told == "active" and self._when is not None else ""
        return f"<Timeout [{self._told}]{when}>"

def timeout(delay):
    return Timeout(None if delay is None else _loop().time() + delay)

def timeout_at(when):
    return Timeout(when)
`,
);
