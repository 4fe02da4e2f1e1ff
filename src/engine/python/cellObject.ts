/** `f.__closure__`: cells as objects. */

import { builtinClasses, newInstance } from "./classes";
import { nativeFunction } from "./nativeFunction";
import type { TypeTable } from "./types/table";
import type { Cell, PyInstance, PyValue } from "./values";

const objects = new WeakMap<Cell, PyInstance>();
const cells = new WeakMap<PyValue, Cell>();

/** The object of a cell, always the same one. */
export function cellObject(cell: Cell): PyInstance {
  const known = objects.get(cell);
  if (known) return known;
  const made = newInstance(builtinClasses.cell);
  objects.set(cell, made);
  cells.set(made, cell);
  return made;
}

export function cellTable(): TypeTable {
  const get = nativeFunction("cell_contents", "self, /", (vm, self) => {
    const value = self && cells.get(self)?.value;
    if (value) return value;
    throw vm.raise("ValueError", "Cell is empty");
  });
  return { name: "cell", attributes: new Map([["cell_contents", { kind: "property", get }]]) };
}
