from collections import OrderedDict, UserDict, defaultdict, Counter, deque, namedtuple
from collections.abc import MutableMapping, Sequence, Mapping, MutableSequence, Iterable, Iterator, Callable, Hashable
class AttrDict(dict):
    def __getattr__(self, k):
        try:
            return self[k]
        except KeyError:
            raise AttributeError(k)
    __setattr__ = dict.__setitem__
a = AttrDict(x=1); a.y = 2; print(a, a.x, a.y, hasattr(a, "z"), isinstance(a, Mapping), a.copy(), type(a.copy()).__name__)
class Default(OrderedDict):
    def __missing__(self, k): self[k] = v = [k]; return v
d = Default(); d["q"].append(1); print(d)
class Cfg(MutableMapping):
    def __init__(self, **k): self._d = dict(k)
    def __getitem__(self, k): return self._d[k]
    def __setitem__(self, k, v): self._d[k] = v
    def __delitem__(self, k): del self._d[k]
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)
    def __repr__(self): return f"Cfg({self._d})"
c = Cfg(a=1); c.update(b=2, **{"c": 3}); print(c, c.pop("a"), c.get("zz", 0), list(c.items()), c == {"b": 2, "c": 3}, {**c}, dict(c), c.setdefault("n", 4), "n" in c, c.popitem(), bool(c)); c.clear(); print(c, len(c))
class Track(list):
    def append(self, x): print("append", x); super().append(x)
t = Track([1]); t.append(2); t += [3]; print(t, t[1:], type(t[1:]).__name__, type(t + [1]).__name__, len(t), isinstance(t, MutableSequence))
class Rows(Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return [self[j] for j in range(*i.indices(self.n))]
        if not -self.n <= i < self.n: raise IndexError(i)
        return i % self.n * 10
r = Rows(4); print(list(r), r[1:3], r[-1], 20 in r, r.index(30), r.count(10), list(reversed(r)), sum(r))
class Count(Iterator):
    def __init__(self, n): self.i, self.n = 0, n
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1; return self.i
print(list(Count(3)), isinstance(Count(1), Iterable), iter(Count(1)) is not None)
class UC(UserDict):
    def __getitem__(self, k): return super().__getitem__(k.lower())
u = UC({"a": 1}); print(u["A"], u, "a" in u, u.get("A"))
class V(namedtuple("V", "x y")):
    __slots__ = ()
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
    def __new__(cls, x, y=0): return super().__new__(cls, x, y)
    @classmethod
    def zero(cls): return cls(0)
print(V(1, 2) + V(3), V.zero(), V(1) == (1, 0), V(y=5, x=1)._asdict())
print(issubclass(AttrDict, MutableMapping), isinstance(len, Callable), isinstance([], Hashable), isinstance((), Hashable), isinstance(Cfg(), Mapping))
