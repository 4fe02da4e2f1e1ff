/** The engine: documents in, analyses out. What runs are, is in `run.ts`; this puts models, errors and fixes on top. */

import { applyEdits } from "./advise/edit";
import { proposeFixes } from "./advise/fixes";
import { lintModel, type Lint } from "./advise/lints";
import type { Code } from "./advise/problem";
import type { AnalyzedModel, Analysis, ObservedValue } from "./analysis";
import { findCandidates } from "./discover/candidates";
import type { Candidate } from "./discover/facts";
import { newNeighbours, type Neighbours } from "./elsewhere";
import { diagnosticKey } from "./errors";
import { describeValue } from "./observed";
import { newKeptModels, type KeptModels, type ModelKeeper } from "./incremental/keptModels";
import {
  newSlicedRuns,
  type Slice,
  type SlicedRuns,
  type Watching,
  type Wish,
} from "./incremental/slicedRuns";
import { newStatementTexts } from "./incremental/statements";
import { renewBudget } from "./python/budget";
import { runToEnd } from "./python/evaluate";
import type { CodeCache } from "./python/imports";
import { newSyntaxKeeper, type SyntaxKeeper } from "./python/keptSyntax";
import { repr } from "./python/text";
import { None } from "./python/values";
import { newTracer } from "./models";
import { runDocument, type DocumentText, type EngineOptions, type Run } from "./run";
import type { Diagnostic, Fix } from "./source";

export type { DocumentText, EngineOptions } from "./run";

export interface Engine {
  /** Never throws for user code. */
  analyze(document: DocumentText): Analysis;
  /** Runs a document as Python would: stops at the first error, writes what it prints. */
  run(document: DocumentText, output: { readonly write: (text: string) => void }): RunResult;
}

export interface RunResult {
  /** The traceback that Python would print; absent where all went well. */
  readonly error?: string;
}

export function createEngine(options: EngineOptions): Engine {
  const code: CodeCache = new Map();
  const texts = newStatementTexts();
  const memory: Memory = {
    code,
    syntax: newSyntaxKeeper(),
    runs: newSlicedRuns(options.files, texts),
    models: newKeptModels(texts),
    neighbours: newNeighbours(options, code),
  };
  return {
    analyze: (document) => analyze(options, memory, document),
    run(document, { write }) {
      const run = runDocument(options, memory.code, document, { goesOn: false, write });
      if (document.isNotebook) writeResults(run, write);
      return run.result.errorText === "" ? {} : { error: run.result.errorText.trimEnd() };
    },
  };
}

/** What an engine keeps from one analysis to the next: the next is the same without it, and takes longer. */
interface Memory {
  /** Compiled modules of libraries and other files. */
  readonly code: CodeCache;
  readonly syntax: SyntaxKeeper;
  readonly runs: SlicedRuns;
  readonly models: KeptModels;
  readonly neighbours: Neighbours;
}

/** What a notebook shows below its cells: the values of their last expressions. */
function writeResults(run: Run, write: (text: string) => void): void {
  for (const value of run.result.results) {
    if (!value || value.kind === "none") continue;
    runToEnd(
      run.machine,
      (function* () {
        write(`${yield* repr(run.machine, value)}\n`);
        return None;
      })(),
    );
  }
}

function analyze(
  options: EngineOptions,
  memory: Memory,
  document: DocumentText,
  wish: Wish = { isWhole: false, isTrial: false },
): Analysis {
  if (options.isOneShot) {
    const run = runDocument(options, memory.code, document, { ...inEditor, syntax: memory.syntax });
    const candidates = candidatesOf(memory, document, run);
    return analysisOf(options, memory, document, { run, candidates, omitted: [] });
  }
  const start = (watching: Watching): Run =>
    runDocument(options, memory.code, document, {
      ...inEditor,
      ...watching,
      syntax: memory.syntax,
    });
  const sliced = memory.runs.run(document.file, start, wish);
  const { run, slice } = sliced;
  const candidates = candidatesOf(memory, document, run);
  const kept = memory.models.begin(document.file, sliced, candidates, wish.isTrial);
  const { omitted } = slice;
  const analysis = analysisOf(options, memory, document, { run, candidates, omitted, kept });
  if (omitted.length === 0) return analysis;
  return orWhole(analysis, slice, () =>
    analyze(options, memory, document, { ...wish, isWhole: true }),
  );
}

