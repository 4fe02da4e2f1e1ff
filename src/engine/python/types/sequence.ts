/** What list, tuple, str, bytes and range share: indices, slices, repetition, searching. */

import { callValue } from "../call";
import { itemsEqual, plainEquals, plainItemsEqual, same, verdict } from "../equality";
import { classOf, typeName } from "../classes";
import { isSteps } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { isInteger, integerOf, type Int } from "../numbers";
import { overrideOf } from "../overrides";
import {
  bool,
  int,
  None,
  NotImplemented,
  type PySlice,
  type PyValue,
  type Unknown,
} from "../values";

/** The int a value stands for as an index: ints, and what has `__index__`. `undefined` where it has none. */
export function indexValue(vm: Machine, value: PyValue): Int | Steps<Int> | undefined {
  if (isInteger(value)) return integerOf(value);
  const method = overrideOf(value, "__index__");
  return method && callIndex(vm, method, value);
}

function* callIndex(vm: Machine, method: PyValue, value: PyValue): Steps<Int> {
  const result = yield* callValue(method, [value]);
  if (isInteger(result)) return integerOf(result);
  if (result.kind === "unknown") return 0;
  const type = classOf(result).name;
  throw vm.raise("TypeError", `__index__ returned non-int (type ${type})`);
}

/** An argument that has to be an int; TypeError else. */
export function* wholeNumber(vm: Machine, value: PyValue): Steps<Int> {
  const index = indexValue(vm, value);
  if (index === undefined) {
    const type = classOf(value).name;
    throw vm.raise("TypeError", `'${type}' object cannot be interpreted as an integer`);
  }
  return isSteps(index) ? yield* index : index;
}

/** The same for plain ints, without steps. */
export function plainWhole(vm: Machine, value: PyValue): Int {
  if (isInteger(value)) return integerOf(value);
  const type = classOf(value).name;
  throw vm.raise("TypeError", `'${type}' object cannot be interpreted as an integer`);
}

/** The slice with ints for its parts; those with `__index__` are asked. */
export function intSlice(vm: Machine, slice: PySlice): PySlice | Steps<PySlice> {
  if ([slice.start, slice.stop, slice.step].every((part) => isInteger(part) || part === None)) {
    return slice;
  }
  return askSlice(vm, slice);
}

function* askSlice(vm: Machine, slice: PySlice): Steps<PySlice> {
  const parts: PyValue[] = [];
  for (const part of [slice.start, slice.stop, slice.step]) {
    if (part.kind === "none") parts.push(None);
    else {
      const index = indexValue(vm, part);
      if (index === undefined) {
        const text = "slice indices must be integers or None or have an __index__ method";
        throw vm.raise("TypeError", text);
      }
      parts.push(int(isSteps(index) ? yield* index : index));
    }
  }
  return { kind: "slice", start: parts[0], stop: parts[1], step: parts[2] };
}

