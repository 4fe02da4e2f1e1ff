/** The tuples with field names that functions with several results return: `torch.return_types.max`. */

import { defineClass } from "../python/classes";
import { nativeFunction } from "../python/nativeFunction";
import type { Machine, StateKey } from "../python/native";
import { repr } from "../python/text";
import { str, type PyClass, type PyTuple, type PyValue } from "../python/values";

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
    cls = defineClass({
      name,
      module: "torch.return_types",
      bases: [vm.builtinClass("tuple")],
      attributes: [["__repr__", textMethod(name, fields)]],
    });
    classes.set(name, cls);
  }
  const attributes = new Map(fields.map((field, i): [string, PyValue] => [field, items[i]]));
  return { kind: "tuple", items, of: cls, attributes };
}

/** `torch.return_types.max(`, then a line for each field. */
function textMethod(name: string, fields: readonly string[]): PyValue {
  return nativeFunction(
    "__repr__",
    "self, /",
    function* (vm, self) {
      const items = self.kind === "tuple" ? self.items : [];
      const lines: string[] = [];
      for (const [i, field] of fields.entries()) {
        lines.push(`${field}=${yield* repr(vm, items[i])}`);
      }
      return str(`torch.return_types.${name}(\n${lines.join(",\n")})`);
    },
    { isMethod: true, unknowns: "accept" },
  );
}
