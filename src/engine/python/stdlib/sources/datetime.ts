/** Python's `datetime`: dates, and dates with times; what time it is now is not known. */

import { pythonModule } from "../pythonModule";

export const datetime = pythonModule(
  "datetime",
  String.raw`
import _datetime_calendar as _calendar
import _datetime_fields as _fields
import _datetime_text as _text
import _datetime_zones as _zones
from _datetime_calendar import MINYEAR, MAXYEAR
from _datetime_deltas import timedelta
from _datetime_fields import missing as _missing
from _datetime_times import time
from _datetime_zones import UTC, timezone, tzinfo

def _time_tuple(day, hour, minute, second, dst):
    from time import struct_time
    year_day = day.toordinal() - _calendar.to_ordinal(day.year, 1, 1) + 1
    return struct_time((day.year, day.month, day.day, hour, minute, second, day.weekday(), year_day, dst))

class date:
    def __new__(cls, year=_missing, month=_missing, day=_missing):
        year, month, day = _fields.given(("year", year), ("month", month), ("day", day))
        _fields.check_date(year, month, day)
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
        return cls(*_calendar.from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        try:
            return cls(*_text.read_date(text))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    def toordinal(self):
        return _calendar.to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_calendar.from_iso_week(year, week, day))

    def isocalendar(self):
        from collections import namedtuple
        year, week = _calendar.iso_week(self.toordinal())
        class IsoCalendarDate(namedtuple("IsoCalendarDate", "year week weekday")):
            def __repr__(self):
                return "datetime." + super().__repr__()
        return IsoCalendarDate(year, week, self.isoweekday())

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def __repr__(self):
        return f"{_fields.class_text(self)}({self._year}, {self._month}, {self._day})"

    def strftime(self, format):
        return _text.formatted(format, self._year, self._month, self._day, 0, 0, 0, 0)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def ctime(self):
        return self.strftime("%a %b %e 00:00:00 %Y")

    def replace(self, year=_missing, month=_missing, day=_missing):
        return type(self)(_fields.replaced(year, self._year), _fields.replaced(month, self._month), _fields.replaced(day, self._day))

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

class datetime(date):
    def __new__(cls, year=_missing, month=_missing, day=_missing, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = date.__new__(cls, year, month, day)
        hour, minute, second, microsecond = _fields.given(("hour", hour), ("minute", minute), ("second", second), ("microsecond", microsecond))
        _fields.check_time(hour, minute, second, microsecond)
        _zones.check_zone(tzinfo)
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
        return cls(*_calendar.from_ordinal(n))

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        zone = time.tzinfo if tzinfo is True else tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, zone)

    @classmethod
    def fromisoformat(cls, text):
        try:
            end = _text.date_end(text)
            if end == len(text):
                return cls(*_text.read_date(text))
            return cls(*_text.read_date(text[:end]), *_text.read_time(text[end + 1:]))
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
        text = f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}" + _text.time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        offset = self.utcoffset()
        return text + ("" if offset is None else _zones.offset_text(offset))

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
        return f"{_fields.class_text(self)}({text})"

    def strftime(self, format):
        return _text.formatted(format, self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond, self.utcoffset(), self.tzname())

    def ctime(self):
        return self.strftime("%a %b %e %H:%M:%S %Y")

    def timetuple(self):
        dst = self._tzinfo and self._tzinfo.dst(self)
        return _time_tuple(self, self._hour, self._minute, self._second, -1 if dst is None else int(bool(dst)))

    def utctimetuple(self):
        there = self - self.utcoffset() if self.utcoffset() else self
        return _time_tuple(there, there._hour, there._minute, there._second, 0)

    def replace(self, year=_missing, month=_missing, day=_missing, hour=_missing, minute=_missing, second=_missing, microsecond=_missing, tzinfo=_missing, *, fold=_missing):
        return type(self)(_fields.replaced(year, self._year), _fields.replaced(month, self._month), _fields.replaced(day, self._day), _fields.replaced(hour, self._hour), _fields.replaced(minute, self._minute), _fields.replaced(second, self._second), _fields.replaced(microsecond, self._microsecond), _fields.replaced(tzinfo, self._tzinfo), fold=_fields.replaced(fold, self._fold))

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
        return type(self)(*_calendar.from_ordinal(days), hour, minute, second, microsecond, self._tzinfo)

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
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
`,
);
