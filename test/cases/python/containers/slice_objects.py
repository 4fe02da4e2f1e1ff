s = slice(1, 10, 2); print(s, s.start, s.stop, s.step, s.indices(6), slice(None).indices(5), slice(-3, None).indices(5), slice(None, None, -1).indices(5), slice(5) == slice(None, 5, None), slice(1, 2) < slice(1, 3), repr(slice("a", None)))
for seq in [list(range(6)), "abcdef", tuple(range(6)), range(6), b"abcdef", bytearray(b"abcdef")]:
    print(type(seq).__name__, seq[slice(1, 4)], seq[::-1], seq[-2:], seq[:-2:2], seq[4:1:-1], seq[10:], seq[:-10], seq[-10:2])
try: slice(1, 2, 0).indices(5)
except ValueError as e: print(e)
try: slice("a").indices(5)
except TypeError as e: print(e)
try: slice()
except TypeError as e: print(e)
try: hash(slice(1))
except TypeError as e: print(e)
r = range(10, 0, -3); print(r, list(r), len(r), r[1], r[-1], r[1:], r[::-1], 4 in r, 5 in r, r.index(7), r.count(4), r.start, r.stop, r.step, r == range(10, -1, -3), hash(range(3)) == hash(range(0, 3, 1)), range(0) == range(2, 1), bool(range(0)), range(5)[1:3], list(reversed(range(3))), max(range(5)), sum(range(5, 0, -1)))
for bad in ["range(1, 2, 0)", "range('a')", "range()", "range(1)[5]", "range(3).index(7)", "range(1.5)", "len(range(10**30))", "range(3) + range(2)", "range(1, 2, 3, 4)"]:
    try: print(eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
class M:
    def __getitem__(self, k):
        if isinstance(k, slice): return [k.start, k.stop, k.step]
        if isinstance(k, tuple): return tuple(self[x] for x in k)
        return k
m = M(); print(m[1], m[1:2], m[1:2, ..., ::3], m[:, None], m[-1:], m["a":"b":"c"], m[(1, 2)], m[[1]], m[1:2:3,])
t = (1, 2, 3); print(t + (4,), t * 2, t[1:], t.index(2), t.count(1), (1,), (), tuple("ab"), t < (1, 2, 4), t == [1, 2, 3], hash((1, 2)) == hash((1, 2)), max((1, "a")[:1]), (1, [2])[1].append(3))
for bad in ["(1,)[1]", "(1,).index(2)", "(1,) + [1]", "(1,) < (1, 'a') < ('a',)", "(1, 2).foo", "hash(([],))", "tuple(1)", "tuple(1, 2)", "(1, 2)['a']"]:
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
