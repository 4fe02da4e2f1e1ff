/**
 * Models of earlier versions of a document. A model whose trace would come out the same, because all that it is made of is
 * the same, is not evaluated again: its trace is taken over, and its ranges are moved to where the text is now.
 */

import type { AnalyzedModel, ModelSelection } from "../analysis";
import type { Candidate } from "../discover/facts";
import type { FoundError } from "../errors";
import type { Observed } from "../observed";
import { getString } from "../python/dict";
import type { PythonMachine } from "../python/machine";
import type { PyModule, PyValue } from "../python/values";
import type { Run } from "../run";
import type { Note, Range } from "../source";
import { inputText } from "../tensor/inputSpec";
import type { ModuleNode, Trace } from "../trace/trace";
import { fingerprint, identity, isChangeable, type FingerprintScope } from "./fingerprint";
import {
  moveAll,
  moveBetween,
  moveDiagnostic,
  moveNote,
  newStatementTexts,
  statementsOf,
  type Move,
  type Statements,
} from "./statements";

/** What an engine keeps of all documents. */
export interface KeptModels {
  /** For a new version of a document, after its run and before any of its models is traced. */
  begin(file: string, run: Run, candidates: readonly Candidate[], isTrial: boolean): ModelKeeper;
}

/** What an analysis asks for its models. */
export interface ModelKeeper {
  /** The model as an earlier version had it; else what `evaluate` gives, which is kept. */
  take(
    selection: ModelSelection,
    candidate: Candidate,
    evaluate: () => AnalyzedModel,
  ): AnalyzedModel;
}

interface KeptModel {
  /** What the model was made of: see `fingerprint`. */
  readonly made: string;
  /** Where everything was then. */
  readonly statements: Statements;
  readonly model: AnalyzedModel;
  readonly errors: readonly FoundError[];
  readonly notes: readonly Note[];
  readonly observed: readonly Observed[];
  /** The number of the run whose values these are. */
  readonly run: number;
}

type KeptByKey = Map<string, readonly KeptModel[]>;

/** Of one model: as it is now, and as it was before the last edits, for those who undo them. */
const mostVersions = 3;
/** A run's classes and tensors stay in memory as long as one of its models is kept. */
const mostRuns = 8;
const mostDocuments = 4;

export function newKeptModels(): KeptModels {
  const texts = newStatementTexts();
  const documents = new Map<string, KeptByKey>();
  let runs = 0;
  return {
    begin(file, run, candidates, isTrial) {
      const kept: KeptByKey = documents.get(file) ?? new Map<string, readonly KeptModel[]>();
      documents.delete(file);
      documents.set(file, kept);
      dropRuns(kept);
      const [oldest] = documents.keys();
      if (documents.size > mostDocuments) documents.delete(oldest);
      const statements = statementsOf(run.facts.cells, texts);
      return newKeeper(run, candidates, statements, kept, isTrial ? undefined : ++runs);
    },
  };
}

function newKeeper(
  run: Run,
  candidates: readonly Candidate[],
  statements: Statements,
  kept: KeptByKey,
  runNumber: number | undefined,
): ModelKeeper {
  const { machine } = run;
  const scope = scopeOf(run, statements);
  let files: { readonly text: string | undefined } | undefined;
  const made = (candidate: Candidate): string | undefined => {
    const values = [machine.decisiveStates(), candidate.others];
    const inside = fingerprint(scope, namesOf(candidate, run), values);
    if (!inside) return undefined;
    const parts = [ownText(candidate, run), inside.text];
    if (inside.readsFiles) parts.push((files ??= { text: filesText(scope, machine) }).text ?? "");
    return inside.readsFiles && files?.text === undefined ? undefined : parts.join("\n");
  };
  // Before any model is traced: what tracing one does to the document's values is no part of another.
  const texts = new Map(candidates.map((candidate) => [candidate, made(candidate)]));

  return {
    take(selection, candidate, evaluate) {
      const text = texts.has(candidate) ? texts.get(candidate) : made(candidate);
      const key = keyOf(selection, candidate);
      const versions = kept.get(key) ?? [];
      for (const one of text === undefined ? [] : versions) {
        if (one.made !== text) continue;
        const moved = moveModel(one, moveBetween(one.statements, statements));
        if (!moved) continue;
        const now = { ...moved, model: { ...moved.model, ...ofCandidate(candidate, selection) } };
        for (const { at, value } of now.observed) run.observations.add(at, value);
        run.errors.push(...now.errors);
        run.notes.push(...now.notes);
        if (runNumber !== undefined) keep(kept, key, { ...now, statements });
        return now.model;
      }
      const before = loadedFiles(machine);
      const { stops } = machine.vm.budget;
      const [firstError, firstNote] = [run.errors.length, run.notes.length];
      const { result: model, observed } = run.observations.during(evaluate);
      const isWhole = machine.vm.budget.stops === stops && before === loadedFiles(machine);
      if (text !== undefined && isWhole && runNumber !== undefined) {
        const errors = run.errors.slice(firstError);
        const notes = run.notes.slice(firstNote);
        const found = { model, errors, notes, observed };
        keep(kept, key, { made: text, statements, ...found, run: runNumber });
      }
      return model;
    },
  };
}

