/** Calling Python values from TypeScript, and binding arguments to the parameters of compiled code. */

import type { Keywords, PyValue } from "./values";
import type { ExceptionName, Steps } from "./native";

/** Calls any value. */
export function* callValue(
  callee: PyValue,
  args: readonly PyValue[],
  kwargs?: Keywords,
): Steps<PyValue> {
  return yield { callee, args, kwargs };
}

/**
 * The same, for a caller that catches `catches` (a class of exceptions, its subclasses included) around the call:
 * an evaluation that goes on past errors must let that exception through.
 */
export function* callCatching(
  catches: ExceptionName,
  callee: PyValue,
  args: readonly PyValue[],
  kwargs?: Keywords,
): Steps<PyValue> {
  return yield { callee, args, kwargs, catches };
}
