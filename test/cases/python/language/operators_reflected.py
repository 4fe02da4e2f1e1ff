class Num:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"Num({self.v})"
    def __add__(self, o):
        print("add", self, o)
        return NotImplemented if not isinstance(o, (Num, int)) else Num(self.v + getattr(o, "v", o))
    def __radd__(self, o):
        print("radd", self, o)
        return Num(o + self.v)
    def __iadd__(self, o):
        print("iadd"); self.v += getattr(o, "v", o); return self
    def __lt__(self, o): print("lt", self, o); return self.v < o.v if isinstance(o, Num) else NotImplemented
    def __gt__(self, o): print("gt", self, o); return NotImplemented
    def __eq__(self, o): print("eq"); return isinstance(o, Num) and o.v == self.v
    __hash__ = None
    def __matmul__(self, o): return ("mat", self, o)
    def __rmatmul__(self, o): return ("rmat", o, self)
    def __divmod__(self, o): return divmod(self.v, o)
    def __rpow__(self, o, m=None): return o ** self.v
    def __invert__(self): return Num(~self.v)
    def __pos__(self): return "pos"
    def __abs__(self): return abs(self.v)
    def __index__(self): return self.v
    def __bool__(self): return self.v != 0
    def __contains__(self, x): return x == self.v
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return 99
    def __call__(self, *a): return a
class Sub(Num):
    def __radd__(self, o): print("sub radd"); return Sub(100)
print(Num(1) + 2, 2 + Num(1), sum([Num(1), Num(2)]))
print(Num(1) + Sub(2))
n = Num(5); m = n; n += 2; print(n is m, n)
for op in [lambda: Num(1) + "s", lambda: "s" + Num(1), lambda: Num(1) - 1, lambda: Num(1) < 3, lambda: -Num(1), lambda: Num(1)[0], lambda: hash(Num(1)), lambda: {Num(1)}, lambda: 1 @ 2, lambda: Num(1) << 1]:
    try:
        print(op())
    except TypeError as e:
        print("TypeError:", e)
print(Num(1) @ 3, 3 @ Num(1), divmod(Num(7), 2), 2 ** Num(3), ~Num(4), +Num(0), abs(Num(-3)))
print([10, 20, 30][Num(1)], "abc"[Num(2)], hex(Num(255)), bin(Num(5)), range(Num(3)), "x" * Num(3), 3 in Num(3), round(Num(1)), round(Num(1), 2))
print(Num(1) > Num(2), Num(1) != Num(1), not Num(0), bool(Num(0)), Num(0) or "or", Num(3)(1, 2))
import math; print(math.trunc(Num(1)), int(Num(4)), math.factorial(Num(4)))
class Both:
    def __add__(self, o): return "left"
    def __radd__(self, o): return "right"
print(Both() + 1, 1 + Both(), Both() + Both())
class Len:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for n in [0, 3, -1, "x", 2.0]:
    try: print(len(Len(n)), bool(Len(n)))
    except Exception as e: print(type(e).__name__, e)
