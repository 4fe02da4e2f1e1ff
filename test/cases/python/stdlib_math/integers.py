import math
print(math.ceil(1.2), math.ceil(-1.2), math.floor(1.8), math.floor(-1.2), math.trunc(-2.7), math.ceil(4), math.floor(True))
print(math.ceil(1e20), math.floor(-1e17))
print([math.factorial(n) for n in range(10)], math.factorial(25))
print(math.gcd(12, 18), math.gcd(), math.gcd(0, 5), math.gcd(12, 18, 27), math.lcm(4, 6), math.lcm(), math.lcm(3, 5, 7), math.lcm(2, 0))
print(math.comb(10, 3), math.comb(5, 6), math.comb(50, 25), math.perm(5, 2), math.perm(5), math.perm(3, 4))
print(math.isqrt(17), math.isqrt(10**30), math.isqrt(0))
print(math.prod([1, 2, 3, 4]), math.prod([]), math.prod([1.5, 2], start=4), math.prod((2,) * 70))
print(math.fsum([0.1] * 10), sum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]))
print(math.frexp(8.5), math.frexp(0.0), math.frexp(-3), math.ldexp(0.5, 4), math.modf(3.25), math.modf(-3.25))
print(math.fmod(7, 3), math.fmod(-7, 3), math.remainder(7, 4), math.remainder(6, 4))
print(math.isclose(1.0, 1.0 + 1e-10), math.isclose(1, 1.1), math.isclose(0, 1e-12, abs_tol=1e-9), math.isclose(1, 1.05, rel_tol=0.1))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isfinite(math.inf))
print(math.dist([1, 2], [4, 6]), math.ulp(1.0), math.nextafter(1.0, 2.0), round(math.cbrt(27.0), 9))
class Ceil:
    def __ceil__(self): return "ceil"
    def __floor__(self): return "floor"
    def __trunc__(self): return "trunc"
    def __float__(self): return 2.25
    def __index__(self): return 6
print(math.ceil(Ceil()), math.floor(Ceil()), math.trunc(Ceil()), math.sqrt(Ceil()), math.gcd(Ceil(), 9))
