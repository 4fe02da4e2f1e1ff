/** `f.__code__`: what Python code reads of compiled bodies. */

import { bodyOf, type Code } from "./code";
import { builtinClasses, newInstance } from "./classes";
import { int, str, tuple, type PyInstance } from "./values";

const objects = new WeakMap<Code, PyInstance>();

/** The code object of a body, always the same one. */
export function codeObject(code: Code): PyInstance {
  const known = objects.get(code);
  if (known) return known;
  const made = newInstance(builtinClasses.code);
  const { localNames, cellNames } = bodyOf(code);
  const names = localNames.filter((name) => !name.startsWith("."));
  const flags = (code.hasVararg ? 4 : 0) + (code.hasKwarg ? 8 : 0);
  made.attributes.set("co_name", str(code.name));
  made.attributes.set("co_qualname", str(code.qualifiedName));
  made.attributes.set("co_filename", str(code.source.id));
  made.attributes.set("co_argcount", int(code.positionalCount));
  made.attributes.set("co_posonlyargcount", int(code.posOnlyCount));
  made.attributes.set("co_kwonlyargcount", int(code.kwOnlyCount));
  made.attributes.set("co_nlocals", int(names.length));
  made.attributes.set("co_varnames", tuple(names.map(str)));
  made.attributes.set("co_freevars", tuple(code.freeNames.map(str)));
  made.attributes.set(
    "co_cellvars",
    tuple(cellNames.filter((name) => !code.freeNames.includes(name)).map(str)),
  );
  made.attributes.set("co_flags", int(flags + 3));
  objects.set(code, made);
  return made;
}
