# generators, coroutines, exceptions
import asyncio, sys, traceback
def g1():
    x = yield 1
    print("got", x)
    try: y = yield 2
    except ValueError as e: print("caught", e); y = yield "recovered"
    print("y", y); return "done"
g = g1(); print(next(g), g.send("hello"), g.throw(ValueError("bad")))
try: g.send("fin")
except StopIteration as e: print("stop", e.value, e.args)
print(list(g), g.gi_frame, g.gi_running)
def outer():
    r = yield from inner(); print("inner returned", r); yield from [10, 20]; return r
def inner():
    try: a = yield "i1"; b = yield f"i2-{a}"; return (a, b)
    finally: print("inner finally")
o = outer(); print(next(o), o.send("A"), o.send("B"), next(o))
try: next(o)
except StopIteration as e: print(e.value)
def closer():
    try:
        while True: yield
    except GeneratorExit: print("exit"); raise
    finally: print("fin")
c = closer(); next(c); c.close(); c.close()
def bad():
    try: yield
    except GeneratorExit: yield 2
b = bad(); next(b)
try: b.close()
except RuntimeError as e: print(e)
def raises():
    yield 1
    raise StopIteration("x")
try: list(raises())
except RuntimeError as e: print(e, repr(e.__cause__))
g = (i for i in range(3))
try: g.send(1)
except TypeError as e: print(e)
def selfref():
    try: next(me)
    except ValueError as e: print(e)
    yield
me = selfref(); next(me)
def avg():
    total = n = 0; a = None
    while True:
        v = yield a
        if v is None: break
        total += v; n += 1; a = total / n
    return a
a = avg(); next(a); print(a.send(10), a.send(20))
try: a.send(None)
except StopIteration as e: print(e.value)
t = avg(); 
try: t.throw(KeyError("k"))
except KeyError as e: print("thrown", e)
# exceptions
class AppError(Exception):
    def __init__(self, msg, code=1, **ctx): super().__init__(msg); self.code = code; self.ctx = ctx
    def __str__(self): return f"[{self.code}] {self.args[0]} {self.ctx}"
class Sub(AppError): pass
try: raise Sub("oops", 7, k=1)
except AppError as e: print(repr(e), str(e), e.args, e.code)
def f():
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError("v") from e
def g():
    try: f()
    except ValueError: raise KeyError("k")
try: g()
except KeyError as e:
    print(repr(e.__context__), repr(e.__context__.__cause__), e.__suppress_context__, e.__cause__)
    print("".join(traceback.format_exception(e)).replace(__file__, "main.py"))
def h(n):
    try:
        if n == 0: return "ret"
        if n == 1: raise ValueError
        if n == 2: 
            for i in range(3):
                try: continue
                finally: print("loop", i)
        return "end"
    except ValueError: return "exc"
    else: return "else"
    finally:
        print("finally", n)
        if n == 3: return "override"
print([h(i) for i in range(4)])
try:
    try: raise ValueError(1)
    finally: print("cleanup")
except ValueError as e: print(e)
try: e
except NameError as x: print(x)
e = ValueError("note"); e.add_note("n1"); e.add_note("n2"); print(e.__notes__, traceback.format_exception_only(e))
try: raise ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [TypeError("t"), KeyError("k")]), OSError(2, "m")])
except* ValueError as eg: print("VE", eg.exceptions)
except* (TypeError, KeyError) as eg: print("TK", repr(eg))
except* OSError as eg: print(eg, eg.message)
try:
    try: raise ExceptionGroup("a", [ValueError(1), TypeError(2)])
    except* ValueError: raise RuntimeError("new")
except ExceptionGroup as eg: print(repr(eg), [repr(x) for x in eg.exceptions])
eg = ExceptionGroup("g", [ValueError("x"), ExceptionGroup("h", [TypeError("y")])])
print(eg.split(ValueError), eg.subgroup(lambda e: isinstance(e, TypeError)), eg.derive([KeyError()]))
print("".join(traceback.format_exception(eg)))
try: ExceptionGroup("x", [])
except ValueError as e: print(e)
try: ExceptionGroup("x", [3])
except ValueError as e: print(e)
try: raise 3
except TypeError as e: print(e)
try: raise ValueError from 3
except TypeError as e: print(e)
try: raise
except RuntimeError as e: print(e)
try: assert 1 == 2, ("a", 3)
except AssertionError as e: print(repr(e))
try:
    try: [][3]
    except IndexError as e: raise e.with_traceback(None) from None
except IndexError as e: print(e.__suppress_context__, e.__context__)
for s in ["int('x')", "int('12', 99)", "float('abc')", "[].pop()", "{}['a']", "{}.popitem()", "(1,2)[5]", "'a'.index('b')", "[1].remove(2)", "[1].index(3)", "dict([1])", "dict([(1,2,3)])", "a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b = []", "chr(-1)", "ord('ab')", "bytes([300])", "''.join([1])", "'x' + 1", "1 + 'x'", "[] + ()", "{} + {}", "None + 1", "'%d' % 'a'", "'%s %s' % 1", "'{}'.format()", "'{a}'.format()", "'{0.x}'.format(1)", "sorted([1, 'a'])", "max([])", "min()", "sum(['a'])", "range(1, 2, 0)", "[1,2,3][::0]", "set([[]])", "{[]: 1}", "hash({})", "open", "isinstance(1, 2)", "issubclass(1, int)", "type(1, 2)", "getattr(1, 2)", "round(1, 'a')", "divmod(1, 0)", "1 % 0", "1.0 // 0", "0 ** -1", "2 ** 'a'", "1 << -1", "1 << 1.0", "~1.5", "complex('x')", "int(None)", "float([])", "str(b'a', 'zz')", "b'a'.decode('ascii', 'x')", "b'\\xff'.decode()", "'é'.encode('ascii')", "eval('1 +')", "exec('x = = 1')", "eval('a b')", "__import__('nope')", "import nope.x", "math.pi", "lambda: x", "del zzz", "print(a=1)", "print(sep=3)", "input.x", "(lambda x: x)()", "(lambda: 1)(2)", "(lambda *, k: k)()", "(lambda x, /: x)(x=1)", "(lambda x: x)(1, x=2)", "(lambda x: x)(**{'x': 1, 'y': 2})", "(lambda a, b: 1)(*[1])", "len()", "len(1, 2)", "abs()", "pow(2, -1, 4)", "pow(2, 3, 0)", "int.from_bytes(b'a', 'x')", "(1).to_bytes(0, 'big')", "(300).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "'a' * 'b'", "[1] * 1.5", "list(1)", "tuple(1)", "set(1)", "dict(1)", "frozenset(1)", "enumerate(1)", "map(1)", "list(map(1, [2]))", "filter(None)", "next([])", "iter(1, 2)", "callable()", "id()", "vars(1)", "dir(1, 2)", "globals(1)", "object(1)", "super()", "property(1, 2, 3, 4, 5)", "slice()", "slice(1).indices(-1)", "memoryview('a')", "bytearray('a')", "bytes('a')", "bytes(-1)"]:
    try: exec(s); print(s, "ok")
    except BaseException as e: print(s, "->", type(e).__name__, e)
