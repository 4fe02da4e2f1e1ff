"""A pretty printer after Wadler: documents as dataclasses, a layout that fits lines, printers for data and code."""
from __future__ import annotations

from dataclasses import dataclass
from functools import reduce, singledispatch
from typing import Iterable, Iterator, List, Tuple


class Doc:
    def __add__(self, other): return Concat(self, text(other))
    def __radd__(self, other): return text(other) + self
    def __or__(self, other): return self + line + text(other)
    def __truediv__(self, other): return self + softline + text(other)

    def pretty(self, width=80) -> str:
        return "".join(render(width, self))


@dataclass(frozen=True)
class Nil(Doc): ...


@dataclass(frozen=True)
class Text(Doc):
    value: str


@dataclass(frozen=True)
class Line(Doc):
    flat: str = " "


@dataclass(frozen=True)
class Concat(Doc):
    left: Doc
    right: Doc


@dataclass(frozen=True)
class Nest(Doc):
    indent: int
    body: Doc


@dataclass(frozen=True)
class Group(Doc):
    body: Doc


nil, line, softline = Nil(), Line(), Line("")


def text(value) -> Doc:
    return value if isinstance(value, Doc) else Text(str(value))


def join(separator: Doc, docs: Iterable[Doc]) -> Doc:
    docs = list(docs)
    return reduce(lambda a, b: a + separator + b, docs) if docs else nil


def bracket(left: str, docs: Iterable[Doc], right: str, indent=2) -> Doc:
    docs = list(docs)
    if not docs:
        return text(left + right)
    return Group(text(left) + Nest(indent, softline + join(text(",") + line, docs)) + softline + right)


Item = Tuple[int, bool, Doc]


def fits(width: int, items: List[Item]) -> bool:
    items = list(items)
    while width >= 0 and items:
        indent, flat, doc = items.pop()
        match doc:
            case Nil():
                continue
            case Text(value):
                width -= len(value)
            case Line(flat=blank):
                if not flat:
                    return True
                width -= len(blank)
            case Concat(left, right):
                items += [(indent, flat, right), (indent, flat, left)]
            case Nest(more, body):
                items.append((indent + more, flat, body))
            case Group(body):
                items.append((indent, flat, body))
    return width >= 0


def render(width: int, doc: Doc) -> Iterator[str]:
    column, items = 0, [(0, False, doc)]
    while items:
        indent, flat, doc = items.pop()
        match doc:
            case Nil():
                pass
            case Text(value):
                yield value
                column += len(value)
            case Line(blank) if flat:
                yield blank
                column += len(blank)
            case Line():
                yield "\n" + " " * indent
                column = indent
            case Concat(left, right):
                items += [(indent, flat, right), (indent, flat, left)]
            case Nest(more, body):
                items.append((indent + more, flat, body))
            case Group(body):
                fit = fits(width - column, [(indent, True, body)])
                items.append((indent, flat or fit, body))
            case other:
                raise TypeError(f"no document: {other!r}")


@singledispatch
def show(value) -> Doc:
    return text(repr(value))


@show.register(list)
@show.register(tuple)
def _(value):
    left, right = "[]" if isinstance(value, list) else "()"
    return bracket(left, map(show, value), right)


@show.register
def _(value: dict):
    return bracket("{", (Group(show(k) + ":" + Nest(2, line + show(v))) for k, v in value.items()), "}")


@show.register
def _(value: set):
    return bracket("{", map(show, sorted(value)), "}") if value else text("set()")


@dataclass
class Call:
    name: str
    args: list
    kwargs: dict


@show.register
def _(value: Call):
    parts = [show(a) for a in value.args] + [text(k + "=") + show(v) for k, v in value.kwargs.items()]
    return text(value.name) + bracket("(", parts, ")", indent=4)


net = Call("Sequential", [
    Call("Conv2d", [3, 64], {"kernel_size": (7, 7), "stride": (2, 2), "padding": (3, 3), "bias": False}),
    Call("ReLU", [], {"inplace": True}),
    Call("Flatten", [], {}),
], {"name": "stem"})
for width in (200, 72, 40):
    print(f"--- {width}", show(net).pretty(width), sep="\n")
data = {"name": "config", "values": list(range(12)), "nested": {"empty": [], "none": None, "set": {3, 1}}, ("a", 1): "x" * 20}
for width in (100, 40, 20):
    result = show(data).pretty(width)
    print(f"--- {width} {max(map(len, result.splitlines()))} {result.count(chr(10))}", result, sep="\n")
print((text("a") + "b" | "c").pretty(), Group(text("x") / "y" | "z").pretty(2).split("\n"), show(set()).pretty(), repr(text("t") + 1))
try:
    list(render(10, "plain"))
except TypeError as error:
    print(error)
assert eval(show(data).pretty(30)) == data
