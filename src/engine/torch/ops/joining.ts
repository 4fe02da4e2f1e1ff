/** Ops that join tensors. */

import type { TensorState } from "../../python/values";
import { knownArray } from "../../tensor/rounding";
import { concatenate } from "../../tensor/moves";
import { numel, sameShape, type Shape } from "../../tensor/shape";
import { int, tensors } from "../args";
import { catKernel, stackKernel } from "../kernels/movement";
import { isTensor } from "../kernel";
import { dimension, mismatch, op, sizesText, type Mismatch } from "../op";
import { resultType } from "../promote";

/** An empty vector joins with everything: a leftover that PyTorch keeps. */
function isSkipped(input: TensorState): boolean {
  return input.shape.length === 1 && input.shape[0] === 0;
}

function joinedShape(
  list: readonly TensorState[],
  dim: number,
  name = "torch.cat",
): Shape | Mismatch {
  if (list.length === 0) {
    return mismatch("RuntimeError", `${name}(): expected a non-empty list of Tensors`);
  }
  const scalar = list.findIndex((one) => one.shape.length === 0);
  if (scalar !== -1) {
    return mismatch(
      "RuntimeError",
      `zero-dimensional tensor (at position ${scalar}) cannot be concatenated`,
    );
  }
  const parts = list.filter((one) => !isSkipped(one));
  const first = parts.at(0);
  if (!first) return [0];
  const rank = first.shape.length;
  const at = dimension(dim, rank);
  if (typeof at !== "number") return at;
  let size = 0;
  for (const [i, one] of list.entries()) {
    if (isSkipped(one)) continue;
    if (one.shape.length !== rank) {
      return mismatch(
        "RuntimeError",
        `Tensors must have same number of dimensions: got ${rank} and ${one.shape.length}`,
      );
    }
    const other = one.shape.findIndex((own, d) => d !== at && own !== first.shape[d]);
    if (other !== -1) {
      return mismatch(
        "RuntimeError",
        `Sizes of tensors must match except in dimension ${at}. Expected size ${first.shape[other]} but got size ` +
          `${one.shape[other]} for tensor number ${i} in the list.`,
      );
    }
    size += one.shape[at];
  }
  return first.shape.map((own, d) => (d === at ? size : own));
}

function joinedValues(list: readonly TensorState[], dim: number, shape: Shape) {
  const parts = list.filter((one) => !isSkipped(one)).flatMap(({ values }) => values ?? []);
  const at = dim < 0 ? dim + shape.length : dim;
  const dtype = resultType(list);
  if (parts.length === 0) return knownArray(shape, dtype, new Float64Array(numel(shape)));
  return knownArray(shape, dtype, concatenate(parts, at).data);
}

export const cat = op("torch.cat", {
  args: { tensors, dim: int(0) },
  aliases: ["torch.concat", "torch.concatenate"],
  overloads: [
    "tuple of Tensors tensors, int dim?, *, Tensor out?",
    "tuple of Tensors tensors, name dim, *, Tensor out?",
  ],
  shape: (a) => joinedShape(a.tensors, a.dim),
  dtype: (a) => resultType(a.tensors),
  values: (a, [shape]) => joinedValues(a.tensors, a.dim, shape),
  reach: ({ dim }, out) => ({ kind: "along", dim: dim < 0 ? dim + out.length : dim }),
  kernel: catKernel,
});

export const stack = op("torch.stack", {
  args: { tensors, dim: int(0) },
  shape(a) {
    const first = a.tensors.at(0);
    if (!first) return mismatch("RuntimeError", "stack expects a non-empty TensorList");
    const at = dimension(a.dim, first.shape.length + 1);
    if (typeof at !== "number") return at;
    const other = a.tensors.findIndex((one) => !sameShape(one.shape, first.shape));
    if (other !== -1) {
      return mismatch(
        "RuntimeError",
        `stack expects each tensor to be equal size, but got ${sizesText(first.shape)} at entry 0 and ` +
          `${sizesText(a.tensors[other].shape)} at entry ${other}`,
      );
    }
    return [...first.shape.slice(0, at), a.tensors.length, ...first.shape.slice(at)];
  },
  dtype: (a) => resultType(a.tensors),
  values(a, [shape]) {
    const at = a.dim < 0 ? a.dim + shape.length : a.dim;
    const parts = a.tensors.map((one) => inserted(one, at));
    return joinedValues(parts, at, shape);
  },
  kernel: stackKernel,
});

/** The tensor with a dimension of size 1 more. */
function inserted(one: TensorState, at: number): TensorState {
  return reshaped(one, [...one.shape.slice(0, at), 1, ...one.shape.slice(at)]);
}

function reshaped(one: TensorState, shape: Shape): TensorState {
  return { ...one, shape, values: one.values && { ...one.values, shape } };
}

/** `hstack` and its kind: `cat` of tensors that are given missing dimensions first. */
function stacked(name: string, shapeOf: (shape: Shape) => Shape, dimOf: (shape: Shape) => number) {
  const parts = (list: readonly TensorState[]): readonly TensorState[] =>
    list.map((one) => reshaped(one, shapeOf(one.shape)));
  const dim = (list: readonly TensorState[]): number => dimOf(parts(list).at(0)?.shape ?? [0]);
  return op(`torch.${name}`, {
    args: { tensors },
    aliases: name === "vstack" ? ["torch.row_stack"] : [],
    shape: (a) =>
      a.tensors.length === 0
        ? mismatch("RuntimeError", `${name} expects a non-empty TensorList`)
        : joinedShape(parts(a.tensors), dim(a.tensors)),
    dtype: (a) => resultType(a.tensors),
    values: (a, [shape]) => joinedValues(parts(a.tensors), dim(a.tensors), shape),
    kernel: (call) => {
      const list = Array.isArray(call.args.tensors) ? call.args.tensors : [];
      const tensorList = list
        .filter(isTensor)
        .map((one) => ({ ...one, shape: shapeOf(one.shape) }));
      return catKernel({
        ...call,
        args: { tensors: tensorList, dim: dimOf(tensorList.at(0)?.shape ?? [0]) },
      });
    },
  });
}

export const hstack = stacked(
  "hstack",
  (shape) => (shape.length === 0 ? [1] : shape),
  (shape) => (shape.length === 1 ? 0 : 1),
);
export const vstack = stacked(
  "vstack",
  (shape) => (shape.length >= 2 ? shape : [1, shape.at(0) ?? 1]),
  () => 0,
);
export const dstack = stacked(
  "dstack",
  (shape) => {
    if (shape.length >= 3) return shape;
    return shape.length === 2 ? [...shape, 1] : [1, shape.at(0) ?? 1, 1];
  },
  () => 2,
);
export const columnStack = stacked(
  "column_stack",
  (shape) => (shape.length >= 2 ? shape : [numel(shape), 1]),
  () => 1,
);
