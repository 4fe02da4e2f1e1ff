/** `array.array` and `memoryview`, in Python. */

import { pythonModule } from "../pythonModule";

/** What the builtin `memoryview` makes. */
export const memoryViews = pythonModule(
  "_memoryview",
  String.raw`
import struct as _struct

class _Cast:
    """Bytes seen as items of a format."""

    def __init__(self, data, format):
        self.data, self.format, self.size = data, format, _struct.calcsize(format)

    def __getitem__(self, i):
        return _struct.unpack(self.format, bytes(self.data[i * self.size:(i + 1) * self.size]))[0]

    def __setitem__(self, i, value):
        for at, byte in enumerate(_struct.pack(self.format, value), i * self.size):
            self.data[at] = byte

class View:
    """The methods of the builtin class, whose instances they get."""

    def __init__(self, object):
        import array
        if isinstance(object, memoryview):
            object._check()
            self._set(object._data, object._places, object._obj, object._format, object._itemsize, object._readonly)
        elif isinstance(object, (bytes, bytearray)):
            self._set(object, range(len(object)), object, "B", 1, isinstance(object, bytes))
        elif isinstance(object, array.array):
            self._set(object, range(len(object)), object, object.typecode, object.itemsize, False)
        else:
            raise TypeError(f"memoryview: a bytes-like object is required, not '{type(object).__name__}'")

    def _set(self, data, places, obj, format, itemsize, readonly):
        self._data, self._places, self._obj, self._format, self._itemsize, self._readonly = data, places, obj, format, itemsize, readonly

    def _like(self, data, places, format, itemsize):
        made = memoryview.__new__(memoryview)
        made._set(data, places, self._obj, format, itemsize, self._readonly)
        return made

    def _check(self):
        if self._data is None:
            raise ValueError("operation forbidden on released memoryview object")

    def get_obj(self):
        self._check()
        return self._obj

    def get_format(self):
        self._check()
        return self._format

    def get_itemsize(self):
        self._check()
        return self._itemsize

    def get_readonly(self):
        self._check()
        return self._readonly

    def get_nbytes(self):
        self._check()
        return len(self) * self._itemsize

    def get_ndim(self):
        self._check()
        return 1

    def get_shape(self):
        self._check()
        return (len(self),)

    def get_strides(self):
        self._check()
        return (self._places.step * self._itemsize,)

    def get_contiguous(self):
        self._check()
        return self._places.step == 1

    def __len__(self):
        self._check()
        return len(self._places)

    def __iter__(self):
        self._check()
        return (self._data[i] for i in self._places)

    def __getitem__(self, key):
        self._check()
        if isinstance(key, slice):
            return self._like(self._data, self._places[key], self._format, self._itemsize)
        if not hasattr(key, "__index__"):
            raise TypeError("memoryview: invalid slice key")
        return self._data[self._place(key)]

    def _place(self, key):
        try:
            return self._places[key]
        except IndexError:
            raise IndexError("index out of bounds on dimension 1") from None

    def __setitem__(self, key, value):
        self._check()
        if self._readonly:
            raise TypeError("cannot modify read-only memory")
        if isinstance(key, slice):
            places, items = self._places[key], list(memoryview(value))
            if len(places) != len(items):
                raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
            for i, item in zip(places, items):
                self._data[i] = item
            return
        place = self._place(key)
        if self._format == "B":
            if not hasattr(value, "__index__"):
                raise TypeError("memoryview: invalid type for format 'B'")
            if not 0 <= value < 256:
                raise ValueError("memoryview: invalid value for format 'B'")
        self._data[place] = value

    def __delitem__(self, key):
        raise TypeError("cannot delete memory")

    def __eq__(self, other):
        if isinstance(other, (bytes, bytearray)):
            other = memoryview(other)
        if not isinstance(other, memoryview):
            return NotImplemented
        return self.tolist() == other.tolist()

    def __hash__(self):
        if not self._readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(self.tobytes())

    def __bytes__(self):
        return self.tobytes()

    def tobytes(self, order=None):
        items = self.tolist()
        return bytes(items) if self._format == "B" else b"".join(_struct.pack(self._format, item) for item in items)

    def tolist(self):
        return list(self)

    def hex(self, *args):
        return self.tobytes().hex(*args)

    def cast(self, format, shape=None):
        self._check()
        if shape is not None:
            return _unknown("a memoryview of several dimensions")
        size = _struct.calcsize(format)
        if self._places.step != 1:
            raise TypeError("memoryview: casts are restricted to C-contiguous views")
        if len(self) * self._itemsize % size:
            raise TypeError("memoryview: length is not a multiple of itemsize")
        if isinstance(self._data, _Cast):
            start = self._places.start * self._itemsize
            data = self._data.data[start:start + len(self) * self._itemsize]
        elif self._format == "B":
            data = self._like(self._data, self._places, "B", 1)
        else:
            return _unknown("a cast of an array's memory")
        if format == "B":
            return data
        return self._like(_Cast(data, format), range(len(data) // size), format, size)

    def toreadonly(self):
        made = self[:]
        made._readonly = True
        return made

    def release(self):
        self._data = None

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc):
        self.release()

    def __repr__(self):
        return f"<{'released ' if self._data is None else ''}memory at 0x{id(self):012x}>"

`,
);

