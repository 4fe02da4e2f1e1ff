import copy
from collections import OrderedDict, defaultdict, deque, namedtuple
a = [1, [2, 3], {"k": [4]}]
b = copy.copy(a); c = copy.deepcopy(a)
a[1].append(9); a[2]["k"].append(8); print(a, b, c, b is a, b[1] is a[1])
class P:
    def __init__(self): self.x = [1]; self.me = self
p = P(); q = copy.copy(p); r = copy.deepcopy(p)
p.x.append(2); print(q.x, r.x, q.me is p, r.me is r, type(r).__name__)
class C:
    def __init__(self, n): self.n = n
    def __copy__(self): return C("copied")
    def __deepcopy__(self, memo):
        new = C("deep"); memo[id(self)] = new; new.inner = copy.deepcopy([self.n], memo); return new
print(copy.copy(C(1)).n, copy.deepcopy(C(1)).n, copy.deepcopy([C(5)])[0].inner)
shared = [0]; x = [shared, shared]; y = copy.deepcopy(x); y[0].append(1); print(y, y[0] is y[1])
loop = []; loop.append(loop); l2 = copy.deepcopy(loop); print(l2[0] is l2, l2 is loop)
t = (1, [2]); u = copy.deepcopy(t); print(u, u is t, u[1] is t[1], copy.deepcopy((1, 2)) , copy.copy(t) is t)
print(copy.deepcopy({1, 2}), copy.deepcopy(frozenset([1])), copy.copy({1: [2]}), copy.deepcopy("s"), copy.deepcopy(None), copy.deepcopy(len) is len, copy.deepcopy(P) is P)
od = OrderedDict(a=[1]); od2 = copy.deepcopy(od); od2["a"].append(2); print(od, od2, type(od2).__name__)
dd = defaultdict(list, a=[1]); dd2 = copy.deepcopy(dd); dd2["b"].append(1); print(dd, dd2)
dq = deque([[1]]); dq2 = copy.deepcopy(dq); dq2[0].append(2); print(dq, dq2)
N = namedtuple("N", "a b"); print(copy.deepcopy(N([1], 2)), copy.copy(N(1, 2)))
class S:
    def __getstate__(self): return {"only": 1}
    def __setstate__(self, st): self.__dict__.update(st); self.set = True
s = copy.copy(S()); print(s.__dict__)
class L(list): pass
l = L([[1]]); l.extra = [5]; m = copy.deepcopy(l); m[0].append(2); m.extra.append(6); print(l, l.extra, m, m.extra, type(m).__name__)
class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = [1]
sl = copy.deepcopy(Slots()); print(sl.a)