/** The indices a slice takes out of a sequence: `count` of them, from `start` by `step`. */
export interface SliceRange {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

/** The indices of a slice whose parts are ints or None. */
export function sliceRange(vm: Machine, slice: PySlice, length: number): SliceRange {
  const step = clampStep(vm, slice.step);
  const lower = step < 0 ? -1 : 0;
  const upper = step < 0 ? length - 1 : length;
  const start = clamp(slice.start, length, lower, upper, step < 0 ? upper : lower);
  const stop = clamp(slice.stop, length, lower, upper, step < 0 ? lower : upper);
  return { start, stop, step, count: Math.max(0, Math.ceil((stop - start) / step)) };
}

function clampStep(vm: Machine, value: PyValue): number {
  if (!isInteger(value)) return 1;
  const step = integerOf(value);
  if (step == 0) throw vm.raise("ValueError", "slice step cannot be zero");
  return Number(step);
}

function clamp(
  value: PyValue,
  length: number,
  lower: number,
  upper: number,
  absent: number,
): number {
  if (!isInteger(value)) return absent;
  const index = Number(integerOf(value));
  return Math.max(lower, Math.min(upper, index < 0 ? index + length : index));
}

/** The items that a slice takes. */
export function takeSlice<T>(items: readonly T[], range: SliceRange): T[] {
  if (range.step === 1) return items.slice(range.start, Math.max(range.start, range.stop));
  return Array.from({ length: range.count }, (_, i) => items[range.start + i * range.step]);
}

/** `start` and `stop` of `list.index` and the like, counted from the end where negative. */
export function searchRange(
  vm: Machine,
  length: number,
  start: PyValue | undefined,
  stop: PyValue | undefined,
  wanted = "integers",
): readonly [number, number] {
  const at = (value: PyValue | undefined, absent: number): number => {
    if (value === undefined || (value.kind === "none" && wanted !== "integers")) return absent;
    if (!isInteger(value)) {
      const text = `slice indices must be ${wanted} or have an __index__ method`;
      throw vm.raise("TypeError", text);
    }
    const index = Number(integerOf(value));
    return Math.max(0, Math.min(length, index < 0 ? index + length : index));
  };
  return [at(start, 0), at(stop, length)];
}

/** The place of the first item equal to `value`, from `start` on; -1 where there is none, unknown where there may be. */
export function* findItem(
  vm: Machine,
  items: readonly PyValue[],
  value: PyValue,
  start = 0,
  stop = Infinity,
): Steps<number | Unknown> {
  let unknown: Unknown | undefined;
  for (let i = start; i < Math.min(stop, items.length); i++) {
    vm.charge(1);
    const result = yield* same(vm, items[i], value);
    if (result === true) return unknown ?? i;
    if (result !== false) unknown ??= result;
  }
  return unknown ?? -1;
}

/** `value in items` */
export function* containsItem(
  vm: Machine,
  items: readonly PyValue[],
  value: PyValue,
): Steps<PyValue> {
  let unknown: Unknown | undefined;
  for (const item of items) {
    vm.charge(1);
    const result = yield* same(vm, item, value);
    if (result === true) return bool(true);
    if (result !== false) unknown ??= result;
  }
  return unknown ?? bool(false);
}

/** The same where all items are plain values up to the one that is found. */
export function plainContains(items: readonly PyValue[], value: PyValue): PyValue | undefined {
  for (const item of items) {
    const same = plainEquals(item, value);
    if (same === undefined) return undefined;
    if (same) return bool(true);
  }
  return bool(false);
}

/** `a == b` of lists or tuples, or `a != b`. */
export function equalItems(
  vm: Machine,
  a: { readonly items: readonly PyValue[] },
  b: { readonly items: readonly PyValue[] },
  isNegated: boolean,
): PyValue | Steps<PyValue> {
  const plain = plainItemsEqual(a.items, b.items);
  return plain === undefined
    ? equalSteps(vm, a.items, b.items, isNegated)
    : bool(plain !== isNegated);
}

function* equalSteps(
  vm: Machine,
  a: readonly PyValue[],
  b: readonly PyValue[],
  isNegated: boolean,
): Steps<PyValue> {
  return verdict(yield* itemsEqual(vm, a, b), isNegated);
}

export function* countItems(
  vm: Machine,
  items: readonly PyValue[],
  value: PyValue,
): Steps<PyValue> {
  let count = 0;
  for (const item of [...items]) {
    vm.charge(1);
    const result = yield* same(vm, item, value);
    if (typeof result !== "boolean") return result;
    if (result) count += 1;
  }
  return int(count);
}

/** `items * count`; the budget is asked first. */
export function repeated(vm: Machine, items: readonly PyValue[], count: Int): PyValue[] {
  if (count <= 0 || items.length === 0) return [];
  vm.chargeItems(items.length * Number(count));
  // At its final size at once: one that grows leaves several times its memory behind.
  const result = new Array<PyValue>(items.length * Number(count));
  if (items.length === 1) return result.fill(items[0]);
  for (let i = 0; i < result.length; i++) result[i] = items[i % items.length];
  return result;
}

/** The index into a sequence for a subscript; IndexError where it is out of range. */
export function itemIndex(vm: Machine, what: string, index: Int, length: number): number {
  if (typeof index === "bigint" && (index >= 2n ** 63n || index < -(2n ** 63n))) {
    throw vm.raise("IndexError", "cannot fit 'int' into an index-sized integer");
  }
  const at = index < 0 ? Number(index) + length : Number(index);
  if (at < 0 || at >= length) throw vm.raise("IndexError", `${what} out of range`);
  return at;
}

export function badIndex(vm: Machine, what: string, value: PyValue) {
  const type = classOf(value).name;
  return vm.raise("TypeError", `${what} indices must be integers or slices, not ${type}`);
}

/** `list + value` for a value that is none; one with an `__radd__` of its own is left to that. */
export function notConcatenable(vm: Machine, what: string, value: PyValue): PyValue {
  if (overrideOf(value, "__radd__")) return NotImplemented;
  const type = typeName(value);
  throw vm.raise("TypeError", `can only concatenate ${what} (not "${type}") to ${what}`);
}

/** `sequence * value`; `repeat` makes the result. */
export function multiplied(
  vm: Machine,
  value: PyValue,
  repeat: (count: Int) => PyValue,
): PyValue | Steps<PyValue> {
  if (isInteger(value)) return repeat(integerOf(value));
  if (overrideOf(value, "__rmul__")) return NotImplemented;
  const index = indexValue(vm, value);
  if (index === undefined) {
    const type = classOf(value).name;
    throw vm.raise("TypeError", `can't multiply sequence by non-int of type '${type}'`);
  }
  return isSteps(index) ? multipliedSteps(index, repeat) : repeat(index);
}

function* multipliedSteps(index: Steps<Int>, repeat: (count: Int) => PyValue): Steps<PyValue> {
  return repeat(yield* index);
}
