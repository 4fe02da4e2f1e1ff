/** NumPy's arrays and scalars as Python values, and Python values as arrays. */

import type { Machine } from "../../python/native";
import { bool, int, type PyArray, type PyValue, type Unknown } from "../../python/values";
import type { NDArray } from "../../tensor/array";
import { type DType } from "../../tensor/dtype";
import { concatenate, take } from "../../tensor/moves";
import { numel, sameShape, type Shape } from "../../tensor/shape";
import { classesOf } from "./classes";
import { noteView } from "./memory";
import { isKnown, numbers, type Numbers } from "./numbers";
import { promoteTypes } from "./promotion";

/** NumPy's arrays have no more dimensions. */
const maxDims = 32;

const noData = new Float64Array(0);

export function numbersOf(value: PyArray): Numbers {
  const { shape, dtype, data } = value.array;
  return value.isShapeOnly ? { shape, dtype } : { shape, dtype, data };
}

/** What an array counts against the budget beside its numbers. */
const stepsPerArray = 24;
const itemsPerArray = 24;

/** An `ndarray`. */
export function arrayValue(vm: Machine, from: Numbers): PyArray {
  vm.charge(stepsPerArray);
  vm.chargeItems(itemsPerArray + (from.data?.length ?? 0));
  const array: PyArray = { kind: "ndarray", of: classesOf(vm).ndarray, array: stored(from) };
  if (!isKnown(from)) array.isShapeOnly = true;
  return array;
}

/** What NumPy's functions return: a scalar in place of an array without dimensions. */
export function resultValue(vm: Machine, from: Numbers): PyValue {
  return from.shape.length === 0 ? scalarValue(vm, from) : arrayValue(vm, from);
}

/** `np.float32(1.5)`. A `np.float64` is a Python float. */
export function scalarValue(vm: Machine, { dtype, data }: Numbers): PyValue {
  vm.charge(stepsPerArray);
  const of = classesOf(vm).scalars[dtype];
  if (!data) return vm.unknown({ kind: "data-dependent", what: "the number in an array" });
  if (dtype === "float64") return { kind: "float", value: data[0], of };
  return { kind: "ndarray", of, array: { shape: [], dtype, data } };
}

export function setNumbers(target: PyArray, from: Numbers): void {
  target.array = stored(from);
  target.isShapeOnly = !isKnown(from);
}

function stored(from: Numbers): NDArray {
  return isKnown(from)
    ? { shape: from.shape, dtype: from.dtype, data: from.data }
    : { shape: from.shape, dtype: from.dtype, data: noData };
}

/** True for `np.float32(…)` and the like, which are no arrays. */
export function isScalarValue(vm: Machine, value: PyArray): boolean {
  return value.of !== classesOf(vm).ndarray;
}

/** Part of an array's memory: what is written to it changes the array. */
export function viewValue(
  vm: Machine,
  base: PyArray,
  shape: Shape,
  indices: () => Int32Array,
): PyArray {
  const read = (): Numbers => {
    const from = numbersOf(base);
    if (!isKnown(from)) return { shape, dtype: from.dtype };
    return { shape, dtype: from.dtype, data: take(from.data, indices()) };
  };
  vm.chargeItems(base.isShapeOnly ? 1 : numel(shape));
  let cachedFrom = base.array;
  let cached = stored(read());
  const view: PyArray = {
    kind: "ndarray",
    of: classesOf(vm).ndarray,
    get array() {
      if (base.array !== cachedFrom) {
        cachedFrom = base.array;
        cached = stored(read());
      }
      return cached;
    },
    set array(array) {
      if (base.isShapeOnly) return;
      if (numel(array.shape) !== array.data.length) {
        base.isShapeOnly = true;
        return;
      }
      base.array = scattered(base.array, indices(), array.data);
    },
    get isShapeOnly() {
      return base.isShapeOnly;
    },
    set isShapeOnly(flag) {
      if (flag) base.isShapeOnly = true;
    },
  };
  noteView(view, base, indices);
  return view;
}

/** An array with other numbers at some places. */
export function scattered(array: NDArray, indices: Int32Array, values: Float64Array): NDArray {
  const data = Float64Array.from(array.data);
  for (let i = 0; i < indices.length; i++) data[indices[i]] = values[i];
  return { ...array, data };
}

