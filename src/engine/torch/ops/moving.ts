/** Ops that put dimensions into another order, or repeat, flip and shift numbers along them. */

import type { TensorState } from "../../python/values";
import { itemSize } from "../../tensor/dtype";
import { knownArray } from "../../tensor/rounding";
import { takeWalk, type Walk } from "../../tensor/moves";
import { numel, type Shape, stridesOf } from "../../tensor/shape";
import { int, intList, optional, tensor, variadicInts } from "../args";
import {
  moved,
  movedimKernel,
  permuteKernel,
  transposeKernel,
  windowsKernel,
} from "../kernels/movement";
import { isTensor, type Kernel, unsupported } from "../kernel";
import type { Layout } from "../kernels/strided";
import {
  dimension,
  isMismatch,
  mismatch,
  type Mismatch,
  op,
  type ShapeResult,
  sizesText,
  type Strides,
} from "../op";
import { stridesIn, unlessContiguous } from "../views";

/** An op whose result is a walk over its input; `isView`: it shares the memory. */
export function walking<A extends { readonly input: TensorState }>(
  walkOf: (args: A, strides: Strides) => Walk | Mismatch,
  isView: boolean,
) {
  return {
    shape(args: A): ShapeResult {
      const walk = walkOf(args, stridesOf(args.input.shape));
      return "kind" in walk ? walk : walk.sizes;
    },
    strides(args: A, [shape]: readonly Shape[]): readonly (Strides | undefined)[] {
      if (!isView) return [];
      const walk = walkOf(args, stridesIn(args.input));
      return ["kind" in walk ? undefined : unlessContiguous(shape, walk.strides)];
    },
    values(args: A, [shape]: readonly Shape[]) {
      const walk = walkOf(args, stridesOf(args.input.shape));
      const { values, dtype } = args.input;
      if (!values || "kind" in walk) return undefined;
      return knownArray(shape, dtype, takeWalk(values.data, walk));
    },
  };
}

/** Dimensions counted from the front, or PyTorch's error. */
export function dimensions(dims: readonly number[], rank: number): readonly number[] | Mismatch {
  const result: number[] = [];
  for (const dim of dims) {
    const at = dimension(dim, rank);
    if (typeof at !== "number") return at;
    result.push(at);
  }
  return result;
}

function reordered(shape: Shape, strides: Strides, order: readonly number[]): Walk {
  return {
    sizes: order.map((dim) => shape[dim]),
    strides: order.map((dim) => strides[dim]),
    offset: 0,
  };
}

function identity(rank: number): number[] {
  return Array.from({ length: rank }, (_, i) => i);
}

export const permute = op("torch.permute", {
  args: { input: tensor, dims: variadicInts },
  aliases: ["Tensor.permute"],
  ...walking(({ input, dims }: { input: TensorState; dims: readonly number[] }, strides) => {
    const rank = input.shape.length;
    if (dims.length !== rank) {
      return mismatch(
        "RuntimeError",
        "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired " +
          `ordering of dimensions i.e. input.dim() = ${rank} is not equal to len(dims) = ${dims.length}`,
      );
    }
    const order = dimensions(dims, rank);
    if (isMismatch(order)) return order;
    if (new Set(order).size < rank) {
      return mismatch("RuntimeError", "permute(): duplicate dims are not allowed.");
    }
    return reordered(input.shape, strides, order);
  }, true),
  reach: ({ dims }) => ({
    kind: "order",
    dims: dims.map((dim) => (dim < 0 ? dim + dims.length : dim)),
  }),
  kernel: permuteKernel,
});

function exchanged(
  input: TensorState,
  strides: Strides,
  dim0: number,
  dim1: number,
): Walk | Mismatch {
  const rank = input.shape.length;
  const pair = dimensions([dim0, dim1], rank);
  if (isMismatch(pair)) return pair;
  const order = identity(rank);
  const [a, b] = pair;
  if (rank > 0) [order[a], order[b]] = [b, a];
  return reordered(input.shape, strides, order);
}

