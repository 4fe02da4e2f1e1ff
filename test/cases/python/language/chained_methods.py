class Q:
    def __init__(self, xs): self.xs = list(xs)
    def where(self, f): return Q(x for x in self.xs if f(x))
    def select(self, f): return Q(map(f, self.xs))
    def take(self, n): return Q(self.xs[:n])
    def __getattr__(self, n): return lambda: eval(n)(self.xs)
    def __repr__(self): return f"Q{self.xs}"
print(Q(range(10)).where(lambda x: x % 2).select(lambda x: x * x).take(3), Q([3, 1]).sum(), Q([3, 1]).sorted(), " a,b ".strip().upper().split(",")[0].lower().center(5, "*"))
