/** What libraries that are written in TypeScript made once and for all, by name: the same in all runs. */

import { getString } from "../python/dict";
import type { PythonMachine } from "../python/machine";
import type { PyModule, PyValue } from "../python/values";

/** The name that something has in such a library: `torch.relu`, `torch.nn.Linear`. */
export function libraryNames(machine: PythonMachine): (value: object) => string | undefined {
  const named = new Map<object, string>();
  for (const { name: module, globals } of nativeModules(machine)) {
    for (const [name, { value }] of globals.entries) {
      if (isFixed(value) && typeof name === "string") named.set(value, `${module}.${name}`);
    }
  }
  for (const [name, value] of machine.vm.builtins) if (isFixed(value)) named.set(value, name);
  return (value) => named.get(value);
}

/** Made once by its library, and never changed: `nn.Linear`, `torch.relu`, `typing.List`. */
function isFixed({ kind }: PyValue): boolean {
  return kind === "native" || kind === "class" || kind === "instance";
}

function nativeModules({ vm }: PythonMachine): readonly PyModule[] {
  return [...vm.imports.modules.values()].flatMap((module) =>
    module.kind === "module" && vm.imports.natives.has(module) ? [module] : [],
  );
}

/** The file of a module. */
export function pathOf({ globals }: PyModule): string | undefined {
  const path = getString(globals, "__file__");
  return path?.kind === "str" ? path.value : undefined;
}
