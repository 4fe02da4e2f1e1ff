import math
xs = [2.5, 3.5, 1.25, 8.0, -4.75]
m = math.fsum(xs) / len(xs); var = math.fsum((x - m) ** 2 for x in xs) / (len(xs) - 1)
print(m, var, math.sqrt(var), math.hypot(*xs), math.prod(xs), math.dist(xs[:2], xs[2:4]))
print([math.log(x, 2) for x in (1, 2, 3, 1024)], [math.log(x, 10) for x in (1, 10, 1000)], [math.floor(math.log2(x)) for x in range(1, 9)])
sm = [math.exp(x - max(xs)) for x in xs]; t = math.fsum(sm); print([s / t for s in sm], math.log(t) + max(xs))
print([0.5 * (1 + math.erf(x / math.sqrt(2))) for x in (-1, 0, 1)])
print([math.ceil(x / 8) * 8 for x in (1, 8, 9)], [math.floor((224 + 2 * 3 - 7) / 2) + 1], [int(math.sqrt(n)) ** 2 == n for n in (16, 17)], math.isqrt(196), [divmod(x, math.pi) for x in (7, -7)])
print([round(math.cos(math.radians(d)), 6) for d in range(0, 181, 30)], math.degrees(math.atan2(1, 1)), math.gcd(224, 32), math.lcm(*[4, 6, 10]))
print([math.pow(0.9, i) for i in range(5)], [0.1 * 0.5 ** (e // 3) for e in range(7)], math.tau / 4 == math.pi / 2, math.exp(1) == math.e, 10 ** math.log10(5))
