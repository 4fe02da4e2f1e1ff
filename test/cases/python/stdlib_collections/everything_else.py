# collections, heapq, bisect, operator, copy
from collections import *
import collections, heapq, bisect, operator, copy, copyreg, types, functools
d = deque([1,2,3,4,5], maxlen=5); d.rotate(2); print(d); d.append(9); d.appendleft(0); print(d, d.maxlen, d.index(1), d.count(9), d[2], 3 in d); d.extend([7,8]); d.extendleft([6]); print(d, list(reversed(d))); d.rotate(-1); print(d, d.pop(), d.popleft(), len(d)); d2 = d.copy(); d2.clear(); print(d2, d2 == deque(), d + deque([1]), d * 2, deque("ab") < deque("ac")); d.reverse(); print(d); del d[0]; d[0] = "z"; print(d, deque(range(3), 2), copy.deepcopy(d) == d, bool(deque()))
for f in [lambda: deque().pop(), lambda: deque([1]).remove(2), lambda: deque([1])[5], lambda: deque([1]).index(9), lambda: deque([1], maxlen=-1), lambda: deque([1,2], maxlen=2).insert(0, 1), lambda: deque(5), lambda: deque([1])[0:1], lambda: hash(deque()), lambda: deque([1]) + [2], lambda: deque([1], maxlen="a")]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def mut():
    q = deque([1,2,3])
    for x in q: q.append(x)
try: mut()
except RuntimeError as e: print(e)
c = Counter("mississippi"); print(c, c.most_common(2), c["z"], sorted(c.elements()), c.total(), c - Counter("miss"), c & Counter("sip"), c | Counter(z=3), +Counter(a=1, b=-1), -Counter(a=1, b=-2), Counter(a=1) + Counter(b=2), Counter(a=3) == Counter(a=3, b=0), Counter(a=1) <= Counter(a=2))
c.update("mmm"); c.subtract({"s": 10}); print(c, c.most_common()[-1], dict(c)); del c["zzz"]; c += Counter(q=1); print(c, Counter([1, 1, 2]), Counter(), repr(Counter(a=2)), Counter({"a": 1}, b=2))
for f in [lambda: Counter.fromkeys("a"), lambda: Counter(3), lambda: Counter("a", "b"), lambda: Counter(a=1) - 3]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
od = OrderedDict(a=1, b=2, c=3); od.move_to_end("a"); print(od); od.move_to_end("c", last=False); print(od, od.popitem(), od.popitem(last=False), od, OrderedDict([("x", 1)]) == {"x": 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), list(reversed(OrderedDict(a=1, b=2))), od | {"q": 1}, OrderedDict.fromkeys("ab", 0), od.pop("zz", "dflt"))
for f in [lambda: od.move_to_end("nope"), lambda: OrderedDict().popitem(), lambda: od.pop("nope")]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
dd = defaultdict(list, {"a": [1]}); dd["b"].append(2); print(dd, dd.get("zz"), dd["c"], len(dd), dd.default_factory, dd | {"z": 1}, copy.copy(dd)); dd.default_factory = None
try: dd["nope"]
except KeyError as e: print(repr(e))
tree = lambda: defaultdict(tree)
t = tree(); t["a"]["b"]["c"] = 1; print(t["a"]["b"]["c"], list(t), defaultdict(int, a=1), defaultdict(lambda: "x")["q"])
try: defaultdict(3)
except TypeError as e: print(e)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm, cm["a"], dict(cm), list(cm), len(cm), cm.parents, cm.new_child({"z": 0}), cm.maps, "b" in cm, cm.get("q", 5), cm | {"n": 1}, bool(ChainMap({}))); cm["b"] = 9; print(cm); del cm["b"]; print(cm["b"], sorted(cm.items()))
for f in [lambda: cm["q"], lambda: cm.__delitem__("b"), lambda: ChainMap().popitem(), lambda: cm.pop("zz")]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
P = namedtuple("P", "x y z", defaults=[0, 5]); p = P(1); print(p, p._asdict(), P._fields, P._field_defaults, p._replace(y=3), P._make("abc"), P(*[1, 2], z=3), p == (1, 0, 5), p + (1,), hash(p) == hash((1, 0, 5)), P.__doc__, isinstance(p, tuple), p[1:], sorted([P(3), P(1)]), max(P(3), P(1)).x)
for f in [lambda: P(), lambda: P(1,2,3,4), lambda: P(q=1), lambda: P(1, x=2), lambda: p._replace(q=1), lambda: P._make([1]), lambda: namedtuple("X", "a a"), lambda: namedtuple("X", "class"), lambda: namedtuple("X", "_a"), lambda: namedtuple("1X", "a"), lambda: namedtuple("X", "a class a", rename=True)._fields, lambda: setattr(p, "x", 1), lambda: setattr(p, "w", 1), lambda: namedtuple("X", "a", defaults=[1, 2]), lambda: p.q, lambda: namedtuple("X", "a,b, c")(1, 2, 3), lambda: namedtuple("X", "")(), lambda: namedtuple("X", ["a b"]), lambda: P.__new__.__defaults__, lambda: p.__getnewargs__(), lambda: P.__module__, lambda: p.count(1)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
u = UD(A=1); u["B"] = 2; u.update(C=3); print(u, u["c"], u.data, dict(u), "a" in u, "A" in u, u.pop("a"), u.setdefault("Q", 7), u | {"Z": 1}, len(u), list(u.items()), u.copy(), u == {"b": 2, "c": 3, "q": 7})
class UL(UserList):
    def append(self, x): super().append(x * 2)
l = UL([3, 1]); l.append(5); l.sort(); print(l, l[0], l[1:], l + [1], l * 2, 3 in l, sorted(l), l.data, type(l[1:]).__name__, l.index(3), list(reversed(l)), l == [1, 3, 10], UL("ab"))
class US(UserString): pass
s = US("hello"); print(s, repr(s), s.upper(), type(s.upper()).__name__, s + "x", s[1:3], s * 2, "ell" in s, s == "hello", s.split("l"), len(s), s % () if False else "", hash(s) == hash("hello"), s.replace("l", "L"), s.startswith("he"), int(US("42")))
h = [5, 3, 8, 1]; heapq.heapify(h); print(h, heapq.heappop(h), heapq.heappushpop(h, 0), heapq.heapreplace(h, 10), h, heapq.nlargest(2, [1, 9, 4]), heapq.nsmallest(2, ["bbb", "a", "cc"], key=len), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge([4, 1], [3, 2], reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)))
try: heapq.heappop([])
except IndexError as e: print(e)
a = [1, 3, 3, 5]; print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 3, 0, 2), bisect.bisect([(1, "a"), (3, "b")], 2, key=lambda t: t[0])); bisect.insort(a, 4); bisect.insort_left(a, 3); print(a); bisect.insort(b := [5, 3, 1], 4, key=lambda x: -x); print(b)
print(operator.itemgetter(1, 3)("abcde"), operator.attrgetter("real", "imag")(3j), operator.attrgetter("__class__.__name__")(3), operator.methodcaller("replace", "a", "b")("aaa"), operator.itemgetter(slice(1, 3))("abcd"), operator.concat([1], [2]), operator.contains([1], 1), operator.countOf([1, 1], 1), operator.indexOf([1, 2], 2), operator.truth([]), operator.not_(0), operator.is_(None, None), operator.floordiv(7, 2), operator.matmul.__name__, operator.pos(-1), operator.inv(5), operator.lshift(1, 3), operator.iadd([1], [2]))
class Node:
    def __init__(self, v, nxt=None): self.v, self.nxt = v, nxt
    def __deepcopy__(self, memo): print("deep", self.v); n = Node(copy.deepcopy(self.v, memo)); memo[id(self)] = n; n.nxt = copy.deepcopy(self.nxt, memo); return n
    def __copy__(self): print("shallow"); return Node(self.v, self.nxt)
