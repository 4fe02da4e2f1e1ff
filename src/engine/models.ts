/** Tracing the models of a run: how each is built, which inputs it takes, and keeping what came out. */

import type { AnalyzedModel, ModelSelection } from "./analysis";
import type { Candidate } from "./discover/facts";
import { fallback, inputGuesses, solveInputs } from "./discover/inputs";
import { hasForward } from "./discover/moduleClasses";
import { emptyDefaults, signatureOf } from "./discover/signature";
import { twoSamples } from "./discover/sizes";
import type { ModelKeeper } from "./incremental/keptModels";
import { getString } from "./python/dict";
import type { PyClass } from "./python/values";
import type { Run } from "./run";
import { sameRange, type Diagnostic } from "./source";
import { inputText, type InputSpec } from "./tensor/inputSpec";
import type { Trace } from "./trace/trace";
import { attempt, type Attempt } from "./modelAttempt";
import {
  sureErrors,
  hasErrorAt,
  withoutRefusals,
  isOfMissingPart,
  isUnpacking,
} from "./modelFaults";
import { openInputs, parametersFor } from "./modelForward";

/** Sizes are tried at most this often, and as long as all tries together cost less than one statement may. */
const mostInputTries = 16;

/** Without `kept` every model is evaluated. Those that are, are added to `evaluated`. */
export function newTracer(
  run: Run,
  candidates: readonly Candidate[],
  kept?: ModelKeeper,
  evaluated: string[] = [],
): (selection: ModelSelection) => AnalyzedModel {
  const known = new Map<string, AnalyzedModel>();
  return (selection) => {
    const key = keyOf(selection);
    let model = known.get(key);
    if (!model) {
      const candidate =
        candidates.find(({ model: text }) => text === selection.model) ?? named(run, selection);
      const evaluate = () => {
        evaluated.push(selection.model);
        return { ...analyzeModel(run, candidate, selection), selection };
      };
      model = kept ? kept.take(selection, candidate, evaluate) : evaluate();
      known.set(key, model);
    }
    return model;
  };
}

function keyOf({ model, inputs, mode }: ModelSelection): string {
  const shapes = inputs === "none" ? inputs : inputs?.map(inputText).join();
  return `${model}\n${shapes ?? "found"}\n${mode ?? "same"}`;
}

type Traced = Omit<AnalyzedModel, "selection">;

function analyzeModel(run: Run, candidate: Candidate, selection: ModelSelection): Traced {
  const mode = selection.mode ?? "same";
  const given = selection.inputs ?? candidate.inputs;
  if (given) {
    const inputs = given === "none" ? [] : given;
    const why = selection.inputs ? "as asked for" : (candidate.inputsWhy ?? "");
    const errorsBefore = run.errors.map(({ diagnostic }) => diagnostic);
    const tried = attempt(run, candidate, given, mode);
    const other = tried.trace ? undefined : otherWay(run, candidate, tried, errorsBefore);
    if (other) return analyzeModel(run, other, selection);
    return finished(candidate, inputs, why, tried);
  }
  const errorsBefore = run.errors.map(({ diagnostic }) => diagnostic);
  const made = attempt(run, candidate, "none", mode);
  const other = otherWay(run, candidate, made, errorsBefore);
  if (other) return analyzeModel(run, other, selection);
  // Nobody in the file makes it like this: what its constructor refuses is no mistake either.
  const { isAssumed } = candidate;
  const built = isAssumed ? withoutRefusals(run, candidate, undefined, made) : made;
  if (!built.trace) return finished(candidate, [], "", built);
  if (isAssumed && made.diagnostics.length > 0 && takesAnything(run, candidate)) {
    const why = `${candidate.className} hands its arguments on, and nobody gives them`;
    return finished(candidate, [], why, { ...made, diagnostics: [], problem: `${why}.` });
  }
  if (candidate.settings && made.diagnostics.length > 0) {
    const why = `${candidate.settings.join(", ")} does not hold what ${candidate.className} needs`;
    return finished(candidate, [], why, { ...made, diagnostics: [], problem: `${why}.` });
  }
  const cls = getString(run.result.globals, candidate.className);
  if (cls?.kind === "class" && isModuleWithout(run, cls)) {
    return finished(candidate, [], `${candidate.className} has no forward()`, built);
  }
  const open = openInputs(run, candidate);
  if (open.length > 0) {
    return finished(candidate, [], `${open.join(", ")}: what it holds is not known`, built);
  }
  if (candidate.missing.length > 0) {
    // Sizes that depend on arguments nobody gave cannot be solved for; the pass still tells what it can.
    const parameters = parametersFor(run, candidate);
    const count = Math.max(1, parameters.length);
    const [guess, ...others] = inputGuesses(built.trace, parameters);
    const first = attempt(run, candidate, guess, mode);
    const rank = guess[0]?.shape.length;
    const otherRanks = fallback.filter(({ shape }) => shape.length !== rank);
    const further = [
      // Batch norms in training refuse a batch of one where there is one value per channel.
      twoSamples(guess),
      ...others.slice(0, 1),
      ...otherRanks.slice(-2).map((input) => repeated(input, count)),
    ];
    const sure = sureErrors(built, first, further, (inputs) =>
      attempt(run, candidate, inputs, mode),
    ).filter((one) => !isUnpacking(run, candidate, one) && !isOfMissingPart(candidate, one));
    const why = "a guess: the model's own arguments are not known";
    const told = withoutRefusals(run, candidate, built, { ...first, diagnostics: sure });
    return finished(candidate, guess, why, told);
  }
  const attempts = new Map<Trace, Attempt>();
  const { budget } = run.machine.vm;
  const stepsBefore = budget.stepsLeft;
  const parameters = parametersFor(run, candidate, built.trace);
  const solved = solveInputs(
    inputGuesses(built.trace, parameters),
    (inputs) => {
      const tried = attempt(run, candidate, inputs, mode);
      const trace = tried.trace ?? built.trace;
      if (!trace) throw new Error("a model that was built can be built again");
      const result = {
        ...trace,
        hasError: trace.hasError || tried.diagnostics.length > built.diagnostics.length,
      };
      attempts.set(result, tried);
      return { trace: result, messages: tried.diagnostics.map(({ message }) => message) };
    },
    (tries) =>
      tries < mostInputTries && stepsBefore - budget.stepsLeft < budget.limits.statementSteps,
  );
  if (!solved) return finished(candidate, [], "", built);
  const best = attempts.get(solved.trace) ?? built;
  if (best.diagnostics.length > built.diagnostics.length) {
    // None of the guesses fits: what goes wrong at other places with other inputs may be the guess's fault.
    const tried = [...attempts.values()];
    const isSure = (one: Diagnostic): boolean =>
      tried.every((other) => hasErrorAt(other, one)) && !isUnpacking(run, candidate, one);
    // What a part gets where it is used, the whole model shows; without weights, nothing says what a loss is for.
    const sure = best.diagnostics.filter((one) =>
      candidate.isPart || hasNoWeights(solved.trace) ? hasErrorAt(built, one) : isSure(one),
    );
    return finished(candidate, solved.inputs, solved.why, {
      ...withoutRefusals(run, candidate, built, { ...best, diagnostics: sure }),
      trace: solved.trace,
    });
  }
  return finished(candidate, solved.inputs, solved.why, { ...best, trace: solved.trace });
}

