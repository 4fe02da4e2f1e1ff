/** One evaluation of a document, and what was noted on the way. */

import { constructionOf, type Construction } from "./discover/constructions";
import type { DocumentFacts } from "./discover/facts";
import { errorFrom, type FoundError } from "./errors";
import { keyOf, newObservations, type Observations } from "./observed";
import { join, type FileSystem } from "./python/files";
import { evaluateDocument, type DocumentResult, type StatementWatch } from "./python/evaluate";
import type { CodeCache } from "./python/imports";
import { createMachine, type ErrorReport, type PythonMachine } from "./python/machine";
import type { SyntaxKeeper } from "./python/keptSyntax";
import type { Library, Machine, Steps } from "./python/native";
import type { PythonParser } from "./python/parse";
import { standardLibrary, thirdPartyLibrary } from "./python/stdlib/index";
import type { PyClass, PyValue } from "./python/values";
import type { Budget } from "./python/vm";
import type { Note, Range, SourceFile } from "./source";
import {
  summaryCalls,
  torchinfoModules,
  type GivenToSummary,
  type SummaryInputs,
} from "./summary/torchinfo";
import { imageInput, type InputSpec } from "./tensor/inputSpec";
import { numpyModules } from "./torch/numpy/index";
import { moduleClassesKey } from "./torch/modules/state";
import { makeTensor, sessionOf } from "./torch/session";
import { torchLibrary } from "./torch/library";
import { traceModule, type GivenInputs } from "./torch/trace";
import type { Trace } from "./trace/trace";

export interface DocumentText {
  /** The file's name, path or URI; what sources are named after. */
  readonly file: string;
  /** The folder imports start from; empty for a document without one. */
  readonly folder: string;
  readonly isNotebook: boolean;
  readonly cells: readonly SourceFile[];
}

/** Where a document lies among the files. */
export function pathOf({ folder, file }: DocumentText): string {
  return join(folder.replace(/(?<=.)\/$/, ""), fileName(file));
}

