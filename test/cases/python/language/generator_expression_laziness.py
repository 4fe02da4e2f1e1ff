log = []
def note(x): log.append(x); return x
g = (note(i) for i in range(3)); print(log, next(g), log, list(g), log)
data = [1, 2]; h = (x * k for x in data for k in [10]); data.append(3); print(list(h)); src = (x for x in [1, 2, 3, 4]); print([a + b for a, b in zip(src, src)])
print(sum(i * i for i in range(4)), max((len(w) for w in ["a", "bbb"]), default=0), "".join(c for c in "abc" if c != "b"), dict((i, i * i) for i in range(3)), next((x for x in [] if x), "none"), all(x > 0 for x in [1, 2]), sorted(x % 3 for x in range(5)))
def evens():
    n = 0
    while True: yield n; n += 2
import itertools; print(list(itertools.islice((e for e in evens() if e % 3), 4)))
