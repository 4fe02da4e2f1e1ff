/** Moving the elements of a known array: broadcasting, permuting, taking and joining. */

import type { Shape } from "./shape";
import { numel, sameShape, stridesOf } from "./shape";

/** An array whose numbers are known, whatever their type. */
export interface Elements {
  readonly shape: Shape;
  readonly data: Float64Array;
}

/** Sizes with the step, in elements of the source, along each. */
export interface Walk {
  readonly sizes: Shape;
  readonly strides: readonly number[];
  readonly offset: number;
}

/** The index into the source of every element, in row-major order. */
export function sourceIndices({ sizes, strides, offset }: Walk): Int32Array {
  const count = numel(sizes);
  const indices = new Int32Array(count);
  if (count === 0) return indices;
  const rank = sizes.length;
  const at = new Array<number>(rank).fill(0);
  let source = offset;
  for (let i = 0; i < count; i++) {
    indices[i] = source;
    for (let dim = rank - 1; dim >= 0; dim--) {
      source += strides[dim];
      if (++at[dim] < sizes[dim]) break;
      source -= strides[dim] * sizes[dim];
      at[dim] = 0;
    }
  }
  return indices;
}

export function take(data: Float64Array, indices: Int32Array): Float64Array {
  const result = new Float64Array(indices.length);
  for (let i = 0; i < indices.length; i++) result[i] = data[indices[i]];
  return result;
}

export function takeWalk(data: Float64Array, walk: Walk): Float64Array {
  return take(data, sourceIndices(walk));
}

/** How an array is read as one of a larger shape that it broadcasts to. */
export function broadcastWalk(from: Shape, to: Shape): Walk {
  const own = stridesOf(from);
  const lead = to.length - from.length;
  const strides = to.map((_, dim) => (dim < lead || from[dim - lead] === 1 ? 0 : own[dim - lead]));
  return { sizes: to, strides, offset: 0 };
}

export function broadcastTo({ shape, data }: Elements, to: Shape): Float64Array {
  if (sameShape(shape, to) || numel(shape) === numel(to)) return data;
  if (data.length === 1) return new Float64Array(numel(to)).fill(data[0]);
  return takeWalk(data, broadcastWalk(shape, to));
}

/** The dimensions of an array in another order. */
export function permuteWalk(shape: Shape, order: readonly number[]): Walk {
  const own = stridesOf(shape);
  return {
    sizes: order.map((dim) => shape[dim]),
    strides: order.map((dim) => own[dim]),
    offset: 0,
  };
}

export function permute({ shape, data }: Elements, order: readonly number[]): Elements {
  const walk = permuteWalk(shape, order);
  return { shape: walk.sizes, data: takeWalk(data, walk) };
}

/** Arrays one behind the other along a dimension; their other sizes are the same. */
export function concatenate(parts: readonly Elements[], dim: number): Elements {
  const [first] = parts;
  const size = parts.reduce((sum, part) => sum + part.shape[dim], 0);
  const shape = first.shape.map((own, i) => (i === dim ? size : own));
  const inner = numel(shape.slice(dim + 1));
  const outer = numel(shape.slice(0, dim));
  const data = new Float64Array(numel(shape));
  let from = 0;
  for (const part of parts) {
    const width = part.shape[dim] * inner;
    for (let o = 0; o < outer; o++) {
      data.set(part.data.subarray(o * width, (o + 1) * width), o * size * inner + from);
    }
    from += width;
  }
  return { shape, data };
}

/** A function of the elements at the same place of arrays that are broadcast to `shape`. */
export function mapElements(
  shape: Shape,
  operands: readonly Elements[],
  compute: (...numbers: number[]) => number,
): Float64Array {
  const lists = operands.map((operand) => broadcastTo(operand, shape));
  const result = new Float64Array(numel(shape));
  const [a, b, c] = lists;
  // Loops for the usual numbers of operands: a list for each element costs many times what is computed.
  if (lists.length === 1) for (let i = 0; i < result.length; i++) result[i] = compute(a[i]);
  else if (lists.length === 2)
    for (let i = 0; i < result.length; i++) result[i] = compute(a[i], b[i]);
  else if (lists.length === 3)
    for (let i = 0; i < result.length; i++) result[i] = compute(a[i], b[i], c[i]);
  else for (let i = 0; i < result.length; i++) result[i] = compute(...lists.map((list) => list[i]));
  return result;
}
