import math
inf, nan = math.inf, math.nan
for f in ("floor", "ceil", "trunc"):
    for x in (-0.0, -0.5, 0.5, 2.5, -2.5, 1e300):
        print(f, x, getattr(math, f)(x))
print(math.pow(inf, 0), math.pow(nan, 0), math.pow(1, nan), math.pow(-1, inf), math.pow(0.0, inf), math.pow(-inf, 3), math.pow(2, -inf))
print(math.atan2(0.0, -0.0), math.atan2(-0.0, 1), math.atan2(inf, -inf), math.atan(inf), math.tanh(inf), math.exp(-inf), math.exp(-1000), math.hypot(inf, nan), math.hypot())
print(math.copysign(0.0, -1), math.fabs(-0.0), math.modf(inf), math.modf(-0.0), math.frexp(inf), math.frexp(nan)[1], math.ldexp(5e-324, 1), math.ldexp(1, -1080), math.ldexp(1.0, 1023))
print(math.isclose(inf, inf), math.isclose(inf, 1e308), math.isclose(nan, nan), math.fsum([]), math.fsum([inf, 1]), math.remainder(5, inf), math.fmod(5, inf), math.ulp(0.0), math.ulp(inf), math.nextafter(0, 1), math.nextafter(inf, 0))
print(math.gcd(-4, 6), math.gcd(0, 0), math.lcm(-4, 6), math.isqrt(2**60 - 1), math.isqrt(2**62), math.perm(0), math.comb(0, 0), math.factorial(0), math.prod([0.1] * 3), math.prod(["a"] * 0))
print(math.log1p(1e-15), math.expm1(1e-15), math.log10(1e-5), math.log2(8), math.log(10**30), math.sqrt(1e-320), math.asin(1), math.acos(-1), math.acosh(1.0), math.degrees(math.pi), math.radians(90))
print(math.sin(1e22), math.cos(1e16), math.tan(1e10), math.sin(math.pi), math.cos(math.pi / 2))
