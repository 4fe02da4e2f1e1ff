import datetime, decimal, collections, fractions
d = datetime.datetime(2020,1,1)
for f in [lambda: d + 1, lambda: datetime.timedelta(1) + 1, lambda: d < 3, lambda: collections.deque() + 1, lambda: collections.OrderedDict() + 1, lambda: decimal.Decimal(1) + "a", lambda: decimal.Decimal(1) < "a", lambda: fractions.Fraction(1) + "a", lambda: collections.Counter() + 1, lambda: datetime.date(2020,1,1) - 5, lambda: collections.defaultdict(int) + 1, lambda: d.foo, lambda: decimal.Decimal(1).foo, lambda: collections.deque().foo, lambda: iter(decimal.Decimal(1)), lambda: len(d), lambda: d(), lambda: decimal.Decimal(1)[0], lambda: "a" + d, lambda: [] + collections.deque()]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
