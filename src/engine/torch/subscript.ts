/** What stands between the brackets of `x[…]`, as rules and traces have it. */

import { isInteger, integerOf } from "../python/numbers";
import type { Machine } from "../python/native";
import type { PyValue, TensorState, Unknown } from "../python/values";
import { categoryOf } from "../tensor/dtype";
import {
  isSubscriptError,
  subscript,
  type Selection,
  type SubscriptError,
  type SubscriptItem,
} from "../tensor/subscript";
import { numel, type Shape } from "../tensor/shape";
import type { Arg } from "../trace/trace";
import { isUnknown, wrong, type Read, type Spec } from "./args";
import { contentOf } from "./ops/data";
import { mismatch, sizesText, type Mismatch } from "./op";

/** One part of an index; tensors stay references. */
export type IndexItem =
  | Exclude<SubscriptItem, { readonly kind: "array" } | { readonly kind: "mask" }>
  | { readonly kind: "tensor"; readonly state: TensorState }
  /** A list of Python's numbers or truth values. */
  | {
      readonly kind: "numbers";
      readonly shape: Shape;
      readonly data: Float64Array | undefined;
      readonly isMask: boolean;
    }
  /** What cannot be an index: PyTorch's words. */
  | { readonly kind: "wrong"; readonly problem: Mismatch };

/** The parts of an index. */
export const indexSpec: Spec<readonly IndexItem[]> = {
  expects: "index",
  read: readIndex,
  toArg: (items) => items.map(itemArg),
  ofArg: (arg, tensorOf) => {
    const parts: readonly Arg[] = Array.isArray(arg) ? arg : [];
    return parts.map((part) => itemOf(part, tensorOf));
  },
};

/** The part that `itemArg` wrote. */
function itemOf(part: Arg, tensorOf: (id: number) => TensorState): IndexItem {
  if (typeof part === "number") return { kind: "int", value: part };
  if (part === "...") return { kind: "rest" };
  if (typeof part !== "object" || part === null) return { kind: "new" };
  if ("tensor" in part) return tensorItem(tensorOf(part.tensor));
  if ("dtype" in part) return { kind: "new" };
  const [kind, ...rest] = part;
  const [start, stop, step] = rest.map((one) => (typeof one === "number" ? one : undefined));
  if (kind === "slice") return { kind: "slice", start, stop, step };
  const [isMask, shape, data] = rest;
  return {
    kind: "numbers",
    shape: Array.isArray(shape) ? shape.map(Number) : [],
    data: Array.isArray(data) ? Float64Array.from(data, Number) : undefined,
    isMask: isMask === true,
  };
}

function readIndex(vm: Machine, index: PyValue): Read<readonly IndexItem[]> {
  const parts = index.kind === "tuple" ? index.items : isNestedList(index) ? index.items : [index];
  const items: IndexItem[] = [];
  for (const part of parts) {
    const item = readItem(vm, part);
    if (isUnknown(item)) return item;
    if (item === wrong) return wrong;
    items.push(item);
  }
  return items;
}

/** A short list that holds slices, lists or tensors is taken for a tuple, as in old NumPy. */
function isNestedList(value: PyValue): value is Extract<PyValue, { kind: "list" }> {
  return (
    value.kind === "list" &&
    value.items.length < 32 &&
    value.items.some(({ kind }) =>
      ["slice", "ellipsis", "none", "list", "tuple", "tensor"].includes(kind),
    )
  );
}

function readItem(vm: Machine, part: PyValue): Read<IndexItem> {
  switch (part.kind) {
    case "unknown":
      return part;
    case "int":
      return { kind: "int", value: Number(part.value) };
    case "bool":
      return {
        kind: "numbers",
        shape: [],
        data: Float64Array.of(part.value ? 1 : 0),
        isMask: true,
      };
    case "none":
      return { kind: "new" };
    case "ellipsis":
      return { kind: "rest" };
    case "slice":
      return readSlice(vm, part);
    case "tensor":
      return tensorItem(part.state);
    case "ndarray":
      if (part.array.shape.length === 0 && part.array.data.length === 1) {
        return { kind: "int", value: part.array.data[0] };
      }
      return {
        kind: "numbers",
        shape: part.array.shape,
        data: part.isShapeOnly ? undefined : part.array.data,
        isMask: part.array.dtype === "bool",
      };
    case "list":
    case "tuple":
    case "range": {
      const { shape, dtype, data } = contentOf(vm, part, []);
      if (dtype === undefined && numel(shape) > 0) {
        return vm.unknown({ kind: "derived", what: "an index" });
      }
      return { kind: "numbers", shape, data, isMask: dtype === "bool" };
    }
    default: {
      const name = vm.classOf(part).name;
      const problem =
        part.kind === "str"
          ? mismatch("TypeError", "new(): invalid data type 'str'")
          : mismatch(
              "IndexError",
              "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices " +
                `(got ${name})`,
            );
      return { kind: "wrong", problem };
    }
  }
}

