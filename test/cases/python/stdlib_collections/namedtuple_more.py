from collections import namedtuple
import copy, json
P = namedtuple("P", "x y z", defaults=[0, 0])
p = P(1); print(p, p == (1, 0, 0), p != P(2), p < P(1, 1), p[1:], p + (4,), p * 2, p.count(0), p.index(1), 1 in p, tuple(p), list(p), hash(p) == hash((1, 0, 0)), len(p), P._fields, P._field_defaults, P.__match_args__, repr(P), p.__class__.__name__)
print(json.dumps(p), copy.copy(p), copy.deepcopy(P([1], {})), p._asdict(), P(**{"x": 5}), P(*range(3)), dict(zip(P._fields, p)), [a for a in p], max(p), sum(p), sorted([P(2), P(1)]), "%d %d %d" % p, "{} {}".format(*p), "{0.x} {0[1]}".format(p), isinstance(p, tuple), P._make("abc"))
class Pt(P):
    def dist(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __add__(self, o): return Pt(*(a + b for a, b in zip(self, o)))
    @property
    def xy(self): return self.x, self.y
q = Pt(3, 4); print(q, q.dist(), q + q, q.xy, q._replace(x=0), type(q._replace(x=0)).__name__, q.z); q.extra = 1; print(q.extra)
Empty = namedtuple("Empty", ""); print(Empty(), Empty._fields); Rn = namedtuple("Rn", ["a", "a", "def", "_b", "1x"], rename=True); print(Rn(1, 2, 3, 4, 5)); Mod = namedtuple("Mod", "a", module="mm"); print(Mod.__module__, Mod)
def stats(xs, R=namedtuple("R", "lo hi")): return R(min(xs), max(xs))
r = stats([3, 1, 2]); lo, hi = r; print(r, lo, hi, r.hi - r.lo)
match p:
    case P(x=1, y=0): print("kw match")
match (1, 2):
    case P(a, b): print("no")
    case (a, b): print("tuple", a, b)
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, q=2), lambda: P(1, x=2), lambda: p.w, lambda: namedtuple("A b", "x"), lambda: namedtuple("A", ["x y"]), lambda: namedtuple("A", "for"), lambda: P._make([1, 2]), lambda: p._replace(k=1), lambda: hash(P([]))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
