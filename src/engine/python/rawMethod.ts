/** Natives that see their arguments as they are, unknowns and keywords included. */

import type { Native } from "./native";
import type { PyNative } from "./values";

/** A row of a builtin class's table. */
export function rawMethod(owner: string, name: string, call: Native): readonly [string, PyNative] {
  return [name, { kind: "native", name, qualifiedName: `${owner}.${name}`, isMethod: true, call }];
}
