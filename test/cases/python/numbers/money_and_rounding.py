from decimal import Decimal as D, ROUND_HALF_UP, getcontext
print(D("0.1") + D("0.2"), D(0.1), D("1.10") == D("1.1"), str(D("1.10")), D("2.675").quantize(D("0.01")), D("2.665").quantize(D("0.01"), ROUND_HALF_UP), round(D("2.5")), round(D("1.255"), 2), D("10") / D("3"), D("1e3"), D(5) ** 2, D("-7") // 2, D("-7") % 2, abs(D("-1.5")), D("1.5").as_tuple(), int(D("3.9")), float(D("0.5")), D("NaN").is_nan(), D("Infinity") > 5, max(D(1), D("1.5")), sum([D("0.1")] * 3), D("1.500").normalize(), hash(D(1)) == hash(1), D(1) == 1, D("0.5") == 0.5, sorted([D(2), D(1)]), f"{D('1234.5'):,.2f}")
for bad in [lambda: D("x"), lambda: D(1) / 0, lambda: D(1) + 0.5, lambda: D([])]:
    try: print(bad())
    except Exception as e: print(type(e).__name__)
