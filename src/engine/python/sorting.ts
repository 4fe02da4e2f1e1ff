/** Stable sorting of Python values. */

import { less, plainLess } from "./equality";
import { callValue } from "./call";
import type { Machine, Steps } from "./native";
import type { PyValue } from "./values";

/** The items in order; `key` is called once for each. */
export function sorted(
  vm: Machine,
  items: readonly PyValue[],
  key: PyValue | undefined,
  isReversed: boolean,
): PyValue[] | Steps<PyValue[]> {
  if (key && key.kind !== "none") return sortedByKey(vm, items, key, isReversed);
  return sortPairs(
    vm,
    items.map((item) => ({ item, key: item })),
    isReversed,
  );
}

interface Pair {
  readonly item: PyValue;
  readonly key: PyValue;
}

function* sortedByKey(
  vm: Machine,
  items: readonly PyValue[],
  key: PyValue,
  isReversed: boolean,
): Steps<PyValue[]> {
  const pairs: Pair[] = [];
  for (const item of items) {
    vm.charge(10);
    pairs.push({ item, key: yield* callValue(key, [item]) });
  }
  const result = sortPairs(vm, pairs, isReversed);
  return Array.isArray(result) ? result : yield* result;
}

function sortPairs(
  vm: Machine,
  pairs: readonly Pair[],
  isReversed: boolean,
): PyValue[] | Steps<PyValue[]> {
  vm.charge(pairs.length * Math.ceil(Math.log2(pairs.length + 1)));
  // Items that are equal keep their order, also in a reversed sort.
  const given = isReversed ? [...pairs].reverse() : [...pairs];
  const plain = sortPlain(given);
  if (!plain) return sortAny(vm, given, isReversed);
  if (isReversed) plain.reverse();
  return plain.map((pair) => pair.item);
}

/** `undefined` where the keys cannot be compared without Python code. */
function sortPlain(pairs: readonly Pair[]): Pair[] | undefined {
  let isPlain = true;
  const order = [...pairs].sort((a, b) => {
    const before = plainLess(a.key, b.key);
    if (before === undefined) isPlain = false;
    if (before) return -1;
    return plainLess(b.key, a.key) ? 1 : 0;
  });
  return isPlain ? order : undefined;
}

function* sortAny(vm: Machine, pairs: readonly Pair[], isReversed: boolean): Steps<PyValue[]> {
  const order = yield* mergeSort(vm, pairs);
  if (isReversed) order.reverse();
  return order.map((pair) => pair.item);
}

function* mergeSort(vm: Machine, pairs: readonly Pair[]): Steps<Pair[]> {
  if (pairs.length < 64) return yield* insertionSort(vm, pairs);
  const middle = pairs.length >> 1;
  const left = yield* mergeSort(vm, pairs.slice(0, middle));
  const right = yield* mergeSort(vm, pairs.slice(middle));
  const merged: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    vm.charge(10);
    if (yield* less(vm, right[j].key, left[i].key)) merged.push(right[j++]);
    else merged.push(left[i++]);
  }
  return [...merged, ...left.slice(i), ...right.slice(j)];
}

/** CPython's sort of few items: what it compares first decides which pair a TypeError names. */
function* insertionSort(vm: Machine, pairs: readonly Pair[]): Steps<Pair[]> {
  const order = [...pairs];
  const sortedCount = yield* firstRun(vm, order);
  for (let i = sortedCount; i < order.length; i++) {
    const pivot = order[i];
    let [low, high] = [0, i];
    while (low < high) {
      vm.charge(10);
      const middle = (low + high) >> 1;
      if (yield* less(vm, pivot.key, order[middle].key)) high = middle;
      else low = middle + 1;
    }
    order.splice(i, 1);
    order.splice(low, 0, pivot);
  }
  return order;
}

/** How many items at the start are in order; those that are in the opposite order are turned round. */
function* firstRun(vm: Machine, order: Pair[]): Steps<number> {
  if (order.length < 2) return order.length;
  const isFalling = yield* less(vm, order[1].key, order[0].key);
  let count = 2;
  while (
    count < order.length &&
    (yield* less(vm, order[count].key, order[count - 1].key)) === isFalling
  ) {
    count += 1;
  }
  if (isFalling) for (const [i, item] of order.slice(0, count).reverse().entries()) order[i] = item;
  return count;
}
