from fractions import Fraction as F
import math, statistics
h = [F(1, n) for n in range(1, 6)]; print(sum(h), max(h), min(h), sorted(h)[0], [str(x) for x in h], F(22, 7) - F(math.pi), F("3.25"), F("-7/21"), F(1e-3), F(10, -4), F(0, 5))
print(F(7, 3).__floor__(), math.floor(F(-7, 3)), math.ceil(F(7, 3)), math.trunc(F(-7, 3)), round(F(7, 2)), round(F(22, 7), 3), divmod(7, 2), F(7, 3) % F(1, 2), F(7, 3) // F(1, 2), F(1, 2) ** 2, F(4, 9) ** F(1, 2), 2 ** F(3), 0.5 + F(1, 2), F(1, 3) * 3 == 1, F(1, 2) == 0.5, F(1, 2) < 0.6, F(5, 4).as_integer_ratio(), float(F(1, 3)), complex(1), hash(F(1, 2)) == hash(0.5) or True)
def cf(x, n):
    out = []
    for _ in range(n):
        i = math.floor(x); out.append(i)
        if x == i: break
        x = 1 / (x - i)
    return out
print(cf(F(415, 93), 10), F(3.14159).limit_denominator(100), F(0.333).limit_denominator(10), statistics.mean([F(1, 2), F(3, 4)]), F(1, 3) + 1, 1 - F(1, 3), -F(1, 2), +F(1, 2), abs(F(-3, 4)), bool(F(0)), repr(F(1, 2)), f"{F(1, 2)}", F(3, 4).numerator, F(3, 4).denominator)
