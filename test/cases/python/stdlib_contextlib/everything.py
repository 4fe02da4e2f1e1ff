import contextlib, io, sys
from contextlib import *
log = []
class CM:
    def __init__(self, name, swallow=False, fail_exit=None, fail_enter=None): self.name, self.swallow, self.fail_exit, self.fail_enter = name, swallow, fail_exit, fail_enter
    def __enter__(self):
        if self.fail_enter: raise self.fail_enter
        print("enter", self.name); return self.name
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        if self.fail_exit: raise self.fail_exit
        return self.swallow
with CM("a") as a, CM("b", True) as b: raise ValueError("x")
print("after")
try:
    with CM("a"), CM("b", fail_exit=KeyError("k")), CM("c"): raise ValueError("x")
except KeyError as e: print(repr(e), repr(e.__context__))
try:
    with CM("a"), CM("z", fail_enter=OSError(2, "nope", "file")): pass
except OSError as e: print(e, e.errno, e.filename, e.strerror, type(e).__name__)
with ExitStack() as st:
    names = [st.enter_context(CM(n)) for n in "xyz"]
    st.callback(print, "cb", 1, end="!\n"); st.push(CM("pushed"))
    @st.callback
    def _(): print("decorated")
    @st.push
    def ex(t, v, tb): print("pushfn", t); return True
    print(names)
    raise RuntimeError("in stack")
print("out")
try:
    with ExitStack() as st:
        st.enter_context(CM("1", fail_exit=ValueError("one"))); st.enter_context(CM("2", fail_exit=TypeError("two")))
        raise KeyError("zero")
except ValueError as e:
    while e: print(repr(e), end=" <- "); e = e.__context__
    print()
st = ExitStack(); st.enter_context(CM("m")); st2 = st.pop_all(); st.close(); print("closed first"); st2.close()
try: ExitStack().enter_context(3)
except TypeError as e: print(e)
try:
    with 3: pass
except TypeError as e: print(e)
@contextmanager
def managed(name, *, swallow=()):
    print("setup", name)
    try: yield name.upper()
    except swallow as e: print("swallowed", repr(e))
    except Exception as e: print("saw", repr(e)); raise
    else: print("clean")
    finally: print("teardown", name)
with managed("a") as v: print(v)
with managed("b", swallow=ValueError): raise ValueError(1)
try:
    with managed("c"): raise KeyError("k")
except KeyError as e: print("outer", e)
@contextmanager
def replace_error():
    try: yield
    except ValueError as e: raise RuntimeError("replaced") from e
try:
    with replace_error(): raise ValueError("v")
except RuntimeError as e: print(repr(e), repr(e.__cause__))
@contextmanager
def noyield():
    if False: yield
try:
    with noyield(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
try:
    with twice(): raise ValueError
except Exception as e: print(type(e), e)
@contextmanager
def stopper(): yield
try:
    with stopper(): raise StopIteration("s")
except StopIteration as e: print("SI", e.value)
@managed("deco")
def func(x): """doc"""; print("in func", x); return x * 2
print(func(4), func(5), func.__name__, func.__doc__)
with suppress(ValueError, KeyError): raise KeyError
with suppress(LookupError): [][1]
print("suppressed")
try:
    with suppress(): raise ValueError("not")
except ValueError as e: print(e)
buf = io.StringIO()
with redirect_stdout(buf): print("hidden"); print("more", end="")
print(repr(buf.getvalue()))
class Closer:
    def close(self): print("closing")
with closing(Closer()) as c: print("using")
with nullcontext(5) as n: print(n)
with nullcontext() as n: print(n)
class Deco(ContextDecorator):
    def __init__(self, tag): self.tag = tag
    def __enter__(self): print(f"<{self.tag}>"); return self
    def __exit__(self, *exc): print(f"</{self.tag}>"); return False
@Deco("p")
@Deco("b")
def para(t): print(t)
para("text"); print(para.__name__)
class AC(AbstractContextManager):
    def __exit__(self, *a): print("AC exit", a == (None, None, None))
with AC() as ac: print(type(ac).__name__)
print(isinstance(CM("a"), AbstractContextManager), issubclass(Closer, AbstractContextManager))
cm = managed("one")
with cm: pass
try:
    with cm: pass
except Exception as e: print(type(e).__name__, e)
import asyncio
@asynccontextmanager
async def amanaged(x):
    print("a-in"); await asyncio.sleep(0)
    try: yield x
    finally: print("a-out")
class ACM:
    async def __aenter__(self): print("aenter"); return self
    async def __aexit__(self, *a): print("aexit", a[0]); return True
async def main():
    async with amanaged(3) as x, ACM() as y: print(x); raise ValueError
    async with AsyncExitStack() as st:
        print(await st.enter_async_context(amanaged(9))); st.enter_context(CM("sync"))
        async def cb(n): print("async cb", n)
        st.push_async_callback(cb, 4)
    try:
        async with 3: pass
    except TypeError as e: print(e)
    try:
        with ACM(): pass
    except TypeError as e: print(e)
asyncio.run(main())
def gen():
    with managed("ingen"):
        try: yield 1; yield 2
        finally: print("gen finally")
g = gen(); print(next(g)); g.close(); print("closed")
with ExitStack() as s:
    for i in range(3): s.callback(lambda i=i: print("cb", i))
@contextmanager
def nested():
    with ExitStack() as st:
        yield [st.enter_context(managed(n)) for n in "mn"]
with nested() as l: print(l)
try:
    raise FileNotFoundError(2, "No such file or directory", "x")
except FileNotFoundError as e: print(e)
class Reent:
    depth = 0
    def __enter__(self): self.depth += 1; return self
    def __exit__(self, *a): self.depth -= 1
r = Reent()
with r, r as r2, r: print(r.depth, r2 is r)
print(r.depth)
with open("/dev/null") if False else nullcontext(io.StringIO("l1\nl2\n")) as fh:
    for n, line in enumerate(fh, 1): print(n, line.rstrip())
