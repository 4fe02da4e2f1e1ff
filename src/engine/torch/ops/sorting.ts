/** Ops that put numbers in order. */

import type { TensorState } from "../../python/values";
import type { NDArray } from "../../tensor/array";
import { changeRows, foldRows, rowsOf, sortOrder } from "../../tensor/folds";
import { concatenate } from "../../tensor/moves";
import { knownArray } from "../../tensor/rounding";
import { numel, type Shape } from "../../tensor/shape";
import { bool, either, float, int, keyword, optional, str, tensor } from "../args";
import { dimension, isMismatch, mismatch, op, overloads, type Mismatch } from "../op";
import { foldedValues, listOf, reduceShape } from "./reduction";
import { sortKernel } from "../kernels/movement";

function checkedDim(input: TensorState, dim: number): Mismatch | undefined {
  const at = dimension(dim, input.shape.length);
  return typeof at === "number" ? undefined : at;
}

function ordered(
  input: TensorState,
  dim: number,
  isDescending: boolean,
): readonly NDArray[] | undefined {
  const { values, shape, dtype } = input;
  if (!values) return undefined;
  const at = dim < 0 ? Math.max(0, dim + shape.length) : dim;
  const data = changeRows(values, at, (row) => sortOrder(row, isDescending).map((i) => row[i]));
  const places = changeRows(values, at, (row) => sortOrder(row, isDescending));
  return [
    { shape, dtype, data },
    { shape, dtype: "int64", data: places },
  ];
}

export const sort = op("torch.sort", {
  args: { input: tensor, dim: int(-1), descending: bool(false), stable: bool(false) },
  aliases: ["Tensor.sort"],
  shape: ({ input, dim }) => checkedDim(input, dim) ?? [input.shape, input.shape],
  dtype: ({ input }) => [input.dtype, "int64"],
  values: ({ input, dim, descending }) => ordered(input, dim, descending),
  returns: { name: "sort", fields: ["values", "indices"] },
  kernel: sortKernel,
});

export const argsort = op("torch.argsort", {
  args: { input: tensor, dim: int(-1), descending: bool(false), stable: keyword(bool(false)) },
  aliases: ["Tensor.argsort"],
  shape: ({ input, dim }) => checkedDim(input, dim) ?? input.shape,
  dtype: () => "int64",
  values: ({ input, dim, descending }) => ordered(input, dim, descending)?.[1],
  kernel: sortKernel,
});

export const msort = op("torch.msort", {
  args: { input: tensor },
  aliases: ["Tensor.msort"],
  shape: ({ input }) => input.shape,
  values: ({ input }) => ordered(input, 0, false)?.[0],
  kernel: "none",
});

export const topk = op("torch.topk", {
  args: {
    input: tensor,
    k: int(),
    dim: int(-1),
    largest: bool(true),
    sorted: bool(true),
  },
  aliases: ["Tensor.topk"],
  shape({ input, k, dim }) {
    const at = dimension(dim, input.shape.length);
    if (typeof at !== "number") return at;
    if (k < 0 || k > (input.shape.at(at) ?? 1)) {
      return mismatch("RuntimeError", "selected index k out of range");
    }
    const shape = input.shape.map((size, d) => (d === at ? k : size));
    return [shape, shape];
  },
  dtype: ({ input }) => [input.dtype, "int64"],
  values({ input, k, dim, largest }, [shape]) {
    const all = ordered(input, dim, largest);
    const at = dim < 0 ? dim + input.shape.length : dim;
    return all?.map((one) => ({ ...one, shape, data: firstAlong(one, at, k) }));
  },
  returns: { name: "topk", fields: ["values", "indices"] },
  kernel: sortKernel,
});

/** The first `count` elements along a dimension. */
function firstAlong({ shape, data }: NDArray, dim: number, count: number): Float64Array {
  const inner = numel(shape.slice(dim + 1));
  const size = shape.at(dim) ?? 1;
  return data.filter((_, i) => Math.floor(i / inner) % size < count);
}

