t = (3, 1, 2); a, *b = t; (c,) = (5,); print(a, b, c, t + (4,), t * 2, sorted(t), t.index(2), t.count(3), t[::-1], max(t), sum(t), len(()), (1,) < (1, 0), (2,) > (1, 9), (1, 2) == (1.0, 2.0), tuple("ab"), tuple(x for x in range(2)), hash(t) == hash((3, 1, 2)), (1, (2, (3,)))[1][1][0], () is (), ("a", 1) in {("a", 1)}, tuple({1: 2}), t.__contains__(1))
x, y = 1, 2; x, y = y, x; print(x, y, (lambda *a: a)(*t), [(i, j) for i, j in zip(t, t[1:])], dict([t[:2]]), {t: "k"}[3, 1, 2], "%s-%s-%s" % t, "{0} {2}".format(*t), isinstance(t, tuple), (1, 2, 3)[1:], t and "yes", () or "empty")
for bad in ["t[0] = 1", "del t[0]", "t.append(1)", "t + [1]", "t < 5", "a, b = t", "(1, 2)[5]", "hash(([1],))", "t.index(9)"]:
    try: exec(bad)
    except Exception as e: print(bad, type(e).__name__, e)