/** URIs have some characters in a code of their own. */
function fileName(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

export interface EngineOptions {
  readonly parser: PythonParser;
  readonly files: FileSystem;
  /** Milliseconds, from any start. */
  readonly now: () => number;
  readonly importRoots: readonly string[];
  readonly sitePackages: readonly string[];
  /** A document is analysed once: nothing is kept for its next version. */
  readonly isOneShot?: boolean;
}

export interface RunOptions {
  /** Goes on past errors, as an editor wants it; else stops at the first, as Python does. */
  readonly goesOn: boolean;
  readonly write: (text: string) => void;
  /** What ints and tuples expressions held is noted too. */
  readonly observesNumbers?: boolean;
  readonly syntax?: SyntaxKeeper;
  readonly budget?: Partial<Budget>;
  /** Who looks at what each statement does while the document runs. */
  readonly watch?: (progress: RunProgress) => StatementWatch;
  /** Called when code looks up a global name that nothing has been bound to. */
  readonly onMissingName?: (name: string) => void;
  /** In place of the engine's. */
  readonly files?: FileSystem;
}

/** A run on its way. */
export interface RunProgress {
  readonly machine: PythonMachine;
  readonly observations: Observations;
  /** How much has been noted so far. */
  readonly noted: () => Noted;
}

/** Of each list of what a run notes, how long it is. */
export interface Noted extends Readonly<Record<"stores" | "constructions" | "calls", number>> {
  readonly summaries: number;
  readonly errors: number;
  readonly notes: number;
}

export interface Run {
  readonly machine: PythonMachine;
  readonly result: DocumentResult;
  readonly facts: DocumentFacts;
  readonly observations: Observations;
  /** Grows while models are traced on the same machine. */
  readonly errors: FoundError[];
  readonly notes: Note[];
  /**
   * Another version has taken its place: what goes on on its machine is not observed any more. Values keep their machine in
   * memory; a machine is not to keep those of all versions before it in return.
   */
  release(): void;
}

/** Of each class the first is wanted; a model makes its parts many times. */
const mostConstructions = 1000;
/** A loop that makes a model a million times is one way of making it, and not all of them are kept. */
const mostStoresPerPlace = 100;

export function runDocument(
  engine: EngineOptions,
  cache: CodeCache,
  document: DocumentText,
  options: RunOptions,
): Run {
  const observations = newObservations();
  let seen: Observations | undefined = observations;
  const stores: { readonly at: Range; readonly value: PyValue }[] = [];
  const constructions: Construction[] = [];
  const storesAt = new Map<string, Map<number, number>>();
  const errors: FoundError[] = [];
  const notes: Note[] = [];
  const own = new Set(document.cells.map(({ id }) => id));
  const machine: PythonMachine = createMachine({
    parser: engine.parser,
    library: library(document.isNotebook),
    files: options.files ?? engine.files,
    roots: [...(document.folder === "" ? [] : [document.folder]), ...engine.importRoots],
    sitePackages: engine.sitePackages,
    codeCache: cache,
    goesOn: options.goesOn,
    clock: engine.now,
    write: options.write,
    observesNumbers: options.observesNumbers,
    budget: options.budget,
    observe(at, value) {
      if (!own.has(at.source)) return;
      seen?.add(at, value);
      if (value.kind !== "instance") return;
      const counts = storesAt.get(at.source) ?? new Map<number, number>();
      storesAt.set(at.source, counts);
      const count = (counts.get(keyOf(at)) ?? 0) + 1;
      counts.set(keyOf(at), count);
      if (count <= mostStoresPerPlace) stores.push({ at, value });
    },
    onConstruct(cls, args, kwargs) {
      if (constructions.length >= mostConstructions) return;
      const found = constructionOf(machine, cls, args, kwargs, machine.here());
      if (found) constructions.push(found);
    },
    onMissingName: options.onMissingName,
    onError: (report) => errors.push(errorFrom(report, layerThatFailed(machine, report))),
    onNote: (message, range) => notes.push({ message, range }),
  });
  const noted = (): Noted => ({
    stores: stores.length,
    constructions: constructions.length,
    calls: sessionOf(machine).rootCalls.length,
    summaries: machine.state(summaryCalls).length,
    errors: errors.length,
    notes: notes.length,
  });
  const result = evaluateDocument(machine, document.cells, {
    stopsAtError: !options.goesOn,
    isNotebook: document.isNotebook,
    path: document.folder === "" || document.isNotebook ? undefined : pathOf(document),
    syntax: options.syntax,
    watch: options.watch?.({ machine, observations, noted }),
  });
  return {
    machine,
    result,
    facts: factsOf(machine, document, result, { stores, constructions: [...constructions] }),
    observations,
    errors,
    notes,
    release() {
      seen = undefined;
    },
  };
}

/** Everything a document can import that is written in TypeScript. */
function library(isInteractive: boolean): Library {
  return [
    ...standardLibrary,
    ...thirdPartyLibrary,
    ...torchLibrary(),
    ...numpyModules,
    ...torchinfoModules(traceForSummary, isInteractive),
  ];
}

function* traceForSummary(
  vm: Machine,
  model: PyValue,
  given: SummaryInputs,
  mode: "same" | "train" | "eval",
): Steps<Trace> {
  const result = yield* traceModule(vm, () => just(model), {
    model: "",
    inputs: given === "none" ? given : givenInputs(vm, given),
    mode,
  });
  if (result.kind === "trace") {
    if (result.raised) throw result.raised;
    return result.trace;
  }
  throw result.raised ?? vm.raise("TypeError", `${vm.classOf(model).name} is no module`);
}

function givenInputs(vm: Machine, { inputs, counted, kwargs }: GivenToSummary): GivenInputs {
  const args = inputs.map((input) =>
    "kind" in input ? input : makeTensor(vm, input.shape, input.dtype),
  );
  return { kind: "given", args, kwargs, counted };
}

function* just(value: PyValue): Steps<PyValue> {
  return value;
}

/** Where the layer of torch was made in whose call an error was raised. */
function layerThatFailed(machine: PythonMachine, { exception }: ErrorReport): Range | undefined {
  const module = sessionOf(machine).failures.get(exception);
  return module?.of.definedAt ? undefined : module?.madeAt;
}

function factsOf(
  machine: PythonMachine,
  document: DocumentText,
  result: DocumentResult,
  noted: Pick<DocumentFacts, "stores" | "constructions">,
): DocumentFacts {
  const { module } = machine.state(moduleClassesKey);
  return {
    cells: document.cells.flatMap((file, i) => {
      const syntax = result.syntax.at(i);
      return syntax ? [{ file, syntax }] : [];
    }),
    globals: result.globals,
    ...noted,
    calls: sessionOf(machine).rootCalls.map(({ module: called, args, at }) => ({
      module: called,
      inputs: args.flatMap(inputFrom),
      others: args.some(({ kind }) => kind !== "tensor")
        ? args.map((arg) => (arg.kind === "tensor" ? undefined : arg))
        : undefined,
      at,
    })),
    summaries: [...machine.state(summaryCalls)],
    isModuleClass: (cls: PyClass) =>
      module !== undefined && cls !== module && cls.mro.includes(module),
  };
}

function inputFrom(value: PyValue): readonly InputSpec[] {
  if (value.kind !== "tensor") return [];
  const { shape, dtype } = value.state;
  return dtype.startsWith("int")
    ? [{ shape, dtype, fill: { kind: "token", vocabulary: 2 } }]
    : [{ ...imageInput(shape), dtype }];
}
