"""Dunder operators: reflected, in-place, NotImplemented, comparisons, truth."""


class V:
    def __init__(self, *c):
        self.c = c

    def __repr__(self):
        return f"V{self.c}"

    def __add__(self, o):
        if isinstance(o, V):
            return V(*(a + b for a, b in zip(self.c, o.c)))
        return NotImplemented

    def __radd__(self, o):
        return V(*(o + a for a in self.c))

    def __mul__(self, k):
        return V(*(a * k for a in self.c))

    __rmul__ = __mul__

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.c, o.c))

    def __neg__(self):
        return V(*(-a for a in self.c))

    def __pos__(self):
        return self

    def __invert__(self):
        return "inverted"

    def __abs__(self):
        return sum(abs(a) for a in self.c)

    def __bool__(self):
        return any(self.c)

    def __len__(self):
        return len(self.c)

    def __getitem__(self, i):
        return self.c[i]

    def __eq__(self, o):
        return isinstance(o, V) and self.c == o.c

    def __hash__(self):
        return hash(self.c)

    def __lt__(self, o):
        return self.c < o.c

    def __iadd__(self, o):
        self.c = tuple(a + 1 for a in self.c)
        return self

    def __pow__(self, n, mod=None):
        return ("pow", n, mod)

    def __rsub__(self, o):
        return ("rsub", o)

    def __floordiv__(self, o):
        return ("floordiv", o)

    def __mod__(self, o):
        return ("mod", o)

    def __divmod__(self, o):
        return ("divmod", o)

    def __lshift__(self, o):
        return ("lshift", o)

    def __and__(self, o):
        return ("and", o)

    def __ror__(self, o):
        return ("ror", o)

    def __contains__(self, x):
        return x in self.c

    def __call__(self, *a, **k):
        return ("called", a, k)

    def __int__(self):
        return 99

    def __float__(self):
        return 9.5

    def __index__(self):
        return 2

    def __round__(self, n=None):
        return ("round", n)

    def __format__(self, spec):
        return f"<{spec}>"


a, b = V(1, 2), V(3, 4)
print(a + b, 10 + a, a * 3, 3 * a, a @ b, -a, +a, ~a, abs(-a), bool(V(0, 0)), len(a), a[1])
print(a == V(1, 2), a != b, a < b, b > a, hash(a) == hash(V(1, 2)), a in [V(1, 2)], {a: 1}[V(1, 2)])
print(a**2, pow(a, 2, 3), 5 - a, a // 2, a % 3, divmod(a, 4), a << 1, a & 7, 8 | a, 2 in a, 9 in a)
print(a(1, x=2), int(a), float(a), [10, 20, 30][a], round(a), round(a, 1), f"{a:spec}", format(a), "%s" % a)
c = a
a += b
print(a, c is a)
x = [1]
y = x
x += (2, 3)
print(x, y is x)
x = x + [4]
print(y is x)
t = (1,)
u = t
t += (2,)
print(t, u)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: a + "s")
attempt(lambda: 1 + "s")
attempt(lambda: "s" + 1)
attempt(lambda: [1] + (2,))
attempt(lambda: (1,) + [2])
attempt(lambda: {} + {})
attempt(lambda: None + 1)
attempt(lambda: 1 < "s")
attempt(lambda: None < None)
attempt(lambda: a <= b)
attempt(lambda: -"s")
attempt(lambda: ~1.5)
attempt(lambda: 1 @ 2)
attempt(lambda: "s" * "t")
attempt(lambda: "s" * 2.0)
attempt(lambda: 2**-1)
attempt(lambda: 5 in 5)
attempt(lambda: len(5))
attempt(lambda: 5[0])
attempt(lambda: {}["missing"])
attempt(lambda: [1][5])
attempt(lambda: (1,)["x"])
attempt(lambda: {[]: 1})
attempt(lambda: {1: 2}[[]])
attempt(lambda: 1 / 0)
attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1.0 / 0)
attempt(lambda: None())
attempt(lambda: object() < object())
attempt(lambda: divmod(1, 0))


def inplace():
    n = None
    n += 1


attempt(inplace)


class Sub(V):
    def __radd__(self, o):
        return "sub radd"


print(a + Sub(1, 2), Sub(1, 2) + a)


class OnlyLen:
    def __len__(self):
        return 0


class BadBool:
    def __bool__(self):
        return 1


print(bool(OnlyLen()), not OnlyLen(), bool(object()))
attempt(lambda: bool(BadBool()))


class Cmp:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return NotImplemented

    def __gt__(self, o):
        return "gt"


print(Cmp(1) == Cmp(1), Cmp(1) < Cmp(2), Cmp(1) > 5, Cmp(1) != Cmp(1))
attempt(lambda: hash(Cmp(1)))
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 == 2, 1 == 1.0 == True, "a" < "b" < "c", 1 is 1, None is not None)


def side(n):
    print("side", n, end=" ")
    return n


print(side(1) < side(2) < side(0) < side(5))
print(side(0) and side(1), side(0) or side(2), not side(3), side(1) and side(0) or side(9))
print([] or "empty", "x" and 0, None or False, 0 if [] else 1)
