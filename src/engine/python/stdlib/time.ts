/** Python's `time`: nobody knows what time it will be, but what a given number of seconds means is known. */

import type { NativeModule } from "../native";
import { int, None, str, tuple } from "../values";
import { entries, native, once, unknowing } from "./support";

export const time: NativeModule = {
  name: "time",
  create: () => contents(),
  source: `
class struct_time(tuple):
    _fields = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")

    def __new__(cls, sequence):
        self = tuple.__new__(cls, sequence)
        if len(self) != 9:
            raise TypeError(f"time.struct_time() takes a 9-sequence ({len(self)}-sequence given)")
        return self

    def __repr__(self):
        return "time.struct_time(" + ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self)) + ")"

for _i, _name in enumerate(struct_time._fields):
    setattr(struct_time, _name, property(lambda self, _i=_i: self[_i]))

def gmtime(secs=None, /):
    if secs is None:
        return _unknown("the clock")
    import datetime
    days, rest = divmod(int(secs // 1), 86400)
    day = datetime.date.fromordinal(719163 + days)
    year_day = day.toordinal() - datetime.date(day.year, 1, 1).toordinal() + 1
    return struct_time((day.year, day.month, day.day, rest // 3600, rest // 60 % 60, rest % 60, day.weekday(), year_day, 0))

localtime = gmtime

def mktime(t, /):
    import datetime
    days = datetime.date(t[0], t[1], t[2]).toordinal() - 719163
    return float(days * 86400 + t[3] * 3600 + t[4] * 60 + t[5])

def strftime(format, t=None, /):
    if t is None:
        return _unknown("the clock")
    import datetime
    return datetime.datetime(*t[:6]).strftime(format)

def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    import _strptime
    year, month, day, hour, minute, second, _, weekday, year_day, offset, _ = _strptime.read(string, format)
    return struct_time((year, month, day, hour, minute, second, weekday, year_day, -1))

def asctime(t=None, /):
    return strftime("%a %b %e %H:%M:%S %Y", t)

def ctime(secs=None, /):
    return asctime(gmtime(secs))
`,
};

const clock = { kind: "external", name: "the clock" } as const;

const contents = once(() =>
  entries(
    ...[
      "time",
      "time_ns",
      "perf_counter",
      "perf_counter_ns",
      "monotonic",
      "monotonic_ns",
      "process_time",
      "process_time_ns",
      "thread_time",
      "get_clock_info",
    ].map((name) => unknowing(name, clock)),
    native("sleep", "seconds, /", () => None, { unknowns: "accept" }),
    ["timezone", int(0)],
    ["altzone", int(0)],
    ["daylight", int(0)],
    ["tzname", tuple([str("UTC"), str("UTC")])],
    native("_unknown", "what, /", (vm) => vm.unknown(clock)),
  ),
);
