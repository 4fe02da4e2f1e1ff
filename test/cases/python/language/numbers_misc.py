"""Arithmetic through the operators."""

print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 % 2, divmod(-7, 2), 2**10, 2**-1, 2**0.5, (-2) ** 3)
print(10**20, 10**20 // 3, 2**64 - 1, -(2**63), 1 << 70, (1 << 70) >> 68, 5 & 3, 5 | 3, 5 ^ 3, ~5)
print(1 / 3, 10 / 5, 1e308 * 10, -1e308 * 10, 0.1 + 0.2, 1.0, 100.0, 1e100, 3 * 1.0)
print(int(3.9), int(-3.9), round(2.5), round(3.5), round(2.675, 2), abs(-3), int("0x1f", 16), float("1e3"))
print(True + True, True * 3, sum([True, False, True]), 3 == 3.0, hash(3) == hash(3.0), 1 < 2.5, 10**400 > 1e300)
print(1_000_000, 0xFF, 0b101, 0o17, 1e3, 1.5e-3, 1j * 1j, (1 + 2j).conjugate(), abs(3 + 4j))
print(min(3, 1, 2), max([1, 5, 3]), sum(range(101)), pow(2, 10, 1000), divmod(17, 5))
print(5 .bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), (3.5).is_integer(), (0.5).as_integer_ratio())
print(9007199254740993 + 1, 9007199254740992 * 3, 123456789 * 987654321 * 1000, -5 // 2**70)
for op in ("+", "-", "*", "/", "//", "%", "**"):
    print(op, eval(f"17 {op} 5"), eval(f"17.5 {op} 5"), eval(f"-17 {op} 5"))
x = 3
print(-x**2, (-x) ** 2, 2**3**2, not x == 3, -x % 2, 1 if x else 2, x > 2 and x < 4)
print(float("inf") > 10**308, float("nan") == float("nan"), -0.0 == 0.0, 1e16 + 1, 5e-324)
print(int(1e18), 10**18 + 0.0, 3 % 5.0, 2 ** 62 * 2, 7 & ~2, 1 if not 0.0 else 2)
