from operator import itemgetter, attrgetter, methodcaller, mul, add, truediv
from functools import reduce
people = [{"n": "bo", "a": 3}, {"n": "al", "a": 3}, {"n": "cy", "a": 1}]
print(sorted(people, key=itemgetter("a", "n")), [p["n"] for p in sorted(people, key=itemgetter("a"), reverse=True)], max(people, key=itemgetter("a"))["n"])
class L:
    def __init__(self, name, size): self.name, self.size = name, size
    def grow(self, by=1): return self.size + by
    def __repr__(self): return f"L({self.name})"
ls = [L("b", (3, 1)), L("a", (1, 9))]
print(sorted(ls, key=attrgetter("name")), list(map(attrgetter("size"), ls)), min(ls, key=attrgetter("size")), attrgetter("name", "size")(ls[0]), list(map(methodcaller("upper"), "ab")))
print(reduce(mul, [1, 3, 224, 224]), reduce(add, [[1], [2]]), list(map(truediv, [1, 2], [2, 4])), itemgetter(*[0, 2])("abc"), itemgetter(-1)([1, 2]))
for f in (lambda: itemgetter("z")({}), lambda: attrgetter("q")(1), lambda: attrgetter(5), lambda: itemgetter()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
