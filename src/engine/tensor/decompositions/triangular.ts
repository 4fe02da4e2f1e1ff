/** QR and Cholesky decompositions, with LAPACK's signs. */

import {
  columnFrom,
  identity,
  matrixOf,
  reflectRows,
  reflectionFor,
  type Matrix,
  type Reflection,
} from "./matrix";

/** R on and above the diagonal, and the reflections whose product is Q. */
export function reflected(matrix: Matrix): { readonly r: Matrix; readonly parts: Reflection[] } {
  const r = matrixOf(matrix.rows, matrix.columns, matrix.data);
  const parts: Reflection[] = [];
  for (let k = 0; k < Math.min(r.rows, r.columns); k++) {
    const { reflection, first } = reflectionFor(columnFrom(r, k, k), k);
    reflectRows(r, reflection, k + 1);
    r.data[k * r.columns + k] = first;
    for (let i = k + 1; i < r.rows; i++) r.data[i * r.columns + k] = 0;
    parts.push(reflection);
  }
  return { r, parts };
}

/** The first `columns` columns of the product of the reflections. */
export function productOf(parts: readonly Reflection[], rows: number, columns: number): Matrix {
  const q = matrixOf(rows, columns);
  const whole = identity(rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) q.data[i * columns + j] = whole.data[i * rows + j];
  }
  for (const part of [...parts].reverse()) reflectRows(q, part);
  return q;
}

/** The lower triangle L with L Lᵀ; `undefined` where there is none. */
export function cholesky(data: Float64Array, size: number): Float64Array | undefined {
  const lower = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let sum = data[i * size + j];
      for (let k = 0; k < j; k++) sum -= lower[i * size + k] * lower[j * size + k];
      if (i > j) lower[i * size + j] = sum / lower[j * size + j];
      else if (sum > 0) lower[i * size + j] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}
