/** Python's `threading`: locks that are always free, threads that run when they are started. */

import { pythonModule } from "../pythonModule";

export const threading = pythonModule(
  "threading",
  String.raw`
class Lock:
    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        self._locked = True
        return True

    def release(self):
        self._locked = False

    def locked(self):
        return self._locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()

class RLock(Lock):
    pass

class Semaphore(Lock):
    def __init__(self, value=1):
        super().__init__()
        self._value = value

class BoundedSemaphore(Semaphore):
    pass

class Condition(Lock):
    def __init__(self, lock=None):
        super().__init__()

    def wait(self, timeout=None):
        return True

    def wait_for(self, predicate, timeout=None):
        return True

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass

class Event:
    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        return True

class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self.parties = parties

    def wait(self, timeout=None):
        return 0

class local:
    pass

class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self.name = name or "Thread-1"
        self.daemon = bool(daemon)
        self.ident = None

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self.ident = 1
        self.run()

    def join(self, timeout=None):
        pass

    def is_alive(self):
        return False

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__(target=function, args=args or (), kwargs=kwargs)

    def start(self):
        pass

    def cancel(self):
        pass

_main = Thread(name="MainThread")

def current_thread():
    return _main

currentThread = main_thread = current_thread

def get_ident():
    return 1

get_native_id = get_ident

def active_count():
    return 1

def enumerate():
    return [_main]

def settrace(func):
    pass

def stack_size(size=0):
    return 0

TIMEOUT_MAX = 4294967.0
ThreadError = RuntimeError
`,
);
