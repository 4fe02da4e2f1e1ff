from collections import OrderedDict
d = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
print(d, repr(OrderedDict()), len(d), list(d), d["b"])
d.move_to_end("a"); print(d)
d.move_to_end("c", last=False); print(d)
print(d.popitem(), d.popitem(last=False), d)
try:
    d.move_to_end("zz")
except KeyError as e:
    print("KeyError", e)
e = OrderedDict(x=1); e["y"] = 2; e.update(z=3)
print(e, dict(e), list(reversed(e)), e == OrderedDict(x=1, y=2, z=3), e == OrderedDict(z=3, y=2, x=1), e == {"z": 3, "y": 2, "x": 1})
print(OrderedDict.fromkeys("ab", 0), isinstance(e, dict), type(e).__name__, e.copy(), e | {"q": 1})
try:
    OrderedDict().popitem()
except KeyError as err:
    print("KeyError", err)
class LRU(OrderedDict):
    def __init__(self, size, *a, **k):
        self.size = size
        super().__init__(*a, **k)
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        if len(self) > self.size:
            self.popitem(last=False)
l = LRU(2); l["a"] = 1; l["b"] = 2; l["c"] = 3
print(l, l.size)
print(list(e.items()), e.pop("x"), e.get("n", 7), "y" in e, e.setdefault("w", 5), e)
print({**e}, e != OrderedDict())
