from contextlib import contextmanager, ExitStack, suppress, nullcontext, redirect_stdout
import contextlib, io, functools
class Flag:
    training = True
@contextmanager
def evaluating(m):
    old, m.training = m.training, False
    try:
        yield m
    finally:
        m.training = old
f = Flag()
with evaluating(f) as g: print(f.training, g is f)
print(f.training)
try:
    with evaluating(f): raise ValueError("x")
except ValueError as e: print("out", e, f.training)
def step(use_amp):
    with (evaluating(f) if use_amp else nullcontext()) as ctx: return ctx is None, f.training
print(step(True), step(False))
with evaluating(f), suppress(KeyError) as s, io.StringIO() as buf: buf.write("q"); print(buf.getvalue(), s, {}["a"])
print(f.training)
@evaluating(f)
def run(): return f.training
print(run(), f.training)
@contextmanager
def log(name):
    print("start", name)
    yield
    print("end", name)
with ExitStack() as st:
    for n in "ab": st.enter_context(log(n))
    st.callback(lambda *a: print("cb", a), 1)
    print("body")
class Timer(contextlib.ContextDecorator):
    def __enter__(self): print("t in"); return self
    def __exit__(self, *e): print("t out", e[0]); return False
@Timer()
def work(): return 5
print(work())
def gen():
    with log("gen"):
        yield 1
        yield 2
for v in gen(): print(v)
@contextmanager
def swallow(*types):
    try:
        yield
    except types as e:
        print("swallowed", type(e).__name__, e)
with swallow(ZeroDivisionError): 1 / 0
with swallow(KeyError, IndexError): [][1]
@contextmanager
def replace():
    try:
        yield 1
    except KeyError as e:
        raise RuntimeError("new") from e
try:
    with replace(): {}["z"]
except RuntimeError as e: print(e, repr(e.__cause__))
o = io.StringIO()
with redirect_stdout(o): print("captured")
print(o.getvalue().strip(), contextlib.closing(io.StringIO("z")).thing.read())
def early():
    with log("early"): return "ret"
print(early())
for i in range(2):
    with log(i):
        if i == 0: continue
        break
