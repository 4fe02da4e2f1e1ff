/** What `datetime` counts days with, in Python: the days of months, of all time, and of ISO weeks. */

import { pythonModule } from "../pythonModule";

export const datetimeCalendar = pythonModule(
  "_datetime_calendar",
  String.raw`
MINYEAR, MAXYEAR = 1, 9999
_lengths = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

def month_length(year, month):
    return 29 if month == 2 and is_leap(year) else _lengths[month]

def to_ordinal(year, month, day):
    before = (year - 1) * 365 + (year - 1) // 4 - (year - 1) // 100 + (year - 1) // 400
    return before + sum(month_length(year, m) for m in range(1, month)) + day

def from_ordinal(n):
    if not 1 <= n <= 3652059:
        raise OverflowError("date value out of range")
    year = max(1, (n * 400) // 146097)
    while to_ordinal(year + 1, 1, 1) <= n:
        year += 1
    while to_ordinal(year, 1, 1) > n:
        year -= 1
    rest = n - to_ordinal(year, 1, 1)
    month = 1
    while rest >= month_length(year, month):
        rest -= month_length(year, month)
        month += 1
    return year, month, rest + 1

def iso_week(ordinal):
    """The ISO year and week of a day: those of its Thursday."""
    thursday = ordinal - (ordinal + 6) % 7 + 3
    year = from_ordinal(thursday)[0]
    return year, (thursday - to_ordinal(year, 1, 1)) // 7 + 1

def from_iso_week(year, week, day):
    """Year, month and day of a day of an ISO week."""
    if not 1 <= year <= 9999:
        raise ValueError(f"Year is out of range: {year}")
    first = to_ordinal(year, 1, 4)
    monday = first - (first + 6) % 7
    following = to_ordinal(year + 1, 1, 4) if year < 9999 else None
    weeks = 52 if following is None else (following - (following + 6) % 7 - monday) // 7
    if not 1 <= week <= weeks:
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return from_ordinal(monday + (week - 1) * 7 + day - 1)
`,
);
