/** Types that are only named so far: text in place of a type. */

import { builtinClasses, defineClass, newInstance } from "../classes";
import { bool, False, None, str, type PyClass, type PyInstance, type PyValue } from "../values";
import { unionOperators } from "./alias";
import { entries, method, once, ownAttributes } from "./support";

/** What stands in brackets, as a type: text is the name of a type to come, None its class. */
export function typeNamed(item: PyValue): PyValue {
  if (item.kind === "str") return forwardRef(item.value);
  if (item.kind === "none") return builtinClasses.NoneType;
  return item.kind === "list" ? { ...item, items: item.items.map(typeNamed) } : item;
}

/** A type that is only named so far: `Optional["Tree"]`. */
export const forwardRefClass = once((): PyClass =>
  defineClass({
    name: "ForwardRef",
    module: "typing",
    attributes: entries(
      method(
        "ForwardRef",
        "__init__",
        "self, arg, is_argument?, module?, *, is_class?",
        (_vm, self, arg) => {
          ownAttributes(self)?.set("__forward_arg__", arg);
          return None;
        },
      ),
      method("ForwardRef", "__repr__", "self, /", (_vm, self) =>
        str(`ForwardRef('${forwardName(self)}')`),
      ),
      method("ForwardRef", "__eq__", "self, other, /", (_vm, self, other) =>
        bool(forwardName(other) !== undefined && forwardName(self) === forwardName(other)),
      ),
      method("ForwardRef", "__hash__", "self, /", (_vm, self) => ({
        kind: "int",
        value: (forwardName(self) ?? "").length,
      })),
      ...unionOperators("ForwardRef"),
    ),
  }),
);

export function forwardRef(name: string): PyInstance {
  const reference = newInstance(forwardRefClass());
  reference.attributes.set("__forward_arg__", str(name));
  reference.attributes.set("__forward_evaluated__", False);
  return reference;
}

export function forwardName(value: PyValue): string | undefined {
  const name = ownAttributes(value)?.get("__forward_arg__");
  return name?.kind === "str" ? name.value : undefined;
}
