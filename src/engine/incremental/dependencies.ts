/**
 * Which statements of a document decide what a statement does, as far as names tell: those that bind what it looks up, and
 * those that may change what these names hold. A statement and all that decides about it have one number, its signature:
 * the same in two versions of a document where all these texts are the same, in the same order.
 */

import type { Reading } from "./reading";

/** A statement as its dependencies are worked out. */
export interface Part {
  /** The same for the same text; where that stands several times, for the same one of them. */
  readonly id: string;
  readonly reading: Reading;
  /** It imports files, where what runs is whatever no import before it ran, or uses what it imports. */
  readonly importsFiles: boolean;
}

/** What running a statement showed, where it has run. */
export interface Seen {
  /** Names it bound to what may be changed later on; `shared`: together with things that no name of the document tells. */
  readonly changeable: ReadonlyMap<string, "own" | "shared">;
  /** It changed a setting of a library's, or drew a random number: all that comes behind it may depend on it. */
  readonly changesLibrary: boolean;
  /** It changed how values are printed, also those that were there before. */
  readonly changesDisplay: boolean;
  /** It imported, wherever in it, a library that holds what may be changed: no name of the document tells of that. */
  readonly importsShared: boolean;
}

export interface Dependencies {
  /** By statement: its signature. */
  readonly signatures: readonly number[];
  /** By statement: global names that functions which its values lead to may look up. */
  readonly carried: readonly ReadonlySet<string>[];
  /** By statement: all, also later ones, that may change what its values lead to, or how they are printed. */
  readonly changers: readonly ReadonlySet<number>[];
  /** By statement: a number for these. */
  readonly afterwards: readonly number[];
  /** By statement: the earlier ones that decide about it, without those that only decide about these. */
  readonly of: readonly ReadonlySet<number>[];
  /** The same for code behind the last statement that looks up these names. */
  atEnd(names: Iterable<string>): Decided;
}

interface Decided {
  readonly signature: number;
  readonly by: ReadonlySet<number>;
}

/** Numbers for texts, the same as long as the program runs. */
export interface Signatures {
  numberOf(text: string): number;
}

export function newSignatures(): Signatures {
  const numbers = new Map<string, number>();
  let last = 0;
  return {
    numberOf(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      // A number that is given again stands for something else: none is.
      if (numbers.size >= mostSignatures) numbers.clear();
      numbers.set(text, ++last);
      return last;
    },
  };
}

const mostSignatures = 100_000;

/** Something that a name holds and that may be changed: by the statement that bound it, and the name. */
type Label = string;
const sharedLabel: Label = "";

interface Known {
  readonly decidedBy: Set<number>;
  /** Names that functions look up which its values may lead to. */
  readonly carried: Set<string>;
  /** What its values may lead to and what may be changed. */
  readonly reaches: Set<Label>;
}