/** A tensor without dimensions is a number where that is known. */
function tensorItem(state: TensorState): IndexItem {
  const { shape, dtype, values } = state;
  const category = categoryOf(dtype);
  if (category === "float" || category === "complex") {
    const text = "tensors used as indices must be long, byte or bool tensors";
    return { kind: "wrong", problem: mismatch("IndexError", text) };
  }
  if (shape.length === 0 && category === "integer" && values) {
    return { kind: "int", value: values.data[0] };
  }
  return { kind: "tensor", state };
}

function readSlice(vm: Machine, slice: Extract<PyValue, { kind: "slice" }>): IndexItem | Unknown {
  const bounds: (number | undefined)[] = [];
  for (const bound of [slice.start, slice.stop, slice.step]) {
    const value = readBound(vm, bound);
    if (isUnknown(value)) return value;
    if (typeof value === "object") return value;
    bounds.push(value);
  }
  const [start, stop, step] = bounds;
  if (step !== undefined && step <= 0) {
    const text = step === 0 ? "slice step cannot be zero" : "step must be greater than zero";
    return { kind: "wrong", problem: mismatch("ValueError", text) };
  }
  return { kind: "slice", start, stop, step };
}

function readBound(vm: Machine, bound: PyValue): number | undefined | Unknown | IndexItem {
  if (bound.kind === "none") return undefined;
  if (bound.kind === "unknown") return bound;
  if (isInteger(bound)) return Number(integerOf(bound));
  if (bound.kind === "tensor" || bound.kind === "ndarray") {
    const array = bound.kind === "tensor" ? bound.state.values : bound.array;
    if (array?.data.length === 1 && categoryOf(array.dtype) !== "float") return array.data[0];
    if (!array || (bound.kind === "ndarray" && bound.isShapeOnly)) {
      return vm.unknown({ kind: "data-dependent", what: "a bound of a slice" });
    }
  }
  const text = "slice indices must be integers or None or have an __index__ method";
  return { kind: "wrong", problem: mismatch("TypeError", text) };
}

/** The elements that an index chooses, or why it cannot. */
export function select(
  shape: Shape,
  items: readonly IndexItem[],
): Selection | Mismatch | { readonly kind: "data-dependent" } {
  const plain: SubscriptItem[] = [];
  let hasRest = false;
  for (const item of items) {
    switch (item.kind) {
      case "wrong":
        return item.problem;
      case "tensor":
        plain.push({
          kind: isMask(item.state) ? "mask" : "array",
          shape: item.state.shape,
          data: item.state.values?.data,
        });
        break;
      case "numbers":
        plain.push({ kind: item.isMask ? "mask" : "array", shape: item.shape, data: item.data });
        break;
      case "rest":
        // A second `...` is a `:` over nothing.
        if (!hasRest) plain.push(item);
        hasRest = true;
        break;
      default:
        plain.push(item);
    }
  }
  const selection = subscript(shape, plain, { intsJoinArrays: false });
  return isSubscriptError(selection) ? problemOf(shape, selection) : selection;
}

export function isSelection(
  result: Selection | Mismatch | { readonly kind: "data-dependent" },
): result is Selection {
  return !("kind" in result);
}

function isMask({ dtype }: TensorState): boolean {
  return dtype === "bool" || dtype === "uint8";
}

function problemOf(
  shape: Shape,
  problem: SubscriptError,
): Mismatch | { readonly kind: "data-dependent" } {
  switch (problem.error) {
    case "too-many":
      if (shape.length === 0) {
        return mismatch(
          "IndexError",
          "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number",
        );
      }
      return mismatch("IndexError", `too many indices for tensor of dimension ${shape.length}`);
    case "out-of-range":
      return mismatch(
        "IndexError",
        `index ${problem.index} is out of bounds for dimension ${problem.dimension} with size ${problem.size}`,
      );
    case "mask":
      return mismatch(
        "IndexError",
        `The shape of the mask ${sizesText(problem.mask)} at index ${problem.at} does not match the shape of the ` +
          `indexed tensor ${sizesText(shape)} at index ${problem.dimension}`,
      );
    case "broadcast":
      return mismatch(
        "IndexError",
        "shape mismatch: indexing tensors could not be broadcast together with shapes " +
          problem.shapes.map(sizesText).join(", "),
      );
    case "zero-step":
      return mismatch("ValueError", "step must be greater than zero");
    case "several-rests":
    case "data-dependent":
      return { kind: "data-dependent" };
  }
}

function itemArg(item: IndexItem): Arg {
  switch (item.kind) {
    case "int":
      return item.value;
    case "slice":
      return ["slice", item.start ?? null, item.stop ?? null, item.step ?? null];
    case "new":
      return null;
    case "rest":
      return "...";
    case "tensor":
      return { tensor: item.state.id };
    case "numbers":
      return ["list", item.isMask, item.shape, item.data ? [...item.data] : null];
    case "wrong":
      return null;
  }
}
