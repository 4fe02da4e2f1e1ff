/** Parameters of a user's method. */

import { lookupClass } from "../python/attributes";
import type { PyClass, PyValue } from "../python/values";

export interface Signature {
  /** Names without a default, `self` left out. */
  readonly required: readonly string[];
  /** All positional names, `self` left out. */
  readonly positional: readonly string[];
  /** It has a `*args` or `**kwargs`. */
  readonly takesAnything: boolean;
}

/** Absent where the method is not a `def` of Python code. */
export function signatureOf(cls: PyClass, method: string): Signature | undefined {
  const found = lookupClass(cls, method);
  if (found?.kind !== "function") return undefined;
  const { code, defaults, keywordDefaults } = found;
  const positional = code.parameterNames.slice(1, code.positionalCount);
  const keywordOnly = code.parameterNames.slice(
    code.positionalCount,
    code.positionalCount + code.kwOnlyCount,
  );
  const withoutDefault = Math.max(0, positional.length - defaults.length);
  return {
    required: [
      ...positional.slice(0, withoutDefault),
      ...keywordOnly.filter((name) => !keywordDefaults.has(name)),
    ],
    positional,
    takesAnything: code.hasVararg || code.hasKwarg,
  };
}

/** Parameters whose default holds nothing, `None` or `()`: where nothing is given, there may be no model. */
export function emptyDefaults(cls: PyClass): readonly string[] {
  return [...defaultsOf(cls)].flatMap(([name, value]) => (isEmpty(value) ? [name] : []));
}

function isEmpty(value: PyValue): boolean {
  switch (value.kind) {
    case "none":
      return true;
    case "tuple":
    case "list":
      return value.items.length === 0;
    case "dict":
    case "set":
      return value.entries.size === 0;
    default:
      return false;
  }
}

/** The ints that a class's constructor takes where nothing else is given, by their names. */
export function defaultSizes(cls: PyClass): ReadonlyMap<string, number> {
  return new Map(
    [...defaultsOf(cls)].flatMap(([name, value]) =>
      value.kind === "int" ? [[name, Number(value.value)] as const] : [],
    ),
  );
}

/** What the parameters of a class's constructor hold where nothing is given. */
function defaultsOf(cls: PyClass): ReadonlyMap<string, PyValue> {
  const found = lookupClass(cls, "__init__");
  if (found?.kind !== "function") return new Map();
  const { code, defaults, keywordDefaults } = found;
  const { parameterNames, positionalCount } = code;
  const names = parameterNames.slice(positionalCount - defaults.length, positionalCount);
  return new Map([...names.map((name, i) => [name, defaults[i]] as const), ...keywordDefaults]);
}
