from fractions import Fraction as F
import math
print(F(1, 2), F(2, 4), F("3/4"), F("0.25"), F(0.5), F(3), F("-1.5e2"), repr(F(1, -3)), F(F(1, 2), F(3, 4)))
print(F(1, 2) + F(1, 3), F(1, 2) - 1, 2 * F(1, 4), F(1, 2) / 3, 1 / F(2, 3), F(7, 2) // 1, F(7, 2) % 1, F(1, 2) ** 3, F(2, 3) ** -2, F(1, 2) + 0.5, -F(1, 2), abs(F(-1, 2)))
print(F(1, 2) == 0.5, F(1, 2) < 1, F(1, 2) >= F(2, 3), hash(F(2)) == hash(2), float(F(1, 3)), int(F(7, 2)), math.floor(F(-1, 2)), math.ceil(F(1, 2)), round(F(5, 2)), round(F(1, 3), 2), F(3, 2).numerator, bool(F(0)))
print(F(math.pi).limit_denominator(1000), F(0.1), sum([F(1, 3)] * 3), sorted([F(1, 2), F(1, 3)]))
for f in (lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
