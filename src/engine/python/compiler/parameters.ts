/** The parameters of a function in the two orders that are asked for. */

import type * as ast from "../ast";

/** In the order they are written. */
export function writtenParameters(parameters: ast.Parameters): readonly ast.Parameter[] {
  const { posOnly, positional, kwOnly, vararg, kwarg } = parameters;
  return [
    ...posOnly,
    ...positional,
    ...(vararg ? [vararg] : []),
    ...kwOnly,
    ...(kwarg ? [kwarg] : []),
  ];
}

/** In the order of their slots. */
export function allParameters(parameters: ast.Parameters): readonly ast.Parameter[] {
  const { posOnly, positional, kwOnly, vararg, kwarg } = parameters;
  return [
    ...posOnly,
    ...positional,
    ...kwOnly,
    ...(vararg ? [vararg] : []),
    ...(kwarg ? [kwarg] : []),
  ];
}