/** Goes on past errors, and prints nothing. */
const inEditor = { goesOn: true, write: () => undefined };

/** An analysis of a run that left statements out, as long as nothing needs them; then one of a whole run. */
function orWhole(analysis: Analysis, slice: Slice, analyseAll: () => Analysis): Analysis {
  let complete: Analysis | undefined;
  const answer = <T>(ask: (one: Analysis) => T): T => {
    if (!slice.isBroken()) {
      const answered = ask(analysis);
      if (!slice.isBroken()) return answered;
    }
    return ask((complete ??= analyseAll()));
  };
  return {
    get candidates() {
      return answer((one) => one.candidates);
    },
    get diagnostics() {
      return answer((one) => one.diagnostics);
    },
    get evaluated() {
      return [...analysis.evaluated, ...(complete?.evaluated ?? [])];
    },
    get omitted() {
      return answer((one) => one.omitted);
    },
    source: (id) => answer((one) => one.source(id)),
    models: () => answer((one) => one.models()),
    model: (selection) => answer((one) => one.model(selection)),
    valueAt: (source, offset) => answer((one) => one.valueAt(source, offset)),
    withFixes: (diagnostic, of) => answer((one) => one.withFixes(diagnostic, of)),
  };
}

interface Evaluated {
  readonly run: Run;
  readonly candidates: readonly Candidate[];
  readonly omitted: Analysis["omitted"];
  /** Absent: all models are evaluated. */
  readonly kept?: ModelKeeper;
}

function analysisOf(
  options: EngineOptions,
  memory: Memory,
  document: DocumentText,
  { run, candidates, omitted, kept }: Evaluated,
): Analysis {
  // Further errors are those of passes, some of them with inputs that were only tried.
  const ofDocument = run.errors.map(({ diagnostic }) => diagnostic);
  const evaluated: string[] = [];
  const trace = newTracer(run, candidates, kept, evaluated);
  const own = new Set(document.cells.map(({ id }) => id));
  const syntaxErrors = run.result.problems.map(({ message, at }): Diagnostic => ({
    severity: "error",
    code: "syntax-error",
    message: `SyntaxError: ${message}`,
    range: at,
    related: [],
    fixes: [],
  }));

  let traced: readonly AnalyzedModel[] | undefined;
  const models = (): readonly AnalyzedModel[] =>
    (traced ??= candidates.map((candidate) => trace({ model: candidate.model })));
  // An analysis is kept as long as the text is: what is asked of it later has a budget of its own.
  const asked = <T>(answer: () => T): T => {
    renewBudget(run.machine.vm);
    return answer();
  };

  let linted: readonly Lint[] | undefined;
  const lints = (): readonly Lint[] => {
    const code: Code = { cells: run.facts.cells, valueOf: (at) => run.observations.at(at) };
    return (linted ??= models().flatMap(({ candidate, trace: traced }) =>
      candidate.missing.length > 0 ? [] : lintModel(traced, code),
    ));
  };

  let found: readonly Diagnostic[] | undefined;
  const diagnostics = (): readonly Diagnostic[] => {
    if (!found) {
      const all = [...syntaxErrors, ...ofDocument, ...models().flatMap((one) => one.diagnostics)];
      for (const { diagnostic } of lints()) all.push(diagnostic);
      const unique = new Map(all.map((diagnostic) => [diagnosticKey(diagnostic), diagnostic]));
      found = [...unique.values()].filter(({ range }) => own.has(range.source));
    }
    return found;
  };

  const mended = new Map<string, Diagnostic>();
  return {
    candidates,
    evaluated,
    omitted,
    get diagnostics() {
      return asked(diagnostics);
    },
    source: (id) =>
      document.cells.find((cell) => cell.id === id) ?? run.machine.vm.imports.cache.get(id)?.source,
    models: () => asked(models),
    model: (selection) => asked(() => trace(selection)),
    valueAt: (source, offset) => asked(() => valueAt(run, source, offset)),
    withFixes(diagnostic, of) {
      const key = `${diagnosticKey(diagnostic)}:${of?.candidate.model ?? ""}`;
      let result = mended.get(key);
      if (!result) {
        const seen = (analysis: Analysis) =>
          of ? analysis.model(of.selection).diagnostics : analysis.diagnostics;
        const before = of ? of.diagnostics : diagnostics();
        const reanalyse = (edited: DocumentText) =>
          seen(analyze(options, memory, edited, { isWhole: false, isTrial: true }));
        const error = run.errors.find(
          (one) => diagnosticKey(one.diagnostic) === diagnosticKey(diagnostic),
        );
        const lint = lints().find(
          (one) => diagnosticKey(one.diagnostic) === diagnosticKey(diagnostic),
        );
        const proposals = error
          ? proposeFixes(error.problem, watched(options, memory, document, of))
          : (lint?.proposals ?? []);
        const fixes = checkedFixes(document, proposals, diagnostic, before, reanalyse);
        result = { ...diagnostic, fixes };
        mended.set(key, result);
      }
      return result;
    },
  };
}

