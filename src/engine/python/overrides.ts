/** What a class that is not builtin says about a special method: where it is silent, the builtin behaviour holds. */

import { classOf, isBuiltinClass } from "./classes";
import type { PyClass, PyValue } from "./values";

/** The first definition of a name along the mro; absent where that is a builtin class's. */
export function override(cls: PyClass | undefined, name: string): PyValue | undefined {
  if (!cls) return undefined;
  for (const base of cls.mro) {
    const found = base.attributes.get(name);
    if (found) return isBuiltinClass(base) ? undefined : found;
  }
  return undefined;
}

/** The same for a value's class. */
export function overrideOf(value: PyValue, name: string): PyValue | undefined {
  switch (value.kind) {
    case "instance":
    case "tensor":
    case "ndarray":
    case "int":
    case "float":
    case "str":
    case "tuple":
    case "list":
    case "dict":
    case "set":
    case "frozenset":
      return value.of && override(value.of, name);
    case "class":
      return override(value.metaclass, name);
    case "iterator":
      return override(classOf(value), name);
    default:
      return undefined;
  }
}
