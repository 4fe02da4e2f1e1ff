import weakref
class N:
    def __init__(self, v): self.v = v; self.kids = []; self._parent = None
    @property
    def parent(self): return self._parent() if self._parent else None
    def add(self, k): k._parent = weakref.ref(self); self.kids.append(k); return self
a = N(1); b = N(2); a.add(b); print(b.parent is a, b.parent.v, a.parent)
cache = weakref.WeakValueDictionary(); cache["a"] = a; print("a" in cache, cache["a"].v, cache.get("zz"), len(cache), list(cache.keys()))
m = weakref.WeakKeyDictionary(); m[a] = {"x": 1}; m.setdefault(b, []).append(3); print(m[a], m[b], len(m), a in m, sorted(k.v for k in m)); del m[a]; print(len(m))
s = weakref.WeakSet([a, b]); s.add(a); s.discard(b); print(len(s), a in s, b in s, [x.v for x in s])
p = weakref.proxy(a); print(p.v); r = weakref.ref(a, lambda _: None); print(r() is a, r == weakref.ref(a)); wm = weakref.WeakMethod(a.add) if False else None; f = weakref.finalize(a, print, "bye"); print(f.alive); f.detach()
