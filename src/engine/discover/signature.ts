/** Parameters of a user's method. */

import { lookupClass } from "../python/attributes";
import type { PyClass } from "../python/values";

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

/** The ints that a class's constructor takes where nothing else is given, by their names. */
export function defaultSizes(cls: PyClass): ReadonlyMap<string, number> {
  const found = lookupClass(cls, "__init__");
  if (found?.kind !== "function") return new Map();
  const { code, defaults, keywordDefaults } = found;
  const { parameterNames, positionalCount } = code;
  const names = parameterNames.slice(positionalCount - defaults.length, positionalCount);
  const all = [...names.map((name, i) => [name, defaults[i]] as const), ...keywordDefaults];
  return new Map(
    all.flatMap(([name, value]) =>
      value?.kind === "int" ? [[name, Number(value.value)] as const] : [],
    ),
  );
}
