from datetime import datetime, date, time, timedelta, timezone
import datetime as dt
a = datetime(2024, 2, 29, 13, 5, 7, 250000); b = date(2023, 12, 31)
print(a, repr(a), a.isoformat(), a.date(), a.time(), a.year, a.microsecond, a.weekday(), a.isoweekday(), a.isocalendar(), b, repr(b), b.isoformat(), b.weekday(), b.isocalendar(), b.toordinal(), date.fromordinal(738000))
print(a.strftime("%Y-%m-%d %H:%M:%S.%f %a %A %b %B %j %y %I %p %% %U"), f"{a:%d/%m/%Y}", b.strftime("%x"), a.ctime())
print(a + timedelta(days=1, hours=12), a - timedelta(weeks=1), a - datetime(2024, 1, 1), b - date(2023, 1, 1), b + timedelta(1), date(2024, 3, 1) - timedelta(1))
d = timedelta(days=1, hours=2, minutes=3, seconds=4.5, milliseconds=6)
print(d, repr(d), d.days, d.seconds, d.microseconds, d.total_seconds(), d * 2, d / 2, d // 2, -d, abs(-d), d > timedelta(1), timedelta(0), bool(timedelta(0)), timedelta(hours=25), timedelta(days=-1, hours=1), str(timedelta(seconds=3661)), d / timedelta(hours=1), d % timedelta(hours=1), sum([timedelta(1)] * 3, timedelta()))
print(a < datetime(2025, 1, 1), a == datetime(2024, 2, 29, 13, 5, 7, 250000), b < date(2024, 1, 1), max(b, date(2024, 1, 1)), hash(b) == hash(date(2023, 12, 31)), a.replace(year=2023, day=1), b.replace(month=1))
print(datetime.strptime("2024-05-06 07:08:09", "%Y-%m-%d %H:%M:%S"), datetime.strptime("6 May 24", "%d %B %y"), datetime.fromisoformat("2024-01-02T03:04:05.678"), date.fromisoformat("2024-01-02"), datetime.fromisoformat("2024-01-02 03:04:05+02:00"), time(1, 2, 3), repr(time(1, 2)), time(1, 2).isoformat(), datetime.combine(b, time(5)))
u = datetime(2024, 1, 1, tzinfo=timezone.utc); z = timezone(timedelta(hours=5, minutes=30))
print(u, repr(u), u.timestamp(), u.astimezone(z), u.utcoffset(), u.tzname(), z, repr(z), datetime.fromtimestamp(0, timezone.utc), u == u.astimezone(z), datetime.utcfromtimestamp(86400))
print(date.min, datetime.max, timedelta.max, dt.MINYEAR)
for f in (lambda: date(2023, 2, 29), lambda: datetime(2023, 13, 1), lambda: datetime(2023, 1, 1, 25), lambda: datetime.strptime("x", "%Y"), lambda: date.fromisoformat("nope"), lambda: a - u, lambda: a < b):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
