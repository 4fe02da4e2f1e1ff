"""Tables from CSV: typed columns, filters from small expressions, grouping, pivots, text layout in several styles."""
import abc
import csv
import io
import itertools
import operator
import re
import statistics
import sys
from collections import Counter, OrderedDict, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cmp_to_key, partial, reduce
from typing import Any, Callable, Dict, Iterable, Iterator, List, Sequence, Tuple

DATA = '''\
day,region,product,units,price,note
2024-03-01,North,"Lamp, small",12,9.99,
2024-03-01,South,Desk,3,149.50,"said ""soon"""
2024-03-02,North,Desk,1,149.50,
2024-03-02,East,Lamp,7,12.25,"two
lines"
2024-03-04,South,"Lamp, small",30,9.49,
2024-03-05,East,Chair,8,45,late
2024-03-05,North,Chair,,45,
2024-03-09,West,Desk,2,155.00,
2024-03-10,West,Lamp,11,12.25,late
2024-03-11,South,Chair,5,44.10,
'''


class Align(str, Enum):
    LEFT, RIGHT, CENTER = "<", ">", "^"


class Kind(abc.ABC):
    align = Align.LEFT
    kinds: List["Kind"] = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Kind.kinds.append(cls())

    @abc.abstractmethod
    def read(self, text: str): ...

    def show(self, value) -> str:
        return "" if value is None else str(value)

    @classmethod
    def guess(cls, texts: Sequence[str]) -> "Kind":
        for kind in cls.kinds:
            try:
                for text in filter(None, texts):
                    kind.read(text)
                return kind
            except ValueError:
                continue
        raise AssertionError("text takes all")

    def __repr__(self):
        return type(self).__name__.lower()


class Whole(Kind):
    align = Align.RIGHT
    read = staticmethod(int)
    show = staticmethod(lambda value: "" if value is None else f"{value:,}")


class Decimal(Kind):
    align = Align.RIGHT

    def read(self, text):
        return float(text)

    def show(self, value):
        return super().show(value if value is None else f"{value:,.2f}")


class Day(Kind):
    align = Align.CENTER

    def read(self, text):
        return date.fromisoformat(text)

    def show(self, value):
        return f"{value:%d %b}" if value else ""


class Text(Kind):
    read = staticmethod(str)


@dataclass
class Column:
    name: str
    kind: Kind
    width: int = 0

    def __str__(self):
        return f"{self.name}:{self.kind!r}"


@dataclass
class Table:
    columns: Dict[str, Column]
    rows: List[Dict[str, Any]] = field(default_factory=list)

    @classmethod
    def from_csv(cls, file) -> "Table":
        reader = csv.DictReader(file)
        raw = list(reader)
        columns = OrderedDict((n, Column(n, Kind.guess([r[n] for r in raw]))) for n in reader.fieldnames)
        return cls(columns, [{n: c.kind.read(r[n]) if r[n] else None for n, c in columns.items()} for r in raw])

    def with_column(self, name: str, kind: Kind, rule: Callable) -> "Table":
        rows = [row | {name: rule(row)} for row in self.rows]
        return Table({**self.columns, name: Column(name, kind)}, rows)

    def where(self, test: str) -> "Table":
        return Table(self.columns, [*filter(compile_test(test, self.columns), self.rows)])

    def sorted(self, *keys: str) -> "Table":
        def compare(a, b):
            for key in keys:
                name, sign = key.lstrip("-"), -1 if key.startswith("-") else 1
                x, y = a[name], b[name]
                if x != y:
                    if x is None or y is None:
                        return 1 if x is None else -1
                    return sign if x > y else -sign
            return 0
        return Table(self.columns, sorted(self.rows, key=cmp_to_key(compare)))

    def group(self, *names: str, **totals: Tuple[str, Callable]) -> "Table":
        groups = defaultdict(list)
        for row in self.rows:
            groups[tuple(row[n] for n in names)].append(row)
        columns = {n: self.columns[n] for n in names}
        for name, (source, f) in totals.items():
            columns[name] = Column(name, Whole() if f in (len, Counter) else self.columns[source].kind)
        rows = []
        for key, members in groups.items():
            values = {n: f([v for m in members if (v := m[source]) is not None]) for n, (source, f) in totals.items()}
            rows.append(dict(zip(names, key)) | values)
        return Table(columns, rows)

    def pivot(self, down: str, across: str, value: str, f=sum) -> "Table":
        heads = sorted({row[across] for row in self.rows})
        kind = self.columns[value].kind
        columns = {down: self.columns[down], **{h: Column(h, kind) for h in heads}}
        rows = []
        for key in dict.fromkeys(row[down] for row in self.rows):
            cells = {h: [r[value] for r in self.rows if (r[down], r[across]) == (key, h)] for h in heads}
            rows.append({down: key} | {h: f(filter(None, v)) if v else None for h, v in cells.items()})
        return Table(columns, rows)

    def __iter__(self):
        return (tuple(row.values()) for row in self.rows)

    def __len__(self):
        return len(self.rows)


