/** Ops that turn tensors around: flips, rotations, shifts. */

import type { TensorState } from "../../python/values";
import { takeWalk, type Walk } from "../../tensor/moves";
import { numel, type Shape, stridesOf } from "../../tensor/shape";
import { int, intList, tensor, variadicInts } from "../args";
import { flipKernel, rollKernel } from "../kernels/movement";
import { isMismatch, mismatch, type Mismatch, op } from "../op";
import { dimensions, walking, walkKernel } from "./moving";

function flipped(input: TensorState, given: readonly number[]): Walk | Mismatch {
  const rank = input.shape.length;
  const dims = dimensions(given, rank);
  if (isMismatch(dims)) return dims;
  const strides = stridesOf(input.shape);
  let offset = 0;
  for (const [i, dim] of dims.entries()) {
    if (dims.indexOf(dim) !== i) {
      return mismatch("RuntimeError", `dim ${dim} appears multiple times in the list of dims`);
    }
    if (rank === 0) continue;
    offset += (input.shape[dim] - 1) * strides[dim];
    strides[dim] = -strides[dim];
  }
  return { sizes: input.shape, strides, offset };
}

export const flip = op("torch.flip", {
  args: { input: tensor, dims: variadicInts },
  aliases: ["Tensor.flip"],
  ...walking(
    (a: { input: TensorState; dims: readonly number[] }) => flipped(a.input, a.dims),
    false,
  ),
  kernel: flipKernel,
});

function flipOf(name: string, dim: number) {
  return op(`torch.${name}`, {
    args: { input: tensor },
    aliases: [`Tensor.${name}`],
    shape: ({ input }) =>
      input.shape.length > dim
        ? input.shape
        : mismatch("RuntimeError", `Input must be >= ${dim + 1}-d.`),
    values({ input }, [shape]) {
      const walk = flipped(input, [dim]);
      if (!input.values || "kind" in walk) return undefined;
      return { shape, dtype: input.dtype, data: takeWalk(input.values.data, walk) };
    },
    kernel: walkKernel((shape) => {
      const strides = stridesOf(shape);
      const offset = (shape[dim] - 1) * strides[dim];
      strides[dim] = -strides[dim];
      return { sizes: shape, strides, offset };
    }),
  });
}

export const fliplr = flipOf("fliplr", 1);
export const flipud = flipOf("flipud", 0);

export const rot90 = op("torch.rot90", {
  args: { input: tensor, k: int(1), dims: intList([0, 1]) },
  aliases: ["Tensor.rot90"],
  ...walking(
    ({ input, k, dims }: { input: TensorState; k: number; dims: readonly number[] }) =>
      rotated(input.shape, k, dims),
    false,
  ),
  kernel: walkKernel((shape, call) => {
    const dims = Array.isArray(call.args.dims) ? call.args.dims.map(Number) : [0, 1];
    const walk = rotated(shape, Number(call.args.k ?? 1), dims);
    return "kind" in walk ? undefined : walk;
  }),
});

function rotated(shape: Shape, k: number, dims: readonly number[]): Walk | Mismatch {
  const rank = shape.length;
  if (dims.length !== 2) {
    return mismatch(
      "RuntimeError",
      `expected total rotation dims == 2, but got dims = ${dims.length}`,
    );
  }
  if (rank < 2) {
    return mismatch("RuntimeError", `expected total dims >= 2, but got total dims = ${rank}`);
  }
  const [a, b] = dims.map((dim) => (dim < 0 ? dim + rank : dim));
  if (a === b) {
    return mismatch(
      "RuntimeError",
      `expected rotation dims to be different, but got dim0 = ${dims[0]} and dim1 = ${dims[1]}`,
    );
  }
  for (const [i, at] of [a, b].entries()) {
    if (at >= 0 && at < rank) continue;
    return mismatch("RuntimeError", `Rotation dim${i} out of range, dim${i} = ${dims[i]}`);
  }
  const sizes = [...shape];
  const strides = stridesOf(shape);
  let offset = 0;
  const reverse = (dim: number): void => {
    offset += (sizes[dim] - 1) * strides[dim];
    strides[dim] = -strides[dim];
  };
  for (let turn = 0; turn < ((k % 4) + 4) % 4; turn++) {
    // A quarter turn: the second dimension backwards, then the two exchanged.
    reverse(b);
    [sizes[a], sizes[b]] = [sizes[b], sizes[a]];
    [strides[a], strides[b]] = [strides[b], strides[a]];
  }
  return { sizes, strides, offset };
}

export const roll = op("torch.roll", {
  args: { input: tensor, shifts: intList(), dims: intList([]) },
  aliases: ["Tensor.roll"],
  shape({ input, shifts, dims }) {
    if (shifts.length === 0) return mismatch("RuntimeError", "`shifts` required");
    const at = dimensions(dims, input.shape.length);
    if (dims.length !== shifts.length && !(dims.length === 0 && shifts.length === 1)) {
      return mismatch(
        "RuntimeError",
        `shifts and dimensions must align. shifts: ${shifts.length}, dims:${dims.length}`,
      );
    }
    return isMismatch(at) ? at : input.shape;
  },
  values({ input, shifts, dims }) {
    if (!input.values) return undefined;
    const { shape } = input;
    let data = input.values.data;
    const steps = dims.length === 0 ? [undefined] : dims;
    steps.forEach((dim, i) => {
      const at = dim === undefined ? undefined : dim < 0 ? dim + shape.length : dim;
      const size = at === undefined ? numel(shape) : shape[at];
      const inner = at === undefined ? 1 : numel(shape.slice(at + 1));
      const from = data;
      data = from.map((_, index) => {
        const place = Math.floor(index / inner) % size;
        const source = (((place - shifts[i]) % size) + size) % size;
        return from[index + (source - place) * inner];
      });
    });
    return { shape, dtype: input.dtype, data };
  },
  kernel: rollKernel,
});
