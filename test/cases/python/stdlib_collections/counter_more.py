from collections import Counter, OrderedDict
c = Counter(); c["a"] += 1; c["b"] = 3; c["c"] = 0; c["d"] = -2; print(c, +c, -c, list(c.elements()), c.total(), len(c), c.most_common(), c.most_common(1), c.most_common(0), c.most_common(-1))
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) != Counter(a=2), Counter(a=1) <= Counter(a=1, b=2), Counter("ab") >= Counter("a"), Counter("ab") > Counter("ab"), Counter(a=1) == {"a": 1}, Counter(a=1, b=0) == {"a": 1})
d = Counter("hello"); d.update(Counter("lo")); d.update(l=10); print(d, d.pop("h"), d.get("zz"), d["zz"], "zz" in d, dict(d), sorted(d.items()), list(d.values()), d.copy() == d); d.subtract({"l": 20}); print(d["l"]); d.clear(); print(d, bool(d))
e = Counter({"x": 1.5, "y": 2}); e += Counter(x=0.5); e -= Counter(y=5); print(e); e |= Counter(z=1); e &= Counter(x=1, z=4); print(e)
print(Counter([1, 1.0, True]), Counter({"k": "v"}).most_common() if False else "-", Counter(None), Counter(()), Counter("aab".upper()), Counter(w[0] for w in ["ab", "ac", "b"]), Counter(zip("aab", "xxy")), Counter([(1, 2), (1, 2)]))
class MC(Counter):
    def top(self): return self.most_common(1)[0][0]
m = MC("banana"); print(m.top(), m, type(m + m).__name__, type(m.copy()).__name__, isinstance(m, Counter), max(m, key=m.get), sum(m[x] for x in "an"), {k: v / m.total() for k, v in sorted(m.items())})
def topk(words, k): return sorted(Counter(words).items(), key=lambda kv: (-kv[1], kv[0]))[:k]
print(topk("the a the b a c".split(), 2), [k for k, v in Counter("mississippi").items() if v > 2], Counter(a=3) - Counter(a=1, b=2), Counter(a=3) & Counter(a=1, b=2), Counter(a=3) | Counter(a=1, b=2))
for f in (lambda: Counter(5), lambda: Counter(a=1) + 3, lambda: Counter("a") - {"a": 1}):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