n = Node([1], Node([2])); n.nxt.nxt = n; m = copy.deepcopy(n); print(m.nxt.nxt is m, m.v is n.v, copy.copy(n).v is n.v)
class R:
    def __init__(self, a): self.a = a
    def __reduce__(self): return (R, (self.a + 1,), {"extra": 5})
r = copy.copy(R(1)); print(r.a, r.extra)
class St:
    def __init__(self): self.x = 1; self.y = [1]
    def __getstate__(self): s = self.__dict__.copy(); del s["x"]; return s
    def __setstate__(self, s): self.__dict__.update(s); self.x = "restored"
s = copy.deepcopy(St()); print(vars(s)); lst = [1, [2]]; lst.append(lst); l2 = copy.deepcopy(lst); print(l2, l2[2] is l2, l2[1] is lst[1])
sh = [1]; x = [sh, sh]; y = copy.deepcopy(x); print(y[0] is y[1], copy.deepcopy({(1, 2): {3}}), copy.copy({1: sh})[1] is sh, copy.deepcopy(print) is print, copy.deepcopy(types.SimpleNamespace(a=[1])))
ns = types.SimpleNamespace(a=1, b="x"); ns.c = [ns.a]; print(ns, ns == types.SimpleNamespace(a=1, b="x", c=[1]), vars(ns)); del ns.a
try: ns.a
except AttributeError as e: print(e)
mp = types.MappingProxyType({"a": 1}); print(mp, mp["a"], mp | {"b": 2}, len(mp), list(mp))
try: mp["b"] = 1
except TypeError as e: print(e)
print(isinstance({}, collections.abc.MutableMapping), issubclass(deque, collections.abc.Sequence), isinstance(range(3), collections.abc.Sequence), isinstance("a", collections.abc.Collection), isinstance({}.keys(), collections.abc.Set), isinstance(iter([]), collections.abc.Iterator), isinstance((x for x in []), collections.abc.Generator))
class MySeq(collections.abc.Sequence):
    def __init__(self, *a): self.a = a
    def __len__(self): return len(self.a)
    def __getitem__(self, i): return self.a[i]
q = MySeq(3, 1, 2, 1); print(1 in q, q.index(2), q.count(1), list(reversed(q)), list(q), sorted(q), q[1:])
class MyMap(collections.abc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
mm = MyMap(); mm.update(a=1, b=2); print(mm.pop("a"), mm.setdefault("c", 3), list(mm.items()), mm.get("zz", 0), mm == {"b": 2, "c": 3}, "b" in mm, mm.popitem(), list(mm.keys()), mm.keys() & {"c"}, repr(mm.values()).split("(")[0], mm.items() | {("z", 1)} if False else ""); mm.clear(); print(len(mm))
class MySet(collections.abc.Set):
    def __init__(self, it): self.e = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.e
    def __iter__(self): return iter(self.e)
    def __len__(self): return len(self.e)
    def __repr__(self): return f"MySet({self.e})"
print(MySet("abc") & MySet("bcd"), MySet("ab") | {"z"}, MySet("abc") - MySet("a"), MySet("ab") ^ MySet("bc"), MySet("ab") <= MySet("abc"), MySet("ab") == {"b", "a"}, MySet("ab").isdisjoint("cd"))
try: collections.abc.Sequence()
except TypeError as e: print(e)
class Part(collections.abc.MutableSequence):
    def __getitem__(self, i): pass
try: Part()
except TypeError as e: print(e)
