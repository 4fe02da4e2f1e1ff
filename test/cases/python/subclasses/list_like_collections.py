class Tracked(list):
    def __init__(self, *a): super().__init__(*a); self.log = []
    def append(self, x): self.log.append(("append", x)); super().append(x)
    def __setitem__(self, i, v): self.log.append(("set", i)); super().__setitem__(i, v)
    def __getitem__(self, i):
        r = super().__getitem__(i)
        return Tracked(r) if isinstance(i, slice) else r
    def __contains__(self, x): return True
    def __add__(self, o): return type(self)(super().__add__(o))
    def __eq__(self, o): return super().__eq__(o)
    __hash__ = None
t = Tracked([1, 2]); t.append(3); t[0] = 9; t.extend([4]); t += [5]; print(t, t.log, type(t[1:]).__name__, 99 in t, type(t + [1]).__name__, t == [9, 2, 3, 4, 5], len(t), sorted(t), [*t], type(t.copy()).__name__, type(t * 2).__name__, isinstance(t, list), list(reversed(t)), repr(t), str(t), t.index(3), bool(Tracked()))
class Default(dict):
    def __missing__(self, k): return f"<{k}>"
    def __getattr__(self, k): return self[k]
d = Default(a=1); print(d["a"], d["zz"], d.get("zz"), d.b, "{a} {q}".format_map(d), "q" in d, {**d}, dict(d), len(d), d | {"x": 1}, type(d | {}).__name__, type(d.copy()).__name__)
class Upper(str):
    def __new__(cls, s): return super().__new__(cls, s.upper())
    def __add__(self, o): return Upper(str(self) + o)
u = Upper("abc"); print(u, u + "d", type(u + "d").__name__, type(u.lower()).__name__, u == "ABC", hash(u) == hash("ABC"), {u: 1}["ABC"], u[0], type(u[:1]).__name__, "x" + u, f"{u:>5}", u.join("xy"), isinstance(u, str), len(u), "B" in u)
class Pt(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    x = property(lambda s: s[0]); y = property(lambda s: s[1])
    def __add__(self, o): return Pt(self.x + o[0], self.y + o[1])
    def __repr__(self): return f"Pt{tuple(self)}"
p = Pt(1, 2); print(p + p, p + (5, 5), p == (1, 2), p < Pt(1, 3), hash(p) == hash((1, 2)), [*p], p * 2, sum([p, p], Pt(0, 0)), max(p), p[::-1], len(p), {p: 1}[1, 2])
