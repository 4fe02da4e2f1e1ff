"""Exact linear algebra: matrices and polynomials over any field, with every operator."""

from __future__ import annotations

import math
import operator
from fractions import Fraction
from functools import cached_property, reduce, total_ordering
from itertools import chain, permutations, product, zip_longest
from numbers import Number
from typing import Callable, Iterable, Iterator, Sequence


class ShapeError(ValueError):
    pass


class Matrix:
    __slots__ = ("rows", "_hash")

    def __init__(self, rows: Iterable[Iterable[Number]]):
        self.rows = tuple(tuple(row) for row in rows)
        if len({len(row) for row in self.rows}) > 1:
            raise ShapeError(f"rows of {', '.join(str(len(r)) for r in self.rows)} columns")

    @classmethod
    def identity(cls, n: int) -> Matrix:
        return cls((int(i == j) for j in range(n)) for i in range(n))

    @classmethod
    def from_function(cls, n: int, m: int, f: Callable[[int, int], Number]) -> Matrix:
        return cls([f(i, j) for j in range(m)] for i in range(n))

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def T(self) -> Matrix:
        return type(self)(zip(*self.rows))

    def __getitem__(self, key):
        match key:
            case (int(i), int(j)):
                return self.rows[i][j]
            case (slice() as i, slice() as j):
                return type(self)(row[j] for row in self.rows[i])
            case (slice() as i, int(j)):
                return [row[j] for row in self.rows[i]]
            case int(i):
                return list(self.rows[i])
            case _:
                raise TypeError(f"bad index {key!r}")

    def __iter__(self) -> Iterator[Number]:
        return chain.from_iterable(self.rows)

    def __eq__(self, other: object) -> bool:
        return self.rows == other.rows if isinstance(other, Matrix) else NotImplemented

    def __hash__(self) -> int:
        if not hasattr(self, "_hash"):
            self._hash = hash(self.rows)
        return self._hash

    def _zip(self, other, op):
        if isinstance(other, Matrix):
            if self.shape != other.shape:
                raise ShapeError(f"{self.shape} and {other.shape}")
            return type(self)(map(op, a, b) for a, b in zip(self.rows, other.rows))
        if isinstance(other, Number):
            return type(self)([op(a, other) for a in row] for row in self.rows)
        return NotImplemented

    __add__ = __radd__ = lambda self, other: self._zip(other, operator.add)
    __sub__ = lambda self, other: self._zip(other, operator.sub)
    __mul__ = __rmul__ = lambda self, other: self._zip(other, operator.mul)
    __truediv__ = lambda self, other: self._zip(other, operator.truediv)
    __mod__ = lambda self, other: self._zip(other, operator.mod)

    def __rsub__(self, other):
        return -self + other

    def __neg__(self):
        return self * -1

    def __matmul__(self, other):
        if isinstance(other, Matrix):
            if self.shape[1] != other.shape[0]:
                raise ShapeError(f"{self.shape} @ {other.shape}")
            return type(self)([sum(map(operator.mul, row, column)) for column in zip(*other.rows)] for row in self.rows)
        if isinstance(other, Sequence):
            return [sum(map(operator.mul, row, other)) for row in self.rows]
        return NotImplemented

    def __rmatmul__(self, other):
        return (self.T @ other) if isinstance(other, Sequence) else NotImplemented

    def __pow__(self, n: int, modulo=None):
        if n < 0:
            return self.inverse() ** -n
        result, base = type(self).identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            if modulo is not None:
                result, base = result % modulo, base % modulo
            n >>= 1
        return result

    def __bool__(self) -> bool:
        return any(self)

    def __format__(self, spec: str) -> str:
        cells = [[format(x, spec) for x in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return "\n".join("[" + " ".join(f"{c:>{w}}" for c, w in zip(row, widths)) + "]" for row in cells)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({[list(r) for r in self.rows]})"

    def det(self) -> Number:
        n, m = self.shape
        if n != m:
            raise ShapeError(f"no determinant of {n}x{m}")
        def sign(p):
            return (-1) ** sum(p[i] > p[j] for i in range(n) for j in range(i + 1, n))
        return sum(sign(p) * math.prod(self[i, p[i]] for i in range(n)) for p in permutations(range(n)))

    def inverse(self) -> Matrix:
        n = len(self.rows)
        work = [[Fraction(x) for x in row] + [Fraction(int(i == j)) for j in range(n)] for i, row in enumerate(self.rows)]
        for i in range(n):
            pivot = next((r for r in range(i, n) if work[r][i]), None)
            if pivot is None:
                raise ZeroDivisionError("singular")
            work[i], work[pivot] = work[pivot], work[i]
            work[i] = [x / work[i][i] for x in work[i]]
            for r in set(range(n)) - {i}:
                factor = work[r][i]
                work[r] = [a - factor * b for a, b in zip(work[r], work[i])]
        return type(self)(row[n:] for row in work)


@total_ordering
class Poly:
    def __init__(self, *coefficients: Number):
        trimmed = list(coefficients)
        while trimmed and not trimmed[-1]:
            trimmed.pop()
        self.c = tuple(trimmed)

    @cached_property
    def degree(self) -> int:
        return len(self.c) - 1

    def __call__(self, x):
        return reduce(lambda acc, k: acc * x + k, reversed(self.c), 0)

    def __add__(self, other):
        return Poly(*map(sum, zip_longest(self.c, _poly(other).c, fillvalue=0)))

    __radd__ = __add__

    def __sub__(self, other):
        return self + _poly(other) * -1

    def __mul__(self, other):
        out = [0] * (len(self.c) + len(_poly(other).c))
        for (i, a), (j, b) in product(enumerate(self.c), enumerate(_poly(other).c)):
            out[i + j] += a * b
        return Poly(*out)

    __rmul__ = __mul__

    def __divmod__(self, other):
        rest, quotient = list(self.c), [Fraction(0)] * max(1, len(self.c) - len(other.c) + 1)
        while len(rest) >= len(other.c):
            k, at = Fraction(rest[-1]) / other.c[-1], len(rest) - len(other.c)
            quotient[at] = k
            for i, b in enumerate(other.c):
                rest[at + i] -= k * b
            rest.pop()
        return Poly(*quotient), Poly(*rest)

    __floordiv__ = lambda self, other: divmod(self, other)[0]
    __mod__ = lambda self, other: divmod(self, other)[1]

    def __eq__(self, other):
        return self.c == _poly(other).c if isinstance(other, (Poly, Number)) else NotImplemented

    def __lt__(self, other):
        return (self.degree, self.c[::-1]) < (_poly(other).degree, _poly(other).c[::-1])

    def __hash__(self):
        return hash(self.c)

    def __str__(self):
        def term(k, n):
            power = "" if n == 0 else "x" if n == 1 else f"x^{n}"
            size = "" if abs(k) == 1 and n else str(abs(k))
            return ("- " if k < 0 else "+ ") + size + power
        shown = " ".join(term(k, n) for n, k in reversed([*enumerate(self.c)]) if k)
        return shown.removeprefix("+ ").replace("- ", "-", 1) if shown.startswith("- ") else shown.removeprefix("+ ") or "0"


def _poly(value) -> Poly:
    return value if isinstance(value, Poly) else Poly(value)


a, b = Matrix([[2, 1], [7, 4]]), Matrix.from_function(2, 2, lambda i, j: i - j)
print(a + b, a - 1, 3 - a, 2 * a, a @ b, a @ [1, 2], [1, 2] @ a, -a, a / 2, a.T, sep="\n")
print(a.det(), a.inverse(), a ** -2, a @ a ** -1 == Matrix.identity(2), pow(Matrix([[1, 1], [1, 0]]), 90, 10**9 + 7))
print(a[0], a[:, 1], a[:1, ::-1], a[1, 0], bool(b), bool(b * 0), {a: "k"}[Matrix(a.rows)], max(a), [*b])
print(f"{a / 3:.3f}\n{Matrix([[1, -20], [300, 4]]):+d}\n{a.inverse()!s}")
p, q = Poly(-6, 11, -6, 1), Poly(-1, 1)
print(p, "|", q * q, "|", p // q, "|", p % q, "|", p % Poly(1, 1), "|", p + 1, "|", 2 * q - 3, "|", Poly(0, -1, 0, 2), "|", Poly())
print([p(x) for x in range(5)], p(Fraction(1, 2)), p(1j), p.degree, Poly(0, 0).degree, q < p, sorted([p, q, Poly(7)])[0].c, p == p + 0, Poly(3) == 3, vars(q))
for bad in ("Matrix([[1], [2, 3]])", "a + Matrix([[1]])", "a @ Matrix([[1]])", "Matrix([[1, 2]]).det()", "Matrix([[1, 2], [2, 4]]).inverse()",
            "a['x']", "a + 'x'", "'x' @ a", "a.shape = 3", "a.colour = 1", "a[5, 5]", "p % Poly()", "p < 'x'", "a < b", "a ** 0.5"):
    try:
        print(bad, "=", eval(bad))
    except SyntaxError as error:
        print(bad, "!", type(error).__name__, error.msg)
    except Exception as error:
        print(bad, "!", type(error).__name__, error)
