/** NumPy's statistics and signals, in Python. */

import { pythonModule } from "../../../python/stdlib/pythonModule";

export const statisticsModule = pythonModule(
  "numpy._statistics",
  String.raw`
import numpy as np

def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    if fweights is not None or aweights is not None:
        return _unknown("np.cov with weights")
    m = np.asarray(m)
    kind = dtype or np.result_type(m, np.float64)
    X = np.array(m, ndmin=2, dtype=kind)
    if not rowvar and X.shape[0] != 1:
        X = X.T
    if X.shape[0] == 0:
        return np.array([]).reshape(0, 0)
    if y is not None:
        y = np.array(y, ndmin=2, dtype=kind)
        X = np.concatenate((X, y.T if not rowvar and y.shape[0] != 1 else y), axis=0)
    if ddof is None:
        ddof = 0 if bias else 1
    fact = max(X.shape[1] - ddof, 0.0)
    X = X - np.mean(X, axis=1)[:, None]
    c = np.dot(X, X.T)
    c = c * np.true_divide(1, fact)
    return c.squeeze()

def corrcoef(x, y=None, rowvar=True, *, dtype=None):
    c = cov(x, y, rowvar, dtype=dtype)
    if c.ndim == 0:
        return c / c
    d = np.diag(c)
    stddev = np.sqrt(d)
    c = c / stddev[:, None]
    c = c / stddev[None, :]
    return np.clip(c, -1, 1)

def _edges(a, bins, range):
    a = np.asarray(a)
    if isinstance(bins, str):
        return _unknown("np.histogram with bins by name"), False
    if np.ndim(bins) == 0:
        n = int(bins)
        if n < 1:
            raise ValueError("\x60bins\x60 must be positive, when an integer")
        if range is not None:
            first, last = range
            if first > last:
                raise ValueError("max must be larger than min in range parameter.")
        elif a.size == 0:
            first, last = 0, 1
        else:
            first, last = a.min(), a.max()
        if first == last:
            first, last = first - 0.5, last + 0.5
        return np.linspace(first, last, n + 1), True
    edges = np.asarray(bins)
    if (edges[:-1] > edges[1:]).any():
        raise ValueError("\x60bins\x60 must increase monotonically, when an array")
    return edges, False

def histogram_bin_edges(a, bins=10, range=None, weights=None):
    return _edges(np.ravel(a), bins, range)[0]

def histogram(a, bins=10, range=None, density=None, weights=None):
    a = np.ravel(np.asarray(a))
    edges, isEven = _edges(a, bins, range)
    if weights is None:
        weights_ = None
    else:
        weights_ = np.ravel(np.asarray(weights))
        if weights_.shape != a.shape:
            raise ValueError("weights should have the same shape as a.")
    n = len(edges) - 1
    place = _binOf(a, edges)
    inside = (place >= 0) & (place < n)
    counts = np.bincount(place[inside], weights=None if weights_ is None else weights_[inside], minlength=n)
    if weights_ is not None and np.issubdtype(weights_.dtype, np.integer):
        counts = counts.astype(weights_.dtype)
    if density:
        widths = np.array(np.diff(edges), float)
        return counts / widths / counts.sum(), edges
    return counts, edges

def _binOf(a, edges):
    n = len(edges) - 1
    place = np.searchsorted(edges, a, side="right") - 1
    return np.where(a == edges[-1], n - 1, place)

def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    isPair = np.ndim(bins) == 1 and len(bins) == 2
    first, second = bins if isPair else (bins, bins)
    ranges = (None, None) if range is None else range
    x, y = np.asarray(x), np.asarray(y)
    if len(x) != len(y):
        raise ValueError("x and y must have the same length.")
    xedges = _edges(x, first, ranges[0])[0]
    yedges = _edges(y, second, ranges[1])[0]
    i, j = _binOf(x, xedges), _binOf(y, yedges)
    n, m = len(xedges) - 1, len(yedges) - 1
    inside = (i >= 0) & (i < n) & (j >= 0) & (j < m)
    counts = np.bincount(i[inside] * m + j[inside], weights=None if weights is None else np.asarray(weights)[inside], minlength=n * m)
    counts = counts.reshape(n, m).astype(float)
    if density:
        counts = counts / counts.sum() / np.diff(xedges)[:, None] / np.diff(yedges)[None, :]
    return counts, xedges, yedges

def digitize(x, bins, right=False):
    x, bins = np.asarray(x), np.asarray(bins)
    steps = np.diff(bins)
    side = "left" if right else "right"
    if (steps >= 0).all():
        return np.searchsorted(bins, x, side=side)
    if not (steps <= 0).all():
        raise ValueError("bins must be monotonically increasing or decreasing")
    return len(bins) - np.searchsorted(bins[::-1], x, side="right" if right else "left")

def gradient(f, *varargs, axis=None, edge_order=1):
    f = np.asarray(f)
    n = f.ndim
    if axis is None:
        axes = tuple(range(n))
    else:
        axes = (axis,) if isinstance(axis, int) else tuple(axis)
        axes = tuple(one % n for one in axes)
    if len(varargs) == 0:
        spacing = [1.0] * len(axes)
    elif len(varargs) == 1 and np.ndim(varargs[0]) == 0:
        spacing = [varargs[0]] * len(axes)
    elif len(varargs) == len(axes):
        spacing = list(varargs)
    else:
        raise TypeError("invalid number of arguments")
    if edge_order > 2:
        raise ValueError("'edge_order' greater than 2 not supported")
    if edge_order == 2:
        return _unknown("np.gradient with edge_order=2")
    f = f if np.issubdtype(f.dtype, np.inexact) else f.astype(np.float64)
    results = []
    for one, h in zip(axes, spacing):
        if f.shape[one] < edge_order + 1:
            raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")
        g = np.moveaxis(f, one, 0)
        out = np.empty_like(g)
        shape = (-1,) + (1,) * (n - 1)
        if np.ndim(h) == 0:
            out[1:-1] = (g[2:] - g[:-2]) / (2.0 * h)
            out[0] = (g[1] - g[0]) / h
            out[-1] = (g[-1] - g[-2]) / h
        else:
            d = np.diff(np.asarray(h))
            if len(d) + 1 != g.shape[0]:
                raise ValueError("when 1d, distances must match the length of the corresponding dimension")
            if (d == d[0]).all():
                out[1:-1] = (g[2:] - g[:-2]) / (2.0 * d[0])
            else:
                a, b = d[:-1], d[1:]
                left = (-b / (a * (a + b))).reshape(shape)
                middle = ((b - a) / (a * b)).reshape(shape)
                right = (a / (b * (a + b))).reshape(shape)
                out[1:-1] = left * g[:-2] + middle * g[1:-1] + right * g[2:]
            out[0] = (g[1] - g[0]) / d[0]
            out[-1] = (g[-1] - g[-2]) / d[-1]
        results.append(np.moveaxis(out, 0, one))
    return results[0] if len(axes) == 1 else results

def trapz(y, x=None, dx=1.0, axis=-1):
    y = np.moveaxis(np.asarray(y), axis, -1)
    if x is None:
        d = dx
    else:
        x = np.asarray(x)
        d = np.diff(x) if x.ndim == 1 else np.diff(np.moveaxis(x, axis, -1))
    return (d * (y[..., 1:] + y[..., :-1]) / 2.0).sum(-1)

def ediff1d(ary, to_end=None, to_begin=None):
    ary = np.ravel(ary)
    parts = [] if to_begin is None else [np.ravel(to_begin)]
    parts.append(ary[1:] - ary[:-1])
    if to_end is not None:
        parts.append(np.ravel(to_end))
    return np.concatenate(parts)

def convolve(a, v, mode="full"):
    a, v = np.array(a, ndmin=1), np.array(v, ndmin=1)
    if len(v) > len(a):
        a, v = v, a
    if len(a) == 0:
        raise ValueError("a cannot be empty")
    if len(v) == 0:
        raise ValueError("v cannot be empty")
    return _slid(a, v[::-1], mode)

def correlate(a, v, mode="valid"):
    a, v = np.array(a, ndmin=1), np.array(v, ndmin=1)
    if len(a) == 0:
        raise ValueError("first array argument cannot be empty")
    if len(v) == 0:
        raise ValueError("second array argument cannot be empty")
    if len(v) > len(a):
        return _slid(v, a, mode)[::-1]
    return _slid(a, v, mode)

def _slid(a, v, mode):
    n, m = len(a), len(v)
    if mode not in ("full", "same", "valid"):
        raise ValueError(f"mode must be one of 'valid', 'same', or 'full' (got '{mode}')")
    if mode == "valid":
        left, count = 0, n - m + 1
    elif mode == "same":
        left, count = m // 2, n
    else:
        left, count = m - 1, n + m - 1
    kind = np.result_type(a.dtype, v.dtype)
    padded = np.concatenate((np.zeros(left, kind), a.astype(kind), np.zeros(m, kind)))
    rows = padded[np.arange(count)[:, None] + np.arange(m)[None, :]]
    return rows @ v.astype(kind)

def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
    p = np.asarray(p) + 0.0
    p = np.moveaxis(p, axis, -1)
    d = np.diff(p)
    if discont is None:
        discont = period / 2
    m = np.mod(d + period / 2, period) - period / 2
    m = np.where((m == -period / 2) & (d > 0), period / 2, m)
    fix = np.where(np.abs(d) < discont, 0, m - d)
    up = np.concatenate((p[..., :1], p[..., 1:] + fix.cumsum(-1)), axis=-1)
    return np.moveaxis(up, -1, axis)

def _window(M, make):
    if M < 1:
        return np.array([], dtype=np.float64)
    if M == 1:
        return np.ones(1, dtype=np.float64)
    return make(np.arange(1 - M, M, 2))

def hanning(M):
    return _window(M, lambda n: 0.5 + 0.5 * np.cos(np.pi * n / (M - 1)))

def hamming(M):
    return _window(M, lambda n: 0.54 + 0.46 * np.cos(np.pi * n / (M - 1)))

def blackman(M):
    return _window(M, lambda n: 0.42 + 0.5 * np.cos(np.pi * n / (M - 1)) + 0.08 * np.cos(2.0 * np.pi * n / (M - 1)))

def bartlett(M):
    return _window(M, lambda n: np.where(np.less_equal(n, 0), 1 + n / (M - 1), 1 - n / (M - 1)))

def sinc(x):
    x = np.asarray(x)
    y = np.pi * np.where(x == 0, 1.0e-20, x)
    return np.sin(y) / y

def lexsort(keys, axis=-1):
    keys = [np.asarray(one) for one in keys]
    order = np.arange(len(keys[0]))
    if keys[0].ndim != 1:
        return _unknown("np.lexsort of several dimensions")
    for one in keys:
        order = order[np.argsort(one[order], kind="stable")]
    return order

def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    a = np.asarray(a)
    if not np.issubdtype(a.dtype, np.inexact):
        return np.var(a, axis=axis, ddof=ddof, keepdims=keepdims)
    gone = np.isnan(a)
    count = np.sum(~gone, axis=axis, keepdims=True)
    zeroed = np.where(gone, np.zeros((), a.dtype), a)
    middle = np.sum(zeroed, axis=axis, keepdims=True) / count
    off = np.where(gone, np.zeros((), a.dtype), zeroed - middle)
    squares = np.sum(off * off, axis=axis, keepdims=keepdims)
    left = np.sum(~gone, axis=axis, keepdims=keepdims) - ddof
    return np.where(left > 0, squares / np.maximum(left, 1), np.nan)[()]

def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return np.sqrt(nanvar(a, axis=axis, ddof=ddof, keepdims=keepdims))

def nanprod(a, axis=None, dtype=None, out=None, keepdims=False):
    a = np.asarray(a)
    return np.prod(np.where(np.isnan(a), np.ones((), a.dtype), a), axis=axis, keepdims=keepdims)

def nancumsum(a, axis=None, dtype=None, out=None):
    a = np.asarray(a)
    return np.cumsum(np.where(np.isnan(a), np.zeros((), a.dtype), a), axis=axis)

def _nanarg(a, axis, fill, find):
    a = np.asarray(a)
    gone = np.isnan(a)
    if np.all(gone, axis=axis).any():
        raise ValueError("All-NaN slice encountered")
    return find(np.where(gone, fill, a), axis=axis)

def nanargmax(a, axis=None, out=None, *, keepdims=False):
    return _nanarg(a, axis, -np.inf, np.argmax)

def nanargmin(a, axis=None, out=None, *, keepdims=False):
    return _nanarg(a, axis, np.inf, np.argmin)

def _nanrows(a, axis, make):
    a = np.asarray(a)
    if axis is None:
        flat = a.ravel()
        return make(flat[~np.isnan(flat)])
    return np.apply_along_axis(lambda row: make(row[~np.isnan(row)]), axis, a)

def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    return _nanrows(a, axis, np.median)

def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    return _nanrows(a, axis, lambda row: np.percentile(row, q, method=method))

def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    return _nanrows(a, axis, lambda row: np.quantile(row, q, method=method))
`,
);
