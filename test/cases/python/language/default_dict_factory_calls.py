calls = []
def make(): calls.append(1); return len(calls)
def f(x=make(), *, y=make()): return x, y
print(calls, f(), f(), calls, f(0), f(y=0), f.__defaults__)
class C:
    def m(self, v=make()): return v
print(C().m(), C().m(), calls)
