"""Many operations on ints of all sizes."""

seed = 20240611


def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n


def pick(items):
    return items[rnd(len(items))]


def number():
    bits = pick([3, 8, 31, 32, 33, 53, 54, 64, 90, 200])
    value = 0
    while bits > 0:
        value = value * 2**31 + rnd(2**31)
        bits -= 31
    return pick([1, -1]) * (value >> rnd(31))


for i in range(60):
    a, b = number(), number()
    print(a, b, a + b, a - b, a * b, a & b, a | b, a ^ b, ~a, a < b, a == b, abs(a), -b)
    if b:
        print(a // b, a % b, divmod(a, b), a / b, a % -b, -a // b)
    print(a >> rnd(80), a << rnd(40), a.bit_length(), (a & 7) ** rnd(30), pow(a, abs(b), rnd(10**6) + 1), float(a), int(float(a)))
    print(hex(a), oct(b), bin(a & 255), f"{a:,} {b:_} {a:+x} {b:#b} {a:>30} {b:e}", round(a, -rnd(12)), hash(a), str(a) == repr(a), int(str(a)) == a, int(hex(b), 16) == b)
    print(a + 0.5, a * 1.5, a == float(a), a < float(a), a >= float(b), a - 1e10, (a % 1000) / 7, (a & 1023) ** 0.5)
