/** Ops that show the same numbers several times. */

import type { TensorState } from "../../python/values";
import { broadcastWalk, takeWalk, type Walk } from "../../tensor/moves";
import { stridesOf, type Shape } from "../../tensor/shape";
import { tensor, tensors, variadicInts } from "../args";
import { broadcastShapes } from "../broadcasting";
import { typeNames } from "../dtypes";
import { passes, tensorsArg } from "../kernel";
import { expandPass } from "../kernels/strided";
import { expandKernel, repeatKernel } from "../kernels/movement";
import { isMismatch, mismatch, op, sizesText, type Mismatch, type Strides } from "../op";
import { walking } from "./moving";

/** The walk of a tensor expanded to sizes, of which -1 keeps a dimension as it is. */
function expanded(input: TensorState, strides: Strides, sizes: readonly number[]): Walk | Mismatch {
  const { shape } = input;
  const lead = sizes.length - shape.length;
  if (lead < 0) {
    return mismatch(
      "RuntimeError",
      `expand(torch.${typeNames[input.dtype]}Tensor{${sizesText(shape)}}, size=${sizesText(sizes)}): the number of ` +
        `sizes provided (${sizes.length}) must be greater or equal to the number of dimensions in the tensor (${shape.length})`,
    );
  }
  const result: number[] = [];
  const steps: number[] = [];
  for (const [dim, size] of sizes.entries()) {
    const own = dim < lead ? 1 : shape[dim - lead];
    if (size === -1 && dim < lead) {
      return mismatch(
        "RuntimeError",
        `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${dim}`,
      );
    }
    const wanted = size === -1 ? own : size;
    if (own !== 1 && wanted !== own) {
      return mismatch(
        "RuntimeError",
        `The expanded size of the tensor (${size}) must match the existing size (${own}) at non-singleton dimension ${dim}.  ` +
          `Target sizes: ${sizesText(sizes)}.  Tensor sizes: ${sizesText(shape)}`,
      );
    }
    result.push(wanted);
    steps.push(dim < lead || (own === 1 && wanted !== 1) ? 0 : strides[dim - lead]);
  }
  return { sizes: result, strides: steps, offset: 0 };
}

export const expand = op("Tensor.expand", {
  args: { input: tensor, size: variadicInts },
  aliases: ["torch.broadcast_to", "Tensor.broadcast_to"],
  ...walking(
    (a: { input: TensorState; size: readonly number[] }, strides) =>
      expanded(a.input, strides, a.size),
    true,
  ),
  kernel: expandKernel,
});

export const expandAs = op("Tensor.expand_as", {
  args: { input: tensor, other: tensor },
  ...walking(
    (a: { input: TensorState; other: TensorState }, strides) =>
      expanded(a.input, strides, a.other.shape),
    true,
  ),
  kernel: expandKernel,
});

export const broadcastTensors = op("torch.broadcast_tensors:tensors", {
  args: { tensors },
  shape(a) {
    const shape = broadcastShapes(a.tensors.map((input) => input.shape));
    return isMismatch(shape) ? shape : a.tensors.map(() => shape);
  },
  dtype: (a) => a.tensors.map((input) => input.dtype),
  values(a, [shape]) {
    const list = a.tensors.flatMap(({ values, dtype }) => {
      const data = values && takeWalk(values.data, broadcastWalk(values.shape, shape));
      return data ? [{ shape, dtype, data }] : [];
    });
    return list.length === a.tensors.length ? list : undefined;
  },
  kernel: (call) => {
    const list = tensorsArg(call, "tensors");
    return passes(
      ...list.map((one, i) => ({
        ...expandPass(one, call.outputs[i].shape, ""),
        into: { output: i },
      })),
    );
  },
});

function repeatedWalk(input: TensorState, repeats: readonly number[]): Walk {
  const lead = repeats.length - input.shape.length;
  const own = stridesOf(input.shape);
  return {
    sizes: repeats.flatMap((times, dim) => [times, dim < lead ? 1 : input.shape[dim - lead]]),
    strides: repeats.flatMap((_, dim) => [0, dim < lead ? 0 : own[dim - lead]]),
    offset: 0,
  };
}

function repeatedShape(input: TensorState, repeats: readonly number[]): Shape {
  const lead = repeats.length - input.shape.length;
  return repeats.map((times, dim) => times * (dim < lead ? 1 : input.shape[dim - lead]));
}

function repeatedValues(input: TensorState, repeats: readonly number[]) {
  const { values } = input;
  if (!values) return undefined;
  const data = takeWalk(values.data, repeatedWalk(input, repeats));
  return { shape: repeatedShape(input, repeats), dtype: input.dtype, data };
}

export const repeat = op("Tensor.repeat", {
  args: { input: tensor, repeats: variadicInts },
  shape: ({ input, repeats }) =>
    repeats.length < input.shape.length
      ? mismatch(
          "RuntimeError",
          "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor",
        )
      : repeatedShape(input, repeats),
  values: ({ input, repeats }) => repeatedValues(input, repeats),
  kernel: repeatKernel,
});

/** Missing repeats are 1, in front. */
function padded(repeats: readonly number[], rank: number): readonly number[] {
  return [...new Array<number>(Math.max(0, rank - repeats.length)).fill(1), ...repeats];
}

export const tile = op("torch.tile", {
  args: { input: tensor, dims: variadicInts },
  aliases: ["Tensor.tile"],
  shape: ({ input, dims }) => repeatedShape(input, padded(dims, input.shape.length)),
  values: ({ input, dims }) => repeatedValues(input, padded(dims, input.shape.length)),
  kernel: repeatKernel,
});
