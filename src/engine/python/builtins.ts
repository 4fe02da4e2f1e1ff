/** The names every Python module sees without an import. */

import type { Machine } from "./native";
import type { PyValue } from "./values";

/** Functions and constants of `builtins`; the classes among them come from `classes.ts`. */
export function builtinNames(_vm: Machine): Iterable<readonly [string, PyValue]> {
  return [];
}
