/** Every builtin class's table, for `classes.ts` to make class objects from. */

import { bytesTables } from "./bytes";
import { dictTable } from "./dict";
import { dictViewTables } from "./dictViews";
import { floatTables } from "./float";
import { functionTables } from "./function";
import { intTables } from "./int";
import { lazyTables } from "./lazy";
import { listTable } from "./list";
import { rangeTables } from "./range";
import { setTables } from "./set";
import { strTable } from "./str";
import type { TypeTable } from "./table";
import { tupleTable } from "./tuple";

/** The tables by class name: `int`, `str`, `dict_keys`, … A class without a row has no methods of its own. */
export function builtinTypes(): ReadonlyMap<string, TypeTable> {
  const tables: readonly TypeTable[] = [
    ...intTables(),
    ...floatTables(),
    strTable(),
    ...bytesTables(),
    listTable(),
    tupleTable(),
    dictTable(),
    ...dictViewTables(),
    ...setTables(),
    ...rangeTables(),
    ...functionTables(),
    ...lazyTables(),
  ];
  return new Map(tables.map((table) => [table.name, table]));
}
