import math
xs = [0.0, 0.5, 1.0, 1.5, 2.0, 3.7, 10.0, -0.5, -1.0, -2.5]
for f in (math.sin, math.cos, math.tan, math.atan, math.exp, math.sinh, math.cosh, math.tanh, math.asinh, math.expm1, math.fabs):
    print(f.__name__, [f(x) for x in xs])
for f in (math.log, math.log2, math.log10, math.sqrt, math.log1p):
    print(f.__name__, [f(x) for x in (0.5, 1, 2, 3, 10, 1e10, 10000.0, 2**70)])
print(math.asin(0.3), math.acos(0.3), math.acosh(2), math.atanh(0.5))
print(math.atan2(1, 2), math.atan2(-1, -2), math.atan2(0.0, -1), math.hypot(3, 4), math.hypot(1, 2, 3))
print(math.pow(2, 0.5), math.pow(10, -3), math.pow(2, 10), math.exp2(0.5), math.exp2(10))
print(math.degrees(1), math.radians(180), math.copysign(3, -0.0))
print(math.e, math.pi, math.tau, math.inf, -math.inf, math.nan)
print(-math.log(10000.0) / 512, math.exp(-math.log(10000.0) * 2 / 64))
print(math.log(8, 2), math.log(100, 10), math.log(2**1000), math.log10(10**400), math.log2(2**1023))
