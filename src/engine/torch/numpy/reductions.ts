/** NumPy's reductions, with its own order of summation. */

import type { Machine } from "../../python/native";
import { categoryOf, isUnsigned, type DType } from "../../tensor/dtype";
import { broadcastTo } from "../../tensor/moves";
import { foldRows, reducedShape, rowsOf } from "../../tensor/folds";
import { numel } from "../../tensor/shape";
import { classesOf } from "./classes";
import { isKnown, isSmall, numbers, type Numbers } from "./numbers";

/** The dimensions to reduce, counted from the front, or NumPy's error. All of them where `axis` is absent. */
export function axesOf(
  vm: Machine,
  rank: number,
  axis: readonly number[] | undefined,
  name?: string,
): readonly number[] {
  if (axis === undefined) return Array.from({ length: rank }, (_, i) => i);
  const result: number[] = [];
  for (const one of axis) {
    const at = axisOf(vm, rank, one, name);
    if (result.includes(at)) {
      const where =
        name === undefined ? "duplicate value in 'axis'" : `repeated axis in \`${name}\` argument`;
      throw vm.raise("ValueError", where);
    }
    result.push(at);
  }
  return result;
}

export function axisOf(vm: Machine, rank: number, axis: number, name?: string): number {
  if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  const prefix = name === undefined ? "" : `${name}: `;
  const message = `${prefix}axis ${axis} is out of bounds for array of dimension ${rank}`;
  throw vm.raiseOf(classesOf(vm).axisError, [{ kind: "str", value: message }]);
}

export interface Reduction {
  readonly dtype: (dtype: DType) => DType;
  /** One number from a row. `run`: how many elements lie next to each other in memory. */
  readonly fold: (row: Float64Array, run: number, dtype: DType) => number;
  /** What reducing nothing is called, where it is an error. */
  readonly empty?: string;
  /** The result so far and one more number: how `initial` takes part. */
  readonly join?: (so: number, next: number) => number;
}

/** What a reduction is told beside the axes. */
export interface ReductionOptions {
  readonly dtype?: DType;
  /** Elements where this is false do not take part. */
  readonly where?: Numbers;
  readonly initial?: number;
}

export function reduce(
  vm: Machine,
  input: Numbers,
  axes: readonly number[],
  keep: boolean,
  reduction: Reduction,
  { dtype, where, initial }: ReductionOptions = {},
): Numbers {
  const shape = reducedShape(input.shape, axes, keep);
  const type = dtype ?? reduction.dtype(input.dtype);
  const length = numel(axes.map((axis) => input.shape[axis]));
  const { empty, join } = reduction;
  if (length === 0 && empty !== undefined && numel(shape) > 0 && initial === undefined) {
    throw vm.raise("ValueError", empty);
  }
  if (where && join && empty !== undefined && initial === undefined) {
    const name = /operation (\w+)/.exec(empty)?.[1] ?? "";
    throw vm.raise(
      "ValueError",
      `reduction operation '${name}' does not have an identity, so to use a where mask one has to specify 'initial'`,
    );
  }
  if (!isKnown(input) || !isSmall(shape) || (where && !isKnown(where))) {
    return { shape, dtype: type };
  }
  vm.charge(1 + (input.data.length >> 2));
  const rows = rowsOf(input, axes);
  const round = rounder(type);
  const mask = where?.data && {
    shape: input.shape,
    data: broadcastTo({ shape: where.shape, data: where.data }, input.shape),
  };
  const kept = mask && rowsOf(mask, axes);
  let at = 0;
  const folded = foldRows(rows, (whole, run) => {
    const own = kept?.data.subarray(at, at + whole.length);
    at += whole.length;
    const row = own ? whole.filter((_, i) => own[i] !== 0) : whole;
    if (row.length === 0 && initial !== undefined) return initial;
    const result = reduction.fold(row, own ? row.length : run, type);
    return initial === undefined || !join ? result : round(join(initial, result));
  });
  return numbers(shape, type, folded);
}

/** Sums are as exact as NumPy's are: pairwise where elements lie next to each other. */
export const sum: Reduction = {
  dtype: (dtype) => sumType(dtype),
  fold: (row, run, dtype) => total(row, run, rounder(dtype)),
  join: (so, next) => so + next,
};

export const product: Reduction = {
  dtype: (dtype) => sumType(dtype),
  fold: (row, _, dtype) => {
    const round = rounder(dtype);
    return row.reduce((so, value) => round(so * value), 1);
  },
  join: (so, next) => so * next,
};

export const mean: Reduction = {
  dtype: (dtype) => meanType(dtype),
  fold: (row, run, dtype) => {
    const round = dtype === "float16" ? Math.fround : rounder(dtype);
    return round(total(row, run, round) / row.length);
  },
};

/** `ddof`: what is taken off the number of elements. */
export function variance(ddof: number, isRoot: boolean): Reduction {
  return {
    dtype: (dtype) => meanType(dtype),
    fold: (row, run, dtype) => {
      const round = dtype === "float16" ? Math.fround : rounder(dtype);
      const middle = round(total(row, run, round) / row.length);
      const squares = row.map((value) => {
        const off = round(value - middle);
        return round(off * off);
      });
      const result = round(total(squares, run, round) / Math.max(row.length - ddof, 0));
      return isRoot ? Math.sqrt(result) : result;
    },
  };
}