function repeated(input: InputSpec, count: number): readonly InputSpec[] {
  return new Array<InputSpec>(count).fill(input);
}

/**
 * Another way to come to a model that cannot be built as the candidate says: the one that the run made, where making it
 * again fails (the first time has changed its settings); without the defaults that hold nothing, where nobody makes it.
 */
function otherWay(
  run: Run,
  candidate: Candidate,
  made: Attempt,
  errorsBefore: readonly Diagnostic[],
): Candidate | undefined {
  if (made.trace && made.diagnostics.length === 0) return undefined;
  const { keptAs, className, isAssumed } = candidate;
  const isNew = (one: Diagnostic): boolean =>
    !errorsBefore.some(({ range }) => sameRange(range, one.range));
  if (keptAs !== undefined && made.diagnostics.every(isNew)) {
    return { ...candidate, model: keptAs, expression: undefined, keptAs: undefined };
  }
  const cls = getString(run.result.globals, className);
  const open = cls?.kind === "class" ? emptyDefaults(cls) : [];
  if (!isAssumed || candidate.missing.length > 0 || open.length === 0) return undefined;
  const given = open.map((name) => `${name}=${name}`).join(", ");
  const { model } = candidate;
  const inner = model.slice(0, -1);
  const asked = {
    ...candidate,
    model: `${inner}${inner.endsWith("(") ? "" : ", "}${given})`,
    missing: open,
    why: `${className} needs ${open.join(", ")}`,
  };
  return attempt(run, asked, "none", "same").diagnostics.length < made.diagnostics.length
    ? asked
    : undefined;
}

function finished(
  candidate: Candidate,
  inputs: readonly InputSpec[],
  inputsWhy: string,
  { trace, diagnostics, notes, problem }: Attempt,
): Traced {
  return {
    candidate,
    inputs,
    inputsWhy,
    trace: trace ?? emptyTrace(candidate.model),
    diagnostics,
    notes,
    problem: problem ?? (trace ? undefined : `${candidate.model} is no model`),
  };
}

/** A model that the user names by an expression of their own. */
function named(run: Run, { model }: ModelSelection): Candidate {
  const name = /^[\w.]+/.exec(model)?.[0] ?? model;
  const value = getString(run.result.globals, name);
  const at = value?.kind === "class" ? value.definedAt : undefined;
  const start = run.facts.cells.at(0)?.file.id ?? "";
  return {
    model,
    className: name.slice(name.lastIndexOf(".") + 1),
    why: "as asked for",
    definedAt: at ?? { source: start, start: 0, end: 0 },
    places: [],
    missing: [],
    isRoot: true,
  };
}

/** Whether a class is made with `*args` or `**kwargs`, of which nobody says what they are. */
function takesAnything(run: Run, { className }: Candidate): boolean {
  const cls = getString(run.result.globals, className);
  return cls?.kind === "class" && (signatureOf(cls, "__init__")?.takesAnything ?? false);
}

function hasNoWeights({ modules }: Trace): boolean {
  return modules.every(({ parameters }) => parameters.length === 0);
}

/** A module that is used through other methods than `forward`. */
function isModuleWithout({ facts }: Run, cls: PyClass): boolean {
  return facts.isModuleClass(cls) && !hasForward(cls);
}

/** For a model that could not be built: the expression alone, without any module. */
function emptyTrace(model: string): Trace {
  return {
    ...{ model, mode: "train", tensors: [], ops: [], modules: [], root: 0, calls: [], inputs: [] },
    ...{ observations: [], diagnostics: [], notes: [], hasError: true },
  };
}
