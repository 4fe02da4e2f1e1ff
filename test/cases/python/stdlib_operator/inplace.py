import operator as op
a = [1]; b = op.iadd(a, [2]); print(a is b, a, op.imul([0], 3), op.isub(5, 2), op.itruediv(1, 4), op.ifloordiv(7, 2), op.imod(7, 4), op.ipow(2, 5), op.iand(6, 3), op.ior(4, 1), op.ixor(7, 2), op.ilshift(1, 3), op.irshift(8, 1), op.iconcat([1], [2]))
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + o.x)
    def __iadd__(self, o): self.x += o.x; return self
    def __matmul__(self, o): return self.x * o.x
    def __neg__(self): return V(-self.x)
    def __invert__(self): return "inv"
    def __index__(self): return self.x
    def __abs__(self): return "abs"
    def __contains__(self, i): return i == self.x
    def __len__(self): return 3
    def __length_hint__(self): return 9
    def __eq__(self, o): return isinstance(o, V) and self.x == o.x
    def __repr__(self): return f"V({self.x})"
    def __call__(self, *a, **k): return (a, k)
v = V(2); print(op.add(v, V(3)), op.iadd(v, V(1)), v, op.matmul(V(2), V(4)), op.neg(v), op.invert(v), op.index(v), op.abs(v), op.contains(v, 3), op.length_hint(v), op.eq(v, V(3)), op.call(v, 1, k=2), op.is_(v, v), [10, 20, 30, 40][v])
print(op.getitem([1, 2, 3], slice(1, None)), op.setitem({}, 1, 2), sorted([3, 1], key=op.neg), list(map(op.not_, [0, 1])), op.attrgetter("__class__.__name__")(v), op.methodcaller("split", ",", maxsplit=1)("a,b,c"), op.concat("a", "b"), op.countOf("hello", "l"), op.truth(V(0)), op.lt([1, 2], [1, 3]), op.mod("%d-%s", (1, "x")))
for f in (lambda: op.add(1, None), lambda: op.neg("a"), lambda: op.getitem([], 0), lambda: op.delitem({}, "k"), lambda: op.abs("x"), lambda: op.methodcaller("nope")(1), lambda: op.lt(1, "a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
