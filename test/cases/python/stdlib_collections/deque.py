from collections import deque
d = deque([1, 2, 3])
d.append(4); d.appendleft(0); print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), d)
d.extend([5, 6]); d.extendleft([9, 8]); print(d)
d.rotate(2); print(d); d.rotate(-1); print(d)
m = deque(maxlen=3)
for i in range(5): m.append(i)
print(m, m.maxlen, d.maxlen, deque([1, 2, 3], 2)); m.appendleft(7); print(m)
print(2 in deque([1, 2]), deque([1, 2, 1]).count(1), deque("abc").index("c"), list(reversed(deque("abc"))), deque([1]) == deque([1]), deque([1]) == [1], deque([1]) < deque([2]))
d.insert(1, "x"); print(d); d.remove("x"); print(d); d.reverse(); print(d); d[0] = "first"; del d[1]; print(d)
print(d.copy() + deque([1]), deque([1, 2]) * 2, bool(deque()), list(d), [x for x in d], sum(deque([1, 2])))
d.clear(); print(d)
for f in (d.pop, d.popleft, lambda: d[5], lambda: d.remove(3), lambda: deque(maxlen=-1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
a, *rest = deque([1, 2, 3]); print(a, rest)
x = deque([1]); x += [2, 3]; print(x, max(x), sorted(x, reverse=True))
class D(deque): pass
print(D([1]), isinstance(D(), deque))
try:
    q = deque([1, 2])
    for i in q: q.append(i)
except RuntimeError as e:
    print(e)
