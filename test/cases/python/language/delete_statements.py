l = [1, 2, 3, 4]; d = {"a": 1, "b": 2}; x = y = 5
del l[0], d["a"], x; print(l, d, "x" in globals())
del (l[0], l[-1]); print(l); del l[:]; print(l)
for bad in ["del x", "del l[5]", "del d['zz']", "del y.z"]:
    try: exec(bad)
    except Exception as e: print(bad, type(e).__name__, e)
class C: a = 1
c = C(); c.b = 2; del c.b
try: del c.a
except AttributeError as e: print(e)
del C.a; print(hasattr(c, "a"))
