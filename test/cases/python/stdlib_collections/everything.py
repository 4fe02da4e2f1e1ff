from collections import *
Point = namedtuple("Point", "x y z", defaults=[0])
p = Point(1, 2); print(p, p._replace(x=5), p._asdict(), Point._fields, Point._field_defaults, Point._make([7, 8, 9]), p[0], p[-1], p == (1, 2, 0), hash(p) == hash((1, 2, 0)), len(p), [*p], p + (4,), p.index(2), Point.__doc__)
for bad in [lambda: Point(1), lambda: Point(1, 2, 3, 4), lambda: p._replace(q=1), lambda: setattr(p, "x", 1), lambda: namedtuple("A", "a a"), lambda: namedtuple("A", "_a"), lambda: namedtuple("A", "class"), lambda: Point._make([1])]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(namedtuple("R", ["a", "class", "a", "_b"], rename=True)._fields)
class P3(Point):
    __slots__ = ()
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __str__(self): return f"<{self.x},{self.y}>"
print(P3(3, 4).norm, str(P3(3, 4)), repr(P3(3, 4)), P3(1, 2) < P3(1, 3), isinstance(P3(1, 2), tuple))
d = deque([1, 2, 3], maxlen=3); d.append(4); d.appendleft(0); print(d, d.maxlen, d[0], d[-1]); d.rotate(1); print(d, d.pop(), d.popleft(), d); d.extend("ab"); d.extendleft("xy"); print(d, d.count("a"), "x" in d, list(reversed(d)), d.index("x")); d.insert if False else None
d = deque(range(5)); d.insert(2, "i"); d.remove(3); del d[0]; d[0] = "z"; print(d, d == deque(["z", "i", 2, 4]), d + deque([9]), d * 2, d.copy(), len(d), deque("ab") < deque("b")); d.reverse(); print(d); d.clear(); print(d, bool(d))
for bad in [lambda: deque().pop(), lambda: deque([1], maxlen=-1), lambda: deque([1])[3], lambda: deque([1]).remove(9), lambda: deque([1], maxlen=1).insert(0, 5), lambda: deque([1])[0:1], lambda: deque(5), lambda: hash(deque())]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
c = Counter("mississippi"); print(c, c.most_common(2), c["q"], sorted(c.elements())[:3], c + Counter("mmm"), c - Counter(s=9), c & Counter("sip"), c | Counter(z=2), c.total(), Counter(a=1) <= Counter(a=2), Counter() == Counter(a=0))
c.update("mm"); c.subtract({"s": 1}); del c["p"]; print(dict(c), c.most_common()[:-3:-1], Counter([1, 1.0, True]), Counter({"a": -1}) + Counter(), repr(Counter()))
dd = defaultdict(list); dd["a"].append(1); dd["b"]; print(dd, dd.default_factory, "z" in dd, dd.get("z"), defaultdict(int, a=1), defaultdict(lambda: defaultdict(int))["x"]["y"])
try: defaultdict()["k"]
except KeyError as e: print("KeyError", e)
try: defaultdict(5)
except TypeError as e: print(e)
od = OrderedDict(a=1, b=2, c=3); od.move_to_end("a"); print(od, od.popitem(last=False), od, list(reversed(od)), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1)); od.move_to_end("a", last=False); print(od, od | {"q": 1})
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); cm["c"] = 5; print(cm, cm["a"], cm["b"], dict(cm), list(cm), cm.maps, cm.parents, cm.new_child({"b": 0})["b"], len(cm), "z" in cm); cm.pop("c")
for bad in [lambda: cm.pop("b"), lambda: cm["zz"], lambda: cm.__delitem__("b")]:
    try: bad()
    except KeyError as e: print("KeyError", e)
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
u = UD({1: "a"}); u[2] = "b"; u.update({3: "c"}); print(u, u.data, "1" in u, 1 in u, len(u), dict(u), u | {4: "d"}, u.pop("1"))
class UL(UserList):
    def append(self, x): super().append(x * 2)
l = UL([1, 2]); l.append(3); l += [9]; print(l, l[1:], type(l[1:]).__name__, l + [1], len(l), sorted(l, reverse=True), l.index(6), l == [1, 2, 6, 9])
class US(UserString):
    def shout(self): return self.upper() + "!"
s = US("abc"); print(s.shout(), type(s.upper()).__name__, s + "d", s[1], s == "abc", len(s), s * 2)
