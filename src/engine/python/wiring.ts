/** Gives the builtin classes their methods. In a file of its own, for the methods' files need the classes. */

import { builtinClasses, registerIteratorMethods, registerMethods } from "./classes";
import { iteratorMethods } from "./generatorTables";
import { objectTables } from "./objectTables";
import { builtinTypes } from "./types";
import type { PyClass } from "./values";

let isWired = false;

/** Done once, by the first machine. */
export function wireBuiltins(): void {
  if (isWired) return;
  isWired = true;
  registerIteratorMethods(iteratorMethods("iterator"));
  const classes: Readonly<Record<string, PyClass | undefined>> = builtinClasses;
  for (const table of [...builtinTypes().values(), ...objectTables()]) {
    const cls = classes[table.name];
    if (cls) registerMethods(cls, table.attributes, table.create);
  }
}
