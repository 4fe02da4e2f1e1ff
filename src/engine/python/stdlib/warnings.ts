/** Python's `warnings`: nothing is shown. */

import { defineClass } from "../classes";
import type { NativeModule } from "../native";
import { list, None, type PyClass } from "../values";
import { entries, method, native, once, ownAttributes, perRun } from "./support";

export const warnings: NativeModule = {
  name: "warnings",
  create: (vm) => [
    ...functions(),
    ["catch_warnings", catchWarnings(vm)],
    ["filters", list([])],
    ["WarningMessage", defineClass({ name: "WarningMessage", module: "warnings" })],
  ],
};

const functions = once(() =>
  entries(
    ...[
      "warn",
      "warn_explicit",
      "filterwarnings",
      "simplefilter",
      "resetwarnings",
      "showwarning",
    ].map((name) => native(name, "*args, **kwargs", () => None, { unknowns: "accept" })),
    native(
      "formatwarning",
      "message, category, filename, lineno, line?",
      (_vm, message) => message,
    ),
  ),
);

const catchWarnings = perRun("warnings.catch_warnings", (): PyClass =>
  defineClass({
    name: "catch_warnings",
    module: "warnings",
    attributes: entries(
      method(
        "catch_warnings",
        "__init__",
        "self, *, record?, module?, action?, category?, lineno?, append?",
        (_vm, self, record) => {
          const isRecording = record?.kind === "bool" && record.value;
          ownAttributes(self)?.set("_log", isRecording ? list([]) : None);
          return None;
        },
      ),
      method("catch_warnings", "__enter__", "self, /", (_vm, self) => {
        return ownAttributes(self)?.get("_log") ?? None;
      }),
      method("catch_warnings", "__exit__", "self, /, *exc", () => None),
    ),
  }),
);
