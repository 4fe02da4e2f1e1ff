/** NumPy's functions that sort. */

import type { Machine } from "../../python/native";
import { None, tuple, type PyValue } from "../../python/values";
import { categoryOf } from "../../tensor/dtype";
import { changeRows, sortOrder } from "../../tensor/folds";
import { take } from "../../tensor/moves";
import { numel } from "../../tensor/shape";
import { arrayValue, setNumbers } from "./arrays";
import { computed, isKnown, numbers, type Numbers } from "./numbers";
import { partitionOrder, quickOrder } from "./orders";
import { axisOf } from "./reductions";
import { along } from "./shaping";
import {
  derived,
  finished,
  flagArg,
  intArg,
  intsArg,
  isArray,
  isGiven,
  isUnknownInts,
  withNumbers,
  type Functions,
} from "./support";

type Given = PyValue | undefined;

export const sorting: Functions = {
  sort: ["a, axis?, kind?, order?", (vm, a, axis) => sorted(vm, a, axis)],
  msort: ["a", (vm, a) => sorted(vm, a, { kind: "int", value: 0 })],
  argsort: [
    "a, axis?, kind?, order?",
    (vm, a, axis, kind) => {
      const isStable = kind?.kind === "str" && ["stable", "mergesort"].includes(kind.value);
      return inRows(vm, a, axis, "int64", (row) => (isStable ? sortOrder(row) : quickOrder(row)));
    },
  ],
  partition: [
    "a, kth, axis?, kind?, order?",
    (vm, a, kth, axis) => parted(vm, a, kth, axis, false),
  ],
  argpartition: [
    "a, kth, axis?, kind?, order?",
    (vm, a, kth, axis) => parted(vm, a, kth, axis, true),
  ],
  unique: ["ar, return_index?, return_inverse?, return_counts?, axis?, *, equal_nan?", unique],
};

function inRows(
  vm: Machine,
  a: Given,
  axis: Given,
  dtype: "int64" | undefined,
  change: (row: Float64Array) => Float64Array,
): PyValue {
  return withNumbers(vm, a, (given) => {
    const isFlat = axis?.kind === "none";
    const from = isFlat ? { ...given, shape: [numel(given.shape)] } : given;
    const dim = axisOf(vm, from.shape.length, isFlat ? 0 : (intArg(vm, axis) ?? -1));
    chargeSort(vm, from);
    return finished(
      vm,
      computed(from.shape, dtype ?? from.dtype, [from], (known) => changeRows(known, dim, change)),
    );
  });
}

function sorted(vm: Machine, a: Given, axis: Given): PyValue {
  return inRows(vm, a, axis, undefined, sortedRow);
}

function sortedRow(row: Float64Array): Float64Array {
  return sortOrder(row).map((i) => row[i]);
}

/** Sorting counts against the budget beside the array that comes of it. */
function chargeSort(vm: Machine, { data }: Numbers): void {
  vm.charge(2 * (data?.length ?? 0));
}

/** `a.sort()` */
export function sortInPlace(vm: Machine, self: PyValue, axis: Given): PyValue {
  if (!isArray(self)) return None;
  return withNumbers(vm, self, (from) => {
    const dim = axisOf(vm, from.shape.length, intArg(vm, axis) ?? -1);
    chargeSort(vm, from);
    const result = computed(from.shape, from.dtype, [from], (known) =>
      changeRows(known, dim, sortedRow),
    );
    setNumbers(self, result);
    return None;
  });
}

/** `a.partition(kth)` */
export function partitionInPlace(vm: Machine, self: PyValue, kth: Given, axis: Given): PyValue {
  if (!isArray(self)) return None;
  const result = parted(vm, self, kth, axis, false);
  return withNumbers(vm, result, (from) => {
    setNumbers(self, from);
    return None;
  });
}

function parted(vm: Machine, a: Given, kth: Given, axis: Given, isOrder: boolean): PyValue {
  return withNumbers(vm, a, (given) => {
    const isFlat = axis?.kind === "none";
    const from = isFlat ? { ...given, shape: [numel(given.shape)] } : given;
    const dim = axisOf(vm, from.shape.length, isFlat ? 0 : (intArg(vm, axis) ?? -1));
    const places = intsArg(vm, kth);
    if (isUnknownInts(places) || !places) return derived(vm);
    const size = from.shape[dim];
    for (const place of places) {
      if (place < -size || place >= size) {
        throw vm.raise(
          "ValueError",
          `kth(=${place < 0 ? place + size : place}) out of bounds (${size})`,
        );
      }
    }
    chargeSort(vm, from);
    const dtype = isOrder ? "int64" : from.dtype;
    const isFloat = categoryOf(from.dtype) === "float";
    let isModelled = places.length === 1;
    const result = computed(from.shape, dtype, [from], (known) =>
      changeRows(known, dim, (row) => {
        const place = places[0] < 0 ? places[0] + size : places[0];
        const order = partitionOrder(row, place, isFloat);
        if (!order) isModelled = false;
        const found = order ?? row;
        return isOrder ? found : found.map((i) => row[i]);
      }),
    );
    return finished(vm, isModelled ? result : { shape: from.shape, dtype });
  });
}

function unique(vm: Machine, ...[ar, index, inverse, counts, axis]: readonly Given[]): PyValue {
  return withNumbers(vm, ar, (given) => {
    if (!isKnown(given)) {
      return vm.unknown({ kind: "data-dependent", what: "how many elements are chosen" });
    }
    chargeSort(vm, given);
    const isFlat = !isGiven(axis);
    const from = isFlat ? { ...given, shape: [given.data.length] } : given;
    const dim = axisOf(vm, from.shape.length, intArg(vm, axis) ?? 0);
    const rows = rowsAlong(from, dim);
    const order = rowOrder(rows);
    const first: number[] = [];
    const count: number[] = [];
    const back = new Float64Array(rows.length);
    for (const at of order) {
      const last = first.at(-1);
      if (last === undefined || compareRows(rows[last], rows[at]) !== 0) {
        first.push(at);
        count.push(0);
      }
      count[count.length - 1]++;
      back[at] = first.length - 1;
    }
    const list = (items: ArrayLike<number>): PyValue =>
      arrayValue(vm, numbers([items.length], "int64", Float64Array.from(items)));
    const found = arrayValue(vm, along(from, dim, first));
    const extras: PyValue[] = [];
    if (flagArg(index, false)) extras.push(list(first));
    if (flagArg(inverse, false)) extras.push(list(back));
    if (flagArg(counts, false)) extras.push(list(count));
    return extras.length === 0 ? found : tuple([found, ...extras]);
  });
}

/** The parts of an array along a dimension, each as one row. */
function rowsAlong({ shape, data }: Numbers & { readonly data: Float64Array }, dim: number) {
  const inner = numel(shape.slice(dim + 1));
  const outer = numel(shape.slice(0, dim));
  const step = shape[dim] * inner;
  return Array.from({ length: shape[dim] }, (_, i) => {
    const places = Int32Array.from(
      { length: outer * inner },
      (__, k) => Math.floor(k / inner) * step + i * inner + (k % inner),
    );
    return take(data, places);
  });
}

/** NaN comes last, and all of them count as one. */
function compareRows(a: Float64Array, b: Float64Array): number {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i], b[i]];
    if (x < y) return -1;
    if (x > y) return 1;
    const nans = Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    if (nans !== 0) return nans;
  }
  return 0;
}

function rowOrder(rows: readonly Float64Array[]): number[] {
  const order = rows.map((_, i) => i);
  return order.sort((i, j) => compareRows(rows[i], rows[j]) || i - j);
}
