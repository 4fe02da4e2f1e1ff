/** The texts of `decimal`, in Python: numbers read, shown, and formatted. */

import { pythonModule } from "../pythonModule";

export const decimalText = pythonModule(
  "_decimal_text",
  String.raw`
import _decimal_context as _contexts
from _decimal_context import ConversionSyntax, InvalidOperation, rounded_quotient

def read(text):
    """Sign, digits as a whole number, exponent, and what it is where it is not finite."""
    import re
    text = text.strip().replace("_", "")
    m = re.fullmatch(r"([-+])?(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([-+]?\d+))?", text)
    if m:
        sign, whole, part, only, exp = m.groups()
        fraction = part or only or ""
        return int(sign == "-"), int((whole or "") + fraction), int(exp or 0) - len(fraction), None
    m = re.fullmatch(r"([-+])?(inf(?:inity)?|s?nan)", text, re.I)
    if not m:
        raise InvalidOperation([ConversionSyntax])
    return int(m[1] == "-"), 0, 0, "Infinity" if m[2].lower().startswith("inf") else "NaN"

def plain(number):
    sign = "-" if number._sign else ""
    if number._special:
        return sign + number._special
    digits = str(number._int)
    left = number._exp + len(digits)
    if number._exp <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point <= 0:
        whole, fraction = "0", "." + "0" * -point + digits
    elif point >= len(digits):
        whole, fraction = digits + "0" * (point - len(digits)), ""
    else:
        whole, fraction = digits[:point], "." + digits[point:]
    exponent = "" if left == point else f"E{left - point:+d}"
    return sign + whole + fraction + exponent

def engineering(number):
    if number._special or (number._exp <= 0 and number._exp + len(str(number._int)) > -6):
        return plain(number)
    digits, left = str(number._int), number._exp + len(str(number._int))
    point = (left - 1) % 3 + 1
    if number._int == 0:
        point = (left + 1) % 3 - 1
    digits = digits.ljust(point, "0")
    whole, fraction = (digits[:point], digits[point:]) if point > 0 else ("0", "0" * -point + digits)
    exponent = "" if left == point else f"E{left - point:+d}"
    return ("-" if number._sign else "") + whole + ("." + fraction if fraction else "") + exponent

def formatted(number, spec):
    import re
    m = re.fullmatch(
        r"(?:(.)?([<>=^]))?([-+ ])?(z)?(0)?(\d+)?(,)?(?:\.(\d+))?([eEfFgGn%])?", spec, re.S)
    if not m:
        raise ValueError("invalid format string")
    fill, align, sign, _, zero, width, comma, precision, kind = m.groups()
    if zero:
        fill, align = fill or "0", align or "="
    precision = None if precision is None else int(precision)
    if number._special:
        body = number._special + ("%" if kind == "%" else "")
        if zero and align == "=":
            fill, align = " ", ">"
    else:
        body = _digits(number, kind, precision, comma or "")
    mark = "-" if number._sign else ("" if sign in (None, "-") else sign)
    padding = (fill or " ") * (int(width or 0) - len(mark) - len(body))
    align = align or ">"
    if align == "=":
        return mark + padding + body
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + mark + body + padding[half:]
    return mark + body + padding if align == "<" else padding + mark + body

def _digits(number, kind, precision, comma):
    """The digits of a formatted number, without its sign."""
    value, exp = number._int, number._exp + (2 if kind == "%" else 0)
    kind = kind or ("g" if precision is not None else "")
    def rescale(to):
        nonlocal value, exp
        if exp > to:
            value *= 10 ** (exp - to)
        else:
            value = rounded_quotient(value, 10 ** (to - exp), _contexts.current.rounding, number._sign)
        exp = to
    if precision is not None:
        extra = len(str(value)) - max(precision + (kind in "eE"), 1)
        if kind in "fF%":
            rescale(-precision)
        elif extra > 0 or (kind in "eE" and value):
            rescale(exp + extra)
            if len(str(value)) > max(precision + (kind in "eE"), 1):
                value, exp = value // 10, exp + 1
    if exp > 0 and kind in ("f", "F", "%"):
        rescale(0)
    digits = str(value)
    left = exp + len(digits)
    if kind and kind in "eE":
        point = 1 if value or precision is None else 1 - precision
    elif (kind and kind in "fF%") or (exp <= 0 and left > -6):
        point = left
    else:
        point = 1
    if point <= 0:
        whole, fraction = "0", "0" * -point + digits
    else:
        digits = digits.ljust(point, "0")
        whole, fraction = digits[:point], digits[point:]
    if comma:
        whole = f"{int(whole):{comma}}"
    text = whole + ("." + fraction if fraction else "")
    if left != point or (kind and kind in "eE"):
        text += f"{'e' if kind in ('e', 'g', 'n') else 'E'}{left - point:+d}"
    return text + ("%" if kind == "%" else "")
`,
);
