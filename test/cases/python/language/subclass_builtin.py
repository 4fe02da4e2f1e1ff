"""Subclasses of builtin containers and numbers in the machine's hands."""


class MyList(list):
    def __init__(self, *args):
        super().__init__(args)
        self.tag = "t"

    def append(self, x):
        super().append(x * 2)

    def __getitem__(self, i):
        return super().__getitem__(i)

    def first(self):
        return self[0]


m = MyList(1, 2)
m.append(3)
print(m, m.tag, len(m), m.first(), m[1:], type(m).__name__, isinstance(m, list), [x for x in m], 2 in m)


class MyDict(dict):
    def __missing__(self, key):
        return f"missing {key}"

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)

    def __setattr__(self, name, value):
        self[name] = value


d = MyDict(a=1)
d.b = 2
print(d, d["zzz"], d.a, d.b, d.get("q"), sorted(d), {**d}, d == {"a": 1, "b": 2})


class MyStr(str):
    def shout(self):
        return self.upper() + "!"

    def __add__(self, other):
        return MyStr(str.__add__(self, other))


s = MyStr("abc")
print(s.shout(), s + "d", type(s + "d").__name__, s == "abc", s[1], len(s), {s: 1}["abc"], f"{s:>5}")


class MyInt(int):
    def __add__(self, other):
        return MyInt(int(self) + other + 100)

    def __repr__(self):
        return f"MyInt({int(self)})"


i = MyInt(5)
print(i + 1, i * 2, i - 1, i == 5, i < 6, [10, 20, 30, 40, 50, 60][i], repr(i), i.real, hash(i))


class MyTuple(tuple):
    @property
    def x(self):
        return self[0]


t = MyTuple((1, 2))
a, b = t
print(t, t.x, a, b, t + (3,), t == (1, 2), hash(t) == hash((1, 2)))


class MySet(set):
    def add(self, x):
        super().add(str(x))


st = MySet()
st.add(1)
print(st, "1" in st, len(st))


class MyExc(ValueError):
    pass


try:
    raise MyExc("a", "b")
except ValueError as e:
    print(e, repr(e))


class Default(dict):
    def __getitem__(self, k):
        return dict.__getitem__(self, k) + 1


print(Default(a=1)["a"], Default(a=1).get("a"))


class Bool:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        print("bool", self.v)
        return self.v


if Bool(True) and not Bool(False):
    print("yes")
print("t" if Bool(False) else "f")
while Bool(False):
    pass
print([x for x in (1, 2) if Bool(x == 1)])
r = Bool(False) or Bool(True)
print(r.v)
assert Bool(True)
