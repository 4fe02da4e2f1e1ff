from decimal import Decimal as D, ROUND_HALF_UP, ROUND_DOWN, ROUND_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, localcontext, getcontext
prices = [D("19.99"), D("5.01"), D("0.333")]; print(sum(prices), sum(prices) * D("1.08"), (sum(prices) * D("1.08")).quantize(D("0.01")), D("10") - D("9.99"))
for r in (ROUND_HALF_UP, ROUND_DOWN, ROUND_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR): print(r, D("2.5").quantize(D(1), r), D("-2.5").quantize(D(1), r), D("1.25").quantize(D("0.1"), r))
print(D("1") / D("7"), D("1e5") * D("1e-7"), D("123.456").normalize(), D("100").normalize(), D("0E+2"), D("1.000"), D("1") + D("1.00"), D("3") ** 2, D("0.1") ** 3, D("9").sqrt(), D("2").sqrt() ** 2, D("5") // D("3"), D("-5") // D("3"), D("-5") % D("3"), divmod(7, 3))
with localcontext() as c:
    c.prec = 5; print(D(1) / D(3), D("123456") + 1)
print(getcontext().prec, D("12345.678").as_tuple(), D("-1.5").is_signed(), D("1").compare(D("2")), D("1.5").to_integral_value(), D("7").max(D("3")), int(D("-3.7")), round(D("3.14159"), 3), float(D("1e-3")), str(D("1E-7")), D("1.23E+5"), D((1, (1, 2, 3), -2)), D(10).adjusted(), bool(D("0.0")), D("1") == 1 == D("1.0"), f"{D('1234.5'):,.2f} {D('0.256'):.1%}")