TOKEN = re.compile(r"\s*(?:(\d{4}-\d\d-\d\d)|(\d+(?:\.\d+)?)|'([^']*)'|(and|or|not|in)\b|(\w+)|([<>=!]=|[<>()~]))")
COMPARE = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "~": lambda text, part: part.lower() in text.lower()}


def compile_test(source: str, columns) -> Callable[[dict], bool]:
    tokens, at = [], 0
    while at < len(source.rstrip()):
        if not (found := TOKEN.match(source, at)):
            raise SyntaxError(f"cannot read {source[at:]!r}")
        tokens.append((found.lastindex, found[found.lastindex]))
        at = found.end()
    stream = iter([*tokens, (0, "")])
    current = next(stream)

    def take():
        nonlocal current
        taken, current = current, next(stream, (0, ""))
        return taken

    def either():
        parts = [both()]
        while current == (4, "or"):
            take()
            parts.append(both())
        return parts[0] if len(parts) == 1 else lambda row: any(p(row) for p in parts)

    def both():
        parts = [single()]
        while current == (4, "and"):
            take()
            parts.append(single())
        return lambda row: all(p(row) for p in parts)

    def single():
        if current == (4, "not"):
            take()
            inner = single()
            return lambda row: not inner(row)
        if current == (6, "("):
            take()
            inner = either()
            if take()[1] != ")":
                raise SyntaxError("missing )")
            return inner
        left, (_, sign), right = value(), take(), value()
        if sign not in COMPARE:
            raise SyntaxError(f"no comparison {sign!r}")
        return lambda row: None not in (left(row), right(row)) and COMPARE[sign](left(row), right(row))

    def value():
        group, text = take()
        match group:
            case 1:
                return lambda row, day=date.fromisoformat(text): day
            case 2:
                return lambda row, number=float(text): number
            case 3:
                return lambda row: text
            case 5 if text in columns:
                return operator.itemgetter(text)
        raise SyntaxError(f"unexpected {text or 'end'!r}")

    test = either()
    if current[0]:
        raise SyntaxError(f"trailing {current[1]!r}")
    return test


def layout(table: Table, style: str = "plain", total: Sequence[str] = ()) -> Iterator[str]:
    columns = list(table.columns.values())
    body = [[c.kind.show(row[c.name]).replace("\n", "⏎") for c in columns] for row in table.rows]
    if total:
        body.append([c.kind.show(sum(r[c.name] or 0 for r in table.rows)) if c.name in total else "" for c in columns])
    for i, column in enumerate(columns):
        column.width = max(len(column.name), *(len(cells[i]) for cells in body), 3)
    bar, cross, edge = {"plain": ("  ", "  ", ""), "grid": (" | ", "-+-", "|"), "double": (" ║ ", "═╬═", "║")}[style]
    line = lambda cells: (f"{edge} " if edge else "") + bar.join(cells).rstrip() + (f" {edge}" * bool(edge) if cells[-1].rstrip() == cells[-1] else "")
    yield line([f"{c.name:^{c.width}}" for c in columns])
    yield cross.join(("═" if style == "double" else "-") * c.width for c in columns)
    for n, cells in enumerate(body):
        if total and n == len(body) - 1:
            yield cross.join("=" * c.width for c in columns)
        yield line([f"{cell:{c.kind.align.value}{c.width}}" for cell, c in zip(cells, columns)])


table = Table.from_csv(io.StringIO(DATA, newline=""))
print([str(c) for c in table.columns.values()], len(table), next(iter(table)))
table = table.with_column("total", Decimal(), lambda row: row["units"] and row["units"] * row["price"])
print(*layout(table.sorted("region", "-total"), "grid", total=["units", "total"]), sep="\n")
print(*layout(table.group("product", sales=("units", len), units=("units", sum), best=("total", max), last=("day", max)).sorted("-units")), sep="\n")
print(*layout(table.pivot("region", "product", "total"), "double"), sep="\n")
for test in ["units > 6", "region == 'North' or product ~ 'lamp' and price < 10", "not (day >= 2024-03-03)", "note == 'late' and not units == 8", "units", "colour == 'red'", "units > 1 2", "(units > 1", "units ? 1"]:
    try:
        print(f"{test:<52}", [f"{r['region'][0]}{r['units']}" for r in table.where(test).rows])
    except SyntaxError as problem:
        print(f"{test:<52}", "SyntaxError:", problem)
days = [row["day"] for row in table.rows]
gaps = [b - a for a, b in zip(days, days[1:])]
print(max(gaps), sum(gaps, timedelta()).days, statistics.median(g.days for g in gaps), sorted({d.strftime("%a") for d in days}), days[0].isocalendar()[1])
out = io.StringIO()
writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
writer.writerow(table.columns)
writer.writerows(itertools.islice(table, 4))
print(out.getvalue(), end="")
print(list(csv.reader(io.StringIO(out.getvalue())))[4][:3], reduce(operator.add, (r["units"] or 0 for r in table.rows)))
partial(print, "a", "b", sep=";", file=sys.stdout)("c")
