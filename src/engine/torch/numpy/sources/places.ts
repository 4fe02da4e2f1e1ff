/** NumPy's functions on indices and places, in Python. */

import { pythonModule } from "../../../python/stdlib/pythonModule";

export const placesModule = pythonModule(
  "numpy._places",
  String.raw`
import numpy as np

def ix_(*args):
    out = []
    for k, one in enumerate(args):
        one = np.asarray(one)
        if one.ndim != 1:
            raise ValueError("Cross index must be 1 dimensional")
        if one.size == 0:
            one = one.astype(int)
        if one.dtype == bool:
            one, = one.nonzero()
        out.append(one.reshape((1,) * k + (one.size,) + (1,) * (len(args) - k - 1)))
    return tuple(out)

def tril_indices(n, k=0, m=None):
    return np.nonzero(np.tri(n, m, k=k, dtype=bool))

def triu_indices(n, k=0, m=None):
    return np.nonzero(~np.tri(n, m, k=k - 1, dtype=bool))

def tril_indices_from(arr, k=0):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return tril_indices(arr.shape[-2], k=k, m=arr.shape[-1])

def triu_indices_from(arr, k=0):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return triu_indices(arr.shape[-2], k=k, m=arr.shape[-1])

def diag_indices(n, ndim=2):
    return (np.arange(n),) * ndim

def diag_indices_from(arr):
    if not arr.ndim >= 2:
        raise ValueError("input array must be at least 2-d")
    return diag_indices(arr.shape[0], arr.ndim)

def indices(dimensions, dtype=int, sparse=False):
    dimensions = tuple(dimensions)
    n = len(dimensions)
    rows = [np.arange(size, dtype=dtype).reshape((1,) * k + (size,) + (1,) * (n - k - 1)) for k, size in enumerate(dimensions)]
    if sparse:
        return tuple(rows)
    if n == 0:
        return np.empty((0,), dtype=dtype)
    return np.stack([np.broadcast_to(row, dimensions) for row in rows])

def unravel_index(indices, shape, order="C"):
    given = np.asarray(indices)
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    total = 1
    for size in shape:
        total *= size
    for one in given.ravel().tolist():
        if one < 0 or one >= total:
            raise ValueError(f"index {one} is out of bounds for array with size {total}")
    out = []
    rest = given
    for size in (reversed(shape) if order == "C" else shape):
        out.append(rest % size)
        rest = rest // size
    out = out[::-1] if order == "C" else out
    return tuple(one if given.ndim else np.int64(one) for one in out)

def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    parts = [np.asarray(one) for one in multi_index]
    dims = tuple(dims)
    if len(parts) != len(dims):
        raise ValueError(f"parameter multi_index must be a sequence of length {len(dims)}")
    pairs = list(zip(parts, dims))
    result = 0
    for part, size in (pairs if order == "C" else reversed(pairs)):
        if mode == "wrap":
            part = part % size
        elif mode == "clip":
            part = np.clip(part, 0, size - 1)
        elif ((part < 0) | (part >= size)).any():
            raise ValueError("invalid entry in coordinates array")
        result = result * size + part
    return result

class ndindex:
    def __init__(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], tuple):
            shape = shape[0]
        for size in shape:
            if size < 0:
                raise ValueError("negative dimensions are not allowed")
        self._shape = shape
        self._items = self._walk(shape)

    @staticmethod
    def _walk(shape):
        if not shape:
            yield ()
            return
        for first in range(shape[0]):
            for rest in ndindex._walk(shape[1:]):
                yield (first,) + rest

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._items)

class ndenumerate:
    def __init__(self, arr):
        self._arr = np.asarray(arr)
        self._places = ndindex(self._arr.shape)

    def __next__(self):
        place = next(self._places)
        return place, self._arr[place]

    def __iter__(self):
        return self

class nditer:
    def __init__(self, op, flags=(), op_flags=(), op_dtypes=None, order="K", **others):
        isList = isinstance(op, (list, tuple)) and len(op) > 0 and isinstance(op[0], np.ndarray)
        arrays = [np.asarray(one) for one in op] if isList else [np.asarray(op)]
        flags = list(flags)
        if others or op_dtypes is not None or "external_loop" in flags or isList and any(one is None for one in op):
            self._places = _unknown("this use of np.nditer")
            return
        if any(one.shape != arrays[0].shape for one in arrays):
            arrays = np.broadcast_arrays(*arrays)
        self.operands = tuple(arrays)
        self._shape = arrays[0].shape
        self._single = not isList
        n = len(self._shape)
        axes = list(range(n))
        if order == "F":
            axes = axes[::-1]
        elif order == "K" and len(arrays) == 1:
            # The order of the memory.
            axes = sorted(axes, key=lambda k: -abs(arrays[0].strides[k]))
        self._order = axes
        self._total = 1
        for size in self._shape:
            self._total *= size
        self.itersize = self._total
        self.reset()

    def reset(self):
        self.iterindex = 0
        self._isNew = True

    @property
    def finished(self):
        return self.iterindex >= self._total

    @property
    def multi_index(self):
        place = [0] * len(self._shape)
        rest = self.iterindex
        for k in reversed(self._order):
            place[k] = rest % self._shape[k]
            rest //= self._shape[k]
        return tuple(place)

    @property
    def index(self):
        at = 0
        for k, size in zip(self.multi_index, self._shape):
            at = at * size + k
        return at

    @property
    def value(self):
        parts = tuple(one[self.multi_index + (Ellipsis,)] for one in self.operands)
        return parts[0] if self._single else parts

    def __getitem__(self, k):
        return self.operands[k][self.multi_index + (Ellipsis,)]

    def __setitem__(self, k, value):
        self.operands[k][self.multi_index] = value

    def iternext(self):
        self.iterindex += 1
        return not self.finished

    def __iter__(self):
        return self

    def __next__(self):
        if not self._isNew:
            self.iternext()
        self._isNew = False
        if self.finished:
            raise StopIteration
        return self.value

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return None

    def close(self):
        return None

def diagflat(v, k=0):
    return np.diag(np.ravel(v), k)

def atleast_3d(*arys):
    out = []
    for one in arys:
        one = np.asanyarray(one)
        if one.ndim == 0:
            one = one.reshape(1, 1, 1)
        elif one.ndim == 1:
            one = one[np.newaxis, :, np.newaxis]
        elif one.ndim == 2:
            one = one[:, :, np.newaxis]
        out.append(one)
    return out[0] if len(out) == 1 else out

def trim_zeros(filt, trim="fb"):
    first, last = 0, len(filt)
    if "f" in trim.lower():
        while first < last and filt[first] == 0:
            first += 1
    if "b" in trim.lower():
        while last > first and filt[last - 1] == 0:
            last -= 1
    return filt[first:last]

def hsplit(ary, indices_or_sections):
    if np.ndim(ary) == 0:
        raise ValueError("hsplit only works on arrays of 1 or more dimensions")
    return np.split(ary, indices_or_sections, 1 if ary.ndim > 1 else 0)

def vsplit(ary, indices_or_sections):
    if np.ndim(ary) < 2:
        raise ValueError("vsplit only works on arrays of 2 or more dimensions")
    return np.split(ary, indices_or_sections, 0)

def dsplit(ary, indices_or_sections):
    if np.ndim(ary) < 3:
        raise ValueError("dsplit only works on arrays of 3 or more dimensions")
    return np.split(ary, indices_or_sections, 2)

def pad_with(array, pad_width, mode, options):
    array = np.asarray(array)
    widths = np.broadcast_to(np.asarray(pad_width), (array.ndim, 2)).tolist()
    allowed = {"constant": "constant_values", "linear_ramp": "end_values"}.get(mode, "stat_length")
    unsupported = set(options) - {allowed}
    if unsupported:
        raise ValueError(f"unsupported keyword arguments for mode '{mode}': {unsupported}")
    if mode == "empty" or "stat_length" in options and options["stat_length"] is not None:
        return _unknown("this way of np.pad")
    values = np.broadcast_to(np.asarray(options.get(allowed, 0)), (array.ndim, 2)).tolist() if mode in ("constant", "linear_ramp") else None
    for axis, (before, after) in enumerate(widths):
        rows = np.moveaxis(array, axis, 0)
        parts = []
        for side, width in ((0, before), (1, after)):
            if width == 0:
                continue
            if mode == "constant":
                new = np.full((width,) + rows.shape[1:], values[axis][side]).astype(array.dtype)
            elif mode == "linear_ramp":
                end, edge = values[axis][side], rows[0 if side == 0 else -1]
                steps = [end + (edge - end) * (k / width) for k in range(width)]
                new = np.stack(steps if side == 0 else steps[::-1])
                if np.issubdtype(array.dtype, np.integer):
                    new = np.floor(new)
                new = new.astype(array.dtype)
            else:
                stat = {"mean": np.mean, "median": np.median, "maximum": np.max, "minimum": np.min}[mode](rows, axis=0)
                if np.issubdtype(array.dtype, np.integer):
                    stat = np.round(stat)
                new = np.stack([np.asarray(stat)] * width).astype(array.dtype)
            parts.append((side, new))
        rows = np.concatenate([new for side, new in parts if side == 0] + [rows] + [new for side, new in parts if side == 1], axis=0)
        array = np.moveaxis(rows, 0, axis)
    return array

def grid(key, sparse):
    if isinstance(key, slice):
        return _steps(key)
    lines = [_steps(one) for one in key]
    kind = np.result_type(*lines)
    lines = [one.astype(kind) for one in lines]
    n = len(lines)
    rows = [one.reshape((1,) * k + (one.size,) + (1,) * (n - k - 1)) for k, one in enumerate(lines)]
    if sparse:
        return rows
    shape = tuple(one.size for one in lines)
    return np.stack([np.broadcast_to(row, shape) for row in rows])

def _steps(part):
    start = 0 if part.start is None else part.start
    step = 1 if part.step is None else part.step
    if isinstance(step, complex):
        return np.linspace(start, part.stop, int(abs(step)))
    return np.arange(start, part.stop, step)

def joined(key, isColumns):
    key = key if isinstance(key, tuple) else (key,)
    axis = -1 if isColumns else 0
    parts = []
    for one in key:
        if isinstance(one, str):
            return _unknown("np.r_ with a directive")
        part = _steps(one) if isinstance(one, slice) else np.atleast_1d(np.asarray(one))
        if isColumns and part.ndim == 1:
            part = part.reshape(-1, 1)
        parts.append(part)
    return np.concatenate(parts, axis=axis)

def take_along_axis(arr, indices, axis):
    arr = np.asarray(arr)
    if axis is None:
        arr = arr.ravel()
        axis = 0
    return arr[_along(arr.shape, indices, axis)]

def put_along_axis(arr, indices, values, axis):
    if axis is None:
        arr = arr.reshape(-1)
        axis = 0
    arr[_along(arr.shape, indices, axis)] = values

def _along(shape, indices, axis):
    indices = np.asarray(indices)
    if not np.issubdtype(indices.dtype, np.integer):
        raise IndexError("\x60indices\x60 must be an integer array")
    n = len(shape)
    if n != indices.ndim:
        raise ValueError("\x60indices\x60 and \x60arr\x60 must have the same number of dimensions")
    if axis < -n or axis >= n:
        raise np.AxisError(f"axis {axis} is out of bounds for array of dimension {n}")
    axis = axis % n
    return tuple(
        indices if k == axis else np.arange(size).reshape((1,) * k + (size,) + (1,) * (n - k - 1))
        for k, size in enumerate(shape)
    )

def fill_diagonal(a, val, wrap=False):
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    if a.ndim > 2 and len(set(a.shape)) != 1:
        raise ValueError("All dimensions of input must be of equal length")
    if wrap:
        return _unknown("np.fill_diagonal with wrap")
    n = min(a.shape)
    val = np.asarray(val)
    if val.ndim > 0:
        val = np.resize(val, n)
    a[(np.arange(n),) * a.ndim] = val

def put(a, ind, v, mode="raise"):
    ind = np.asarray(ind).ravel()
    v = np.asarray(v).ravel()
    if v.size == 0:
        return
    n = a.size
    if mode == "wrap":
        ind = ind % n
    elif mode == "clip":
        ind = np.clip(ind, 0, n - 1)
    else:
        for one in ind.tolist():
            if one < -n or one >= n:
                raise IndexError(f"index {one} is out of bounds for axis 0 with size {n}")
        ind = ind % n
    a[np.unravel_index(ind, a.shape)] = np.resize(v, ind.size)

def place(arr, mask, vals):
    mask = np.asarray(mask).astype(bool).reshape(arr.shape)
    vals = np.asarray(vals).ravel()
    n = int(mask.sum())
    if n == 0:
        return
    if vals.size == 0:
        raise ValueError("Cannot insert from an empty array!")
    arr[mask] = np.resize(vals, n)

def putmask(a, mask, values):
    mask = np.asarray(mask).astype(bool).reshape(a.shape)
    a[mask] = np.resize(np.asarray(values), a.shape)[mask]

def copyto(dst, src, casting="same_kind", where=True):
    if where is True:
        dst[...] = src
    else:
        where = np.broadcast_to(where, dst.shape)
        dst[where] = np.broadcast_to(src, dst.shape)[where]

def extract(condition, arr):
    return np.ravel(np.asarray(arr))[np.nonzero(np.ravel(np.asarray(condition)))[0]]

def compress(condition, a, axis=None, out=None):
    return np.take(np.asarray(a), np.nonzero(np.asarray(condition))[0], axis=axis)

def compressed(a, condition, axis=None, out=None):
    return compress(condition, a, axis)

def choose(a, choices, out=None, mode="raise"):
    a = np.asarray(a)
    n = len(choices)
    if mode == "wrap":
        a = a % n
    elif mode == "clip":
        a = np.clip(a, 0, n - 1)
    elif ((a < 0) | (a >= n)).any():
        raise ValueError("invalid entry in choice array")
    parts = np.broadcast_arrays(a, *[np.asarray(one) for one in choices])
    a, rest = parts[0], np.stack(parts[1:])
    return take_along_axis(rest, a[None], 0)[0]

def select(condlist, choicelist, default=0):
    if len(condlist) != len(choicelist):
        raise ValueError("list of cases must be same length as list of conditions")
    if len(condlist) == 0:
        raise ValueError("select with an empty condition list is not possible")
    for k, one in enumerate(condlist):
        if np.asarray(one).dtype != bool:
            raise TypeError(f"invalid entry {k} in condlist: should be boolean ndarray")
    kind = np.result_type(*[np.asarray(one) for one in choicelist], np.asarray(default))
    shape = np.broadcast_shapes(*[np.shape(one) for one in condlist], *[np.shape(one) for one in choicelist], np.shape(default))
    result = np.broadcast_to(np.asarray(default, dtype=kind), shape)
    for condition, choice in list(zip(condlist, choicelist))[::-1]:
        result = np.where(condition, np.asarray(choice, dtype=kind), result)
    return result

def piecewise(x, condlist, funclist, *args, **kw):
    x = np.asarray(x)
    first = condlist[0] if isinstance(condlist, (list, tuple)) and len(condlist) else condlist
    if not isinstance(condlist, list) or np.ndim(first) == 0 and x.ndim != 0:
        condlist = [condlist]
    condlist = [np.asarray(one).astype(bool) for one in condlist]
    n = len(condlist)
    if n == len(funclist) - 1:
        rest = ~np.any(np.stack(np.broadcast_arrays(*condlist)), axis=0)
        condlist = condlist + [rest]
    elif n != len(funclist):
        raise ValueError(f"with {n} condition(s), either {n} or {n + 1} functions are expected")
    y = np.zeros_like(x)
    for condition, function in zip(condlist, funclist):
        if callable(function):
            values = x[condition]
            if values.size > 0:
                y[condition] = function(values, *args, **kw)
        else:
            y[condition] = function
    return y

def _axisOf(axis, n):
    if axis < -n or axis >= n:
        raise np.AxisError(f"axis {axis} is out of bounds for array of dimension {n}")
    return axis % n

def delete(arr, obj, axis=None):
    arr = np.asarray(arr)
    if axis is None:
        arr = arr.ravel()
        axis = 0
    axis = _axisOf(axis, arr.ndim)
    n = arr.shape[axis]
    if isinstance(obj, slice):
        places = np.arange(n)[obj]
    else:
        places = np.atleast_1d(np.asarray(obj))
        if places.dtype == bool:
            if places.size != n:
                raise ValueError(f"boolean array argument obj to delete must be one dimensional and match the axis length of {n}")
            places = np.nonzero(places)[0]
        elif places.size == 0:
            places = places.astype(int)
    for one in places.tolist():
        if one < -n or one >= n:
            raise IndexError(f"index {one} is out of bounds for axis {axis} with size {n}")
    gone = set(one % n for one in places.tolist())
    return np.take(arr, [k for k in range(n) if k not in gone], axis=axis)

def insert(arr, obj, values, axis=None):
    arr = np.asarray(arr)
    if axis is None:
        arr = arr.ravel()
        axis = 0
    axis = _axisOf(axis, arr.ndim)
    n = arr.shape[axis]
    isSingle = np.ndim(obj) == 0 and not isinstance(obj, slice)
    places = np.arange(n)[obj] if isinstance(obj, slice) else np.atleast_1d(np.asarray(obj, dtype=int))
    for one in places.tolist():
        if one < -n or one > n:
            raise IndexError(f"index {one} is out of bounds for axis {axis} with size {n}")
    places = [one + n if one < 0 else one for one in places.tolist()]
    values = np.array(values, ndmin=arr.ndim, dtype=arr.dtype)
    if isSingle:
        values = np.moveaxis(values, 0, axis)
        places = places * values.shape[axis] if values.shape[axis] > 0 else []
    order = np.argsort(np.asarray(places, dtype=int), kind="stable").tolist()
    at = {}
    for rank, k in enumerate(order):
        at[k] = places[k] + rank
    total = n + len(places)
    shape = list(arr.shape)
    shape[axis] = total
    result = np.empty(shape, dtype=arr.dtype)
    new = [at[k] for k in range(len(places))]
    taken = set(new)
    before = (slice(None),) * axis
    result[before + (new,)] = values
    result[before + ([k for k in range(total) if k not in taken],)] = arr
    return result

def resize(a, new_shape):
    new_shape = (new_shape,) if isinstance(new_shape, (int, np.integer)) else tuple(new_shape)
    a = np.ravel(np.asarray(a))
    total = 1
    for size in new_shape:
        total *= size
        if size < 0:
            raise ValueError("all elements of \x60new_shape\x60 must be non-negative")
    if a.size == 0 or total == 0:
        return np.zeros(new_shape, dtype=a.dtype)
    return np.tile(a, -(-total // a.size))[:total].reshape(new_shape)

def rot90(m, k=1, axes=(0, 1)):
    axes = tuple(axes)
    m = np.asarray(m)
    if len(axes) != 2:
        raise ValueError("len(axes) must be 2.")
    if axes[0] == axes[1] or abs(axes[0] - axes[1]) == m.ndim:
        raise ValueError("Axes must be different.")
    k %= 4
    if k == 0:
        return m[:]
    if k == 2:
        return np.flip(np.flip(m, axes[0]), axes[1])
    if k == 1:
        return np.swapaxes(np.flip(m, axes[1]), axes[0], axes[1])
    return np.flip(np.swapaxes(m, axes[0], axes[1]), axes[1])

def rollaxis(a, axis, start=0):
    n = a.ndim
    axis = _axisOf(axis, n)
    start = start + n if start < 0 else start
    return np.moveaxis(a, axis, start - 1 if axis < start else start)

def block(arrays):
    return _block(arrays, _depth(arrays), 0)

def _depth(arrays):
    return 1 + _depth(arrays[0]) if isinstance(arrays, list) and arrays else 0

def _block(arrays, depth, level):
    if level == depth:
        return np.array(arrays, ndmin=max(depth, 1))
    return np.concatenate([_block(one, depth, level + 1) for one in arrays], axis=-(depth - level))
`,
);
