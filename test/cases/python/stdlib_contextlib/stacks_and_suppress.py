from contextlib import *
@contextmanager
def tag(n):
    print(f"<{n}>")
    try: yield n.upper()
    except ValueError as e: print("handled", e)
    finally: print(f"</{n}>")
with tag("a") as a, tag("b"): print(a); raise ValueError("x")
with suppress(KeyError, IndexError): {}["k"]; print("no")
try:
    with suppress(KeyError): [][1]
except IndexError as e: print(e)
with ExitStack() as st:
    v = [st.enter_context(tag(c)) for c in "pq"]; st.callback(print, "cb", 1); st.push(lambda *e: print("push", e[0])); print(v)
@tag("deco")
def f(): return "f"
print(f()); print(f())
with closing(type("C", (), {"close": lambda s: print("closed")})()): pass
with nullcontext(5) as n: print(n)
class CM(ContextDecorator):
    def __enter__(self): print("in"); return self
    def __exit__(self, *e): print("out"); return False
@CM()
def g(): print("g")
g()
@contextmanager
def bad():
    if False: yield
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
st = ExitStack(); st.enter_context(tag("m")); k = st.pop_all(); st.close(); k.close()
