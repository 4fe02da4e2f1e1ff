"""Floats: floor division, modulo, powers, mixed with ints."""

for a in (7.5, -7.5, 0.0, -0.0, 1e20, 0.1):
    for b in (2, -2, 2.5, -0.3):
        print(a, b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
inf, nan = float("inf"), float("nan")
print(inf + 1, inf - inf, inf * 0, inf // 2, inf % 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf, nan + 1, divmod(5.0, inf))
print(2.0**0.5, 2**0.5, 4**-0.5, (-2.0) ** 3, (-2.0) ** 2, 0.0**0, 1e10**2, 2.0**-1074, 1.1**10, 0.9**100, 10**0.3)
print((-8) ** (1 / 3), (-1) ** 0.5, inf**0, 1**inf, 1**nan, nan**0, (-1) ** inf, 0.5**inf, 2**inf, inf**-1, (-inf) ** 3)
print(1 == 1.0, 1 < 1.5, 2**53 == float(2**53), 2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53), 10**400 > 1e308, -(10**400) < -inf)
print(nan == nan, nan != nan, nan < 1, inf > 10**400, 0.0 == -0.0, 0.1 + 0.2 == 0.3, True == 1.0, False < 0.5)
print(float(3), float("3.5"), float(" -1e3 "), float("1_000.5"), float("inf"), float("-Infinity"), float("NaN"), float(True), float(), float(".5"), float("5."))
print(round(2.5), round(3.5), round(-2.5), round(0.5), round(1.5), round(2.675, 2), round(2.665, 2), round(1234.5678, -2), round(5e-324, 5))
print(round(1e22), round(2.5, 0), round(1.005, 2), round(-1.55, 1), round(0.125, 2), round(0.375, 2), round(1e308, 2), round(123.456, 20), round(-0.4), round(-0.4, 0))
print(round(15, -1), round(25, -1), round(-15, -1), round(-25, -1), round(1234, -2), round(1250, -2), round(5, -1), round(6, -1), round(4, -5), round(12, 3))
print((1.5).is_integer(), (2.0).is_integer(), inf.is_integer(), (0.75).as_integer_ratio(), (-0.1).as_integer_ratio(), (1e20).as_integer_ratio(), (0.0).as_integer_ratio())
print((1.5).hex(), (0.1).hex(), (-0.0).hex(), inf.hex(), nan.hex(), (5e-324).hex(), (1e300).hex(), (255.0).hex())
print(float.fromhex("0x1.8p+0"), float.fromhex("-0x1.999999999999ap-4"), float.fromhex("1.8"), float.fromhex("inf"), float.fromhex("0x.8p1"), float.fromhex("ff"))
print((2.5).real, (2.5).imag, (2.5).conjugate(), (2.5).__trunc__(), (2.5).__floor__(), (2.5).__ceil__(), (-2.5).__floor__(), (-2.5).__int__())
print((2.5).__add__(1), (2.5).__radd__(1), (2.5).__rsub__(1), (2.5).__add__("a"), (2.5).__eq__(2), (2.5).__lt__(3), (2.5).__round__(), (2.5).__round__(1), (2.5).__bool__())


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: 1.0 / 0)
fails(lambda: 1.0 // 0)
fails(lambda: 1.0 % 0)
fails(lambda: divmod(1.0, 0))
fails(lambda: 0.0**-1)
fails(lambda: 10.0**400)
fails(lambda: float("abc"))
fails(lambda: float(""))
fails(lambda: float("1e"))
fails(lambda: float("it's"))
fails(lambda: float([]))
fails(lambda: float(1j))
fails(lambda: float(1, 2))
fails(lambda: round(inf))
fails(lambda: round(nan))
fails(lambda: round(1.7e308, -308))
fails(lambda: inf.as_integer_ratio())
fails(lambda: nan.as_integer_ratio())
fails(lambda: float.fromhex("xyz"))
fails(lambda: float.fromhex("0x1p5000"))
fails(lambda: round(1.5, "a"))
