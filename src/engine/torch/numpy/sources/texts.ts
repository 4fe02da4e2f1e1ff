/** What NumPy's functions and arrays do with strings, in Python. */

import { pythonModule } from "../../../python/stdlib/pythonModule";
import { textHelpers } from "../texts";

/**
 * An array of strings is `_codes`, places in the list `_words`, with `_width`, the most characters an element can have.
 * Views share both. The functions that know about strings are those of `Functions`, the methods those of `Members`.
 */
export const textsModule = pythonModule(
  "numpy._texts",
  String.raw`
import numpy as np

def _merged(*arrays):
    # Codes whose order is that of the words.
    words = sorted({word for one in arrays for word in one._words})
    places = {word: place for place, word in enumerate(words)}
    return words, [np.asarray(np.array([places[word] for word in one._words], dtype=np.int64)[one._codes]) for one in arrays]

def _widest(arrays):
    return max(one._width for one in arrays)

def _flat(self):
    return [self._words[code] for code in self._codes.ravel().tolist()]

def _compared(self, other, compare):
    _, codes = _merged(self, _read(other, None))
    return compare(*codes)

def _before(self, other, compare):
    try:
        return _compared(self, other, compare)
    except ValueError:
        return NotImplemented

def _joined(arrays, join):
    arrays = [_read(one, None) for one in arrays]
    words, codes = _merged(*arrays)
    return _made(join(codes), words, _widest(arrays))

def _moved(name):
    def move(a, *args, **kwargs):
        a = _read(a, None)
        return _made(getattr(np, name)(a._codes, *args, **kwargs), a._words, a._width)
    return move

def _split(name):
    def split(ary, *args, **kwargs):
        ary = _read(ary, None)
        return [_made(one, ary._words, ary._width) for one in getattr(np, name)(ary._codes, *args, **kwargs)]
    return split

def _ordered(name):
    def order(a, *args, **kwargs):
        a = _read(a, None)
        words, [codes] = _merged(a)
        found = getattr(np, name)(codes, *args, **kwargs)
        return _made(found, words, a._width) if name == "sort" else found
    return order

class Functions:
    def array(object, dtype=None, *, copy=True, order="K", subok=False, ndmin=0, like=None):
        made = _read(object, None if dtype is None else _width(dtype)) if dtype is None or _is_text(dtype) else _read(object, None).astype(dtype)
        if _is_texts(object) and copy and dtype is None:
            made = made.copy()
        while made.ndim < ndmin:
            made = made[np.newaxis]
        return made

    def asarray(a, dtype=None, order=None, *, like=None):
        return Functions.array(a, dtype, copy=False)

    asanyarray = asarray
    ascontiguousarray = asarray

    def copy(a, order="K", subok=False):
        return Functions.array(a)

    def zeros(shape, dtype, order="C", *, like=None):
        return _made(np.zeros(shape, dtype=np.int64), [""], _width(dtype) or 1)

    empty = zeros

    def full(shape, fill_value, dtype=None, order="C", *, like=None):
        one = Functions.array(fill_value, dtype)
        return _made(np.broadcast_to(one._codes, shape).copy(), one._words, one._width)

    def where(condition, x, y):
        return _joined([x, y], lambda codes: np.where(condition, *codes))

    def concatenate(arrays, axis=0):
        return _joined(arrays, lambda codes: np.concatenate(codes, axis))

    def stack(arrays, axis=0):
        return _joined(arrays, lambda codes: np.stack(codes, axis))

    def hstack(tup):
        return _joined(tup, np.hstack)

    def vstack(tup):
        return _joined(tup, np.vstack)

    def column_stack(tup):
        return _joined(tup, np.column_stack)

    def append(arr, values, axis=None):
        return _joined([arr, values], lambda codes: np.append(*codes, axis))

    def unique(ar, *args, **kwargs):
        ar = _read(ar, None)
        words, [codes] = _merged(ar)
        found = np.unique(codes, *args, **kwargs)
        if isinstance(found, tuple):
            return (_made(found[0], words, ar._width), *found[1:])
        return _made(found, words, ar._width)

    def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
        _, codes = _merged(_read(element, None), _read(test_elements, None))
        return np.isin(*codes, invert=invert)

    def in1d(ar1, ar2, assume_unique=False, invert=False, *, kind=None):
        return Functions.isin(ar1, ar2, invert=invert).ravel()

    def array_equal(a1, a2, equal_nan=False):
        return np.array_equal(*_merged(_read(a1, None), _read(a2, None))[1])

    def searchsorted(a, v, side="left", sorter=None):
        return np.searchsorted(*_merged(_read(a, None), _read(v, None))[1], side, sorter)

    def broadcast_arrays(*args, subok=False):
        args = [np.asarray(one) for one in args]
        shape = np.broadcast_shapes(*[one.shape for one in args])
        return [np.broadcast_to(one, shape) for one in args]

    def shape(a):
        return _read(a, None).shape

    def ndim(a):
        return _read(a, None).ndim

    def size(a, axis=None):
        return np.size(_read(a, None)._codes, axis)

    sort = _ordered("sort")
    argsort = _ordered("argsort")
    reshape = _moved("reshape")
    ravel = _moved("ravel")
    transpose = _moved("transpose")
    squeeze = _moved("squeeze")
    expand_dims = _moved("expand_dims")
    broadcast_to = _moved("broadcast_to")
    tile = _moved("tile")
    repeat = _moved("repeat")
    roll = _moved("roll")
    flip = _moved("flip")
    take = _moved("take")
    delete = _moved("delete")
    atleast_1d = _moved("atleast_1d")
    atleast_2d = _moved("atleast_2d")
    resize = _moved("resize")
    split = _split("split")
    array_split = _split("array_split")

def _self_moved(name):
    def move(self, *args, **kwargs):
        return _made(getattr(self._codes, name)(*args, **kwargs), self._words, self._width)
    return move

def _self_read(name):
    return lambda self: getattr(self._codes, name)

class Members:
    shape = _self_read("shape")
    ndim = _self_read("ndim")
    size = _self_read("size")

    def dtype(self):
        return _dtype(self._width)

    def itemsize(self):
        return 4 * self._width

    def nbytes(self):
        return 4 * self._width * self._codes.size

    def T(self):
        return self.transpose()

    def __len__(self):
        return len(self._codes)

    def __getitem__(self, index):
        if _is_texts(index):
            raise IndexError("arrays used as indices must be of integer (or boolean) type")
        return _made(self._codes[index], self._words, self._width)

    def __setitem__(self, index, value):
        if not _is_texts(value):
            value = _read(value, self._width)
        places = []
        for word in value._words:
            word = word[:self._width]
            if word not in self._words:
                self._words.append(word)
            places.append(self._words.index(word))
        self._codes[index] = np.array(places, dtype=np.int64)[value._codes]

    def fill(self, value):
        self[...] = value

    def __iter__(self):
        if self.ndim == 0:
            raise TypeError("iteration over a 0-d array")
        return _walk(self)

    def __contains__(self, item):
        return bool((self == item).any())

    def __bool__(self):
        if self._codes.size > 1:
            raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
        return any(word != "" for word in _flat(self))

    def __eq__(self, other):
        if other is None:
            return np.zeros(self.shape, dtype=bool)
        return _compared(self, other, lambda a, b: a == b)

    def __ne__(self, other):
        if other is None:
            return np.ones(self.shape, dtype=bool)
        return _compared(self, other, lambda a, b: a != b)

    def __lt__(self, other):
        return _before(self, other, lambda a, b: a < b)

    def __le__(self, other):
        return _before(self, other, lambda a, b: a <= b)

    def __gt__(self, other):
        return _before(self, other, lambda a, b: a > b)

    def __ge__(self, other):
        return _before(self, other, lambda a, b: a >= b)

    def __repr__(self):
        return _text(self._codes, self._words, self._width, True)

    def __str__(self):
        return _text(self._codes, self._words, self._width, False)

    def __format__(self, spec):
        if spec:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self)

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        if not _is_texts(self):
            return _read(self, _width(dtype))
        if _is_text(dtype):
            width = _width(dtype) or self._width
            return _made(self._codes.copy(), [word[:width] for word in self._words], width)
        kind = np.dtype(dtype).kind
        if kind == "f":
            return np.array([float(word) for word in _flat(self)], dtype=dtype).reshape(self.shape)
        if kind in "iu":
            return np.array([int(word) for word in _flat(self)], dtype=dtype).reshape(self.shape)
        return _unmodelled("an array of strings as another type")

    def tolist(self):
        return _nested(self._codes.tolist(), self._words)

    def item(self, *args):
        return self._words[self._codes.item(*args)] if args else _single(self)

    def copy(self, order="C"):
        return _made(self._codes.copy(), list(self._words), self._width)

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo):
        return self.copy()

    def flatten(self, order="C"):
        return _made(self._codes.flatten(order), list(self._words), self._width)

    def sort(self, axis=-1, kind=None, order=None):
        self[...] = Functions.sort(self, axis)

    def argsort(self, axis=-1, kind=None, order=None):
        return Functions.argsort(self, axis, kind)

    def searchsorted(self, v, side="left", sorter=None):
        return Functions.searchsorted(self, v, side, sorter)

    ravel = _self_moved("ravel")
    reshape = _self_moved("reshape")
    transpose = _self_moved("transpose")
    swapaxes = _self_moved("swapaxes")
    squeeze = _self_moved("squeeze")
    repeat = _self_moved("repeat")
    take = _self_moved("take")

def _walk(self):
    for place in range(len(self._codes)):
        yield self[place]

def _nested(codes, words):
    return [_nested(code, words) for code in codes] if isinstance(codes, list) else words[codes]

def _single(self):
    if self.size != 1:
        raise ValueError("can only convert an array of size 1 to a Python scalar")
    return _flat(self)[0]
`,
  textHelpers,
);
