/** Python's `datetime`: dates, times and differences; what time it is now is not known. */

import { pythonModule } from "../pythonModule";

export const datetime = pythonModule(
  "datetime",
  String.raw`
import time as _time

MINYEAR, MAXYEAR = 1, 9999
_lengths = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
_months = [None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_days = [None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_long_months = [None, "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_long_days = [None, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

def _month_length(year, month):
    return 29 if month == 2 and _is_leap(year) else _lengths[month]

def _to_ordinal(year, month, day):
    before = (year - 1) * 365 + (year - 1) // 4 - (year - 1) // 100 + (year - 1) // 400
    return before + sum(_month_length(year, m) for m in range(1, month)) + day

def _from_ordinal(n):
    if not 1 <= n <= 3652059:
        raise OverflowError("date value out of range")
    year = max(1, (n * 400) // 146097)
    while _to_ordinal(year + 1, 1, 1) <= n:
        year += 1
    while _to_ordinal(year, 1, 1) > n:
        year -= 1
    rest = n - _to_ordinal(year, 1, 1)
    month = 1
    while rest >= _month_length(year, month):
        rest -= _month_length(year, month)
        month += 1
    return year, month, rest + 1

def _round(value):
    return round(value)

class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        for value, scale in ((weeks, 604800000000), (days, 86400000000), (hours, 3600000000), (minutes, 60000000), (seconds, 1000000), (milliseconds, 1000), (microseconds, 1)):
            if isinstance(value, int):
                total += value * scale
            elif value:
                from fractions import Fraction
                total += Fraction(value) * scale
        self._set(round(total))

    def _set(self, total):
        self._total = total
        seconds, self.microseconds = divmod(total, 1000000)
        self.days, self.seconds = divmod(seconds, 86400)
        if abs(self.days) > 999999999:
            raise OverflowError(f"days={self.days}; must have magnitude <= 999999999")

    @classmethod
    def _of(cls, total):
        made = object.__new__(cls)
        made._set(total)
        return made

    def total_seconds(self):
        return self._total / 10 ** 6

    def __repr__(self):
        parts = [f"{name}={getattr(self, name)}" for name in ("days", "seconds", "microseconds") if getattr(self, name)]
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        if self.microseconds:
            text += f".{self.microseconds:06d}"
        return text

    def __add__(self, other):
        return timedelta._of(self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._of(abs(self._total))

    def __mul__(self, other):
        if isinstance(other, (int, float)):
            from fractions import Fraction
            return timedelta._of(round(Fraction(other) * self._total))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, (int, float)):
            from fractions import Fraction
            return timedelta._of(round(self._total / Fraction(other)))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return timedelta._of(self._total // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

    def __eq__(self, other):
        return self._total == other._total if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total < other._total if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total <= other._total if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total > other._total if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total >= other._total if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._total)

    def __bool__(self):
        return self._total != 0

timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)

class tzinfo:
    def utcoffset(self, dt):
        raise NotImplementedError("tzinfo subclass must override utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("tzinfo subclass must override tzname()")

    def dst(self, dt):
        raise NotImplementedError("tzinfo subclass must override dst()")

class timezone(tzinfo):
    def __init__(self, offset, name=None):
        self._offset, self._name = offset, name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.timezone({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

def _offset_text(offset):
    sign = "-" if offset < timedelta(0) else "+"
    minutes = abs(offset)._total // 60000000
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"

timezone.utc = UTC = timezone(timedelta(0))

def _format(value, spec, year, month, day, hour, minute, second, microsecond, offset=None, zone=None):
    ordinal = _to_ordinal(year, month, day)
    weekday = (ordinal - 1) % 7
    yearday = ordinal - _to_ordinal(year, 1, 1)
    out = ""
    i = 0
    while i < len(spec):
        c = spec[i]
        if c != "%" or i + 1 == len(spec):
            out += c
            i += 1
            continue
        code = spec[i + 1]
        i += 2
        table = {
            "Y": lambda: str(year), "m": lambda: f"{month:02d}", "d": lambda: f"{day:02d}", "H": lambda: f"{hour:02d}",
            "M": lambda: f"{minute:02d}", "S": lambda: f"{second:02d}", "f": lambda: f"{microsecond:06d}", "y": lambda: f"{year % 100:02d}",
            "j": lambda: f"{yearday + 1:03d}", "b": lambda: _months[month], "B": lambda: _long_months[month], "a": lambda: _days[weekday + 1],
            "A": lambda: _long_days[weekday + 1], "I": lambda: f"{(hour - 1) % 12 + 1:02d}", "p": lambda: "AM" if hour < 12 else "PM",
            "w": lambda: str((weekday + 1) % 7), "u": lambda: str(weekday + 1), "%": lambda: "%", "e": lambda: f"{day:2d}",
            "F": lambda: f"{year}-{month:02d}-{day:02d}", "T": lambda: f"{hour:02d}:{minute:02d}:{second:02d}", "D": lambda: f"{month:02d}/{day:02d}/{year % 100:02d}",
            "c": lambda: f"{_days[weekday + 1]} {_months[month]} {day:2d} {hour:02d}:{minute:02d}:{second:02d} {year}", "x": lambda: f"{month:02d}/{day:02d}/{year % 100:02d}",
            "X": lambda: f"{hour:02d}:{minute:02d}:{second:02d}", "z": lambda: "" if offset is None else _offset_text(offset).replace(":", ""), "Z": lambda: zone or "",
            "U": lambda: f"{(yearday + 7 - (weekday + 1) % 7) // 7:02d}", "W": lambda: f"{(yearday + 7 - weekday) // 7:02d}",
            "R": lambda: f"{hour:02d}:{minute:02d}", "n": lambda: "\n", "t": lambda: "\t", "h": lambda: _months[month],
        }
        out += table[code]() if code in table else "%" + code
    return out

def _time_tuple(day, hour, minute, second, dst):
    from time import struct_time
    year_day = day.toordinal() - date(day.year, 1, 1).toordinal() + 1
    return struct_time((day.year, day.month, day.day, hour, minute, second, day.weekday(), year_day, dst))

class date:
    def __init__(self, year, month, day):
        _check_date(year, month, day)
        self._year, self._month, self._day = year, month, day

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        return _unknown("the clock")

    @classmethod
    def fromtimestamp(cls, t):
        return _unknown("the time zone")

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        try:
            year, month, day = text.split("-")
            if len(text) != 10:
                raise ValueError
            return cls(int(year), int(month), int(day))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    def toordinal(self):
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        from collections import namedtuple
        thursday = self.toordinal() - self.weekday() + 3
        year = _from_ordinal(thursday)[0]
        week = (thursday - _to_ordinal(year, 1, 1)) // 7 + 1
        class IsoCalendarDate(namedtuple("IsoCalendarDate", "year week weekday")):
            def __repr__(self):
                return "datetime." + super().__repr__()
        return IsoCalendarDate(year, week, self.isoweekday())

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def __repr__(self):
        return f"datetime.date({self._year}, {self._month}, {self._day})"

    def strftime(self, format):
        return _format(self, format, self._year, self._month, self._day, 0, 0, 0, 0)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def ctime(self):
        return self.strftime("%a %b %e 00:00:00 %Y")

    def replace(self, year=None, month=None, day=None):
        return type(self)(year or self._year, month or self._month, day or self._day)

    def timetuple(self):
        return _time_tuple(self, 0, 0, 0, -1)

    def _key(self):
        return (self._year, self._month, self._day)

    def _other(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._other(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._other(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._other(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._other(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._other(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        return type(self).fromordinal(self.toordinal() + other.days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _month_length(year, month):
        raise ValueError("day is out of range for month")

def _check_time(hour, minute, second, microsecond):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")

def _time_text(hour, minute, second, microsecond, timespec="auto"):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    return {
        "hours": f"{hour:02d}", "minutes": f"{hour:02d}:{minute:02d}", "seconds": f"{hour:02d}:{minute:02d}:{second:02d}",
        "milliseconds": f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}",
        "microseconds": f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}",
    }[timespec]

class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self._hour, self._minute, self._second, self._microsecond, self._tzinfo = hour, minute, second, microsecond, tzinfo

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)

    @classmethod
    def fromisoformat(cls, text):
        return cls(*_parse_time(text)[:4])

    def isoformat(self, timespec="auto"):
        text = _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + (_offset_text(self._tzinfo.utcoffset(None)) if self._tzinfo else "")

    __str__ = isoformat

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo:
            parts.append(f"tzinfo={self._tzinfo!r}")
        return f"datetime.time({', '.join(parts)})"

    def strftime(self, format):
        return _format(self, format, 1900, 1, 1, self._hour, self._minute, self._second, self._microsecond)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def _key(self):
        return (self._hour, self._minute, self._second, self._microsecond)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())

def _parse_time(text):
    zone = None
    for mark in ("Z", "+", "-"):
        at = text.find(mark)
        if at >= 0:
            rest = text[at + 1:]
            text = text[:at]
            if mark == "Z":
                zone = timezone.utc
            else:
                hours, minutes = rest.split(":")[:2] if ":" in rest else (rest[:2], rest[2:] or "0")
                offset = timedelta(hours=int(hours), minutes=int(minutes))
                zone = timezone(-offset if mark == "-" else offset) if offset else timezone.utc
            break
    main, _, fraction = text.partition(".")
    parts = [int(part) for part in main.split(":")] + [0, 0]
    return parts[0], parts[1], parts[2], int((fraction + "000000")[:6]) if fraction else 0, zone

class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        super().__init__(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self._hour, self._minute, self._second, self._microsecond, self._tzinfo = hour, minute, second, microsecond, tzinfo

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = 0

    @classmethod
    def now(cls, tz=None):
        return _unknown("the clock")

    @classmethod
    def utcnow(cls):
        return _unknown("the clock")

    @classmethod
    def today(cls):
        return _unknown("the clock")

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        if tz is None:
            return _unknown("the time zone")
        return (cls(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=t)).astimezone(tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls(1970, 1, 1) + timedelta(seconds=t)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        zone = time.tzinfo if tzinfo is True else tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, zone)

    @classmethod
    def fromisoformat(cls, text):
        try:
            year, month, day = text[:10].split("-")
            if len(text) == 10:
                return cls(int(year), int(month), int(day))
            return cls(int(year), int(month), int(day), *_parse_time(text[11:]))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    @classmethod
    def strptime(cls, text, format):
        import re
        codes = {"Y": r"(?P<Y>\d{4})", "m": r"(?P<m>\d{1,2})", "d": r"(?P<d>\d{1,2})", "H": r"(?P<H>\d{1,2})", "M": r"(?P<M>\d{1,2})", "S": r"(?P<S>\d{1,2})", "f": r"(?P<f>\d{1,6})", "y": r"(?P<y>\d{2})", "b": r"(?P<b>[A-Za-z]{3})", "B": r"(?P<B>[A-Za-z]+)", "I": r"(?P<I>\d{1,2})", "p": r"(?P<p>AM|PM|am|pm)", "a": r"[A-Za-z]{3}", "A": r"[A-Za-z]+", "j": r"(?P<j>\d{1,3})", "z": r"(?P<z>[+-]\d{2}:?\d{2}|Z)", "%": "%"}
        pattern = re.sub(r"%(.)", lambda m: codes.get(m.group(1), ""), re.sub(r"([.^$*+?()\[\]{}|\\])", r"\\\1", format))
        found = re.fullmatch(re.sub(r"\s+", r"\\s+", pattern), text)
        if found is None:
            raise ValueError(f"time data {text!r} does not match format {format!r}")
        got = found.groupdict()
        year = int(got["Y"]) if got.get("Y") else 1900
        if got.get("y"):
            year = int(got["y"]) + (2000 if int(got["y"]) < 69 else 1900)
        month = int(got["m"]) if got.get("m") else 1
        if got.get("b"):
            month = _months.index(got["b"].capitalize())
        if got.get("B"):
            month = _long_months.index(got["B"].capitalize())
        hour = int(got.get("H") or 0)
        if got.get("I"):
            hour = int(got["I"]) % 12 + (12 if (got.get("p") or "").upper() == "PM" else 0)
        zone = _parse_time("00:00" + got["z"])[4] if got.get("z") else None
        return cls(year, month, int(got.get("d") or 1), hour, int(got.get("M") or 0), int(got.get("S") or 0), int(((got.get("f") or "0") + "000000")[:6]), zone)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def astimezone(self, tz=None):
        if tz is None or self._tzinfo is None:
            return _unknown("the time zone")
        moved = self - self.utcoffset() + tz.utcoffset(self)
        return moved.replace(tzinfo=tz)

    def timestamp(self):
        if self._tzinfo is None:
            return _unknown("the time zone")
        return (self - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()

    def isoformat(self, sep="T", timespec="auto"):
        text = f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}" + _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        offset = self.utcoffset()
        return text + ("" if offset is None else _offset_text(offset))

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if not parts[-1]:
            del parts[-1]
            if not parts[-1]:
                del parts[-1]
        text = ", ".join(map(str, parts))
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"datetime.datetime({text})"

    def strftime(self, format):
        return _format(self, format, self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond, self.utcoffset(), self.tzname())

    def ctime(self):
        return self.strftime("%a %b %e %H:%M:%S %Y")

    def timetuple(self):
        dst = self._tzinfo and self._tzinfo.dst(self)
        return _time_tuple(self, self._hour, self._minute, self._second, -1 if dst is None else int(bool(dst)))

    def utctimetuple(self):
        there = self - self.utcoffset() if self.utcoffset() else self
        return _time_tuple(there, there._hour, there._minute, there._second, 0)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        pick = lambda new, old: old if new is None else new
        return type(self)(pick(year, self._year), pick(month, self._month), pick(day, self._day), pick(hour, self._hour), pick(minute, self._minute), pick(second, self._second), pick(microsecond, self._microsecond), self._tzinfo if tzinfo is True else tzinfo)

    def _micros(self):
        total = ((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60 + self._second
        offset = self.utcoffset()
        return total * 1000000 + self._microsecond - (0 if offset is None else offset._total)

    def _key(self):
        return self._micros()

    def _other(self, other):
        return isinstance(other, datetime)

    def _ordered(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            raise TypeError("can't compare datetime.datetime to datetime.date")
        if isinstance(other, datetime) and (self._tzinfo is None) != (other._tzinfo is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return isinstance(other, datetime)

    def __lt__(self, other):
        return self._key() < other._key() if self._ordered(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._ordered(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._ordered(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._ordered(other) else NotImplemented

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, datetime) else NotImplemented

    def __hash__(self):
        return hash(self._micros())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        local = ((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60 + self._second
        seconds, microsecond = divmod(local * 1000000 + self._microsecond + other._total, 1000000)
        minutes, second = divmod(seconds, 60)
        hours, minute = divmod(minutes, 60)
        days, hour = divmod(hours, 24)
        return type(self)(*_from_ordinal(days), hour, minute, second, microsecond, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if isinstance(other, datetime):
            if (self._tzinfo is None) != (other._tzinfo is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            return timedelta._of(self._micros() - other._micros())
        return NotImplemented

date.min, date.max = date(1, 1, 1), date(9999, 12, 31)
date.resolution = timedelta(days=1)
time.min, time.max = time(0), time(23, 59, 59, 999999)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
`,
);
