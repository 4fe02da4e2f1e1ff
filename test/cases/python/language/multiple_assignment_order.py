def f(n): print("f", n); return n
a = b = f(1); x, y = f(2), f(3); print(a, b, x, y)
d = {}
d[f("k")] = f("v"); d[f(1)], d[f(2)] = f(3), f(4); print(d)
i = [0, 1]; i[0], i[1] = i[1], i[0]; print(i); (p, q), r = (1, 2), 3; [s, [t]] = 4, [5]; print(p, q, r, s, t)
