/**
 * The order in which sets give their items. CPython's is that of its hash table: it is computed here for sets of
 * numbers, whose hashes are the same in every run; sets with other items keep the order of insertion.
 */

import { hashOfNumber } from "./hash";
import type { PySet, PyValue } from "./values";

/** The items in the order of iteration. */
export function setItems(set: PySet): PyValue[] {
  const items = [...set.entries.values()];
  if (items.length < 2) return items;
  const hashes: bigint[] = [];
  for (const item of items) {
    const hash = hashOfNumber(item);
    if (hash === undefined) return items;
    hashes.push(hash);
  }
  return tableOrder(items, hashes);
}

interface Slot {
  readonly item: PyValue;
  readonly hash: bigint;
}

/** CPython's open addressing: runs of up to nine slots, then a jump that depends on the whole hash. */
function tableOrder(items: readonly PyValue[], hashes: readonly bigint[]): PyValue[] {
  let mask = 7;
  let table = new Array<Slot | undefined>(8);
  let fill = 0;
  items.forEach((item, i) => {
    insert(table, mask, { item, hash: hashes[i] });
    fill += 1;
    if (fill * 5 < mask * 3) return;
    const wanted = fill > 50000 ? fill * 2 : fill * 4;
    let size = 8;
    while (size <= wanted) size *= 2;
    mask = size - 1;
    const old = table;
    table = new Array<Slot | undefined>(size);
    for (const slot of old) if (slot) insert(table, mask, slot);
  });
  return table.flatMap((slot) => (slot ? [slot.item] : []));
}

function insert(table: (Slot | undefined)[], mask: number, slot: Slot): void {
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
