class A:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, A) and self.v == o.v
class B(A):
    def __hash__(self): return hash(self.v)
class C(B): pass
class D(B):
    def __eq__(self, o): return True
for cls in (A, B, C, D):
    try: print(cls.__name__, len({cls(1), cls(1), cls(2)}), cls.__hash__ is None)
    except TypeError as e: print(cls.__name__, e)
print(hash(1) == hash(1.0) == hash(True), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(-1) == hash(-2), hash(0.0) == hash(-0.0), {1: "a"}[True], B(1) in [B(1)], A(1) != A(2), B(1) == 1, D(1) == "x", D(1) != "x")
class E:
    def __hash__(self): return "x"
try: hash(E())
except TypeError as e: print(e)
class F:
    def __hash__(self): return 2 ** 70
print(isinstance(hash(F()), int), object() == object(), None == 0, NotImplemented is not None)
