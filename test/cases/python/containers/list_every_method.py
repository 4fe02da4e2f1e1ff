l = [3, 1, 2]
print(l.append(4), l, l.extend("ab"), l, l.insert(1, "i"), l, l.insert(-1, "j"), l, l.insert(100, "end"), l)
print(l.pop(), l.pop(0), l.pop(-2), l, l.remove("a"), l, l.index(2), l.count(1), l.reverse(), l, l.copy() is l, l.clear(), l)
n = [5, 2, 9, 1]
print(n.sort(), n, n.sort(reverse=True), n, n.sort(key=lambda v: -v % 4), n, sorted(n, key=str), sorted("bAc", key=str.lower), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([True, 0.5, -1]), sorted({"b": 1, "a": 2}), sorted([[2], [1, 5], [1]]))
n[1:1] = [7, 8]; print(n); n[::2] = "xyz"[: len(n[::2])]; print(n); n[-2:] = []; print(n); del n[::2]; print(n); n[:] = range(5); print(n); n[5:9] = [6]; print(n); n += (7,); print(n); n *= 2; print(n, [1] + [2], [0] * -1, 2 * [1, 2])
n = list(range(10)); print(n[2:5], n[-3:], n[::-2], n[8:2:-3], n[100:], n[-100:2], n[5:5], n[None:3], n[slice(1, None, 4)])
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, "a"] == [1, "a"], [1, 2] != (1, 2), 2 in [1, 2], [2] in [[2]], [1, [2, [3]]], [[]] * 2, [None, True, 1.0, "s", b"b", (), {}, set()])
for bad in ["[].pop()", "[1].pop(5)", "[1].remove(2)", "[1].index(2)", "[1][1]", "[1]['a']", "[1] + (1,)", "[1] * 1.5", "[3, 'a'].sort()", "[1].insert('a', 1)", "[1].extend(1)", "[].index(1, 2, 3, 4)", "[1].append()", "[1].append(1, 2)", "list(1)", "[1, 2][::0]", "[1].foo", "[1].sort(1)", "[1].sort(key=1)", "[1] < 1", "[].sort(keys=1)", "sorted()", "sorted(1)", "hash([])", "{[]: 1}", "[1][None]", "[1, 2].count()", "list(a=1)", "[].pop('x')", "[[1]][0][1]"]:
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
def assign(l, stmt):
    try: exec(stmt, {"l": l}); return l
    except Exception as e: return f"{type(e).__name__}: {e}"
for stmt in ["l[0:2] = 5", "l[::2] = [1]", "l[9] = 1", "del l[9]", "l['x'] = 1", "l[0:2] = 'q'", "del l[1:]", "l[:0] = [0, 0]", "l += 5", "l *= 'a'", "l[1.5] = 0", "l[::-1] = l[:]", "l[4:1] = ['m']", "l.sort(key=len)"]:
    print(stmt, assign([1, 2, 3, 4], stmt))
a = [1, 2]; a.append(a); print(a, a == a, len(a)); b = [[0] * 2] * 2; b[0][0] = 1; print(b, b[0] is b[1])
x = [1, 2, 3, 4, 5, 6]
for v in x:
    if v % 2: x.remove(v)
print(x, list(enumerate("ab", 1)), list(zip([1, 2], "ab", (None, 0))), list(map(max, [1, 5], [3, 2])), list(filter(None, [0, 1, "", "a"])), any([]), all([]), [*reversed([1, 2])])
try: list(zip([1], [1, 2], strict=True))
except ValueError as e: print(e)
try: list(zip([1, 2], [1], strict=True))
except ValueError as e: print(e)
