/** One build and one pass of a model, with what goes wrong on the way. */

import type { Candidate } from "./discover/facts";
import { getString, newDict, setString } from "./python/dict";
import { budgetText, compiledSteps, expressionSteps, runToEnd } from "./python/evaluate";
import { callValue } from "./python/call";
import { reasonText, rootOf } from "./python/reasons";
import { describe, exceptionState } from "./python/exceptions";
import type { Steps } from "./python/native";
import { None, type PyDict, type PyInstance, type PyValue } from "./python/values";
import type { Outcome } from "./python/vm";
import type { Run } from "./run";
import type { Diagnostic, Note } from "./source";
import type { InputSpec } from "./tensor/inputSpec";
import { traceModule, type GivenInputs, type TraceResult } from "./torch/trace";
import type { Trace } from "./trace/trace";

/** What came of it; without a trace `problem` says why there is none. */
export interface Attempt {
  readonly trace?: Trace;
  readonly diagnostics: readonly Diagnostic[];
  /** Those of them that came of methods run on unknown arguments, whatever the inputs. */
  readonly explored?: readonly Diagnostic[];
  readonly notes: readonly Note[];
  readonly problem?: string;
}

/** One build and one pass; what goes wrong on the way is the attempt's own. */
export function attempt(
  run: Run,
  candidate: Candidate,
  inputs: readonly InputSpec[] | GivenInputs | "none",
  mode: "same" | "train" | "eval",
): Attempt {
  const { machine, errors, notes } = run;
  const firstError = errors.length;
  const firstNote = notes.length;
  machine.forgetReports();
  const scope = scopeFor(run, candidate);
  const expression = candidate.expression
    ? compiledSteps(scope, candidate.expression.file, candidate.expression.syntax)
    : expressionSteps(machine, scope, candidate.model, "model");
  if (expression.kind === "syntax") {
    const problem = `'${candidate.model}' is no expression: ${expression.message}`;
    return { diagnostics: [], notes: [], problem };
  }
  let result: TraceResult | undefined;
  const outcome = runToEnd(
    machine,
    (function* () {
      const options = { model: candidate.model, inputs, mode, others: candidate.others };
      result = yield* traceModule(machine, expression.steps, options);
      return None;
    })(),
  );
  if (result?.raised) reportRaised(run, result.raised.exception, candidate);
  const firstExplored = errors.length;
  if (inputs !== "none" && candidate.missing.length > 0) {
    exploreMethods(run, candidate, expression.steps);
  }
  const diagnostics = errors.slice(firstError).map(({ diagnostic }) => diagnostic);
  const told = result?.kind === "trace" ? result.trace.notes : [];
  const explored = errors.slice(firstExplored).map(({ diagnostic }) => diagnostic);
  const found = { diagnostics, explored, notes: [...told, ...notes.slice(firstNote)] };
  if (result?.kind === "trace") {
    const hasError = result.trace.hasError || diagnostics.length > 0;
    return { ...found, trace: { ...result.trace, diagnostics, notes: found.notes, hasError } };
  }
  return { ...found, problem: problemText(run, candidate, result, outcome) };
}

/**
 * Methods that the pass did not reach, because what leads to them depends on arguments nobody gave, are run on unknown
 * ones: a mistake in them shows all the same.
 */
function exploreMethods(run: Run, candidate: Candidate, makeModel: () => Steps<PyValue>): void {
  const cls = getString(run.result.globals, candidate.className);
  if (cls?.kind !== "class") return;
  const unreached = [...cls.attributes].flatMap(([name, value]) =>
    value.kind === "function" && !name.startsWith("__") && !value.code.body ? [value] : [],
  );
  for (const method of unreached) {
    const { code } = method;
    runToEnd(
      run.machine,
      (function* () {
        const self = yield* makeModel();
        const names = code.parameterNames.slice(1, code.positionalCount);
        const args = names.map((name) => run.machine.unknown({ kind: "argument", name }));
        return yield* callValue(method, [self, ...args]);
      })(),
    );
  }
}

/** An exception that ended the pass, told where it was raised; in the expression itself, at the class. */
function reportRaised(run: Run, exception: PyInstance, candidate: Candidate): void {
  const { traceback } = exceptionState(exception);
  const own = traceback.filter(({ at }) => !at.source.startsWith("<"));
  const at = own.at(0)?.at ?? candidate.definedAt;
  run.machine.vm.report(exception, at, own, "raised");
}

/** Names that nobody gave a value stand for unknowns. */
function scopeFor(run: Run, { missing }: Candidate): PyDict {
  const { globals } = run.result;
  if (missing.length === 0) return globals;
  const scope = newDict();
  for (const [key, entry] of globals.entries) scope.entries.set(key, { ...entry });
  for (const name of missing) {
    setString(scope, name, run.machine.unknown({ kind: "argument", name }));
  }
  return scope;
}

function problemText(
  run: Run,
  candidate: Candidate,
  result: TraceResult | undefined,
  outcome: Outcome,
): string {
  const { model } = candidate;
  if (outcome.kind === "budget") return `${model} was ${budgetText(outcome.what)}.`;
  if (result?.raised) return `${model} cannot be built: ${describe(result.raised.exception)}.`;
  if (result?.kind !== "no-model" || !result.value) return `${model} cannot be built.`;
  if (result.value.kind === "unknown") {
    return `${model} is not known to Layerlens: ${reasonText(rootOf(result.value).reason)}.`;
  }
  return `${model} is of class ${run.machine.classOf(result.value).name}, which is no torch.nn.Module.`;
}
