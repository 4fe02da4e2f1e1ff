/** Singular values and vectors: the signs are those of LAPACK's way, bidiagonal form and implicit QR steps. */

import {
  columnFrom,
  exchangeColumns,
  exchangeRows,
  identity,
  matrixOf,
  reflectColumns,
  reflectRows,
  reflectionFor,
  rotateColumns,
  rotateRows,
  rotationFor,
  rowFrom,
  timesMatrix,
  transposed,
  type Matrix,
  type Reflection,
} from "./matrix";
import { bidiagonalSteps, singularOfTwo } from "./bidiagonal";
import { productOf, reflected } from "./triangular";

/** Of larger matrices the signs of the vectors hang on how the last digits are rounded, or LAPACK goes another way. */
export const largestSingular = 20;

export interface Singular {
  readonly u: Matrix;
  readonly values: Float64Array;
  readonly vt: Matrix;
}

/** `isFull`: U and V are square. `undefined` where the steps do not converge. */
export function singularValues(matrix: Matrix, isFull: boolean): Singular | undefined {
  const { rows, columns } = matrix;
  const least = Math.min(rows, columns);
  const most = Math.max(rows, columns);
  if (least === 0) return undefined;
  // A matrix that is much longer than wide is made square first.
  const isLong = most >= Math.trunc((least * 11) / 6);
  if (!isLong) return ofBidiagonal(matrix, isFull);
  if (rows >= columns) {
    const { r, parts } = reflected(matrix);
    const square = matrixOf(columns, columns, r.data.slice(0, columns * columns));
    const inner = ofBidiagonal(square, false);
    if (!inner) return undefined;
    const q = productOf(parts, rows, isFull ? rows : columns);
    return { ...inner, u: timesMatrix(q, padded(inner.u, q.columns)) };
  }
  const { r, parts } = reflected(transposed(matrix));
  const square = transposed(matrixOf(rows, rows, r.data.slice(0, rows * rows)));
  const inner = ofBidiagonal(square, false);
  if (!inner) return undefined;
  const q = transposed(productOf(parts, columns, isFull ? columns : rows));
  return { ...inner, vt: timesMatrix(padded(inner.vt, q.rows), q) };
}

/** With ones on the diagonal where the matrix ends. */
function padded(matrix: Matrix, size: number): Matrix {
  const result = identity(size);
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < matrix.columns; j++) {
      result.data[i * size + j] = matrix.data[i * matrix.columns + j];
    }
  }
  return result;
}

function ofBidiagonal(matrix: Matrix, isFull: boolean): Singular | undefined {
  const { rows, columns } = matrix;
  const { diagonal, beside, left, right } = bidiagonal(matrix);
  const size = diagonal.length;
  const u = identity(size);
  const vt = identity(size);
  const turns = rows < columns ? toUpper(diagonal, beside) : [];
  if (!diagonalized(diagonal, beside, u, vt)) return undefined;
  // What made a lower bidiagonal matrix an upper one is undone.
  for (const { at, c, s } of turns.reverse()) rotateRows(u, at, at + 1, c, -s);
  const wholeU = widened(u, rows, isFull ? rows : size);
  for (const part of [...left].reverse()) reflectRows(wholeU, part);
  const wholeV = widened(transposed(vt), columns, isFull ? columns : size);
  for (const part of [...right].reverse()) reflectRows(wholeV, part);
  return { u: wholeU, values: diagonal, vt: transposed(wholeV) };
}

function widened(matrix: Matrix, rows: number, columns: number): Matrix {
  const result = matrixOf(rows, columns);
  for (let i = 0; i < Math.min(rows, columns); i++) result.data[i * columns + i] = 1;
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < matrix.columns; j++) {
      result.data[i * columns + j] = matrix.data[i * matrix.columns + j];
    }
  }
  return result;
}

/** Reflections from the left and the right that leave two diagonals. */
function bidiagonal(matrix: Matrix) {
  const a = matrixOf(matrix.rows, matrix.columns, matrix.data);
  const { rows, columns } = a;
  const size = Math.min(rows, columns);
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size - 1);
  const left: Reflection[] = [];
  const right: Reflection[] = [];
  const fromLeft = (column: number, start: number): number => {
    const { reflection, first } = reflectionFor(columnFrom(a, column, start), start);
    reflectRows(a, reflection, column + 1);
    left.push(reflection);
    return first;
  };
  const fromRight = (row: number, start: number): number => {
    const { reflection, first } = reflectionFor(rowFrom(a, row, start), start);
    reflectColumns(a, reflection, row + 1);
    right.push(reflection);
    return first;
  };
  for (let k = 0; k < size; k++) {
    if (rows >= columns) {
      diagonal[k] = fromLeft(k, k);
      if (k < size - 1) beside[k] = fromRight(k, k + 1);
    } else {
      diagonal[k] = fromRight(k, k);
      if (k < size - 1) beside[k] = fromLeft(k, k + 1);
    }
  }
  return { diagonal, beside, left, right };
}

