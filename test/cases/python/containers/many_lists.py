"""Many random operations on lists and tuples."""

seed = 20240611


def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n


def pick(items):
    return items[rnd(len(items))]


def value():
    return pick([0, 1, 2, 3, "a", "b", (1, 2), None, 2.5, True, [1]])


def values(n=6):
    return [value() for _ in range(rnd(n))]


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def bound():
    return pick([None, 0, 1, 2, -1, -2, 5, -9, 9])


for i in range(70):
    a = values()
    print(a)
    for j in range(8):
        v, k, s = value(), rnd(9) - 4, slice(bound(), bound(), pick([None, 1, 2, -1, -2, 3]))
        kind = rnd(22)
        if kind == 0:
            print("append", a.append(v))
        elif kind == 1:
            print("insert", k, a.insert(k, v))
        elif kind == 2:
            print("pop", k, attempt(lambda: a.pop(k)))
        elif kind == 3:
            print("remove", v, attempt(lambda: a.remove(v)))
        elif kind == 4:
            print("index", v, attempt(lambda: a.index(v, k)))
        elif kind == 5:
            print("count", v, a.count(v), v in a)
        elif kind == 6:
            print("extend", a.extend(values(3)))
        elif kind == 7:
            print("reverse", a.reverse())
        elif kind == 8:
            print("slice", s, a[s])
        elif kind in (9, 10, 11):
            more = values(4)
            print("assign", s, more, attempt(lambda: a.__setitem__(s, more)))
        elif kind in (12, 13):
            print("delete", s, a.__delitem__(s))
        elif kind == 14:
            print("item", k, attempt(lambda: a[k]), attempt(lambda: a.__setitem__(k, v)))
        elif kind == 15:
            print("delete item", k, attempt(lambda: a.__delitem__(k)))
        elif kind == 16:
            print("sorted", sorted(a, key=str), sorted(a, key=str, reverse=True), sorted(a, key=lambda x: len(str(x))))
        elif kind == 17:
            b = values()
            print("compare", b, a == b, attempt(lambda: a < b), attempt(lambda: a <= b), a[:2] == b[:2])
        elif kind == 18:
            print("operators", a + [v], a * (k + 1), [v] + a, len(a), bool(a))
        elif kind == 19:
            t = tuple(a)
            print("tuple", t, t[s], t + (v,), t * 2, t.count(v), attempt(lambda: t.index(v)), attempt(lambda: t[k]), t == tuple(a))
        elif kind == 20:
            print("lazy", list(zip(a, a[1:])), list(enumerate(a, k)), list(reversed(a)), [*map(str, a)], any(a), all(a))
        else:
            a *= 2
            del a[6:]
        print(a)
