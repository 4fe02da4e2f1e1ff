/** The powers, roots and logarithms of `decimal`, in Python. */

import { pythonModule } from "../pythonModule";

export const decimalPowers = pythonModule(
  "_decimal_powers",
  String.raw`
import math as _math
import _decimal_context as _contexts
from _decimal_context import InvalidOperation, Overflow

def power(value, other, modulo):
    from decimal import Decimal
    if modulo is not None:
        return Decimal(pow(int(value), int(other), int(modulo)))
    if value._special or other._special:
        return value._specially(other, lambda x, y: x ** y)
    n = int(other)
    if other != n:
        if value._sign and value._int:
            raise InvalidOperation([InvalidOperation])
        if value._int == 0:
            return Decimal(0) if other > 0 else Decimal("Infinity")
        digits = _contexts.current.prec + 12
        # The logarithm may be long before the point: that many more digits keep the product exact enough.
        digits += max(0, value.adjusted().bit_length()) + max(0, other.adjusted())
        product = _ln(value._int, value._exp, digits) * other._signed()
        shift = digits + -other._exp
        return Decimal._of(0, *_exp(product, shift, digits))._fixed()
    if n == 0 and value._int == 0:
        raise InvalidOperation([InvalidOperation])
    if n >= 0:
        if value._int and (value.adjusted() + 1) * n > 1000000:
            raise Overflow([Overflow])
        return Decimal._of(value._sign & n % 2, value._int ** n, value._exp * n)._fixed()
    return Decimal(1) / value ** -n

def square_root(value):
    from decimal import Decimal
    if value._sign and value._int:
        raise InvalidOperation([InvalidOperation])
    if value._int == 0:
        return Decimal._of(value._sign, 0, value._exp // 2)
    prec = _contexts.current.prec + 1
    shift = max(0, 2 * prec - len(str(value._int)))
    if (value._exp - shift) % 2:
        shift += 1
    n = value._int * 10 ** shift
    root = _math.isqrt(n)
    exp = (value._exp - shift) // 2
    if root * root == n:
        ideal = value._exp // 2
        while exp < ideal and root % 10 == 0:
            root //= 10
            exp += 1
    elif root % 5 == 0:
        root += 1
    return Decimal._of(0, root, exp)._fixed()

def exponential(value):
    from decimal import Decimal
    if value._special:
        return Decimal(0) if value._special == "Infinity" and value._sign else value
    if value._int == 0:
        return Decimal(1)
    scaled = value._signed() * 10 ** max(0, value._exp)
    return Decimal._of(0, *_exp(scaled, max(0, -value._exp), _contexts.current.prec + 12))._fixed()

def logarithm(value, base):
    from decimal import Decimal
    if value._special is None and value._int == 0:
        return Decimal("-Infinity")
    if value._sign:
        raise InvalidOperation([InvalidOperation])
    if value._special:
        return value
    digits = _contexts.current.prec + 12
    log, scale = _ln(value._int, value._exp, digits), 10 ** digits
    if base == 10:
        if value._int == 10 ** (len(str(value._int)) - 1):
            return Decimal(value.adjusted())
        log = log * scale // _ln(10, 0, digits)
    elif value == 1:
        return Decimal(0)
    return Decimal._of(int(log < 0), abs(log), -digits)._fixed()

def _ln(n, exponent, digits):
    """The natural logarithm of n * 10 ** exponent, which is positive, times 10 ** digits, as an int."""
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
    shift = digits - len(str(n))
    y = n * 10 ** shift if shift >= 0 else n // 10 ** -shift
    exponent += digits - shift
    twos = 0
    while 3 * y < 2 * scale:
        y *= 2
        twos -= 1
    while 3 * y > 4 * scale:
        y //= 2
        twos += 1
    return (series(y - scale, y + scale) + twos * two + exponent * ten) // 10 ** 8

def _exp(n, shift, digits):
    """e ** (n / 10 ** shift) with that many digits, as a whole number and an exponent."""
    ten = _ln(10, 0, digits + 20)
    scaled = n * 10 ** (digits + 20) // 10 ** shift
    if abs(scaled) > ten * 10 ** 6:
        if scaled < 0:
            return 0, 0
        raise Overflow([Overflow])
    tens, rest = divmod(scaled, ten)
    scale = 10 ** (digits + 20)
    total = term = scale
    k = 1
    while term:
        term = term * rest // (scale * k)
        total += term
        k += 1
    return total, tens - digits - 20
`,
);
