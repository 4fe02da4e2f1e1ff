/** Library modules that are written in Python, and those of which only the name is known. */

import type { NativeModule } from "../native";
import type { PyValue } from "../values";
import { native } from "./support";

/** A module in Python. Its text may call `_unknown("what")` for what cannot be known. */
export function pythonModule(
  name: string,
  source: string,
  more: NativeModule["create"] = () => [],
): NativeModule {
  return { name, create: (vm) => [["_unknown", unknownFunction], ...more(vm)], source };
}

const unknownFunction: PyValue = native("_unknown", "what, /", (vm, what) =>
  vm.unknown({ kind: "external", name: what.kind === "str" ? what.value : "the outside" }),
);

/** A module of which every attribute is unknown, but for those that are given. */
export function outsideModule(
  name: string,
  create: NativeModule["create"] = () => [],
): NativeModule {
  return {
    name,
    create,
    missing: (vm, attribute) =>
      /^__.*__$/.test(attribute)
        ? undefined
        : vm.unknown({ kind: "external", name: `${name}.${attribute}` }),
  };
}
