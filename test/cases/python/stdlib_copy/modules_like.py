import copy
class Param:
    def __init__(self, data): self.data = data
    def __deepcopy__(self, memo):
        if id(self) in memo: return memo[id(self)]
        memo[id(self)] = p = Param(list(self.data)); return p
class Mod:
    def __init__(self): self._p, self._m, self.training = {}, {}, True
    def add(self, n, m): self._m[n] = m; return self
def clones(m, n): return [copy.deepcopy(m) for _ in range(n)]
m = Mod().add("a", Mod()); w = Param([1, 2]); m._p["w"] = w; m._m["a"]._p["tied"] = w
c = copy.deepcopy(m); print(c._p["w"] is c._m["a"]._p["tied"], c._p["w"] is w, c._p["w"].data, c.training)
c._p["w"].data.append(3); print(w.data, len(clones(m, 3)), clones(m, 2)[0] is not m)
s = copy.copy(m); s.training = False; print(m.training, s._p is m._p)
class Cfg(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    def __deepcopy__(self, memo): return Cfg(copy.deepcopy(dict(self), memo))
a = Cfg(x=[1], y=Cfg(z=2)); b = copy.deepcopy(a); b.x.append(2); b.y.z = 3; print(a, b, type(b.y).__name__)
class Slot:
    __slots__ = ("v", "w")
    def __init__(self, v): self.v = v; self.w = [v]
x = Slot(1); y = copy.copy(x); z = copy.deepcopy(x); y.w.append(5); print(x.w, z.w, z.v)
class WithReduce:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
print(copy.deepcopy([WithReduce(1)]) == [WithReduce(1)], copy.copy(WithReduce(2)).n)
fn = lambda q: q; t = (fn, [fn], {"k": fn}); d = copy.deepcopy(t); print(d[0] is fn, d[1][0] is fn, d[2]["k"] is fn, d is t)
memo = {}; l = [1]; p = copy.deepcopy([l, l], memo); print(p[0] is p[1], p)
default = {"a": {"b": [1]}}; over = {**copy.deepcopy(default), "c": 1}; over["a"]["b"].append(2); print(default, over)
class Node:
    def __init__(self, v): self.v, self.next = v, None
n1, n2 = Node(1), Node(2); n1.next, n2.next = n2, n1; k = copy.deepcopy(n1); print(k.next.next is k, k.v, k.next.v, k is n1)
bound = copy.deepcopy(n1.__init__); print(bound.__self__ is n1, range(3) is copy.copy(range(3)) or True, copy.copy("s"), copy.deepcopy((1, 2, (3,))), copy.copy([1, [2]]), copy.deepcopy({(1, 2): [3]}), copy.copy({1, 2}), copy.deepcopy(bytearray(b"x")))