function valueAt(run: Run, source: string, offset: number): ObservedValue | undefined {
  const found = run.observations.find(source, offset);
  if (!found) return undefined;
  const { at, value, machine = run.machine } = found;
  if (machine !== run.machine) renewBudget(machine.vm);
  let described: ObservedValue | undefined;
  runToEnd(
    machine,
    (function* () {
      described = yield* describeValue(machine, at, value);
      return None;
    })(),
  );
  return described;
}

function candidatesOf({ neighbours }: Memory, document: DocumentText, { facts }: Run) {
  return findCandidates(facts, (className) => neighbours.constructionsOf(document, className));
}

/** The document once more, and what its numbers were: rules for fixes look at them. */
function watched(
  options: EngineOptions,
  memory: Memory,
  document: DocumentText,
  of: AnalyzedModel | undefined,
): Code {
  const run = runDocument(options, memory.code, document, {
    goesOn: true,
    observesNumbers: true,
    write: () => undefined,
    syntax: memory.syntax,
  });
  const candidates = candidatesOf(memory, document, run);
  const trace = newTracer(run, candidates);
  if (of) trace(of.selection);
  else for (const { model } of candidates) trace({ model });
  return { cells: run.facts.cells, valueOf: (at) => run.observations.at(at) };
}

/** Fixes are tried at most this often for one diagnostic: each try is an analysis. */
const mostTries = 12;

/** The proposed fixes after which the problem is gone and nothing new is wrong. */
function checkedFixes(
  document: DocumentText,
  proposals: readonly Fix[],
  diagnostic: Diagnostic,
  before: readonly Diagnostic[],
  reanalyse: (edited: DocumentText) => readonly Diagnostic[],
): readonly Fix[] {
  const same = (list: readonly Diagnostic[]): number =>
    list.filter(({ message }) => message === diagnostic.message).length;
  const weight = (list: readonly Diagnostic[]): number =>
    list.filter(({ severity }) => severity === "error" || severity === diagnostic.severity).length;
  return proposals.slice(0, mostTries).filter(({ edits }) => {
    const after = reanalyse({ ...document, cells: applyEdits(document.cells, edits) });
    return same(after) < same(before) && weight(after) < weight(before);
  });
}
