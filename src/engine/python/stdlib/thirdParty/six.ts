/** six: Python 2 and 3 in one, on Python 3. */

import type { Library } from "../../native";
import { pythonModule } from "../pythonModule";

const names = String.raw`
import io, itertools, operator, sys, types

PY2, PY3, PY34 = False, True, True
string_types, integer_types, class_types = (str,), (int,), (type,)
text_type, binary_type = str, bytes
MAXSIZE = sys.maxsize
StringIO, BytesIO = io.StringIO, io.BytesIO
unichr, int2byte = chr, lambda i: bytes((i,))
byte2int, indexbytes, iterbytes = operator.itemgetter(0), operator.getitem, iter
next = advance_iterator = next
get_unbound_function = lambda f: f
create_bound_method = types.MethodType
create_unbound_method = lambda func, cls: func
Iterator = object
get_method_function = operator.attrgetter("__func__")
get_method_self = operator.attrgetter("__self__")
get_function_code = operator.attrgetter("__code__")
get_function_defaults = operator.attrgetter("__defaults__")
get_function_globals = operator.attrgetter("__globals__")

def callable(obj):
    return any("__call__" in cls.__dict__ for cls in type(obj).__mro__) or hasattr(obj, "__call__")

def b(s):
    return s.encode("latin-1")

def u(s):
    return s

def iterkeys(d, **kw):
    return iter(d.keys(**kw))

def itervalues(d, **kw):
    return iter(d.values(**kw))

def iteritems(d, **kw):
    return iter(d.items(**kw))

viewkeys = operator.methodcaller("keys")
viewvalues = operator.methodcaller("values")
viewitems = operator.methodcaller("items")

def ensure_str(s, encoding="utf-8", errors="strict"):
    return s.decode(encoding, errors) if isinstance(s, bytes) else s

ensure_text = ensure_str

def ensure_binary(s, encoding="utf-8", errors="strict"):
    return s.encode(encoding, errors) if isinstance(s, str) else s

def python_2_unicode_compatible(cls):
    return cls

def with_metaclass(meta, *bases):
    return meta("temporary_class", bases, {})

def add_metaclass(metaclass):
    def wrapper(cls):
        body = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
        return metaclass(cls.__name__, cls.__bases__, body)
    return wrapper

def wraps(wrapped, *args, **kwargs):
    import functools
    return functools.wraps(wrapped, *args, **kwargs)

def reraise(tp, value, tb=None):
    raise tp() if value is None else value

def raise_from(value, from_value):
    raise value from from_value

def print_(*args, **kwargs):
    print(*args, **kwargs)

def assertCountEqual(self, *args, **kwargs):
    return self.assertCountEqual(*args, **kwargs)
`;

const moves = String.raw`
import builtins, collections, configparser, copyreg, functools, html, http, io, itertools, os, pickle, queue, shlex, socketserver, sys, urllib
from collections import UserDict, UserList, UserString
from functools import reduce
from io import StringIO
from itertools import filterfalse, zip_longest
cStringIO = StringIO
filter, input, map, range, xrange, zip = filter, input, map, range, range, zip
getcwd = getcwdb = os.getcwd
intern = sys.intern
reload_module = lambda module: module
shlex_quote = shlex.quote
cPickle = pickle

class _thread:
    import threading
    allocate_lock = LockType = threading.Lock
    get_ident = staticmethod(threading.get_ident)
`;

export const six: Library = [
  pythonModule("six", names),
  pythonModule("six.moves", moves),
  pythonModule(
    "six.moves.urllib",
    "import urllib.parse as parse\nimport urllib.request as request\nimport urllib.error as error\n",
  ),
  pythonModule("six.moves.urllib.parse", "from urllib.parse import *\n"),
];
