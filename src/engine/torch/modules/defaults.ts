/** Defaults of a layer's signature as the attributes Python code sees. */

import { None, bool, float, int, str, type PyValue } from "../../python/values";
import type { Spec } from "../args";

/** A default of a signature as Python has it. */
export function pythonDefault(spec: Spec<unknown>, value: unknown): PyValue {
  if (value === undefined || value === null) return None;
  if (typeof value === "boolean") return bool(value);
  if (typeof value === "string") return str(value);
  if (typeof value === "number")
    return spec.expects === "int" ? int(value) : numberValue(spec, value);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const all = items.every((item) => item === items[0]);
    if (all && items.length > 0 && spec.expects === "tuple of ints")
      return pythonDefault(spec, items[0]);
    return { kind: "tuple", items: items.map((item) => pythonDefault(spec, item)) };
  }
  if (typeof value !== "object" || !("kind" in value) || !("value" in value)) return None;
  if (value.kind === "scalar") return pythonDefault(spec, value.value);
  // A default that is a Python value already.
  return value.kind === "int" && typeof value.value === "number" ? int(value.value) : None;
}

function numberValue(spec: Spec<unknown>, value: number): PyValue {
  return spec.expects === "tuple of ints" || (spec.expects === "Number" && Number.isInteger(value))
    ? int(value)
    : float(value);
}
