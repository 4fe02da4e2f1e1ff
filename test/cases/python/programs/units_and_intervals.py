"""Quantities with units and intervals with bounds: operators, parsing, conversion tables, error propagation."""
import math
import operator
import re
from fractions import Fraction
from functools import singledispatch, total_ordering
from numbers import Number, Real
from types import MappingProxyType
from typing import Mapping, Union

BASE = ("m", "kg", "s", "K")


class Unit:
    """A factor to base units and an exponent for each of them. Units with one name are one object."""

    _known: dict = {}
    __slots__ = ("name", "factor", "powers", "__weakref__")

    def __new__(cls, name, factor=1, powers=()):
        powers = tuple(powers) or (0,) * len(BASE)
        if name in cls._known:
            return cls._known[name]
        self = super().__new__(cls)
        self.name, self.factor, self.powers = name, Fraction(factor), powers
        if name:
            cls._known[name] = self
        return self

    @classmethod
    def parse(cls, text):
        result = cls("1")
        sign = 1
        for token in re.findall(r"[/*·]|[^\s/*·]+", text):
            if token in "*·":
                sign = 1
            elif token == "/":
                sign = -1
            else:
                name, _, power = token.partition("^")
                if name not in cls._known:
                    raise KeyError(f"no unit {name!r} in {text!r}")
                result *= cls._known[name] ** (sign * int(power or 1))
                sign = 1
        return result

    def __mul__(self, other):
        if isinstance(other, Unit):
            return Unit("", self.factor * other.factor, map(operator.add, self.powers, other.powers))
        return NotImplemented

    def __rmul__(self, number):
        return Quantity(number, self)

    def __pow__(self, n):
        return Unit("", self.factor**n, (p * n for p in self.powers))

    def __truediv__(self, other):
        return self * other**-1

    def __eq__(self, other):
        return isinstance(other, Unit) and (self.factor, self.powers) == (other.factor, other.powers)

    def __hash__(self):
        return hash((self.factor, self.powers))

    def __str__(self):
        if self.name:
            return self.name
        for unit in self._known.values():
            if unit == self:
                return unit.name
        return " ".join(f"{base}^{p}" if p != 1 else base for base, p in zip(BASE, self.powers) if p) or "1"

    __repr__ = __str__


def _declare():
    Unit("1")
    for i, name in enumerate(BASE):
        Unit(name, 1, (int(i == j) for j in range(len(BASE))))
    for line in "g=1/1000 kg;km=1000 m;cm=1/100 m;h=3600 s;min=60 s;N=1 kg*m/s^2;J=1 N*m;W=1 J/s;kWh=3600000 J;mile=1609344/1000 m;l=1/1000 m^3".split(";"):
        name, _, rest = line.partition("=")
        factor, unit = rest.split(" ", 1)
        made = Unit.parse(unit)
        Unit(name, made.factor * Fraction(factor), made.powers)


class UnitError(TypeError):
    pass


@total_ordering
class Quantity:
    def __init__(self, value, unit: Union[Unit, str] = "1"):
        self.value = value
        self.unit = Unit.parse(unit) if isinstance(unit, str) else unit

    @classmethod
    def parse(cls, text):
        found = re.fullmatch(r"\s*([-+]?\d+(?:/\d+|\.\d+)?)\s*(.*?)\s*", text)
        if not found:
            raise ValueError(f"no quantity: {text!r}")
        number = found[1]
        return cls(Fraction(number) if "/" in number else float(number) if "." in number else int(number), found[2] or "1")

    def to(self, unit):
        unit = Unit.parse(unit) if isinstance(unit, str) else unit
        if unit.powers != self.unit.powers:
            raise UnitError(f"cannot turn {self.unit} into {unit}")
        ratio = self.unit.factor / unit.factor
        value = self.value * (ratio if not isinstance(self.value, float) else float(ratio))
        return Quantity(int(value) if isinstance(value, Fraction) and value.denominator == 1 else value, unit)

    def _same(f):
        def method(self, other):
            if isinstance(other, Number):
                other = Quantity(other)
            if not isinstance(other, Quantity):
                return NotImplemented
            return f(self, other.to(self.unit))
        return method

    __add__ = __radd__ = _same(lambda a, b: Quantity(a.value + b.value, a.unit))
    __sub__ = _same(lambda a, b: Quantity(a.value - b.value, a.unit))
    __lt__ = _same(lambda a, b: a.value < b.value)
    del _same

    def __eq__(self, other):
        try:
            return isinstance(other, Quantity) and self.value == other.to(self.unit).value
        except UnitError:
            return False

    def __hash__(self):
        return hash((self.value * self.unit.factor, self.unit.powers))

    def __mul__(self, other):
        if isinstance(other, Quantity):
            return Quantity(self.value * other.value, self.unit * other.unit)
        return Quantity(self.value * other, self.unit)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = other if isinstance(other, Quantity) else Quantity(other)
        exact = isinstance(self.value, int) and isinstance(other.value, int)
        return Quantity(Fraction(self.value, other.value) if exact else self.value / other.value, self.unit / other.unit)

    def __pow__(self, n):
        return Quantity(self.value**n, self.unit**n)

    def __float__(self):
        if any(self.unit.powers):
            raise UnitError(f"{self} has a unit")
        return float(self.value * self.unit.factor)

    def __format__(self, spec):
        number, _, unit = spec.partition("|")
        q = self.to(unit) if unit else self
        return f"{format(q.value if not isinstance(q.value, Fraction) else float(q.value), number)} {q.unit}"

    def __repr__(self):
        return f"{self.value} {self.unit}"


