from collections.abc import *
import collections.abc
values = [1, "s", b"b", [1], (1,), {1: 2}, {1}, frozenset(), range(3), iter([]), (i for i in []), len, lambda: 0, int, None, {}.keys(), {}.items(), {}.values()]
for cls in (Hashable, Iterable, Iterator, Generator, Reversible, Sized, Container, Callable, Collection, Sequence, MutableSequence, Set, MutableSet, Mapping, MutableMapping, KeysView, ItemsView, ValuesView, ByteString):
    print(cls.__name__, [isinstance(v, cls) for v in values])
class It:
    def __iter__(self): return iter([1])
class Sz:
    def __len__(self): return 2
print(isinstance(It(), Iterable), isinstance(It(), Iterator), isinstance(Sz(), Sized), issubclass(list, Sequence), issubclass(It, Iterable), issubclass(dict, Mapping))
class M(Mapping):
    def __init__(self): self.d = {"a": 1, "b": 2}
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M()
print(m.get("a"), m.get("z", 9), list(m.keys()), list(m.items()), list(m.values()), "a" in m, m == {"a": 1, "b": 2}, dict(m), {**m})
class S(Sequence):
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
    def __len__(self): return 3
s = S(); print(list(s), 10 in s, s.index(20), s.count(0), list(reversed(s)))
class MM(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
mm = MM(); mm.update(a=1); mm.setdefault("b", 2); print(mm.pop("a"), dict(mm), mm.popitem(), len(mm))
try:
    Mapping()
except TypeError as e:
    print(e)
try:
    class Half(MutableSequence):
        def __len__(self): return 0
    Half()
except TypeError as e:
    print(e)
class MySet(Set):
    def __init__(self, xs): self.xs = list(dict.fromkeys(xs))
    def __contains__(self, x): return x in self.xs
    def __iter__(self): return iter(self.xs)
    def __len__(self): return len(self.xs)
print(sorted(MySet([1, 2]) | MySet([3])), sorted(MySet([1, 2]) & {2}), MySet([1]) <= MySet([1, 2]), MySet([1]) == {1})
Sequence.register(It); print(isinstance(It(), Sequence))
print(collections.abc.Iterable[int], collections.abc.Callable[[int], str])
