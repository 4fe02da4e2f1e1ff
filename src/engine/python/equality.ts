/** Equality and order of values as far as they need no Python code, and of sequences by their items. */

import { isNumber } from "./complexNumbers";
import type { Machine, Steps } from "./native";
import { compareReals, isReal } from "./numbers";
import { compare, isTrue } from "./operators";
import { overrideOf } from "./overrides";
import { bool, type PyValue, type Unknown } from "./values";

/** `a is b or a == b` where both are plain values; `undefined` where classes or containers have to be asked. */
export function plainEquals(a: PyValue, b: PyValue): boolean | undefined {
  if (a === b) return true;
  if (!isScalar(a) || !isScalar(b)) return undefined;
  if (overrideOf(a, "__eq__") || overrideOf(b, "__eq__")) return undefined;
  if (isNumber(a) && isNumber(b)) {
    if (isReal(a) && isReal(b)) return compareReals("==", a, b);
    const [x, y] = [parts(a), parts(b)];
    return x[0] === y[0] && x[1] === y[1];
  }
  if (a.kind === "str" && b.kind === "str") return a.value === b.value;
  return a.kind === b.kind && a.kind !== "str" && !isNumber(a);
}

function parts(value: PyValue): readonly [number | bigint, number] {
  if (value.kind === "complex") return [value.re, value.im];
  if (value.kind === "bool") return [Number(value.value), 0];
  return value.kind === "int" || value.kind === "float" ? [value.value, 0] : [NaN, 0];
}

function isScalar(value: PyValue): boolean {
  switch (value.kind) {
    case "none":
    case "ellipsis":
    case "notimplemented":
    case "str":
      return true;
    default:
      return isNumber(value);
  }
}

/** `a < b` of plain values of one kind; `undefined` where that cannot be told here. */
export function plainLess(a: PyValue, b: PyValue): boolean | undefined {
  if (a.kind === "str" && b.kind === "str") {
    if (a.of || b.of) return undefined;
    return compareText(a.value, b.value) < 0;
  }
  if (isReal(a) && isReal(b)) {
    if (("of" in a && a.of) || ("of" in b && b.of)) return undefined;
    return compareReals("<", a, b);
  }
  if (a.kind !== "tuple" || b.kind !== "tuple" || a.of || b.of) return undefined;
  const shared = Math.min(a.items.length, b.items.length);
  for (let i = 0; i < shared; i++) {
    const same = plainEquals(a.items[i], b.items[i]);
    if (same === undefined) return undefined;
    if (!same) return plainLess(a.items[i], b.items[i]);
  }
  return a.items.length < b.items.length;
}

/** Negative, zero or positive: the order of code points, which for surrogates is not that of UTF-16. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

/** `a is b or a == b`; an unknown where that depends on one. */
export function* same(vm: Machine, a: PyValue, b: PyValue): Steps<boolean | Unknown> {
  const plain = plainEquals(a, b);
  if (plain !== undefined) return plain;
  const result = yield* compare(vm, "==", a, b);
  return result.kind === "unknown" ? result : yield* isTrue(vm, result);
}

/** Whether sequences of plain values are equal; `undefined` where items have to be asked. */
export function plainItemsEqual(a: readonly PyValue[], b: readonly PyValue[]): boolean | undefined {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const same = plainEquals(a[i], b[i]);
    if (same !== true) return same;
  }
  return true;
}

/** Whether sequences are equal, item by item. */
export function* itemsEqual(
  vm: Machine,
  a: readonly PyValue[],
  b: readonly PyValue[],
): Steps<boolean | Unknown> {
  let unknown: Unknown | undefined;
  for (let i = 0; a.length === b.length && i < a.length; i++) {
    vm.charge(1);
    const result = yield* same(vm, a[i], b[i]);
    if (result === false) return false;
    if (result !== true) unknown ??= result;
  }
  return a.length === b.length ? (unknown ?? true) : false;
}

/** The value of `==` or `!=`. */
export function verdict(result: boolean | Unknown, isNegated = false): PyValue {
  return typeof result === "boolean" ? bool(result !== isNegated) : result;
}

/** `a op b` of sequences: the first items that differ decide. */
export function* compareItems(
  vm: Machine,
  op: "<" | "<=" | ">" | ">=",
  a: readonly PyValue[],
  b: readonly PyValue[],
): Steps<PyValue> {
  for (let i = 0; i < a.length && i < b.length; i++) {
    vm.charge(1);
    const result = yield* same(vm, a[i], b[i]);
    if (result === false) return yield* compare(vm, op, a[i], b[i]);
    if (result !== true) return result;
  }
  return bool(orders(op, a.length - b.length));
}

/** What `op` says of a difference. */
export function orders(op: "<" | "<=" | ">" | ">=", difference: number): boolean {
  switch (op) {
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
    case ">":
      return difference > 0;
    case ">=":
      return difference >= 0;
  }
}

/** `bool(a < b)` */
export function* less(vm: Machine, a: PyValue, b: PyValue): Steps<boolean> {
  return plainLess(a, b) ?? (yield* isTrue(vm, yield* compare(vm, "<", a, b)));
}
