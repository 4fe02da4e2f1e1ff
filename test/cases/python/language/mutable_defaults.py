def f(x, acc=[]): acc.append(x); return acc
print(f(1), f(2), f(3, []), f(4), f.__defaults__)
def g(x, n=None, *, cache={}): cache[x] = n; return cache
g(1); print(g(2, 3), g.__kwdefaults__)
class C:
    items = []
    def add(self, x): self.items.append(x); return self.items
a, b = C(), C(); a.add(1); print(b.items, a.items is b.items); a.items = [9]; print(b.items, C.items)
fs = [lambda x=i: x for i in range(3)]; print([h() for h in fs])
