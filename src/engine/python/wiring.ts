/** Gives the builtin classes their methods. In a file of its own, for the methods' files need the classes. */

import { builtinClasses, registerIteratorMethods, registerMethods } from "./classes";
import { iteratorMethods } from "./generatorTables";
import { objectTables } from "./objectTables";
import { builtinTypes } from "./types";
import { genericAlias } from "./stdlib/alias";
import { None, type PyClass, type PyValue } from "./values";

const { enumerate, zip, map, filter, reversed } = builtinClasses;
const iteratorClasses = [enumerate, zip, map, filter, reversed];

const { list, tuple, dict, set, frozenset, type } = builtinClasses;
/** Those of which `list[int]` is a type. */
const genericClasses = [list, tuple, dict, set, frozenset, type];

const classGetItem: readonly [string, PyValue] = [
  "__class_getitem__",
  {
    kind: "classmethod",
    function: {
      kind: "native",
      name: "__class_getitem__",
      qualifiedName: "__class_getitem__",
      isMethod: false,
      call: (vm, args) => genericAlias(vm, args[0], args[1] ?? None),
    },
  },
];

/** What a `mappingproxy` can do as a dict does it. */
const proxyMethods = [
  "__contains__",
  "__eq__",
  "__getitem__",
  "__iter__",
  "__len__",
  "__or__",
  "__reversed__",
  "copy",
  "get",
  "items",
  "keys",
  "values",
];

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
  for (const name of proxyMethods) {
    const method = builtinClasses.dict.attributes.get(name);
    if (method) registerMethods(builtinClasses.mappingproxy, [[name, method]]);
  }
  for (const cls of iteratorClasses) registerMethods(cls, iteratorMethods(cls.name));
  for (const cls of genericClasses) registerMethods(cls, [classGetItem]);
}
