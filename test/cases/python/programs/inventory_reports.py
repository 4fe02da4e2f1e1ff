"""An inventory read from CSV text, validated, indexed, and reported as tables, with a tiny query language."""
import csv
import io
import operator
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Callable, Dict, Iterable, List, Optional

RAW = '''sku,name,price,stock,added,tags
A-1,"Lamp, brass",24.95,3,2024-01-15,home|light
A-2,Desk,189.00,0,2023-11-02,home|office
B-7,"Pen ""fine""",1.20,450,2024-02-29,office
B-8,Ink,abc,12,2024-03-01,office
C-3,Tent,99.5,7,2024-13-01,outdoor
C-4,Stove,45,-2,2024-03-10,outdoor|fire
C-5,Rope,12.5,40,2024-03-11,
A-1,Lamp again,1,1,2024-01-01,home
'''


class RowError(ValueError):
    def __init__(self, line: int, problems: Dict[str, str]):
        self.line, self.problems = line, problems
        super().__init__(f"line {line}: " + ", ".join(f"{k} {v}" for k, v in problems.items()))


@dataclass(frozen=True)
class Item:
    sku: str
    name: str
    price: Decimal
    stock: int
    added: date
    tags: frozenset = field(default=frozenset(), compare=False)

    def __post_init__(self):
        if not re.fullmatch(r"[A-Z]-\d+", self.sku):
            raise ValueError(f"bad sku {self.sku!r}")

    @property
    def value(self) -> Decimal:
        return self.price * self.stock

    def age(self, today: date) -> timedelta:
        return today - self.added


PARSERS: Dict[str, Callable[[str], Any]] = {
    "price": Decimal, "stock": int, "added": date.fromisoformat,
    "tags": lambda text: frozenset(filter(None, text.split("|"))),
}
CHECKS = {"price": lambda p: p > 0 or "must be positive", "stock": lambda n: n >= 0 or f"is {n}"}


class Inventory:
    def __init__(self):
        self.items: Dict[str, Item] = {}
        self.errors: List[RowError] = []
        self.by_tag: Dict[str, List[Item]] = defaultdict(list)

    @classmethod
    def read(cls, stream) -> "Inventory":
        self = cls()
        for line, row in enumerate(csv.DictReader(stream), start=2):
            try:
                self.add(self.parse(line, row))
            except RowError as error:
                self.errors.append(error)
        return self

    @staticmethod
    def parse(line, row) -> Item:
        values, problems = {}, {}
        for f in fields(Item):
            try:
                values[f.name] = PARSERS.get(f.name, str.strip)(row[f.name])
            except (ValueError, InvalidOperation):
                problems[f.name] = f"cannot be {row[f.name]!r}"
                continue
            verdict = CHECKS.get(f.name, lambda v: True)(values[f.name])
            if verdict is not True:
                problems[f.name] = verdict
        if problems:
            raise RowError(line, problems)
        return Item(**values)

    def add(self, item: Item) -> None:
        if item.sku in self.items:
            raise RowError(len(self.items) + len(self.errors) + 2, {"sku": f"{item.sku} is taken"})
        self.items[item.sku] = item
        for tag in sorted(item.tags) or ["-"]:
            self.by_tag[tag].append(item)

    def __iter__(self):
        return iter(self.items.values())

    def __len__(self):
        return len(self.items)

    def where(self, text: str) -> List[Item]:
        return [item for item in self if Query(text)(item)]


class Query:
    pattern = re.compile(r"(\w+)\s*(>=|<=|!=|=|>|<|~|has)\s*(\"[^\"]*\"|\S+)")
    ops = {">": operator.gt, "<": operator.lt, ">=": operator.ge, "<=": operator.le, "=": operator.eq, "!=": operator.ne,
           "~": lambda a, b: b.lower() in a.lower(), "has": lambda a, b: b in a}

    def __init__(self, text: str):
        self.tests = []
        for part in re.split(r"\s+and\s+", text):
            m = self.pattern.fullmatch(part.strip())
            if not m:
                raise SyntaxError(f"cannot read {part!r}")
            name, op, raw = m.groups()
            raw = raw.strip('"')
            value = raw if op == "has" else PARSERS.get(name, str)(raw)
            self.tests.append((operator.attrgetter(name), self.ops[op], value))

    def __call__(self, item) -> bool:
        return all(op(get(item), value) for get, op, value in self.tests)


def table(rows: Iterable[Iterable], header: List[str], align: str = "") -> str:
    body = [[f"{c:,.2f}" if isinstance(c, Decimal) else str(c) for c in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(header, *body)]
    line = lambda cells: "  ".join(f"{c:{a}{w}}" for c, a, w in zip(cells, align.ljust(len(header), "<"), widths)).rstrip()
    return "\n".join([line(header), "  ".join("-" * w for w in widths), *map(line, body)])


stock = Inventory.read(io.StringIO(RAW))
print(len(stock), *stock.errors, sep="\n")
print(table(((i.sku, i.name, i.price, i.stock, i.value) for i in stock), ["sku", "name", "price", "n", "value"], "<<>>>"))
print(table(sorted((tag, len(items), sum(i.value for i in items)) for tag, items in stock.by_tag.items()), ["tag", "items", "value"], "<>>"))
for text in ["price < 30 and stock > 2", "name ~ PEN", "tags has home", "added >= 2024-02-01 and sku != B-7", "stock = 0", 'name = "Desk"']:
    print(f"{text:<36}", [item.sku for item in stock.where(text)])
for bad in ["price", "weight > 1", "price > cheap", "stock has 1"]:
    try:
        print(stock.where(bad))
    except Exception as error:
        print(type(error).__name__, error if not isinstance(error, InvalidOperation) else "")
today = date(2024, 3, 15)
print({i.sku: i.age(today).days for i in stock}, max(stock, key=lambda i: i.age(today)).name, Counter(i.added.strftime("%b") for i in stock))
out = io.StringIO()
writer = csv.writer(out, lineterminator="\n")
writer.writerow(["sku", "name"])
writer.writerows((i.sku, i.name) for i in stock)
print(out.getvalue(), list(csv.reader(['a,"b ""c""",', "x;y"])), [*csv.DictReader(io.StringIO("p,q\n1,2\n3"), restval="-")])
try:
    Item("bad", "x", Decimal(1), 1, today)
except ValueError as error:
    print(error)
