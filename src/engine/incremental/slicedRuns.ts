/**
 * Runs of a document that leave out what need not run again: statements all of whose text is there still, and all that
 * decides about them (see `dependencies.ts`), when nothing that runs needs what they make. What they did in an earlier
 * version is taken over.
 */

import type { StatementWatch } from "../python/evaluate";
import type { FileSystem } from "../python/files";
import type { PythonMachine } from "../python/machine";
import type { Run, RunProgress } from "../run";
import type { Range } from "../source";
import { askedFiles, type AskedFiles } from "./askedFiles";
import { newRecorder, type Deed, type Recorder } from "./deeds";
import {
  dependenciesOf,
  newSignatures,
  type Dependencies,
  type Part,
  type Signatures,
} from "./dependencies";
import { mergedRun, noteModules, type Done } from "./mergedRun";
import { reachAnywhere } from "./reading";
import {
  statementsOf,
  type PlacedStatement,
  type Statements,
  type StatementTexts,
} from "./statements";

/** A run that may have left statements out. */
export interface SlicedRun {
  readonly run: Run;
  readonly slice: Slice;
}

export interface Slice {
  /** The statements that did not run. */
  readonly omitted: readonly Range[];
  /** What decides about code behind the last statement that looks up these names. */
  decided(names: Iterable<string>): Decided;
  /** Something turned out to need what did not run: the run is to be made again as a whole. */
  isBroken(): boolean;
  giveUp(): void;
  /** A model that these names make cannot be kept: it is evaluated in every version. */
  want(names: Iterable<string>): void;
}

export interface Decided {
  /** The same in two versions of a document where the same decides; absent where that cannot be told. */
  readonly signature?: string;
  /** Not all of it ran. */
  readonly isOmitted: boolean;
}

/** What is kept of the runs of all documents. */
export interface SlicedRuns {
  /** Runs a document by `start`, again as a whole where that turns out to be needed. */
  run(file: string, start: (watching: Watching) => Run, wish: Wish): SlicedRun;
}

export interface Wish {
  /** Nothing is left out. */
  readonly isWhole: boolean;
  /** What is run is no version of the document that others follow. */
  readonly isTrial: boolean;
}

export interface Watching {
  readonly watch: (progress: RunProgress) => StatementWatch;
  readonly onMissingName: (name: string) => void;
  readonly files: FileSystem;
}

interface KeptDeed extends Deed {
  /** All that has changed its values since: see `Dependencies.afterwards`. */
  readonly afterwards: number;
}

interface Memory {
  /** What statements did, by their signatures. */
  readonly deeds: Map<number, KeptDeed>;
  /** What was looked for in files, and found. */
  asked?: AskedFiles;
  /** Names of what is evaluated in every version: models that cannot be kept. */
  readonly wanted: Set<string>;
  /** Texts of statements that other imports decide about: see `importsAlong`. */
  readonly importers: Set<string>;
  /** The last version's. */
  last?: Run;
  /** Another number whenever these files are others. */
  version: number;
}

const mostDocuments = 4;
const mostDeeds = 1000;
/** All that a run has made stays in memory as long as one of its values is kept. */
const mostMachines = 5;

export function newSlicedRuns(files: FileSystem, texts: StatementTexts): SlicedRuns {
  const documents = new Map<string, Memory>();
  const numbers = newSignatures();
  const none: ReadonlyMap<number, KeptDeed> = new Map();
  return {
    run(file, start, { isWhole, isTrial }) {
      const memory: Memory = documents.get(file) ?? newMemory();
      documents.delete(file);
      documents.set(file, memory);
      const [oldest] = documents.keys();
      if (documents.size > mostDocuments) documents.delete(oldest);

      if (memory.asked && !memory.asked.isSame()) forget(memory);
      const attempt = (deeds: ReadonlyMap<number, KeptDeed>): SlicedRun | undefined => {
        const missing = new Set<string>();
        const watcher = newWatcher(texts, numbers, deeds, memory);
        const onMissingName = (name: string): unknown => missing.add(name);
        const asked = askedFiles(files, deeds === none ? undefined : memory.asked);
        const run = start({ watch: watcher.watch, onMissingName, files: asked.files });
        const found = watcher.finish(run);
        if (!found) return undefined;
        const slice = sliceOf(found, run, missing, memory);
        if (slice.isBroken()) return undefined;
        const merged = slice.omitted.length > 0 ? mergedRun(run, found.statements, found.all) : run;
        if (!merged) return undefined;
        if (!isTrial) {
          memory.asked = asked;
          memory.last?.release();
          memory.last = run;
          remember(memory, found, run);
        }
        return { run: merged, slice };
      };
      const result = attempt(isWhole ? none : memory.deeds) ?? attempt(none);
      if (!result) throw new Error("a run that leaves nothing out can be told as it is");
      return result;
    },
  };
}

