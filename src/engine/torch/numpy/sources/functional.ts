/** NumPy's functions that call others, those on sets and polynomials, in Python. */

import { pythonModule } from "../../../python/stdlib/pythonModule";

export const functionalModule = pythonModule(
  "numpy._functional",
  String.raw`
import numpy as np

def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = np.asarray(arr)
    n = arr.ndim
    if axis < -n or axis >= n:
        raise np.AxisError(f"axis {axis} is out of bounds for array of dimension {n}")
    axis = axis % n
    rows = np.moveaxis(arr, axis, -1)
    shape = rows.shape[:-1]
    if 0 in shape:
        raise ValueError("Cannot apply_along_axis when any iteration dimensions are 0")
    results = [np.asarray(func1d(rows[place], *args, **kwargs)) for place in np.ndindex(shape)]
    inner = results[0].shape
    kind = results[0].dtype
    whole = np.stack([one.astype(kind) for one in results]).reshape(shape + inner)
    # What the function gives takes the place of the axis it was given.
    order = list(range(axis)) + list(range(len(shape), len(shape) + len(inner))) + list(range(axis, len(shape)))
    return np.transpose(whole, order)

def apply_over_axes(func, a, axes):
    val = np.asarray(a)
    axes = (axes,) if isinstance(axes, int) else axes
    for axis in axes:
        axis = axis % val.ndim
        res = func(val, axis)
        val = res if res.ndim == val.ndim else np.expand_dims(res, axis)
    return val

class vectorize:
    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc = pyfunc
        self.otypes = otypes
        self.excluded = excluded
        self.signature = signature
        self.__doc__ = doc
        self.__name__ = getattr(pyfunc, "__name__", "vectorize")

    def __call__(self, *args, **kwargs):
        if self.signature is not None or self.excluded:
            return _unknown("np.vectorize with a signature or excluded arguments")
        names = list(kwargs)
        values = [np.asarray(one) for one in args] + [np.asarray(kwargs[name]) for name in names]
        if not values:
            raise ValueError("args can not be empty")
        parts = np.broadcast_arrays(*values)
        shape = parts[0].shape
        lists = [part.ravel() for part in parts]
        n = len(args)
        size = lists[0].size
        if size == 0 and self.otypes is None:
            raise ValueError("cannot call \x60vectorize\x60 on size 0 inputs unless \x60otypes\x60 is set")
        results = [self.pyfunc(*[one[k] for one in lists[:n]], **{name: one[k] for name, one in zip(names, lists[n:])}) for k in range(size)]
        if results and isinstance(results[0], tuple):
            kinds = self._kinds(results[0])
            return tuple(np.array([row[k] for row in results], dtype=kinds[k]).reshape(shape) for k in range(len(results[0])))
        kind = self._kinds(results[:1])[0]
        return np.array(results, dtype=kind).reshape(shape)

    def _kinds(self, firsts):
        if self.otypes is None:
            # Strings are as wide as the widest result, not as the first.
            kinds = [np.asarray(one).dtype for one in firsts]
            return [str if kind.kind == "U" else kind for kind in kinds]
        if isinstance(self.otypes, str):
            return list(self.otypes)
        return [np.dtype(one) for one in self.otypes]

def frompyfunc(func, nin, nout):
    return _unknown("an array of Python objects")

def in1d(ar1, ar2, assume_unique=False, invert=False):
    return isin(np.ravel(np.asarray(ar1)), ar2, invert=invert)

def isin(element, test_elements, assume_unique=False, invert=False):
    element = np.asarray(element)
    tests = np.unique(np.asarray(test_elements))
    if tests.size == 0:
        return np.full(element.shape, invert)
    at = np.clip(np.searchsorted(tests, element), 0, tests.size - 1)
    found = tests[at] == element
    return ~found if invert else found

def union1d(ar1, ar2):
    return np.unique(np.concatenate((np.ravel(ar1), np.ravel(ar2))))

def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    ar1, ar2 = np.ravel(ar1), np.ravel(ar2)
    if not return_indices:
        ar1 = np.unique(ar1)
        return ar1[np.isin(ar1, ar2)]
    one, first = np.unique(ar1, return_index=True)
    two, second = np.unique(ar2, return_index=True)
    both = one[np.isin(one, two)]
    return both, first[np.searchsorted(one, both)], second[np.searchsorted(two, both)]

def setdiff1d(ar1, ar2, assume_unique=False):
    ar1 = np.ravel(ar1) if assume_unique else np.unique(ar1)
    return ar1[~np.isin(ar1, ar2)]

def setxor1d(ar1, ar2, assume_unique=False):
    one, two = np.unique(ar1), np.unique(ar2)
    return np.sort(np.concatenate((one[~np.isin(one, two)], two[~np.isin(two, one)])))

def polyval(p, x):
    p = np.asarray(p)
    x = np.asanyarray(x)
    y = np.zeros_like(x)
    for one in p:
        y = y * x + one
    return y

def polyder(p, m=1):
    p = np.asarray(p)
    for _ in range(m):
        n = len(p) - 1
        p = p[:-1] * np.arange(n, 0, -1)
    return p

def polyint(p, m=1, k=None):
    p = np.asarray(p)
    for _ in range(m):
        p = np.concatenate((p / np.arange(len(p), 0, -1), [0.0 if k is None else k]))
    return p

def polyadd(a1, a2):
    a1, a2 = np.atleast_1d(a1), np.atleast_1d(a2)
    n = max(len(a1), len(a2))
    return np.concatenate((np.zeros(n - len(a1), a1.dtype), a1)) + np.concatenate((np.zeros(n - len(a2), a2.dtype), a2))

def polysub(a1, a2):
    return polyadd(a1, -np.atleast_1d(a2))

def polymul(a1, a2):
    return np.convolve(a1, a2)

def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    if full or cov or w is not None:
        return _unknown("np.polyfit with full, cov or w")
    x = np.asarray(x) + 0.0
    y = np.asarray(y) + 0.0
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if x.shape[0] != y.shape[0]:
        raise TypeError("expected x and y to have same length")
    lhs = np.vander(x, deg + 1)
    scale = np.sqrt((lhs * lhs).sum(axis=0))
    c = np.linalg.lstsq(lhs / scale, y, rcond=len(x) * np.finfo(x.dtype).eps)[0]
    return (c.T / scale).T

def vander(x, N=None, increasing=False):
    x = np.asarray(x)
    if x.ndim != 1:
        raise ValueError("x must be a one-dimensional array or sequence.")
    n = len(x) if N is None else N
    kind = np.promote_types(x.dtype, int)
    columns = []
    so = np.ones(len(x), dtype=kind)
    for _ in range(n):
        columns.append(so)
        so = so * x
    if not columns:
        return np.empty((len(x), 0), dtype=kind)
    return np.stack(columns if increasing else columns[::-1], axis=1)

def kron(a, b):
    a, b = np.asarray(a), np.asarray(b)
    n = max(a.ndim, b.ndim)
    first = (1,) * (n - a.ndim) + a.shape
    second = (1,) * (n - b.ndim) + b.shape
    left = a.reshape(tuple(size for one in first for size in (one, 1)))
    right = b.reshape(tuple(size for one in second for size in (1, one)))
    return (left * right).reshape(tuple(one * two for one, two in zip(first, second)))

def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    if axis is not None:
        axisa = axisb = axisc = axis
    a, b = np.moveaxis(np.asarray(a), axisa, -1), np.moveaxis(np.asarray(b), axisb, -1)
    if a.shape[-1] not in (2, 3) or b.shape[-1] not in (2, 3):
        raise ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    if a.shape[-1] == 2 and b.shape[-1] == 2:
        return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    zero = lambda v: v[..., 2] if v.shape[-1] == 3 else 0
    a0, a1, a2 = a[..., 0], a[..., 1], zero(a)
    b0, b1, b2 = b[..., 0], b[..., 1], zero(b)
    parts = [a1 * b2 - a2 * b1, a2 * b0 - a0 * b2, a0 * b1 - a1 * b0]
    return np.moveaxis(np.stack(np.broadcast_arrays(*parts), axis=-1), -1, axisc)

def tensordot(a, b, axes=2):
    a, b = np.asarray(a), np.asarray(b)
    if isinstance(axes, int):
        left, right = list(range(-axes, 0)), list(range(axes))
    else:
        left, right = axes
        left = list(left) if np.ndim(left) else [left]
        right = list(right) if np.ndim(right) else [right]
    left = [one % a.ndim if a.ndim else one for one in left]
    right = [one % b.ndim if b.ndim else one for one in right]
    if len(left) != len(right) or any(a.shape[one] != b.shape[two] for one, two in zip(left, right)):
        raise ValueError("shape-mismatch for sum")
    outer = [k for k in range(a.ndim) if k not in left]
    inner = [k for k in range(b.ndim) if k not in right]
    count = 1
    for one in left:
        count *= a.shape[one]
    rows = a.transpose(outer + left).reshape(-1, count) if count else a.transpose(outer + left).reshape([int(np.prod([a.shape[k] for k in outer])), 0])
    columns = b.transpose(right + inner).reshape(count, -1) if count else b.transpose(right + inner).reshape([0, int(np.prod([b.shape[k] for k in inner]))])
    return np.dot(rows, columns).reshape([a.shape[k] for k in outer] + [b.shape[k] for k in inner])

def multi_dot(arrays):
    result = np.asarray(arrays[0])
    for one in arrays[1:]:
        result = np.dot(result, one)
    return result

def matrix_power(a, n):
    a = np.asarray(a)
    if a.shape[-1] != a.shape[-2]:
        raise np.linalg.LinAlgError("Last 2 dimensions of the array must be square")
    if n == 0:
        return np.broadcast_to(np.eye(a.shape[-1], dtype=a.dtype), a.shape).copy()
    if n < 0:
        a, n = np.linalg.inv(a), -n
    result = None
    while n > 0:
        if n % 2:
            result = a if result is None else result @ a
        a = a @ a
        n //= 2
    return result

def broadcast_shapes(*args):
    shapes = [(one,) if isinstance(one, (int, np.integer)) else tuple(one) for one in args]
    return np.broadcast_arrays(*[np.empty(one, dtype=bool) for one in shapes])[0].shape if shapes else ()

def fromiter(iter, dtype, count=-1, *, like=None):
    items = []
    for item in iter:
        if len(items) == count:
            break
        items.append(item)
    if count > len(items):
        raise ValueError("iterator too short")
    return np.array(items, dtype=dtype)

def roots(p):
    p = np.atleast_1d(p)
    if p.ndim != 1:
        raise ValueError("Input must be a rank-1 array.")
    places = np.nonzero(np.ravel(p))[0]
    if len(places) == 0:
        return np.array([])
    zeros = len(p) - places[-1] - 1
    p = p[int(places[0]) : int(places[-1]) + 1] + 0.0
    n = len(p)
    if n == 1:
        return np.zeros(zeros)
    matrix = np.diag(np.ones((n - 2,), p.dtype), -1)
    matrix[0, :] = -p[1:] / p[0]
    return np.hstack((np.linalg.eigvals(matrix), np.zeros(zeros)))

class poly1d:
    def __init__(self, c_or_r, r=False, variable=None):
        if isinstance(c_or_r, poly1d):
            c_or_r = c_or_r.coeffs
        c = np.atleast_1d(c_or_r)
        if r:
            whole = np.ones(1)
            for one in c:
                whole = np.convolve(whole, [1, -one])
            c = whole
        places = np.nonzero(c)[0]
        self.coeffs = c[places[0]:] if len(places) else c[-1:]
        self.c = self.coef = self.coefficients = self.coeffs
        self.order = self.o = len(self.coeffs) - 1

    @property
    def roots(self):
        return roots(self.coeffs)

    r = roots

    def __call__(self, x):
        return polyval(self.coeffs, x)

    def __len__(self):
        return self.order

    def __iter__(self):
        return iter(self.coeffs)

    def __getitem__(self, k):
        return self.coeffs[self.order - k] if 0 <= k <= self.order else 0

    def __add__(self, other):
        return poly1d(polyadd(self.coeffs, poly1d(other).coeffs))

    def __sub__(self, other):
        return poly1d(polysub(self.coeffs, poly1d(other).coeffs))

    def __mul__(self, other):
        return poly1d(self.coeffs * other if np.isscalar(other) else polymul(self.coeffs, poly1d(other).coeffs))

    __radd__ = __add__
    __rmul__ = __mul__

    def __neg__(self):
        return poly1d(-self.coeffs)

    def deriv(self, m=1):
        return poly1d(polyder(self.coeffs, m))

    def integ(self, m=1, k=0):
        return poly1d(polyint(self.coeffs, m, k))

    def __repr__(self):
        return f"poly1d({repr(self.coeffs)[6:-1]})"

    def __str__(self):
        return _unknown("a polynomial as text")

def require(a, dtype=None, requirements=None):
    return np.asarray(a, dtype=dtype)

def fromfunction(function, shape, *, dtype=float, **kwargs):
    return function(*np.indices(shape, dtype=dtype), **kwargs)

def array_equiv(a1, a2):
    a1, a2 = np.asarray(a1), np.asarray(a2)
    try:
        np.broadcast_shapes(a1.shape, a2.shape)
    except ValueError:
        return False
    return bool((a1 == a2).all())
`,
);
