class A: pass
a, b = A(), A()
print(a == a, a == b, a != b, a is a, hash(a) == hash(a), a in [b, a], [a].index(a))
for f in [lambda: a < b, lambda: a <= 1, lambda: a + b, lambda: -a, lambda: a[0], lambda: a(), lambda: len(a), lambda: iter(a), lambda: a @ b, lambda: int(a), lambda: abs(a), lambda: a.x, lambda: a << 1, lambda: ~a, lambda: 1 in a, lambda: reversed(a), lambda: float(a), lambda: round(a), lambda: next(a), lambda: {**a}, lambda: [*a], lambda: "%d" % a, lambda: range(a), lambda: sorted([a, b]), lambda: sum([a]), lambda: f"{a:5}", lambda: divmod(a, 1), lambda: a ** 2]:
    try: print(f())
    except (TypeError, AttributeError) as e: print(e)