export function dependenciesOf(
  parts: readonly Part[],
  seen: (index: number, signature: number) => Seen | undefined,
  numbers: Signatures,
): Dependencies {
  const binders = new Map<string, number[]>();
  const changers = new Map<Label, number[]>();
  const forAll: number[] = [];
  const display: number[] = [];
  const all: Known[] = [];
  const signatures: number[] = [];
  const facts: (Seen | undefined)[] = [];
  // What functions bind whenever they are called, may be another thing behind every call.
  const assigned = new Set(parts.flatMap(({ reading }) => [...reading.assigned]));

  const labelOf = (name: string, binder: number): Label | undefined => {
    if (assigned.has(name)) return `* ${name}`;
    const { reading } = parts[binder];
    const fact = facts[binder];
    if (fact) {
      const kind = fact.changeable.get(name);
      return kind === "own" ? `${binder} ${name}` : kind && sharedLabel;
    }
    return reading.fixes.has(name) ? undefined : `${binder} ${name}`;
  };

  /** What decides about code in front of statement `end` that looks these names up. */
  const decide = (
    end: number,
    direct: Iterable<string>,
    deferred: Iterable<string>,
    labels: readonly Label[] = [],
  ): Known => {
    const known: Known = {
      decidedBy: new Set(),
      carried: new Set(deferred),
      reaches: new Set<Label>(),
    };
    const open: (() => void)[] = [];
    const add = (index: number): void => {
      if (index >= end || known.decidedBy.has(index)) return;
      known.decidedBy.add(index);
      const { carried, reaches } = all[index];
      open.push(() => {
        for (const name of carried) lookUp(name);
        for (const label of reaches) reach(label);
      });
    };
    const reach = (label: Label): void => {
      if (known.reaches.has(label)) return;
      known.reaches.add(label);
      for (const index of changers.get(label) ?? []) add(index);
    };
    const bindAt = (name: string, index: number): void => {
      add(index);
      const label = labelOf(name, index);
      if (label !== undefined) reach(label);
    };
    const lookedUp = new Set<string>();
    // Whoever calls a function finds what the name holds then.
    const lookUp = (name: string): void => {
      if (lookedUp.has(name)) return;
      lookedUp.add(name);
      known.carried.add(name);
      for (const index of binders.get(name) ?? []) if (index < end) bindAt(name, index);
    };
    for (const index of forAll) add(index);
    for (const label of labels) reach(label);
    for (const name of direct) {
      const list = binders.get(name) ?? [];
      for (let i = list.length - 1; i >= 0; i--) {
        bindAt(name, list[i]);
        if (parts[list[i]].reading.rebinds.has(name) && !assigned.has(name)) break;
      }
    }
    for (const name of deferred) lookUp(name);
    for (let next = open.pop(); next !== undefined; next = open.pop()) next();
    return known;
  };
  const signatureOf = (text: string, decidedBy: ReadonlySet<number>): number => {
    const inOrder = [...decidedBy].sort((a, b) => a - b);
    return numbers.numberOf(`${text}:${inOrder.map((index) => signatures[index]).join()}`);
  };

  /** A class whose bases bring no code of the user's along: none of its methods runs when it is made. */
  const isPlainClass = ({ bases }: Reading): boolean => {
    for (const name of bases ?? []) {
      const binder = binders.get(name)?.at(-1);
      if (binder === undefined) continue;
      if (parts[binder].reading.fixes.has(name) || labelOf(name, binder) !== undefined)
        return false;
    }
    return bases !== undefined;
  };

  parts.forEach(({ id, reading, importsFiles }, index) => {
    // Functions that are only defined here look nothing up yet.
    const definesOnly = reading.isInert || isPlainClass(reading);
    const deferred = definesOnly ? [] : reading.deferred;
    const known = decide(index, reading.direct, deferred, importsFiles ? [sharedLabel] : []);
    for (const name of reading.deferred) known.carried.add(name);
    const signature = signatureOf(id, known.decidedBy);
    const fact = seen(index, signature);
    all.push(known);
    signatures.push(signature);
    facts.push(fact);
    for (const name of reading.binds) {
      push(binders, name, index);
      const label = labelOf(name, index);
      if (label !== undefined) known.reaches.add(label);
    }
    if (fact?.importsShared) known.reaches.add(sharedLabel);
    if (!reading.isInert) for (const label of known.reaches) push(changers, label, index);
    if (reading.isForAll || fact?.changesLibrary) forAll.push(index);
    if (fact?.changesDisplay) display.push(index);
  });

  const changersOf = all.map(({ reaches }) => {
    const found = new Set<number>(display);
    for (const label of reaches) for (const index of changers.get(label) ?? []) found.add(index);
    return found;
  });

  return {
    signatures,
    carried: all.map(({ carried }) => carried),
    changers: changersOf,
    afterwards: changersOf.map((found) => signatureOf("", found)),
    of: all.map(({ decidedBy }) => decidedBy),
    atEnd(names) {
      const looked = [...names];
      const { decidedBy } = decide(parts.length, [], looked);
      return { signature: signatureOf(looked.join(" "), decidedBy), by: decidedBy };
    },
  };
}

function push<K>(lists: Map<K, number[]>, key: K, item: number): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
