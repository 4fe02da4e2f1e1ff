/** Matrix products of known arrays. */

import { broadcastTo, type Elements } from "./moves";
import type { Shape } from "./shape";
import { broadcast, isMismatch, numel } from "./shape";

/** The shape of `a @ b`, or what does not fit. Vectors count as one row or one column. */
export type ProductShape =
  | { readonly shape: Shape }
  | { readonly error: "inner"; readonly a: number; readonly b: number }
  | { readonly error: "batch" }
  | { readonly error: "scalar" };

export function productShape(a: Shape, b: Shape): ProductShape {
  if (a.length === 0 || b.length === 0) return { error: "scalar" };
  const left = a.length === 1 ? [1, a[0]] : a;
  const right = b.length === 1 ? [b[0], 1] : b;
  const shared = left[left.length - 1];
  const rows = right[right.length - 2];
  if (shared !== rows) return { error: "inner", a: shared, b: rows };
  const batch = broadcast(left.slice(0, -2), right.slice(0, -2));
  if (isMismatch(batch)) return { error: "batch" };
  const shape = [...batch];
  if (a.length > 1) shape.push(left[left.length - 2]);
  if (b.length > 1) shape.push(right[right.length - 1]);
  return { shape };
}

/** `a @ b` for shapes that fit. */
export function product(a: Elements, b: Elements): Float64Array {
  const leftShape = a.shape.length === 1 ? [1, a.shape[0]] : a.shape;
  const rightShape = b.shape.length === 1 ? [b.shape[0], 1] : b.shape;
  const [rows, shared] = leftShape.slice(-2);
  const columns = rightShape[rightShape.length - 1];
  const batch = broadcast(leftShape.slice(0, -2), rightShape.slice(0, -2));
  if (isMismatch(batch)) return new Float64Array(0);
  const count = numel(batch);
  const left = broadcastTo({ shape: leftShape, data: a.data }, [...batch, rows, shared]);
  const right = broadcastTo({ shape: rightShape, data: b.data }, [...batch, shared, columns]);
  const result = new Float64Array(count * rows * columns);
  for (let n = 0; n < count; n++) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        let sum = 0;
        for (let k = 0; k < shared; k++) {
          sum += left[(n * rows + i) * shared + k] * right[(n * shared + k) * columns + j];
        }
        result[(n * rows + i) * columns + j] = sum;
      }
    }
  }
  return result;
}
