/** `a[…]` of NumPy arrays: reading, and assigning. */

import { isInteger, integerOf } from "../../python/numbers";
import type { Machine, PyRaise } from "../../python/native";
import type { PyArray, PyValue, Unknown } from "../../python/values";
import { categoryOf } from "../../tensor/dtype";
import { broadcastTo, take } from "../../tensor/moves";
import { broadcast, isMismatch, numel, sameShape } from "../../tensor/shape";
import {
  isSubscriptError,
  subscript,
  type Selection,
  type SubscriptError,
  type SubscriptItem,
} from "../../tensor/subscript";
import {
  arrayValue,
  isUnknownNumbers,
  numbersOf,
  scalarValue,
  scattered,
  setNumbers,
  shapeText,
  toNumbers,
  viewValue,
} from "./arrays";
import { roundTo } from "../../tensor/array";
import { rounding } from "../../tensor/rounding";
import { isKnown, numbers, type Numbers } from "./numbers";
import { scalarFunction, type Ufunc } from "./ufuncs";

export function getItem(vm: Machine, self: PyArray, index: PyValue): PyValue {
  const items = readIndex(vm, index);
  if ("kind" in items) return vm.unknown({ kind: "derived", what: "an array's item" }, items);
  const from = numbersOf(self);
  const selection = subscript(from.shape, items, { intsJoinArrays: true });
  if (isSubscriptError(selection)) {
    const failure = subscriptFailure(vm, selection, from);
    if (failure) throw failure;
    return vm.unknown({ kind: "data-dependent", what: "a mask's number of elements" });
  }
  const { shape, isView } = selection;
  const isElement = shape.length === 0 && isView && items.every((item) => item.kind === "int");
  if (isElement) return scalarValue(vm, { ...taken(from, selection), shape: [] });
  if (isView) return viewValue(vm, self, shape, () => selection.indices() ?? new Int32Array(0));
  return arrayValue(vm, taken(from, selection));
}

/** `a[index] = value`; an unknown index or value makes the array's numbers unknown. */
export function setItem(vm: Machine, self: PyArray, index: PyValue, value: PyValue): void {
  const from = numbersOf(self);
  const forget = (): void => setNumbers(self, { shape: from.shape, dtype: from.dtype });
  const items = readIndex(vm, index);
  if ("kind" in items) return forget();
  const selection = subscript(from.shape, items, { intsJoinArrays: true });
  if (isSubscriptError(selection)) {
    const failure = subscriptFailure(vm, selection, from);
    if (failure) throw failure;
    return forget();
  }
  const source = value.kind === "str" ? numberOfText(vm, value.value, from) : toNumbers(vm, value);
  if (source === undefined || isUnknownNumbers(source)) return forget();
  const fits = trimOnes(source, selection.shape.length);
  const joint = broadcast(fits.shape, selection.shape);
  if (isMismatch(joint) || !sameShape(joint, selection.shape)) {
    const where = shapeText(selection.shape).replaceAll(" ", "");
    const masks = items.filter((item) => item.kind === "mask");
    if (masks.length === items.length && masks.length > 0 && source.shape.length === 1) {
      throw vm.raise(
        "ValueError",
        `NumPy boolean array indexing assignment cannot assign ${numel(source.shape)} input values to the ` +
          `${numel(selection.shape)} output values where the mask is true`,
      );
    }
    const text = selection.isView
      ? `could not broadcast input array from shape ${shapeText(source.shape).replaceAll(" ", "")} into shape ${where}`
      : `shape mismatch: value array of shape ${shapeText(source.shape).replaceAll(" ", "")} could not be broadcast to indexing result of shape ${where}`;
    throw vm.raise("ValueError", text);
  }
  const indices = isKnown(from) ? selection.indices() : undefined;
  const values = fits.data && rounding(from.dtype, truncated(fits.data, from));
  if (!isKnown(from) || !indices || !values) return forget();
  vm.charge(1 + (from.data.length >> 3));
  const spread = broadcastTo({ shape: fits.shape, data: values }, selection.shape);
  self.array = scattered({ ...from, data: from.data }, indices, spread);
}

