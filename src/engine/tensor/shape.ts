/** Shapes: lists of sizes, outermost dimension first. */

export type Shape = readonly number[];

/** Number of elements; 1 for a scalar's empty shape. */
export function numel(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, i) => size === b[i]);
}

/** Row-major strides in elements. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= Math.max(shape[i], 1);
  }
  return strides;
}

/** A broadcast that does not fit: the two sizes and the dimension of the result where they meet. */
export interface BroadcastMismatch {
  readonly dimension: number;
  readonly a: number;
  readonly b: number;
}

/** The shape of `a` and `b` broadcast together, by the rules of https://pytorch.org/docs/stable/notes/broadcasting.html */
export function broadcast(a: Shape, b: Shape): Shape | BroadcastMismatch {
  const rank = Math.max(a.length, b.length);
  const result = new Array<number>(rank);
  for (let i = rank - 1; i >= 0; i--) {
    const sizeA = a[i - rank + a.length] ?? 1;
    const sizeB = b[i - rank + b.length] ?? 1;
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) return { dimension: i, a: sizeA, b: sizeB };
    result[i] = sizeA === 1 ? sizeB : sizeA;
  }
  return result;
}

export function isMismatch(result: Shape | BroadcastMismatch): result is BroadcastMismatch {
  return !Array.isArray(result);
}
