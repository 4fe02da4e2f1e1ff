/** Ops that find the largest and smallest numbers. */

import type { TensorState } from "../../python/values";
import type { NDArray } from "../../tensor/array";
import { numel } from "../../tensor/shape";
import { bool, int, intList, keyword, optional, tensor } from "../args";
import { extremeKernel, foldKernel, type Fold } from "../kernels/reduction";
import { dimension, isMismatch, mismatch, op, overloads, type Mismatch } from "../op";
import { wholeDims } from "../reach";
import { maximum, minimum } from "./arithmetic";
import { foldedValues, listOf, reduceShape } from "./reduction";
import { aminmaxKernel } from "../kernels/various";

export function isBetter(name: "max" | "min"): (a: number, b: number) => boolean {
  return name === "max" ? (a, b) => a > b : (a, b) => a < b;
}

/** The place of the extreme; a NaN is more extreme than every number. */
function placeOf(row: Float64Array, name: "max" | "min"): number {
  const better = isBetter(name);
  let best = 0;
  for (let i = 0; i < row.length; i++) {
    if (Number.isNaN(row[i])) return i;
    if (better(row[i], row[best])) best = i;
  }
  return best;
}

function emptyDim(name: string, input: TensorState, dim: number): Mismatch | undefined {
  const at = dimension(dim, input.shape.length);
  if (typeof at !== "number") return at;
  if (input.shape.length === 0 || input.shape[at] !== 0) return undefined;
  return mismatch("IndexError", `${name}(): Expected reduction dim ${at} to have non-zero size.`);
}

function emptyAll(name: string, input: TensorState): Mismatch | undefined {
  if (numel(input.shape) > 0) return undefined;
  return mismatch(
    "RuntimeError",
    `${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
  );
}

function extreme(name: "max" | "min") {
  const whole = op(`torch.${name}:all`, {
    args: { input: tensor },
    shape: ({ input }) => emptyAll(name, input) ?? [],
    values: ({ input }, [shape]) =>
      foldedValues(input, undefined, shape, input.dtype, (row) => row[placeOf(row, name)]),
    kernel: foldKernel(name),
  });
  const along = op(`torch.${name}:dim`, {
    args: { input: tensor, dim: int(), keepdim: bool(false) },
    shape({ input, dim, keepdim }) {
      const shape = emptyDim(name, input, dim) ?? reduceShape(input, [dim], keepdim);
      return isMismatch(shape) ? shape : [shape, shape];
    },
    dtype: ({ input }) => [input.dtype, "int64"],
    values({ input, dim }, [shape]) {
      const best = foldedValues(input, [dim], shape, input.dtype, (row) => row[placeOf(row, name)]);
      const places = foldedValues(input, [dim], shape, "int64", (row) => placeOf(row, name));
      return best && places && [best, places];
    },
    returns: { name, fields: ["values", "indices"] },
    reach: ({ input, dim, keepdim }) => wholeDims(input, [dim], keepdim),
    kernel: extremeKernel(name),
  });
  const elementwise = name === "max" ? maximum : minimum;
  const other = op(`torch.${name}:other`, {
    args: { input: tensor, other: tensor },
    shape: (a) => elementwise.shape(a),
    dtype: (a) => elementwise.dtype?.(a),
    values: (a, shapes) => elementwise.values?.(a, shapes),
    kernel: elementwise.kernel,
  });
  const all = overloads(`torch.${name}`, [`Tensor.${name}`], [whole, other, along]);
  return { whole, along, other, all };
}

const largest = extreme("max");
const smallest = extreme("min");
export const maxWhole = largest.whole;
export const maxAlong = largest.along;
export const maxOther = largest.other;
export const max = largest.all;
export const minWhole = smallest.whole;
export const minAlong = smallest.along;
export const minOther = smallest.other;
export const min = smallest.all;

/** `torch.amax`, `torch.amin`: over several dimensions, without places. */
function extremeOver(name: "max" | "min") {
  return op(`torch.a${name}`, {
    args: { input: tensor, dim: intList([]), keepdim: bool(false) },
    aliases: [`Tensor.a${name}`],
    shape: ({ input, dim, keepdim }) => reduceShape(input, dim, keepdim),
    values: ({ input, dim }, [shape]) =>
      foldedValues(input, dim, shape, input.dtype, (row) => row[placeOf(row, name)]),
    reach: ({ input, dim, keepdim }) => wholeDims(input, dim, keepdim),
    kernel: foldKernel(name),
  });
}

export const amax = extremeOver("max");
export const amin = extremeOver("min");

export const aminmax = op("torch.aminmax", {
  args: { input: tensor, dim: keyword(optional(int())), keepdim: keyword(bool(false)) },
  aliases: ["Tensor.aminmax"],
  shape({ input, dim, keepdim }) {
    const shape = reduceShape(input, listOf(dim), keepdim);
    return isMismatch(shape) ? shape : [shape, shape];
  },
  values({ input, dim }, [shape]) {
    const fold = (name: "min" | "max"): NDArray | undefined =>
      foldedValues(input, listOf(dim), shape, input.dtype, (row) => row[placeOf(row, name)]);
    const low = fold("min");
    const high = fold("max");
    return low && high && [low, high];
  },
  returns: { name: "aminmax", fields: ["min", "max"] },
  kernel: aminmaxKernel,
});

function argExtreme(name: "max" | "min") {
  const kernel: Fold = name === "max" ? "argmax" : "argmin";
  return op(`torch.arg${name}`, {
    args: { input: tensor, dim: optional(int()), keepdim: bool(false) },
    aliases: [`Tensor.arg${name}`],
    shape({ input, dim, keepdim }) {
      if (dim === undefined && numel(input.shape) === 0) {
        return mismatch(
          "IndexError",
          `arg${name}(): Expected reduction dim to be specified for input.numel() == 0.`,
        );
      }
      if (dim === undefined) return keepdim ? input.shape.map(() => 1) : [];
      return emptyDim(`arg${name}`, input, dim) ?? reduceShape(input, [dim], keepdim);
    },
    dtype: () => "int64",
    values: ({ input, dim }, [shape]) =>
      foldedValues(input, listOf(dim), shape, "int64", (row) => placeOf(row, name)),
    kernel: foldKernel(kernel),
  });
}

export const argmax = argExtreme("max");
export const argmin = argExtreme("min");
