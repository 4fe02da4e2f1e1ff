/** Python's `statistics`, in Python. */

import { pythonModule } from "../pythonModule";

export const statistics = pythonModule(
  "statistics",
  String.raw`
import math as _math
from bisect import bisect_left as _bisect_left
from collections import Counter as _Counter
from fractions import Fraction as _Fraction

class StatisticsError(ValueError):
    pass

def _data(data):
    return list(data)

def _exact(x):
    if isinstance(x, str) or not hasattr(x, "as_integer_ratio"):
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")
    return _Fraction(x)

def _total(data):
    return sum((_exact(x) for x in data), _Fraction(0))

def _kind(data):
    return float if any(isinstance(x, float) for x in data) else _Fraction if any(isinstance(x, _Fraction) for x in data) else int

def _convert(value, kind):
    if kind is int and value.denominator == 1:
        return int(value)
    if kind is _Fraction:
        return value
    return value.numerator / value.denominator

def mean(data):
    data = _data(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    return _convert(_total(data) / len(data), _kind(data))

def fmean(data, weights=None):
    data = _data(data)
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    if weights is None:
        return _math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    return _math.fsum(map(lambda a, b: a * b, data, weights)) / _math.fsum(weights)

def geometric_mean(data):
    data = list(data)
    if not data or min(data) <= 0:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    return _math.exp(fmean(map(_math.log, data)))

def harmonic_mean(data, weights=None):
    data = _data(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if weights is None:
        weights = [1] * len(data)
    weights = list(weights)
    if any(x < 0 for x in data):
        raise StatisticsError("harmonic mean does not support negative values")
    return _convert(_total(weights) / sum(_Fraction(w) / _Fraction(x) for w, x in zip(weights, data)), _Fraction if _kind(data) is _Fraction else float)

def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2

def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]

def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]

def mode(data):
    pairs = _Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]

def multimode(data):
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]

def _squares(data, center):
    c = _total(data) / len(data) if center is None else _Fraction(center)
    return sum(((_Fraction(x) - c) ** 2 for x in data), _Fraction(0))

def variance(data, xbar=None):
    data = _data(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(_squares(data, xbar) / (len(data) - 1), _kind(data))

def pvariance(data, mu=None):
    data = _data(data)
    if len(data) < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(_squares(data, mu) / len(data), _kind(data))

def _root(value):
    # Correctly rounded: the integer root of the fraction scaled by a large square.
    n, d = value.numerator, value.denominator
    if n == 0:
        return 0.0
    shift = max(0, 140 - n.bit_length() + d.bit_length())
    shift += shift % 2
    return _math.isqrt((n << shift) // d) / (1 << shift // 2)

def stdev(data, xbar=None):
    data = _data(data)
    if len(data) < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(_squares(data, xbar) / (len(data) - 1))

def pstdev(data, mu=None):
    data = _data(data)
    if len(data) < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(_squares(data, mu) / len(data))

def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    if method == "inclusive":
        m = size - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        m = size + 1
        for i in range(1, n):
            j = i * m // n
            j = 1 if j < 1 else size - 1 if j > size - 1 else j
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")

from collections import namedtuple as _namedtuple

LinearRegression = _namedtuple("LinearRegression", "slope intercept")

def _pairs(x, y, what):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    return n, _math.fsum(x) / n, _math.fsum(y) / n

def correlation(x, y, /):
    n, mx, my = _pairs(x, y, "correlation")
    sxy = _math.fsum((a - mx) * (b - my) for a, b in zip(x, y))
    sxx = _math.fsum((a - mx) ** 2.0 for a in x)
    syy = _math.fsum((b - my) ** 2.0 for b in y)
    try:
        return sxy / _math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")

def covariance(x, y, /):
    n, mx, my = _pairs(x, y, "covariance")
    return _math.fsum((a - mx) * (b - my) for a, b in zip(x, y)) / (n - 1)

def linear_regression(x, y, /, *, proportional=False):
    n, mx, my = _pairs(x, y, "linear regression")
    if proportional:
        sxy = _math.fsum(a * b for a, b in zip(x, y))
        sxx = _math.fsum(a * a for a in x)
    else:
        sxy = _math.fsum((a - mx) * (b - my) for a, b in zip(x, y))
        sxx = _math.fsum((a - mx) ** 2.0 for a in x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else my - slope * mx)

def median_grouped(data, interval=1.0):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    i = _bisect_left(data, x)
    count = data.count(x)
    interval, x = float(interval), float(x)
    return x - interval / 2.0 + interval * (n / 2 - i) / count

class NormalDist:
    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    mean = property(lambda self: self._mu)
    median = property(lambda self: self._mu)
    mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma ** 2)

    def pdf(self, x):
        variance = self._sigma ** 2.0
        return _math.exp((x - self._mu) ** 2.0 / (-2.0 * variance)) / _math.sqrt(_math.tau * variance)

    def cdf(self, x):
        return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __rsub__(self, other):
        return -(self - other)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * _math.fabs(other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / _math.fabs(other))

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return (self._mu, self._sigma) == (other._mu, other._sigma)

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
`,
);