/** A text that is put into an array has to be a number. */
function numberOfText(vm: Machine, text: string, { dtype }: Numbers): Numbers {
  const plain = text.trim();
  const category = categoryOf(dtype);
  if (category === "integer" && !/^[+-]?\d+$/.test(plain)) {
    throw vm.raise("ValueError", `invalid literal for int() with base 10: '${text}'`);
  }
  const value = /^[+-]?(nan|inf(inity)?)$/i.test(plain)
    ? Number(plain.replace(/inf(inity)?/i, "Infinity").replace(/nan/i, "NaN"))
    : Number(plain);
  if (category === "float" && (plain === "" || (Number.isNaN(value) && !/nan/i.test(plain)))) {
    throw vm.raise("ValueError", `could not convert string to float: '${text}'`);
  }
  return numbers([], dtype, Float64Array.of(category === "bool" ? Number(text !== "") : value));
}

/** `np.add.at(a, index, value)`: of several values for one place, each is taken in its turn. */
export function changeAt(
  vm: Machine,
  self: PyArray,
  index: PyValue,
  value: PyValue | undefined,
  ufunc: Ufunc,
): void {
  const from = numbersOf(self);
  const forget = (): void => setNumbers(self, { shape: from.shape, dtype: from.dtype });
  const items = readIndex(vm, index);
  if ("kind" in items) return forget();
  const selection = subscript(from.shape, items, { intsJoinArrays: true });
  if (isSubscriptError(selection)) {
    const failure = subscriptFailure(vm, selection, from);
    if (failure) throw failure;
    return forget();
  }
  const source = value ? toNumbers(vm, value) : numbers([], from.dtype, new Float64Array(1));
  if (source === undefined || isUnknownNumbers(source)) return forget();
  const joint = broadcast(source.shape, selection.shape);
  if (isMismatch(joint) || !sameShape(joint, selection.shape)) {
    throw vm.raise("ValueError", "array is not broadcastable to correct shape");
  }
  const places = isKnown(from) ? selection.indices() : undefined;
  if (!isKnown(from) || !places || !source.data) return forget();
  vm.charge(1 + places.length + (from.data.length >> 3));
  const values = broadcastTo({ shape: source.shape, data: source.data }, selection.shape);
  const compute = scalarFunction(ufunc, from.dtype);
  const data = Float64Array.from(from.data);
  places.forEach((place, i) => {
    data[place] = roundTo(from.dtype, compute(data[place], values[i]));
  });
  self.array = { shape: from.shape, dtype: from.dtype, data };
}

function truncated(data: Float64Array, { dtype }: Numbers): Float64Array {
  return categoryOf(dtype) === "integer" ? data.map(Math.trunc) : data;
}

/** A value may have more leading dimensions than the place it goes to, if they have size 1. */
function trimOnes(source: Numbers, rank: number): Numbers {
  let { shape } = source;
  while (shape.length > rank && shape[0] === 1) shape = shape.slice(1);
  return { ...source, shape };
}

function taken(from: Numbers, selection: Selection): Numbers {
  const { shape } = selection;
  if (!isKnown(from)) return { shape, dtype: from.dtype };
  const indices = selection.indices();
  return numbers(shape, from.dtype, indices && take(from.data, indices));
}

/** The parts of an index, or the unknown among them. */
export function readIndex(vm: Machine, index: PyValue): readonly SubscriptItem[] | Unknown {
  const parts = index.kind === "tuple" ? index.items : [index];
  const items: SubscriptItem[] = [];
  for (const part of parts) {
    const item = readItem(vm, part);
    if (item.kind === "unknown") return item;
    items.push(item);
  }
  return items;
}

