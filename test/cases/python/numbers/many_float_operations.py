"""Many operations on floats, mixed with ints."""

seed = 20240611


def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n


def pick(items):
    return items[rnd(len(items))]


def number():
    kind = rnd(4)
    if kind == 0:
        return rnd(2000) / pick([1, 2, 3, 10]) * pick([1, -1])
    if kind == 1:
        return float(f"{rnd(2**31)}e{rnd(60) - 40}") * pick([1, -1])
    if kind == 2:
        return rnd(1000) - 500
    return pick([0.0, -0.0, 1.0, 0.5, 2.5, -2.5, 1e16, 1e-5, 1e22, 0.1, float("inf"), float("-inf")])


def attempt(f, a, b):
    try:
        return f(a, b)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


operations = [
    lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: a // b, lambda a, b: a % b,
    divmod, lambda a, b: a < b, lambda a, b: a == b, lambda a, b: max(a, b), lambda a, b: round(a, 3), lambda a, b: int(a), lambda a, b: abs(b),
]
for i in range(150):
    a, b = number(), number()
    print(a, b, *[attempt(f, a, b) for f in operations])
for i in range(120):
    a, b = rnd(900) / 8, pick([0.5, 2, 3, -1, -2, 1.5, 0.1, 10, rnd(1000) / 250])
    print(a, b, attempt(lambda a, b: a**b, a, b), attempt(pow, a, b))
