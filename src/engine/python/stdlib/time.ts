/** Python's `time`: nobody knows what time it will be. */

import { defineClass } from "../classes";
import type { NativeModule } from "../native";
import { int, None, str, tuple } from "../values";
import { entries, native, once, unknowing } from "./support";

export const time: NativeModule = { name: "time", create: () => contents() };

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
      "gmtime",
      "localtime",
      "mktime",
      "ctime",
      "asctime",
      "strftime",
      "strptime",
      "get_clock_info",
    ].map((name) => unknowing(name, clock)),
    native("sleep", "seconds, /", () => None, { unknowns: "accept" }),
    ["timezone", int(0)],
    ["altzone", int(0)],
    ["daylight", int(0)],
    ["tzname", tuple([str("UTC"), str("UTC")])],
    defineClass({ name: "struct_time", module: "time" }),
  ),
);
