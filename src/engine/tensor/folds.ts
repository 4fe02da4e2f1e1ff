/** Reductions of known arrays over some of their dimensions. */

import type { Elements } from "./moves";
import { permuteWalk, takeWalk } from "./moves";
import type { Shape } from "./shape";
import { numel } from "./shape";

/** The shape without the reduced dimensions, or with size 1 in their place. */
export function reducedShape(shape: Shape, dims: readonly number[], keep: boolean): Shape {
  if (keep) return shape.map((size, dim) => (dims.includes(dim) ? 1 : size));
  return shape.filter((_, dim) => !dims.includes(dim));
}

/** The elements that become one, for each element of the result, one row behind the other. */
export interface Rows {
  readonly count: number;
  readonly length: number;
  readonly data: Float64Array;
  /** How many elements that lie next to each other in memory a row consists of: sums are made in runs of these. */
  readonly run: number;
}

export function rowsOf({ shape, data }: Elements, dims: readonly number[]): Rows {
  const isReduced = (dim: number): boolean => dims.includes(dim) || shape[dim] === 1;
  const kept = shape.map((_, dim) => dim).filter((dim) => !dims.includes(dim));
  const sorted = [...dims].sort((a, b) => a - b);
  const length = numel(sorted.map((dim) => shape[dim]));
  let run = 1;
  for (let dim = shape.length - 1; dim >= 0 && isReduced(dim); dim--) run *= shape[dim];
  const isInPlace = kept.every((dim) => sorted.every((other) => dim < other || shape[other] === 1));
  const rows = isInPlace ? data : takeWalk(data, permuteWalk(shape, [...kept, ...sorted]));
  return { count: numel(kept.map((dim) => shape[dim])), length, data: rows, run };
}

/** One number from each row. */
export function foldRows(
  rows: Rows,
  fold: (row: Float64Array, run: number) => number,
): Float64Array {
  const result = new Float64Array(rows.count);
  for (let i = 0; i < rows.count; i++) {
    result[i] = fold(rows.data.subarray(i * rows.length, (i + 1) * rows.length), rows.run);
  }
  return result;
}

/** Running results along one dimension: cumulative sums and the like. */
export function scan(
  { shape, data }: Elements,
  dim: number,
  step: (so: number, next: number) => number,
): Float64Array {
  const result = new Float64Array(data.length);
  const size = shape[dim] ?? 1;
  const inner = numel(shape.slice(dim + 1));
  for (let i = 0; i < data.length; i++) {
    const isFirst = Math.floor(i / inner) % size === 0;
    result[i] = isFirst ? data[i] : step(result[i - inner], data[i]);
  }
  return result;
}

/** Rows along one dimension, each replaced by what `change` makes of it: sorting, flipping. */
export function changeRows(
  { shape, data }: Elements,
  dim: number,
  change: (row: Float64Array) => Float64Array,
): Float64Array {
  const result = new Float64Array(data.length);
  const size = shape[dim] ?? 1;
  const inner = numel(shape.slice(dim + 1));
  if (data.length === 0) return result;
  const outer = data.length / (size * inner);
  const row = new Float64Array(size);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const from = o * size * inner + i;
      for (let k = 0; k < size; k++) row[k] = data[from + k * inner];
      const changed = change(row);
      for (let k = 0; k < size; k++) result[from + k * inner] = changed[k];
    }
  }
  return result;
}

/** The order of a row's elements, NaN last; stable. */
export function sortOrder(row: Float64Array, isDescending = false): Float64Array {
  const order = Array.from(row, (_, i) => i);
  const sign = isDescending ? -1 : 1;
  order.sort((a, b) => {
    const x = row[a];
    const y = row[b];
    if (Number.isNaN(x) || Number.isNaN(y)) {
      return (Number(Number.isNaN(x)) - Number(Number.isNaN(y))) * sign;
    }
    return x < y ? -sign : x > y ? sign : 0;
  });
  return Float64Array.from(order);
}