export function extreme(name: "maximum" | "minimum"): Reduction {
  const isBetter =
    name === "maximum" ? (a: number, b: number) => a > b : (a: number, b: number) => a < b;
  return {
    dtype: (dtype) => dtype,
    fold: (row) => {
      let best = row[0];
      for (const value of row) {
        if (Number.isNaN(value)) return NaN;
        if (isBetter(value, best)) best = value;
      }
      return best;
    },
    empty: `zero-size array to reduction operation ${name} which has no identity`,
    join: (so, next) =>
      Number.isNaN(so) || Number.isNaN(next) ? NaN : isBetter(next, so) ? next : so,
  };
}

export function argExtreme(name: "argmax" | "argmin"): Reduction {
  const isBetter =
    name === "argmax" ? (a: number, b: number) => a > b : (a: number, b: number) => a < b;
  return {
    dtype: () => "int64",
    fold: (row) => {
      let best = 0;
      for (let i = 0; i < row.length; i++) {
        if (Number.isNaN(row[i])) return i;
        if (isBetter(row[i], row[best])) best = i;
      }
      return best;
    },
    empty: `attempt to get ${name} of an empty sequence`,
  };
}

export const all: Reduction = {
  dtype: () => "bool",
  fold: (row) => (row.every((value) => value !== 0) ? 1 : 0),
};

export const any: Reduction = {
  dtype: () => "bool",
  fold: (row) => (row.some((value) => value !== 0) ? 1 : 0),
};

export const countNonzero: Reduction = {
  dtype: () => "int64",
  fold: (row) => row.filter((value) => value !== 0).length,
};

export const range: Reduction = {
  dtype: (dtype) => dtype,
  fold: (row) => Math.max(...row) - Math.min(...row),
};

const quantileMethods = ["linear", "lower", "higher", "nearest", "midpoint"] as const;

export type QuantileMethod = (typeof quantileMethods)[number];

export function isQuantileMethod(name: string): name is QuantileMethod {
  return quantileMethods.some((one) => one === name);
}

/** What is taken between two neighbours: https://numpy.org/doc/1.24/reference/generated/numpy.quantile.html */
export function quantile(q: number, method: QuantileMethod): Reduction {
  const isElement = method !== "linear" && method !== "midpoint";
  return {
    dtype: (dtype) => (isElement ? dtype : meanType(dtype)),
    fold: (row) => {
      if (row.some(Number.isNaN)) return NaN;
      const sorted = Float64Array.from(row).sort();
      const at = q * (sorted.length - 1);
      const low = Math.floor(at);
      const a = sorted[low];
      const b = sorted[Math.min(low + 1, sorted.length - 1)];
      const t = at - low;
      if (method === "lower" || t === 0) return a;
      if (method === "higher") return b;
      if (method === "nearest") return t === 0.5 ? (low % 2 === 0 ? a : b) : t < 0.5 ? a : b;
      if (method === "midpoint") return (a + b) / 2;
      return t >= 0.5 ? b - (b - a) * (1 - t) : a + (b - a) * t;
    },
  };
}

/** `np.median`: the mean of the one or two in the middle. */
export const median: Reduction = {
  dtype: (dtype) => meanType(dtype),
  fold: (row) => {
    if (row.length === 0 || row.some(Number.isNaN)) return NaN;
    const sorted = Float64Array.from(row).sort();
    const middle = sorted.length >> 1;
    if (sorted.length % 2 === 1) return sorted[middle];
    return (sorted[middle - 1] + sorted[middle]) / 2;
  },
};

/** The sum of all elements in NumPy's order. */
export function total(row: Float64Array, run: number, round: (x: number) => number): number {
  if (run <= 1) {
    let sum = 0;
    for (const value of row) sum = round(sum + value);
    return sum;
  }
  let sum = 0;
  for (let from = 0; from < row.length; from += run) {
    sum = round(sum + pairwise(row, from, Math.min(run, row.length - from), round));
  }
  return sum;
}

/** https://github.com/numpy/numpy/blob/v1.24.2/numpy/core/src/umath/loops_utils.h.src */
function pairwise(
  row: Float64Array,
  from: number,
  count: number,
  round: (x: number) => number,
): number {
  if (count < 8) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum = round(sum + row[from + i]);
    return sum;
  }
  if (count <= 128) {
    const parts = [...row.subarray(from, from + 8)];
    let i = 8;
    for (; i < count - (count % 8); i += 8) {
      for (let k = 0; k < 8; k++) parts[k] = round(parts[k] + row[from + i + k]);
    }
    const [a, b, c, d, e, f, g, h] = parts;
    let sum = round(round(round(a + b) + round(c + d)) + round(round(e + f) + round(g + h)));
    for (; i < count; i++) sum = round(sum + row[from + i]);
    return sum;
  }
  let half = count >> 1;
  half -= half % 8;
  return round(pairwise(row, from, half, round) + pairwise(row, from + half, count - half, round));
}

/** Rounds to a type after every step. */
export function rounder(dtype: DType): (x: number) => number {
  return dtype === "float32" ? Math.fround : (x) => x;
}

/** Sums of small integers and truth values are made in 64 bits. */
export function sumType(dtype: DType): DType {
  const category = categoryOf(dtype);
  if (category === "integer" && isUnsigned(dtype)) return "uint64";
  return category === "bool" || category === "integer" ? "int64" : dtype;
}

export function meanType(dtype: DType): DType {
  const category = categoryOf(dtype);
  return category === "bool" || category === "integer" ? "float64" : dtype;
}
