import sys
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def flat(x): return [y for e in x for y in (flat(e) if isinstance(e, list) else [e])]
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
def hanoi(n, a="A", b="B", c="C"):
    if n: yield from hanoi(n - 1, a, c, b); yield a + c; yield from hanoi(n - 1, b, a, c)
is_even = lambda n: True if n == 0 else is_odd(n - 1)
is_odd = lambda n: False if n == 0 else is_even(n - 1)
print(fact(20), ack(2, 3), flat([1, [2, [3, []]], [[4]]]), perms("abc"), list(hanoi(2)), is_even(10), is_odd(7))
def deep(n): return deep(n + 1)
try: deep(0)
except RecursionError as e: print(e)
Y = lambda f: (lambda x: x(x))(lambda y: f(lambda *a: y(y)(*a)))
print(Y(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(6))
