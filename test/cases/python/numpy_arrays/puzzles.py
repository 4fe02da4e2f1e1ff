import numpy as np
n = 4; q = np.zeros((n, n), int)
def ok(b, r, c): return not (b[r].any() or b[:, c].any() or any(b[i, j] for i in range(n) for j in range(n) if abs(i - r) == abs(j - c)))
def solve(b, r=0):
    if r == n: return b.copy()
    for c in range(n):
        if ok(b, r, c):
            b[r, c] = 1
            s = solve(b, r + 1)
            if s is not None: return s
            b[r, c] = 0
print(solve(q)); s = np.arange(9).reshape(3, 3); print(s.sum(0) == s.sum(1), np.trace(s), np.trace(np.fliplr(s)), np.rot90(s), np.rot90(s, -1), s[::-1].T, np.triu(s) + np.triu(s, 1).T)
m = np.array([[1, 2, 3, 4], [12, 13, 14, 5], [11, 16, 15, 6], [10, 9, 8, 7]]); out = []
while m.size: out.extend(m[0]); m = np.rot90(m[1:])
print([int(v) for v in out]); fib = np.ones(10, dtype=int)
for i in range(2, 10): fib[i] = fib[i - 1] + fib[i - 2]
print(fib, np.linalg.matrix_power(np.array([[1, 1], [1, 0]]), 10)[0, 1], fib[fib % 2 == 0], np.gcd.reduce(fib[-3:])); sieve = np.ones(30, bool); sieve[:2] = False
for i in range(2, 6):
    if sieve[i]: sieve[i * i::i] = False
print(np.nonzero(sieve)[0]); t = np.zeros((5, 5)); t[1:-1, 1:-1] = 1; print(t, np.pad(np.zeros((3, 3)), 1, constant_values=1)[0]); print(np.unravel_index(100, (6, 7, 8)), np.diag(1 + np.arange(4), k=-1), np.tile(np.array([[0, 1], [1, 0]]), (2, 2)), np.sqrt(16 * np.ones((2, 2))), np.intersect1d([1, 2, 3], [2, 3, 4]), np.full(3, np.nan) == np.nan, np.isnan(np.full(3, np.nan)).all())
