/**
 * The order in which sets give their items. CPython's is that of its hash table: it is computed here for sets of
 * numbers, whose hashes are the same in every run; sets with other items keep the order of insertion. What removed
 * items leave behind in CPython's table is not followed.
 */

import { hashOfNumber } from "./hash";
import type { HashKey, PySet, PyValue } from "./values";

type Entry = readonly [HashKey, PyValue];

/** The items in the order of iteration. */
export function setItems(set: PySet): PyValue[] {
  return setEntries(set).map(([, item]) => item);
}

/** The items and their keys in the order of iteration. */
export function setEntries(set: PySet): Entry[] {
  const entries = [...set.entries];
  if (entries.length < 2) return entries;
  const table = tableOf(set);
  if (!table) return entries;
  return walk(table).flatMap(({ key }) => {
    const item = set.entries.get(key);
    return item ? [[key, item] as const] : [];
  });
}

/** A set of the same items. CPython copies the table. */
export function copySet(set: PySet): PySet {
  const table = tableOf(set);
  if (!table) return { kind: "set", entries: new Map(set.entries) };
  const copy: PySet = { kind: "set", entries: new Map(setEntries(set)) };
  bases.set(copy.entries, copyTable(table, set.entries.size));
  return copy;
}

/** A set of the items of both. */
export function unionOf(a: PySet, b: PySet): PySet {
  const result = copySet(a);
  const base = bases.get(result.entries);
  const added = setEntries(b);
  const total = a.entries.size + added.length;
  // CPython makes room for all items of the second set before it looks whether they are new.
  if (base && total * 5 >= (base.length - 1) * 3) {
    bases.set(result.entries, refilled(base, sizeAbove(total * 2)));
  }
  for (const [key, item] of added) if (!result.entries.has(key)) result.entries.set(key, item);
  return result;
}

/** A set of constants: CPython keeps a frozenset of them and copies it. */
export function literalSet(set: PySet): PySet {
  const first = set.entries.values().next().value;
  return first && hashOfNumber(first) !== undefined ? copySet(set) : set;
}

/** Gives a set the items of another; it stays the same object. */
export function takeEntries(set: PySet, from: PySet): void {
  const entries = [...from.entries];
  const base = bases.get(from.entries);
  set.entries.clear();
  for (const [hash, item] of entries) set.entries.set(hash, item);
  if (base) bases.set(set.entries, base);
  else bases.delete(set.entries);
}

/** The tables that sets began with: those of the sets they are copies of. */
const bases = new WeakMap<ReadonlyMap<HashKey, PyValue>, Table>();

interface Slot {
  readonly key: HashKey;
  readonly hash: bigint;
}

type Table = readonly (Slot | undefined)[];

/** CPython's table of a set; `undefined` where an item has no hash that is the same in every run. */
function tableOf(set: PySet): Table | undefined {
  const base = bases.get(set.entries);
  const known = new Set(base ? walk(base).map((slot) => slot.key) : []);
  let table = base ? [...base] : new Array<Slot | undefined>(8);
  let fill = known.size;
  for (const [key, item] of set.entries) {
    const hash = hashOfNumber(item);
    if (hash === undefined) return undefined;
    if (known.has(key)) continue;
    insert(table, { key, hash });
    fill += 1;
    if (fill * 5 < (table.length - 1) * 3) continue;
    table = refilled(table, sizeAbove(fill > 50000 ? fill * 2 : fill * 4));
  }
  return table;
}

function walk(table: Table): Slot[] {
  return table.flatMap((slot) => slot ?? []);
}

/** The table of a copy: a table of the same size is copied as it is. */
function copyTable(table: Table, count: number): Table {
  const size = count * 5 >= 21 ? sizeAbove(count * 2) : 8;
  return size === table.length ? table : refilled(table, size);
}

function refilled(table: Table, size: number): (Slot | undefined)[] {
  const made = new Array<Slot | undefined>(size);
  for (const slot of table) if (slot) insert(made, slot);
  return made;
}

/** The smallest power of two above a number, 8 at least. */
function sizeAbove(wanted: number): number {
  let size = 8;
  while (size <= wanted) size *= 2;
  return size;
}

/** Open addressing: runs of up to ten slots, then a jump that depends on the whole hash. */
function insert(table: (Slot | undefined)[], slot: Slot): void {
  const mask = table.length - 1;
  let perturb = BigInt.asUintN(64, slot.hash);
  let i = Number(perturb & BigInt(mask));
  for (;;) {
    const last = i + 9 <= mask ? i + 9 : i;
    for (let j = i; j <= last; j++) {
      if (!table[j]) {
        table[j] = slot;
        return;
      }
    }
    perturb >>= 5n;
    i = Number((BigInt(i) * 5n + 1n + perturb) & BigInt(mask));
  }
}
