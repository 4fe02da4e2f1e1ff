for n in [0, 1, -1, 255, -256, 2**31, 2**64 - 1, -(2**63), 10**25]:
    print(n, n.bit_length(), n.bit_count(), n.conjugate(), n.numerator, n.denominator, n.real, n.imag, n.as_integer_ratio(), n.__index__(), hash(n), n.is_integer() if hasattr(n, "is_integer") else "-")
    print(~n, -n, +n, abs(n), n >> 3, n << 5, n & 0xFF, n | 1, n ^ -1, n // 7, n % 7, n // -7, n % -7, divmod(n, 10), n ** 2, round(n, -1), bin(n), oct(n), hex(n))
print(7 // 2, -7 // 2, 7 // -2, -7 % 3, 7 % -3, 2 ** -1, 0 ** 0, (-2) ** 3, pow(3, -1, 7), pow(2, 100, 10**9 + 7), 5 / 2, 4 / 2, 10**20 / 3, 1_000_000, 0b1010, 0o17, 0xFF)
print(int("42"), int(" -0x1f ", 16), int("0b11", 0), int("z", 36), int("1_000"), int(3.99), int(-3.99), int("٣"), int(True), int(10**30 / 10**28), int("-7", 8))
for bad in ['int("")', 'int("1.5")', 'int("12", 1)', 'int("9", 8)', 'int(None)', 'int("a", 10)', 'int(3.5, 10)', 'int(float("nan"))', 'int(float("inf"))', '1 // 0', '1 % 0', '0 ** -1', 'pow(2, -1, 4)', '1 << -1', 'pow(2, 3, 0)', '1 / 0', 'divmod(1, 0)', 'int([])', '5 + "5"', '5 < "5"', '5()', '5[0]', 'len(5)', '"5" + 5', 'int("1__0")', 'int("_1")', '10**400 / 1', 'float(10**400)', 'round(1, "x")', '1.0 << 2', '3 @ 4', 'abs("x")', 'int(x=1)', '~1.5']:
    try: print(bad, eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
print(True + True, True * 3, -True, ~True, True / 2, isinstance(True, int), True == 1.0, {1: "a", True: "b", 1.0: "c"}, bool(0.0), True & False, True ^ True, True | 2, sum([True, True, False]), min(True, 0), [10, 20][True], str(True), True.real, f"{True:d}")
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 3 > 2 >= 2 != 1, not 1 == 2, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53 + 1, 10**16 == 1e16, 10**23 == 1e23, 1e22 == 10**22)
print(int.from_bytes(b"\x00\xff", "big"), (1000).to_bytes(4, "little"), int.__add__(1, 2), (5).__rsub__(3), (1).__add__(1.5), int.__mul__(2, 3), int.__eq__(1, "a"))
x = 5; x += 1; x -= 2; x *= 10; x //= 3; x **= 2; x %= 100; x <<= 2; x >>= 1; x |= 7; x &= 0x3F; x ^= 5; print(x)
print(sum(range(101)), max(3, 1, 2), min([4, 2]), round(2.5), round(3.5), round(-2.5), round(1234, -2), round(1250, -2), round(1350, -2), round(0.5), round(2.675, 2), round(1e300, 2), round(5.015, 2))
