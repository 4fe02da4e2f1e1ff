def f(a, b=2, /, c=3, *, d=4, **kw): return a, b, c, d, kw
print(f(1), f(1, 5, c=6, d=7), f(1, a=9, b=8), f(0, **{"a": 1}))
for bad in ["f()", "f(a=1)", "f(1, 2, 3, 4)", "f(1, c=1, **{'c': 1})"]:
    try: print(eval(bad))
    except TypeError as e: print(bad, e)
def g(x, /): pass
try: g(x=1)
except TypeError as e: print(e)
def h(x, y, /, z): pass
for kw in [dict(x=1, y=2, z=3), dict(z=1), {}]:
    try: h(**kw)
    except TypeError as e: print(e)
