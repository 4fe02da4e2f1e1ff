/** The tuples with field names that functions with several results return: `torch.return_types.max`. */

import { defineClass } from "../python/classes";
import type { Machine, StateKey } from "../python/native";
import type { PyClass, PyTuple, PyValue } from "../python/values";

const classesKey: StateKey<Map<string, PyClass>> = {
  name: "torch.return_types",
  create: () => new Map(),
};

export function returnTuple(
  vm: Machine,
  name: string,
  fields: readonly string[],
  items: readonly PyValue[],
): PyTuple {
  const classes = vm.state(classesKey);
  let cls = classes.get(name);
  if (!cls) {
    cls = defineClass({ name, module: "torch.return_types", bases: [vm.builtinClass("tuple")] });
    classes.set(name, cls);
  }
  const attributes = new Map(fields.map((field, i): [string, PyValue] => [field, items[i]]));
  return { kind: "tuple", items, of: cls, attributes };
}