export const transpose = op("torch.transpose", {
  overloads: ["Tensor input, int dim0, int dim1", "Tensor input, name dim0, name dim1"],
  args: { input: tensor, dim0: int(), dim1: int() },
  aliases: [
    "torch.swapaxes",
    "torch.swapdims",
    "Tensor.transpose",
    "Tensor.transpose_",
    "Tensor.swapaxes",
    "Tensor.swapdims",
    "Tensor.swapaxes_",
    "Tensor.swapdims_",
  ],
  ...walking(
    (a: { input: TensorState; dim0: number; dim1: number }, strides) =>
      exchanged(a.input, strides, a.dim0, a.dim1),
    true,
  ),
  reach: ({ dim0, dim1 }, out) => {
    const order = identity(out.length);
    const [a, b] = [dim0, dim1].map((dim) => (dim < 0 ? dim + out.length : dim));
    [order[a], order[b]] = [b, a];
    return { kind: "order", dims: order };
  },
  kernel: transposeKernel,
});

export const t = op("torch.t", {
  args: { input: tensor },
  aliases: ["Tensor.t", "Tensor.t_"],
  ...walking(({ input }: { input: TensorState }, strides) => {
    const rank = input.shape.length;
    if (rank > 2) {
      return mismatch(
        "RuntimeError",
        `t() expects a tensor with <= 2 dimensions, but self is ${rank}D`,
      );
    }
    return rank < 2
      ? reordered(input.shape, strides, identity(rank))
      : exchanged(input, strides, 0, 1);
  }, true),
  kernel: transposeKernel,
});

export const adjoint = op("torch.adjoint", {
  args: { input: tensor },
  aliases: ["Tensor.adjoint"],
  ...walking(
    ({ input }: { input: TensorState }, strides) => exchanged(input, strides, -2, -1),
    true,
  ),
  kernel: transposeKernel,
});

export const movedim = op("torch.movedim", {
  args: { input: tensor, source: intList(), destination: intList() },
  aliases: ["torch.moveaxis", "Tensor.movedim", "Tensor.moveaxis"],
  ...walking(
    (
      a: { input: TensorState; source: readonly number[]; destination: readonly number[] },
      strides,
    ) => {
      const rank = a.input.shape.length;
      if (a.source.length !== a.destination.length) {
        return mismatch(
          "RuntimeError",
          `movedim: Invalid source or destination dims: source (${sizesText(a.source)} dims) should contain the same ` +
            `number of dims as destination (${sizesText(a.destination)} dims)`,
        );
      }
      const from = dimensions(a.source, rank);
      if (isMismatch(from)) return from;
      const to = dimensions(a.destination, rank);
      if (isMismatch(to)) return to;
      for (const [name, list, given] of [
        ["source", from, a.source],
        ["destination", to, a.destination],
      ] as const) {
        if (new Set(list).size === list.length) continue;
        return mismatch(
          "RuntimeError",
          `movedim: repeated dim in \`${name}\` (${sizesText(given)})`,
        );
      }
      const rest = identity(rank).filter((dim) => !from.includes(dim));
      const order = identity(rank).map((place) => {
        const i = to.indexOf(place);
        return i === -1 ? (rest.shift() ?? 0) : from[i];
      });
      return reordered(a.input.shape, strides, order);
    },
    true,
  ),
  kernel: movedimKernel,
});

/** A kernel for a walk that follows from the arguments as the trace has them. */
export function walkKernel(
  walkOf: (input: Shape, call: Parameters<Kernel>[0]) => Layout | undefined,
): Kernel {
  return (call) => {
    const input = Object.values(call.args).find(isTensor);
    const layout = input && walkOf(input.shape, call);
    return input && layout ? moved(input, [layout]) : unsupported(`${call.op} of these arguments`);
  };
}

