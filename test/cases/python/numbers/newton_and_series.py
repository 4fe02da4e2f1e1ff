import math
def newton(f, df, x, tol=1e-12, limit=50):
    for i in range(limit):
        step = f(x) / df(x); x -= step
        if abs(step) < tol: return x, i + 1
    raise ArithmeticError("no convergence")
print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0), newton(math.cos, lambda x: -math.sin(x), 1.0)[0])
try: newton(lambda x: x * x + 1, lambda x: 2 * x, 0.5)
except ArithmeticError as e: print(e)
print(sum((-1) ** k / (2 * k + 1) for k in range(1000)) * 4, sum(1 / math.factorial(k) for k in range(18)), math.fsum(1 / n ** 2 for n in range(1, 1001)))
def simpson(f, a, b, n=100):
    h = (b - a) / n
    return h / 3 * sum((1 if i in (0, n) else 4 if i % 2 else 2) * f(a + i * h) for i in range(n + 1))
print(round(simpson(math.sin, 0, math.pi), 8), round(simpson(lambda x: x ** 3, 0, 2), 10))
def bisect(f, a, b):
    while b - a > 1e-9:
        m = (a + b) / 2
        a, b = (m, b) if f(a) * f(m) > 0 else (a, m)
    return round(a, 6)
print(bisect(lambda x: x ** 3 - x - 2, 1, 2), [round(math.exp(-x * x / 2) / math.sqrt(2 * math.pi), 6) for x in (0, 1, 2)], 0.1 + 0.2 == 0.3, math.isclose(0.1 + 0.2, 0.3), 1e16 + 1 == 1e16, (0.1 + 0.7) * 10, 1.1 * 3, 3 * 0.1)
