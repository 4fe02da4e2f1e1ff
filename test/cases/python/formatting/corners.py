# formatting corners
import math, datetime, decimal, fractions
vals = [0, 1, -1, 123456789, 3.14159, -0.0, 1e100, 1e-5, 1e16, 123456.789, float("inf"), float("nan"), 2**70]
for spec in ["", "d", "5d", "<8", ">8", "^8", "=+8", "08", "+", "-", " ", "#x", "#o", "#b", "X", ",", "_", ",.2f", "e", "E", ".3e", "g", "G", ".3g", "#g", "n", "%", ".1%", "10.3f", "<10.2f", "*^12.1f", "+,.1f", "0=10", "c", "_x", "#_b", "z.1f", "020,.2f", "+#010x"]:
    row = []
    for v in vals:
        try: row.append(format(v, spec))
        except Exception as e: row.append(f"{type(e).__name__}:{e}")
    print(repr(spec), row)
for s in ["", "5", ">5", "^7", "*<6", ".2", "10.3", "s", "=5", "d", "+", ",", "05", "é^9"]:
    try: print(repr(format("hello", s)), end=" ")
    except Exception as e: print(type(e).__name__, e, end=" ")
print()
for f, a in [("%d", 3.7), ("%5d|%-5d|%05d|%+d|% d", (1, 2, 3, 4, 5)), ("%x %X %#x %o %#o", (255,) * 5), ("%e %E %.2e", (12345.678,) * 3), ("%g %G %.3g %#g", (1e-10, 1e20, 3.14159, 1.0)), ("%f %.0f %#.0f", (2.5, 2.5, 2.5)), ("%s %r %a", ("é", "é", "é")), ("%c%c", (65, "B")), ("%%", ()), ("%(a)s-%(b)05.1f", {"a": 1, "b": 2.345}), ("%*d|%-*d|%.*f", (5, 1, 5, 2, 2, math.pi)), ("%10.3s|%-10s|", ("abcdef", "x")), ("%i %u", (3, 4)), ("%s", ((1, 2),)), ("%s %s", ([1], {})), ("%d", True), ("%s", None), ("%5s%%", 50), ("%ld", 5), ("%.3d", 7), ("%+.2f", -0.001), ("%r", b"x"), ("%x", -255), ("%s", (1,)), ("%d", "x"), ("%d %d", (1,)), ("%d", (1, 2)), ("%q", 1), ("%", ()), ("%(a)s", (1,)), ("%(a)s", {}), ("%c", "ab"), ("%c", 1114112), ("%x", 1.5), ("%f", "a"), ("%", 1), ("%(a", {"a": 1}), ("abc", 1), ("abc", {}), ("%s", {}), ("%.2s", "abc"), ("%-08d|", 5), ("%+ d", 5), ("% +d", 5)]:
    try: print(f, "->", f % a)
    except Exception as e: print(f, "->", type(e).__name__, e)
print("{0!r:>10}|{0!s:<10}|{0!a}".format("é"), "{:{}}|{:{w}.{p}f}".format("x", ">5", 3.14159, w=8, p=2), "{0[1]} {1[k]} {2.real} {0[0][x]}".format([{"x": 1}, 2], {"k": 3}, 4j), "{{}} {{{}}}".format(1), "{a.b[c]}".format(a=type("T", (), {"b": {"c": 5}})))
for bad, args in [("{}{0}", (1, 2)), ("{0}{}", (1, 2)), ("{", ()), ("}", ()), ("{0", (1,)), ("{!x}", (1,)), ("{0!}", (1,)), ("{0!r", (1,)), ("{:d}", ("a",)), ("{a}", ()), ("{1}", (1,)), ("{0[}", ([1],)), ("{0.}", (1,)), ("{0[a]}", ([1],)), ("{0.foo}", (1,)), ("{:>>5}", (1,)), ("{:10000000000000000000d}", (1,)), ("{:.5d}", (1,)), ("{:s}", (1,)), ("{:,s}", ("a",)), ("{:+s}", ("a",)), ("{:x}", (1.5,)), ("{:_,}", (1,)), ("{:,,}", (1,)), ("{:}", ([],)), ("{:5}", ([],)), ("{:5}", (None,)), ("{!r:5}|", (None,)), ("{:-^5}", (1,)), ("{: }", ("a",)), ("{:#}", ("a",)), ("{:c}", (-1,)), ("{:c}", (97,)), ("{:,c}", (97,)), ("{:+c}", (97,)), ("{:.2c}", (97,)), ("{:%}", ("a",)), ("{:05}", ("ab",)), ("{:e}", (10,)), ("{:n}", (1.5,)), ("{:5}", (True,)), ("{}", (True,)), ("{:d}", (True,)), ("{:>5}", (1+2j,)), ("{:.1f}", (1+2j,)), ("{:=5}", (1j,))]:
    try: print(bad, "->", repr(bad.format(*args)))
    except Exception as e: print(bad, "->", type(e).__name__, e)
