import datetime as dt, time, calendar
from datetime import datetime, date, timedelta, timezone
d = date(2024, 2, 29); t = dt.time(13, 5, 9, 123456); n = datetime(2024, 12, 31, 23, 59, 59, 999999)
print(d, repr(d), t, repr(t), n, repr(n), d.isoformat(), n.isoformat(" ", "minutes"), n.isoformat(timespec="milliseconds"), t.isoformat("seconds"), d.ctime(), n.ctime())
print(d + timedelta(days=366), d - date(2023, 3, 1), n + timedelta(microseconds=1), n - datetime(2024, 1, 1), d.replace(year=2023, day=28), d.weekday(), d.isoweekday(), d.isocalendar(), d.timetuple(), n.timetuple().tm_yday, d.toordinal(), date.fromordinal(738000), date.fromisoformat("2020-10-05"), datetime.fromisoformat("2020-10-05T12:30:45.123+02:00"), datetime.fromisoformat("2020-10-05 12:30"), date.fromisocalendar(2024, 1, 1))
for f in ["%Y-%m-%d", "%y %b %B %a %A %d %e" if False else "%y %b %B %a %A %d", "%H:%M:%S.%f", "%I:%M %p", "%j %U %W %w", "%c", "%x %X", "%%", "%Z|%z|", "%G-W%V-%u", "%-d" if False else "%d", "%D" if False else "", "%F %T" if False else ""]: print(n.strftime(f), end=" | ")
print()
for s, f in [("2024-03-15", "%Y-%m-%d"), ("15/Mar/2024:10:20:30 +0100", "%d/%b/%Y:%H:%M:%S %z"), ("Jan 5 2021 3:04PM", "%b %d %Y %I:%M%p"), ("12:30:45.5", "%H:%M:%S.%f"), ("2024-060", "%Y-%j"), ("99", "%y"), ("2024 W10 1", "%G W%V %u"), ("Monday, 04 March 2024", "%A, %d %B %Y"), ("10%", "%d%%")]:
    print(repr(datetime.strptime(s, f)))
for s, f in [("2024-13-01", "%Y-%m-%d"), ("2024-02-30", "%Y-%m-%d"), ("abc", "%Y"), ("2024x", "%Y"), ("1", "%Q"), ("1", "%")]:
    try: print(datetime.strptime(s, f))
    except ValueError as e: print(e)
