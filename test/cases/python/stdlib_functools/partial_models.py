from functools import partial, partialmethod, reduce, lru_cache
class Conv:
    def __init__(self, i, o, k=3, *, bias=True): self.a = (i, o, k, bias)
    def __repr__(self): return f"Conv{self.a}"
conv1x1 = partial(Conv, k=1, bias=False); print(conv1x1(3, 8), conv1x1(3, 8, k=5), partial(conv1x1, 3)(4), conv1x1.func is Conv, conv1x1.keywords, conv1x1.args, isinstance(conv1x1, partial), callable(conv1x1))
norm = partial(dict, eps=1e-6); layers = [partial(Conv, 1), conv1x1, norm]; print([f(2, 3) if f is not norm else f(a=1) for f in layers[1:]], norm().get("eps"))
def make(block, n, **kw): return [block(i, i + 1, **kw) for i in range(n)]
print(make(conv1x1, 2), make(Conv, 1, bias=False), reduce(lambda f, g: lambda x: g(f(x)), [partial(max, 3), partial(pow, 2)])(1))
class Stage:
    def build(self, kind, n=1): return f"{kind}{n}"
    small = partialmethod(build, "s"); big = partialmethod(build, "b", n=4)
print(Stage().small(), Stage().small(n=2), Stage().big(), Stage.big(Stage()))
try:
    conv1x1()
except TypeError as e:
    print(e)
try:
    partial(Conv, z=1)(1, 2)
except TypeError as e:
    print(e)
class P(partial):
    def twice(self, *a): return (self(*a), self(*a))
print(P(max, 5).twice(3), P(int, base=2)("11"), str(partial(int, "7")).startswith("functools.partial(<class 'int'>, '7'"))
p = partial(print, "a", end="!\n"); p("b"); p.note = 1; print(p.note, p.__dict__ if False else "", partial(partial(lambda *a, **k: (a, k), 1, x=1), 2, y=2)(3, x=9))
