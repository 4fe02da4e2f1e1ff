"""Exact linear algebra: a rational matrix with elimination, determinant, inverse; polynomials with operators."""
from __future__ import annotations

import itertools
import operator
from fractions import Fraction
from functools import reduce
from numbers import Number, Rational
from typing import Iterable, Sequence, overload


class Matrix:
    __slots__ = ("rows",)
    __array_priority__ = 10

    def __init__(self, rows: Iterable[Iterable[Rational]]):
        self.rows = tuple(tuple(map(Fraction, row)) for row in rows)
        if not self.rows or len({len(row) for row in self.rows}) != 1:
            raise ValueError("rows must be of one length and not none")

    @classmethod
    def identity(cls, n: int) -> Matrix:
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @classmethod
    def build(cls, n, m, rule):
        return cls([[rule(i, j) for j in range(m)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            if isinstance(i, slice) or isinstance(j, slice):
                rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return Matrix([row[j] if isinstance(j, slice) else [row[j]] for row in rows])
            return self.rows[i][j]
        return self.rows[key]

    def __eq__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        return self.rows == other.rows

    def __hash__(self):
        return hash(self.rows)

    def _zip(self, other, f):
        if isinstance(other, Number):
            return Matrix([[f(a, other) for a in row] for row in self.rows])
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape != other.shape:
            raise ValueError(f"shapes {self.shape} and {other.shape} do not fit")
        return Matrix([map(f, a, b) for a, b in zip(self.rows, other.rows)])

    def __add__(self, other): return self._zip(other, operator.add)
    def __sub__(self, other): return self._zip(other, operator.sub)
    def __mul__(self, other): return self._zip(other, operator.mul)
    __radd__, __rmul__ = __add__, __mul__
    def __neg__(self): return self * -1
    def __truediv__(self, k): return self * Fraction(1, k) if isinstance(k, int) else NotImplemented

    def __matmul__(self, other: Matrix) -> Matrix:
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([[sum(map(operator.mul, row, column)) for column in columns] for row in self.rows])

    def __pow__(self, n: int) -> Matrix:
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result @= base
            base, n = base @ base, n >> 1
        return result

    def __imatmul__(self, other):
        return self @ other

    def _reduced(self, extra=None):
        left = [list(row) for row in self.rows]
        right = [list(row) for row in (extra or Matrix.identity(len(left))).rows]
        det, pivots = Fraction(1), []
        for column in range(len(left[0])):
            row = len(pivots)
            pivot = next((r for r in range(row, len(left)) if left[r][column]), None)
            if pivot is None:
                det = Fraction(0)
                continue
            if pivot != row:
                left[row], left[pivot] = left[pivot], left[row]
                right[row], right[pivot] = right[pivot], right[row]
                det = -det
            scale = left[row][column]
            det *= scale
            for table in (left, right):
                table[row] = [v / scale for v in table[row]]
            for r, _ in enumerate(left):
                if r != row and left[r][column]:
                    factor = left[r][column]
                    for table in (left, right):
                        table[r] = [a - factor * b for a, b in zip(table[r], table[row])]
            pivots.append(column)
            if len(pivots) == len(left):
                break
        return Matrix(left), Matrix(right), det, pivots

    def determinant(self): return self._reduced()[2] if self.shape[0] == self.shape[1] else None
    def rank(self): return len(self._reduced()[3])

    def inverse(self):
        _, inverse, det, _ = self._reduced()
        if not det:
            raise ZeroDivisionError("matrix is singular")
        return inverse

    def solve(self, b: Sequence):
        return [row[0] for row in self._reduced(Matrix([[v] for v in b]))[1].rows]

    def trace(self): return sum(row[i] for i, row in enumerate(self.rows))

    def __str__(self):
        cells = [[str(v) for v in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return "\n".join("[" + " ".join(c.rjust(w) for c, w in zip(row, widths)) + "]" for row in cells)

    def __repr__(self):
        return f"Matrix({[[str(v) for v in row] for row in self.rows]})"

    def __iter__(self): return itertools.chain.from_iterable(self.rows)
    def __contains__(self, v): return any(v in row for row in self.rows)
    def __len__(self): return len(self.rows)


class Polynomial:
    def __init__(self, *coefficients):
        c = list(coefficients)
        while len(c) > 1 and c[-1] == 0:
            c.pop()
        self.c = tuple(c) or (0,)

    degree = property(lambda self: len(self.c) - 1)

    def __call__(self, x):
        return reduce(lambda acc, c: acc * x + c, reversed(self.c), 0)

    def __add__(self, other):
        other = other if isinstance(other, Polynomial) else Polynomial(other)
        return Polynomial(*map(sum, itertools.zip_longest(self.c, other.c, fillvalue=0)))

    __radd__ = __add__

    def __mul__(self, other):
        if not isinstance(other, Polynomial):
            return Polynomial(*(c * other for c in self.c))
        out = [0] * (self.degree + other.degree + 1)
        for (i, a), (j, b) in itertools.product(enumerate(self.c), enumerate(other.c)):
            out[i + j] += a * b
        return Polynomial(*out)

    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -other

    def __divmod__(self, other):
        rest, quotient = list(map(Fraction, self.c)), [Fraction(0)] * max(1, self.degree - other.degree + 1)
        while len(rest) >= len(other.c) and any(rest):
            shift, factor = len(rest) - len(other.c), rest[-1] / other.c[-1]
            quotient[shift] = factor
            for i, c in enumerate(other.c):
                rest[i + shift] -= factor * c
            rest.pop()
        return Polynomial(*quotient), Polynomial(*rest)

    def derivative(self): return Polynomial(*(i * c for i, c in enumerate(self.c) if i))
    def __eq__(self, other): return isinstance(other, Polynomial) and self.c == other.c

    def __str__(self):
        parts = []
        for power, c in reversed(list(enumerate(self.c))):
            if c == 0 and self.degree:
                continue
            body = {0: "", 1: "x"}.get(power, f"x^{power}")
            size = abs(c)
            text = body if size == 1 and body else f"{size}{body}"
            parts.append((" - " if c < 0 else " + ") + text if parts else ("-" if c < 0 else "") + text)
        return "".join(parts)


a = Matrix([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]])
print(a, a.shape, a.determinant(), a.rank(), a.trace(), sep="\n")
print(a.inverse(), a @ a.inverse() == Matrix.identity(3), a.solve([8, -11, -3]), a ** 3 == a @ a @ a, a ** -1 == a.inverse(), a ** 0, sep="\n")
print(Matrix.build(4, 4, lambda i, j: Fraction(1, i + j + 1)).determinant(), repr(a[0:2, 1:]), a[1, 2], a[0], a[:, 0].T, 7 in a, sum(a), {a: 1}[Matrix(a.rows)], len(a))
print((a + a.T) / 2, 2 * a - a == a, -a + 1, Matrix([[1, 2], [2, 4]]).rank(), Matrix([[Fraction("0.25"), "3/4"]]), sep="\n")
for bad in [lambda: Matrix([[1], [2, 3]]), lambda: Matrix([]), lambda: a @ Matrix([[1]]), lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a + Matrix([[1]]), lambda: a + "x", lambda: a / "2", lambda: Matrix([["q"]])]:
    try:
        print(bad())
    except (ValueError, ZeroDivisionError, TypeError) as error:
        print(type(error).__name__, error)
fib = Matrix([[1, 1], [1, 0]]) ** 90
print(fib[0, 1], [int((Matrix([[1, 1], [1, 0]]) ** n)[0, 1]) for n in range(10)])
p, q = Polynomial(-1, 0, 0, 1), Polynomial(-1, 1)
print(p, q, p * q, p + q, p - p, *divmod(p, q), p.derivative(), [p(x) for x in range(-2, 3)], q(Fraction(1, 3)), (p + 5)(2), 3 * q, sep=" | ")
print(divmod(Polynomial(1, 2, 1), Polynomial(1, 1))[0] == Polynomial(1, 1), sum([q, q, q]), Polynomial(0, Fraction(-1, 2), 0, 1), Polynomial())
