/** Eigenvalues and eigenvectors of symmetric matrices: the signs are those of LAPACK's way, tridiagonal form and QL or QR steps. */

import {
  columnFrom,
  exchangeColumns,
  identity,
  matrixOf,
  reflectRows,
  reflectionFor,
  rotateColumns,
  rotationFor,
  signed,
  type Matrix,
  type Reflection,
} from "./matrix";

/** Larger matrices LAPACK divides and conquers: their vectors' signs are others. */
export const largestSymmetric = 20;

const epsilon = 2 ** -53;

export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Matrix;
}

/** Ascending; only the lower triangle is read. `undefined` where the steps do not converge. */
export function symmetricEigen(data: Float64Array, size: number): Eigen | undefined {
  const { diagonal, beside, parts } = tridiagonal(data, size);
  const vectors = identity(size);
  if (!diagonalized(diagonal, beside, vectors)) return undefined;
  for (const part of [...parts].reverse()) reflectRows(vectors, part);
  return { values: diagonal, vectors };
}

function tridiagonal(data: Float64Array, size: number) {
  const a = matrixOf(size, size, data);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) a.data[j * size + i] = a.data[i * size + j];
  }
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(Math.max(0, size - 1));
  const parts: Reflection[] = [];
  for (let k = 0; k < size - 1; k++) {
    const { reflection, first } = reflectionFor(columnFrom(a, k, k + 1), k + 1);
    beside[k] = first;
    diagonal[k] = a.data[k * size + k];
    const { v, tau } = reflection;
    parts.push(reflection);
    if (tau === 0) continue;
    const count = v.length;
    const at = (i: number, j: number): number => (k + 1 + i) * size + k + 1 + j;
    const w = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let j = 0; j < count; j++) sum += a.data[at(i, j)] * v[j];
      w[i] = tau * sum;
    }
    let alpha = 0;
    for (let i = 0; i < count; i++) alpha += w[i] * v[i];
    alpha *= -0.5 * tau;
    for (let i = 0; i < count; i++) w[i] += alpha * v[i];
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < count; j++) a.data[at(i, j)] -= v[i] * w[j] + w[i] * v[j];
    }
  }
  if (size > 0) diagonal[size - 1] = a.data[size * size - 1];
  return { diagonal, beside, parts };
}

/** The steps of the implicit method on `d` and `e`, repeated on the columns of `z`. */
function diagonalized(d: Float64Array, e: Float64Array, z: Matrix): boolean {
  const n = d.length;
  let left = n * 30;
  for (let start = 0; start < n;) {
    if (start > 0) e[start - 1] = 0;
    let end = start;
    for (; end < n - 1; end++) {
      const size = Math.abs(e[end]);
      if (size === 0) break;
      if (size <= Math.sqrt(Math.abs(d[end])) * Math.sqrt(Math.abs(d[end + 1])) * epsilon) {
        e[end] = 0;
        break;
      }
    }
    const [low, high] = [start, end];
    start = end + 1;
    if (low === high) continue;
    const isUpward = Math.abs(d[high]) >= Math.abs(d[low]);
    left = isUpward ? fromTop(d, e, z, low, high, left) : fromBottom(d, e, z, low, high, left);
    if (left <= 0) return false;
    // A block that fell apart is looked at again.
    if (e.subarray(low, high).some((value) => value !== 0)) start = low;
  }
  sortAscending(d, z);
  return true;
}

function isNegligible(e: number, a: number, b: number): boolean {
  return e * e <= epsilon * epsilon * Math.abs(a) * Math.abs(b) + 2 ** -1022;
}

interface Turn {
  readonly at: number;
  readonly c: number;
  readonly s: number;
}

function turn(z: Matrix, turns: readonly Turn[]): void {
  for (const { at, c, s } of turns) rotateColumns(z, at, at + 1, c, s);
}

