/** What `strptime` of `datetime` and `time` reads, in Python. */

import { pythonModule } from "../pythonModule";

export const strptime = pythonModule(
  "_strptime",
  String.raw`
import datetime as _datetime
import re as _re

_days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]

def _any_of(letter, words):
    # The longest first: what begins like another word is still read as a whole.
    return f"(?P<{letter}>{'|'.join(sorted(words, key=len, reverse=True))})"

_fields = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    "f": r"(?P<f>[0-9]{1,6})",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9])",
    "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "U": r"(?P<U>5[0-3]|[0-4]\d|\d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
    "w": r"(?P<w>[0-6])",
    "u": r"(?P<u>[1-7])",
    "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
    "A": _any_of("A", _days),
    "a": _any_of("a", [day[:3] for day in _days]),
    "B": _any_of("B", _months),
    "b": _any_of("b", [month[:3] for month in _months]),
    "p": "(?P<p>am|pm)",
    "Z": "(?P<Z>utc|gmt)",
    "%": "%",
}
_wholes = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}

def _pattern(format):
    text = _re.sub(r"([\\.^$*+?(){}\[\]|])", r"\\\1", format)
    text = _re.sub(r"\s+", r"\\s+", text)
    out = ""
    while "%" in text:
        before, _, text = text.partition("%")
        if not text:
            raise ValueError(f"stray % in format '{format}'")
        letter, text = text[0], text[1:]
        if letter in _wholes:
            out += before + _pattern(_wholes[letter])
        elif letter in _fields:
            out += before + _fields[letter]
        else:
            raise ValueError(f"'{'%' if letter == chr(92) else letter}' is a bad directive in format '{format}'")
    return out + text

def _match(text, format):
    for name, value in (("0", text), ("1", format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {name} must be str, not {type(value)}")
    try:
        found = _re.compile(_pattern(format), _re.IGNORECASE).match(text)
    except _re.error as error:
        raise ValueError(str(error)) from None
    if found is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if len(text) != found.end():
        raise ValueError(f"unconverted data remains: {text[found.end():]}")
    return {name: value for name, value in found.groupdict().items() if value is not None}

def _ordinal(year, month, day):
    return _datetime.date(year, month, day).toordinal()

def _weekday_of(got):
    if "A" in got:
        return _days.index(got["A"].lower())
    if "a" in got:
        return [day[:3] for day in _days].index(got["a"].lower())
    if "w" in got:
        return (int(got["w"]) - 1) % 7
    return int(got["u"]) - 1 if "u" in got else None

def _day_of_week(year, week, weekday, starts_monday):
    """The day of the year of a weekday in a week counted from the year's first Monday or Sunday."""
    first = _datetime.date(year, 1, 1).weekday()
    if not starts_monday:
        first, weekday = (first + 1) % 7, (weekday + 1) % 7
    first_length = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + first_length + 7 * (week - 1) + weekday

def _offset_of(text):
    if text == "Z":
        return 0, 0
    digits = text[1:].replace(":", "")
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
    fraction = int((digits[7:] + "000000")[:6])
    return (-seconds, -fraction) if text[0] == "-" else (seconds, fraction)

_partners = "and a weekday directive ('%A', '%a', '%w', or '%u')."

def read(text, format):
    """Year, month, day, hour, minute, second, microsecond, weekday, day of the year, offset and zone."""
    got = _match(text, format)
    year = int(got["Y"]) if "Y" in got else None
    if "y" in got:
        short = int(got["y"])
        year = short + (2000 if short <= 68 else 1900)
    month = int(got.get("m", 1))
    if "B" in got:
        month = _months.index(got["B"].lower()) + 1
    elif "b" in got:
        month = [name[:3] for name in _months].index(got["b"].lower()) + 1
    day = int(got.get("d", 1))
    hour = int(got.get("H", 0))
    if "I" in got:
        hour = int(got["I"]) % 12 + (12 if got.get("p", "").lower() == "pm" else 0)
    weekday = _weekday_of(got)
    julian = int(got["j"]) if "j" in got else None
    iso_year, iso_week = (int(got[name]) if name in got else None for name in "GV")
    if iso_year is not None:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' " + _partners)
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' " + _partners)
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    # The 29th of February of no year at all is one of a leap year.
    is_leap_day = year is None and month == 2 and day == 29
    if is_leap_day:
        year = 1904
    elif year is None:
        year = 1900
    if julian is None and weekday is not None:
        if "U" in got or "W" in got:
            julian = _day_of_week(year, int(got.get("U", got.get("W"))), weekday, "W" in got)
        elif iso_year is not None and iso_week is not None:
            found = _datetime.date.fromisocalendar(iso_year, iso_week, weekday + 1)
            year, month, day = found.year, found.month, found.day
        if julian is not None and julian <= 0:
            year -= 1
            julian += _ordinal(year + 1, 1, 1) - _ordinal(year, 1, 1)
    if julian is None:
        julian = _ordinal(year, month, day) - _ordinal(year, 1, 1) + 1
    else:
        found = _datetime.date.fromordinal(julian - 1 + _ordinal(year, 1, 1))
        year, month, day = found.year, found.month, found.day
    if weekday is None:
        weekday = _datetime.date(year, month, day).weekday()
    micro = int((got.get("f", "0") + "000000")[:6])
    offset = _offset_of(got["z"]) if "z" in got else None
    shown = 1900 if is_leap_day else year
    return shown, month, day, hour, int(got.get("M", 0)), int(got.get("S", 0)), micro, weekday, julian, offset, got.get("Z")

def read_datetime(cls, text, format):
    year, month, day, hour, minute, second, micro, _, _, offset, zone = read(text, format)
    if offset is None:
        return cls(year, month, day, hour, minute, second, micro)
    delta = _datetime.timedelta(seconds=offset[0], microseconds=offset[1])
    where = _datetime.timezone(delta, zone) if zone else _datetime.timezone(delta)
    return cls(year, month, day, hour, minute, second, micro, where)
`,
);
