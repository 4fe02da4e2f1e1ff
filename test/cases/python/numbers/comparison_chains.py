"""Comparisons of numbers of different types, in chains, and identity."""

values = [0, -0.0, False, 1, True, 1.0, 1 + 0j, 2, 2.5, -3, 10**20, 1e20, 2**53, 2.0**53, 2**53 + 1, float("inf"), float("nan"), 10**400]
for a in values:
    row = []
    for b in values:
        eq = a == b
        try:
            less = a < b
        except TypeError:
            less = "?"
        row.append(f"{int(eq)}{less if less == '?' else int(less)}")
    print(str(a)[:12].rjust(12), *row)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 3 > 2 >= 2 != 1, 0 <= 5 < 10 <= 10, not 1 < 2, (1 < 2) == True, 1 in [1.0, 2] == True)
print(max(values[:12], key=abs), min(1, 1.0, True), max(True, 1, 1.0), sorted([3, 1.5, True, -2, 2**70, 1e10]), [1, 2.0, True].count(1), [0.0, False].index(0))
x = 257
y = x
print(x is y, None is None, True is True, (1 == True) is True, 1 is not None, [] is [], x == 257.0)
