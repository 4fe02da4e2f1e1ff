/** Python's `pprint`, in Python. */

import { pythonModule } from "../pythonModule";

export const pprint = pythonModule(
  "pprint",
  String.raw`
import re as _re
from collections import (ChainMap as _ChainMap, Counter as _Counter, OrderedDict as _OrderedDict, UserDict as _UserDict,
    UserList as _UserList, UserString as _UserString, defaultdict as _defaultdict, deque as _deque)
from types import SimpleNamespace as _SimpleNamespace

def _sorted_items(mapping):
    try:
        return sorted(mapping.items())
    except TypeError:
        return sorted(mapping.items(), key=lambda item: (str(type(item[0])), str(item[0])))

def _holds_itself(value, around):
    if not isinstance(value, (dict, list, tuple)):
        return False
    if any(each is value for each in around):
        return True
    parts = [*value, *value.values()] if isinstance(value, dict) else value
    return any(_holds_itself(part, (*around, value)) for part in parts)

class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        self._indent, self._width, self._depth, self._compact, self._sort = indent, width, depth, compact, sort_dicts
        self._stream, self._underscores = stream, underscore_numbers

    def pprint(self, object):
        print(self.pformat(object), file=self._stream)

    def pformat(self, object):
        out = []
        self._format(object, out, 0, 0, 0)
        return "".join(out)

    def isreadable(self, object):
        return not self.isrecursive(object) and not _re.search(r"<.* object at 0x|<(class|function|built-in) ", self.pformat(object))

    def isrecursive(self, object):
        return _holds_itself(object, ())

    def _repr(self, object, level):
        kind = type(object)
        if kind is dict:
            if not object:
                return "{}"
            if self._depth and level >= self._depth:
                return "{...}"
            items = _sorted_items(object) if self._sort else object.items()
            return "{" + ", ".join(f"{self._repr(k, level + 1)}: {self._repr(v, level + 1)}" for k, v in items) + "}"
        if kind in (list, tuple):
            if not object:
                return "[]" if kind is list else "()"
            if self._depth and level >= self._depth:
                return "[...]" if kind is list else "(...)"
            body = ", ".join(self._repr(v, level + 1) for v in object)
            return f"[{body}]" if kind is list else f"({body},)" if len(object) == 1 else f"({body})"
        if kind is int and self._underscores:
            return f"{object:_d}"
        return repr(object)

    def _format(self, object, out, indent, allowance, level):
        text = self._repr(object, level)
        show = self._wide(object) if len(text) > self._width - indent - allowance else None
        if show is None or (self._depth and level >= self._depth):
            out.append(text)
        else:
            show(object, out, indent, allowance, level)

    def _wide(self, object):
        """What spreads a value over several lines; None for one that is shown as its repr."""
        kind = type(object)
        for cls, show in self._shows:
            if isinstance(object, cls) and kind.__repr__ is cls.__repr__:
                return lambda *rest: show(self, *rest) if len(object) else rest[1].append(repr(object))
        if kind.__repr__ is _SimpleNamespace.__repr__:
            return self._namespace
        # A repr of the user's own is a function; a dataclass's is made by the library.
        if hasattr(kind, "__dataclass_fields__") and type(kind.__repr__).__name__ != "function":
            return self._dataclass
        return None

    def _dict(self, object, out, indent, allowance, level):
        out.append("{" + " " * (self._indent - 1))
        items = _sorted_items(object) if self._sort else object.items()
        self._pairs(list(items), out, indent, allowance + 1, level)
        out.append("}")

    def _pairs(self, items, out, indent, allowance, level):
        inner = indent + self._indent
        for i, (key, value) in enumerate(items):
            label = self._repr(key, level + 1)
            last = i == len(items) - 1
            out.append(f"{label}: ")
            self._format(value, out, inner + len(label) + 2, allowance if last else 1, level + 1)
            if not last:
                out.append(",\n" + " " * inner)

    def _list(self, object, out, indent, allowance, level):
        out.append("[")
        self._elements(list(object), out, indent, allowance + 1, level)
        out.append("]")

    def _tuple(self, object, out, indent, allowance, level):
        end = ",)" if len(object) == 1 else ")"
        out.append("(")
        self._elements(list(object), out, indent, allowance + len(end), level)
        out.append(end)

    def _set(self, object, out, indent, allowance, level):
        name = type(object).__name__
        if type(object) is set:
            name, open, close = "", "{", "}"
        else:
            open, close = name + "({", "})"
            indent += len(name) + 1
        out.append(open)
        try:
            items = sorted(object)
        except TypeError:
            items = sorted(object, key=lambda item: (str(type(item)), id(item)))
        self._elements(items, out, indent, allowance + len(close), level)
        out.append(close)

    def _elements(self, items, out, indent, allowance, level):
        inner = indent + self._indent
        if self._indent > 1:
            out.append(" " * (self._indent - 1))
        between = ",\n" + " " * inner
        width = most = self._width - inner + 1
        for i, value in enumerate(items):
            last = i == len(items) - 1
            if last:
                most -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(value, level + 1)
                need = len(text) + 2
                if i and width < need:
                    width = most
                    out.append(between)
                elif i:
                    out.append(", ")
                if width >= need:
                    width -= need
                    out.append(text)
                    continue
                self._format(value, out, inner, allowance if last else 1, level + 1)
                continue
            if i:
                out.append(between)
            self._format(value, out, inner, allowance if last else 1, level + 1)

    def _ordered(self, object, out, indent, allowance, level):
        name = type(object).__name__
        out.append(name + "(")
        self._format(list(object.items()), out, indent + len(name) + 1, allowance + 1, level + 1)
        out.append(")")

    def _default(self, object, out, indent, allowance, level):
        name = type(object).__name__
        indent += len(name) + 1
        out.append(f"{name}({self._repr(object.default_factory, level + 1)},\n{' ' * indent}")
        self._dict(object, out, indent, allowance + 1, level)
        out.append(")")

    def _counter(self, object, out, indent, allowance, level):
        name = type(object).__name__
        out.append(name + "({" + " " * (self._indent - 1))
        self._pairs(object.most_common(), out, indent + len(name) + 1, allowance + 2, level)
        out.append("})")

    def _deque(self, object, out, indent, allowance, level):
        name = type(object).__name__
        indent += len(name) + 1
        out.append(name + "([")
        if object.maxlen is None:
            self._elements(list(object), out, indent, allowance + 2, level)
            out.append("])")
        else:
            self._elements(list(object), out, indent, 2, level)
            out.append(f"],\n{' ' * indent}maxlen={object.maxlen})")

    def _chain(self, object, out, indent, allowance, level):
        name = type(object).__name__
        indent += len(name) + 1
        out.append(name + "(")
        for i, each in enumerate(object.maps):
            last = i == len(object.maps) - 1
            self._format(each, out, indent, allowance + 1 if last else 1, level + 1)
            out.append(")" if last else ",\n" + " " * indent)

    def _data(self, object, out, indent, allowance, level):
        self._format(object.data, out, indent, allowance, level)

    def _dataclass(self, object, out, indent, allowance, level):
        fields = [field for field in object.__dataclass_fields__.values() if field.repr and hasattr(object, field.name)]
        self._named(type(object).__name__, [(field.name, getattr(object, field.name)) for field in fields], out, indent, allowance, level)

    def _namespace(self, object, out, indent, allowance, level):
        name = "namespace" if type(object) is _SimpleNamespace else type(object).__name__
        self._named(name, list(vars(object).items()), out, indent, allowance, level)

    def _named(self, name, items, out, indent, allowance, level):
        indent += len(name) + 1
        out.append(name + "(")
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            out.append(key + "=")
            self._format(value, out, indent + len(key) + 1, allowance if last else 1, level + 1)
            if not last:
                out.append(",\n" + " " * indent)
        out.append(")")

    def _bytes(self, object, out, indent, allowance, level):
        if len(object) <= 4:
            out.append(repr(object))
            return
        if level == 0:
            indent += 1
            allowance += 1
        pieces, current, width = [], b"", self._width - indent
        for i in range(0, len(object), 4):
            part = object[i:i + 4]
            if i == len(object) // 4 * 4:
                width -= allowance
            if len(repr(current + part)) <= width:
                current += part
                continue
            if current:
                pieces.append(repr(current))
            current = part
        if current:
            pieces.append(repr(current))
        body = ("\n" + " " * indent).join(pieces)
        out.append(f"({body})" if level == 0 else body)

    def _bytearray(self, object, out, indent, allowance, level):
        out.append("bytearray(")
        self._bytes(bytes(object), out, indent + 10, allowance + 1, level + 1)
        out.append(")")

    def _text(self, text, out, indent, allowance, level):
        """A long text, as literals of its words below each other; at the outermost level in parentheses."""
        level += 1
        if level == 1:
            indent += 1
            allowance += 1
        pieces = []
        lines = text.splitlines(True)
        for i, line in enumerate(lines):
            width = last_width = self._width - indent
            if i == len(lines) - 1:
                last_width -= allowance
            if len(repr(line)) <= last_width:
                pieces.append(repr(line))
                continue
            words = _re.findall(r"\S*\s*", line)
            words.pop()
            current = ""
            for j, word in enumerate(words):
                room = width
                if j == len(words) - 1 and i == len(lines) - 1:
                    room -= allowance
                if len(repr(current + word)) > room:
                    if current:
                        pieces.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                pieces.append(repr(current))
        if len(pieces) == 1:
            out.append(pieces[0])
            return
        body = ("\n" + " " * indent).join(pieces)
        out.append(f"({body})" if level == 1 else body)

PrettyPrinter._shows = (
    (_OrderedDict, PrettyPrinter._ordered), (_defaultdict, PrettyPrinter._default), (_Counter, PrettyPrinter._counter),
    (dict, PrettyPrinter._dict), (list, PrettyPrinter._list), (tuple, PrettyPrinter._tuple), (set, PrettyPrinter._set),
    (frozenset, PrettyPrinter._set), (str, PrettyPrinter._text), (bytes, PrettyPrinter._bytes), (bytearray, PrettyPrinter._bytearray),
    (_deque, PrettyPrinter._deque), (_ChainMap, PrettyPrinter._chain), (_UserDict, PrettyPrinter._data), (_UserList, PrettyPrinter._data),
    (_UserString, PrettyPrinter._data),
)

def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)

def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    text = pformat(object, indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers)
    print(text) if stream is None else stream.write(text + "\n")

def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)

def isreadable(object):
    return PrettyPrinter().isreadable(object)

def isrecursive(object):
    return PrettyPrinter().isrecursive(object)

def saferepr(object):
    return PrettyPrinter()._repr(object, 0)
`,
);
