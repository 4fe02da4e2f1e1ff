class D:
    def __init__(self, n): self.n = n
    def __get__(self, o, t): return f"get {self.n}"
class DD(D):
    def __set__(self, o, v): o.__dict__["set"] = v
class A:
    nd = D("nd"); dd = DD("dd"); plain = "class"
a = A(); a.__dict__.update(nd="inst", dd="inst", plain="inst"); print(a.nd, a.dd, a.plain, A.nd, A.dd); a.dd = 5; print(a.__dict__); del a.__dict__["nd"]; print(a.nd)
