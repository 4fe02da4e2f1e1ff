"""Prints how CPython parses files, in the form of test/python/dump.ts.

    python3.13 test/reference/ast_dump.py FILE...          the files' trees to standard output
    python3.13 test/reference/ast_dump.py --beside FILE...  each FILE.py's tree to FILE.txt beside it

The goldens in test/golden/python/ come from it, and `npm test` compares our trees with them. Python 3.13 knows all the syntax and gives exact positions inside
f-strings; an older one will do for programs without either.
"""

import ast
import json
import pathlib
import re
import sys
import warnings
from decimal import Decimal

OPERATORS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.MatMult: "@", ast.LShift: "<<", ast.RShift: ">>", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^",
    ast.Not: "not", ast.USub: "-", ast.UAdd: "+", ast.Invert: "~", ast.And: "and", ast.Or: "or",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip


def dump_source(source: bytes) -> str:
    tree = ast.parse(source)
    text = source.decode("utf-8")
    return Dumper(text).items(tree.body, "\n") + "\n"


class Dumper:
    """Fields are printed in alphabetical order, absent ones are left out, ranges are UTF-16 offsets."""

    def __init__(self, text: str):
        # Lines end as for CPython; ast counts columns in UTF-8 bytes.
        self.lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + utf16_length(line))

    def offset(self, line: int, column: int) -> int:
        if line > len(self.lines):
            return self.starts[-1]
        text = self.lines[line - 1]
        if line == 1 and text.startswith("\ufeff"):
            return 1 + utf16_length(text[1:].encode()[:column].decode())
        if text.isascii():
            return self.starts[line - 1] + column
        return self.starts[line - 1] + utf16_length(text.encode()[:column].decode())

    def at(self, node: ast.AST) -> str:
        start = self.offset(node.lineno, node.col_offset)
        return f"@{start}-{self.offset(node.end_lineno, node.end_col_offset)}"

    def record(self, kind: str, node: ast.AST | None, /, **fields) -> str:
        shown = [f"{key}={value}" for key, value in sorted(fields.items()) if value is not None]
        return f"{kind}({', '.join(shown)}){self.at(node) if node else ''}"

    def items(self, nodes, separator=", ") -> str:
        return separator.join(self.node(node) for node in nodes)

    def many(self, nodes) -> str:
        return f"[{self.items(nodes)}]"

    def node(self, node) -> str | None:
        if node is None:
            return None
        if isinstance(node, str):
            return text(node)
        return getattr(self, type(node).__name__)(node)

    # Statements

    def FunctionDef(self, node):
        return self.record(
            "FunctionDef", node, body=self.many(node.body), decorators=self.many(node.decorator_list),
            isAsync=boolean(isinstance(node, ast.AsyncFunctionDef)), name=text(node.name),
            parameters=self.parameters(node.args), returns=self.node(node.returns),
            typeParameters=self.type_parameters(node),
        )  # fmt: skip

    AsyncFunctionDef = FunctionDef

    def ClassDef(self, node):
        return self.record(
            "ClassDef", node, bases=self.many(node.bases), body=self.many(node.body),
            decorators=self.many(node.decorator_list), keywords=self.many(node.keywords), name=text(node.name),
            typeParameters=self.type_parameters(node),
        )  # fmt: skip

    def type_parameters(self, node):
        found = getattr(node, "type_params", [])
        return self.many(found) if found else None

    def TypeVar(self, node):
        bound = self.node(getattr(node, "bound", None))
        default = self.node(getattr(node, "default_value", None))
        return self.record(type(node).__name__, node, name=text(node.name), bound=bound, default=default)

    TypeVarTuple = ParamSpec = TypeVar

    def TypeAlias(self, node):
        return self.record(
            "TypeAlias", node, name=text(node.name.id), value=self.node(node.value),
            typeParameters=self.type_parameters(node),
        )  # fmt: skip

    def Return(self, node):
        return self.record(type(node).__name__, node, value=self.node(node.value))

    Expr = Await = YieldFrom = Yield = Starred = Return

    def Delete(self, node):
        return self.record("Delete", node, targets=self.many(node.targets))

    def Assign(self, node):
        return self.record("Assign", node, targets=self.many(node.targets), value=self.node(node.value))

    def AugAssign(self, node):
        return self.record(
            "AugAssign", node, target=self.node(node.target), op=operator(node.op), value=self.node(node.value)
        )

    def AnnAssign(self, node):
        return self.record(
            "AnnAssign", node, target=self.node(node.target), annotation=self.node(node.annotation),
            value=self.node(node.value),
        )  # fmt: skip

    def For(self, node):
        return self.record(
            "For", node, target=self.node(node.target), iter=self.node(node.iter), body=self.many(node.body),
            orelse=self.many(node.orelse), isAsync=boolean(isinstance(node, ast.AsyncFor)),
        )  # fmt: skip

    AsyncFor = For

    def While(self, node):
        return self.record(
            type(node).__name__, node, test=self.node(node.test), body=self.many(node.body),
            orelse=self.many(node.orelse),
        )  # fmt: skip

    If = While

    def With(self, node):
        is_async = boolean(isinstance(node, ast.AsyncWith))
        return self.record("With", node, items=self.many(node.items), body=self.many(node.body), isAsync=is_async)

    AsyncWith = With

    def withitem(self, node):
        return self.record("", None, context=self.node(node.context_expr), target=self.node(node.optional_vars))

    def Match(self, node):
        return self.record("Match", node, subject=self.node(node.subject), cases=self.many(node.cases))

    def match_case(self, node):
        guard = self.node(node.guard)
        return self.record("", None, pattern=self.node(node.pattern), guard=guard, body=self.many(node.body))

    def Raise(self, node):
        return self.record("Raise", node, exception=self.node(node.exc), cause=self.node(node.cause))

    def Try(self, node):
        return self.record(
            "Try", node, body=self.many(node.body), handlers=self.many(node.handlers), orelse=self.many(node.orelse),
            finalbody=self.many(node.finalbody), isStar=boolean(type(node).__name__ == "TryStar"),
        )  # fmt: skip

    TryStar = Try

    def ExceptHandler(self, node):
        name = text(node.name) if node.name else None
        return self.record("", node, type=self.node(node.type), name=name, body=self.many(node.body))

    def Assert(self, node):
        return self.record("Assert", node, test=self.node(node.test), message=self.node(node.msg))

    def Import(self, node):
        return self.record("Import", node, names=self.many(node.names))

    def ImportFrom(self, node):
        return self.record(
            "ImportFrom", node, module=text(node.module or ""), level=str(node.level), names=self.many(node.names)
        )

    def alias(self, node):
        return self.record("", node, name=text(node.name), asName=text(node.asname) if node.asname else None)

    def Global(self, node):
        return self.record(type(node).__name__, node, names=self.many(node.names))

    Nonlocal = Global

    def Pass(self, node):
        return self.record(type(node).__name__, node)

    Break = Continue = Pass

    # Expressions

    def BoolOp(self, node):
        return self.record("BoolOp", node, op=operator(node.op), values=self.many(node.values))

    def NamedExpr(self, node):
        return self.record("NamedExpr", node, target=self.node(node.target), value=self.node(node.value))

    def BinOp(self, node):
        # A long chain is deep: the left side without recursion.
        spine = [node]
        while isinstance(spine[-1].left, ast.BinOp):
            spine.append(spine[-1].left)
        left = self.node(spine[-1].left)
        for part in reversed(spine):
            left = self.record("BinOp", part, left=left, op=operator(part.op), right=self.node(part.right))
        return left

    def UnaryOp(self, node):
        return self.record("UnaryOp", node, op=operator(node.op), operand=self.node(node.operand))

    def Lambda(self, node):
        return self.record("Lambda", node, parameters=self.parameters(node.args), body=self.node(node.body))

    def IfExp(self, node):
        return self.record(
            "IfExp", node, test=self.node(node.test), body=self.node(node.body), orelse=self.node(node.orelse)
        )

    def Dict(self, node):
        entries = [
            self.record("", None, key=self.node(key), value=self.node(value))
            for key, value in zip(node.keys, node.values)
        ]
        return self.record("Dict", node, entries=f"[{', '.join(entries)}]")

    def List(self, node):
        return self.record(type(node).__name__, node, elements=self.many(node.elts))

    Tuple = Set = List

    def ListComp(self, node):
        return self.record(
            type(node).__name__, node, element=self.node(node.elt), generators=self.many(node.generators)
        )

    SetComp = GeneratorExp = ListComp

    def DictComp(self, node):
        return self.record(
            "DictComp", node, key=self.node(node.key), value=self.node(node.value),
            generators=self.many(node.generators),
        )  # fmt: skip

    def comprehension(self, node):
        return self.record(
            "", None, target=self.node(node.target), iter=self.node(node.iter), conditions=self.many(node.ifs),
            isAsync=boolean(node.is_async),
        )  # fmt: skip

    def Compare(self, node):
        rest = [
            self.record("", None, op=operator(op), right=self.node(right))
            for op, right in zip(node.ops, node.comparators)
        ]
        return self.record("Compare", node, left=self.node(node.left), rest=f"[{', '.join(rest)}]")

    def Call(self, node):
        return self.record(
            "Call", node, callee=self.node(node.func), args=self.many(node.args), keywords=self.many(node.keywords)
        )

    def keyword(self, node):
        return self.record("", node, name=text(node.arg) if node.arg else None, value=self.node(node.value))

    def Constant(self, node):
        return self.record("Constant", node, value=constant(node.value))

    def JoinedStr(self, node):
        return self.record("JoinedStr", node, parts=self.many(joined(node.values)))

    def FormattedValue(self, node):
        conversion = None if node.conversion == -1 else text(chr(node.conversion))
        return self.record(
            "FormattedValue", node, value=self.node(node.value), conversion=conversion,
            spec=self.node(node.format_spec),
        )  # fmt: skip

    def Attribute(self, node):
        return self.record("Attribute", node, value=self.node(node.value), attribute=text(node.attr))

    def Subscript(self, node):
        return self.record("Subscript", node, value=self.node(node.value), index=self.node(node.slice))

    def Slice(self, node):
        return self.record(
            "Slice", node, lower=self.node(node.lower), upper=self.node(node.upper), step=self.node(node.step)
        )

    def Name(self, node):
        return self.record("Name", node, id=text(node.id))

    def parameters(self, node):
        plain = [*node.posonlyargs, *node.args]
        defaults = dict(zip(reversed(plain), reversed(node.defaults)))
        defaults.update(zip(node.kwonlyargs, node.kw_defaults))
        show = lambda arg: arg and self.record(
            "", arg, name=text(arg.arg), annotation=self.node(arg.annotation), default=self.node(defaults.get(arg))
        )
        many = lambda args: f"[{', '.join(show(arg) for arg in args)}]"
        return self.record(
            "", None, posOnly=many(node.posonlyargs), positional=many(node.args), vararg=show(node.vararg),
            kwOnly=many(node.kwonlyargs), kwarg=show(node.kwarg),
        )  # fmt: skip

    # Patterns

    def MatchValue(self, node):
        return self.record("MatchValue", node, value=self.node(node.value))

    def MatchSingleton(self, node):
        value = f"Constant(value={constant(node.value)}){self.at(node)}"
        return self.record("MatchSingleton", node, value=value)

    def MatchSequence(self, node):
        return self.record(type(node).__name__, node, patterns=self.many(node.patterns))

    MatchOr = MatchSequence

    def MatchMapping(self, node):
        entries = [
            self.record("", None, key=self.node(key), pattern=self.node(pattern))
            for key, pattern in zip(node.keys, node.patterns)
        ]
        rest = text(node.rest) if node.rest else None
        return self.record("MatchMapping", node, entries=f"[{', '.join(entries)}]", rest=rest)

    def MatchClass(self, node):
        keywords = [
            self.record("", None, name=text(name), pattern=self.node(pattern))
            for name, pattern in zip(node.kwd_attrs, node.kwd_patterns)
        ]
        return self.record(
            "MatchClass", node, cls=self.node(node.cls), patterns=self.many(node.patterns),
            keywords=f"[{', '.join(keywords)}]",
        )  # fmt: skip

    def MatchStar(self, node):
        return self.record("MatchStar", node, name=text(node.name) if node.name else None)

    def MatchAs(self, node):
        return self.record(
            "MatchAs", node, pattern=self.node(node.pattern), name=text(node.name) if node.name else None
        )


