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

/** A module in Python that has only a part of what the library has: the rest is unknown, not an error. */
export function partialModule(name: string, source: string): NativeModule {
  return { name, create: () => [], source, missing: unmodelled(name) };
}

/** What a library has and Layerlens lacks; of the names with underscores there are no others. */
export function unmodelled(module: string): NonNullable<NativeModule["missing"]> {
  return (vm, name) =>
    name.startsWith("__")
      ? undefined
      : vm.unknown({ kind: "unsupported", what: `${module}.${name}` });
}

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
