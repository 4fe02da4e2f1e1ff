"""True division of ints is rounded once, however big they are."""

cases = [
    (1, 3), (2, 3), (10**17, 3), (10**30, 7), (2**1000, 3**600), (3**600, 2**1000), (1, 10**320),
    (5, 10**324), (2**1074 + 1, 2**2148), (2**53 + 1, 1), (2**54 + 3, 2), (-(10**25), 3), (10**25, -7),
    (123456789012345678901234567890, 987654321), (1, 2**1074), (3, 2**1075), (1, 2**1075), (2**1023, 1),
]
for a, b in cases:
    print(a / b)
print(0 / 5, 0 / -5, 0 / 10**30)
print(float(2**53 + 1), float(2**54 + 2), float(2**54 + 6), float(10**22), float(10**23), float(-(10**300)))
for a, b in [(10**400, 1), (10**400, 3)]:
    try:
        print(a / b)
    except OverflowError as error:
        print(error)
try:
    print(10**400 * 1.5)
except OverflowError as error:
    print(error)
