"""Two small models of state: an LRU cache by a linked list, and a bank with an audit trail."""
import enum
import functools
import operator
from collections import OrderedDict, namedtuple
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, astuple, dataclass, field, fields, replace
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Callable, Generic, Hashable, Iterator, Optional, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class _Link:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self


class LRUCache(Generic[K, V]):
    """Keeps the `capacity` entries that were used last."""

    def __init__(self, capacity: int, on_evict: Optional[Callable[[K, V], None]] = None):
        if capacity <= 0:
            raise ValueError(f"capacity must be positive, got {capacity}")
        self.capacity = capacity
        self._map: dict[K, _Link] = {}
        self._root = _Link()
        self._on_evict = on_evict
        self.hits = self.misses = 0

    def _unlink(self, link):
        link.before.after, link.after.before = link.after, link.before

    def _push(self, link):
        last = self._root.before
        last.after = self._root.before = link
        link.before, link.after = last, self._root

    def __getitem__(self, key: K) -> V:
        try:
            link = self._map[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(link)
        self._push(link)
        return link.value

    def __setitem__(self, key: K, value: V) -> None:
        if (link := self._map.get(key)) is not None:
            link.value = value
            self._unlink(link)
        else:
            link = self._map[key] = _Link(key, value)
        self._push(link)
        while len(self._map) > self.capacity:
            oldest = self._root.after
            self._unlink(oldest)
            del self._map[oldest.key]
            if self._on_evict:
                self._on_evict(oldest.key, oldest.value)

    def __len__(self):
        return len(self._map)

    def __contains__(self, key):
        return key in self._map

    def __iter__(self) -> Iterator[K]:
        link = self._root.after
        while link is not self._root:
            yield link.key
            link = link.after

    def __repr__(self):
        inner = ", ".join(f"{k!r}: {self._map[k].value!r}" for k in self)
        return f"{type(self).__name__}({{{inner}}}, capacity={self.capacity})"

    def info(self):
        Info = namedtuple("Info", "hits misses size")
        return Info(self.hits, self.misses, len(self))


def memoize(cache):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args):
            with suppress(KeyError):
                return cache[args]
            result = cache[args] = function(*args)
            return result

        wrapper.cache = cache
        return wrapper

    return decorator


class Kind(enum.Flag):
    DEPOSIT = enum.auto()
    WITHDRAWAL = enum.auto()
    FEE = enum.auto()
    INTEREST = enum.auto()
    CREDIT = DEPOSIT | INTEREST
    DEBIT = WITHDRAWAL | FEE


class BankError(Exception):
    """Base of what can go wrong."""


class InsufficientFunds(BankError):
    def __init__(self, account, needed):
        self.account, self.needed = account, needed
        super().__init__(f"{account.owner} lacks {needed:,.2f}")


@dataclass(frozen=True, order=True)
class Entry:
    amount: Decimal
    kind: Kind = field(compare=False)
    memo: str = field(default="", compare=False, repr=False)

    @property
    def signed(self) -> Decimal:
        return self.amount if self.kind & Kind.CREDIT else -self.amount


@dataclass
class Account:
    owner: str
    rate: Decimal = Decimal("0.01")
    entries: list[Entry] = field(default_factory=list, repr=False)
    number: int = field(init=False)
    _numbers = iter(range(1000, 10_000, 7))

    def __post_init__(self):
        self.number = next(self._numbers)

    @property
    def balance(self) -> Decimal:
        return sum((entry.signed for entry in self.entries), Decimal("0.00"))

    def post(self, amount, kind, memo=""):
        amount = Decimal(str(amount)).quantize(Decimal("0.01"), rounding=ROUND_HALF_EVEN)
        if amount <= 0:
            raise ValueError(f"not an amount: {amount}")
        if kind & Kind.DEBIT and amount > self.balance:
            raise InsufficientFunds(self, amount - self.balance)
        self.entries.append(Entry(amount, kind, memo))
        return self

    deposit = functools.partialmethod(post, kind=Kind.DEPOSIT)
    withdraw = functools.partialmethod(post, kind=Kind.WITHDRAWAL)

    def statement(self):
        running = Decimal(0)
        for i, entry in enumerate(self.entries, 1):
            running += entry.signed
            yield f"{i:>3}. {entry.kind.name:<11}{entry.signed:>+12,.2f}{running:>12,.2f}  {entry.memo}"


@contextmanager
def transaction(*accounts):
    kept = [list(account.entries) for account in accounts]
    try:
        yield accounts
    except BankError as error:
        for account, entries in zip(accounts, kept):
            account.entries[:] = entries
        print(f"rolled back: {error} ({type(error).__name__})")


evicted = []
cache = LRUCache(3, lambda k, v: evicted.append((k, v)))
for word in "to be or not to be that is the question to be".split():
    cache[word] = len(word) + (cache[word] if word in cache else 0)
print(cache, list(cache), evicted)
print(cache.info(), cache.info()._asdict(), len(cache), "to" in cache)
for bad in [lambda: LRUCache(0), lambda: cache["missing"], lambda: cache[[]]]:
    try:
        bad()
    except (ValueError, KeyError, TypeError) as error:
        print(type(error).__name__, error)


@memoize(LRUCache[tuple, int](5))
def collatz(n):
    """Steps to one."""
    return 0 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


print([collatz(n) for n in range(1, 12)], collatz.__doc__, collatz.cache.info(), collatz.__wrapped__.__name__)

ann, bob = Account("ann"), Account("bob", rate=Decimal("0.025"))
ann.deposit(100).deposit("50.505", memo="found").withdraw(20.5)
print(ann, ann.balance, bob, bob.balance)
with transaction(ann, bob):
    ann.withdraw(80)
    bob.deposit(80, memo="from ann")
    ann.withdraw(500)
print(ann.balance, bob.balance)
with transaction(ann, bob):
    ann.withdraw(30)
    bob.deposit(30, memo="from ann")
    bob.post(bob.balance * bob.rate, Kind.INTEREST, memo="yearly")
for account in (ann, bob):
    print(f"--- {account.owner} #{account.number} ---", *account.statement(), sep="\n")
print(max(ann.entries), sorted(ann.entries)[0].kind, Kind.CREDIT, Kind.DEPOSIT in Kind.CREDIT, Kind.FEE | Kind.DEPOSIT, ~Kind.DEBIT, list(Kind))
print(astuple(bob.entries[0]), [f.name for f in fields(Account)], replace(bob.entries[0], memo="x").memo)
try:
    ann.deposit(-1)
except ValueError as error:
    print(error)
try:
    bob.entries[0].amount = 1
except AttributeError as error:
    print(type(error).__name__, error)
with ExitStack() as stack:
    names = [stack.enter_context(transaction(account))[0].owner for account in (ann, bob)]
    stack.callback(print, "callbacks run", sep="!", end=".\n")
    print(names)
print(functools.reduce(operator.add, map(operator.attrgetter("balance"), [ann, bob])), asdict(Account("cy", entries=[Entry(Decimal(1), Kind.FEE)]))["entries"])
