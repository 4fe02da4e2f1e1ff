from itertools import groupby
rows = [("a", 1), ("b", 2), ("a", 3), ("c", 4)]
g = {}
for k, v in rows: g.setdefault(k, []).append(v)
print(g, {k: sum(v) for k, v in g.items()}, {k: [v for _, v in grp] for k, grp in groupby(sorted(rows), lambda r: r[0])})
even, odd = [], []
for i in range(6): (odd if i % 2 else even).append(i)
print(even, odd, *[(lambda xs, f: ([x for x in xs if f(x)], [x for x in xs if not f(x)]))([1, 5, 2], lambda x: x > 1)]); chunks = lambda l, n: [l[i:i + n] for i in range(0, len(l), n)]; print(chunks([1, 2, 3, 4, 5], 2), [*zip(*[iter("abcdef")] * 2)], [list(x) for x in zip(*chunks(list(range(6)), 3))], max(g, key=lambda k: len(g[k])), dict(sorted(g.items(), key=lambda kv: -sum(kv[1]))))
