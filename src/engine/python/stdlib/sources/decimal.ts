/** Python's `decimal`, its everyday part, in Python. */

import { pythonModule } from "../pythonModule";

export const decimal = pythonModule(
  "decimal",
  String.raw`
import math as _math

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING"
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP"

class DecimalException(ArithmeticError):
    pass

class InvalidOperation(DecimalException):
    pass

class DivisionByZero(DecimalException, ZeroDivisionError):
    pass

class Overflow(DecimalException):
    pass

class Inexact(DecimalException):
    pass

class Rounded(DecimalException):
    pass

class Context:
    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, **kwargs):
        self.prec, self.rounding = prec, rounding

    def copy(self):
        return Context(self.prec, self.rounding)

    def _within(self, op, *args):
        with localcontext(self):
            return op(*args)

    def add(self, a, b):
        return self._within(lambda: Decimal(a) + Decimal(b))

    def subtract(self, a, b):
        return self._within(lambda: Decimal(a) - Decimal(b))

    def multiply(self, a, b):
        return self._within(lambda: Decimal(a) * Decimal(b))

    def divide(self, a, b):
        return self._within(lambda: Decimal(a) / Decimal(b))

    def power(self, a, b, modulo=None):
        return self._within(lambda: pow(Decimal(a), Decimal(b), modulo))

    def sqrt(self, a):
        return self._within(lambda: Decimal(a).sqrt())

    def quantize(self, a, b):
        return self._within(lambda: Decimal(a).quantize(Decimal(b)))

    def plus(self, a):
        return self._within(lambda: +Decimal(a))

    def create_decimal(self, value="0"):
        return self._within(lambda: Decimal(value)._fixed())

    create_decimal_from_float = create_decimal

_context = Context()

def getcontext():
    return _context

def setcontext(context):
    global _context
    _context = context

class localcontext:
    def __init__(self, ctx=None, **kwargs):
        self.new = (ctx or _context).copy()
        for name, value in kwargs.items():
            setattr(self.new, name, value)

    def __enter__(self):
        self.old = _context
        setcontext(self.new)
        return self.new

    def __exit__(self, *exc):
        setcontext(self.old)

def _round_div(n, d, rounding, negative):
    """n / d to a whole number; n and d are positive."""
    q, r = divmod(n, d)
    if r == 0:
        return q
    up = {
        ROUND_DOWN: False, ROUND_UP: True, ROUND_CEILING: not negative, ROUND_FLOOR: negative, ROUND_HALF_UP: 2 * r >= d,
        ROUND_HALF_DOWN: 2 * r > d, ROUND_HALF_EVEN: 2 * r > d or (2 * r == d and q % 2 == 1), ROUND_05UP: q % 10 in (0, 5),
    }[rounding]
    return q + 1 if up else q

def _ln(value, digits):
    """The natural logarithm of a positive decimal, times 10 ** digits, as an int."""
    digits += 8
    scale = 10 ** digits
    def series(n, d):
        """2 * atanh(n / d)"""
        if n < 0:
            return -series(-n, d)
        x = n * scale // d
        square, total, k = x * x // scale, 0, 1
        while x:
            total += x // k
            x = x * square // scale
            k += 2
        return 2 * total
    two, five = series(1, 3), series(1, 9)
    # 5 = 4 * 5/4, and 5/4 = (1 + 1/9) / (1 - 1/9).
    ten = 3 * two + five
    shift = digits - len(str(value._int))
    y = value._int * 10 ** shift if shift >= 0 else value._int // 10 ** -shift
    exponent = value._exp - shift + digits
    twos = 0
    while 3 * y < 2 * scale:
        y *= 2
        twos -= 1
    while 3 * y > 4 * scale:
        y //= 2
        twos += 1
    return (series(y - scale, y + scale) + twos * two + exponent * ten) // 10 ** 8

def _exp(n, shift, digits):
    """e ** (n / 10 ** shift) with that many digits, as a decimal."""
    ten = _ln(Decimal(10), digits + 20)
    scaled = n * 10 ** (digits + 20) // 10 ** shift
    if abs(scaled) > ten * 10 ** 6:
        if scaled < 0:
            return Decimal(0)
        raise Overflow([Overflow])
    tens, rest = divmod(scaled, ten)
    scale = 10 ** (digits + 20)
    total = term = scale
    k = 1
    while term:
        term = term * rest // (scale * k)
        total += term
        k += 1
    return Decimal._of(0, total, tens - digits - 20)

class Decimal:
    def __init__(self, value="0", context=None):
        self._special = None
        if isinstance(value, Decimal):
            self._sign, self._int, self._exp, self._special = value._sign, value._int, value._exp, value._special
        elif isinstance(value, int):
            self._sign, self._int, self._exp = int(value < 0), abs(value), 0
        elif isinstance(value, float):
            if _math.isinf(value) or _math.isnan(value):
                self._parse(repr(value))
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
            self._parse(value)
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    def _parse(self, text):
        import re
        text = text.strip().replace("_", "")
        m = re.fullmatch(r"([-+])?(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([-+]?\d+))?", text)
        self._special = None
        if m:
            sign, whole, part, only, exp = m.groups()
            fraction = part or only or ""
            self._sign, self._int, self._exp = int(sign == "-"), int((whole or "") + fraction), int(exp or 0) - len(fraction)
            return
        m = re.fullmatch(r"([-+])?(inf(?:inity)?|s?nan)", text, re.I)
        if not m:
            raise InvalidOperation([ConversionSyntax])
        self._sign, self._int, self._exp = int(m[1] == "-"), 0, 0
        self._special = "Infinity" if m[2].lower().startswith("inf") else "NaN"

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
        extra = len(str(self._int)) - _context.prec
        if extra <= 0 or self._special:
            return self
        value = _round_div(self._int, 10 ** extra, _context.rounding, self._sign)
        if len(str(value)) > _context.prec:
            value //= 10
            extra += 1
        return Decimal._of(self._sign, value, self._exp + extra)

    def __str__(self):
        sign = "-" if self._sign else ""
        if self._special:
            return sign + self._special
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        else:
            point = 1
        if point <= 0:
            whole, fraction = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, fraction = digits + "0" * (point - len(digits)), ""
        else:
            whole, fraction = digits[:point], "." + digits[point:]
        exponent = "" if left == point else f"E{left - point:+d}"
        return sign + whole + fraction + exponent

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
        shift = len(str(other._int)) - len(str(self._int)) + _context.prec + 1
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
        if other is None:
            return NotImplemented
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        if self._special or other._special:
            return self._specially(other, lambda x, y: x ** y)
        n = int(other)
        if other != n:
            if self._sign and self._int:
                raise InvalidOperation([InvalidOperation])
            if self._int == 0:
                return Decimal(0) if other > 0 else Decimal("Infinity")
            digits = _context.prec + 12
            # The logarithm may be long before the point: that many more digits keep the product exact enough.
            digits += max(0, self.adjusted().bit_length()) + max(0, other.adjusted())
            product = _ln(self, digits) * other._signed()
            shift = digits + -other._exp
            return _exp(product, shift, digits)._fixed()
        if n == 0 and self._int == 0:
            raise InvalidOperation([InvalidOperation])
        if n >= 0:
            if self._int and (self.adjusted() + 1) * n > 1000000:
                raise Overflow([Overflow])
            return Decimal._of(self._sign & n % 2, self._int ** n, self._exp * n)._fixed()
        return Decimal(1) / self ** -n

    def __rpow__(self, other):
        other = self._number(other)
        return NotImplemented if other is None else other ** self

    def sqrt(self, context=None):
        if self._sign and self._int:
            raise InvalidOperation([InvalidOperation])
        if self._int == 0:
            return Decimal._of(self._sign, 0, self._exp // 2)
        prec = _context.prec + 1
        shift = max(0, 2 * prec - len(str(self._int)))
        if (self._exp - shift) % 2:
            shift += 1
        n = self._int * 10 ** shift
        root = _math.isqrt(n)
        exp = (self._exp - shift) // 2
        if root * root == n:
            ideal = self._exp // 2
            while exp < ideal and root % 10 == 0:
                root //= 10
                exp += 1
        elif root % 5 == 0:
            root += 1
        return Decimal._of(0, root, exp)._fixed()

    def exp(self, context=None):
        if self._special:
            return Decimal(0) if self._special == "Infinity" and self._sign else self
        if self._int == 0:
            return Decimal(1)
        scaled = self._signed() * 10 ** max(0, self._exp)
        return _exp(scaled, max(0, -self._exp), _context.prec + 12)._fixed()

    def _logarithm(self, base):
        if self._special is None and self._int == 0:
            return Decimal("-Infinity")
        if self._sign:
            raise InvalidOperation([InvalidOperation])
        if self._special:
            return self
        digits = _context.prec + 12
        value, scale = _ln(self, digits), 10 ** digits
        if base == 10:
            if self._int == 10 ** (len(str(self._int)) - 1):
                return Decimal(self.adjusted())
            value = value * scale // _ln(Decimal(10), digits)
        elif self == 1:
            return Decimal(0)
        return Decimal._of(int(value < 0), abs(value), -digits)._fixed()

    def ln(self, context=None):
        return self._logarithm(None)

    def log10(self, context=None):
        return self._logarithm(10)

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
        if self._special or (self._exp <= 0 and self._exp + len(str(self._int)) > -6):
            return str(self)
        digits, left = str(self._int), self._exp + len(str(self._int))
        point = (left - 1) % 3 + 1
        if self._int == 0:
            point = (left + 1) % 3 - 1
        digits = digits.ljust(point, "0")
        whole, fraction = (digits[:point], digits[point:]) if point > 0 else ("0", "0" * -point + digits)
        exponent = "" if left == point else f"E{left - point:+d}"
        return ("-" if self._sign else "") + whole + ("." + fraction if fraction else "") + exponent

    def __complex__(self):
        return complex(float(self))

    def __reduce__(self):
        return Decimal, (str(self),)

    def quantize(self, exp, rounding=None, context=None):
        target = exp._exp
        rounding = rounding or _context.rounding
        if self._special or exp._special:
            if "NaN" in (self._special, exp._special):
                return Decimal("NaN")
            if self._special and exp._special:
                return self
            raise InvalidOperation([InvalidOperation])
        if self._int and len(str(self._int)) + self._exp - target > _context.prec:
            raise InvalidOperation([InvalidOperation])
        if self._exp >= target:
            return Decimal._of(self._sign, self._int * 10 ** (self._exp - target), target)
        return Decimal._of(self._sign, _round_div(self._int, 10 ** (target - self._exp), rounding, self._sign), target)

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
        import re
        m = re.fullmatch(
            r"(?:(.)?([<>=^]))?([-+ ])?(z)?(0)?(\d+)?(,)?(?:\.(\d+))?([eEfFgGn%])?", spec, re.S)
        if not m:
            raise ValueError("invalid format string")
        fill, align, sign, _, zero, width, comma, precision, kind = m.groups()
        if zero:
            fill, align = fill or "0", align or "="
        precision = None if precision is None else int(precision)
        if self._special:
            body = self._special + ("%" if kind == "%" else "")
            if zero and align == "=":
                fill, align = " ", ">"
        else:
            body = self._digits(kind, precision, comma or "")
        mark = "-" if self._sign else ("" if sign in (None, "-") else sign)
        padding = (fill or " ") * (int(width or 0) - len(mark) - len(body))
        align = align or ">"
        if align == "=":
            return mark + padding + body
        if align == "^":
            half = len(padding) // 2
            return padding[:half] + mark + body + padding[half:]
        return mark + body + padding if align == "<" else padding + mark + body

    def _digits(self, kind, precision, comma):
        """The digits of a formatted number, without its sign."""
        value, exp = self._int, self._exp + (2 if kind == "%" else 0)
        kind = kind or ("g" if precision is not None else "")
        def rescale(to):
            nonlocal value, exp
            if exp > to:
                value *= 10 ** (exp - to)
            else:
                value = _round_div(value, 10 ** (to - exp), _context.rounding, self._sign)
            exp = to
        if precision is not None:
            extra = len(str(value)) - max(precision + (kind in "eE"), 1)
            if kind in "fF%":
                rescale(-precision)
            elif extra > 0 or (kind in "eE" and value):
                rescale(exp + extra)
                if len(str(value)) > max(precision + (kind in "eE"), 1):
                    value, exp = value // 10, exp + 1
        if exp > 0 and kind in ("f", "F", "%"):
            rescale(0)
        digits = str(value)
        left = exp + len(digits)
        if kind and kind in "eE":
            point = 1 if value or precision is None else 1 - precision
        elif (kind and kind in "fF%") or (exp <= 0 and left > -6):
            point = left
        else:
            point = 1
        if point <= 0:
            whole, fraction = "0", "0" * -point + digits
        else:
            digits = digits.ljust(point, "0")
            whole, fraction = digits[:point], digits[point:]
        if comma:
            whole = f"{int(whole):{comma}}"
        text = whole + ("." + fraction if fraction else "")
        if left != point or (kind and kind in "eE"):
            text += f"{'e' if kind in ('e', 'g', 'n') else 'E'}{left - point:+d}"
        return text + ("%" if kind == "%" else "")

class ConversionSyntax(InvalidOperation):
    pass

class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass

DefaultContext = BasicContext = ExtendedContext = _context
MAX_PREC = 999999999999999999
`,
);
