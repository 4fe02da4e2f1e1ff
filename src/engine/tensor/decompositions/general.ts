/** Eigenvalues and eigenvectors of any real matrix that has real ones: the signs are those of LAPACK's way. */

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
  type Matrix,
  type Reflection,
} from "./matrix";
import type { Eigen } from "./symmetric";
import { shiftsOf, standardized } from "./schur";

const unit = 2 ** -52;
const tiny = 2 ** -1022;

/** Of larger matrices the order of the eigenvalues is another, and already earlier the signs of the vectors hang on rounding. */
export const largestGeneral = { values: 20, vectors: 8 };

/** `undefined` where an eigenvalue is not real, or the steps do not converge. */
export function generalEigen(data: Float64Array, size: number): Eigen | undefined {
  const h = matrixOf(size, size, data);
  const balance = balanced(h);
  const { low, high } = balance;
  const parts: Reflection[] = [];
  for (let k = low; k < high - 1; k++) {
    const { reflection, first } = reflectionFor(columnFrom(h, k, k + 1).slice(0, high - k), k + 1);
    reflectColumns(h, reflection, 0, high + 1);
    reflectRows(h, reflection, k + 1);
    h.data[(k + 1) * size + k] = first;
    for (let i = k + 2; i <= high; i++) h.data[i * size + k] = 0;
    parts.push(reflection);
  }
  const z = identity(size);
  for (const part of [...parts].reverse()) reflectRows(z, part);
  if (!schur(h, z, low, high)) return undefined;
  const values = Float64Array.from({ length: size }, (_, i) => h.data[i * size + i]);
  return { values, vectors: vectorsOf(h, z, balance) };
}

interface Balance {
  readonly low: number;
  readonly high: number;
  /** Factors between `low` and `high`; outside, what each row was exchanged with. */
  readonly scale: Float64Array;
}

/** Rows and columns that stand alone go to the ends; those between get sizes that are alike. */
function balanced(a: Matrix): Balance {
  const n = a.rows;
  const scale = new Float64Array(n).fill(1);
  let low = 0;
  let high = n - 1;
  const at = (i: number, j: number): number => a.data[i * n + j];
  const move = (from: number, to: number): void => {
    scale[to] = from;
    if (from === to) return;
    exchangeColumns(a, from, to);
    exchangeRows(a, from, to);
  };
  const isAlone = (k: number, isRow: boolean): boolean => {
    for (let i = low; i <= high; i++) {
      if (i !== k && (isRow ? at(k, i) : at(i, k)) !== 0) return false;
    }
    return true;
  };
  for (let found = true; found && high > 0;) {
    found = false;
    for (let k = high; k >= 0; k--) {
      if (!isAlone(k, true)) continue;
      move(k, high);
      if (high === 0) return { low: 0, high: 0, scale };
      high--;
      found = true;
      break;
    }
  }
  for (let found = true; found;) {
    found = false;
    for (let k = low; k <= high; k++) {
      if (!isAlone(k, false)) continue;
      move(k, low);
      low++;
      found = true;
      break;
    }
  }
  for (let isChanging = true; isChanging;) {
    isChanging = false;
    for (let i = low; i <= high; i++) isChanging = scaled(a, i, low, high, scale) || isChanging;
  }
  return { low, high, scale };
}

function scaled(a: Matrix, i: number, low: number, high: number, scale: Float64Array): boolean {
  const n = a.rows;
  let [c, r] = [0, 0];
  for (let k = low; k <= high; k++) {
    c = Math.hypot(c, a.data[k * n + i]);
    r = Math.hypot(r, a.data[i * n + k]);
  }
  if (c === 0 || r === 0) return false;
  let [most, across] = [0, 0];
  for (let k = 0; k <= high; k++) most = Math.max(most, Math.abs(a.data[k * n + i]));
  for (let k = low; k < n; k++) across = Math.max(across, Math.abs(a.data[i * n + k]));
  let factor = 1;
  const sum = c + r;
  const limit = 2 ** 969;
  for (let g = r / 2; c < g && Math.max(factor, c, most) < limit; g /= 2) {
    factor *= 2;
    c *= 2;
    most *= 2;
    r /= 2;
    across /= 2;
  }
  for (let g = c / 2; g >= r && Math.max(r, across) < limit; g /= 2) {
    factor /= 2;
    c /= 2;
    most /= 2;
    r *= 2;
    across *= 2;
  }
  if (c + r >= 0.95 * sum) return false;
  scale[i] *= factor;
  for (let k = 0; k < n; k++) a.data[i * n + k] /= factor;
  for (let k = 0; k < n; k++) a.data[k * n + i] *= factor;
  return true;
}

/** Double-shift QR until the matrix is upper triangular; false where it cannot be. */
function schur(h: Matrix, z: Matrix, low: number, high: number): boolean {
  const n = h.rows;
  const at = (i: number, j: number): number => h.data[i * n + j];
  const small = tiny * ((high - low + 1) / unit);
  for (let i = high; i >= low;) {
    let l = low;
    let isFound = false;
    let sinceLast = 0;
    for (let step = 0; step <= 30 * Math.max(10, high - low + 1); step++) {
      l = splitOf(h, low, high, i, small);
      if (l > low) h.data[l * n + l - 1] = 0;
      if (l >= i - 1) {
        isFound = true;
        break;
      }
      sinceLast++;
      const shifts = shiftsOf(h, l, i, sinceLast);
      chase(h, z, l, i, shifts);
    }
    if (!isFound) return false;
    if (l === i - 1) {
      const block = standardized(at(l, l), at(l, i), at(i, l), at(i, i));
      if (!block) return false;
      rotateRows(h, l, i, block.c, block.s);
      rotateColumns(h, l, i, block.c, block.s);
      [h.data[l * n + l], h.data[l * n + i]] = [block.first, block.above];
      [h.data[i * n + l], h.data[i * n + i]] = [0, block.second];
      rotateColumns(z, l, i, block.c, block.s);
    }
    i = l - 1;
  }
  return true;
}

