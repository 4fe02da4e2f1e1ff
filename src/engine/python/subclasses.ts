/** `Class.__subclasses__()`. */

import type { Machine } from "./native";
import type { PyClass } from "./values";

const subclasses = {
  name: "subclasses",
  create: () => new Map<PyClass, PyClass[]>(),
};

/** A class has been made in this run. */
export function noteSubclass(vm: Machine, cls: PyClass): void {
  const known = vm.state(subclasses);
  for (const base of cls.bases) {
    const list = known.get(base);
    if (list) list.push(cls);
    else known.set(base, [cls]);
  }
}

/** Direct subclasses, those of the run's own code. */
export function subclassesOf(vm: Machine, cls: PyClass): PyClass[] {
  return [...(vm.state(subclasses).get(cls) ?? [])];
}
