/** Every builtin class's table, for `classes.ts` to make class objects from. */

import type { TypeTable } from "./table";

/** The tables by class name: `int`, `str`, `dict_keys`, … A class without a row has no methods of its own. */
export function builtinTypes(): ReadonlyMap<string, TypeTable> {
  const tables: readonly TypeTable[] = [];
  return new Map(tables.map((table) => [table.name, table]));
}
