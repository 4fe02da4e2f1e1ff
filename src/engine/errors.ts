/** From exceptions and syntax errors to diagnostics. */

import type { Problem } from "./advise/problem";
import type { ErrorReport } from "./python/machine";
import type { Diagnostic, Range } from "./source";

/** An error together with what its fixes are proposed from. */
export interface FoundError {
  readonly diagnostic: Diagnostic;
  readonly problem: Problem;
  /** What the exception ended: the expression, which was skipped, or, raised by the user's own code, the whole pass. */
  readonly effect: ErrorReport["effect"];
}

export function errorFrom(
  { type, message, at, stack, effect }: ErrorReport,
  layerMadeAt: Range | undefined,
): FoundError {
  const calls = stack
    .filter((entry) => !isSame(entry.at, at))
    .map((entry) => ({ message: `called from ${entry.function}`, range: entry.at }));
  const made = layerMadeAt ? [{ message: "the layer is made here", range: layerMadeAt }] : [];
  const problem: Problem = { type, message, at, stack: calls, layerMadeAt };
  const diagnostic: Diagnostic = {
    severity: "error",
    code: codeOf(type),
    message: message === "" ? type : `${type}: ${message}`,
    range: at,
    related: [...made, ...calls],
    fixes: [],
  };
  return { diagnostic, problem, effect };
}

function isSame(a: Range, b: Range): boolean {
  return a.source === b.source && a.start === b.start && a.end === b.end;
}

/** `RuntimeError` is `runtime-error`. */
function codeOf(type: string): string {
  return type.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}

export function diagnosticKey({ message, range }: Diagnostic): string {
  return `${range.source}:${range.start}:${range.end}:${message}`;
}