class Interval:
    """Closed, with ends in order; arithmetic gives all values that are possible."""

    def __init__(self, low: Real, high: Real = None):
        self.low, self.high = sorted((low, low if high is None else high))

    @classmethod
    def around(cls, middle, error):
        return cls(middle - error, middle + error)

    @staticmethod
    def of(value):
        return value if isinstance(value, Interval) else Interval(value)

    def _lift(op):
        def method(self, other):
            if not isinstance(other, (Real, Interval)):
                return NotImplemented
            other = Interval.of(other)
            ends = [op(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
            return Interval(min(ends), max(ends))

        def reflected(self, other):
            return method(Interval.of(other), self) if isinstance(other, Real) else NotImplemented
        return method, reflected

    __add__, __radd__ = _lift(operator.add)
    __sub__, __rsub__ = _lift(operator.sub)
    __mul__, __rmul__ = _lift(operator.mul)
    _divide, _ = _lift(operator.truediv)

    def __truediv__(self, other):
        if 0 in Interval.of(other):
            raise ZeroDivisionError(f"{other} has a zero in it")
        return self._divide(other)

    def __contains__(self, value):
        return self.low <= value <= self.high

    def __pow__(self, n):
        ends = sorted((self.low**n, self.high**n))
        return Interval(0 if n % 2 == 0 and 0 in self else ends[0], ends[1])

    def __and__(self, other):
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None

    def __or__(self, other):
        return Interval(min(self.low, other.low), max(self.high, other.high))

    def __eq__(self, other):
        return isinstance(other, Interval) and (self.low, self.high) == (other.low, other.high)

    def __lt__(self, other):
        """None where it cannot be said."""
        return True if self.high < other.low else False if self.low >= other.high else None

    def __bool__(self):
        return self.low != self.high

    def __repr__(self):
        return f"[{self.low:g}, {self.high:g}]"


@singledispatch
def describe(value):
    return f"? {value!r}"


@describe.register(Quantity)
def _(value):
    return f"quantity {value} of dimension {dict((b, p) for b, p in zip(BASE, value.unit.powers) if p)}"


@describe.register(Interval)
def _(value):
    return f"interval {value} of width {value.high - value.low:.3g}"


@describe.register
def _(value: Real):
    return f"number {value}"


_declare()
q = Quantity.parse
km, h = Unit("km"), Unit("h")
print(100 * km / (1 * h), q("100 km/h").to("m/s"), q("36 km/h") == q("10 m/s"), q("1 mile") > q("1.6 km"), Unit("km") is km, {q("60 min"): 1}[q("1 h")])
print(q("70 kg") * q("9.81 m/s^2") * q("10 m"), (q("2 kWh") / q("3 h")).to("W"), f"{q('1 kWh'):.2e|J} {q('3/4 l'):>8.2f|l}", q("90 km") / q("90 mile") * 1.0)
print(float(q("1 km") / q("250 m")), q("5 m") + q("20 cm"), sum([q("1 h"), q("30 min")], 0 * h), max(q("1 h"), q("59 min"), q("3601 s")), q("3 m") ** 2, 2 + q("50 cm/m"))
a, b = Interval(1, 2), Interval.around(0.5, 1.5)
print(a, b, a + b, a - b, a * b, 1 - a, 2 * b, b / a, b**2, b**3, a & b, a | Interval(7), a & Interval(3, 4), 1.5 in a, sep="  ")
print(a < Interval(3), a < Interval(1.5, 3), Interval(3) < a, bool(Interval(3)), Interval(2, 1) == a, a != b, b - b)
for value in (q("3 N"), a * 0.1, 5, Fraction(1, 3), "text", True):
    print(describe(value))
bad = [lambda: q("1 m") + q("1 s"), lambda: q("1 furlong"), lambda: q("abc"), lambda: float(q("1 m")), lambda: a / b, lambda: a + "x", lambda: q("1 m") < "x", lambda: q("1 m") + 1, lambda: hash(a)]
for f in bad:
    try:
        print(f())
    except (TypeError, KeyError, ValueError, ZeroDivisionError) as problem:
        print(f"{type(problem).__name__}: {problem}")


def newton(f, x: Interval, steps=4):
    for step in range(steps):
        value, slope = f(Interval(mid := (x.low + x.high) / 2)), 2 * x
        x = (mid - value / slope) & x
        yield f"{step} {x.low:.12f} {x.high:.12f}"


print(*newton(lambda v: v**2 - 2, Interval(1, 2)), sep="\n")
print(math.isclose(float(q("1 kWh") / q("1 J")), 3.6e6), MappingProxyType(Unit._known).keys() >= set(BASE), isinstance(MappingProxyType({}), Mapping))
