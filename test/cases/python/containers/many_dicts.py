"""Many random operations on dicts with keys of all kinds."""

seed = 20240611


def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n


def pick(items):
    return items[rnd(len(items))]


class Key:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Key) and self.n % 3 == other.n % 3

    def __hash__(self):
        return self.n % 3

    def __repr__(self):
        return f"K{self.n}"


def key():
    return pick([0, 1, 2, "a", "b", 1.0, True, False, 0.0, None, (1, 2), (1.0, 2), Key(1), Key(4), Key(2), (Key(1), 0), (Key(7), False), frozenset([1])])


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for i in range(70):
    d = {key(): rnd(10) for _ in range(rnd(5))}
    print(d)
    for j in range(8):
        k, v, kind = key(), rnd(100), rnd(16)
        if kind == 0:
            print("get", k, d.get(k), d.get(k, "no"), k in d)
        elif kind == 1:
            print("pop", k, attempt(lambda: d.pop(k)))
        elif kind == 2:
            print("pop default", k, d.pop(k, None))
        elif kind == 3:
            print("popitem", attempt(d.popitem))
        elif kind == 4:
            print("setdefault", k, d.setdefault(k, v))
        elif kind in (5, 6, 7):
            d[k] = v
            print("set", k, v)
        elif kind == 8:
            print("delete", k, attempt(lambda: d.__delitem__(k)))
        elif kind == 9:
            print("update", d.update({key(): v, k: v + 1}), d.update([(k, v)]))
        elif kind == 10:
            other = {key(): v, k: rnd(3)}
            print("union", other, d | other, other | d, d == other)
        elif kind == 11:
            print("views", list(d), list(d.values()), list(d.items()), list(reversed(d)), k in d.keys(), v in d.values(), (k, v) in d.items())
        elif kind == 12:
            print("copies", d.copy() == d, dict(d), {**d}, dict(d.items()), len(d), bool(d), dict.fromkeys(d, 0))
        elif kind == 13:
            print("missing", attempt(lambda: d[k]), attempt(lambda: d[[k]]), attempt(lambda: {}[k]))
        elif kind == 14:
            print("inverted", {v: k for k, v in d.items()}, dict(zip(d.values(), d)))
        else:
            print("nested", {"d": d, k: [d, (k,)]}, str(d) == repr(d))
        print(d)
