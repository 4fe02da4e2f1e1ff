"""Rounding to even, in every place it happens."""

print([round(x / 2) for x in range(-9, 10)])
print([round(x / 10 + 0.05, 1) for x in range(-10, 11)])
print([round(x * 0.125, 2) for x in range(-10, 11)])
print([round(x, -1) for x in range(-30, 31, 5)], [round(x * 50, -2) for x in range(-6, 7)])
print(["%.0f" % (x / 2) for x in range(-7, 8)], [f"{x / 2:.0f}" for x in range(-7, 8)], [f"{x / 8:.2f}" for x in range(-7, 8)])
print([f"{x / 4:.0%}" for x in range(6)], [f"{x * 5:.0e}" for x in range(1, 12)], [f"{x * 25:.1g}" for x in range(1, 12)])
print([int(x / 2) for x in range(-5, 6)], [x // 2 for x in range(-5, 6)], [int(str(x / 2).split(".")[0]) for x in range(-5, 6)])
print(round(0.5), round(-0.5), round(1.5), round(0.49999999999999994), round(4503599627370497.5), round(9007199254740993.0), round(1e16 + 1), round(2**53 + 0.0, 3))
print([round(2.675, n) for n in range(4)], [round(1234.5678, n) for n in range(-5, 6)], round(1e-320, 322), round(5e-324, 323), round(1.7976931348623157e308, -300))
for x in (0.1, 0.15, 0.25, 0.35, 1.005, 1.115, 2.5, 1e15 + 0.5, 123.456):
    print(x, [round(x, n) for n in range(0, 18, 3)], [f"{x:.{n}f}" for n in range(0, 24, 6)], [f"{x:.{n}g}" for n in range(1, 20, 6)])
