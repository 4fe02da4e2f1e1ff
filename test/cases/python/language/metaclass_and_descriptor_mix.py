class M(type):
    registry = {}
    def __new__(m, name, bases, ns, **kw):
        c = super().__new__(m, name, bases, ns)
        m.registry[kw.get("key", name.lower())] = c
        return c
    def __init__(c, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(c, *a, **k):
        print("making", c.__name__, a)
        return super().__call__(*a, **k)
    def __getitem__(c, k): return f"{c.__name__}<{k}>"
    def __iter__(c): return iter(["i", c.__name__])
    def __len__(c): return 42
    def __contains__(c, x): return x == "yes"
    def __instancecheck__(c, o): return o == 7
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name, kw); return {"injected": 1}
class A(metaclass=M): pass
class B(A, key="bee"):
    def __init__(self, q): self.q = q
print(M.registry, A.injected, A[3], list(A), len(B), "yes" in A, isinstance(7, B), B(4).q)
class Desc:
    def __set_name__(s, o, n): s.n = "_" + n; print("set_name", o.__name__, n)
    def __get__(s, i, o=None): return s if i is None else getattr(i, s.n, "unset")
    def __set__(s, i, v):
        if not isinstance(v, int): raise TypeError(f"{s.n[1:]} must be int, not {type(v).__name__}")
        setattr(i, s.n, v)
    def __delete__(s, i): delattr(i, s.n)
class P:
    x = Desc(); y = Desc()
    def __init_subclass__(cls, /, plug=None, **kw): super().__init_subclass__(**kw); print("sub", cls.__name__, plug)
    def __class_getitem__(cls, item): return (cls.__name__, item)
class Q(P, plug="zz"): pass
p = Q(); print(p.x); p.x = 3; print(p.x, vars(p), P[int, str], Q["a"])
try: p.y = "s"
except TypeError as e: print(e)
del p.x; print(p.x)
try: del p.x
except AttributeError as e: print(e)
try:
    class Z(P, bogus=1): pass
except TypeError as e: print(e)
print(type(A), type(A).__mro__, A.__class__.__name__, Q.__mro__)
X = type("X", (P,), {"f": lambda self: 5, "__repr__": lambda s: "X!"}, plug="dyn"); print(X(), X().f(), X.__name__, X.__module__)
