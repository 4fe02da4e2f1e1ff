/** Python's `cmath`. */

import { pythonModule } from "../pythonModule";

export const cmath = pythonModule(
  "cmath",
  `
import math as _math

pi = _math.pi
e = _math.e
tau = _math.tau
inf = _math.inf
nan = _math.nan
infj = complex(0.0, _math.inf)
nanj = complex(0.0, _math.nan)

def phase(z, /):
    z = complex(z)
    return _math.atan2(z.imag, z.real)

def polar(z, /):
    return abs(complex(z)), phase(z)

def rect(r, phi, /):
    return complex(r * _math.cos(phi), r * _math.sin(phi))

def exp(z, /):
    z = complex(z)
    scale = _math.exp(z.real)
    return complex(scale * _math.cos(z.imag), scale * _math.sin(z.imag))

def log(z, base=None, /):
    z = complex(z)
    if z == 0:
        raise ValueError("math domain error")
    result = complex(_math.log(abs(z)), phase(z))
    return result if base is None else result / log(base)

def log10(z, /):
    result = log(z)
    return complex(result.real / _math.log(10), result.imag / _math.log(10))

def sqrt(z, /):
    z = complex(z)
    if z == 0:
        return complex(0.0, z.imag)
    half = abs(z.real) / 8
    s = 2 * _math.sqrt(half + _math.hypot(half, abs(z.imag) / 8))
    d = abs(z.imag) / (2 * s)
    if z.real >= 0:
        return complex(s, _math.copysign(d, z.imag))
    return complex(d, _math.copysign(s, z.imag))

def sinh(z, /):
    z = complex(z)
    return complex(_math.cos(z.imag) * _math.sinh(z.real), _math.sin(z.imag) * _math.cosh(z.real))

def cosh(z, /):
    z = complex(z)
    return complex(_math.cos(z.imag) * _math.cosh(z.real), _math.sin(z.imag) * _math.sinh(z.real))

def tanh(z, /):
    return sinh(z) / cosh(z)

def sin(z, /):
    z = complex(z)
    w = sinh(complex(-z.imag, z.real))
    return complex(w.imag, -w.real)

def cos(z, /):
    z = complex(z)
    return cosh(complex(-z.imag, z.real))

def tan(z, /):
    return sin(z) / cos(z)

def isnan(z, /):
    z = complex(z)
    return _math.isnan(z.real) or _math.isnan(z.imag)

def isinf(z, /):
    z = complex(z)
    return _math.isinf(z.real) or _math.isinf(z.imag)

def isfinite(z, /):
    z = complex(z)
    return _math.isfinite(z.real) and _math.isfinite(z.imag)

def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol
`,
);
