/** What parameters a native function shows to `inspect.signature`, where it stands for one made of user code. */

import type { PyNative, PyValue } from "../values";

export interface ParameterShape {
  readonly name: string;
  readonly kind: "positional" | "either" | "rest" | "keyword" | "options";
  readonly default?: PyValue;
  readonly annotation?: PyValue;
}

type Parameters = readonly ParameterShape[];

const shapes = new WeakMap<PyNative, Parameters | (() => Parameters)>();

/** The parameters, or what makes them when somebody asks. */
export function describeParameters(
  f: PyNative,
  parameters: Parameters | (() => Parameters),
): PyNative {
  shapes.set(f, parameters);
  return f;
}

export function parametersOfNative(f: PyNative): Parameters | undefined {
  const parameters = shapes.get(f);
  return typeof parameters === "function" ? parameters() : parameters;
}
