def acc():
    total = 0
    while True:
        try:
            x = yield total
            if x is None: return total
            total += x
        except ValueError as e: print("got", e); total = 0
        finally: print("step", end=" ")
g = acc(); print(next(g), g.send(5), g.send(6), g.throw(ValueError("reset")), g.send(1))
try: g.send(None)
except StopIteration as e: print("value", e.value)
def inner(): r = yield 1; print("r", r); return "done"
def outer(): v = yield from inner(); print("v", v); yield v
o = outer(); print(next(o), o.send("hi"), list(o))
def closer():
    try: yield 1
    finally: print("closed")
c = closer(); next(c); c.close(); print(list(c), c.gi_frame)
def ignoring():
    try: yield 1
    except GeneratorExit: yield 2
i = ignoring(); next(i)
try: i.close()
except RuntimeError as e: print(e)
for bad in [lambda: acc().send(1), lambda: next(x for x in []), lambda: (x for x in []).throw(KeyError("k"))]:
    try: bad()
    except (TypeError, StopIteration, KeyError) as e: print(type(e).__name__, e)
print(list(yy for xx in [1, 2] for yy in range(xx)), sum(x for x in range(4)), type(acc()).__name__, acc.__name__)
def stop(): yield 1; raise StopIteration("x")
try: list(stop())
except RuntimeError as e: print(e, repr(e.__cause__))
