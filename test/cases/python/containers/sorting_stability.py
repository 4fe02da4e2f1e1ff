from operator import itemgetter, attrgetter
rows = [("b", 2, 1.5), ("a", 2, 0.5), ("c", 1, 2.5), ("a", 1, 1.5)]
print(sorted(rows), sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(1, 2)), sorted(rows, key=lambda r: (-r[1], r[0])), sorted(rows, key=itemgetter(0), reverse=True))
rows.sort(key=lambda r: r[2]); rows.sort(key=lambda r: r[0]); print(rows, max(rows, key=itemgetter(2)), min(rows, key=lambda r: r[1]))
print(sorted("Banana apple Cherry".split(), key=str.casefold), sorted([3, -1, 2], key=abs), sorted([(1, "b"), (1, "a")], key=lambda t: t[0]), sorted({3: "c", 1: "a"}.items()), sorted([True, False, 2, 0.5]), sorted([[2], [1, 9], []]), sorted("b-a_c", reverse=True))
print(sorted([None, 3, 1, None], key=lambda v: (v is None, v or 0)), sorted(["10", "9", "1"], key=int), sorted(["v1.10", "v1.9"], key=lambda v: [int(p) for p in v[1:].split(".")]), list(reversed(sorted([1, 2]))))
for bad in [[1, "a"], [None, 1], [{}, {}], [1j, 2j], [(1, "a"), (1, 2)]]:
    try: sorted(bad)
    except TypeError as e: print(e)
def quick(xs): return xs if len(xs) < 2 else quick([x for x in xs[1:] if x < xs[0]]) + [xs[0]] + quick([x for x in xs[1:] if x >= xs[0]])
def merge_sort(xs):
    if len(xs) < 2: return xs
    a, b, out = merge_sort(xs[:len(xs) // 2]), merge_sort(xs[len(xs) // 2:]), []
    while a and b: out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b
print(quick([3, 6, 1, 3, 9, 0]), merge_sort([5, 2, 8, 1, 5]), quick([]) == merge_sort([]))
