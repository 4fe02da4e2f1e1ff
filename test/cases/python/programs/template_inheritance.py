"""A small template engine: a lexer of regular expressions, a tree of nodes, filters, loops, blocks and inheritance."""

import html
import re
import textwrap
from collections import ChainMap
from dataclasses import dataclass, field
from functools import partial, singledispatchmethod
from itertools import count
from typing import Any, Callable, Iterator, NamedTuple


class TemplateError(Exception):
    def __init__(self, message: str, line: int):
        super().__init__(message, line)
        self.message, self.line = message, line

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


class Token(NamedTuple):
    kind: str
    text: str
    line: int


LEXER = re.compile(
    r"""
    (?P<comment> \{\# .*? \#\} )
  | \{% (?P<trim>-)? \s* (?P<tag> .*? ) \s* (?P<rtrim>-)? %\}
  | \{\{ \s* (?P<expr> .*? ) \s* \}\}
    """,
    re.VERBOSE | re.DOTALL,
)


def tokenize(source: str) -> Iterator[Token]:
    at, line, strip_next = 0, 1, False
    for match in LEXER.finditer(source):
        text = source[at:match.start()]
        shown = text.lstrip() if strip_next else text
        if match["trim"]:
            shown = shown.rstrip()
        if shown:
            yield Token("text", shown, line)
        line += text.count("\n")
        if match.lastgroup != "comment" and match["comment"] is None:
            kind = "tag" if match["tag"] is not None else "expr"
            yield Token(kind, match[kind], line)
        strip_next = bool(match["rtrim"])
        line += match[0].count("\n")
        at = match.end()
    if rest := source[at:]:
        yield Token("text", rest.lstrip() if strip_next else rest, line)


@dataclass
class Node:
    line: int = field(kw_only=True, default=0)


@dataclass
class Text(Node):
    text: str


@dataclass
class Expr(Node):
    path: str
    filters: list[tuple[str, list[Any]]]


@dataclass
class For(Node):
    names: list[str]
    source: Expr
    body: list[Node]
    empty: list[Node]


@dataclass
class If(Node):
    branches: list[tuple[Expr | None, list[Node]]]


@dataclass
class Block(Node):
    name: str
    body: list[Node]


FILTERS: dict[str, Callable[..., Any]] = {
    "upper": str.upper,
    "title": str.title,
    "join": lambda items, by=", ": by.join(map(str, items)),
    "default": lambda value, other="": value if value not in (None, "") else other,
    "fixed": lambda value, digits=2: f"{value:.{digits}f}",
    "length": len,
    "sort": sorted,
    "wrap": lambda text, width: textwrap.fill(text, width),
    "pad": lambda value, width: f"{value!s:>{width}}",
    "sum": lambda items, key=None: sum(item[key] if key else item for item in items),
    "not": lambda value: not value,
}


def parse_expr(text: str, line: int) -> Expr:
    path, *parts = re.split(r"\s*\|\s*", text)
    if not re.fullmatch(r"[\w.]+|'[^']*'", path):
        raise TemplateError(f"bad expression {text!r}", line)
    filters = []
    for part in parts:
        match = re.fullmatch(r"(?P<name>\w+)(?::(?P<args>.+))?", part)
        if match is None or match["name"] not in FILTERS:
            raise TemplateError(f"no filter {part!r}", line)
        args = [eval(arg, {"__builtins__": {}}) for arg in re.findall(r"'[^']*'|[^,]+", match["args"] or "")]
        filters.append((match["name"], args))
    return Expr(path, filters, line=line)


class Parser:
    def __init__(self, source: str):
        self.tokens = tokenize(source)
        self.extends: str | None = None

    def parse(self, *ends: str) -> tuple[list[Node], Token | None]:
        nodes: list[Node] = []
        for token in self.tokens:
            match token:
                case Token("text", text, line):
                    nodes.append(Text(text, line=line))
                case Token("expr", text, line):
                    nodes.append(parse_expr(text, line))
                case Token("tag", text) if text.split()[0] in ends:
                    return nodes, token
                case Token(_, text, line):
                    nodes += self.tag(text.split(), line)
        if ends:
            raise TemplateError(f"expected {' or '.join(ends)}", token.line if nodes else 0)
        return nodes, None

    def tag(self, words: list[str], line: int) -> list[Node]:
        match words:
            case ["for", *names, "in", source]:
                body, end = self.parse("empty", "endfor")
                empty = self.parse("endfor")[0] if end.text == "empty" else []
                return [For([n.strip(",") for n in names], parse_expr(source, line), body, empty, line=line)]
            case ["if", *rest]:
                branches, condition = [], parse_expr(" ".join(rest), line)
                while True:
                    body, end = self.parse("elif", "else", "endif")
                    branches.append((condition, body))
                    match end.text.split():
                        case ["elif", *rest]:
                            condition = parse_expr(" ".join(rest), end.line)
                        case ["else"]:
                            condition = None
                        case _:
                            return [If(branches, line=line)]
            case ["block", name]:
                return [Block(name, self.parse("endblock")[0], line=line)]
            case ["extends", name]:
                self.extends = name
                return []
            case _:
                raise TemplateError(f"unknown tag {' '.join(words)!r}", line)


