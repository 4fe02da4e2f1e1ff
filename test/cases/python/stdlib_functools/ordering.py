from functools import total_ordering, cmp_to_key, singledispatch, singledispatchmethod
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
a, b = V(1), V(2)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, V(1) <= V(1), V(1) >= V(1))
@total_ordering
class W:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __ge__(self, o): return self.n >= o.n
print(W(1) < W(2), W(1) <= W(1), W(3) > W(2), W(2) > W(2))
try:
    @total_ordering
    class X: pass
except ValueError as e:
    print(e)
print(sorted([3, 1, 2], key=cmp_to_key(lambda x, y: y - x)), max([1, 5, 3], key=cmp_to_key(lambda x, y: x - y)))
@singledispatch
def show(x, *rest):
    return f"object {x}"
@show.register
def _(x: int, *rest):
    return f"int {x}"
@show.register(list)
def show_list(x, *rest):
    return f"list of {len(x)}"
@show.register(str)
@show.register(bytes)
def _(x, *rest):
    return "text"
class Base: pass
class Derived(Base): pass
@show.register
def _(x: Base):
    return "base"
print(show(1), show(True), show([1, 2]), show("s"), show(b""), show(1.5), show(Derived()), show(None))
print(show.dispatch(int)(5), show.dispatch(dict)(1), show.__name__, list in show.registry)
class Formatter:
    @singledispatchmethod
    def fmt(self, arg):
        return "default"
    @fmt.register
    def _(self, arg: int):
        return f"int {arg}"
    @fmt.register(str)
    def _(self, arg):
        return f"str {arg}"
f = Formatter()
print(f.fmt(1), f.fmt("a"), f.fmt([]))
try:
    show()
except TypeError as e:
    print(e)
from collections.abc import Mapping
@show.register(Mapping)
def _(x): return "mapping"
print(show({}))
