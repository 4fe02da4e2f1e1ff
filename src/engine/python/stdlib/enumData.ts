/** Members that are values of a builtin type, read as plain values of that type: `str(IntEnum.member)` is its number. */

import { formatValue, toStr } from "../text";
import { str, type PyNative, type PyValue } from "../values";
import { method, once } from "./support";

/** The value without its class. */
export function plainOf(value: PyValue): PyValue {
  switch (value.kind) {
    case "int":
    case "float":
    case "str":
      return { ...value, of: undefined, attributes: undefined };
    case "tuple":
      return { kind: "tuple", items: value.items };
    default:
      return value;
  }
}

export const plainStr = once((): PyNative =>
  method("ReprEnum", "__str__", "self, /", function* (vm, self) {
    return str(yield* toStr(vm, plainOf(self)));
  }),
);

export const plainFormat = once((): PyNative =>
  method("ReprEnum", "__format__", "self, format_spec, /", function* (vm, self, spec) {
    return str(yield* formatValue(vm, plainOf(self), spec.kind === "str" ? spec.value : ""));
  }),
);
