def tag(n):
    print("make", n)
    def d(f):
        print("wrap", n, f.__name__)
        def w(*a): return f"{n}({f(*a)})"
        return w
    return d
@tag("a")
@tag("b")
def f(x): return x
print(f(1))
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
    def __get__(self, o, t=None): return self if o is None else lambda *a: self(o, *a)
@Count
def g(): return "g"
g(); g(); print(g.n)
class K:
    @Count
    def m(self, x): return x * 2
    @staticmethod
    @tag("s")
    def s(x): return x
    @property
    @tag("p")
    def p(self): return "p"
k = K(); print(k.m(4), K.m.n, k.s(5), k.p)
@lambda c: c()
class inst: x = 1
print(inst.x)
ds = [str.upper, lambda f: f]
@ds[1]
@(lambda f: lambda *a: f(*a) + "!")
def h(): return "h"
print(h())
@callable
def tested(): pass
print(tested)