function newMemory(): Memory {
  return { deeds: new Map(), wanted: new Set(), importers: new Set(), version: 0 };
}

/** Other files than before: nothing is known any more. */
function forget(memory: Memory): void {
  memory.deeds.clear();
  memory.asked = undefined;
  memory.version++;
}

function sliceOf(
  { statements, dependencies, omits }: Found,
  { machine }: Run,
  missing: ReadonlySet<string>,
  memory: Memory,
): Slice {
  const omitted = statements.all.filter((_, index) => omits.has(index));
  const names = new Set(omitted.flatMap((one) => [...one.reading().binds]));
  let isGivenUp = false;
  return {
    omitted: omitted.map(({ source, start, end }) => ({ source, start, end })),
    isBroken: () =>
      isGivenUp ||
      (omitted.length > 0 && machine.vm.imports.reachesDocument) ||
      [...missing].some((name) => names.has(name)),
    giveUp: () => (isGivenUp = true),
    want(wanted) {
      for (const name of wanted) memory.wanted.add(name);
    },
    decided(looked) {
      if (!dependencies) return { isOmitted: false };
      const { signature, by } = dependencies.atEnd(looked);
      const isOmitted = [...by].some((index) => omits.has(index));
      return { signature: `${signature} ${memory.version}`, isOmitted };
    },
  };
}

function remember(memory: Memory, { all, dependencies }: Found, run: Run): void {
  // The next version will most likely tell as little.
  if (!dependencies) memory.deeds.clear();
  if (memory.importers.size > mostDeeds) memory.importers.clear();
  all.forEach(({ statement, deed, isOmitted }, index) => {
    const signature = dependencies?.signatures[index];
    if (!dependencies || signature === undefined) return;
    if (!isOmitted) noteModules(deed, run);
    if (importsAlong(statement, deed)) memory.importers.add(statement.text);
    memory.deeds.delete(signature);
    memory.deeds.set(signature, { ...deed, afterwards: dependencies.afterwards[index] });
  });
  dropMachines(memory.deeds, all);
  const excess = memory.deeds.size - Math.max(mostDeeds, 2 * all.length);
  for (const signature of [...memory.deeds.keys()].slice(0, Math.max(0, excess))) {
    memory.deeds.delete(signature);
  }
}

/** Drops what was done on the machines of which the least is in use; of those with as little, on the oldest. */
function dropMachines(deeds: Map<number, KeptDeed>, inUse: readonly Done[]): void {
  const counts = new Map<PythonMachine, number>();
  for (const { machine } of deeds.values()) counts.set(machine, 0);
  for (const { deed } of inUse) counts.set(deed.machine, (counts.get(deed.machine) ?? 0) + 1);
  const smallest = [...counts].sort(([, a], [, b]) => a - b).map(([machine]) => machine);
  const dropped = new Set(smallest.slice(0, Math.max(0, counts.size - mostMachines)));
  for (const [signature, { machine }] of dropped.size > 0 ? [...deeds] : []) {
    if (dropped.has(machine)) deeds.delete(signature);
  }
}

/** What a watched run came to. */
interface Found {
  readonly statements: Statements;
  /** The statements of the document, in order. */
  readonly all: readonly Done[];
  /** Absent where names may be looked up that stand nowhere: anything may depend on anything. */
  readonly dependencies?: Dependencies;
  readonly omits: ReadonlySet<number>;
}

interface Watcher {
  readonly watch: (progress: RunProgress) => StatementWatch;
  /** Absent where a statement should have run that did not. */
  finish(run: Run): Found | undefined;
}

function newWatcher(
  texts: StatementTexts,
  numbers: Signatures,
  deeds: ReadonlyMap<number, KeptDeed>,
  memory: Memory,
): Watcher {
  let begun: { readonly plan: Plan; readonly recorder?: Recorder } | undefined;
  const indices = new Map<object, number>();
  return {
    watch: (progress) => ({
      begins(cells, globals) {
        const statements = statementsOf(cells, texts);
        statements.all.forEach(({ syntax }, index) => indices.set(syntax, index));
        const isOpen = reachAnywhere(statements.all.map((one) => one.reading()));
        begun = isOpen
          ? { plan: { statements, omits: new Set() } }
          : {
              plan: planFor(statements, deeds, numbers, memory),
              recorder: newRecorder(progress, globals),
            };
      },
      runs(statement) {
        const index = indices.get(statement);
        if (index !== undefined && begun?.plan.omits.has(index)) return false;
        begun?.recorder?.begin();
        return true;
      },
      ended(statement) {
        const index = indices.get(statement);
        if (index === undefined || !begun) return;
        begun.recorder?.end(index, begun.plan.statements.all[index]);
      },
    }),
    finish(run) {
      if (!begun) return undefined;
      const { plan, recorder } = begun;
      const { statements, omits } = plan;
      if (!recorder || run.machine.vm.imports.reachesDocument) {
        return omits.size > 0 ? undefined : { statements, omits, all: [] };
      }
      return finished(plan, recorder.deeds(run, statements), numbers);
    },
  };
}