/**
 * The array that `np.array(value)` makes; the unknown in it; `undefined` for what has no numbers. Lists of lists that do
 * not line up are NumPy's ValueError.
 */
export function toNumbers(vm: Machine, value: PyValue, depth = 0): Numbers | Unknown | undefined {
  switch (value.kind) {
    case "ndarray":
      return numbersOf(value);
    case "tensor": {
      const { shape, dtype, values } = value.state;
      return { shape, dtype, data: values?.data };
    }
    case "int":
    case "float":
    case "bool":
      return scalarNumbers(value.kind, Number(value.value));
    case "range": {
      const count = Math.max(0, Math.ceil((value.stop - value.start) / value.step));
      vm.chargeItems(count);
      const data = Float64Array.from({ length: count }, (_, i) => value.start + i * value.step);
      return numbers([count], "int64", data);
    }
    case "list":
    case "tuple":
      return listNumbers(vm, value.items, depth + 1);
    case "unknown":
      return value;
    default:
      return undefined;
  }
}

export function isUnknownNumbers(value: Numbers | Unknown | undefined): value is Unknown {
  return value !== undefined && "kind" in value;
}

function scalarNumbers(kind: "int" | "float" | "bool", value: number): Numbers {
  const dtype: DType = kind === "int" ? "int64" : kind === "float" ? "float64" : "bool";
  return numbers([], dtype, Float64Array.of(value));
}

function listNumbers(
  vm: Machine,
  items: readonly PyValue[],
  depth: number,
): Numbers | Unknown | undefined {
  if (depth > maxDims) {
    throw vm.raise(
      "ValueError",
      "setting an array element with a sequence. The requested array would exceed the maximum number of dimension of 32.",
    );
  }
  vm.chargeItems(items.length);
  const flat = flatNumbers(items);
  if (flat) return flat;
  const parts: Numbers[] = [];
  for (const item of items) {
    const part = toNumbers(vm, item, depth);
    if (part === undefined || isUnknownNumbers(part)) return part;
    parts.push(part);
  }
  if (parts.length === 0) return numbers([0], "float64", noData);
  const [first] = parts;
  if (parts.some((part) => !sameShape(part.shape, first.shape))) {
    throw vm.raise("ValueError", inhomogeneous(parts));
  }
  const shape = [parts.length, ...first.shape];
  const dtype = parts.map((part) => part.dtype).reduce(promoteTypes);
  if (!parts.every(isKnown)) return { shape, dtype };
  const rows = parts.map((part) => ({ shape: [1, ...part.shape], data: part.data }));
  return numbers(shape, dtype, concatenate(rows, 0).data);
}

/** A list of plain numbers, without an object for each. */
function flatNumbers(items: readonly PyValue[]): Numbers | undefined {
  if (items.length === 0) return undefined;
  let dtype: DType = "bool";
  const data = new Float64Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (item.kind !== "int" && item.kind !== "float" && item.kind !== "bool") return undefined;
    data[i] = Number(item.value);
    if (item.kind === "float") dtype = "float64";
    else if (item.kind === "int" && dtype === "bool") dtype = "int64";
  }
  return numbers([items.length], dtype, data);
}

/** NumPy says up to where the shape is regular. */
function inhomogeneous(parts: readonly Numbers[]): string {
  const common: number[] = [parts.length];
  const shortest = Math.min(...parts.map((part) => part.shape.length));
  for (let dim = 0; dim < shortest; dim++) {
    const size = parts[0].shape[dim];
    if (parts.some((part) => part.shape[dim] !== size)) break;
    common.push(size);
  }
  return (
    "setting an array element with a sequence. The requested array has an inhomogeneous shape after " +
    `${common.length} dimensions. The detected shape was ${shapeText(common)} + inhomogeneous part.`
  );
}

/** A shape as Python prints it: `(2, 3)`, `(2,)`. */
export function shapeText(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}

/** The number of an array as Python's own int, float or bool. */
export function plainValue(dtype: DType, value: number): PyValue {
  if (dtype === "bool") return bool(value !== 0);
  return dtype.includes("int") ? int(value) : { kind: "float", value };
}
