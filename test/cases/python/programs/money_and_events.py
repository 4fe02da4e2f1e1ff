# inventory & bank: descriptors, context managers, events, Decimal money, dataclasses
from decimal import Decimal, ROUND_HALF_UP, ROUND_HALF_EVEN, getcontext, InvalidOperation, localcontext
from contextlib import contextmanager, ExitStack, suppress, redirect_stdout, nullcontext, closing, ContextDecorator
from collections import defaultdict, deque, Counter
from functools import partial, wraps, reduce
from datetime import datetime, timedelta, date, time, timezone
import io, json, textwrap, string
class Money:
    __slots__ = ("amount", "currency")
    def __init__(self, amount, currency="EUR"):
        object.__setattr__(self, "amount", Decimal(str(amount)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
        object.__setattr__(self, "currency", currency)
    def __setattr__(self, k, v): raise AttributeError(f"{type(self).__name__} is immutable")
    def _check(f):
        @wraps(f)
        def inner(self, other):
            if not isinstance(other, Money): return NotImplemented
            if other.currency != self.currency: raise ValueError(f"cannot mix {self.currency} and {other.currency}")
            return f(self, other)
        return inner
    @_check
    def __add__(self, o): return Money(self.amount + o.amount, self.currency)
    @_check
    def __sub__(self, o): return Money(self.amount - o.amount, self.currency)
    @_check
    def __lt__(self, o): return self.amount < o.amount
    def __mul__(self, n): return Money(self.amount * Decimal(str(n)), self.currency)
    __rmul__ = __mul__
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __eq__(self, o): return isinstance(o, Money) and (self.amount, self.currency) == (o.amount, o.currency)
    def __hash__(self): return hash((self.amount, self.currency))
    def __bool__(self): return self.amount != 0
    def __neg__(self): return Money(-self.amount, self.currency)
    def __format__(self, spec):
        if spec.endswith("c"): return f"{self.amount:{spec[:-1] or ',.2f'}} {self.currency}"
        return format(self.amount, spec)
    def __repr__(self): return f"Money('{self.amount}', {self.currency!r})"
class Events:
    def __init__(self): self._h = defaultdict(list); self.log = deque(maxlen=4)
    def on(self, name, fn=None, *, priority=0):
        if fn is None: return partial(self.on, name, priority=priority)
        self._h[name].append((priority, fn)); self._h[name].sort(key=lambda p: -p[0]); return fn
    def emit(self, name, *a, **k):
        self.log.append(name)
        return [fn(*a, **k) for _, fn in self._h.get(name, ())]
bus = Events()
@bus.on("deposit")
def audit(acct, amt): print(f"  audit {acct.owner:<6}|{amt:>12c}|")
@bus.on("deposit", priority=5)
def first(acct, amt): print("  first", acct)
class Positive:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, inst, owner): return self if inst is None else inst.__dict__.get(self.name)
    def __set__(self, inst, v):
        if v < Money(0): raise ValueError(f"{self.name} would be negative: {v:c}")
        inst.__dict__[self.name] = v
class Account:
    balance = Positive()
    _ids = iter(range(1, 100))
    def __init__(self, owner, balance=Money(0)):
        self.id = next(self._ids); self.owner = owner; self.balance = balance; self.history = []
    def deposit(self, amt): self.balance += amt; self.history.append(("+", amt)); bus.emit("deposit", self, amt)
    def withdraw(self, amt): self.balance -= amt; self.history.append(("-", amt))
    def __repr__(self): return f"<{type(self).__name__} #{self.id} {self.owner} {self.balance:c}>"
class Savings(Account):
    rate = Decimal("0.0325")
    def accrue(self, years):
        before = self.balance
        self.balance = reduce(lambda b, _: b * (1 + self.rate), range(years), before)
        return self.balance - before
@contextmanager
def transaction(*accts):
    saved = [(a, a.balance, list(a.history)) for a in accts]
    try:
        yield saved
    except Exception as e:
        for a, b, h in saved: a.balance, a.history[:] = b, h
        print("rolled back:", type(e).__name__, e)
    else: print("committed")
    finally: print("closed")
a, b = Account("ann", Money("100.005")), Savings("bob", Money(50))
with transaction(a, b): a.withdraw(Money(30)); b.deposit(Money(30))
with transaction(a, b): b.deposit(Money(500)); a.withdraw(Money(500))
print(a, b, a.history, bus.log, b.accrue(3), b)
try: Money(1) + Money(1, "USD")
except ValueError as e: print(e)
try: Money(1) + 1
except TypeError as e: print(e)
try: Money(1).amount = 3
except AttributeError as e: print(e)
print(sum([Money(1), Money(2.5)]), 3 * Money("1.115"), -Money(1), bool(Money(0)), {Money(1): "x"}[Money("1.00")], max(Money(3), Money(2)), sorted([Money(3), Money(1)]))
print(f"{Money(1234567.891):c}|{Money(5):>10.1f}|{Money(5):08.2fc}")
getcontext().prec = 10
print(Decimal(1) / 3, Decimal("1.10") + Decimal("2.205"), Decimal("1e5"), Decimal("1E+5").normalize(), Decimal("123.4500").normalize(), Decimal(2).sqrt(), Decimal("-0"), Decimal("NaN"), Decimal("Infinity"), round(Decimal("2.675"), 2), Decimal("2.5").quantize(Decimal(1), ROUND_HALF_EVEN), divmod(Decimal(-7), 2), Decimal("7") % -3, Decimal(10) ** -2, Decimal("1.5").as_tuple(), Decimal("3.14").as_integer_ratio())
try: Decimal("abc")
except InvalidOperation as e: print(type(e), e)
try: Decimal(1) / 0
except ZeroDivisionError as e: print(type(e).__name__, e)
with localcontext() as c: c.prec = 4; print(Decimal(22) / 7)
print(f"{Decimal('1234.5'):,.2f} {Decimal('0.000001')} {Decimal('0.0000001')} {Decimal('1234.5'):e} {Decimal('12.5'):>10} {Decimal('0.125'):.1%}")
with ExitStack() as st:
    for n in "abc": st.callback(print, "bye", n, sep="-")
    st.enter_context(suppress(KeyError)); st.push(lambda *e: print("push", e[0]) or False); {}["x"]
buf = io.StringIO()
with redirect_stdout(buf): print("hidden"); print("x", end="")
print(repr(buf.getvalue()), buf.tell())
class timed(ContextDecorator):
    def __enter__(self): print("<"); return self
    def __exit__(self, *e): print(">", e[1]); return e[0] is ValueError
@timed()
def risky(x): print("in"); return int(x)
print(risky("5"), risky("q"))
d = datetime(2024, 2, 28, 23, 30, 15, 123456); print(d + timedelta(hours=1), d.isoformat(timespec="minutes"), d.strftime("%d/%m/%y %I:%M %p %f %%"), datetime.strptime("03 Jan 2021 14:05", "%d %b %Y %H:%M"), d.date() - date(2024, 1, 1), timedelta(days=-1, seconds=5), repr(timedelta(1.5)), d.replace(tzinfo=timezone.utc).isoformat(), datetime.fromisoformat("2024-05-06T07:08:09+02:00").utcoffset(), time(1, 2).isoformat(), date(2024, 12, 30).isocalendar()[1], (date(2024, 3, 1) - timedelta(1)).day, d.weekday(), timedelta(hours=25) // timedelta(minutes=7), str(timedelta(seconds=3661.5)), date.fromordinal(738000), d < d + timedelta(1), f"{d:%Y-%m-%d}", timedelta(days=2).total_seconds())
print(json.dumps({"a": [1, 2.0, None, True], "é": "ü\n", "n": {"z": 1, "b": []}}, indent=2, sort_keys=True), json.dumps([1, {"k": (1, 2)}], separators=(",", ":"), ensure_ascii=False), json.loads('{"x": [1e3, -0, 1.5, "\\u00e9"]}'))
try: json.dumps({1, 2})
except TypeError as e: print(e)
for t in ['{"a": 1,}', '[1 2]', 'nul', '', '{"a" 1}', '"abc', '[1]x']:
    try: json.loads(t)
    except json.JSONDecodeError as e: print(e, e.pos)
print(json.dumps({"d": date(2024, 1, 2), "m": Money(1)}, default=str), json.dumps(float("nan")), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.loads("[1,2]", parse_int=lambda s: s + "!"), json.loads('{"a":{"b":1}}', object_hook=lambda d: tuple(d.items())))
print(textwrap.fill("The quick brown fox jumps over the lazy dog and runs away.", 20, initial_indent="* ", subsequent_indent="  "), textwrap.dedent("""
    a
      b
    """), textwrap.indent("x\n\ny", "> "), textwrap.shorten("hello big wide world", 14), textwrap.wrap("averyveryverylongword in text", 8), sep="\n")
print(string.Template("$a ${b}c $$").substitute(a=1, b=2), string.Template("$x $y").safe_substitute(x=0), string.capwords("hello wORLD"), string.punctuation)