x, w, name = 3.14159, 10, "Bob"
print(f"{x:{w}.2f}|{x!r:>{w}}|{name=}|{x = :.2f}|{x=!s}|{name!r:^{w}}|{'nested ' + f'{w:>{len(name)}}'}|{w:#06x}|{{literal}}|{w:,}|{[i for i in range(3)]}|{ {'a': 1}['a'] }|{(lambda v: v * 2)(4)}|{w if x > 3 else 0}|{'a' 'b'}|{datetime.date(2024, 2, 29):%d/%m/%y}|{None}|{...}|{w=:<5}|{w!s:>5}")
print(f"{1+1=} {name.upper()=} { x = } {w:=^8}")
print(f'''multi
{x:.1f} {
name}''', rf"\d{w}", f"\x41 {w}\n".strip(), f"{'a'!r}", f"{1_000:,}", f"{0b1010:o} {True:d} {True} {True:5}|{3:c}|")
print(repr(1e16), repr(1e15), repr(123456789012345680.0), 1e22, 1e21, 0.1 + 0.2, 1/3, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, -0.0, 100.0, 1e5, 1.5e300 * 1e10, float("1_000.5"), 2.5e-7, 123456.7890123)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(1e20), round(0.5), round(15, -1), round(25, -1), round(1.005, 2), round(-0.4), type(round(2.0, 0)), round(1.23456789e-7, 10), round(5e15 + 0.5))
print((0.1).as_integer_ratio(), (0.5).hex(), float.fromhex("0x1.8p1"), (3.0).is_integer(), (1e300).hex(), int(1e20), 10**20 == 1e20, 2**53 + 1 == float(2**53), hash(1.0) == hash(1), hash(float("inf")), 7 // -2, -7 % 3, 7.5 // 2, -7.5 % 2, divmod(-7, 2), divmod(7.5, -2), (-8) ** (1/3), 2 ** -1, 0 ** 0, 0.0 ** 0, 1e308 * 10, -1e308 * 10, 1 // 1e400 if False else "")
print((1+2j) * (3-1j), abs(3+4j), (1j) ** 2, complex("1+2j"), complex(1, -0.0), 1/(1+1j), (2+0j) == 2, str(1e100j), repr(-1j), -(1j), complex("inf"), (1+2j).conjugate(), 3 + 0j, complex(float("nan"), 1), (0j) ** 0, 1j ** 0.5)
print(format(decimal.Decimal("1234.5678"), ",.2f"), f"{decimal.Decimal('1E+5'):f} {decimal.Decimal('0.00001')} {decimal.Decimal('1.10'):.3}", format(fractions.Fraction(1, 3)), "%s %.2f" % (fractions.Fraction(1, 3), fractions.Fraction(1, 3)), f"{fractions.Fraction(3, 4)!r}")
print("abc".center(10, "*"), "abc".ljust(6) + "|", "abc".rjust(6, "."), "42".zfill(5), "-42".zfill(6), "+".zfill(3), "a\tb\tcc\td".expandtabs(4), "ab".center(5), "ab".center(6, "x"), "abc".center(2))
