from collections import deque
d = deque(range(5))
d[1], d[-1] = 10, 40; print(d, d.index(2), d.count(3)); d.rotate(7); print(d); d.rotate(-3); print(d); d.insert(-1, "i"); d.insert(100, "e"); print(d)
print(deque("abc") == deque("abc"), deque("ab") < deque("abc"), deque([1]) != deque([2]), deque() or "empty", list(map(str, deque([1, 2]))), *deque("xy"))
e = deque([1, 2, 3], maxlen=2); print(e, e.maxlen); e.extend([4, 5]); e.extendleft([0]); print(e, e + deque([9]), e * 3, e.copy())
for f in (lambda: e.insert(0, 1), lambda: d[100], lambda: deque(5), lambda: deque([1]) + [1], lambda: d.index("zz"), lambda: deque(maxlen="a"), lambda: deque()[0]):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
del d[0]; print(d, len(d), 10 in d); d *= 2; print(len(d)); n = deque([[1]]); m = n.copy(); m[0].append(2); print(n, m, repr(deque(maxlen=0)), sorted(deque([3, 1])), deque(deque([1, 2])))
it = iter(deque([1, 2])); print(next(it), list(it)); q = deque([1]); q.append(q.popleft()); print(q, tuple(q), set(q), dict(enumerate(q)), q.pop(), not q)
