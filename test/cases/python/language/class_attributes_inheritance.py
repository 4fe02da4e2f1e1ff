class A:
    x = []; y = 1
    def bump(self): self.y += 1; self.x.append(self.y)
class B(A): y = 10
a, b = A(), B(); a.bump(); b.bump(); b.bump(); print(A.x, A.y, B.y, a.y, b.y, "y" in vars(b), B.__dict__.get("x"))
B.x = ["own"]; b.bump(); print(A.x, B.x); A.z = "late"; print(b.z, [k for k in vars(B) if not k.startswith("__")])
class C:
    n = 0
    def __init__(self): type(self).n += 1; self.id = C.n
class D(C): pass
C(); C(); D(); print(C.n, D.n, D().id)
