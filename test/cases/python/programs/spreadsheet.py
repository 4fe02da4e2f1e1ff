"""A spreadsheet: formulas in cells, dependencies, recalculation in topological order, cycles."""
import ast
import math
import re
import string
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import Any, Callable, Dict, Iterator, Set, Union

Value = Union[float, int, str, None]
REF = re.compile(r"\b([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?\b")


class CellError(Exception):
    code = "#ERR"

    def __repr__(self):
        return f"{self.code}({', '.join(map(str, self.args))})"


class CycleError(CellError):
    code = "#CYCLE"


class RefError(CellError):
    code = "#REF"


def column_number(letters: str) -> int:
    n = 0
    for c in letters:
        n = n * 26 + string.ascii_uppercase.index(c) + 1
    return n


def column_name(n: int) -> str:
    name = ""
    while n:
        n, r = divmod(n - 1, 26)
        name = string.ascii_uppercase[r] + name
    return name


class Cell:
    __slots__ = ("name", "text", "_value", "stale")

    def __init__(self, name: str, text: str = ""):
        self.name = name
        self.text = text
        self._value: Any = None
        self.stale = True

    @property
    def is_formula(self) -> bool:
        return self.text.startswith("=")

    def references(self) -> Iterator[str]:
        if not self.is_formula:
            return
        for c1, r1, c2, r2 in REF.findall(self.text):
            if not c2:
                yield c1 + r1
                continue
            for column in range(column_number(c1), column_number(c2) + 1):
                for row in range(int(r1), int(r2) + 1):
                    yield f"{column_name(column)}{row}"


class Sheet:
    functions: Dict[str, Callable] = {}

    def __init__(self):
        self.cells: Dict[str, Cell] = {}
        self.users: Dict[str, Set[str]] = defaultdict(set)
        self.computed = 0

    @classmethod
    def function(cls, f):
        cls.functions[f.__name__.rstrip("_").upper()] = f
        return f

    def __setitem__(self, name: str, content):
        old = self.cells.get(name)
        if old:
            for ref in old.references():
                self.users[ref].discard(name)
        cell = self.cells[name] = Cell(name, str(content))
        for ref in cell.references():
            self.users[ref].add(name)
        self._spoil(name)

    def update(self, **cells):
        for name, content in cells.items():
            self[name] = content

    def _spoil(self, name, seen=None):
        seen = set() if seen is None else seen
        if name in seen:
            return
        seen.add(name)
        if name in self.cells:
            self.cells[name].stale = True
        for user in self.users.get(name, ()):
            self._spoil(user, seen)

    def __getitem__(self, name: str) -> Value:
        value = self._compute(name, ())
        if isinstance(value, CellError):
            raise value
        return value

    def _compute(self, name, path):
        if name in path:
            return CycleError(" -> ".join((*path[path.index(name):], name)))
        cell = self.cells.get(name)
        if cell is None:
            return None
        if cell.stale:
            cell._value = self._evaluate(cell, (*path, name))
            cell.stale = False
            self.computed += 1
        return cell._value

    def _evaluate(self, cell, path):
        text = cell.text.strip()
        if not cell.is_formula:
            for kind in (int, float):
                try:
                    return kind(text)
                except ValueError:
                    continue
            return text or None
        try:
            return Evaluator(self, path).run(text[1:])
        except CellError as error:
            return error
        except ZeroDivisionError:
            return CellError("division by zero")
        except (TypeError, ValueError, SyntaxError) as error:
            return CellError(type(error).__name__)

    def render(self, columns: str, rows: range) -> str:
        lines = ["   |" + "|".join(f"{c:^9}" for c in columns)]
        lines.append("-" * 3 + "+" + "+".join("-" * 9 for _ in columns))
        for r in rows:
            shown = []
            for c in columns:
                value = self._compute(f"{c}{r}", ())
                if isinstance(value, CellError):
                    shown.append(f"{value.code:>9}")
                elif isinstance(value, float):
                    shown.append(f"{value:>9.2f}")
                elif isinstance(value, int):
                    shown.append(f"{value:>9,}")
                else:
                    shown.append(f"{value or '':<9.9}")
            lines.append(f"{r:>3}|" + "|".join(shown))
        return "\n".join(lines)


