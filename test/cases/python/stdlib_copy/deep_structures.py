import copy
class N:
    def __init__(self, v): self.v, self.kids, self.parent = v, [], None
    def add(self, n): self.kids.append(n); n.parent = self; return self
r = N(1).add(N(2)).add(N(3)); d = copy.deepcopy(r); s = copy.copy(r)
print(d.kids[0].parent is d, d.kids[0] is not r.kids[0], s.kids is r.kids, [k.v for k in d.kids], s is not r)
l = [1]; l.append(l); m = copy.deepcopy(l); print(m[1] is m, m is not l, copy.copy((1, [2])), copy.deepcopy({"k": {(2, 3)}}))
class C:
    def __init__(self): self.log = []
    def __copy__(self): n = C(); n.log = ["copied"]; return n
    def __deepcopy__(self, memo): n = C(); memo[id(self)] = n; n.log = ["deep"]; return n
a = C(); print(copy.copy(a).log, copy.deepcopy([a, a])[0].log, (lambda x: x[0] is x[1])(copy.deepcopy([a, a])), copy.deepcopy(len) is len, copy.copy(C) is C, copy.deepcopy(None), copy.copy("s"))
class S:
    def __init__(self): self.x, self.cache = 1, object()
    def __getstate__(self): return {"x": self.x + 1}
    def __setstate__(self, st): self.__dict__.update(st, restored=True)
print(vars(copy.copy(S())), vars(copy.deepcopy(S())))
shared = []; b = copy.deepcopy([shared, shared]); b[0].append(1); print(b, shared)