/** Where the matrix falls apart above row `i`. */
function splitOf(h: Matrix, low: number, high: number, i: number, small: number): number {
  const n = h.rows;
  const at = (r: number, c: number): number => Math.abs(h.data[r * n + c]);
  for (let k = i; k > low; k--) {
    if (at(k, k - 1) <= small) return k;
    let size = at(k - 1, k - 1) + at(k, k);
    if (size === 0) {
      if (k - 2 >= low) size += at(k - 1, k - 2);
      if (k + 1 <= high) size += at(k + 1, k);
    }
    if (at(k, k - 1) > unit * size) continue;
    const ab = Math.max(at(k, k - 1), at(k - 1, k));
    const ba = Math.min(at(k, k - 1), at(k - 1, k));
    const difference = Math.abs(h.data[(k - 1) * n + k - 1] - h.data[k * n + k]);
    const aa = Math.max(at(k, k), difference);
    const bb = Math.min(at(k, k), difference);
    const s = aa + ab;
    if (ba * (ab / s) <= Math.max(small, unit * (bb * (aa / s)))) return k;
  }
  return low;
}

type Shifts = ReturnType<typeof shiftsOf>;

function chase(h: Matrix, z: Matrix, l: number, i: number, shifts: Shifts): void {
  const n = h.rows;
  const at = (r: number, c: number): number => h.data[r * n + c];
  const { rt1r, rt1i, rt2r, rt2i } = shifts;
  let m = i - 2;
  let v = Float64Array.of(0, 0, 0);
  for (; m >= l; m--) {
    const below = at(m + 1, m);
    const size = Math.abs(at(m, m) - rt2r) + Math.abs(rt2i) + Math.abs(below);
    const h21 = below / size;
    const v1 =
      h21 * at(m, m + 1) + (at(m, m) - rt1r) * ((at(m, m) - rt2r) / size) - rt1i * (rt2i / size);
    const v2 = h21 * (at(m, m) + at(m + 1, m + 1) - rt1r - rt2r);
    const v3 = h21 * at(m + 2, m + 1);
    const whole = Math.abs(v1) + Math.abs(v2) + Math.abs(v3);
    v = Float64Array.of(v1 / whole, v2 / whole, v3 / whole);
    if (m === l) break;
    const around = Math.abs(at(m - 1, m - 1)) + Math.abs(at(m, m)) + Math.abs(at(m + 1, m + 1));
    const rest = Math.abs(v[1]) + Math.abs(v[2]);
    if (Math.abs(at(m, m - 1)) * rest <= unit * Math.abs(v[0]) * around) break;
  }
  for (let k = m; k < i; k++) {
    const count = Math.min(3, i - k + 1);
    const x =
      k > m ? Float64Array.from({ length: count }, (_, r) => at(k + r, k - 1)) : v.slice(0, count);
    const { reflection, first } = reflectionFor(x, k);
    if (k > m) {
      h.data[k * n + k - 1] = first;
      for (let r = 1; r < count; r++) h.data[(k + r) * n + k - 1] = 0;
    } else if (m > l) h.data[k * n + k - 1] *= 1 - reflection.tau;
    reflectRows(h, reflection, k);
    reflectColumns(h, reflection, 0, Math.min(k + 3, i) + 1);
    reflectColumns(z, reflection);
  }
}

/** The eigenvectors of the triangle by substitution, turned back, and of length 1. */
function vectorsOf(t: Matrix, z: Matrix, { low, high, scale }: Balance): Matrix {
  const n = t.rows;
  const result = matrixOf(n, n);
  let largest = 0;
  for (const value of t.data) largest = Math.max(largest, Math.abs(value));
  for (let k = n - 1; k >= 0; k--) {
    const value = t.data[k * n + k];
    const least = Math.max(unit * Math.abs(value), tiny * (n / unit));
    const x = new Float64Array(n);
    x[k] = 1;
    for (let i = k - 1; i >= 0; i--) {
      let sum = -t.data[i * n + k];
      for (let j = i + 1; j < k; j++) sum -= t.data[i * n + j] * x[j];
      const difference = t.data[i * n + i] - value;
      x[i] = sum / (Math.abs(difference) < least ? least : difference);
    }
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j <= k; j++) sum += z.data[i * n + j] * x[j];
      result.data[i * n + k] = sum;
    }
  }
  for (let i = low; i <= high && low < high; i++) {
    for (let j = 0; j < n; j++) result.data[i * n + j] *= scale[i];
  }
  for (let i = low - 1; i >= 0; i--) exchangeRows(result, i, scale[i]);
  for (let i = high + 1; i < n; i++) exchangeRows(result, i, scale[i]);
  for (let k = 0; k < n; k++) {
    let squares = 0;
    for (let i = 0; i < n; i++) squares += result.data[i * n + k] ** 2;
    for (let i = 0; i < n; i++) result.data[i * n + k] *= 1 / Math.sqrt(squares);
  }
  return result;
}
