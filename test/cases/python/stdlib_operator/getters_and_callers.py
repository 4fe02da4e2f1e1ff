import operator as op
P = type("P", (), {"__init__": lambda s, x: setattr(s, "x", x), "m": lambda s, k=1: s.x * k}); p = P(3); p.q = P(9)
print(op.itemgetter(1)([5, 6]), op.itemgetter(0, -1)("abc"), op.itemgetter("k")({"k": 1}), op.itemgetter(slice(1, 3))([1, 2, 3, 4]), op.attrgetter("x")(p), op.attrgetter("q.x", "x")(p), op.methodcaller("m", k=4)(p), op.methodcaller("upper")("a"), op.add(1, 2), op.truth([]), op.not_(0), op.contains([1], 1), op.concat("a", "b"), op.countOf([1, 1], 1), op.indexOf([3, 4], 4), op.floordiv(7, 2), op.mod(7, 3), op.neg(1), op.pos(-1), op.index(True), op.is_(None, None), op.is_not(1, 2), op.getitem({"a": 1}, "a"), op.matmul, op.xor(5, 1), op.lshift(1, 3), op.invert(0), op.abs(-2), op.pow(2, 3), op.length_hint([1]))
d = {}; op.setitem(d, "k", 1); op.delitem(d, "k"); l = [1]; print(d, op.iadd(l, [2]) is l, l, sorted([(2, "a"), (1, "b")], key=op.itemgetter(1)), max([P(1), P(5)], key=op.attrgetter("x")).x)
for bad in [lambda: op.itemgetter(), lambda: op.attrgetter(1), lambda: op.itemgetter(5)([1]), lambda: op.attrgetter("zz")(p), lambda: op.methodcaller("nope")(p), lambda: op.indexOf([1], 2), lambda: op.add("a", 1), lambda: op.index(1.5)]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