interface Plan {
  readonly statements: Statements;
  /** What is known before the run: by statement, what it did in an earlier version, and what decides about it. */
  readonly expected?: Expected;
  readonly omits: ReadonlySet<number>;
}

interface Expected {
  readonly known: readonly (KeptDeed | undefined)[];
  readonly dependencies: Dependencies;
}

function planFor(
  statements: Statements,
  deeds: ReadonlyMap<number, KeptDeed>,
  numbers: Signatures,
  { wanted, importers }: Memory,
): Plan {
  const omits = new Set<number>();
  if (deeds.size === 0) return { statements, omits };
  const known: (KeptDeed | undefined)[] = [];
  const parts = partsOf(statements, ({ text }) => importers.has(text));
  const dependencies = dependenciesOf(
    parts,
    (index, signature) => (known[index] = deeds.get(signature)),
    numbers,
  );
  const needed = neededBy({ known, dependencies }, parts, wanted);
  // What nobody needs is left out, and so is all that has to do with it: it would find other values than it did.
  parts.forEach((_, index) => {
    if (!needed.has(index)) omits.add(index);
  });
  return { statements, expected: { known, dependencies }, omits };
}

/**
 * The statements that have to run: new ones, those in whose values something is new, and what these need. A definition is
 * also needed where its functions look up something new: a model that is made of it is another.
 */
function neededBy(
  { known, dependencies }: Expected,
  parts: readonly Part[],
  wanted: ReadonlySet<string>,
): ReadonlySet<number> {
  const needed = new Set<number>();
  const open: number[] = [];
  const need = (index: number): void => {
    if (needed.has(index)) return;
    needed.add(index);
    open.push(index);
  };
  const changed = new Set<string>();
  const change = (index: number): void => {
    need(index);
    const { binds } = parts[index].reading;
    for (const name of binds) changed.add(name);
    for (const other of dependencies.atEnd(binds).by) need(other);
  };
  for (const index of dependencies.atEnd(wanted).by) need(index);
  const isChanged = parts.map((_, index) => {
    const deed = known[index];
    return !deed || deed.afterwards !== dependencies.afterwards[index];
  });
  for (let before = -1; before < changed.size;) {
    before = changed.size;
    parts.forEach((_, index) => {
      const looksUp = [...dependencies.carried[index]].some((name) => changed.has(name));
      if (isChanged[index] || looksUp) change(index);
      isChanged[index] = false;
    });
  }
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    for (const other of dependencies.of[index]) need(other);
    for (const other of dependencies.changers[index]) need(other);
  }
  return needed;
}

/** It ran files, or used what it imported: an import of a library on its own only binds names. */
function importsAlong({ syntax }: PlacedStatement, deed: Deed): boolean {
  if (deed.importsFiles) return true;
  return deed.importsShared && syntax.kind !== "Import" && syntax.kind !== "ImportFrom";
}

function partsOf(
  { all }: Statements,
  importsFiles: (statement: PlacedStatement, index: number) => boolean,
): readonly Part[] {
  return all.map((one, index) => ({
    id: one.id,
    reading: one.reading(),
    importsFiles: importsFiles(one, index),
  }));
}

/** What the run has shown may be other than what was planned with: then something omitted may depend on what has changed. */
function finished(
  { statements, expected, omits }: Plan,
  ran: ReadonlyMap<number, Deed>,
  numbers: Signatures,
): Found | undefined {
  const all = statements.all.flatMap((statement, index): Done[] => {
    const isOmitted = omits.has(index);
    const deed = isOmitted ? expected?.known[index] : ran.get(index);
    return deed ? [{ statement, deed, isOmitted }] : [];
  });
  if (all.length < statements.all.length) return undefined;
  const parts = partsOf(statements, (one, index) => importsAlong(one, all[index].deed));
  const dependencies = dependenciesOf(parts, (index) => all[index].deed, numbers);
  const { signatures, afterwards } = dependencies;
  for (const index of omits) {
    if (signatures[index] !== expected?.dependencies.signatures[index]) return undefined;
    if (afterwards[index] !== expected.dependencies.afterwards[index]) return undefined;
  }
  const { of, changers } = dependencies;
  for (const index of all.keys()) {
    if (omits.has(index)) continue;
    for (const other of of[index]) if (omits.has(other)) return undefined;
    for (const other of changers[index]) if (omits.has(other)) return undefined;
  }
  return { statements, all, dependencies, omits };
}
