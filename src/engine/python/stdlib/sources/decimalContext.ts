/** What `decimal` rounds and refuses by, in Python: the ways to round, the signals, the contexts. */

import { pythonModule } from "../pythonModule";

export const decimalContext = pythonModule(
  "_decimal_context",
  String.raw`
__all__ = ["ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP",
    "DecimalException", "InvalidOperation", "DivisionByZero", "Overflow", "Inexact", "Rounded", "ConversionSyntax", "DivisionUndefined",
    "Context", "getcontext", "setcontext", "localcontext", "DefaultContext", "BasicContext", "ExtendedContext"]

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

class ConversionSyntax(InvalidOperation):
    pass

class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass

class Context:
    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, **kwargs):
        self.prec, self.rounding = prec, rounding

    def copy(self):
        return Context(self.prec, self.rounding)

    def _within(self, op, *values):
        from decimal import Decimal
        with localcontext(self):
            return op(*map(Decimal, values))

    def add(self, a, b):
        return self._within(lambda a, b: a + b, a, b)

    def subtract(self, a, b):
        return self._within(lambda a, b: a - b, a, b)

    def multiply(self, a, b):
        return self._within(lambda a, b: a * b, a, b)

    def divide(self, a, b):
        return self._within(lambda a, b: a / b, a, b)

    def power(self, a, b, modulo=None):
        return self._within(lambda a, b: pow(a, b, modulo), a, b)

    def sqrt(self, a):
        return self._within(lambda a: a.sqrt(), a)

    def quantize(self, a, b):
        return self._within(lambda a, b: a.quantize(b), a, b)

    def plus(self, a):
        return self._within(lambda a: +a, a)

    def create_decimal(self, value="0"):
        return self._within(lambda value: value._fixed(), value)

    create_decimal_from_float = create_decimal

current = DefaultContext = BasicContext = ExtendedContext = Context()

def getcontext():
    return current

def setcontext(context):
    global current
    current = context

class localcontext:
    def __init__(self, ctx=None, **kwargs):
        self.new = (ctx or current).copy()
        for name, value in kwargs.items():
            setattr(self.new, name, value)

    def __enter__(self):
        self.old = current
        setcontext(self.new)
        return self.new

    def __exit__(self, *exc):
        setcontext(self.old)

for _class in (DecimalException, InvalidOperation, DivisionByZero, Overflow, Inexact, Rounded, ConversionSyntax, DivisionUndefined, Context, localcontext):
    _class.__module__ = "decimal"

def rounded_quotient(n, d, rounding, negative):
    """n / d to a whole number; n and d are positive."""
    q, r = divmod(n, d)
    if r == 0:
        return q
    up = {
        ROUND_DOWN: False, ROUND_UP: True, ROUND_CEILING: not negative, ROUND_FLOOR: negative, ROUND_HALF_UP: 2 * r >= d,
        ROUND_HALF_DOWN: 2 * r > d, ROUND_HALF_EVEN: 2 * r > d or (2 * r == d and q % 2 == 1), ROUND_05UP: q % 10 in (0, 5),
    }[rounding]
    return q + 1 if up else q
`,
);
