/** Builtin functions that look at the frame that calls them: `locals`, `globals`, `vars`, `dir`, `super`. */

import { newDict } from "./dict";
import { evalFunction, execFunction } from "./evalFunctions";
import type { Frame } from "./frame";
import { localsOfFrame } from "./frameLocals";
import { pythonFrame } from "./frameObjects";
import { nativeFunction } from "./nativeFunction";
import { list, str, type PyDict, type PyValue } from "./values";
import type { Vm } from "./vm";

export function frameBuiltins(vm: Vm): readonly (readonly [string, PyValue])[] {
  const outerVars = vm.builtins.get("vars");
  const outerDir = vm.builtins.get("dir");
  const locals = nativeFunction("locals", "", () => localsOf(vm));
  const globals = nativeFunction("globals", "", () => callerOf(vm)?.globals ?? newDict());
  const vars = nativeFunction(
    "vars",
    "object?, /",
    (_vm, object) => {
      if (!object) return localsOf(vm);
      return outerVars?.kind === "native" ? outerVars.call(vm, [object], new Map()) : newDict();
    },
    { unknowns: "accept" },
  );
  const dir = nativeFunction(
    "dir",
    "object?, /",
    (_vm, object) => {
      if (object && outerDir?.kind === "native") return outerDir.call(vm, [object], new Map());
      return list(namesOf(localsOf(vm)).map(str));
    },
    { unknowns: "accept" },
  );
  return [
    ["eval", evalFunction(vm)],
    ["exec", execFunction(vm)],
    ["locals", locals],
    ["globals", globals],
    ["vars", vars],
    ["dir", dir],
  ];
}

/** The innermost Python frame. */
export function callerOf(vm: Vm): Frame | undefined {
  return pythonFrame(vm.frame);
}

export function localsOf(vm: Vm): PyDict {
  const frame = callerOf(vm);
  return frame ? localsOfFrame(frame) : newDict();
}

function namesOf(dict: PyDict): readonly string[] {
  const names = Array.from(dict.entries.values(), ({ key }) =>
    key.kind === "str" ? key.value : "",
  );
  return names.sort();
}
