from decimal import *
D = Decimal
print(D(2).ln(), D(10).log10(), D(2).log10(), D("0.5").ln(), D(1).exp(), D("-2.5").exp(), D("1e-10").exp(), D(123456).ln(), D(1).ln(), D(1000).log10())
print(D(2) ** D("0.5"), D(4) ** D("0.5"), D("1.05") ** D("2.5"), 2 ** D(10), D(2) ** -3, D("1.1") ** 100, pow(D(7), 2, 5), D("0.001") ** D("1.5"), D("12345.678") ** D("3.21"))
print(divmod(D(17), 5), divmod(D("-7.5"), D(2)), 17 % D(5), 17 // D("2.5"), divmod(17, D(5)), D(7).remainder_near(4), D(10).remainder_near(4))
print(D("Infinity") + 1, D("-Infinity") * 2, D(1) / D("Infinity") == 0, D("NaN") + 1, D("NaN") == D("NaN"), -D("Infinity"), abs(D("-Infinity")), D("Infinity") > 10**100, D("-0") == 0, -D("0"), +D("-0"))
for f in [lambda: D("Infinity") - D("Infinity"), lambda: D("NaN") < 1, lambda: D(-1).sqrt(), lambda: D(0) / 0, lambda: D(-1).ln(), lambda: D(0) ** 0, lambda: divmod(D(1), 0), lambda: D("1.5") + 1.5, lambda: D([1]), lambda: D("1e400") ** 10**6]:
    try: print(f())
    except (ArithmeticError, TypeError, ValueError) as e: print(type(e).__name__, e)
print(D("123.456").quantize(D("0.1")), D("1E+3").to_eng_string(), D("1.23E+5").to_eng_string(), D("1E-10").to_eng_string(), D("12").scaleb(3), D("12.30").normalize(), D("100").normalize(), D("3.7").to_integral_value(), D("-3.7") // 1, D("-3.7") % 1, int(D("-3.7")), round(D("3.5")), round(D("4.5")), round(D("1.2345"), 3))
print(D("1.23").copy_sign(D(-1)), D("5").copy_negate(), D("1.1").compare(D("1.10")), D("3.14").adjusted(), D(5).number_class(), D("1.0").same_quantum(D("2.5")), max(D(1), D("2.5")), sorted([D("2"), D("1.5"), 1]), sum([D("0.1")] * 3), D("0.1") + D("0.2") == D("0.3"))
with localcontext() as ctx:
    ctx.prec = 50; print(D(1) / 7, D(2).sqrt(), D(1).exp())
    ctx.rounding = ROUND_UP; print(D("1.001").quantize(D("0.01")))
print(Context(prec=3).divide(D(1), D(3)), Context(prec=5).create_decimal("3.14159265"), getcontext().prec, D(3).fma(2, 4))
for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP): print(r, [str(D(x).quantize(D(1), rounding=r)) for x in ("2.5", "-2.5", "1.1", "-1.9", "0.5")])
print(f"{D('1234567.891'):,.1f}|{D('0.00001234'):g}|{D('1E+10'):f}|{D('-5'):+}|{D('1.5'):>8}|{D('2.50'):.3e}", hash(D("1.0")) == hash(1), {D(1): "a"}[1], D("1.5").as_integer_ratio(), float(D("0.1")), str(D("1_000.5")), D(True), D((1, (1, 2), -1)), D.from_float(0.5), D(0.1))
import statistics as st
print(st.linear_regression([1, 2, 3], [2, 4, 6.5]), st.correlation([1, 2, 3], [1, 2, 4]), st.covariance([1, 2, 3], [1, 5, 7]), st.median_grouped([1, 2, 2, 3, 4, 4, 4, 5]), st.NormalDist.from_samples([1, 2, 3, 4]), st.NormalDist(1, 2) + st.NormalDist(3, 4), st.NormalDist(10, 2).zscore(13), st.NormalDist(1, 2) * 3)
for f in [lambda: st.mean([]), lambda: st.correlation([1], [2]), lambda: st.linear_regression([1, 1], [2, 3]), lambda: st.mode([]), lambda: st.stdev([1])]:
    try: f()
    except st.StatisticsError as e: print(e)
