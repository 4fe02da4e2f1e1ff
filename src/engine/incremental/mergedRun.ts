/** A run that left statements out, together with what these did in an earlier version: the same as a run of all of them. */

import type { DocumentFacts } from "../discover/facts";
import type { Observations } from "../observed";
import { getString, newDict, setString } from "../python/dict";
import type { PyClass, PyDict, PyInstance, PyValue } from "../python/values";
import type { Run } from "../run";
import type { Range } from "../source";
import type { Deed, NotedFacts } from "./deeds";
import { moveAll, moveBetween, moveError, moveNote, moveObserved, type Move } from "./moves";
import type { PlacedStatement, Statements } from "./statements";

/** A statement of the document, and what it did, now or in an earlier version. */
export interface Done {
  readonly statement: PlacedStatement;
  readonly deed: Deed;
  readonly isOmitted: boolean;
}

/** Classes of earlier runs that were modules there. */
const moduleClasses = new WeakSet<PyClass>();

/** To be called for what is kept: whether a class is a module, only its own run knows. */
export function noteModules({ bound, noted }: Deed, { facts }: Run): void {
  const note = (value: PyValue): void => {
    const cls = value.kind === "instance" ? value.of : value;
    if (cls.kind === "class" && facts.isModuleClass(cls)) moduleClasses.add(cls);
  };
  for (const value of bound.values()) note(value);
  for (const { value } of noted.stores) note(value);
  for (const { module } of noted.calls) note(module);
}

/** Absent where something of an omitted statement has no place in the text any more. */
export function mergedRun(run: Run, statements: Statements, all: readonly Done[]): Run | undefined {
  const shadows = newShadows(run, statements);
  const parts: NotedFacts[] = [];
  for (const { deed, isOmitted } of all) {
    if (!isOmitted) parts.push(deed.noted);
    else {
      const moved = shadows.noted(deed);
      if (!moved) return undefined;
      parts.push(moved);
    }
  }
  if (!observeInOrder(run.observations, statements, all)) return undefined;
  const { isModuleClass } = run.facts;
  const facts: DocumentFacts = {
    cells: run.facts.cells,
    globals: mergedGlobals(run, all, shadows),
    stores: parts.flatMap(({ stores }) => stores),
    constructions: parts.flatMap(({ constructions }) => constructions),
    calls: parts.flatMap(({ calls }) => calls),
    summaries: parts.flatMap(({ summaries }) => summaries),
    isModuleClass: (cls) => isModuleClass(cls) || moduleClasses.has(cls),
  };
  const errors = parts.flatMap((part) => part.errors);
  const notes = parts.flatMap((part) => part.notes);
  run.errors.splice(0, run.errors.length, ...errors);
  run.notes.splice(0, run.notes.length, ...notes);
  return { ...run, facts };
}

/** Puts together what all statements observed, in their order: of a place that several came by, the order decides. */
function observeInOrder(
  observations: Observations,
  statements: Statements,
  all: readonly Done[],
): boolean {
  observations.clear();
  for (const { deed, isOmitted } of all) {
    const move = moveBetween(deed.statements, statements);
    const observed = isOmitted
      ? moveAll(deed.observed, (one) => moveObserved(one, move))
      : deed.observed;
    if (!observed) return false;
    const whose = isOmitted ? deed.machine : undefined;
    for (const { at, value } of observed) observations.add(at, value, whose);
  }
  return true;
}

/** The names as all statements together leave them; those that were omitted hold what they held then. */
function mergedGlobals(run: Run, all: readonly Done[], shadows: Shadows): PyDict {
  const merged = newDict();
  const own = run.result.globals;
  for (const { deed, isOmitted, statement } of all) {
    for (const name of isOmitted ? deed.bound.keys() : statement.reading().binds) {
      const value = isOmitted ? deed.bound.get(name) : getString(own, name);
      if (value) setString(merged, name, isOmitted ? shadows.value(value, deed) : value);
    }
  }
  for (const [key, entry] of own.entries) {
    if (!merged.entries.has(key)) merged.entries.set(key, { ...entry });
  }
  return merged;
}

/** What stands for modules and classes of an earlier run, which are placed where the text was then. */
interface Shadows {
  value(value: PyValue, deed: Deed): PyValue;
  noted(deed: Deed): NotedFacts | undefined;
}

function newShadows(run: Run, statements: Statements): Shadows {
  const known = new Map<PyValue, PyValue>();
  const current = classesOf(run.result.globals);

  const instanceOf = (instance: PyInstance, move: Move): PyInstance => {
    const found = known.get(instance);
    if (found?.kind === "instance") return found;
    const { of, madeAt } = instance;
    const made: PyInstance = { ...instance, of: classOf(of, move), madeAt: madeAt && move(madeAt) };
    known.set(instance, made);
    return made;
  };
  const classOf = (cls: PyClass, move: Move): PyClass => {
    const { definedAt } = cls;
    const place = definedAt && move(definedAt);
    if (!place) return cls;
    const found = known.get(cls) ?? current.get(placeKey(cls.name, place));
    if (found?.kind === "class") return found;
    const made: PyClass = { ...cls, definedAt: place };
    if (moduleClasses.has(cls)) moduleClasses.add(made);
    known.set(cls, made);
    return made;
  };
  const shadow = (value: PyValue, move: Move): PyValue => {
    if (value.kind === "instance") return instanceOf(value, move);
    return value.kind === "class" ? classOf(value, move) : value;
  };

  return {
    value: (value, { statements: from }) => shadow(value, moveBetween(from, statements)),
    noted({ statements: from, noted }) {
      const move = moveBetween(from, statements);
      const placed = <T extends { readonly at: Range }>(one: T): T | undefined => {
        const at = move(one.at);
        return at && { ...one, at };
      };
      const stores = moveAll(noted.stores, (one) => {
        const now = placed(one);
        return now && { ...now, value: shadow(one.value, move) };
      });
      const calls = moveAll(noted.calls, (one) => {
        const now = placed(one);
        return now && { ...now, module: instanceOf(one.module, move) };
      });
      const summaries = moveAll(noted.summaries, (one) => {
        const now = placed(one);
        return now && { ...now, model: shadow(one.model, move) };
      });
      const constructions = moveAll(noted.constructions, placed);
      const errors = moveAll(noted.errors, (error) => moveError(error, move));
      const notes = moveAll(noted.notes, (note) => moveNote(note, move));
      if (!stores || !calls || !summaries || !constructions || !errors || !notes) return undefined;
      return { stores, calls, summaries, constructions, errors, notes };
    },
  };
}

/** The classes that names hold now, or names of modules, by where they are defined. */
function classesOf({ entries }: PyDict): ReadonlyMap<string, PyClass> {
  const found = new Map<string, PyClass>();
  const add = (value: PyValue): void => {
    if (value.kind === "class" && value.definedAt) {
      found.set(placeKey(value.name, value.definedAt), value);
    }
  };
  for (const { value } of entries.values()) {
    add(value);
    if (value.kind !== "module" || !getString(value.globals, "__file__")) continue;
    for (const one of value.globals.entries.values()) add(one.value);
  }
  return found;
}

function placeKey(name: string, { source, start, end }: Range): string {
  return `${source}:${start}:${end}:${name}`;
}
