/** The local variables of a frame as a dictionary. */

import { newDict, setString } from "./dict";
import type { Frame } from "./frame";
import { op } from "./opcodes";
import type { PyDict } from "./values";

export function localsOfFrame(frame: Frame): PyDict {
  if (frame.code.kind === "module") return frame.globals;
  if (frame.code.kind === "class") return frame.namespace ?? newDict();
  const made = newDict();
  const { localNames, cellNames } = frame.body;
  localNames.forEach((name, slot) => {
    const value = frame.locals[slot];
    if (value !== undefined && !name.startsWith(".") && !cellNames.includes(name)) {
      setString(made, name, value);
    }
  });
  cellNames.forEach((name, cell) => {
    const { value } = frame.cells[cell];
    // Every method has its class at hand; only those that use it show it.
    if (name === "__class__" && !frame.body.ops.includes(op.LoadSuper)) return;
    if (value !== undefined) setString(made, name, value);
  });
  return made;
}
