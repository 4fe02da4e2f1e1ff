/**
 * Models of earlier versions of a document. A model whose trace would come out the same, because all that it is made of is
 * the same, is not evaluated again: its trace is taken over, and its ranges are moved to where the text is now.
 */

import type { AnalyzedModel, ModelSelection } from "../analysis";
import type { Candidate } from "../discover/facts";
import type { FoundError } from "../errors";
import type { Observed } from "../observed";
import type { PythonMachine } from "../python/machine";
import { identity } from "../python/stateText";
import type { PyValue } from "../python/values";
import type { Run } from "../run";
import type { Note } from "../source";
import { inputText } from "../tensor/inputSpec";
import { fingerprint, isChangeable, type FingerprintScope } from "./fingerprint";
import { libraryNames, pathOf } from "./libraryNames";
import {
  moveAll,
  moveBetween,
  moveDiagnostic,
  moveError,
  moveNote,
  moveObserved,
  moveTrace,
  type Move,
} from "./moves";
import type { SlicedRun } from "./slicedRuns";
import { statementsOf, type Statements, type StatementTexts } from "./statements";

/** What an engine keeps of all documents. */
export interface KeptModels {
  /** For a new version of a document, after its run and before any of its models is traced. */
  begin(
    file: string,
    sliced: SlicedRun,
    candidates: readonly Candidate[],
    isTrial: boolean,
  ): ModelKeeper;
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
  /** The same by the statements that decide about it. */
  readonly decided: string | undefined;
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

/** What is kept of one document. */
interface Memory {
  readonly byKey: KeptByKey;
  /** The models that its last analysis was asked for. */
  inUse: Set<string>;
}

/** Of one model: as it is now, and as it was before the last edits, for those who undo them. */
const mostVersions = 3;
/** A run's classes and tensors stay in memory as long as one of its models is kept. */
const mostRuns = 8;
const mostDocuments = 4;

export function newKeptModels(texts: StatementTexts): KeptModels {
  const documents = new Map<string, Memory>();
  let runs = 0;
  return {
    begin(file, sliced, candidates, isTrial) {
      const memory: Memory = documents.get(file) ?? { byKey: new Map(), inUse: new Set() };
      documents.delete(file);
      documents.set(file, memory);
      if (!isTrial) {
        dropRuns(memory);
        memory.inUse = new Set();
      }
      const [oldest] = documents.keys();
      if (documents.size > mostDocuments) documents.delete(oldest);
      const statements = statementsOf(sliced.run.facts.cells, texts);
      return newKeeper(sliced, candidates, statements, memory, isTrial ? undefined : ++runs);
    },
  };
}

function newKeeper(
  { run, slice }: SlicedRun,
  candidates: readonly Candidate[],
  statements: Statements,
  { byKey: kept, inUse }: Memory,
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
  const whatItIs = (candidate: Candidate): WhatItIs => {
    const { signature, isOmitted } = slice.decided(wordsOf(candidate));
    const others = candidate.others ?? [];
    const decided =
      signature && [signature, ownText(candidate, run), ...others.map(otherText)].join("\n");
    // Of what did not run there are no values of this run to compare.
    const isForeign = slice.omitted.length > 0 && others.some((one) => one && !isSimple(one));
    if (isOmitted || isForeign) return { decided, isOmitted: true, made: undefined };
    return { decided, isOmitted, made: made(candidate) };
  };
  // Before any model is traced: what tracing one does to the document's values is no part of another.
  const known = new Map(candidates.map((candidate) => [candidate, whatItIs(candidate)]));

  return {
    take(selection, candidate, evaluate) {
      const now = known.get(candidate) ?? whatItIs(candidate);
      const key = keyOf(selection, candidate);
      if (runNumber !== undefined) inUse.add(key);
      for (const one of kept.get(key) ?? []) {
        if (!isSame(one, now)) continue;
        const moved = moveModel(one, moveBetween(one.statements, statements));
        if (!moved) continue;
        const found = { ...moved, model: { ...moved.model, ...ofCandidate(candidate, selection) } };
        for (const { at, value, machine: whose } of found.observed) {
          run.observations.add(at, value, whose);
        }
        run.errors.push(...found.errors);
        run.notes.push(...found.notes);
        if (runNumber !== undefined) {
          keep(kept, key, { ...found, statements, decided: now.decided });
        }
        return found.model;
      }
      if (now.isOmitted) slice.giveUp();
      const before = loadedFiles(machine);
      const { stops } = machine.vm.budget;
      const [firstError, firstNote] = [run.errors.length, run.notes.length];
      const observedSince = run.observations.record();
      const model = evaluate();
      const observed = observedSince().map((one) => ({ machine, ...one }));
      const { budget, imports } = machine.vm;
      const isWhole =
        budget.stops === stops && before === loadedFiles(machine) && !imports.reachesDocument;
      if (runNumber === undefined || slice.isBroken()) return model;
      const { made: madeOf, decided } = now;
      if (madeOf !== undefined && isWhole) {
        const errors = run.errors.slice(firstError);
        const notes = run.notes.slice(firstNote);
        const found = { model, errors, notes, observed };
        keep(kept, key, { made: madeOf, decided, statements, ...found, run: runNumber });
      } else slice.want(wordsOf(candidate));
      return model;
    },
  };
}

/** What a model is called with besides tensors; of what is no number or text, whether it is the same. */
function otherText(value: PyValue | undefined): string {
  if (!value) return "";
  if (!isSimple(value)) return identity(value);
  return `${value.kind} ${"value" in value ? String(value.value) : ""}`;
}

function isSimple({ kind }: PyValue): boolean {
  return ["none", "bool", "int", "float", "str", "unknown"].includes(kind);
}

interface WhatItIs {
  readonly made: string | undefined;
  readonly decided: string | undefined;
  /** Something that decides about it did not run. */
  readonly isOmitted: boolean;
}

function isSame(one: KeptModel, { made, decided, isOmitted }: WhatItIs): boolean {
  if (isOmitted) return decided !== undefined && one.decided === decided;
  return made !== undefined && one.made === made;
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

/** Drops the models of the runs of which the fewest are in use; of those with as few, of the oldest. */
function dropRuns({ byKey, inUse }: Memory): void {
  const counts = new Map<number, number>();
  for (const [key, versions] of byKey) {
    versions.forEach(({ run }, index) => {
      const isInUse = index === 0 && inUse.has(key);
      counts.set(run, (counts.get(run) ?? 0) + (isInUse ? 1 : 0));
    });
  }
  const excess = Math.max(0, counts.size - mostRuns);
  const smallest = [...counts].sort(([a, m], [b, n]) => m - n || a - b).slice(0, excess);
  const dropped = new Set(smallest.map(([run]) => run));
  for (const [key, versions] of dropped.size > 0 ? byKey : []) {
    const left = versions.filter(({ run }) => !dropped.has(run));
    if (left.length > 0) byKey.set(key, left);
    else byKey.delete(key);
  }
}

function keyOf({ model, inputs, mode }: ModelSelection, { expression }: Candidate): string {
  const given = inputs === "none" ? inputs : inputs?.map(inputText).join();
  return [model, given ?? "found", mode ?? "same", expression ? "stands there" : ""].join("\n");
}

/** What the analysis of a model reads of its candidate and of the syntax of its class. */
function ownText(candidate: Candidate, { facts }: Run): string {
  const { className, missing, inputs, isAssumed, isPart, settings, expression, keptAs } = candidate;
  const given = inputs?.map(inputText).join();
  const classes = facts.cells.flatMap(({ file, syntax }) =>
    syntax.body.flatMap((one) =>
      one.kind === "ClassDef" && one.name === className
        ? [file.text.slice(one.at.start, one.at.end)]
        : [],
    ),
  );
  const how = [isAssumed, isPart, settings?.join(), expression?.syntax.kind, keptAs];
  const own = [className, missing.join(), given, ...how, ...classes];
  return own.map(String).join("\n");
}

function namesOf(candidate: Candidate, { result }: Run): readonly string[] {
  return wordsOf(candidate).filter((name) => result.globals.entries.has(name));
}

function wordsOf({ model, className, keptAs }: Candidate): readonly string[] {
  const words = model.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  return [className, ...words, ...(keptAs ? [keptAs] : [])];
}

function scopeOf({ machine, result }: Run, statements: Statements): FingerprintScope {
  const { globals } = result;
  return { vm: machine, globals, statements, libraryName: libraryNames(machine) };
}

/** The files of the user's that a run has read so far, and what it looked for in vain. */
function loadedFiles({ vm }: PythonMachine): string {
  const found: string[] = [];
  for (const [name, module] of vm.imports.modules) {
    const path = module.kind === "module" ? pathOf(module) : "?";
    if (path !== undefined && !vm.imports.cache.get(path)?.source.isLibrary) found.push(name);
  }
  return [...found, ...vm.imports.texts.keys()].join();
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
  values.push(...[...vm.imports.texts].flat());
  return fingerprint(scope, [], values)?.text;
}

/** Moves what is kept to where the text is now; absent where part of it has no place any more. */
function moveModel(kept: KeptModel, move: Move): KeptModel | undefined {
  const trace = moveTrace(kept.model.trace, move);
  const diagnostics = moveAll(kept.model.diagnostics, (one) => moveDiagnostic(one, move));
  const notes = moveAll(kept.model.notes, (note) => moveNote(note, move));
  const ownNotes = moveAll(kept.notes, (note) => moveNote(note, move));
  const errors = moveAll(kept.errors, (error) => moveError(error, move));
  const observed = moveAll(kept.observed, (one) => moveObserved(one, move));
  if (!trace || !diagnostics || !notes || !ownNotes || !errors || !observed) return undefined;
  return {
    ...kept,
    model: { ...kept.model, trace, diagnostics, notes },
    ...{ notes: ownNotes, errors, observed },
  };
}
