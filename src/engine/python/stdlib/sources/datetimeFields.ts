/** The fields that dates and times are made of, in Python: as they are given, checked, replaced and shown. */

import { pythonModule } from "../pythonModule";

export const datetimeFields = pythonModule(
  "_datetime_fields",
  String.raw`
from operator import index as _index
import _datetime_calendar as _calendar

missing = object()

def given(*named):
    """Whole numbers by name, in order; what was left out is missing by its place."""
    values = []
    for at, (name, value) in enumerate(named, 1):
        if value is missing:
            raise TypeError(f"function missing required argument '{name}' (pos {at})")
        values.append(value if type(value) is int else _index(value))
    return values

def replaced(new, old):
    return old if new is missing else new

def check_date(year, month, day):
    if not _calendar.MINYEAR <= year <= _calendar.MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _calendar.month_length(year, month):
        raise ValueError("day is out of range for month")

def check_time(hour, minute, second, microsecond):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")

def class_text(self):
    """The class as its repr has it: a subclass of the user's has no module."""
    cls = type(self)
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__
`,
);
