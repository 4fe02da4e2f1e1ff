def f(a, *, b=2, c): return a, b, c
print(f(1, c=3), f(c=1, a=0), f.__kwdefaults__)
for bad in ["f(1)", "f(1, 2)", "f(1, c=1, d=2)", "f()", "f(1, 2, c=3)", "f(a=1, c=2, **{'a': 3})", "f(*[1, 2], c=1)", "f(1, c=1, **{'c': 2})"]:
    try: print(bad, eval(bad))
    except TypeError as e: print(bad, e)
