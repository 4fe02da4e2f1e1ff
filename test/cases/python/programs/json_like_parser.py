"""A reader for a relaxed JSON dialect: comments, trailing commas, bare keys, hex numbers."""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Iterator, List, NamedTuple, Optional, Union


class Position(NamedTuple):
    line: int
    column: int

    def __str__(self):
        return f"{self.line}:{self.column}"


class ParseError(ValueError):
    def __init__(self, message: str, at: Position, *, hint: Optional[str] = None):
        super().__init__(f"{message} at {at}")
        self.at = at
        self.hint = hint

    def __reduce__(self):
        return (type(self), (self.args[0], self.at))


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    at: Position

    def __repr__(self):
        return f"<{self.kind} {self.text!r} {self.at}>"


TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<number>-?(?:0x[0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?))
  | (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
  | (?P<word>[A-Za-z_][\w-]*)
  | (?P<punct>[{}\[\]:,])
    """,
    re.VERBOSE | re.DOTALL,
)


def tokenize(text: str) -> Iterator[Token]:
    line, line_start, index = 1, 0, 0
    while index < len(text):
        at = Position(line, index - line_start + 1)
        match = TOKEN.match(text, index)
        if match is None:
            raise ParseError(f"unexpected {text[index]!r}", at, hint="is a quote missing?")
        kind = match.lastgroup
        piece = match.group()
        if kind not in ("space", "comment"):
            yield Token(kind, piece, at)
        newlines = piece.count("\n")
        if newlines:
            line += newlines
            line_start = index + piece.rindex("\n") + 1
        index = match.end()
    yield Token("end", "", Position(line, index - line_start + 1))


ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def unescape(body: str) -> str:
    def one(match: re.Match) -> str:
        code = match[1]
        if code[0] == "u":
            return chr(int(code[1:], 16))
        return ESCAPES.get(code, code)

    return re.sub(r"\\(u[0-9a-fA-F]{4}|.)", one, body)


@dataclass
class Parser:
    tokens: List[Token]
    index: int = 0
    depth: int = field(default=0, repr=False)
    max_depth: int = field(default=20, repr=False, compare=False)

    @classmethod
    def of(cls, text: str, **options) -> Parser:
        return cls(list(tokenize(text)), **options)

    @property
    def current(self) -> Token:
        return self.tokens[self.index]

    def take(self, kind: str, text: Optional[str] = None) -> Token:
        token = self.current
        if token.kind != kind or (text is not None and token.text != text):
            wanted = text or kind
            raise ParseError(f"expected {wanted}, got {token.text or 'end of text'}", token.at)
        self.index += 1
        return token

    def accept(self, text: str) -> bool:
        if self.current.kind == "punct" and self.current.text == text:
            self.index += 1
            return True
        return False

    def value(self) -> Any:
        token = self.current
        match token:
            case Token(kind="punct", text="{"):
                return self.nested(self.mapping)
            case Token(kind="punct", text="["):
                return self.nested(self.sequence)
            case Token(kind="string"):
                self.index += 1
                return unescape(token.text[1:-1])
            case Token(kind="number", text=text):
                self.index += 1
                return self.number(text)
            case Token(kind="word", text="true" | "false" as word):
                self.index += 1
                return word == "true"
            case Token(kind="word", text="null"):
                self.index += 1
                return None
            case _:
                raise ParseError(f"expected a value, got {token.text or 'end of text'}", token.at)

    @staticmethod
    def number(text: str) -> Union[int, float]:
        if "x" in text:
            return int(text, 16)
        if {".", "e", "E"} & set(text):
            return float(text)
        return int(text)

    def nested(self, rule):
        self.depth += 1
        try:
            if self.depth > self.max_depth:
                raise ParseError("nested too deeply", self.current.at)
            return rule()
        finally:
            self.depth -= 1

    def mapping(self):
        self.take("punct", "{")
        result = {}
        while not self.accept("}"):
            key = self.current
            if key.kind == "string":
                name = unescape(key.text[1:-1])
            elif key.kind == "word":
                name = key.text
            else:
                raise ParseError("expected a key", key.at)
            self.index += 1
            if name in result:
                raise ParseError(f"duplicate key {name!r}", key.at)
            self.take("punct", ":")
            result[name] = self.value()
            if not self.accept(","):
                self.take("punct", "}")
                break
        return result

    def sequence(self):
        self.take("punct", "[")
        result = []
        while not self.accept("]"):
            result.append(self.value())
            if not self.accept(","):
                self.take("punct", "]")
                break
        return result


def loads(text: str, **options) -> Any:
    parser = Parser.of(text, **options)
    value = parser.value()
    parser.take("end")
    return value


def dumps(value: Any, indent: int = 0) -> str:
    pad = "  " * (indent + 1)
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case str():
            body = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            return f'"{body}"'
        case [] | {} if not value:
            return "[]" if isinstance(value, list) else "{}"
        case [*items]:
            inner = ",\n".join(pad + dumps(item, indent + 1) for item in items)
            return f"[\n{inner}\n{'  ' * indent}]"
        case {**items}:
            inner = ",\n".join(f'{pad}"{k}": {dumps(v, indent + 1)}' for k, v in items.items())
            return f"{{\n{inner}\n{'  ' * indent}}}"
    raise TypeError(f"cannot write {type(value).__name__}")


SAMPLE = r"""
// a model's configuration
{
  name: "resnet-ish", /* the
     comment goes on */ 'kernel-size': [3, 3,],
  stem: {channels: 0x40, "act": 'relu\tx\u00e9', bias: false},
  rates: [1e-3, -2.5, 10, 1E4],
  extra: null, empty: {}, none: [],
}
"""

print(list(tokenize("{a: 1}")))
data = loads(SAMPLE)
print(data)
print(dumps(data))
assert loads(dumps(data)) == data

for bad in ["{a 1}", "[1, 2", '{"a": 1, a: 2}', "@", "[1 2]", "", "[" * 30, "{1: 2}", "true false"]:
    try:
        print(loads(bad))
    except ParseError as error:
        print(f"{bad[:12]!r:18} {error}  (hint: {error.hint})")

print(Parser.of("[1]"))
try:
    dumps({"a": {1, 2}})
except TypeError as error:
    print(type(error).__name__, error)
