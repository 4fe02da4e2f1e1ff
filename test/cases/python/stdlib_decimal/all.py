from decimal import Decimal as D, getcontext, ROUND_HALF_UP, ROUND_DOWN, InvalidOperation, DivisionByZero
print(D("1.1") + D("2.2"), D("1.10") * 3, D(1) / D(3), D("10") / 4, D("1E+3"), D("0.000001"), D("1e-10"), D(5), D(0.1), D("-0"), repr(D("1.50")))
print(D("2.675").quantize(D("0.01")), D("2.675").quantize(D("0.01"), rounding=ROUND_HALF_UP), D("7.325").quantize(D(".01"), ROUND_DOWN), D("1.20").normalize(), D(2).sqrt(), D("16").sqrt(), D("2") ** 10, D("2") ** -1, D(7) // 2, D(7) % 3, -D("1.5"), abs(D("-2")))
print(D("1.0") == 1, D("1.1") < D("1.2"), D("0.5") == 0.5, hash(D("1.0")) == hash(1), int(D("3.9")), float(D("0.25")), round(D("2.5")), round(D("2.567"), 2), D("1.5").as_tuple(), sorted([D(3), D(1)]), sum([D("0.1")] * 3), max(D(1), D(2)), f"{D('3.14159'):.2f}", f"{D('1234567.891'):,.2f}", D("NaN").is_nan(), D("Infinity"))
getcontext().prec = 6; print(D(1) / D(7), D(10) / D(3))
for f in (lambda: D(1) / D(0), lambda: D("abc"), lambda: D(1) + 0.5):
    try:
        f()
    except Exception as e:
        print(type(e).__name__)
