from collections import Counter
c = Counter("abracadabra")
print(c, c["a"], c["zz"], c.most_common(2), c.most_common(), sorted(c.elements()), c.total(), len(c))
print(Counter(a=3, b=1), Counter({"x": 2}), Counter([1, 1, 2]), repr(Counter()))
c.update("aaa"); c.update({"b": 5}); c.subtract("ab"); print(c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, +Counter(a=-1, b=2), -Counter(a=-1, b=2))
print(a == Counter(b=1, a=3), a == {"a": 3, "b": 1}, a <= b, Counter(a=1) < Counter(a=2))
del a["a"]; del a["nope"]; print(a, "a" in a)
a["q"] += 2; print(a, dict(a), list(a), isinstance(a, dict), type(a.copy()).__name__)
a += Counter(q=1, z=-4); print(a)
try:
    Counter.fromkeys("ab")
except NotImplementedError as e:
    print(e)
print(Counter(["b", "a", "b"]).most_common(1)[0][0], max(Counter("aab").items(), key=lambda kv: kv[1]))
class Mine(Counter): pass
print(Mine("aab"), bool(Counter()), Counter("ab").keys() & {"a"})
