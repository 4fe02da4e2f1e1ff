print((y := 3 if 0 else 4), y)
print((z := 1 or 2), z, (q := lambda: 5)(), (r := 1, 2), r, (s := not 1), s, (t := 1 < 2), t)
if u := 3 if 0 else 7: print(u)
print([v := 1 if 0 else 2, 3], v)
def f(a): return a
print(f(w := 1 if 0 else 2), w, [(k := i) if i else 0 for i in range(3)], k)
print([c - b if (b := 65 if c > 1 else 97 if c else 0) else c for c in (2, 1, 0)])
x = (5 if (n := 2) > 1 else 6); print(x, n, (m := n if n else 0) + 1, m)