td = timedelta(days=-1, hours=5, minutes=3, seconds=2.5)
print(td, repr(td), td.total_seconds(), td.days, td.seconds, td.microseconds, abs(td), -td, td * 2, td / 2, td // timedelta(hours=1), divmod(timedelta(days=3), timedelta(hours=5)), timedelta(days=1) / timedelta(hours=6), timedelta(weeks=1), timedelta(0), repr(timedelta(0)), timedelta.max, timedelta.min, timedelta.resolution, timedelta(hours=25) % timedelta(days=1), str(timedelta(days=2)), str(timedelta(milliseconds=1)), bool(timedelta(0)), timedelta(1) > timedelta(hours=23), sum([timedelta(1), timedelta(2)], timedelta()), timedelta(seconds=1.0000005), timedelta(days=.5), timedelta(1) * 1.5, timedelta(days=10) // 3)
utc = timezone.utc; est = timezone(timedelta(hours=-5), "EST"); ist = timezone(timedelta(hours=5, minutes=30))
a = datetime(2024, 1, 1, 12, tzinfo=utc); b = a.astimezone(est); c = a.astimezone(ist)
print(a, b, c, repr(b), a == b == c, b.tzname(), c.tzname(), c.utcoffset(), a.strftime("%Z %z"), c.strftime("%z %Z"), b.isoformat(), a - c, utc, est, ist, repr(utc), repr(est), repr(ist), a.timestamp(), datetime.fromtimestamp(0, utc), datetime.fromtimestamp(1700000000.5, tz=utc), a.replace(tzinfo=None), a.time(), a.timetz(), a.date(), datetime.combine(d, t), datetime.combine(d, t, utc), hash(a) == hash(b), a.utctimetuple().tm_hour)
for f in [lambda: date(2023, 2, 29), lambda: date(2024, 13, 1), lambda: date(0, 1, 1), lambda: dt.time(24), lambda: datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=utc), lambda: datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=utc), lambda: datetime(2024, 1, 1) == datetime(2024, 1, 1, tzinfo=utc), lambda: date(2024, 1, 1) + 1, lambda: date(2024, 1, 1) < 3, lambda: date(9999, 12, 31) + timedelta(1), lambda: date.fromisoformat("2024/01/01"), lambda: timezone(timedelta(hours=25)), lambda: timedelta("a"), lambda: date(2024, 1), lambda: datetime(2024, 1, 1).date() == date(2024, 1, 1), lambda: datetime(2024, 1, 1) == date(2024, 1, 1), lambda: datetime(2024, 1, 1) < date(2024, 1, 1), lambda: date(1, 1, 1) - timedelta(1), lambda: timedelta(days=10**10), lambda: datetime.fromisoformat("nope"), lambda: d.replace(month=14), lambda: date("a", 1, 1), lambda: timedelta(1) / 0, lambda: timedelta(1) + 1, lambda: dt.time(10) < dt.time(11), lambda: dt.time(10, tzinfo=utc) == dt.time(10), lambda: date.max, lambda: datetime.min, lambda: dt.time.max, lambda: date(2024, 1, 31).replace(month=2)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.month_name[3], list(calendar.day_abbr), calendar.leapdays(2000, 2025), calendar.weekday(2024, 5, 1)); print(calendar.month(2024, 2)); print(calendar.TextCalendar(6).formatmonth(2023, 10)); print(calendar.monthcalendar(2024, 2)[0], [x.isoformat() for x in calendar.Calendar().itermonthdates(2024, 2)][:3], calendar.timegm((2024, 1, 1, 0, 0, 0)))
def month_add(d, n):
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    return d.replace(year=y, month=m + 1, day=min(d.day, calendar.monthrange(y, m + 1)[1]))
print([month_add(date(2024, 1, 31), i).isoformat() for i in range(-2, 4)])
def business_days(a, b):
    while a < b:
        if a.weekday() < 5: yield a
        a += timedelta(1)
print(len(list(business_days(date(2024, 1, 1), date(2024, 2, 1)))))
class Event:
    def __init__(self, start, hours): self.start, self.end = start, start + timedelta(hours=hours)
    def overlaps(self, o): return self.start < o.end and o.start < self.end
    def __format__(self, spec): return f"{self.start:{spec or '%H:%M'}}-{self.end:{spec or '%H:%M'}}"
e1, e2 = Event(datetime(2024, 1, 1, 9), 1.5), Event(datetime(2024, 1, 1, 10), 1); print(f"{e1} {e2:%d %I%p} {e1.overlaps(e2)}")
print(max([date(2024, 1, 1), date(2023, 5, 5)]), sorted([dt.time(5), dt.time(1, 30)]), {date(2024, 1, 1): 1}[date(2024, 1, 1)], isinstance(n, date), time.strftime("%Y-%m-%d", time.gmtime(0)), time.gmtime(86400 * 365), time.strptime("2024", "%Y").tm_year, time.asctime(time.gmtime(0)))
class MyDate(date):
    def __new__(cls, *a): return super().__new__(cls, *a)
    @property
    def quarter(self): return (self.month - 1) // 3 + 1
print(MyDate(2024, 5, 5).quarter, repr(MyDate(2024, 5, 5)), MyDate(2024, 5, 5) + timedelta(1), type(MyDate(2024, 5, 5) + timedelta(1)).__name__)
class TZ(dt.tzinfo):
    def utcoffset(self, d): return timedelta(hours=3)
    def dst(self, d): return timedelta(0)
    def tzname(self, d): return "TZ3"
x = datetime(2024, 6, 1, 12, tzinfo=TZ()); print(x, x.tzname(), x.astimezone(utc), x.dst())
