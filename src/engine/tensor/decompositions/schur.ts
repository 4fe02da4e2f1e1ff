/** The shifts and the blocks of two of a matrix on its way to Schur form. */

import { signed, type Matrix } from "./matrix";

const unit = 2 ** -52;

/** The two numbers that a step is shifted by: the eigenvalues of the last block, or after ten steps others. */
export function shiftsOf(h: Matrix, l: number, i: number, steps: number) {
  const n = h.rows;
  const at = (r: number, c: number): number => h.data[r * n + c];
  let [h11, h21, h12, h22] = [at(i - 1, i - 1), at(i, i - 1), at(i - 1, i), at(i, i)];
  if (steps % 10 === 0) {
    const isLast = steps % 20 === 0;
    const size = isLast
      ? Math.abs(at(i, i - 1)) + Math.abs(at(i - 1, i - 2))
      : Math.abs(at(l + 1, l)) + Math.abs(at(l + 2, l + 1));
    h11 = 0.75 * size + (isLast ? at(i, i) : at(l, l));
    [h12, h21, h22] = [-0.4375 * size, size, h11];
  }
  const s = Math.abs(h11) + Math.abs(h12) + Math.abs(h21) + Math.abs(h22);
  if (s === 0) return { rt1r: 0, rt1i: 0, rt2r: 0, rt2i: 0 };
  [h11, h21, h12, h22] = [h11 / s, h21 / s, h12 / s, h22 / s];
  const middle = (h11 + h22) / 2;
  const determinant = (h11 - middle) * (h22 - middle) - h12 * h21;
  const root = Math.sqrt(Math.abs(determinant));
  if (determinant >= 0) {
    return { rt1r: middle * s, rt1i: root * s, rt2r: middle * s, rt2i: -root * s };
  }
  const [one, two] = [middle + root, middle - root];
  const chosen = (Math.abs(one - h22) <= Math.abs(two - h22) ? one : two) * s;
  return { rt1r: chosen, rt1i: 0, rt2r: chosen, rt2i: 0 };
}

/** The rotation that makes [[a, b], [c, d]] upper triangular; `undefined` where its eigenvalues are not real. */
export function standardized(a: number, b: number, c: number, d: number) {
  if (c === 0) return { c: 1, s: 0, first: a, above: b, second: d };
  if (b === 0) return { c: 0, s: 1, first: d, above: -c, second: a };
  const difference = a - d;
  if (difference === 0 && Math.sign(b) !== Math.sign(c)) return undefined;
  const p = 0.5 * difference;
  const most = Math.max(Math.abs(b), Math.abs(c));
  const least = Math.min(Math.abs(b), Math.abs(c)) * Math.sign(b) * Math.sign(c);
  const scale = Math.max(Math.abs(p), most);
  const inside = (p / scale) * p + (most / scale) * least;
  if (inside < 4 * unit) return undefined;
  const z = p + signed(Math.sqrt(scale) * Math.sqrt(inside), p);
  const length = Math.hypot(c, z);
  return {
    c: z / length,
    s: c / length,
    first: d + z,
    above: b - c,
    second: d - (most / z) * least,
  };
}