export const array = pythonModule(
  "array",
  String.raw`
import struct as _struct
from collections.abc import MutableSequence as _MutableSequence

typecodes = "bBuhHiIlLqQfd"
_sizes = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
_names = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short",
    "i": "signed integer", "I": "unsigned int"}

class array:
    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(typecode).__name__}")
        if typecode not in _sizes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self._typecode, self._items = typecode, []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, str) and typecode != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        else:
            self._items = [self._item(x) for x in initializer]

    typecode = property(lambda self: self._typecode)
    itemsize = property(lambda self: _sizes[self._typecode])

    def _item(self, x):
        code = self._typecode
        if code == "u":
            if not isinstance(x, str) or len(x) != 1:
                raise TypeError("array item must be a unicode character, not " + type(x).__name__)
            return x
        if code in "fd":
            if not hasattr(x, "__float__") and not hasattr(x, "__index__"):
                raise TypeError(f"must be real number, not {type(x).__name__}")
            return _struct.unpack("f", _struct.pack("f", x))[0] if code == "f" else float(x)
        if isinstance(x, float) or not hasattr(x, "__index__"):
            raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer")
        x = x.__index__()
        bits = 8 * _sizes[code]
        low, high = (0, 2 ** bits - 1) if code.isupper() else (-2 ** (bits - 1), 2 ** (bits - 1) - 1)
        if low <= x <= high:
            return x
        if code in _names and not (code == "I" and x < 0):
            side = "less than minimum" if x < low else "greater than maximum"
            raise OverflowError(f"{_names[code]} is {side}")
        if code.isupper() and x < 0:
            raise OverflowError("can't convert negative value to unsigned int")
        raise OverflowError("int too big to convert" if bits == 64 and code in "qQ" else "Python int too large to convert to C long")

    def __repr__(self):
        if not self._items:
            return f"array('{self._typecode}')"
        return f"array('{self._typecode}', {self.tounicode()!r})" if self._typecode == "u" else f"array('{self._typecode}', {self._items})"

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def _of(self, items):
        made = array(self._typecode)
        made._items = list(items)
        return made

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._of(self._items[key])
        if not hasattr(key, "__index__"):
            raise TypeError("array indices must be integers")
        try:
            return self._items[key]
        except IndexError:
            raise IndexError("array index out of range") from None

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            self._same(value)
            self._items[key] = value._items
            return
        value = self._item(value)
        try:
            self._items[key] = value
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, key):
        del self._items[key]

    def __contains__(self, x):
        return x in self._items

    def _same(self, other):
        if other._typecode != self._typecode:
            raise TypeError("bad argument type for built-in operation")

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        self._same(other)
        return self._of(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._of(self._items * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items *= n
        return self

    def _compare(self, other, op):
        return op(self._items, other._items) if isinstance(other, array) else NotImplemented

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    __hash__ = None

    def __copy__(self):
        return self._of(self._items)

    def __deepcopy__(self, memo):
        return self._of(self._items)

    def append(self, v):
        self._items.append(self._item(v))

    def extend(self, bb):
        if isinstance(bb, array) and bb._typecode != self._typecode:
            raise TypeError("can only extend with array of same kind")
        for x in list(bb):
            self.append(x)

    fromlist = extend

    def insert(self, i, v):
        self._items.insert(i, self._item(v))

    def pop(self, i=-1):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def remove(self, v):
        if v not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(v)

    def index(self, v, *bounds):
        try:
            return self._items.index(v, *bounds)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, v):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return list(self._items)

    def tounicode(self):
        if self._typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def fromunicode(self, s):
        self.extend(s)

    def tobytes(self):
        if self._typecode == "u":
            return "".join(self._items).encode("utf-32-le")
        return _struct.pack(f"{len(self._items)}{self._typecode}", *self._items)

    __bytes__ = tobytes

    def frombytes(self, data):
        size = self.itemsize
        if len(data) % size:
            raise ValueError("bytes length not a multiple of item size")
        if self._typecode == "u":
            self._items += bytes(data).decode("utf-32-le")
        else:
            self._items += _struct.unpack(f"{len(data) // size}{self._typecode}", bytes(data))

    def byteswap(self):
        data, size = self.tobytes(), self.itemsize
        self._items.clear()
        self.frombytes(b"".join(data[i:i + size][::-1] for i in range(0, len(data), size)))

    def buffer_info(self):
        return id(self), len(self._items)

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

ArrayType = array
_MutableSequence.register(array)
`,
);
