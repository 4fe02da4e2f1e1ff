from collections import *
c = Counter("abracadabra"); print(c, c.most_common(2), c.total(), c["zz"], sorted(c.elements())[:4])
c.subtract("aab"); print(c, +c, -c, c & Counter("abb"), c | Counter(z=3), c - Counter(a=1), c + Counter(a=-10))
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter([1, 1, 2]), Counter({"x": 3}), Counter())
c.update(a=5); c.update(["q"]); del c["nope"]; print(c)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm, cm["b"], dict(cm), list(cm), len(cm), cm.maps, cm.parents)
k = cm.new_child({"z": 0}); k["b"] = 9; print(k, cm); 
try: del k["a"]
except KeyError as e: print(e)
k.pop("z"); print(k, k.get("none", 5), "a" in k)
od = OrderedDict(a=1, b=2, c=3); od.move_to_end("a"); od.move_to_end("c", last=False); print(od, od.popitem(), od.popitem(last=False), od)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1}, list(reversed(OrderedDict(x=1, y=2))), OrderedDict(a=1) | {"b": 2})
d = deque([1, 2, 3], maxlen=3); d.append(4); d.appendleft(0); print(d, d.maxlen); d.rotate(1); print(d); d.extendleft("ab"); print(d, d.index("a"), d.count(0))
d.clear(); print(d); d = deque(range(5)); d.rotate(-2); d.insert(1, "x"); d.remove(4); del d[0]; d[0] = "Y"; print(d, d[-1], d.copy() == d, d + deque([1]), d * 2, 3 in d)
try: deque().pop()
except IndexError as e: print(e)
try: deque([1]).remove(5)
except ValueError as e: print(e)
try: deque([1], 1).insert(0, 3)
except IndexError as e: print(e)
dd = defaultdict(lambda: defaultdict(int)); dd["a"]["b"] += 1; print(dict(dd["a"]), len(dd)); d2 = defaultdict(list, x=[1]); d2["y"]; print(d2, d2.default_factory)
P = namedtuple("P", "x y z", defaults=[0, 1]); p = P(5); print(p, p._replace(x=1), p._asdict(), P._fields, P._field_defaults, P._make([1, 2, 3]), p == (5, 0, 1), *p)
try: P()
except TypeError as e: print(e)
try: namedtuple("Q", "a a")
except ValueError as e: print(e)
print(namedtuple("Q", "a class _x a", rename=True)._fields)
class UD(UserDict):
    def __setitem__(s, k, v): super().__setitem__(k.upper(), v)
u = UD(a=1); u.update(b=2); print(u, u.data, UserList([3, 1])[0:1], UserString("ab") + "c")
for x in d:
    try: d.append(1)
    except Exception: pass
    break
try:
    for x in d: d.append(1)
except RuntimeError as e: print(e)
r = deque(); r.append(r); print(r); l = []; l.append((l, {"k": l})); print(l); D = {}; D["s"] = D; print(D); o = OrderedDict(); o["o"] = o; print(o); dd = defaultdict(list); dd["d"] = dd; print(dd)
