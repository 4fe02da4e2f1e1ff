/** The times of day of `datetime`, in Python. */

import { pythonModule } from "../pythonModule";

export const datetimeTimes = pythonModule(
  "_datetime_times",
  String.raw`
import _datetime_fields as _fields
import _datetime_text as _text
import _datetime_zones as _zones
from _datetime_fields import missing as _missing

class time:
    __module__ = "datetime"

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = _fields.given(("hour", hour), ("minute", minute), ("second", second), ("microsecond", microsecond))
        _fields.check_time(hour, minute, second, microsecond)
        _zones.check_zone(tzinfo)
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
            return cls(*_text.read_time(text.removeprefix("T")))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    def isoformat(self, timespec="auto"):
        text = _text.time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        offset = self.utcoffset()
        return text + ("" if offset is None else _zones.offset_text(offset))

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def replace(self, hour=_missing, minute=_missing, second=_missing, microsecond=_missing, tzinfo=_missing, *, fold=_missing):
        return type(self)(_fields.replaced(hour, self._hour), _fields.replaced(minute, self._minute), _fields.replaced(second, self._second), _fields.replaced(microsecond, self._microsecond), _fields.replaced(tzinfo, self._tzinfo), fold=_fields.replaced(fold, self._fold))

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
        return f"{_fields.class_text(self)}({', '.join(parts)})"

    def strftime(self, format):
        return _text.formatted(format, 1900, 1, 1, self._hour, self._minute, self._second, self._microsecond, self.utcoffset(), self.tzname())

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

time.min, time.max = time(0), time(23, 59, 59, 999999)
`,
);
