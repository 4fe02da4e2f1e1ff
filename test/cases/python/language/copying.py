"""Identity, equality, aliasing, is, id."""

import copy

a = [1, [2, 3]]
b = a
c = a[:]
d = copy.copy(a)
e = copy.deepcopy(a)
a[1].append(4)
a.append(5)
print(b, c, d, e)
print(a is b, a is c, c[1] is a[1], e[1] is a[1], c == d)


class Node:
    def __init__(self, v, next=None):
        self.v, self.next = v, next

    def __deepcopy__(self, memo):
        return Node(self.v + 1)


n = copy.deepcopy([Node(1)])
print(n[0].v)
x = None
print(x is None, x is not None, type(None).__name__, None == False, id(a) == id(b))


class Obj:
    def __init__(self):
        self.items = [1]
        self.me = self


o = copy.copy(Obj())
o2 = copy.deepcopy(Obj())
print(o.items, o2.me is o2)
s1, s2 = "ab", "a" + "b"
print(s1 == s2, s1 is s1, () is (), 256 is 256)
t = (1, [2])
try:
    t[1] += [3]
except TypeError as err:
    print(err, t)
lst = [[]] * 2
lst[0].append(1)
print(lst)
m = {}
m["self"] = m
print(m, repr(lst))
f = lambda: 0
print(f == f, f is f, f != (lambda: 0))


class Eq:
    def __eq__(self, other):
        return True


print(Eq() == 1, 1 == Eq(), Eq() != 1, [Eq()] == [5], Eq() in [3], [1, 2].index(2), Eq() is Eq())
nan = float("nan")
print(nan in [nan], [nan] == [nan], nan == nan, (nan,) == (nan,))
