/** Python's `datetime`: dates, times and differences; what time it is now is not known. */

import { pythonModule } from "../pythonModule";

export const datetime = pythonModule(
  "datetime",
  String.raw`
import time as _time
from operator import index as _index

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

_missing = object()

def _given(*named):
    """Whole numbers by name, in order; what was left out is missing by its place."""
    values = []
    for at, (name, value) in enumerate(named, 1):
        if value is _missing:
            raise TypeError(f"function missing required argument '{name}' (pos {at})")
        values.append(value if type(value) is int else _index(value))
    return values

def _type_text(self):
    """The class as its repr has it: a subclass of the user's has no module."""
    cls = type(self)
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__

class timedelta:
    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        for name, value, scale in (("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000), ("seconds", seconds, 1000000), ("minutes", minutes, 60000000), ("hours", hours, 3600000000), ("days", days, 86400000000), ("weeks", weeks, 604800000000)):
            if isinstance(value, int):
                total += value * scale
            elif not isinstance(value, float):
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
            elif value:
                from fractions import Fraction
                total += Fraction(value) * scale
        return cls._of(round(total))

    def _set(self, total):
        self._total = total
        seconds, self.microseconds = divmod(total, 1000000)
        self.days, self.seconds = divmod(seconds, 86400)
        if not -2147483648 <= self.days <= 2147483647:
            raise OverflowError("Python int too large to convert to C int")
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
        return f"{_type_text(self)}({', '.join(parts) or '0'})"

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
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero" if isinstance(other, int) else "division by zero")
            return timedelta._of(round(self._total / Fraction(other)))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return timedelta._of(self._total // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total, other._total)
        return quotient, timedelta._of(rest)

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

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        offset, dst = dt.utcoffset(), dt.dst()
        if offset is None:
            raise ValueError("fromutc() requires a non-None utcoffset() result")
        if dst is None:
            raise ValueError("fromutc() requires a non-None dst() result")
        standard = dt + (offset - dst)
        return standard + standard.dst()

class timezone(tzinfo):
    def fromutc(self, dt):
        return dt + self._offset

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if not -86400000000 < offset._total < 86400000000:
            raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}.")
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
    seconds, fraction = divmod(abs(offset)._total, 1000000)
    text = f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    if seconds % 60 or fraction:
        text += f":{seconds % 60:02d}" + (f".{fraction:06d}" if fraction else "")
    return text

timezone.utc = UTC = timezone(timedelta(0))
timezone.min, timezone.max = timezone(-timedelta(hours=23, minutes=59)), timezone(timedelta(hours=23, minutes=59))

def _iso(ordinal):
    """The ISO year and week of a day: those of its Thursday."""
    thursday = ordinal - (ordinal + 6) % 7 + 3
    year = _from_ordinal(thursday)[0]
    return year, (thursday - _to_ordinal(year, 1, 1)) // 7 + 1

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
            "G": lambda: f"{_iso(ordinal)[0]:04d}", "V": lambda: f"{_iso(ordinal)[1]:02d}",
            "R": lambda: f"{hour:02d}:{minute:02d}", "n": lambda: "\n", "t": lambda: "\t", "h": lambda: _months[month],
        }
        out += table[code]() if code in table else "%" + code
    return out

def _time_tuple(day, hour, minute, second, dst):
    from time import struct_time
    year_day = day.toordinal() - date(day.year, 1, 1).toordinal() + 1
    return struct_time((day.year, day.month, day.day, hour, minute, second, day.weekday(), year_day, dst))

class date:
    def __new__(cls, year=_missing, month=_missing, day=_missing):
        year, month, day = _given(("year", year), ("month", month), ("day", day))
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

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
            return cls(*_parse_date(text))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    def toordinal(self):
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not 1 <= year <= 9999:
            raise ValueError(f"Year is out of range: {year}")
        first = _to_ordinal(year, 1, 4)
        monday = first - (first + 6) % 7
        following = _to_ordinal(year + 1, 1, 4) if year < 9999 else None
        weeks = 52 if following is None else (following - (following + 6) % 7 - monday) // 7
        if not 1 <= week <= weeks:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls(*_from_ordinal(monday + (week - 1) * 7 + day - 1))

    def isocalendar(self):
        from collections import namedtuple
        year, week = _iso(self.toordinal())
        class IsoCalendarDate(namedtuple("IsoCalendarDate", "year week weekday")):
            def __repr__(self):
                return "datetime." + super().__repr__()
        return IsoCalendarDate(year, week, self.isoweekday())

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def __repr__(self):
        return f"{_type_text(self)}({self._year}, {self._month}, {self._day})"

    def strftime(self, format):
        return _format(self, format, self._year, self._month, self._day, 0, 0, 0, 0)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def ctime(self):
        return self.strftime("%a %b %e 00:00:00 %Y")

    def replace(self, year=_missing, month=_missing, day=_missing):
        return type(self)(_pick(year, self._year), _pick(month, self._month), _pick(day, self._day))

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
        if self._other(other):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

def _pick(new, old):
    return old if new is _missing else new

def _parse_date(text):
    """2024-03-01, 20240301, 2024-W09-5 and 2024W095."""
    digits = text.replace("-", "")
    if not digits.replace("W", "", 1).isdecimal() or not digits.isascii():
        raise ValueError
    year = int(digits[:4])
    if digits[4:5] == "W":
        if len(digits) not in (7, 8) or text not in (digits, f"{digits[:4]}-{digits[4:7]}" + (f"-{digits[7]}" if len(digits) == 8 else "")):
            raise ValueError
        day = date.fromisocalendar(year, int(digits[5:7]), int(digits[7:] or 1))
        return day.year, day.month, day.day
    if len(digits) != 8 or text not in (digits, f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"):
        raise ValueError
    return year, int(digits[4:6]), int(digits[6:])

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

def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")

class time:
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = _given(("hour", hour), ("minute", minute), ("second", second), ("microsecond", microsecond))
        _check_time(hour, minute, second, microsecond)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._tzinfo, self._fold = hour, minute, second, microsecond, tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, text):
        try:
            return cls(*_parse_time(text.removeprefix("T")))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    def isoformat(self, timespec="auto"):
        text = _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        offset = self.utcoffset()
        return text + ("" if offset is None else _offset_text(offset))

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def replace(self, hour=_missing, minute=_missing, second=_missing, microsecond=_missing, tzinfo=_missing, *, fold=_missing):
        return type(self)(_pick(hour, self._hour), _pick(minute, self._minute), _pick(second, self._second), _pick(microsecond, self._microsecond), _pick(tzinfo, self._tzinfo), fold=_pick(fold, self._fold))

    __str__ = isoformat

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo:
            parts.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            parts.append("fold=1")
        return f"{_type_text(self)}({', '.join(parts)})"

    def strftime(self, format):
        return _format(self, format, 1900, 1, 1, self._hour, self._minute, self._second, self._microsecond, self.utcoffset(), self.tzname())

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def _key(self):
        total = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        offset = self.utcoffset()
        return total - (0 if offset is None else offset._total)

    def _ordered(self, other):
        if isinstance(other, time) and (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return isinstance(other, time)

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if self._ordered(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._ordered(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._ordered(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._ordered(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

def _date_end(text):
    """Where the date ends in a text that may go on with a time."""
    if "W" in text[4:6]:
        length = 10 if text[4] == "-" else 8
        short = length - (2 if text[4] == "-" else 1)
        return length if text[short:length].removeprefix("-").isdecimal() else short
    return min(len(text), 10 if text[4:5] == "-" else 8)

def _parse_clock(text):
    """12, 12:30, 1230, 12:30:45.123 as hours, minutes, seconds and microseconds."""
    main, dot, fraction = text.replace(",", ".").partition(".")
    digits = main.replace(":", "")
    shaped = ":".join(digits[at:at + 2] for at in range(0, len(digits), 2))
    if len(digits) not in (2, 4, 6) or main not in (digits, shaped) or not (digits + fraction).isdecimal():
        raise ValueError
    if dot and (len(digits) != 6 or not fraction):
        raise ValueError
    parts = [int(digits[at:at + 2] or 0) for at in (0, 2, 4)]
    return *parts, int((fraction + "000000")[:6])

def _parse_time(text):
    zone = None
    if text.endswith("Z"):
        return *_parse_clock(text[:-1]), timezone.utc
    at = max(text.rfind("+"), text.rfind("-"))
    if at >= 0:
        hours, minutes, seconds, micros = _parse_clock(text[at + 1:])
        offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micros)
        zone = timezone(-offset if text[at] == "-" else offset) if offset else timezone.utc
        text = text[:at]
    return *_parse_clock(text), zone

class datetime(date):
    def __new__(cls, year=_missing, month=_missing, day=_missing, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = date.__new__(cls, year, month, day)
        hour, minute, second, microsecond = _given(("hour", hour), ("minute", minute), ("second", second), ("microsecond", microsecond))
        _check_time(hour, minute, second, microsecond)
        _check_zone(tzinfo)
        self._hour, self._minute, self._second, self._microsecond, self._tzinfo, self._fold = hour, minute, second, microsecond, tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

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
            end = _date_end(text)
            if end == len(text):
                return cls(*_parse_date(text))
            return cls(*_parse_date(text[:end]), *_parse_time(text[end + 1:]))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    @classmethod
    def strptime(cls, text, format):
        import _strptime
        return _strptime.read_datetime(cls, text, format)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

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
        if tz is self._tzinfo:
            return self
        there = (self - self.utcoffset()).replace(tzinfo=tz)
        return tz.fromutc(there)

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
        if self._fold:
            text += ", fold=1"
        return f"{_type_text(self)}({text})"

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

    def replace(self, year=_missing, month=_missing, day=_missing, hour=_missing, minute=_missing, second=_missing, microsecond=_missing, tzinfo=_missing, *, fold=_missing):
        return type(self)(_pick(year, self._year), _pick(month, self._month), _pick(day, self._day), _pick(hour, self._hour), _pick(minute, self._minute), _pick(second, self._second), _pick(microsecond, self._microsecond), _pick(tzinfo, self._tzinfo), fold=_pick(fold, self._fold))

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
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

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
