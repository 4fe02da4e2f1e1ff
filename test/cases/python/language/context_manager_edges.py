class CM:
    def __init__(self, n, eat=False, fail=None): self.n, self.eat, self.fail = n, eat, fail
    def __enter__(self): print("enter", self.n); return self.n * 2
    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v)
        if self.fail: raise self.fail
        return self.eat
with CM("a") as x, CM("b") as y: print(x, y)
with CM("c", eat=True): raise ValueError("eaten")
try:
    with CM("d"), CM("e", fail=KeyError("new")): raise ValueError("old")
except KeyError as e: print(repr(e), repr(e.__context__))
def f():
    for i in range(3):
        with CM(i):
            if i == 1: continue
            if i == 2: return "ret"
print(f())
with (CM("p") as p, CM("q")): print(p)
with CM("t") as (a, b): print(a, b)
class No: pass
for bad in ["with No(): pass", "with 5: pass", "with open: pass"]:
    try: exec(bad)
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
