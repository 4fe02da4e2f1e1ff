import contextlib, io, sys
from contextlib import contextmanager, suppress, nullcontext, ExitStack, closing, redirect_stdout, AbstractContextManager, ContextDecorator
@contextmanager
def tag(name):
    "a tag"
    print("<" + name + ">")
    try:
        yield name.upper()
    except ValueError as e:
        print("handled", e)
    finally:
        print("</" + name + ">")
with tag("a") as t: print(t)
with tag("b"): raise ValueError("inside")
try:
    with tag("c"): raise KeyError("out")
except KeyError as e:
    print("KeyError", e)
@tag("deco")
def f(x): print("in f", x); return x
print(f(3), f.__name__, tag.__name__, tag.__doc__)
with suppress(KeyError, ValueError): {}["x"]
with nullcontext(5) as n: print(n)
class Res:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, *a): print("exit", self.n, a[0] and a[0].__name__); return self.n == 2
    def close(self): print("close", self.n)
with ExitStack() as stack:
    for i in range(2): print(stack.enter_context(Res(i)).n)
    stack.callback(print, "callback", 1); stack.push(lambda *a: print("pushed", a[0]))
with ExitStack() as stack:
    stack.enter_context(Res(2)); stack.enter_context(Res(3)); raise RuntimeError("x")
with closing(Res(7)) as r: print(r.n)
buf = io.StringIO()
with redirect_stdout(buf): print("hidden"); sys.stdout.write("too\n")
print(repr(buf.getvalue()))
@contextmanager
def bad(): 
    if False: yield
try:
    with bad(): pass
except RuntimeError as e:
    print(e)
@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError as e:
    print(e)
class CM(AbstractContextManager):
    def __exit__(self, *a): print("cm exit")
with CM() as c: print(type(c).__name__)
class Deco(ContextDecorator):
    def __enter__(self): print("in")
    def __exit__(self, *a): print("out")
@Deco()
def g(): print("body")
g()
with ExitStack() as s: keep = s.pop_all()
keep.close(); print(isinstance(nullcontext(), AbstractContextManager))