class Evaluator:
    """Rewrites references to calls and lets a tiny recursive descent do the rest."""

    token = re.compile(r"\s*(?:(\d+\.?\d*)|([A-Z]+\d+(?::[A-Z]+\d+)?)|([A-Z]+)(?=\()|(<=|>=|<>|[-+*/^(),<>=])|\"([^\"]*)\")")

    def __init__(self, sheet, path):
        self.sheet, self.path = sheet, path

    def run(self, text):
        self.tokens, at = [], 0
        while at < len(text.rstrip()):
            m = self.token.match(text, at)
            if not m:
                raise SyntaxError(text[at:])
            self.tokens.append((m.lastindex, m[m.lastindex]))
            at = m.end()
        self.tokens.append((0, ""))
        value = self.compare()
        if self.tokens[0][0]:
            raise SyntaxError(self.tokens[0][1])
        return value

    def next(self):
        return self.tokens.pop(0)

    def one_of(self, *ops):
        if self.tokens[0] in [(4, op) for op in ops]:
            return self.next()[1]

    def compare(self):
        left = self.sum()
        if op := self.one_of("<=", ">=", "<>", "<", ">", "="):
            right = self.sum()
            return {"<": left < right, ">": left > right, "=": left == right, "<>": left != right}.get(op, (left <= right) if op == "<=" else left >= right)
        return left

    def sum(self):
        value = self.term()
        while op := self.one_of("+", "-"):
            value = value + self.term() if op == "+" else value - self.term()
        return value

    def term(self):
        value = self.power()
        while op := self.one_of("*", "/"):
            value = value * self.power() if op == "*" else value / self.power()
        return value

    def power(self):
        base = self.atom()
        return base ** self.power() if self.one_of("^") else base

    def atom(self):
        kind, text = self.next()
        match kind:
            case 1:
                return float(text) if "." in text else int(text)
            case 2:
                return self.reference(text)
            case 3:
                self.next()
                args = []
                while not self.one_of(")"):
                    args.append(self.compare())
                    self.one_of(",")
                if text not in Sheet.functions:
                    raise RefError(text)
                return Sheet.functions[text](*args)
            case 4 if text == "(":
                value = self.compare()
                self.next()
                return value
            case 4 if text == "-":
                return -self.atom()
            case 5:
                return text
        raise SyntaxError(text)

    def reference(self, text):
        values = []
        for name in Cell("", "=" + text).references():
            value = self.sheet._compute(name, self.path)
            if isinstance(value, CellError):
                raise value
            values.append(value)
        return values if ":" in text else (0 if values[0] is None else values[0])


def numbers(values):
    return [v for value in values for v in (value if isinstance(value, list) else [value]) if isinstance(v, (int, float))]


@Sheet.function
def sum_(*values): return sum(numbers(values))
@Sheet.function
def average(*values): return sum(numbers(values)) / len(numbers(values))
@Sheet.function
def max_(*values): return max(numbers(values), default=0)
@Sheet.function
def if_(test, yes, no=""): return yes if test else no
@Sheet.function
def round_(value, digits=0): return round(value, digits)
@Sheet.function
def count(*values): return len(numbers(values))


s = Sheet()
s.update(A1="item", B1="price", C1="count", D1="total")
for row, (item, price, count_) in enumerate([("pen", 1.5, 10), ("book", 12, 3), ("lamp", "24.95", 1), ("gift", "", 2)], 2):
    s.update(**{f"A{row}": item, f"B{row}": price, f"C{row}": count_, f"D{row}": f"=B{row}*C{row}"})
s["D6"] = "=SUM(D2:D5)"
s["D7"] = '=IF(D6 > 70, "rich", "poor")'
s["B7"] = "=ROUND(AVERAGE(B2:B5), 3)"
print(s.render("ABCD", range(1, 8)))
print(s.computed, s["D6"], s["D7"], s["B7"])
s["C2"] = 1000
print(s["D6"], s.computed, sorted(s.users["D2"]), s["Z99"])
s.update(E1="=E2+1", E2="=E3", E3="=E1", E4="=1/0", E5="=NOPE(1)", E6="=E4+1", E7="=A1+1", E8="=2^3^2-(1-2)*-3", E9="=1+")
print(s.render("E", range(1, 10)))
for name in ("E1", "E5", "E6", "E7", "E9"):
    try:
        s[name]
    except CellError as error:
        print(name, repr(error), type(error).__mro__[1].__name__)
s["E3"] = 5
print(s["E1"], [column_name(n) for n in (1, 26, 27, 52, 703)], column_number("AAA"), list(Cell("", "=A1:B2+C3").references()))
