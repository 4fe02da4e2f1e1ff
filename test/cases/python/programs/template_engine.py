"""A template engine that compiles to closures: variables, filters, loops, conditions, includes, inheritance."""
import html
import re
from typing import Any, Callable, Dict, List, Tuple


class TemplateError(Exception):
    def __init__(self, message, line=None):
        super().__init__(message if line is None else f"line {line}: {message}")
        self.line = line


class Loop:
    def __init__(self, items):
        self._items = list(items)
        self.length = len(self._items)
        self.index0 = -1

    index = property(lambda self: self.index0 + 1)
    first = property(lambda self: self.index0 == 0)
    last = property(lambda self: self.index == self.length)

    def cycle(self, *values):
        return values[self.index0 % len(values)]

    def __iter__(self):
        for self.index0, item in enumerate(self._items):
            yield item


class Undefined:
    def __init__(self, name):
        self._name = name

    def __str__(self):
        return ""

    def __bool__(self):
        return False

    def __iter__(self):
        return iter(())

    def __getattr__(self, attribute):
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return Undefined(f"{self._name}.{attribute}")

    def __repr__(self):
        return f"Undefined({self._name})"

    def __eq__(self, other):
        return isinstance(other, Undefined)


class Safe(str):
    def __add__(self, other):
        return Safe(str.__add__(self, other if isinstance(other, Safe) else html.escape(str(other))))


FILTERS: Dict[str, Callable] = {
    "upper": str.upper, "title": lambda s: str(s).title(), "length": len, "safe": Safe,
    "default": lambda v, d="": d if isinstance(v, Undefined) else v,
    "join": lambda v, sep=", ": sep.join(map(str, v)), "round": round,
    "truncate": lambda s, n=10: s if len(s) <= n else s[: n - 1] + "…",
    "indent": lambda s, n=2: str(s).replace("\n", "\n" + " " * n),
}
TOKENS = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.S)
PART = re.compile(r"""\s*(?:(?P<str>"[^"]*"|'[^']*')|(?P<num>-?\d+(?:\.\d+)?)|(?P<name>[A-Za-z_][\w.]*)|(?P<op>==|!=|<=|>=|[<>|(),:]))""")


