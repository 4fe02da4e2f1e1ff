/** Values as text: `repr()`, `str()` and `format()`, in CPython's exact words. */

import { formatOf } from "./format";
import { finish } from "./nativeFunction";
import type { Machine, Steps } from "./native";
import { reprOf, strOf } from "./reprText";
import type { PyValue } from "./values";

/** `repr(value)`. */
export function repr(vm: Machine, value: PyValue): Steps<string> {
  return finish(reprOf(vm, value));
}

/** `str(value)`. */
export function toStr(vm: Machine, value: PyValue): Steps<string> {
  return finish(strOf(vm, value));
}

/** `format(value, spec)`. */
export function formatValue(vm: Machine, value: PyValue, spec: string): Steps<string> {
  return finish(formatOf(vm, value, spec));
}
