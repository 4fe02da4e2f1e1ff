from functools import partial, partialmethod, reduce
p = partial(dict, a=1); print(p(), p(b=2), p(a=3), partial(p, c=4)(), partial(max, 5)(1, 9), partial(int, base=16)("ff"), p.func, p.args, p.keywords, callable(p))
class C:
    def m(self, a, b=0): return type(self).__name__, a, b
    one = partialmethod(m, 1); two = partialmethod(m, b=2)
    plain = partial(lambda *a: a, "p")
print(C().one(), C().one(5), C().two(9), C().plain("q"), partial(C.m, C())(3), list(map(partial(pow, 2), range(4))), reduce(partial(lambda s, a, b: a + s + b, "-"), "abc"))
for bad in [lambda: partial(5), lambda: partial(len)(1, 2), lambda: partial(int, base=2)("9")]:
    try: print(bad())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