export const kthvalue = op("torch.kthvalue", {
  args: { input: tensor, k: int(), dim: int(-1), keepdim: bool(false) },
  aliases: ["Tensor.kthvalue"],
  shape({ input, k, dim, keepdim }) {
    const at = dimension(dim, input.shape.length);
    if (typeof at !== "number") return at;
    if (k < 1 || k > (input.shape.at(at) ?? 1)) {
      return mismatch(
        "RuntimeError",
        `kthvalue(): selected number k out of range for dimension ${at}`,
      );
    }
    const shape = reduceShape(input, [dim], keepdim);
    return isMismatch(shape) ? shape : [shape, shape];
  },
  dtype: ({ input }) => [input.dtype, "int64"],
  values: ({ input, k, dim }, [shape]) => both(input, dim, shape, (row) => sortOrder(row)[k - 1]),
  returns: { name: "kthvalue", fields: ["values", "indices"] },
  kernel: "none",
});

/** A number of each row and its place. */
function both(
  input: TensorState,
  dim: number,
  shape: Shape,
  placeOf: (row: Float64Array) => number,
): readonly NDArray[] | undefined {
  const best = foldedValues(input, [dim], shape, input.dtype, (row) => row[placeOf(row)]);
  const places = foldedValues(input, [dim], shape, "int64", placeOf);
  return best && places && [best, places];
}

/** The lower of the two in the middle. */
function medianPlace(row: Float64Array): number {
  return sortOrder(row)[(row.length - 1) >> 1];
}

export const medianAll = op("torch.median:all", {
  args: { input: tensor },
  shape: () => [],
  values: ({ input }, [shape]) =>
    foldedValues(input, undefined, shape, input.dtype, (row) => row[medianPlace(row)]),
  kernel: "none",
});

export const medianAlong = op("torch.median:dim", {
  args: { input: tensor, dim: int(), keepdim: bool(false) },
  shape({ input, dim, keepdim }) {
    const shape = reduceShape(input, [dim], keepdim);
    return isMismatch(shape) ? shape : [shape, shape];
  },
  dtype: ({ input }) => [input.dtype, "int64"],
  values: ({ input, dim }, [shape]) => both(input, dim, shape, medianPlace),
  returns: { name: "median", fields: ["values", "indices"] },
  kernel: "none",
});

export const median = overloads("torch.median", ["Tensor.median"], [medianAll, medianAlong]);

export const mode = op("torch.mode", {
  args: { input: tensor, dim: int(-1), keepdim: bool(false) },
  aliases: ["Tensor.mode"],
  shape({ input, dim, keepdim }) {
    const shape = reduceShape(input, [dim], keepdim);
    return isMismatch(shape) ? shape : [shape, shape];
  },
  dtype: ({ input }) => [input.dtype, "int64"],
  values: ({ input, dim }, [shape]) => both(input, dim, shape, modePlace),
  returns: { name: "mode", fields: ["values", "indices"] },
  kernel: "none",
});

/** The last place of the smallest of the most frequent numbers. */
function modePlace(row: Float64Array): number {
  const counts = new Map<number, number>();
  for (const value of row) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const best = Math.min(
    ...[...counts].filter(([, count]) => count === most).map(([value]) => value),
  );
  return row.lastIndexOf(best);
}

export const quantile = op("torch.quantile", {
  args: {
    input: tensor,
    q: either(tensor, float()),
    dim: optional(int()),
    keepdim: bool(false),
    interpolation: keyword(str("linear")),
  },
  aliases: ["Tensor.quantile", "torch.nanquantile", "Tensor.nanquantile"],
  shape({ input, q, dim, keepdim }) {
    const shape = reduceShape(input, listOf(dim), keepdim);
    if (isMismatch(shape)) return shape;
    return typeof q === "number" ? shape : [...q.shape, ...shape];
  },
  values({ input, q, dim, interpolation }, [shape]) {
    const fractions = typeof q === "number" ? [q] : q.values?.data;
    const inner = reduceShape(input, listOf(dim), false);
    if (!fractions || !input.values || isMismatch(inner) || interpolation !== "linear") {
      return undefined;
    }
    const rows = rowsOf(
      input.values,
      dim === undefined ? input.shape.map((_, i) => i) : [dim < 0 ? dim + input.shape.length : dim],
    );
    const parts = [...fractions].map((fraction) => ({
      shape: [1, rows.count],
      data: foldRows(rows, (row) => quantileOf(row, fraction)),
    }));
    return knownArray(shape, input.dtype, concatenate(parts, 0).data);
  },
  kernel: "none",
});

function quantileOf(row: Float64Array, q: number): number {
  const sorted = Float64Array.from(row).sort();
  const at = q * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}
