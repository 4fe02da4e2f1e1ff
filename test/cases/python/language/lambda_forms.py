fs = [lambda: 1, lambda x: x, lambda x, y=2: x + y, lambda *a: a, lambda **k: k, lambda a, /, b, *, c: (a, b, c), lambda x: (yield x)]
print(fs[0](), fs[1](5), fs[2](1), fs[3](1, 2), fs[4](z=1), fs[5](1, 2, c=3), next(fs[6](9)), fs[0].__name__, (lambda: (lambda: 7))()())
print(sorted([(2, "b"), (1, "z")], key=lambda t: t[1]), (lambda n: n if n < 2 else n * 2)(4), [*map(lambda s: s[::-1], ["ab"])], (lambda x, f: f(x))(3, lambda v: v ** 2))
