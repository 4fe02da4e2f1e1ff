/** What each top-level statement of a document did when it ran: what there is to take over when it need not run again. */

import type { DocumentFacts } from "../discover/facts";
import type { FoundError } from "../errors";
import type { Observed } from "../observed";
import { getString } from "../python/dict";
import type { PythonMachine } from "../python/machine";
import { definitionChangesOf, type DefinitionChanges } from "../python/storeAttributes";
import type { PyDict, PyModule, PyValue } from "../python/values";
import type { Noted, Run, RunProgress } from "../run";
import type { Note } from "../source";
import { changeability, ofModule, type Changeability, type Origins } from "./changeable";
import type { Seen } from "./dependencies";
import { libraryNames } from "./libraryNames";
import type { PlacedStatement, Statements } from "./statements";

export interface Deed extends Seen {
  /** Whose values these are, and where everything was then. */
  readonly machine: PythonMachine;
  readonly statements: Statements;
  readonly noted: NotedFacts;
  readonly observed: readonly Observed[];
  /** It imported files. */
  readonly importsFiles: boolean;
  /** What the names that it binds held behind it. */
  readonly bound: ReadonlyMap<string, PyValue>;
}

/** What a run notes of its statements; each list in the order it happened in. */
export type NotedFacts = Pick<DocumentFacts, "stores" | "constructions" | "calls" | "summaries"> & {
  readonly errors: readonly FoundError[];
  readonly notes: readonly Note[];
};

/** Looks at statements while they run. */
export interface Recorder {
  begin(): void;
  end(index: number, statement: PlacedStatement): void;
  /** When all have run: what each of them did, by its index. */
  deeds(run: Run, statements: Statements): ReadonlyMap<number, Deed>;
}

interface Mark {
  readonly noted: Noted;
  readonly observed: () => readonly Observed[];
}

interface Record {
  readonly from: Noted;
  readonly to: Noted;
  readonly observed: readonly Observed[];
  readonly bound: ReadonlyMap<string, PyValue>;
  readonly contents: ReadonlyMap<string, readonly PyValue[]>;
  /** How often something had been set on definitions. */
  readonly changes: number;
  readonly isImport: boolean;
  readonly importsFiles: boolean;
  readonly nativeImports: readonly PyModule[];
  readonly changesLibrary: boolean;
  readonly changesDisplay: boolean;
}

export function newRecorder(progress: RunProgress, globals: PyDict): Recorder {
  const { machine, observations, noted } = progress;
  const { vm } = machine;
  const records = new Map<number, Record>();
  let mark: Mark | undefined;
  let settings = machine.libraryChanges();
  let display = machine.displayOptions();
  let { fileImports } = vm.imports;
  const changes = definitionChangesOf(vm);
  return {
    begin() {
      // What one statement reports, another may report as well: it may be the only one to do so in the next version.
      machine.forgetReports();
      vm.imports.nativeImports.clear();
      const observed = observations.record();
      mark = { noted: noted(), observed };
    },
    end(index, statement) {
      if (!mark) return;
      const { noted: from, observed } = mark;
      const now = machine.libraryChanges();
      const bound = new Map<string, PyValue>();
      const contents = new Map<string, readonly PyValue[]>();
      for (const name of statement.reading().binds) {
        const value = getString(globals, name);
        if (!value) continue;
        bound.set(name, value);
        contents.set(name, contentsOf(value, globals));
      }
      const { kind } = statement.syntax;
      records.set(index, {
        ...{ from, bound, contents, changes: changes.count },
        isImport: kind === "Import" || kind === "ImportFrom",
        importsFiles: vm.imports.fileImports !== fileImports,
        nativeImports: [...vm.imports.nativeImports],
        to: noted(),
        observed: observed(),
        changesLibrary: now !== settings,
        changesDisplay: machine.displayOptions() !== display,
      });
      settings = now;
      display = machine.displayOptions();
      fileImports = vm.imports.fileImports;
    },
    deeds(run, statements) {
      const libraryName = libraryNames(machine);
      const kindOf: Origins["kindOf"] = (module) => {
        const native = vm.imports.natives.get(module);
        if (native) return native.source === undefined ? "native" : "source";
        return "file";
      };
      const moduleNamed = (name: string): PyModule | undefined => {
        const module = vm.imports.modules.get(name);
        return module?.kind === "module" ? module : undefined;
      };
      const origins: Origins = { globals, libraryName, kindOf, moduleNamed };
      const known: KnownOfRun = { run, statements, origins, changes, held: heldByModules(vm) };
      return new Map([...records].map(([index, record]) => [index, deedOf(record, known)]));
    },
  };
}

