"""Sets of numbers are printed in CPython's order: that of its hash table."""

print({5, 3, 1}, {100, 50, 7}, {8, 0, 16, 24}, {-1, -2, 1, 2}, {1000, 1, 10, 100}, set(range(20)), set(range(20, 0, -1)))
print({64, 32, 16, 8, 4, 2, 1, 0}, {2**40, 2**41, 3}, {1.5, 2.5, 0.5}, {True, 0, 2}, {33, 1, 65, 97}, set([9, 17, 25, 33, 41]))
print({224, 112, 56, 28, 14, 7}, {512, 256, 128, 64}, {3, 5, 7, 9, 11}, frozenset([30, 20, 10]), {i * 7 % 31 for i in range(31)})
print({(1, 2): 1}, {(1, 2)}, {10, 20} | {5, 15}, {10, 20, 30} & {30, 10}, {1, 2, 3, 50} - {2}, {1, 2, 3} ^ {3, 40})
s = set()
for i in range(50, 0, -3):
    s.add(i)
print(s, list(s), sorted(s, reverse=True)[0], [x for x in s][:3], list(s)[0], next(iter(s)))
print(set([1, 2, 3] + [1000, 2000]), set({30: 1, 2: 1, 17: 1}), {*range(3), *range(60, 66)}, set(map(abs, [-5, 5, -13, 21])))
