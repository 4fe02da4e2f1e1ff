/** Tracing the models of a run: building them, finding their inputs, and keeping what came out. */

import type { AnalyzedModel, ModelSelection } from "./analysis";
import type { Candidate } from "./discover/facts";
import { fallback, inputGuesses, solveInputs } from "./discover/inputs";
import { withoutTensors } from "./discover/annotations";
import { rankOf, unpackedNames } from "./discover/callSites";
import { hasForward } from "./discover/moduleClasses";
import { parametersOf, type Parameter } from "./discover/parameters";
import { defaultSizes, emptyDefaults, signatureOf } from "./discover/signature";
import { twoSamples } from "./discover/sizes";
import { notTensors } from "./discover/usage";
import type { ModelKeeper } from "./incremental/keptModels";
import { getString, newDict, setString } from "./python/dict";
import { budgetText, compiledSteps, expressionSteps, runToEnd } from "./python/evaluate";
import { callValue } from "./python/call";
import { reasonText, rootOf } from "./python/reasons";
import { describe, exceptionState } from "./python/exceptions";
import type { Steps } from "./python/native";
import { None, type PyClass, type PyDict, type PyInstance, type PyValue } from "./python/values";
import type { Outcome } from "./python/vm";
import type { Run } from "./run";
import { sameRange, type Diagnostic, type Note } from "./source";
import { inputText, type InputSpec } from "./tensor/inputSpec";
import { isTensorAttribute } from "./torch/tensor";
import { traceModule, type GivenInputs, type TraceResult } from "./torch/trace";
import type { Trace } from "./trace/trace";

function repeated(input: InputSpec, count: number): readonly InputSpec[] {
  return new Array<InputSpec>(count).fill(input);
}

/** Errors of a pass with made-up inputs that come with all others too, so that they are no fault of these. */
function sureErrors(
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

function hasErrorAt({ diagnostics }: Attempt, { range }: Diagnostic): boolean {
  return diagnostics.some((one) => sameRange(one.range, range));
}

/**
 * What a model's own `raise` and `assert` say about inputs that nobody gave is no mistake in the code: it becomes a note,
 * with the way to give them. Without `built`: about arguments that nobody gave.
 */
function withoutRefusals(
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

interface Attempt {
  readonly trace?: Trace;
  readonly diagnostics: readonly Diagnostic[];
  /** Those of them that came of methods run on unknown arguments, whatever the inputs. */
  readonly explored?: readonly Diagnostic[];
  readonly notes: readonly Note[];
  readonly problem?: string;
}

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

/** `submodule=None` of a part is given by the model that is made of it. */
function isOfMissingPart({ isPart }: Candidate, { message }: Diagnostic): boolean {
  return isPart === true && message.includes("'NoneType'");
}

function hasNoWeights({ modules }: Trace): boolean {
  return modules.every(({ parameters }) => parameters.length === 0);
}

/** `c3, c4, c5 = features`: a made-up input of one sample is none of those that forward takes apart. */
function isUnpacking(run: Run, candidate: Candidate, { message, range }: Diagnostic): boolean {
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

/** A module that is used through other methods than `forward`. */
function isModuleWithout({ facts }: Run, cls: PyClass): boolean {
  return facts.isModuleClass(cls) && !hasForward(cls);
}

/** Inputs that no tensor stands for, by how they are used and by their annotations: `batch is a mapping`. */
function openInputs(run: Run, candidate: Candidate): readonly string[] {
  const { result } = run;
  const isOtherClass = (name: string): boolean => {
    const value = getString(result.globals, name);
    return value?.kind === "class" && !value.mro.some((cls) => cls.name === "Tensor");
  };
  return forwardsOf(run, candidate).flatMap(({ body, parameters }) => {
    const { positional } = parameters;
    const annotated = withoutTensors(positional.slice(1), isOtherClass);
    if (annotated.length > 0) return annotated;
    const required = positional.slice(1).filter((parameter) => !parameter.default);
    const names = required.map(({ name }) => name);
    return notTensors(body, names, (name) => isTensorAttribute(run.machine.vm, name));
  });
}

/** The `forward` of a class of the document, its own or the one that it inherits there. */
function forwardsOf({ facts, result }: Run, { className }: Candidate) {
  const cls = getString(result.globals, className);
  const line = cls?.kind === "class" ? cls.mro.map(({ name }) => name) : [className];
  const classes = facts.cells
    .flatMap(({ syntax }) => syntax.body)
    .flatMap((one) => (one.kind === "ClassDef" ? [one] : []));
  for (const name of line) {
    const found = classes
      .filter((one) => one.name === name)
      .flatMap(({ body }) => body)
      .flatMap((one) => (one.kind === "FunctionDef" && one.name === "forward" ? [one] : []));
    if (found.length > 0) return found;
  }
  return [];
}

/** What the model's forward asks for. With several parameters, a pass over unknown values tells which layer takes which. */
function parametersFor(run: Run, candidate: Candidate, built?: Trace): readonly Parameter[] {
  const cls = getString(run.result.globals, candidate.className);
  const names = cls?.kind === "class" ? (signatureOf(cls, "forward")?.required ?? []) : [];
  const [forward] = forwardsOf(run, candidate);
  const ranks = new Map(names.map((name) => [name, forward && rankOf(forward.body, name)]));
  if (cls?.kind !== "class" || names.length < 2 || !built) {
    return names.map((name) => ({ name, rank: ranks.get(name) }));
  }
  const args = names.map((name) => run.machine.unknown({ kind: "argument", name }));
  const { trace } = attempt(run, candidate, { kind: "given", args }, "same");
  const parameters = parametersOf(names, trace ?? built, defaultSizes(cls));
  return parameters.map((one) => ({ ...one, rank: ranks.get(one.name) }));
}

/** One build and one pass; what goes wrong on the way is the attempt's own. */
function attempt(
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

/** For a model that could not be built: the expression alone, without any module. */
function emptyTrace(model: string): Trace {
  return {
    ...{ model, mode: "train", tensors: [], ops: [], modules: [], root: 0, calls: [], inputs: [] },
    ...{ observations: [], diagnostics: [], notes: [], hasError: true },
  };
}