export const unfold = op("Tensor.unfold", {
  args: { input: tensor, dimension: int(), size: int(), step: int() },
  ...walking(
    (a: { input: TensorState; dimension: number; size: number; step: number }, strides) => {
      const { shape } = a.input;
      const at = dimension(a.dimension, shape.length);
      if (typeof at !== "number") return at;
      const own = shape.at(at) ?? 1;
      if (a.size > own) {
        return mismatch(
          "RuntimeError",
          `maximum size for tensor at dimension ${at} is ${own} but size is ${a.size}`,
        );
      }
      if (a.step <= 0) return mismatch("RuntimeError", `step is ${a.step} but must be > 0`);
      const count = Math.floor((own - a.size) / a.step) + 1;
      return {
        sizes: [...shape.map((size, dim) => (dim === at ? count : size)), a.size],
        strides: [
          ...strides.map((step, dim) => (dim === at ? step * a.step : step)),
          strides.at(at) ?? 1,
        ],
        offset: 0,
      };
    },
    true,
  ),
  kernel: windowsKernel,
});

export const diagonal = op("torch.diagonal", {
  args: { input: tensor, offset: int(0), dim1: int(0), dim2: int(1) },
  aliases: ["Tensor.diagonal"],
  ...walking(
    (a: { input: TensorState; offset: number; dim1: number; dim2: number }, strides) =>
      diagonalWalk(a.input.shape, strides, a.offset, a.dim1, a.dim2),
    true,
  ),
  kernel: walkKernel((shape, call) => {
    const walk = diagonalWalk(
      shape,
      stridesOf(shape),
      Number(call.args.offset ?? 0),
      Number(call.args.dim1 ?? 0),
      Number(call.args.dim2 ?? 1),
    );
    return "kind" in walk ? undefined : walk;
  }),
});

export function diagonalWalk(
  shape: Shape,
  strides: Strides,
  offset: number,
  dim1: number,
  dim2: number,
): Walk | Mismatch {
  const pair = dimensions([dim1, dim2], shape.length);
  if (isMismatch(pair)) return pair;
  const [a, b] = pair;
  if (a === b) {
    return mismatch("RuntimeError", `diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
  }
  const count =
    offset >= 0 ? Math.min(shape[a], shape[b] - offset) : Math.min(shape[a] + offset, shape[b]);
  const others = identity(shape.length).filter((dim) => dim !== a && dim !== b);
  return {
    sizes: [...others.map((dim) => shape[dim]), Math.max(0, count)],
    strides: [...others.map((dim) => strides[dim]), strides[a] + strides[b]],
    offset: count > 0 ? (offset >= 0 ? offset * strides[b] : -offset * strides[a]) : 0,
  };
}

/** Steps in memory are given as they are: values are only known where they stay inside. */
export const asStrided = op("torch.as_strided", {
  args: { input: tensor, size: intList(), stride: intList(), storage_offset: optional(int()) },
  aliases: ["Tensor.as_strided"],
  shape({ input, size, stride, storage_offset: offset }) {
    if (size.length !== stride.length) {
      return mismatch("RuntimeError", "mismatch in length of strides and shape");
    }
    const last = size.reduce((sum, count, i) => sum + (count - 1) * stride[i], offset ?? 0);
    if (numel(size) > 0 && last >= numel(input.shape) && !input.strides) {
      return mismatch(
        "RuntimeError",
        `setStorage: sizes ${sizesText(size)}, strides ${sizesText(stride)}, storage offset ${offset ?? 0}, and itemsize ` +
          `${itemSize[input.dtype]} requiring a storage size of ${(last + 1) * itemSize[input.dtype]} are out of bounds for storage ` +
          `of size ${numel(input.shape) * itemSize[input.dtype]}`,
      );
    }
    return size;
  },
  strides: ({ stride }, [shape]) => [unlessContiguous(shape, stride)],
  values({ input, size, stride, storage_offset: offset }, [shape]) {
    if (!input.values || input.strides) return undefined;
    const walk = { sizes: size, strides: stride, offset: offset ?? 0 };
    return { shape, dtype: input.dtype, data: takeWalk(input.values.data, walk) };
  },
  kernel: walkKernel((_, call) => {
    const list = (name: string): readonly number[] | undefined => {
      const arg = call.args[name];
      return Array.isArray(arg) ? arg.map(Number) : undefined;
    };
    const sizes = list("size");
    const strides = list("stride");
    return sizes && strides && { sizes, strides, offset: Number(call.args.storage_offset ?? 0) };
  }),
});