def joined(parts):
    """An f-string's texts as plain strings; neighbours (3.11 splits some) are one."""
    result = []
    for part in parts:
        if isinstance(part, ast.Constant):
            if result and isinstance(result[-1], str):
                result[-1] += part.value
            elif part.value:
                result.append(part.value)
        else:
            result.append(part)
    return result


def operator(node) -> str:
    return text(OPERATORS[type(node)])


def boolean(value) -> str:
    return "true" if value else "false"


def text(value: str) -> str:
    return json.dumps(value)


def constant(value) -> str:
    if value is None:
        return "none"
    if value is ...:
        return "ellipsis"
    if isinstance(value, bool):
        return f"bool {boolean(value)}"
    if isinstance(value, int):
        return f"int {hex(value) if value >= 2**53 else value}"
    if isinstance(value, float):
        return f"float {javascript_number(value)}"
    if isinstance(value, complex):
        return f"imaginary {javascript_number(value.imag)}"
    if isinstance(value, str):
        return f"str {text(value)}"
    return f"bytes {value.hex()}"


def javascript_number(value: float) -> str:
    """A float as JavaScript writes it: the same digits as Python's, another choice of exponents."""
    if value in (float("inf"), 0):
        return "0" if value == 0 else "Infinity"
    _, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    digits = "".join(map(str, digits))
    point = len(digits) + exponent
    if 0 < point <= 21:
        whole, rest = digits[:point].ljust(point, "0"), digits[point:]
        return f"{whole}.{rest}" if rest else whole
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    sign = "+" if point > 0 else "-"
    mantissa = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
    return f"{mantissa}e{sign}{abs(point - 1)}"


def utf16_length(value: str) -> int:
    return len(value) if value.isascii() else len(value.encode("utf-16-le", "surrogatepass")) // 2


def main(arguments):
    sys.setrecursionlimit(20000)
    warnings.simplefilter("ignore")
    is_beside = arguments[:1] == ["--beside"]
    for name in map(pathlib.Path, arguments[is_beside:]):
        dumped = dump_source(name.read_bytes())
        if is_beside:
            name.with_suffix(".txt").write_text(dumped)
        else:
            sys.stdout.write(dumped)


if __name__ == "__main__":
    main(sys.argv[1:])
