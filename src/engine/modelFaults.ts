/** Which errors of a pass with made-up inputs or arguments are the model's own fault. */

import type { Candidate } from "./discover/facts";
import { unpackedNames } from "./discover/callSites";
import type { Run } from "./run";
import { sameRange, type Diagnostic, type Note } from "./source";
import type { InputSpec } from "./tensor/inputSpec";
import type { Attempt } from "./modelAttempt";
import { forwardsOf } from "./modelForward";

/** Errors of a pass with made-up inputs that come with all others too, so that they are no fault of these. */
export function sureErrors(
  built: Attempt,
  first: Attempt,
  others: readonly (readonly InputSpec[])[],
  run: (inputs: readonly InputSpec[]) => Attempt,
): readonly Diagnostic[] {
  let sure = first.diagnostics;
  for (const inputs of others) {
    if (sure.length <= built.diagnostics.length) break;
    const tried = run(inputs);
    sure = sure.filter((one) => first.explored?.includes(one) || hasErrorAt(tried, one));
  }
  return sure;
}

/** Whether something went wrong at the same place in another attempt. */
export function hasErrorAt({ diagnostics }: Attempt, { range }: Diagnostic): boolean {
  return diagnostics.some((one) => sameRange(one.range, range));
}

/**
 * What a model's own `raise` and `assert` say about inputs that nobody gave is no mistake in the code: it becomes a note,
 * with the way to give them. Without `built`: about arguments that nobody gave.
 */
export function withoutRefusals(
  run: Run,
  { model, className }: Candidate,
  built: Attempt | undefined,
  attempt: Attempt,
): Attempt {
  const isRefusal = (one: Diagnostic): boolean =>
    !(built && hasErrorAt(built, one)) &&
    run.errors.some(
      ({ diagnostic, effect, problem }) =>
        // Recursion without end is Python's own word.
        diagnostic === one && effect === "raised" && problem.type !== "RecursionError",
    );
  const refusals = attempt.diagnostics.filter(isRefusal);
  const notes = refusals.map(({ message, range }): Note => ({
    message: built
      ? `${message} (with inputs that are a guess: "# layerlens: ${model} input=SHAPE" in a comment says what it takes)`
      : `${message} (with default arguments: "# layerlens: ${className}(…)" in a comment says how it is built)`,
    range,
  }));
  return {
    ...attempt,
    diagnostics: attempt.diagnostics.filter((one) => !isRefusal(one)),
    notes: [...attempt.notes, ...notes],
  };
}

/** `submodule=None` of a part is given by the model that is made of it. */
export function isOfMissingPart({ isPart }: Candidate, { message }: Diagnostic): boolean {
  return isPart === true && message.includes("'NoneType'");
}

/** `c3, c4, c5 = features`: a made-up input of one sample is none of those that forward takes apart. */
export function isUnpacking(
  run: Run,
  candidate: Candidate,
  { message, range }: Diagnostic,
): boolean {
  if (!/values to unpack/.test(message)) return false;
  return forwardsOf(run, candidate).some(({ body, parameters }) => {
    const names = new Set(parameters.positional.map(({ name }) => name));
    return unpackedNames(body).some(
      ({ at, name }) =>
        names.has(name) &&
        at.source === range.source &&
        at.start <= range.start &&
        range.start < at.end,
    );
  });
}
