class AttrDict(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.__dict__ = self
d = AttrDict(a=1); d.b = 2; d["c"] = 3
print(d.a, d.b, d.c, d, d["b"], vars(d) is d, list(d), len(d)); del d.a; print(d, "a" in d, hasattr(d, "a")); d.update(z=9); print(d.z, d.pop("b"), hasattr(d, "b"), {**d}, d == {"c": 3, "z": 9}, d.copy()); d.clear(); print(d)
import copy
e = AttrDict(x=[1]); f = copy.copy(e); print(f, type(f).__name__); 
class A: pass
a = A(); a.x = 1; b = A(); b.__dict__ = a.__dict__; b.y = 2; print(a.y, vars(a), a.__dict__ is b.__dict__)
b.__dict__ = dict(a.__dict__); b.q = 1; print(hasattr(a, "q"))