def compile_expression(text: str, line: int) -> Callable[[Dict[str, Any]], Any]:
    tokens: List[Tuple[str, str]] = []
    at = 0
    text = text.strip()
    while at < len(text):
        m = PART.match(text, at)
        if m is None:
            raise TemplateError(f"cannot read {text[at:]!r}", line)
        tokens.append((m.lastgroup, m[m.lastgroup]))
        at = m.end()
    tokens.append(("end", ""))

    def accept(*values):
        if tokens[0][1] in values and tokens[0][0] in ("op", "name"):
            return tokens.pop(0)[1]

    def primary():
        kind, value = tokens.pop(0)
        if kind == "str":
            return lambda env, v=value[1:-1]: v
        if kind == "num":
            return lambda env, v=float(value) if "." in value else int(value): v
        if kind == "name":
            if value in ("true", "false", "none"):
                return lambda env, v={"true": True, "false": False, "none": None}[value]: v
            getter = lambda env, path=value.split("."): resolve(env, path)
            if accept("("):
                args = arguments(")")
                return lambda env: getter(env)(*(a(env) for a in args))
            return getter
        if value == "(":
            inner = disjunction()
            accept(")")
            return inner
        raise TemplateError(f"unexpected {value or 'end'!r}", line)

    def arguments(close):
        args = []
        while not accept(close):
            args.append(disjunction())
            accept(",")
        return args

    def filtered():
        value = primary()
        while accept("|"):
            name = tokens.pop(0)[1]
            if name not in FILTERS:
                raise TemplateError(f"no filter {name!r}", line)
            args = arguments(")") if accept("(") else []
            value = lambda env, v=value, f=FILTERS[name], args=args: f(v(env), *(a(env) for a in args))
        return value

    def comparison():
        left = filtered()
        op = accept("==", "!=", "<", ">", "<=", ">=", "in")
        if not op:
            return left
        right = filtered()
        table = {"==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b,
                 "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b, "in": lambda a, b: a in b}
        return lambda env, f=table[op]: f(left(env), right(env))

    def negation():
        if accept("not"):
            inner = negation()
            return lambda env: not inner(env)
        return comparison()

    def conjunction():
        parts = [negation()]
        while accept("and"):
            parts.append(negation())
        return parts[0] if len(parts) == 1 else lambda env: all(p(env) for p in parts)

    def disjunction():
        parts = [conjunction()]
        while accept("or"):
            parts.append(conjunction())
        return parts[0] if len(parts) == 1 else lambda env: any(p(env) for p in parts)

    result = disjunction()
    if tokens[0][0] != "end":
        raise TemplateError(f"unexpected {tokens[0][1]!r}", line)
    return result


def resolve(env, path):
    value = env.get(path[0], Undefined(path[0]))
    for part in path[1:]:
        try:
            value = value[int(part)] if part.isdigit() else value[part]
        except (TypeError, KeyError, IndexError):
            value = getattr(value, part, Undefined(".".join(path)))
    return value


class Template:
    loader: Dict[str, "Template"] = {}

    def __init__(self, text, name="<template>"):
        self.name, self.blocks, self.parent = name, {}, None
        Template.loader[name] = self
        pieces = TOKENS.split(text)
        self._line = 1
        self.body, rest = self._parse(iter(pieces), ())
        assert rest is None

    def _parse(self, pieces, ends):
        nodes = []
        for piece in pieces:
            line = self._line
            self._line += piece.count("\n")
            if piece.startswith("{{"):
                value = compile_expression(piece[2:-2], line)
                nodes.append(lambda env, v=value: self._show(v(env)))
            elif piece.startswith("{%"):
                word, _, rest = piece[2:-2].strip().partition(" ")
                if word in ends:
                    return nodes, (word, rest)
                method = getattr(self, f"tag_{word}", None)
                if method is None:
                    raise TemplateError(f"unknown tag {word!r}", line)
                node = method(rest, pieces, line)
                if node:
                    nodes.append(node)
            elif piece and not piece.startswith("{#"):
                nodes.append(lambda env, text=piece: text)
        if ends:
            raise TemplateError(f"missing {' or '.join(ends)}", self._line)
        return nodes, None

    @staticmethod
    def _show(value):
        return value if isinstance(value, Safe) else html.escape(str(value))

    def tag_for(self, rest, pieces, line):
        m = re.fullmatch(r"([\w, ]+) in (.+)", rest)
        if not m:
            raise TemplateError(f"bad for: {rest!r}", line)
        names, items = [n.strip() for n in m[1].split(",")], compile_expression(m[2], line)
        body, (word, _) = self._parse(pieces, ("endfor", "else"))
        other = self._parse(pieces, ("endfor",))[0] if word == "else" else []

        def run(env):
            loop = Loop(items(env))
            if not loop.length:
                return run_all(other, env)
            out = []
            for item in loop:
                scope = {**env, "loop": loop, **(dict(zip(names, item)) if len(names) > 1 else {names[0]: item})}
                out.append(run_all(body, scope))
            return "".join(out)

        return run

    def tag_if(self, rest, pieces, line):
        branches, word = [], "elif"
        while word == "elif":
            test = compile_expression(rest, line)
            body, (word, rest) = self._parse(pieces, ("elif", "else", "endif"))
            branches.append((test, body))
        if word == "else":
            branches.append((lambda env: True, self._parse(pieces, ("endif",))[0]))
        return lambda env: next((run_all(body, env) for test, body in branches if test(env)), "")

    def tag_set(self, rest, pieces, line):
        name, value = rest.split("=", 1)
        value = compile_expression(value, line)
        return lambda env: env.__setitem__(name.strip(), value(env)) or ""

    def tag_block(self, rest, pieces, line):
        self.blocks[rest], _ = self._parse(pieces, ("endblock",))
        return lambda env, name=rest: run_all(env["__blocks__"][name], env)

    def tag_extends(self, rest, pieces, line):
        self.parent = rest.strip("\"'")

    def tag_include(self, rest, pieces, line):
        return lambda env, name=rest.strip("\"'"): run_all(Template.loader[name].body, dict(env))

    def render(self, **env):
        template, blocks = self, dict(self.blocks)
        while template.parent:
            template = Template.loader[template.parent]
            blocks = {**template.blocks, **blocks}
        return run_all(template.body, {**env, "__blocks__": blocks})


def run_all(nodes, env):
    return "".join(node(env) for node in nodes)


Template("<{% block title %}base{% endblock %}>\n{% block body %}{% endblock %}\n{% include 'foot' %}", "base")
Template("(c) {{ year|default(1999) }}", "foot")
page = Template("""{% extends 'base' %}{% block body %}{# rows #}
{%- if false %}{% endif %}{% for name, price in goods %}{{ loop.index }}/{{ loop.length }} {{ name|title|truncate(6) }}: {{ price|round(1) }} {{ loop.cycle('odd', 'even') }}{% if not loop.last %}
{% endif %}{% else %}nothing{% endfor %}{% endblock %}""".replace("{%-", "{%"), "page")
print(page.render(goods=[("pen", 1.25), ("<lamp> & co", 20), ("x", 3.14159)], year=2024))
print(page.render(goods=[]))
print(Template("{% set n = user.tags|length %}{% if n > 2 and user.name == 'Bo' %}many{% elif n or false %}{{ n }} tags{% else %}none{% endif %} {{ user.name }} {{ user.tags.0 }} {{ user.nope.deep }}|{{ missing|default('d') }} {{ '<b>'|safe }}{{ '<b>' }} {{ greet(user.name, 2) }}").render(
    user={"name": "Bo", "tags": ["a", "b"]}, greet=lambda n, k: (n + "!") * k))
print(Template("{{ 'x' in items }} {{ items|join('-') }} {{ not items }} {{ 3 >= 2 }} {{ none }}").render(items=list("xy")))
for bad in ["{% for x %}{% endfor %}", "{{ a | nope }}", "\n\n{% if a %}", "{{ }}", "{{ a b }}", "{% wat %}", "{{ 'open }}", "{% include 'zzz' %}"]:
    try:
        print(Template(bad, "bad").render())
    except (TemplateError, KeyError) as error:
        print(type(error).__name__, error, getattr(error, "line", "-"))
print(repr(Safe("a") + "<"), Undefined("q"), repr(Undefined("q").r.s), Undefined("a") == Undefined("b"), list(Undefined("x")))
