/** The texts of `datetime`, in Python: what `strftime` writes, and ISO's notation written and read. */

import { pythonModule } from "../pythonModule";

export const datetimeText = pythonModule(
  "_datetime_text",
  String.raw`
import _datetime_calendar as _calendar
from _datetime_deltas import timedelta
from _datetime_zones import offset_text, timezone

_months = [None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_days = [None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_long_months = [None, "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_long_days = [None, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

def formatted(spec, year, month, day, hour, minute, second, microsecond, offset=None, zone=None):
    ordinal = _calendar.to_ordinal(year, month, day)
    weekday = (ordinal - 1) % 7
    yearday = ordinal - _calendar.to_ordinal(year, 1, 1)
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
            "X": lambda: f"{hour:02d}:{minute:02d}:{second:02d}", "z": lambda: "" if offset is None else offset_text(offset).replace(":", ""), "Z": lambda: zone or "",
            "U": lambda: f"{(yearday + 7 - (weekday + 1) % 7) // 7:02d}", "W": lambda: f"{(yearday + 7 - weekday) // 7:02d}",
            "G": lambda: f"{_calendar.iso_week(ordinal)[0]:04d}", "V": lambda: f"{_calendar.iso_week(ordinal)[1]:02d}",
            "R": lambda: f"{hour:02d}:{minute:02d}", "n": lambda: "\n", "t": lambda: "\t", "h": lambda: _months[month],
        }
        out += table[code]() if code in table else "%" + code
    return out

def time_text(hour, minute, second, microsecond, timespec="auto"):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    return {
        "hours": f"{hour:02d}", "minutes": f"{hour:02d}:{minute:02d}", "seconds": f"{hour:02d}:{minute:02d}:{second:02d}",
        "milliseconds": f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}",
        "microseconds": f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}",
    }[timespec]

def read_date(text):
    """2024-03-01, 20240301, 2024-W09-5 and 2024W095."""
    digits = text.replace("-", "")
    if not digits.replace("W", "", 1).isdecimal() or not digits.isascii():
        raise ValueError
    year = int(digits[:4])
    if digits[4:5] == "W":
        if len(digits) not in (7, 8) or text not in (digits, f"{digits[:4]}-{digits[4:7]}" + (f"-{digits[7]}" if len(digits) == 8 else "")):
            raise ValueError
        return _calendar.from_iso_week(year, int(digits[5:7]), int(digits[7:] or 1))
    if len(digits) != 8 or text not in (digits, f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"):
        raise ValueError
    return year, int(digits[4:6]), int(digits[6:])

def date_end(text):
    """Where the date ends in a text that may go on with a time."""
    if "W" in text[4:6]:
        length = 10 if text[4] == "-" else 8
        short = length - (2 if text[4] == "-" else 1)
        return length if text[short:length].removeprefix("-").isdecimal() else short
    return min(len(text), 10 if text[4:5] == "-" else 8)

def _read_clock(text):
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

def read_time(text):
    zone = None
    if text.endswith("Z"):
        return *_read_clock(text[:-1]), timezone.utc
    at = max(text.rfind("+"), text.rfind("-"))
    if at >= 0:
        hours, minutes, seconds, micros = _read_clock(text[at + 1:])
        offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micros)
        zone = timezone(-offset if text[at] == "-" else offset) if offset else timezone.utc
        text = text[:at]
    return *_read_clock(text), zone
`,
);