/** What a model's analysis takes from its candidate as it is in this version: lines may have changed. */
function ofCandidate(
  candidate: Candidate,
  { inputs }: ModelSelection,
): Pick<AnalyzedModel, "candidate"> | Pick<AnalyzedModel, "candidate" | "inputsWhy"> {
  const isFound = !inputs && candidate.inputs;
  return isFound ? { candidate, inputsWhy: candidate.inputsWhy ?? "" } : { candidate };
}

function keep(kept: KeptByKey, key: string, model: KeptModel): void {
  const others = (kept.get(key) ?? []).filter(({ made }) => made !== model.made);
  kept.set(key, [model, ...others].slice(0, mostVersions));
}

/** Drops the models of the runs that hold the fewest; of those with as few, of the oldest. */
function dropRuns(kept: KeptByKey): void {
  const counts = new Map<number, number>();
  for (const versions of kept.values()) {
    for (const { run } of versions) counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  const excess = Math.max(0, counts.size - mostRuns);
  const smallest = [...counts].sort(([a, m], [b, n]) => m - n || a - b).slice(0, excess);
  const dropped = new Set(smallest.map(([run]) => run));
  for (const [key, versions] of dropped.size > 0 ? kept : []) {
    const left = versions.filter(({ run }) => !dropped.has(run));
    if (left.length > 0) kept.set(key, left);
    else kept.delete(key);
  }
}

function keyOf({ model, inputs, mode }: ModelSelection, { expression }: Candidate): string {
  const given = inputs === "none" ? inputs : inputs?.map(inputText).join();
  return [model, given ?? "found", mode ?? "same", expression ? "stands there" : ""].join("\n");
}

/** What the analysis of a model reads of its candidate and of the syntax of its class. */
function ownText(candidate: Candidate, { facts }: Run): string {
  const { className, missing, inputs, isAssumed, isPart, settings, expression } = candidate;
  const given = inputs?.map(inputText).join();
  const classes = facts.cells.flatMap(({ file, syntax }) =>
    syntax.body.flatMap((one) =>
      one.kind === "ClassDef" && one.name === className
        ? [file.text.slice(one.at.start, one.at.end)]
        : [],
    ),
  );
  const how = [isAssumed, isPart, settings?.join(), expression?.syntax.kind];
  const own = [className, missing.join(), given, ...how, ...classes];
  return own.map(String).join("\n");
}

function namesOf({ model, className }: Candidate, { result }: Run): readonly string[] {
  const words = model.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  return [className, ...words].filter((name) => result.globals.entries.has(name));
}

function scopeOf({ machine, result }: Run, statements: Statements): FingerprintScope {
  const named = new Map<object, string>();
  for (const { name: module, globals } of nativeModules(machine)) {
    for (const [name, { value }] of globals.entries) {
      if (isFixed(value) && typeof name === "string") named.set(value, `${module}.${name}`);
    }
  }
  for (const [name, value] of machine.vm.builtins) if (isFixed(value)) named.set(value, name);
  return {
    vm: machine,
    globals: result.globals,
    statements,
    libraryName: (value) => named.get(value),
  };
}

/** Made once by its library, and never changed: `nn.Linear`, `torch.relu`, `typing.List`. */
function isFixed({ kind }: PyValue): boolean {
  return kind === "native" || kind === "class" || kind === "instance";
}

function nativeModules({ vm }: PythonMachine) {
  return [...vm.imports.modules.values()].flatMap((module) =>
    module.kind === "module" && vm.imports.natives.has(module) ? [module] : [],
  );
}

/** The files of the user's that a run has read so far, and what it looked for in vain. */
function loadedFiles({ vm }: PythonMachine): string {
  const found: string[] = [];
  for (const [name, module] of vm.imports.modules) {
    const path = module.kind === "module" ? pathOf(module) : "?";
    if (path !== undefined && !vm.imports.cache.get(path)?.source.isLibrary) found.push(name);
  }
  return found.join();
}

function pathOf({ globals }: PyModule): string | undefined {
  const path = getString(globals, "__file__");
  return path?.kind === "str" ? path.value : undefined;
}

/** All files that were imported, by what is in them, and the values that their modules hold. */
function filesText(scope: FingerprintScope, { vm }: PythonMachine): string | undefined {
  const values: unknown[] = [];
  for (const [name, module] of vm.imports.modules) {
    const path = module.kind === "module" ? pathOf(module) : undefined;
    if (module.kind !== "module" || path === undefined || name === "__main__") continue;
    const source = vm.imports.cache.get(path)?.source;
    values.push([name, path, source?.text.length, source && identity(source)]);
    for (const { value } of module.globals.entries.values()) {
      if (isChangeable(value)) values.push(value);
    }
  }
  return fingerprint(scope, [], values)?.text;
}

/** Moves what is kept to where the text is now; absent where part of it has no place any more. */
function moveModel(kept: KeptModel, move: Move): KeptModel | undefined {
  const trace = moveTrace(kept.model.trace, move);
  const diagnostics = moveAll(kept.model.diagnostics, (one) => moveDiagnostic(one, move));
  const notes = moveAll(kept.model.notes, (note) => moveNote(note, move));
  const ownNotes = moveAll(kept.notes, (note) => moveNote(note, move));
  const errors = moveAll(kept.errors, (error) => moveError(error, move));
  const observed = moveAll(kept.observed, ({ at, value }) => {
    const now = move(at);
    return now && { at: now, value };
  });
  if (!trace || !diagnostics || !notes || !ownNotes || !errors || !observed) return undefined;
  return {
    ...kept,
    model: { ...kept.model, trace, diagnostics, notes },
    ...{ notes: ownNotes, errors, observed },
  };
}

function moveError(
  { diagnostic, problem, effect }: FoundError,
  move: Move,
): FoundError | undefined {
  const moved = moveDiagnostic(diagnostic, move);
  const at = move(problem.at);
  const stack = moveAll(problem.stack, (note) => moveNote(note, move));
  const { layerMadeAt } = problem;
  const made = layerMadeAt && move(layerMadeAt);
  if (!moved || !at || !stack || (layerMadeAt && !made)) return undefined;
  return { diagnostic: moved, problem: { ...problem, at, stack, layerMadeAt: made }, effect };
}

function moveTrace(trace: Trace, move: Move): Trace | undefined {
  const movePlaced = <T extends { readonly at: Range }>(one: T): T | undefined => {
    const at = move(one.at);
    return at === one.at ? one : at && { ...one, at };
  };
  const moveModule = (node: ModuleNode): ModuleNode | undefined => {
    const definedAt = node.definedAt && move(node.definedAt);
    const classAt = node.classAt && move(node.classAt);
    if ((node.definedAt && !definedAt) || (node.classAt && !classAt)) return undefined;
    if (definedAt === node.definedAt && classAt === node.classAt) return node;
    return { ...node, ...(definedAt && { definedAt }), ...(classAt && { classAt }) };
  };
  const ops = moveAll(trace.ops, movePlaced);
  const calls = moveAll(trace.calls, movePlaced);
  const observations = moveAll(trace.observations, movePlaced);
  const modules = moveAll(trace.modules, moveModule);
  const diagnostics = moveAll(trace.diagnostics, (one) => moveDiagnostic(one, move));
  const notes = moveAll(trace.notes, (note) => moveNote(note, move));
  if (!ops || !calls || !observations || !modules || !diagnostics || !notes) return undefined;
  return { ...trace, ops, calls, observations, modules, diagnostics, notes };
}
