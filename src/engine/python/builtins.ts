/** The names every Python module sees without an import. */

import { builtinClasses } from "./classes";
import { environmentFunctions } from "./functions/environment";
import { iterationFunctions } from "./functions/iteration";
import { numberFunctions } from "./functions/numbers";
import { objectFunctions } from "./functions/objects";
import { bool, Ellipsis, None, NotImplemented, type PyValue } from "./values";

/** Classes that programs can only get at by `type(…)`. */
const hidden = new Set([
  "NoneType",
  "ellipsis",
  "NotImplementedType",
  "function",
  "builtin_function_or_method",
  "method",
  "module",
  "generator",
  "coroutine",
  "async_generator",
  "async_generator_asend",
  "async_generator_athrow",
  "anext_awaitable",
  "dict_keys",
  "dict_values",
  "dict_items",
  "unknown",
  "defaultdict",
  "mappingproxy",
  "cell",
  "code",
  "traceback",
  "frame",
]);

let made: readonly (readonly [string, PyValue])[] | undefined;

/**
 * The contents of the module `builtins`, classes included; the same objects at every call. `locals` and the like,
 * which need a frame, are the machine's.
 */
export function builtinNames(): readonly (readonly [string, PyValue])[] {
  made ??= makeNames();
  return made;
}

function makeNames(): (readonly [string, PyValue])[] {
  const functions = [
    ...numberFunctions(),
    ...iterationFunctions(),
    ...objectFunctions(),
    ...environmentFunctions(),
  ];
  const classes = Object.values(builtinClasses).filter(
    (cls) => cls.module === "builtins" && !hidden.has(cls.name),
  );
  return [
    ...functions.map((f) => [f.name, f] as const),
    ...classes.map((cls) => [cls.name, cls] as const),
    // The names that OSError had in Python 2.
    ["EnvironmentError", builtinClasses.OSError],
    ["IOError", builtinClasses.OSError],
    ["None", None],
    ["True", bool(true)],
    ["False", bool(false)],
    ["Ellipsis", Ellipsis],
    ["NotImplemented", NotImplemented],
    ["__debug__", bool(true)],
  ];
}
