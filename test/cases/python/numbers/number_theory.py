"""Programs with ints: primes, gcd, Fibonacci, factorials, bases, Collatz, digits."""


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def to_base(n, base):
    digits = ""
    while n:
        n, digit = divmod(n, base)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits or "0"


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


def isqrt(n):
    x = n
    while x * x > n:
        x = (x + n // x) // 2
    return x


def is_prime(n):
    if n < 4:
        return n > 1
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13):
        if a % n == 0:
            continue
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


sieve = [True] * 100
sieve[:2] = [False, False]
for i in range(2, 10):
    if sieve[i]:
        sieve[i * i :: i] = [False] * len(sieve[i * i :: i])
print([i for i, prime in enumerate(sieve) if prime])
print(gcd(2**40, 6**20), gcd(fibonacci(100), fibonacci(60)), [factorial(n) for n in (0, 5, 20, 25, 40)], fibonacci(300))
print([to_base(255, b) for b in (2, 3, 8, 16, 36)], [int(to_base(12345, b), b) for b in range(2, 37, 7)], [collatz(n) for n in (1, 7, 27, 97)])
print(isqrt(10**40), isqrt(2 * 10**60), [2**61 - k for k in range(20) if is_prime(2**61 - k)], is_prime(2**89 - 1), is_prime(2**67 - 1))
print(sum(int(c) for c in str(2**1000)), str(factorial(60))[::-1], len(str(3**1000)), sum(divmod(10**30, 7)), sum(1 for c in bin(10**30) if c == "1"), 10**30 >> 50, (1 << 100) - 1 & ~(1 << 50))
print([(a, b, c) for a in range(1, 20) for b in range(a, 20) for c in (isqrt(a * a + b * b),) if c * c == a * a + b * b], [n for n in range(1, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
