"""A double-entry ledger in whole cents: accounts in a tree, transactions as context managers, statements."""
from __future__ import annotations

import enum
import re
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import total_ordering
from itertools import accumulate, groupby
from operator import attrgetter


class Kind(enum.Enum):
    ASSET = ("asset", 1)
    LIABILITY = ("liability", -1)
    INCOME = ("income", -1)
    EXPENSE = ("expense", 1)

    def __init__(self, label, sign):
        self.label, self.sign = label, sign

    @classmethod
    def of(cls, path: str) -> Kind:
        head = path.partition(":")[0]
        for kind in cls:
            if head in (kind.label, f"{kind.label}s", f"{kind.label[:-1]}ies"):
                return kind
        raise LookupError(f"no kind of account named {head!r}")


@total_ordering
class Money:
    """An amount in cents, with the rounding of a bank: halves go to the even cent."""

    __slots__ = ("cents",)
    _form = re.compile(r"(?P<sign>-?)(?P<whole>\d{1,3}(?:,?\d{3})*)(?:\.(?P<part>\d\d))?$")

    def __init__(self, cents: int = 0):
        if not isinstance(cents, int):
            raise TypeError(f"cents must be int, not {type(cents).__name__}")
        self.cents = cents

    @classmethod
    def parse(cls, text: str) -> Money:
        if not (found := cls._form.match(text.strip())):
            raise ValueError(f"not an amount: {text!r}")
        cents = int(found["whole"].replace(",", "")) * 100 + int(found["part"] or 0)
        return cls(-cents if found["sign"] else cents)

    def __add__(self, other):
        return Money(self.cents + other.cents) if isinstance(other, Money) else NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __neg__(self):
        return Money(-self.cents)

    def __sub__(self, other):
        return self + -other

    def __mul__(self, rate):
        over, under = rate if isinstance(rate, tuple) else (rate, 1)
        whole, rest = divmod(self.cents * over, under)
        if 2 * rest > under or (2 * rest == under and whole % 2):
            whole += 1
        return Money(whole)

    def split(self, *weights: int) -> list[Money]:
        """Shares that add up to the whole: the cents left over go to the first ones."""
        total = sum(weights)
        shares = [self.cents * w // total for w in weights]
        for i in range(self.cents - sum(shares)):
            shares[i] += 1
        return [*map(Money, shares)]

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __hash__(self):
        return hash(("money", self.cents))

    def __bool__(self):
        return self.cents != 0

    def __format__(self, spec):
        body = f"{abs(self.cents) // 100:,}.{abs(self.cents) % 100:02}"
        if spec.endswith("p"):
            return format(f"({body})" if self.cents < 0 else f"{body} ", spec[:-1])
        return format("-" * (self.cents < 0) + body, spec)

    def __repr__(self):
        return f"Money({self:s})"


@dataclass(frozen=True, order=True)
class Entry:
    day: date
    account: str
    amount: Money
    memo: str = field(default="", compare=False)


class Unbalanced(Exception):
    def __init__(self, rest: Money):
        super().__init__(f"entries are off by {rest}")
        self.rest = rest


class Ledger:
    def __init__(self):
        self.entries: list[Entry] = []
        self.closed: set[tuple[int, int]] = set()

    @contextmanager
    def transaction(self, day: date, memo: str):
        pending: list[Entry] = []

        def post(account: str, amount: str | Money):
            Kind.of(account)
            amount = Money.parse(amount) if isinstance(amount, str) else amount
            pending.append(Entry(day, account, amount, memo))
            return amount

        yield post
        if (day.year, day.month) in self.closed:
            raise PermissionError(f"{day:%B %Y} is closed")
        if rest := sum((e.amount for e in pending), Money()):
            raise Unbalanced(rest)
        self.entries += pending

    def balance(self, prefix: str) -> Money:
        return sum((e.amount for e in self.entries if f"{e.account}:".startswith(prefix + ":")), Money())

    def tree(self) -> str:
        totals: dict[str, Money] = defaultdict(Money)
        for entry in self.entries:
            for path in accumulate(entry.account.split(":"), lambda a, b: f"{a}:{b}"):
                totals[path] += entry.amount
        lines = []
        for path, total in sorted(totals.items()):
            depth = path.count(":")
            name = "  " * depth + path.rpartition(":")[-1]
            lines.append(f"{name:.<28}{total * Kind.of(path).sign:.>14p}")
        return "\n".join(lines)

    def statement(self, account: str):
        chosen = sorted(e for e in self.entries if e.account == account)
        running = Money()
        for month, entries in groupby(chosen, key=lambda e: e.day.strftime("%Y-%m")):
            yield f"-- {month}"
            for e in entries:
                running += e.amount
                yield f"{e.day:%d %a} {e.memo:<16.16}{e.amount:>12p}{running:>14p}"


ledger = Ledger()
SCRIPT = """
2024-01-02 opening      | assets:bank:checking 2,500.00; liabilities:loan -2,500.00
2024-01-05 groceries    | expenses:food 84.37; assets:bank:checking -84.37
2024-01-31 salary       | assets:bank:checking 3,120.50; income:salary -3120.50
2024-02-03 rent         | expenses:home:rent 950; assets:bank:checking -950.00
2024-02-04 typing error | expenses:food 12.00; assets:bank:checking -21.00
2024-02-10 bad number   | expenses:food 1.2; assets:bank:checking -1.2
2024-02-11 bad account  | gifts:mum 30.00; assets:bank:checking -30.00
2024-02-29 savings      | assets:bank:savings 400.00; assets:bank:checking -400.00
"""
for line in filter(None, SCRIPT.splitlines()):
    head, _, body = line.partition("|")
    day, memo = head.split(maxsplit=1)
    try:
        with ledger.transaction(date.fromisoformat(day), memo.strip()) as post:
            for part in body.split(";"):
                post(*part.split())
    except (Unbalanced, ValueError, LookupError) as problem:
        print(f"{day}: {type(problem).__name__}: {problem}")

ledger.closed.add((2024, 1))
try:
    with ledger.transaction(date(2024, 1, 15), "too late") as post:
        post("expenses:food", "1.00")
        post("assets:bank:checking", -post("expenses:fun", "2.00") - Money(100))
except PermissionError as problem:
    print(problem)

with ledger.transaction(date(2024, 3, 1), "shared dinner") as post:
    bill = Money.parse("100.00")
    mine, *others = bill.split(1, 1, 1)
    post("expenses:food", mine)
    for name, share in zip(["ann", "bob"], others):
        post(f"assets:owed:{name}", share)
    post("assets:bank:checking", -bill)

print(ledger.tree())
print(*ledger.statement("assets:bank:checking"), sep="\n")
print(sum(map(attrgetter("amount"), ledger.entries)), ledger.balance("assets:bank"), repr(ledger.balance("assets:ban")))
print([Money(c) * (1, 2) for c in (1, 3, 5, -1, -3)], Money(1000).split(3, 3, 1), Money(5) > Money(4), max(Money(3), Money(30)))
for bad in (lambda: Money(1.5), lambda: Money(1) + 1, lambda: Money(1) < Money(2) < 3, lambda: Money.parse("1,00.00"), lambda: ledger.entries[0].__setattr__("memo", "")):
    try:
        print(bad())
    except Exception as problem:
        print(f"{type(problem).__name__}: {problem}")
