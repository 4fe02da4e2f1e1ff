class A:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
a = A(1); print(a.x, A.__slots__, hasattr(a, "__dict__"), hasattr(a, "y"))
for stmt in ["a.z = 1", "a.y", "a.__dict__"]:
    try: exec(stmt)
    except AttributeError as e: print(stmt, "->", e)
class B(A): pass
b = B(2); b.z = 3; print(b.__dict__, b.x)
class C(A):
    __slots__ = ["w"]
c = C(5); c.w = 6; c.y = 7; print([getattr(c, n) for n in ("x", "y", "w")])
try: c.q = 1
except AttributeError as e: print(e)
class D: __slots__ = "single"
d = D(); d.single = 1; print(d.single)
class E: __slots__ = ("a", "__dict__")
e = E(); e.a = 1; e.other = 2; print(e.a, e.other)
class F: __slots__ = {"doc": "a documented slot"}
f = F(); f.doc = 3; print(f.doc)
