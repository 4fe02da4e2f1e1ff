/** What parameters a native function shows to `inspect.signature`, where it stands for one made of user code. */

import type { PyNative, PyValue } from "../values";

export interface ParameterShape {
  readonly name: string;
  readonly kind: "positional" | "either" | "rest" | "keyword" | "options";
  readonly default?: PyValue;
  readonly annotation?: PyValue;
}

const shapes = new WeakMap<PyNative, readonly ParameterShape[]>();

export function describeParameters(f: PyNative, parameters: readonly ParameterShape[]): PyNative {
  shapes.set(f, parameters);
  return f;
}

export function parametersOfNative(f: PyNative): readonly ParameterShape[] | undefined {
  return shapes.get(f);
}
