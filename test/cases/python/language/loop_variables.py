for i in range(3): pass
print(i); fs = [lambda: i for _ in range(2)]; i = 9; print([f() for f in fs])
for i in []: pass
print(i); [i for i in range(5)]; print(i)
for x, (y, *z) in [(1, (2, 3, 4)), (5, (6,))]: print(x, y, z)
l = [0]
for l[0] in range(3): pass
print(l)
