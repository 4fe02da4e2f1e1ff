try:
    raise ExceptionGroup("eg", [ValueError("a"), TypeError("b"), ExceptionGroup("inner", [KeyError("k"), ValueError("c")])])
except* ValueError as eg:
    print("V", eg, eg.exceptions, eg.message)
except* (TypeError, KeyError) as eg:
    print("TK", repr(eg))
try:
    try:
        raise ExceptionGroup("x", [OSError("o"), ValueError("v")])
    except* ValueError: print("handled")
except ExceptionGroup as e: print("left", e.exceptions, e)
g = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3)])])
m, r = g.split(ValueError); print(repr(m), repr(r)); print(g.subgroup(lambda e: isinstance(e, TypeError)))
print(g.subgroup(KeyError), g.derive([KeyError()]))
try:
    try: raise ValueError("single")
    except* ValueError as e: print(type(e), e.exceptions)
except Exception as e: print("no")
try: ExceptionGroup("x", [])
except ValueError as e: print(e)
try: ExceptionGroup("x", [1])
except ValueError as e: print(e)
try: ExceptionGroup("x", [KeyboardInterrupt()])
except TypeError as e: print(e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
try:
    try: 1/0
    except ZeroDivisionError as z: raise KeyError("x") from z
except KeyError as k: print(repr(k.__cause__), k.__suppress_context__, repr(k.__context__))
try:
    try: 1/0
    finally: raise ValueError("fin")
except ValueError as v: print(repr(v.__context__), v.__cause__)
def f():
    try: return "try"
    finally: print("fin")
def g2():
    for i in range(3):
        try: continue
        finally: print("f", i)
    else: print("else")
    try: return 1
    finally: return 2
print(f(), g2())
e = ValueError("a", 1); e.add_note("note!"); print(e.args, str(e), repr(e), e.__notes__, e.with_traceback(None) is e)
class My(Exception):
    def __init__(s, code, *a): super().__init__(code, *a); s.code = code
    def __str__(s): return f"<{s.code}>"
try: raise My(5, "x")
except My as m: print(m, repr(m), m.args)
try: raise "str"
except TypeError as t: print(t)
try: raise ValueError from 5
except TypeError as t: print(t)
try: raise KeyError("a\nb")
except KeyError as k: print(k, str(k), [k])
try: [][0]
except (IndexError, KeyError) as q: print(type(q).__mro__)
try: print(q)
except NameError as n: print(n, n.name)
try: None.foo
except AttributeError as a: print(a, a.name, a.obj)
print(OSError(2, "No such file", "f.txt"), repr(OSError(2, "m")), type(OSError(2, "m")), StopIteration(3).value, SystemExit(4).code, UnicodeDecodeError("utf8", b"x\xff", 1, 2, "bad"))
import traceback
try: int("x")
except ValueError as e: print(traceback.format_exception_only(type(e), e))
