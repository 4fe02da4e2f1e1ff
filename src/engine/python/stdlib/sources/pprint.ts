/** Python's `pprint`, in Python. */

import { pythonModule } from "../pythonModule";

export const pprint = pythonModule(
  "pprint",
  String.raw`
import re as _re

def _sorted_items(mapping):
    try:
        return sorted(mapping.items())
    except TypeError:
        return sorted(mapping.items(), key=lambda item: (str(type(item[0])), str(item[0])))

class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        self._indent, self._width, self._depth, self._compact, self._sort = indent, width, depth, compact, sort_dicts

    def pprint(self, object):
        print(self.pformat(object))

    def pformat(self, object):
        out = []
        self._format(object, out, 0, 0, 0)
        return "".join(out)

    def isreadable(self, object):
        return True

    def isrecursive(self, object):
        return False

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
        return repr(object)

    def _format(self, object, out, indent, allowance, level):
        text = self._repr(object, level)
        room = self._width - indent - allowance
        kind = type(object)
        if len(text) > room and kind is str and object:
            self._text(object, out, indent, allowance, level)
            return
        if len(text) <= room or not kind.__repr__ in (dict.__repr__, list.__repr__, tuple.__repr__, set.__repr__) or not object:
            out.append(text)
            return
        if self._depth and level >= self._depth:
            out.append(text)
            return
        step = self._indent
        if isinstance(object, dict):
            out.append("{" + " " * (step - 1))
            items = list(_sorted_items(object) if self._sort else object.items())
            for i, (key, value) in enumerate(items):
                label = self._repr(key, level + 1)
                last = i == len(items) - 1
                out.append(f"{label}: ")
                self._format(value, out, indent + step + len(label) + 2, allowance + 1 if last else 1, level + 1)
                if not last:
                    out.append(",\n" + " " * (indent + step))
            out.append("}")
            return
        open, close = ("[", "]") if isinstance(object, list) else ("(", ")") if isinstance(object, tuple) else ("{", "}")
        items = sorted(object) if isinstance(object, (set, frozenset)) else list(object)
        end = ",)" if isinstance(object, tuple) and len(items) == 1 else close
        out.append(open + " " * (step - 1))
        if self._compact:
            width = max_width = self._width - indent - step + 2
            for i, value in enumerate(items):
                last = i == len(items) - 1
                text = self._repr(value, level + 1)
                need = len(text) + 2 - (2 if last else 0)
                if i and width < need:
                    width = max_width
                    out.append(",\n" + " " * (indent + step))
                elif i:
                    out.append(", ")
                width -= len(text) + 2
                self._format(value, out, indent + step, 1, level + 1)
        else:
            for i, value in enumerate(items):
                last = i == len(items) - 1
                self._format(value, out, indent + step, allowance + len(end) if last else 1, level + 1)
                if not last:
                    out.append(",\n" + " " * (indent + step))
        out.append(end)

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

def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts).pformat(object)

def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    text = pformat(object, indent, width, depth, compact=compact, sort_dicts=sort_dicts)
    print(text) if stream is None else stream.write(text + "\n")

def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)

def saferepr(object):
    return PrettyPrinter()._repr(object, 0)
`,
);