function readItem(vm: Machine, part: PyValue): SubscriptItem | Unknown {
  switch (part.kind) {
    case "unknown":
      return part;
    case "int":
      return { kind: "int", value: Number(part.value) };
    case "bool":
      return { kind: "mask", shape: [], data: Float64Array.of(part.value ? 1 : 0) };
    case "none":
      return { kind: "new" };
    case "ellipsis":
      return { kind: "rest" };
    case "slice": {
      const bounds: (number | undefined)[] = [];
      for (const bound of [part.start, part.stop, part.step]) {
        const value = readBound(vm, bound);
        if (typeof value === "object") return value;
        bounds.push(value);
      }
      return { kind: "slice", start: bounds[0], stop: bounds[1], step: bounds[2] };
    }
    case "list":
    case "tuple":
    case "ndarray":
    case "tensor":
    case "range": {
      const array = toNumbers(vm, part);
      if (array === undefined) throw badIndex(vm);
      if (isUnknownNumbers(array)) return array;
      return arrayItem(vm, array, part.kind === "list" || part.kind === "tuple");
    }
    default:
      throw badIndex(vm);
  }
}

function arrayItem(vm: Machine, array: Numbers, isList: boolean): SubscriptItem {
  const { shape, dtype, data } = array;
  if (dtype === "bool") return { kind: "mask", shape, data };
  if (categoryOf(dtype) === "integer") {
    if (shape.length === 0 && data) return { kind: "int", value: data[0] };
    return { kind: "array", shape, data };
  }
  if (isList && numel(shape) === 0) return { kind: "array", shape, data };
  throw isList || shape.length === 0
    ? badIndex(vm)
    : vm.raise("IndexError", "arrays used as indices must be of integer (or boolean) type");
}

function badIndex(vm: Machine): PyRaise {
  return vm.raise(
    "IndexError",
    "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices",
  );
}

function readBound(vm: Machine, bound: PyValue): number | undefined | Unknown {
  if (bound.kind === "none") return undefined;
  if (bound.kind === "unknown") return bound;
  if (isInteger(bound)) return Number(integerOf(bound));
  if (bound.kind === "ndarray" && bound.array.data.length === 1) return bound.array.data[0];
  if (bound.kind === "tensor" && bound.state.values?.data.length === 1) {
    return bound.state.values.data[0];
  }
  if (bound.kind === "ndarray" || bound.kind === "tensor") {
    return vm.unknown({ kind: "data-dependent", what: "a bound of a slice" });
  }
  throw vm.raise("TypeError", "slice indices must be integers or None or have an __index__ method");
}

/** NumPy's exception; `undefined` where the result depends on numbers that are not known. */
function subscriptFailure(
  vm: Machine,
  problem: SubscriptError,
  { shape }: Numbers,
): PyRaise | undefined {
  switch (problem.error) {
    case "too-many":
      return vm.raise(
        "IndexError",
        `too many indices for array: array is ${shape.length}-dimensional, but ${problem.count} were indexed`,
      );
    case "out-of-range":
      return vm.raise(
        "IndexError",
        `index ${problem.index} is out of bounds for axis ${problem.dimension} with size ${problem.size}`,
      );
    case "mask":
      return vm.raise(
        "IndexError",
        `boolean index did not match indexed array along dimension ${problem.dimension}; dimension is ` +
          `${problem.size} but corresponding boolean dimension is ${problem.maskSize}`,
      );
    case "broadcast": {
      const texts = problem.shapes.map((one) => `${shapeText(one).replaceAll(" ", "")} `);
      return vm.raise(
        "IndexError",
        `shape mismatch: indexing arrays could not be broadcast together with shapes ${texts.join("")}`,
      );
    }
    case "zero-step":
      return vm.raise("ValueError", "slice step cannot be zero");
    case "several-rests":
      return vm.raise("IndexError", "an index can only have a single ellipsis ('...')");
    case "data-dependent":
      return undefined;
  }
}
