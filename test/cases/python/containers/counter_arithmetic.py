from collections import Counter
a, b = Counter("aabbc"), Counter(a=1, b=3, d=-1)
print(a + b, a - b, a & b, a | b, +b, -b, a == Counter(dict(a)), a < a + a, a.total(), sorted(a.elements()), a.most_common(1), Counter([]), Counter(a=0)["zz"])
a["q"] += 2; a.update({"a": 10}); a.subtract(["b"] * 5); print(a, a.pop("a"), dict(a), list(a), len(a), "b" in a, a.get("none")); a += Counter("c"); print(a); del a["zzz"]; a.clear(); print(a, bool(a))
words = "a b a c b a".split(); print([w for w, n in Counter(words).most_common() if n > 1], max(Counter(words), key=Counter(words).get), {n: [w for w, c in Counter(words).items() if c == n] for n in (1, 2, 3)}, Counter(map(len, ["a", "bb", "c"])))
