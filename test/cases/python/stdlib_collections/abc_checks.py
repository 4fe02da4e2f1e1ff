from collections.abc import Iterable, Sequence, Mapping, Callable, Sized, Container, Hashable, Iterator, Generator, MutableSequence, Set, Collection, Reversible, MutableMapping, KeysView
def kind(x): return [c.__name__ for c in (Iterable, Sequence, Mapping, Callable, Sized, Container, Hashable, Iterator, Collection, Reversible, Set) if isinstance(x, c)]
class Ds:
    def __len__(self): return 2
    def __getitem__(self, i):
        if i >= 2: raise IndexError
        return i
class It:
    def __iter__(self): return iter(())
class Fn:
    def __call__(self): pass
class NoHash:
    __hash__ = None
class Eq:
    def __eq__(self, o): return True
for v in (Ds(), It(), Fn(), NoHash(), Eq(), 1, "s", [1], (1,), {}, set(), frozenset(), range(2), None, len, int, iter([]), (i for i in ()), b"", {}.keys(), {}.values(), map(str, []), zip(), enumerate([]), reversed([1]), slice(1), lambda: 0): print(type(v).__name__, kind(v))
def ntuple(n, x): return tuple(x) if isinstance(x, Iterable) and not isinstance(x, str) else tuple(x for _ in range(n))
print(ntuple(2, 3), ntuple(2, (1, 2)), ntuple(2, [4, 5]), ntuple(2, "ab"), list(Ds()), issubclass(dict, MutableMapping), issubclass(tuple, MutableSequence), issubclass(str, Sequence), issubclass(Ds, Sequence), issubclass(It, Iterable), issubclass(bool, Hashable), issubclass(list, Hashable), isinstance(It, Callable))