interface Turn {
  readonly at: number;
  readonly c: number;
  readonly s: number;
}

function toUpper(d: Float64Array, e: Float64Array): Turn[] {
  const turns: Turn[] = [];
  for (let i = 0; i < e.length; i++) {
    const { c, s, r } = rotationFor(d[i], e[i]);
    d[i] = r;
    e[i] = s * d[i + 1];
    d[i + 1] *= c;
    turns.push({ at: i, c, s });
  }
  return turns;
}

const epsilon = 2 ** -53;
const tolerance = Math.max(10, Math.min(100, epsilon ** -0.125)) * epsilon;

function diagonalized(d: Float64Array, e: Float64Array, u: Matrix, vt: Matrix): boolean {
  const n = d.length;
  const threshold = thresholdOf(d, e);
  let left = 6 * n * n;
  let oldLow = -2;
  let oldHigh = -2;
  let isDown = true;
  for (let m = n - 1; m > 0;) {
    if (left <= 0) return false;
    let largest = Math.abs(d[m]);
    let low = m;
    while (low > 0) {
      const size = Math.abs(e[low - 1]);
      if (size <= threshold) {
        e[low - 1] = 0;
        break;
      }
      low--;
      largest = Math.max(largest, Math.abs(d[low]), size);
    }
    if (low === m) {
      m--;
      continue;
    }
    if (low === m - 1) {
      const two = singularOfTwo(d[low], e[low], d[m]);
      [d[low], e[low], d[m]] = [two.most, 0, two.least];
      rotateRows(vt, low, m, two.cosRight, two.sinRight);
      rotateColumns(u, low, m, two.cosLeft, two.sinLeft);
      m -= 2;
      continue;
    }
    if (low > oldHigh || m < oldLow) isDown = Math.abs(d[low]) >= Math.abs(d[m]);
    const smallest = converged(d, e, low, m, isDown);
    if (smallest === undefined) continue;
    [oldLow, oldHigh] = [low, m];
    left -= m - low;
    const isTiny = n * tolerance * (smallest / largest) <= Math.max(epsilon, 0.01 * tolerance);
    bidiagonalSteps({ d, e, u, vt, low, high: m, isDown, isTiny, threshold });
  }
  if (n === 1 && d[0] < 0) {
    // With a single value, U takes the sign.
    [d[0], u.data[0]] = [-d[0], -u.data[0]];
  }
  finish(d, u, vt);
  return true;
}

function thresholdOf(d: Float64Array, e: Float64Array): number {
  let least = Math.abs(d[0]);
  let mu = least;
  for (let i = 1; i < d.length && least !== 0; i++) {
    mu = Math.abs(d[i]) * (mu / (mu + Math.abs(e[i - 1])));
    least = Math.min(least, mu);
  }
  const n = d.length;
  return Math.max((tolerance * least) / Math.sqrt(n), 6 * (n * (n * 2 ** -1022)));
}

/** A lower bound of the singular values; `undefined` where an element could be made zero. */
function converged(
  d: Float64Array,
  e: Float64Array,
  low: number,
  high: number,
  isDown: boolean,
): number | undefined {
  const last = isDown ? high : low;
  const lastBeside = isDown ? high - 1 : low;
  if (Math.abs(e[lastBeside]) <= tolerance * Math.abs(d[last])) {
    e[lastBeside] = 0;
    return undefined;
  }
  let mu = Math.abs(d[isDown ? low : high]);
  let least = mu;
  for (let k = 0; k < high - low; k++) {
    const at = isDown ? low + k : high - 1 - k;
    if (Math.abs(e[at]) <= tolerance * mu) {
      e[at] = 0;
      return undefined;
    }
    mu = Math.abs(d[isDown ? at + 1 : at]) * (mu / (mu + Math.abs(e[at])));
    least = Math.min(least, mu);
  }
  return least;
}

/** Positive, the largest first. */
function finish(d: Float64Array, u: Matrix, vt: Matrix): void {
  const n = d.length;
  for (let i = 0; i < n; i++) {
    if (d[i] >= 0 && !Object.is(d[i], -0)) continue;
    d[i] = -d[i];
    for (let j = 0; j < vt.columns; j++) vt.data[i * vt.columns + j] *= -1;
  }
  for (let i = 0; i < n - 1; i++) {
    let least = 0;
    const last = n - 1 - i;
    for (let j = 1; j <= last; j++) if (d[j] <= d[least]) least = j;
    if (least === last) continue;
    [d[least], d[last]] = [d[last], d[least]];
    exchangeRows(vt, least, last);
    exchangeColumns(u, least, last);
  }
}
