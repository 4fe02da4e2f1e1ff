import math
def sieve(n):
    flags = bytearray([1]) * (n + 1); flags[:2] = b"\0\0"
    for i in range(2, math.isqrt(n) + 1):
        if flags[i]: flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]
def factors(n):
    d, out = 2, {}
    while d * d <= n:
        while n % d == 0: out[d] = out.get(d, 0) + 1; n //= d
        d += 1
    return {**out, n: 1} if n > 1 else out
def egcd(a, b): return (a, 1, 0) if b == 0 else (lambda g, x, y: (g, y, x - a // b * y))(*egcd(b, a % b))
print(sieve(60), factors(360), factors(9991), factors(1), math.gcd(84, 36), math.lcm(4, 6), egcd(240, 46), pow(3, -1, 11), pow(7, 1000, 13))
def is_prime(n): return n > 1 and all(pow(a, n - 1, n) == 1 for a in (2, 3, 5, 7) if a < n)
print([n for n in range(30) if is_prime(n)], is_prime(2**61 - 1), math.factorial(25), math.comb(30, 15), sum(int(d) for d in str(2**100)), [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
a, b = 0, 1
for _ in range(200): a, b = b, a + b
print(a, len(str(a)), hex(a)[:12], a % 10**9, math.isqrt(a), int(math.log2(a)))
