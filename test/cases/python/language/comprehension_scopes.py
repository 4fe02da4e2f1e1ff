x = "outer"
print([x for x in range(3)], x, {x: y for x, y in [(1, 2)]}, {x for x in "aa"}, x)
print([(a, b) for a in range(3) if a % 2 == 0 for b in range(a) if b != 1], [[j * i for j in range(2)] for i in range(2)], [c for r in [[1, 2], [3]] for c in r])
print([lambda: i for i in range(2)][0](), [f() for f in [lambda i=i: i for i in range(2)]], [i for i in range(5) if i if i > 2], {k: v for d in [{"a": 1}, {"a": 2, "b": 3}] for k, v in d.items()})
class C:
    n = 3
    a = [n for n in range(n)]
    try: b = [n for _ in range(2)]
    except NameError as e: print(e)
print(C.a, getattr(C, "b", "missing"))
def f(): return [locals_ for locals_ in [sorted(locals())]]
print(f(), any(v > 1 for v in [1, 2]), dict((k, len(k)) for k in ("a", "bb")), tuple(v * 2 for v in "ab"), [*(i for i in "xy")], max((len(w), w) for w in ["a", "ccc", "bbb"]))
gen = (n / d for n, d in [(1, 1), (1, 0)])
print(next(gen))
try: next(gen)
except ZeroDivisionError as e: print(e, list(gen))
print([y := 1, y ** 2], [z for z in "ab" if (w := z)], w, [[]] * 2, [() for _ in "ab"], {frozenset([i]) for i in (1, 1)})