interface KnownOfRun {
  readonly run: Run;
  readonly statements: Statements;
  readonly origins: Origins;
  readonly changes: DefinitionChanges;
  /** What names of other modules hold too. */
  readonly held: ReadonlySet<PyValue>;
}

function deedOf(record: Record, { run, statements, origins, changes, held }: KnownOfRun): Deed {
  const { from, to, observed, bound, contents } = record;
  const { changesLibrary, changesDisplay, importsFiles } = record;
  const changeable = new Map<string, Exclude<Changeability, undefined>>();
  for (const [name, value] of bound) {
    const isChanged = (): boolean =>
      definitionsIn(value, origins.globals).some((one) => {
        return (changes.last.get(one) ?? 0) > record.changes;
      }) || !isSameList(contentsOf(value, origins.globals), contents.get(name) ?? []);
    const found = changeability(origins, value) ?? (isChanged() ? "own" : undefined);
    const isShared = record.isImport || held.has(value);
    if (found) changeable.set(name, isShared ? "shared" : found);
  }
  const { facts } = run;
  const noted: NotedFacts = {
    stores: facts.stores.slice(from.stores, to.stores),
    constructions: facts.constructions.slice(from.constructions, to.constructions),
    calls: facts.calls.slice(from.calls, to.calls),
    summaries: facts.summaries.slice(from.summaries, to.summaries),
    errors: run.errors.slice(from.errors, to.errors),
    notes: run.notes.slice(from.notes, to.notes),
  };
  return {
    machine: run.machine,
    statements,
    noted,
    observed,
    bound,
    changeable,
    changesLibrary,
    changesDisplay,
    importsFiles,
    importsShared: record.nativeImports.some((one) => ofModule(origins, one) !== undefined),
  };
}

/** What may be changed and is also to be had without a name of the document's: `os.environ`, a list of another file. */
function heldByModules({ imports }: PythonMachine["vm"]): ReadonlySet<PyValue> {
  const held = new Set<PyValue>();
  for (const [name, module] of imports.modules) {
    if (module.kind !== "module" || name === "__main__") continue;
    for (const { value } of module.globals.entries.values()) held.add(value);
  }
  return held;
}

/** What the definitions are made of that a value leads to. */
function contentsOf(value: PyValue, globals: PyDict): readonly PyValue[] {
  return definitionsIn(value, globals).flatMap((one) => [one, ...membersOf(one)]);
}

function isSameList(one: readonly PyValue[], other: readonly PyValue[]): boolean {
  return one.length === other.length && one.every((item, i) => item === other[i]);
}

/** The document's classes and functions that a value leads to without anything being called. */
function definitionsIn(value: PyValue, globals: PyDict): readonly PyValue[] {
  const found = new Set<PyValue>();
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next) || !isLedThrough(next, globals)) continue;
    found.add(next);
    open.push(...membersOf(next));
  }
  return [...found];
}

function isLedThrough(value: PyValue, globals: PyDict): boolean {
  switch (value.kind) {
    case "class":
      return value.definedAt !== undefined && value.module === "__main__";
    case "function":
      return value.globals === globals;
    default:
      return membersOf(value).length > 0;
  }
}

function membersOf(value: PyValue): readonly PyValue[] {
  switch (value.kind) {
    case "class":
      return [...value.attributes.values(), ...value.bases];
    case "function":
      return [
        ...[...value.defaults, ...value.keywordDefaults.values(), ...value.attributes.values()],
        ...value.closure.flatMap((cell) => cell.value ?? []),
      ];
    case "tuple":
      return value.items;
    case "classmethod":
    case "staticmethod":
      return [value.function];
    case "property":
      return [value.get, value.set, value.delete].flatMap((one) => one ?? []);
    default:
      return [];
  }
}
