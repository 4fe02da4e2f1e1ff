from collections import OrderedDict
class LRU(OrderedDict):
    def __init__(self, size, *a, **k): self.size = size; super().__init__(*a, **k)
    def __getitem__(self, k): self.move_to_end(k); return super().__getitem__(k)
    def __setitem__(self, k, v):
        super().__setitem__(k, v); self.move_to_end(k)
        if len(self) > self.size: self.popitem(last=False)
c = LRU(2); c["a"] = 1; c["b"] = 2; c["a"]; c["c"] = 3; print(list(c), c, "b" in c, c.get("a"), len(c), list(c.items())); print(c.size, dict(c), c == {"c": 3} or list(c)); o = OrderedDict.fromkeys("abc", 0); o.move_to_end("a"); print(list(o), o.popitem(), list(o), o == OrderedDict(b=0, c=0), o.setdefault("z", 1), repr(o))
