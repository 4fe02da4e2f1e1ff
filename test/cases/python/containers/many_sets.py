"""Many random operations on sets; sorted where the order is not CPython's by necessity."""

seed = 20240611


def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n


def pick(items):
    return items[rnd(len(items))]


def some(n=8):
    return [rnd(12) if rnd(4) else rnd(300) for _ in range(rnd(n))]


def show(s):
    return f"{type(s).__name__}{sorted(s)}"


for i in range(80):
    a, b, c = set(some()), set(some()), frozenset(some())
    print(show(a), show(b), show(c), len(a))
    print(show(a | b), show(a & b), show(a - b), show(a ^ b), show(a | c), show(c | a), show(c & b), show(c - a), show(c ^ b))
    print(a <= b, a < b, a >= b, a > b, a == b, a != b, a == set(c), c == set(c), a.isdisjoint(b), a.issubset(c), c.issuperset(a))
    print(show(a.union(some(), some())), show(a.intersection(list(b), c)), show(a.difference(some())), show(a.symmetric_difference(some())))
    n = rnd(12)
    a.add(n)
    b.discard(n)
    try:
        b.remove(rnd(12))
    except KeyError as error:
        print("KeyError", error)
    print(show(a), show(b), n in a, n in b)
    a |= b
    a -= {1, 2}
    a ^= set(some())
    a &= set(range(200))
    print(show(a), hash(c) == hash(frozenset(sorted(c))), min(a, default=None), sum(a), show({x % 5 for x in a}))
    a.update(some())
    a.intersection_update(range(0, 300, 2))
    a.difference_update([2, 4])
    a.symmetric_difference_update(some(3))
    print(show(a), len(a), bool(a), a.pop() in range(300) if a else "empty")
