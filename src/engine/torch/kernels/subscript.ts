/** The kernel of `x[…]`: slices and ints move elements, one index tensor looks slices up. */

import { isSubscriptError, subscript, type SubscriptItem } from "../../tensor/subscript";
import { numel, stridesOf, type Shape } from "../../tensor/shape";
import {
  constantView,
  isTensor,
  numberArg,
  passes,
  tensorArg,
  unsupported,
  type Kernel,
  type KernelArg,
  type KernelTensor,
  type KernelThis,
  type Program,
  type Vector,
} from "../kernel";
import { indexSelectKernel, moved } from "./movement";

export const subscriptKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  const index = call.args.index;
  if (!input || !Array.isArray(index)) return unsupported(`${call.op} without input or index`);
  const parts: readonly KernelArg[] = index;
  const items = parts.map(itemOf);
  if (items.every((item) => item !== undefined)) {
    const selection = subscript(input.shape, items, { intsJoinArrays: false });
    if (isSubscriptError(selection)) return unsupported(`${call.op} with this index`);
    if (selection.isView && selection.strides) {
      const { shape, strides, offset } = selection;
      return moved(input, [{ sizes: shape, strides, offset }]);
    }
    const indices = selection.indices();
    if (indices) return lookup(input, indices);
  }
  const single = singleLookup(parts);
  if (!single) return unsupported("an index of several tensors");
  return indexSelectKernel({ ...call, args: { input, dim: single.dim, index: single.index } });
};

/** The elements at places that are known. */
function lookup(input: KernelTensor, indices: Int32Array): Program {
  const count = numel(input.shape);
  if (count >= 2 ** 24 || indices.length >= 2 ** 24) {
    return unsupported("an index into a tensor of 2^24 elements or more");
  }
  return passes({
    kernel: "lookup",
    source: elementAt,
    output: [Math.max(1, indices.length)],
    arguments: [{ of: input, size: [Math.max(1, count)] }, constantView([...indices])],
    into: { output: 0 },
  });
}

function elementAt(this: KernelThis, input: Vector, index: Vector): number {
  return input[index[this.thread.x]];
}

/** `x[…] = value`, where it is known which elements are written. */
export const assignKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  const value = tensorArg(call, "value");
  const index = call.args.index;
  if (!input || !Array.isArray(index)) return unsupported(`${call.op} without input or index`);
  const parts: readonly KernelArg[] = index;
  const items = parts.map(itemOf);
  if (!items.every((item) => item !== undefined)) return unsupported("writing where a tensor says");
  const selection = subscript(input.shape, items, { intsJoinArrays: false });
  if (isSubscriptError(selection)) return unsupported(`${call.op} with this index`);
  const indices = selection.indices();
  if (!indices || indices.length >= 2 ** 20) return unsupported("writing too many elements");
  const constant = numberArg(call, "value", 0);
  const repeats = value && repeated(value.shape, selection.shape);
  if (value && !repeats) return unsupported(`${call.op} with a value of this shape`);
  return {
    kind: "host",
    name: "put",
    inputs: value ? [input, value] : [input],
    numbers: [constant, ...(repeats ?? []), -1, ...indices],
  };
};

/** Sizes and steps of a shape broadcast to another: [size, step, size, step, …]. */
function repeated(from: Shape, to: Shape): number[] | undefined {
  const own = stridesOf(from);
  const lead = to.length - from.length;
  if (lead < 0 && numel(from.slice(0, -lead)) !== 1) return undefined;
  return to.flatMap((size, dim) => {
    const at = dim - lead;
    return [size, at < 0 || from[at] === 1 ? 0 : own[at]];
  });
}

/** `x[:, :, i]`: whole slices before one tensor of integers. */
function singleLookup(
  parts: readonly KernelArg[],
): { readonly dim: number; readonly index: KernelTensor } | undefined {
  const dim = parts.findIndex(isTensor);
  const index = parts.at(dim);
  if (dim === -1 || !isTensor(index) || index.dtype === "bool") return undefined;
  const others = parts.filter((_, i) => i !== dim);
  return others.every(isWhole) ? { dim, index } : undefined;
}

function isWhole(part: KernelArg): boolean {
  if (part === "...") return true;
  if (!Array.isArray(part)) return false;
  const list: readonly KernelArg[] = part;
  return list[0] === "slice" && list.slice(1).every((bound) => bound === null);
}

/** Parts other than tensors whose numbers are not known. */
function itemOf(part: KernelArg): SubscriptItem | undefined {
  if (typeof part === "number") return { kind: "int", value: part };
  if (part === null) return { kind: "new" };
  if (part === "...") return { kind: "rest" };
  if (isTensor(part)) {
    if (!part.values) return undefined;
    const kind = part.dtype === "bool" ? "mask" : "array";
    return { kind, shape: part.shape, data: Float64Array.from(part.values) };
  }
  if (!Array.isArray(part)) return undefined;
  const list: readonly KernelArg[] = part;
  if (list[0] === "slice") {
    const [start, stop, step] = list
      .slice(1)
      .map((one) => (typeof one === "number" ? one : undefined));
    return { kind: "slice", start, stop, step };
  }
  if (list[0] === "list" && Array.isArray(list[2]) && Array.isArray(list[3])) {
    const shape = list[2].map(Number);
    return {
      kind: list[1] === true ? "mask" : "array",
      shape,
      data: Float64Array.from(list[3], Number),
    };
  }
  return undefined;
}
