/** Parameters of a user's method. */

import { lookupClass } from "../python/attributes";
import type { PyClass } from "../python/values";

export interface Signature {
  /** Names without a default, `self` left out. */
  readonly required: readonly string[];
  /** All positional names, `self` left out. */
  readonly positional: readonly string[];
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
  };
}
