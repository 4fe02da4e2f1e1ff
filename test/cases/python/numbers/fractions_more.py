from fractions import Fraction as F
print(F(1, 3) + F(1, 6), F("0.75"), F(0.5), F("3/4") * 2, F(7, 3) // 1, F(7, 3) % 1, -F(1, 2), abs(F(-1, 2)), F(1, 3) ** 2, F(2) ** -1, F(1, 3) < 0.34, F(4, 2) == 2, float(F(1, 8)), int(F(7, 2)), round(F(5, 2)), round(F(10, 3), 2), F(3.14159).limit_denominator(100), F(6, -4), F(1, 2).numerator, repr(F(1, 2)), str(F(5)), sum([F(1, n) for n in range(1, 6)]), max(F(1, 2), F(2, 3)), F(1, 2) + 1, F(1, 2) + 0.5, divmod(F(7, 2), 1), F(5, 4).__floor__(), F.from_float(0.25))
for bad in [lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F(1, 2) / 0]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
