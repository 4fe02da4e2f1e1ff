class Proxy:
    def __init__(self, target): object.__setattr__(self, "_t", target)
    def __getattr__(self, n): print("get", n); return getattr(self._t, n)
    def __setattr__(self, n, v): print("set", n); setattr(self._t, n, v)
    def __delattr__(self, n): print("del", n); delattr(self._t, n)
    def __dir__(self): return ["a", "b"]
class T: x = 1
t = T(); p = Proxy(t); p.y = 2; print(p.x, p.y, t.y, dir(p), hasattr(p, "zz")); del p.y
try: p.y
except AttributeError as e: print(e)
class G:
    def __getattribute__(self, n):
        if n == "secret": raise AttributeError("hidden")
        return super().__getattribute__(n)
    def __getattr__(self, n): return f"fallback {n}"
    secret = 1; open_ = 2
g = G(); print(g.secret, g.open_, g.other, getattr(g, "secret", "d"))
class Meta(type):
    def __getattr__(cls, n): return f"{cls.__name__}.{n}"
class M(metaclass=Meta): pass
print(M.anything)
try: M().anything
except AttributeError as e: print(e)