class Engine:
    def __init__(self, **sources: str):
        self.sources, self.cache = sources, {}
        self.renders = count(1)

    def load(self, name: str):
        if name not in self.cache:
            parser = Parser(self.sources[name])
            self.cache[name] = parser.parse()[0], parser.extends
        return self.cache[name]

    def render(self, name: str, /, **values: Any) -> str:
        blocks: ChainMap[str, list[Node]] = ChainMap()
        nodes, parent = self.load(name)
        while parent is not None:
            blocks = ChainMap(*blocks.maps, {n.name: n.body for n in nodes if isinstance(n, Block)})
            nodes, parent = self.load(parent)
        scope = ChainMap({}, values, {"render": next(self.renders)})
        return "".join(self.show(node, scope, blocks) for node in nodes)

    @singledispatchmethod
    def show(self, node, scope, blocks) -> str:
        raise NotImplementedError(type(node).__name__)

    @show.register
    def _(self, node: Text, scope, blocks) -> str:
        return node.text

    @show.register
    def _(self, node: Expr, scope, blocks) -> str:
        value = self.value(node, scope)
        return "" if value is None else html.escape(str(value), quote=False)

    @show.register
    def _(self, node: For, scope, blocks) -> str:
        items = list(self.value(node.source, scope) or ())
        if not items:
            return self.all(node.empty, scope, blocks)
        out = []
        for index, item in enumerate(items):
            child = scope.new_child({"loop": {"index": index + 1, "last": index == len(items) - 1}})
            child.update(zip(node.names, [item] if len(node.names) == 1 else item, strict=True))
            out.append(self.all(node.body, child, blocks))
        return "".join(out)

    @show.register
    def _(self, node: If, scope, blocks) -> str:
        for condition, body in node.branches:
            if condition is None or self.value(condition, scope):
                return self.all(body, scope, blocks)
        return ""

    @show.register
    def _(self, node: Block, scope, blocks) -> str:
        return self.all(blocks.get(node.name, node.body), scope, blocks)

    def all(self, nodes, scope, blocks) -> str:
        return "".join(map(partial(self.show, scope=scope, blocks=blocks), nodes))

    def value(self, expr: Expr, scope) -> Any:
        if expr.path.startswith("'"):
            value: Any = expr.path[1:-1]
        else:
            first, *names = expr.path.split(".")
            value = int(first) if first.isdigit() else scope.get(first)
            for name in names:
                value = value.get(name) if isinstance(value, dict) else value[int(name)] if name.isdigit() else getattr(value, name, None)
        for name, args in expr.filters:
            try:
                value = FILTERS[name](value, *args)
            except Exception as error:
                raise TemplateError(f"{name}: {error}", expr.line) from error
        return value


engine = Engine(
    base="<{% block title %}plain{% endblock %}>\n{% block body %}nothing{% endblock %}\n-- {{ render }}\n",
    page="""{% extends base %}{% block title %}{{ title | upper }}{% endblock %}
{% block body -%}
{# the rows #}
{% for name, price in rows -%}
{{ loop.index }}. {{ name | title | pad:8 }} {{ price | fixed:1 | pad:7 }}{% if loop.last %} (last){% endif %}
{% empty %}no rows
{% endfor -%}
total {{ prices | sum | fixed }}{% endblock %}""",
    mixed="{% if user.admin %}root{% elif user.name | length %}hi {{ user.name }}{% else %}who?{% endif %} {{ tags | sort | join:' & ' }} {{ none | default:'-' }} {{ pair.1 }} {{ 'ab' }}",
    bad1="x\n{% for a %}", bad2="{{ a | nope }}", bad3="{% if x %}\n\nopen", bad4="{{ n | fixed }}", bad5="{{ a b }}",
)
rows = [("apple", 1.25), ("fig <b>", 12)]
print(engine.render("page", title="fruit & co", rows=rows, prices=[p for _, p in rows]))
print(engine.render("page", title="", rows=[], prices=[]))
for user in ({"admin": True}, {"name": "Zoë"}, {"name": ""}):
    print(engine.render("mixed", user=user, tags={"b", "a"}, pair=(1, [2])))
for name in ("bad1", "bad2", "bad3", "bad4", "bad5"):
    try:
        print(engine.render(name, n="x", x=1))
    except TemplateError as error:
        print(f"{name}: {error} | {error.args} | {type(error.__cause__).__name__}")
print(parse_expr("a.b | join:'-' | pad:3", 7), list(tokenize("a{{b}}\n{%- c -%}  d")), sep="\n")
