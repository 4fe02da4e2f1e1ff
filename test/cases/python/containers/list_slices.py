"""Subscripts and slices of lists: reading, assigning, deleting."""

a = list(range(10))
print(a[2], a[-1], a[2:5], a[:3], a[7:], a[::3], a[::-1], a[8:2:-2], a[-3:], a[5:2], a[100:], a[:-100], a[True], a[slice(1, 3)], a[:], a[: 10**30], a[-(10**30) :], a[:: 10**30])
a[0] = "a"
a[-1] = "z"
print(a)
a[2:4] = ["x", "y", "w"]
print(a)
a[5:5] = [1, 2]
print(a)
a[:2] = ()
print(a)
a[1:3] = "ab"
print(a)
a[::3] = [None] * len(a[::3])
print(a)
a[4:2] = ["inserted"]
print(a)
a[::-1] = range(len(a))
print(a)
del a[0]
del a[-1]
del a[1:3]
print(a)
del a[::2]
print(a)
del a[:]
print(a)
a[:] = [1, 2, 3]
a[len(a) :] = [4]
a[:0] = [0]
print(a, a[a.index(2) :])
b = a
b[0] = 99
print(a is b, a)
a[1:1] = a
print(a)
a[:] = a[::-1]
print(a)
nested = [[1, 2], [3, [4]]]
nested[1][1][0] = 5
print(nested, nested[0][-1])
x, y, *z = [1, 2, 3, 4]
[p, [q, r]] = [1, [2, 3]]
print(x, y, z, p, q, r)
print([1, 2, 3] == [1, 2, 3], [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [2] > [1, 9], [1, 2] <= [1, 2], [1] != [1.0], [1, [2]] == [1, [2]], [1] == (1,), 2 in [1, 2], "2" in [1, 2], 5 not in [1])
print([1, 2].__getitem__(0), [1, 2].__len__(), [1].__contains__(1), [1].__add__([2]), [1].__mul__(2), [1].__eq__([1]), [1].__eq__(1), [1].__lt__([2]), [1].__iter__().__next__(), list([1, 2].__reversed__()), [1].__repr__())
a = [1, 2, 3]
a.__setitem__(0, 9)
a.__delitem__(1)
a.__iadd__([5])
print(a, list(reversed(a)), list(iter(a)))
for item in a:
    if item < 100 and len(a) < 8:
        a.append(item + 100)
print(a)


class Index:
    def __index__(self):
        return 1


print(a[Index()], a[: Index()], a[Index() :])


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)



def assign(index, value):
    items = [1, 2, 3]
    items[index] = value
    return items


def delete(index):
    items = [1, 2, 3]
    del items[index]
    return items


fails(lambda: [1][1])
fails(lambda: [1][-2])
fails(lambda: [1]["a"])
fails(lambda: [1][1.0])
fails(lambda: [1][None])
fails(lambda: [1][1, 2])
fails(lambda: [1][::0])
fails(lambda: [1]["a":])
fails(lambda: [1][1.5:])
fails(lambda: assign(5, 1))
fails(lambda: assign("a", 1))
fails(lambda: assign(slice(0, 2), 5))
fails(lambda: assign(slice(None, None, 2), [1]))
fails(lambda: assign(slice(None, None, 2), 1))
fails(lambda: delete(5))
fails(lambda: delete("a"))
fails(lambda: delete(slice(None, None, 0)))
