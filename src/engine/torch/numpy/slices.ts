/** Where the elements of a part of an array are. */

import { sourceIndices } from "../../tensor/moves";
import { stridesOf, type Shape } from "../../tensor/shape";

export interface Part {
  readonly shape: Shape;
  readonly indices: () => Int32Array;
}

/** The elements from `start` to `stop` along one dimension. */
export function sliceIndices(shape: Shape, dim: number, start: number, stop: number): Part {
  const strides = stridesOf(shape);
  const sizes = shape.map((size, i) => (i === dim ? Math.max(0, stop - start) : size));
  const offset = start * strides[dim];
  return { shape: sizes, indices: () => sourceIndices({ sizes, strides, offset }) };
}
