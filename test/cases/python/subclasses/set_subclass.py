"""Subclasses of set and frozenset, and instances as keys."""


class Tags(set):
    def add(self, tag):
        super().add(tag.lower())

    def __contains__(self, tag):
        return super().__contains__(tag.lower())


t = Tags(["a"])
t.add("B")
print(sorted(t), "b" in t, "A" in t, len(t), t == {"a", "b"}, isinstance(t, set), type(t | {"c"}).__name__, Tags([1]), Tags(), sorted(t | {"c"}), t.issubset("abc"))
t.label = "x"
print(t.label, vars(t), bool(Tags()), [*Tags([5])])


class Frozen(frozenset):
    pass


f = Frozen([1])
print(f, {f: 1}[frozenset([1])], hash(f) == hash(frozenset([1])), f == {1}, Frozen() == frozenset())


class Key:
    def __init__(self, name, extra):
        self.name, self.extra = name, extra

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"Key({self.name}, {self.extra})"


d = {Key("a", 1): "first"}
d[Key("a", 2)] = "second"
d[Key("b", 3)] = "third"
print(d, len(d), d[Key("a", 99)], Key("b", 0) in d, Key("z", 0) in d, d.get(Key("b", 1)), d.pop(Key("a", 0)), d, d.setdefault(Key("b", 5), "x"))
print(len({Key("a", 1), Key("a", 2), Key("b", 1)}), Key("a", 1) in [Key("a", 2)], [Key("a", 1)].index(Key("a", 5)), [Key("a", 1), Key("b", 1)].count(Key("b", 3)), (Key("a", 1), 1) in {(Key("a", 9), 1): 0}, {(Key("a", 1), 2): "pair"}[(Key("a", 7), 2)])
print({Key("a", 1): 1} == {Key("a", 2): 1}, [Key("a", 1)] == [Key("a", 2)], {Key("a", 1)} == {Key("a", 3)}, {Key("a", 1)} & {Key("a", 2)}, {Key("a", 1)} - {Key("a", 2)}, dict.fromkeys([Key("a", 1), Key("a", 2)]), frozenset([Key("a", 1)]) == frozenset([Key("a", 4)]))


class Same:
    def __hash__(self):
        return 1


class NoHash:
    def __eq__(self, other):
        return True


class Explicit:
    __hash__ = None


x, y = Same(), Same()
print(len({x, y, x}), x in {y}, x in {x}, {x: 1}[x], len({object(), object()}))
for value in (NoHash(), Explicit()):
    for call in (lambda: hash(value), lambda: {value: 1}, lambda: {value}, lambda: value in {1: 2}, lambda: (value, 1) in set()):
        try:
            print(call())
        except TypeError as error:
            print(error)
print(NoHash() in [1], [NoHash()] == [5], NoHash() != 1, 1 == NoHash())
