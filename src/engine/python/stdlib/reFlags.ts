/** `re.IGNORECASE` and the other flags. */

import { defineClass } from "../classes";
import type { Machine } from "../native";
import { int, str, type PyClass, type PyValue } from "../values";
import { enumClasses } from "./enum";
import { declareFlags } from "./enumFlags";
import { entries, method, perRun, plainInt } from "./support";

export const flagBits = {
  TEMPLATE: 1,
  IGNORECASE: 2,
  LOCALE: 4,
  MULTILINE: 8,
  DOTALL: 16,
  UNICODE: 32,
  VERBOSE: 64,
  DEBUG: 128,
  ASCII: 256,
} as const;

const shortNames: Readonly<Record<string, keyof typeof flagBits>> = {
  I: "IGNORECASE",
  L: "LOCALE",
  M: "MULTILINE",
  S: "DOTALL",
  U: "UNICODE",
  X: "VERBOSE",
  A: "ASCII",
  T: "TEMPLATE",
};

const flagClass = perRun("re.RegexFlag", (vm): PyClass => {
  const { IntFlag } = enumClasses(vm);
  const cls = defineClass({
    name: "RegexFlag",
    module: "re",
    bases: [IntFlag],
    attributes: entries(
      method("RegexFlag", "__repr__", "self, /", (_vm, self) => str(flagText(self))),
      method("RegexFlag", "__str__", "self, /", (_vm, self) => str(flagText(self))),
    ),
  });
  declareFlags(cls, flagBits);
  return cls;
});

/** `re.IGNORECASE|re.MULTILINE` */
function flagText(self: PyValue): string {
  const bits = Number(plainInt(self) ?? 0);
  const names = Object.entries(flagBits).flatMap(([name, bit]) =>
    bits & bit ? [`re.${name}`] : [],
  );
  return names.length === 0 ? "re.NOFLAG" : names.join("|");
}

/** The member of no bits; it comes up in no combination. */
function noFlag(cls: PyClass): PyValue {
  const attributes = new Map<string, PyValue>([
    ["_value_", int(0)],
    ["_name_", str("NOFLAG")],
  ]);
  return { kind: "int", value: 0, of: cls, attributes };
}

export function flagEntries(vm: Machine): readonly (readonly [string, PyValue])[] {
  const cls = flagClass(vm);
  const member = (name: string) => cls.attributes.get(name) ?? int(0);
  return [
    ["RegexFlag", cls],
    ["NOFLAG", noFlag(cls)],
    ...Object.keys(flagBits).map((name) => [name, member(name)] as const),
    ...Object.entries(shortNames).map(([name, long]) => [name, member(long)] as const),
  ];
}
