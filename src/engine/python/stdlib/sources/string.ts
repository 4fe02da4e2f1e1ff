/** Python's `string`, in Python. */

import { pythonModule } from "../pythonModule";

export const string = pythonModule(
  "string",
  String.raw`
whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_${"`"}{|}~"
printable = digits + ascii_letters + punctuation + whitespace

def capwords(s, sep=None):
    return (sep or " ").join(part.capitalize() for part in s.split(sep))

class Template:
    delimiter = "$"
    idpattern = "[_a-zA-Z][_a-zA-Z0-9]*"

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        import re
        d = re.escape(self.delimiter)
        pattern = re.compile(f"{d}(?:(?P<escaped>{d})|(?P<named>{self.idpattern})|{{(?P<braced>{self.idpattern})}}|(?P<invalid>))")
        return pattern

    def _fill(self, mapping, safe):
        def convert(match):
            if match["escaped"] is not None:
                return self.delimiter
            name = match["named"] or match["braced"]
            if name is not None:
                if safe:
                    try:
                        return str(mapping[name])
                    except KeyError:
                        return match.group()
                return str(mapping[name])
            if safe:
                return match.group()
            before = self.template[:match.start("invalid")].splitlines(keepends=True)
            column = match.start("invalid") - len("".join(before[:-1]))
            raise ValueError(f"Invalid placeholder in string: line {max(len(before), 1)}, col {column}")
        return self._pieces().sub(convert, self.template)

    def substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, True)

    def get_identifiers(self):
        found = []
        for match in self._pieces().finditer(self.template):
            name = match["named"] or match["braced"]
            if name and name not in found:
                found.append(name)
        return found

class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result = self._vformat(format_string, args, kwargs, used, [0])
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, auto):
        out = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                out.append(literal)
            if name is None:
                continue
            if name == "" or name[0] in ".[":
                name = str(auto[0]) + name
                auto[0] += 1
            value, first = self.get_field(name, args, kwargs)
            used.add(first)
            value = self.convert_field(value, conversion)
            spec = self._vformat(spec, args, kwargs, used, auto)
            out.append(self.format_field(value, spec))
        return "".join(out)

    def parse(self, text):
        pieces = []
        literal = ""
        i = 0
        while i < len(text):
            c = text[i]
            if c in "{}" and text[i + 1:i + 2] == c:
                pieces.append((literal + c, None, None, None))
                literal = ""
                i += 2
            elif c == "}":
                raise ValueError("Single '}' encountered in format string")
            elif c == "{":
                depth, j = 1, i + 1
                while j < len(text) and depth:
                    depth += {"{": 1, "}": -1}.get(text[j], 0)
                    j += 1
                if depth:
                    raise ValueError("expected '}' before end of string" if j > i + 1 else "Single '{' encountered in format string")
                body = text[i + 1:j - 1]
                end = len(body)
                bracket = 0
                for k, ch in enumerate(body):
                    if ch == "[":
                        bracket += 1
                    elif ch == "]":
                        bracket -= 1
                    elif ch in "!:" and not bracket:
                        end = k
                        break
                name, rest = body[:end], body[end:]
                conversion = None
                if rest.startswith("!"):
                    conversion, rest = rest[1:2], rest[2:]
                pieces.append((literal, name, rest[1:], conversion))
                literal = ""
                i = j
            else:
                literal += c
                i += 1
        if literal:
            pieces.append((literal, None, None, None))
        return pieces

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ("s", "r", "a"):
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def get_field(self, field_name, args, kwargs):
        import re
        first, rest = re.match(r"([^.\[]*)(.*)", field_name, re.S).groups()
        first = int(first) if first.isdigit() else first
        value = self.get_value(first, args, kwargs)
        for attribute, index in re.findall(r"\.([^.\[]+)|\[([^\]]*)\]", rest):
            value = getattr(value, attribute) if attribute else value[int(index) if index.isdigit() else index]
        return value, first
`,
);
