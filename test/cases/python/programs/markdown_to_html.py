"""A converter from a small Markdown to HTML: block rules by decorator, inline rules by regular expression, an outline."""
import html
import re
import textwrap
from collections import deque
from dataclasses import dataclass, field
from typing import Iterator, List


@dataclass
class Element:
    tag: str
    children: List["Element | str"] = field(default_factory=list)
    attributes: dict = field(default_factory=dict)

    def add(self, *children):
        self.children.extend(children)
        return self

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    @property
    def text(self) -> str:
        return "".join(c.text if isinstance(c, Element) else c for c in self.children)

    def render(self, depth=0) -> str:
        attributes = "".join(f' {k.rstrip("_")}="{html.escape(str(v))}"' for k, v in self.attributes.items())
        if self.tag in {"hr", "br", "img"}:
            return f"<{self.tag}{attributes}>"
        inner = [c.render(depth + 1) if isinstance(c, Element) else html.escape(c, quote=False) for c in self.children]
        if self.tag in BLOCKS and any(isinstance(c, Element) and c.tag in BLOCKS for c in self.children):
            body = "\n".join(textwrap.indent(line, "  ") if self.tag != "pre" else line for line in inner)
            return f"<{self.tag}{attributes}>\n{body}\n</{self.tag}>"
        return f"<{self.tag}{attributes}>{''.join(inner)}</{self.tag}>"


BLOCKS = {"article", "ul", "ol", "li", "blockquote", "p", "pre", "h1", "h2", "h3", "table", "tr", "hr"}
rules = []


def block(pattern, **flags):
    """Registers what makes an element of the lines that begin with `pattern`."""
    def register(f):
        rules.append((re.compile(pattern, **flags), f))
        return f
    return register


class Lines:
    def __init__(self, text):
        self.queue = deque(text.expandtabs(4).splitlines())

    def __bool__(self):
        return bool(self.queue)

    @property
    def head(self):
        return self.queue[0]

    def pop(self):
        return self.queue.popleft()

    def take_while(self, test):
        while self and test(self.head):
            yield self.pop()


INLINE = re.compile(
    r"""
    (?P<code>`+)(?P<literal>.+?)(?P=code)
  | (?P<strong>\*\*)(?=\S)(?P<bold>.+?)(?<=\S)\*\*
  | (?P<em>[*_])(?=\S)(?P<italic>.+?)(?<=\S)(?P=em)
  | (?P<bang>!?)\[(?P<label>[^\]]*)\]\((?P<url>\S+?)(?:\s"(?P<title>[^"]*)")?\)
  | \\(?P<escaped>[\\`*_\[\]])
  | (?P<newline>[ ]{2,}\n)
    """,
    re.VERBOSE | re.DOTALL,
)


def inline(text):
    at, out = 0, []
    for found in INLINE.finditer(text):
        if found.start() > at:
            out.append(text[at : found.start()])
        at = found.end()
        match found.lastgroup, found.groupdict():
            case _, {"literal": str(literal)}:
                out.append(Element("code", [literal.strip()]))
            case _, {"bold": str(bold)}:
                out.append(Element("strong", inline(bold)))
            case _, {"italic": str(italic)}:
                out.append(Element("em", inline(italic)))
            case _, {"url": str(url), "label": label, "bang": bang, "title": title}:
                extra = {"title": title} if title else {}
                out.append(Element("img", [], {"src": url, "alt": label}) if bang else Element("a", inline(label), {"href": url, **extra}))
            case "escaped", {"escaped": c}:
                out.append(c)
            case "newline", _:
                out.append(Element("br"))
    return out + [text[at:]] if text[at:] else out


@block(r"(#{1,3})\s+(.*?)\s*#*$")
def heading(found, lines):
    lines.pop()
    slug = re.sub(r"\W+", "-", found[2].lower()).strip("-")
    return Element(f"h{len(found[1])}", inline(found[2]), {"id": slug})


@block(r"```(\w*)")
def fence(found, lines):
    lines.pop()
    code = list(lines.take_while(lambda line: not line.startswith("```")))
    if lines:
        lines.pop()
    return Element("pre", [Element("code", ["\n".join(code)], {"class_": found[1]} if found[1] else {})])


@block(r"([-*_])(?:\s*\1){2,}\s*$")
def rule(found, lines):
    lines.pop()
    return Element("hr")


@block(r">\s?")
def quote(found, lines):
    inner = "\n".join(re.sub(r"^>\s?", "", line) for line in lines.take_while(lambda line: line.startswith(">")))
    return Element("blockquote", list(blocks(Lines(inner))))


@block(r"([-*+]|\d+[.)])\s+")
def items(found, lines):
    ordered = found[1][0].isdigit()
    first = int(found[1][:-1]) if ordered else 1
    result = Element("ol" if ordered else "ul", [], {"start": first} if first != 1 else {})
    marker = re.compile(r"\d+[.)]\s+" if ordered else r"[-*+]\s+")
    while lines and (start := marker.match(lines.head)):
        width = start.end()
        body = [lines.pop()[width:]]
        body += lines.take_while(lambda line: line.startswith(" " * width) or (line and not marker.match(line) and line[0] == " "))
        parts = list(blocks(Lines(textwrap.dedent(body[0] + "\n" + textwrap.dedent("\n".join(body[1:]))))))
        result.add(Element("li", parts[0].children if len(parts) == 1 and parts[0].tag == "p" else parts))
    return result


@block(r"\|.*\|\s*$")
def table(found, lines):
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines.take_while(lambda line: line.startswith("|"))]
    result = Element("table")
    if len(rows) > 1 and all(set(cell) <= set(":-") for cell in rows[1]):
        head, marks, *rows = rows
        result.add(Element("tr", [Element("th", inline(cell)) for cell in head]))
        sides = ["right" if m.endswith(":") else "left" for m in marks]
    else:
        sides = ["left"] * len(rows[0])
    for row in rows:
        result.add(Element("tr", [Element("td", inline(c), {"align": s} if s != "left" else {}) for c, s in zip(row, sides)]))
    return result


def blocks(lines):
    while lines:
        if not lines.head.strip():
            lines.pop()
            continue
        for pattern, make in rules:
            if found := pattern.match(lines.head):
                yield make(found, lines)
                break
        else:
            body = "\n".join(lines.take_while(lambda line: line.strip() and not any(p.match(line) for p, _ in rules)))
            yield Element("p", inline(body))


SOURCE = """\
# Shapes & *sizes* #

A paragraph with **bold _nested_ text**, `x < y`, a [link](http://a.b/?q=1&r=2 "The \\"title")
and an image ![logo](logo.png).  
Not \\*emphasis\\*, nor 2 * 3 * 4.

## Lists

- one
- two
  with a second line
- three
  1. inner
  2. list
7) seven
8) eight

> quoted **text**
> > deeper
***
```python
if a < b and "c":
    print(`x`)
```
| name | size |
|:-----|-----:|
| a    | 1    |
| `b`  | 22   |

### The end?
"""
document = Element("article", list(blocks(Lines(SOURCE))))
print(document.render())
print([(e.tag, e.text, e.attributes["id"]) for e in document.walk() if re.fullmatch(r"h\d", e.tag)])
print(sorted({e.tag for e in document.walk()}), max(len(e.children) for e in document.walk()), len(list(document.walk())))
print(Element("p", inline("`` a`b `` **a*b** *a **b** c* [x](y) ![](z)")).render(), Element("p") == Element("p", []), [f.__name__ for _, f in rules], sep="\n")
