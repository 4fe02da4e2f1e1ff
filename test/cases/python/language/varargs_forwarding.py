def log(f):
    def inner(*args, **kw):
        print(f.__name__, args, kw)
        return f(*args, **kw)
    return inner
@log
def area(w, h=1, *, scale=1): return w * h * scale
print(area(2), area(2, 3), area(h=4, w=1, scale=2), area(*[5], **{"h": 6}))
def outer(*a, **k): return (lambda *b, **m: (b, m))(0, *a, x=1, **k)
print(outer(1, 2, y=3), outer())
try: outer(x=5)
except TypeError as e: print(e)
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, z=3), (lambda a, *, b: a - b)(5, b=3), print(*[1, 2], sep="", end=";\n"))
