import functools
from functools import partial, partialmethod, reduce
def f(a, b, c=3, *rest, **kw):
    return (a, b, c, rest, kw)
p = partial(f, 1, c=5)
print(p(2), p(2, d=4), p.func is f, p.args, p.keywords)
q = partial(p, 7, c=8)
print(q(), q.args, q.keywords, q.func is f)
print(repr(partial(int, base=2)), partial(int, base=2)("101"))
print(repr(partial(max, 1, "x")).replace(repr(max), "MAX"))
try:
    partial(5)
except TypeError as e:
    print(e)
class Cell:
    def __init__(self):
        self.alive = False
    def set_state(self, state, *, loud=False):
        self.alive = state
        return (state, loud)
    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False, loud=True)
c = Cell()
print(c.set_alive(), c.alive, c.set_dead(), c.alive)
class Holder:
    act = partial(f, "x")
print(Holder().act(1))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [1, 2, 3], 10), reduce(max, [5]))
try:
    reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)
p.extra = 5
print(p.extra)
print(callable(p), isinstance(p, partial), type(p).__name__)
