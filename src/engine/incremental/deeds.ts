/** What each top-level statement of a document did when it ran: what there is to take over when it need not run again. */

import type { DocumentFacts } from "../discover/facts";
import type { FoundError } from "../errors";
import type { Observed } from "../observed";
import { getString } from "../python/dict";
import type { PythonMachine } from "../python/machine";
import type { PyDict, PyModule, PyValue } from "../python/values";
import type { Noted, Run, RunProgress } from "../run";
import type { Note } from "../source";
import { changeability, type Changeability, type Origins } from "./changeable";
import type { Seen } from "./dependencies";
import { libraryNames } from "./libraryNames";
import type { PlacedStatement, Statements } from "./statements";

export interface Deed extends Seen {
  /** Whose values these are, and where everything was then. */
  readonly machine: PythonMachine;
  readonly statements: Statements;
  readonly noted: NotedFacts;
  readonly observed: readonly Observed[];
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
  return {
    begin() {
      // What one statement reports, another may report as well: it may be the only one to do so in the next version.
      machine.forgetReports();
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
        contents.set(name, contentsOf(value));
      }
      records.set(index, {
        ...{ from, bound, contents },
        to: noted(),
        observed: observed(),
        changesLibrary: now !== settings,
        changesDisplay: machine.displayOptions() !== display,
      });
      settings = now;
      display = machine.displayOptions();
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
      return new Map(
        [...records].map(([index, record]) => [index, deedOf(record, run, statements, origins)]),
      );
    },
  };
}

function deedOf(record: Record, run: Run, statements: Statements, origins: Origins): Deed {
  const { from, to, observed, bound, contents } = record;
  const { changesLibrary, changesDisplay } = record;
  const changeable = new Map<string, Exclude<Changeability, undefined>>();
  for (const [name, value] of bound) {
    const found = changeability(origins, value) ?? changedSince(value, contents.get(name) ?? []);
    if (found) changeable.set(name, found);
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
  };
}

/** What a class or function is made of. */
function contentsOf(value: PyValue): readonly PyValue[] {
  const isDefinition = value.kind === "class" || value.kind === "function";
  return isDefinition ? [...value.attributes.values()] : [];
}

/** A definition that something was set on later on. */
function changedSince(value: PyValue, before: readonly PyValue[]): Changeability {
  const now = contentsOf(value);
  const isSame = now.length === before.length && now.every((one, i) => one === before[i]);
  return isSame ? undefined : "own";
}
