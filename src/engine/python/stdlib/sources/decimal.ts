/** Python's `decimal`, its everyday part, in Python. */

import { pythonModule } from "../pythonModule";

export const decimal = pythonModule(
  "decimal",
  String.raw`
import math as _math
import _decimal_context as _contexts
import _decimal_powers as _powers
import _decimal_text as _text
from _decimal_context import *
from _decimal_context import rounded_quotient as _rounded_quotient

class Decimal:
    def __init__(self, value="0", context=None):
        self._special = None
        if isinstance(value, Decimal):
            self._sign, self._int, self._exp, self._special = value._sign, value._int, value._exp, value._special
        elif isinstance(value, int):
            self._sign, self._int, self._exp = int(value < 0), abs(value), 0
        elif isinstance(value, float):
            if _math.isinf(value) or _math.isnan(value):
                self._sign, self._int, self._exp, self._special = _text.read(repr(value))
                return
            n, d = abs(value).as_integer_ratio()
            k = d.bit_length() - 1
            self._sign, self._int, self._exp = int(_math.copysign(1.0, value) < 0), n * 5 ** k, -k
        elif isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exp = value
            self._sign, self._int, self._exp = sign, int("".join(map(str, digits)) or "0"), exp
        elif isinstance(value, str):
            self._sign, self._int, self._exp, self._special = _text.read(value)
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    @classmethod
    def from_float(cls, f):
        return cls(f)

    @classmethod
    def _of(cls, sign, value, exp):
        made = object.__new__(Decimal)
        made._sign, made._int, made._exp, made._special = sign, value, exp, None
        return made

    def _signed(self):
        return -self._int if self._sign else self._int

    def _fixed(self):
        extra = len(str(self._int)) - _contexts.current.prec
        if extra <= 0 or self._special:
            return self
        value = _rounded_quotient(self._int, 10 ** extra, _contexts.current.rounding, self._sign)
        if len(str(value)) > _contexts.current.prec:
            value //= 10
            extra += 1
        return Decimal._of(self._sign, value, self._exp + extra)

    def __str__(self):
        return _text.plain(self)

    def __repr__(self):
        return f"Decimal('{self}')"

    def __hash__(self):
        return hash(float(self)) if self._special else hash(self._fraction())

    def _fraction(self):
        from fractions import Fraction
        return Fraction(self._signed()) * Fraction(10) ** self._exp

    def as_tuple(self):
        from collections import namedtuple
        return namedtuple("DecimalTuple", "sign digits exponent", module="decimal")(self._sign, tuple(map(int, str(self._int))), self._exp)

    def as_integer_ratio(self):
        return self._fraction().as_integer_ratio()

    def is_nan(self):
        return self._special == "NaN"

    def is_infinite(self):
        return self._special == "Infinity"

    def is_finite(self):
        return self._special is None

    def is_zero(self):
        return self._special is None and self._int == 0

    def is_signed(self):
        return bool(self._sign)

    def __float__(self):
        return float(str(self))

    def _finite(self, what="integer"):
        if self._special == "NaN":
            raise ValueError(f"cannot convert NaN to {what}")
        if self._special:
            raise OverflowError(f"cannot convert Infinity to {what}")

    def __int__(self):
        self._finite()
        value = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -value if self._sign else value

    __trunc__ = __int__

    def __floor__(self):
        return self._signed() * 10 ** self._exp if self._exp >= 0 else self._signed() // 10 ** -self._exp

    def __ceil__(self):
        return self._signed() * 10 ** self._exp if self._exp >= 0 else -(-self._signed() // 10 ** -self._exp)

    def __round__(self, n=None):
        if n is None:
            self._finite()
            return int(self.quantize(Decimal(1), ROUND_HALF_EVEN))
        return self.quantize(Decimal._of(0, 1, -n), ROUND_HALF_EVEN)

    def __bool__(self):
        return self._special is not None or self._int != 0

    def copy_negate(self):
        made = Decimal._of(1 - self._sign, self._int, self._exp)
        made._special = self._special
        return made

    def copy_sign(self, other):
        return self if self._sign == Decimal(other)._sign else self.copy_negate()

    def copy_abs(self):
        return self.copy_negate() if self._sign else self

    def _specially(self, other, op):
        """Of what is not finite: with stand-ins, for only kinds and signs matter."""
        if "NaN" in (self._special, other._special):
            return Decimal("NaN")
        def stand_in(value):
            size = _math.inf if value._special else 1.0 if value._int else 0.0
            return -size if value._sign else size
        result = op(stand_in(self), stand_in(other))
        if _math.isnan(result):
            raise InvalidOperation([InvalidOperation])
        return Decimal(repr(result) if _math.isinf(result) else "-0" if _math.copysign(1, result) < 0 else "0")

    def __neg__(self):
        if self._special:
            return self.copy_negate()
        return Decimal._of(0 if self._int == 0 else 1 - self._sign, self._int, self._exp)._fixed()

    def __pos__(self):
        if self._special:
            return self
        return Decimal._of(0 if self._int == 0 else self._sign, self._int, self._exp)._fixed()

    def __abs__(self):
        if self._special:
            return self.copy_abs()
        return Decimal._of(0, self._int, self._exp)._fixed()

    def _number(self, other):
        if isinstance(other, Decimal):
            return other
        return Decimal(other) if isinstance(other, int) else None

    def _aligned(self, other):
        exp = min(self._exp, other._exp)
        return self._signed() * 10 ** (self._exp - exp), other._signed() * 10 ** (other._exp - exp), exp

    def __add__(self, other):
        other = self._number(other)
        if other is None:
            return NotImplemented
        if self._special or other._special:
            return self._specially(other, lambda x, y: x + y)
        a, b, exp = self._aligned(other)
        total = a + b
        sign = int(total < 0) if total else (self._sign & other._sign)
        return Decimal._of(sign, abs(total), exp)._fixed()

    __radd__ = __add__

    def __sub__(self, other):
        other = self._number(other)
        return NotImplemented if other is None else self + other.copy_negate()

    def __rsub__(self, other):
        other = self._number(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = self._number(other)
        if other is None:
            return NotImplemented
        if self._special or other._special:
            return self._specially(other, lambda x, y: x * y)
        return Decimal._of(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)._fixed()

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = self._number(other)
        if other is None:
            return NotImplemented
        if self._special or other._special:
            return self._specially(other, lambda x, y: x / y)
        sign = self._sign ^ other._sign
        if other._int == 0:
            if self._int == 0:
                raise InvalidOperation([DivisionUndefined])
            raise DivisionByZero([DivisionByZero])
        ideal = self._exp - other._exp
        if self._int == 0:
            return Decimal._of(sign, 0, ideal)
        shift = len(str(other._int)) - len(str(self._int)) + _contexts.current.prec + 1
        exp = ideal - shift
        n, d = (self._int * 10 ** shift, other._int) if shift >= 0 else (self._int, other._int * 10 ** -shift)
        q, r = divmod(n, d)
        if r:
            if q % 5 == 0:
                q += 1
        else:
            while exp < ideal and q % 10 == 0:
                q //= 10
                exp += 1
        return Decimal._of(sign, q, exp)._fixed()

    def __rtruediv__(self, other):
        other = self._number(other)
        return NotImplemented if other is None else other / self

    def __floordiv__(self, other):
        other = self._number(other)
        if other is None:
            return NotImplemented
        if other._int == 0:
            raise DivisionByZero([DivisionByZero])
        if self._special or other._special:
            return self._specially(other, lambda x, y: x / y)
        a, b, _ = self._aligned(other)
        return Decimal._of(self._sign ^ other._sign, abs(a) // abs(b), 0)

    def __mod__(self, other):
        other = self._number(other)
        if other is None:
            return NotImplemented
        if other._int == 0:
            raise InvalidOperation([InvalidOperation])
        if other._special == "Infinity" and self._special is None:
            return self
        a, b, exp = self._aligned(other)
        return Decimal._of(self._sign, abs(a) % abs(b), exp)._fixed()

    def __rfloordiv__(self, other):
        other = self._number(other)
        return NotImplemented if other is None else other // self

    def __rmod__(self, other):
        other = self._number(other)
        return NotImplemented if other is None else other % self

    def __divmod__(self, other):
        other = self._number(other)
        if other is None:
            return NotImplemented
        if other._special is None and other._int == 0 and self._special is None:
            if self._int == 0:
                raise InvalidOperation([DivisionUndefined])
            raise InvalidOperation([InvalidOperation, DivisionByZero])
        return self // other, self % other

    def __rdivmod__(self, other):
        other = self._number(other)
        return NotImplemented if other is None else divmod(other, self)

    def remainder_near(self, other):
        other = self._number(other)
        if other._int == 0:
            raise InvalidOperation([InvalidOperation])
        a, b, exp = self._aligned(other)
        q, r = divmod(abs(a), abs(b))
        if 2 * r > abs(b) or (2 * r == abs(b) and q % 2):
            r -= abs(b)
        return Decimal._of(self._sign ^ int(r < 0), abs(r), exp)._fixed()

    def fma(self, other, third):
        other, third = self._number(other), self._number(third)
        return Decimal._of(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp) + third

    def __pow__(self, other, modulo=None):
        other = self._number(other)
        return NotImplemented if other is None else _powers.power(self, other, modulo)

    def __rpow__(self, other):
        other = self._number(other)
        return NotImplemented if other is None else other ** self

    def sqrt(self, context=None):
        return _powers.square_root(self)

    def exp(self, context=None):
        return _powers.exponential(self)

    def ln(self, context=None):
        return _powers.logarithm(self, None)

    def log10(self, context=None):
        return _powers.logarithm(self, 10)

    def logb(self, context=None):
        return Decimal(self.adjusted())

    def scaleb(self, other, context=None):
        return Decimal._of(self._sign, self._int, self._exp + int(other))

    def same_quantum(self, other, context=None):
        return self._exp == Decimal(other)._exp

    def is_qnan(self):
        return self._special == "NaN"

    def is_snan(self):
        return False

    def is_normal(self, context=None):
        return self._special is None and self._int != 0

    def is_subnormal(self, context=None):
        return False

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def conjugate(self):
        return self

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def radix(self):
        return Decimal(10)

    def number_class(self, context=None):
        if self._special == "NaN":
            return "NaN"
        sign = "-" if self._sign else "+"
        return sign + ("Infinity" if self._special else "Zero" if self._int == 0 else "Normal")

    def to_eng_string(self, context=None):
        return _text.engineering(self)

    def __complex__(self):
        return complex(float(self))

    def __reduce__(self):
        return Decimal, (str(self),)

    def quantize(self, exp, rounding=None, context=None):
        target = exp._exp
        rounding = rounding or _contexts.current.rounding
        if self._special or exp._special:
            if "NaN" in (self._special, exp._special):
                return Decimal("NaN")
            if self._special and exp._special:
                return self
            raise InvalidOperation([InvalidOperation])
        if self._int and len(str(self._int)) + self._exp - target > _contexts.current.prec:
            raise InvalidOperation([InvalidOperation])
        if self._exp >= target:
            return Decimal._of(self._sign, self._int * 10 ** (self._exp - target), target)
        return Decimal._of(self._sign, _rounded_quotient(self._int, 10 ** (target - self._exp), rounding, self._sign), target)

    def normalize(self, context=None):
        value, exp = self._fixed()._int, self._fixed()._exp
        if value == 0:
            return Decimal._of(self._sign, 0, 0)
        while value % 10 == 0:
            value //= 10
            exp += 1
        return Decimal._of(self._sign, value, exp)

    def to_integral_value(self, rounding=None, context=None):
        return self if self._exp >= 0 else self.quantize(Decimal(1), rounding)

    to_integral = to_integral_value

    def adjusted(self):
        return self._exp + len(str(self._int)) - 1

    def _compare(self, other, op):
        if isinstance(other, float):
            other = Decimal(other)
        other = self._number(other)
        if other is None:
            return NotImplemented
        if self._special or other._special:
            return op(float(self), float(other))
        a, b, _ = self._aligned(other)
        return op(a, b)

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def _ordered(self, other, op):
        if self._special == "NaN" or getattr(other, "_special", None) == "NaN":
            raise InvalidOperation([InvalidOperation])
        return self._compare(other, op)

    def __lt__(self, other):
        return self._ordered(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._ordered(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._ordered(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._ordered(other, lambda a, b: a >= b)

    def compare(self, other):
        if not isinstance(other, (int, Decimal)):
            raise TypeError(f"conversion from {type(other).__name__} to Decimal is not supported")
        return Decimal((self > other) - (self < other))

    def max(self, other):
        return self if self >= other else Decimal(other)

    def min(self, other):
        return self if self <= other else Decimal(other)

    def __format__(self, spec):
        return _text.formatted(self, spec)

MAX_PREC = 999999999999999999
`,
);