/** QL: the eigenvalue at `l`, the top, is found first. Gives how many steps are left. */
function fromTop(
  d: Float64Array,
  e: Float64Array,
  z: Matrix,
  low: number,
  high: number,
  most: number,
): number {
  let left = most;
  for (let l = low; l <= high;) {
    let m = l;
    while (m < high && !isNegligible(e[m], d[m], d[m + 1])) m++;
    if (m < high) e[m] = 0;
    let p = d[l];
    if (m === l) {
      l++;
      continue;
    }
    if (m === l + 1) {
      const two = twoByTwo(d[l], e[l], d[l + 1]);
      turn(z, [{ at: l, c: two.c, s: two.s }]);
      d[l] = two.first;
      d[l + 1] = two.second;
      e[l] = 0;
      l += 2;
      continue;
    }
    if (left-- <= 0) return 0;
    let g = (d[l + 1] - p) / (2 * e[l]);
    g = d[m] - p + e[l] / (g + signed(Math.hypot(g, 1), g));
    let [s, c] = [1, 1];
    p = 0;
    const turns: Turn[] = [];
    for (let i = m - 1; i >= l; i--) {
      const f = s * e[i];
      const b = c * e[i];
      const rotation = rotationFor(g, f);
      ({ c, s } = rotation);
      if (i !== m - 1) e[i + 1] = rotation.r;
      g = d[i + 1] - p;
      const r = (d[i] - g) * s + 2 * c * b;
      p = s * r;
      d[i + 1] = g + p;
      g = c * r - b;
      turns.push({ at: i, c, s: -s });
    }
    turn(z, turns);
    d[l] -= p;
    e[l] = g;
  }
  return left;
}

/** QR: the eigenvalue at `l`, the bottom, is found first. */
function fromBottom(
  d: Float64Array,
  e: Float64Array,
  z: Matrix,
  low: number,
  high: number,
  most: number,
): number {
  let left = most;
  for (let l = high; l >= low;) {
    let m = l;
    while (m > low && !isNegligible(e[m - 1], d[m], d[m - 1])) m--;
    if (m > low) e[m - 1] = 0;
    let p = d[l];
    if (m === l) {
      l--;
      continue;
    }
    if (m === l - 1) {
      const two = twoByTwo(d[l - 1], e[l - 1], d[l]);
      turn(z, [{ at: l - 1, c: two.c, s: two.s }]);
      d[l - 1] = two.first;
      d[l] = two.second;
      e[l - 1] = 0;
      l -= 2;
      continue;
    }
    if (left-- <= 0) return 0;
    let g = (d[l - 1] - p) / (2 * e[l - 1]);
    g = d[m] - p + e[l - 1] / (g + signed(Math.hypot(g, 1), g));
    let [s, c] = [1, 1];
    p = 0;
    const turns: Turn[] = [];
    for (let i = m; i < l; i++) {
      const f = s * e[i];
      const b = c * e[i];
      const rotation = rotationFor(g, f);
      ({ c, s } = rotation);
      if (i !== m) e[i - 1] = rotation.r;
      g = d[i] - p;
      const r = (d[i + 1] - g) * s + 2 * c * b;
      p = s * r;
      d[i] = g + p;
      g = c * r - b;
      turns.push({ at: i, c, s });
    }
    turn(z, turns);
    d[l] -= p;
    e[l - 1] = g;
  }
  return left;
}

/** The eigenvalues of [[a, b], [b, c]], the larger in size first, and the unit vector of that. */
function twoByTwo(a: number, b: number, c: number) {
  const sum = a + c;
  const difference = a - c;
  const twice = b + b;
  const [adf, ab] = [Math.abs(difference), Math.abs(twice)];
  const [most, least] = Math.abs(a) > Math.abs(c) ? [a, c] : [c, a];
  const root =
    adf > ab
      ? adf * Math.sqrt(1 + (ab / adf) ** 2)
      : adf < ab
        ? ab * Math.sqrt(1 + (adf / ab) ** 2)
        : ab * Math.SQRT2;
  let first = 0.5 * (sum < 0 ? sum - root : sum + root);
  let second = (most / first) * least - (b / first) * b;
  if (sum === 0) [first, second] = [0.5 * root, -0.5 * root];
  const isFirstNegative = sum < 0;
  const isSecondNegative = difference < 0;
  const cs = isSecondNegative ? difference - root : difference + root;
  let cosine = 1;
  let sine = 0;
  if (Math.abs(cs) > ab) {
    const ratio = -twice / cs;
    sine = 1 / Math.sqrt(1 + ratio * ratio);
    cosine = ratio * sine;
  } else if (ab !== 0) {
    const ratio = -cs / twice;
    cosine = 1 / Math.sqrt(1 + ratio * ratio);
    sine = ratio * cosine;
  }
  if (isFirstNegative === isSecondNegative) [cosine, sine] = [-sine, cosine];
  return { first, second, c: cosine, s: sine };
}

function sortAscending(d: Float64Array, z: Matrix): void {
  for (let i = 0; i < d.length - 1; i++) {
    let least = i;
    for (let j = i + 1; j < d.length; j++) if (d[j] < d[least]) least = j;
    if (least === i) continue;
    [d[i], d[least]] = [d[least], d[i]];
    exchangeColumns(z, i, least);
  }
}
