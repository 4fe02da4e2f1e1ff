import datetime as dt
d = dt.datetime(2024, 2, 29, 13, 5, 9, 123456)
print(f"{d:%Y-%m-%d %H:%M:%S}", f"{d:%d/%m/%y %I:%M %p}", f"{d:%A %B %j}", f"{d.date():%b %d}", d, repr(d), d.isoformat(), d.date(), d.time(), str(dt.timedelta(days=1, seconds=3661)), f"{d!s:>30}", f"{d:%%}")
for n in (0, 1, -1, 1234.5, 1e6, 1e-6, 123456789): print(f"|{n:>12,.2f}|{n:<12.3e}|{n:^12g}|{n:+012.1f}|{n:%}|")
print(f"{1e21:,.0f} {2**70:,} {2**70:_x} {-5:=+6} {5:<+6}| {0.1 + 0.2:.17f} {1/3:.3%} {12.0:g} {12.5:.0f} {13.5:.0f} {0.000123:.2g} {1e10:.3g} {float('nan'):+} {float('inf'):08.2f}")
