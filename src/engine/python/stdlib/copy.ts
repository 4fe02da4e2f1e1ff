/** Python's `copy`. */

import { builtinClasses, defineClass } from "../classes";
import type { NativeModule } from "../native";
import type { PyClass } from "../values";
import { deepCopy, memoOf, shallowCopy } from "./copying";
import { entries, native, once, perRun } from "./support";

export const copy: NativeModule = {
  name: "copy",
  create: (vm) => [...functions(), ["Error", errorClass(vm)], ["error", errorClass(vm)]],
};

const functions = once(() =>
  entries(
    native("copy", "x", (vm, x) => shallowCopy(vm, x), { unknowns: "accept" }),
    native("deepcopy", "x, memo?, _nil?", (vm, x, memo) => deepCopy(vm, x, memoOf(memo)), {
      unknowns: "accept",
    }),
  ),
);

const errorClass = perRun("copy.Error", (): PyClass =>
  defineClass({ name: "Error", module: "copy", bases: [builtinClasses.Exception] }),
);
