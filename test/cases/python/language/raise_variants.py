def attempt(f):
    try: f()
    except BaseException as e: return type(e).__name__, e.args
def a(): raise ValueError
def b(): raise ValueError("x", 1)
def c(): raise ValueError("y") from KeyError("z")
def d(): raise KeyboardInterrupt
def e(): raise SystemExit(3)
def f(): raise StopIteration(5)
def g(): raise type("Dyn", (Exception,), {})("made")
def h(): raise (ValueError if 1 else TypeError)("cond")
print([attempt(x) for x in (a, b, c, d, e, f, g, h)])
