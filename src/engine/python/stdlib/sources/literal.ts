/** `ast.literal_eval`, in Python: reads literals without evaluating anything. */

import { pythonModule } from "../pythonModule";

export const literal = pythonModule(
  "_literal",
  String.raw`
import re as _re

_token = _re.compile(r"""\s*(?:(?P<number>(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*)?\.?\d[\d_]*\.?(?:[eE][-+]?\d+)?)[jJ]?)|(?P<string>[rbuRBU]{0,2}(?:'''.*?'''|\"\"\".*?\"\"\"|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"))|(?P<name>\w+)|(?P<op>\.\.\.|[\[\](){},:+-]))""", _re.S)

def literal_eval(text):
    if not isinstance(text, str):
        return text
    tokens = []
    at = 0
    text = text.strip(" \t\n")
    while at < len(text):
        m = _token.match(text, at)
        if m is None or m.end() == at:
            raise (ValueError if text[at] == "." else SyntaxError)("malformed node or string")
        tokens.append((m.lastgroup, m.group(m.lastgroup)))
        at = m.end()
    value, rest = _sequence(tokens, 0)
    if rest != len(tokens):
        raise SyntaxError("invalid syntax")
    return value

def _sequence(tokens, i):
    value, i = _value(tokens, i)
    if i < len(tokens) and tokens[i][1] == ",":
        items = [value]
        while i < len(tokens) and tokens[i][1] == ",":
            i += 1
            if i == len(tokens):
                break
            value, i = _value(tokens, i)
            items.append(value)
        return tuple(items), i
    return value, i

def _value(tokens, i):
    if i >= len(tokens):
        raise SyntaxError("invalid syntax")
    kind, text = tokens[i]
    if text in ("+", "-") and kind == "op":
        value, i = _value(tokens, i + 1)
        if not isinstance(value, (int, float, complex)):
            raise ValueError("malformed node or string")
        return (-value if text == "-" else value), i
    if kind == "number":
        value = _number(text)
        i += 1
        if i < len(tokens) and tokens[i][1] in ("+", "-") and tokens[i][0] == "op":
            other, j = _value(tokens, i + 1)
            if not isinstance(other, (int, float, complex)):
                raise ValueError("malformed node or string")
            return (value + other if tokens[i][1] == "+" else value - other), j
        return value, i
    if kind == "string":
        value = _string(text)
        i += 1
        while i < len(tokens) and tokens[i][0] == "string":
            value += _string(tokens[i][1])
            i += 1
        return value, i
    if kind == "name":
        if text in ("None", "True", "False"):
            return {"None": None, "True": True, "False": False}[text], i + 1
        if text == "set" and [t[1] for t in tokens[i + 1:i + 3]] == ["(", ")"]:
            return set(), i + 3
        raise ValueError(f"malformed node or string: {text}")
    if text == "...":
        return ..., i + 1
    if text in ("[", "("):
        close = "]" if text == "[" else ")"
        items, comma = [], False
        i += 1
        while tokens[i:i + 1] and tokens[i][1] != close:
            value, i = _value(tokens, i)
            items.append(value)
            comma = tokens[i:i + 1] != [] and tokens[i][1] == ","
            i += comma
        if i >= len(tokens):
            raise SyntaxError(f"'{text}' was never closed")
        if text == "[":
            return items, i + 1
        return (items[0] if len(items) == 1 and not comma else tuple(items)), i + 1
    if text == "{":
        keys, values = [], []
        i += 1
        while tokens[i:i + 1] and tokens[i][1] != "}":
            key, i = _value(tokens, i)
            keys.append(key)
            if tokens[i:i + 1] and tokens[i][1] == ":":
                value, i = _value(tokens, i + 1)
                values.append(value)
            if tokens[i:i + 1] and tokens[i][1] == ",":
                i += 1
        if i >= len(tokens):
            raise SyntaxError("'{' was never closed")
        return (dict(zip(keys, values)) if values or not keys else set(keys)), i + 1
    raise SyntaxError("invalid syntax")

def _number(text):
    if text[-1] in "jJ":
        return complex(0, float(text[:-1]))
    if text[:2].lower() in ("0x", "0b", "0o"):
        return int(text, 0)
    return float(text) if any(c in text for c in ".eE") else int(text)

_escapes = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", '"': '"', "0": "\0", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\n": ""}

def _string(text):
    prefix = text[:len(text) - len(text.lstrip("rbuRBU"))].lower()
    body = text[len(prefix):]
    quote = 3 if body[:3] in ("'''", '"""') else 1
    body = body[quote:-quote]
    if "r" not in prefix:
        def replace(m):
            code = m.group(1)
            if code[0] in "xuU" and len(code) > 1:
                return chr(int(code[1:], 16))
            return _escapes.get(code, "\\" + code)
        body = _re.sub(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", replace, body, flags=_re.S)
    return body.encode("latin-1") if "b" in prefix else body
`,
);
