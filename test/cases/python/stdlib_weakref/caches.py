import weakref
class O:
    def __init__(self, n): self.n = n
o = O(1); r = weakref.ref(o); print(r() is o, r().n, isinstance(r, weakref.ref), r == weakref.ref(o))
d = weakref.WeakValueDictionary(); d["k"] = o; print(d["k"].n, "k" in d, len(d), list(d)); k = weakref.WeakKeyDictionary(); k[o] = "v"; print(k[o], len(k)); w = weakref.WeakSet([o]); print(o in w, len(w)); p = weakref.proxy(o); print(p.n)
