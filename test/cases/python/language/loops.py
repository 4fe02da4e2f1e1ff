"""for, while, else, break, continue."""

for i in range(3):
    if i == 5:
        break
else:
    print("no break")
for i in range(3):
    if i == 1:
        break
else:
    print("never")
print(i)
n = 5
while n:
    n -= 1
    if n == 3:
        continue
    if n == 1:
        break
    print(n)
else:
    print("never")
while n > 0:
    n -= 1
else:
    print("while else", n)
for x in []:
    pass
else:
    print("empty else")
for a, b in {"x": 1, "y": 2}.items():
    print(a, b)
for i, (a, b) in enumerate(zip("ab", [1, 2]), start=1):
    print(i, a, b)
for c in "héllo":
    print(c, end=",")
print()
items = [1, 2, 3]
for x in items:
    if x < 3:
        items.append(x + 10)
    if len(items) > 6:
        break
print(items)
for i in range(10, 0, -3):
    print(i, end=" ")
print()
for i in reversed([1, 2, 3]):
    print(i, end=" ")
print()
total = 0
for i in range(3):
    for j in range(3):
        if j == 2:
            continue
        if i == 2:
            break
        total += i * j + 1
print(total)
d = {"a": 1}
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)


def find(xs, target):
    for i, x in enumerate(xs):
        if x == target:
            return i
    return -1


print(find("hello", "l"), find([], 1))
for target in [0]:
    pass
print(target)


class Index:
    data = {}


obj = Index()
for obj.attr in range(2):
    pass
for obj.data["k"] in "z":
    pass
print(obj.attr, obj.data)
for i in range(2): print(i, end=";")
print()
for x in (1, "a", None, 2.5, [1]):
    print(type(x).__name__, end=" ")
print()
it = iter([1, 2, 3, 4])
for a in it:
    print(a, next(it, None))
i = 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
print(i)
try:
    for x in 5:
        pass
except TypeError as e:
    print(e)
for i in range(3):
    try:
        if i == 1:
            raise ValueError
    except ValueError:
        continue
    print("ok", i)
s = 0
for i in range(100000):
    s += i & 3
print(s)
