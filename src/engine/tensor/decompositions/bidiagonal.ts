/** The steps by which a bidiagonal matrix becomes diagonal. */

import { rotateColumns, rotateRows, rotationFor, signed, type Matrix } from "./matrix";

const epsilon = 2 ** -53;

export interface Block {
  readonly d: Float64Array;
  readonly e: Float64Array;
  readonly u: Matrix;
  readonly vt: Matrix;
  readonly low: number;
  readonly high: number;
  /** Chased from the top to the bottom. */
  readonly isDown: boolean;
  /** The smallest singular value is so small that a shift would lose it. */
  readonly isTiny: boolean;
  readonly threshold: number;
}

export function bidiagonalSteps(block: Block): void {
  const shift = shiftOf(block);
  if (shift === 0) {
    if (block.isDown) plainDown(block);
    else plainUp(block);
  } else if (block.isDown) shiftedDown(block, shift);
  else shiftedUp(block, shift);
  const { e, low, high, isDown, threshold } = block;
  const last = isDown ? high - 1 : low;
  if (Math.abs(e[last]) <= threshold) e[last] = 0;
}

function shiftOf({ d, e, low, high, isDown, isTiny }: Block): number {
  if (isTiny) return 0;
  const edge = Math.abs(d[isDown ? low : high]);
  const shift = isDown
    ? leastOfTwo(d[high - 1], e[high - 1], d[high])
    : leastOfTwo(d[low], e[low], d[low + 1]);
  return edge > 0 && (shift / edge) ** 2 < epsilon ? 0 : shift;
}

function plainDown({ d, e, u, vt, low, high }: Block): void {
  let c = 1;
  let old = { c: 1, s: 0 };
  for (let i = low; i < high; i++) {
    const one = rotationFor(d[i] * c, e[i]);
    if (i > low) e[i - 1] = old.s * one.r;
    const two = rotationFor(old.c * one.r, d[i + 1] * one.s);
    d[i] = two.r;
    rotateRows(vt, i, i + 1, one.c, one.s);
    rotateColumns(u, i, i + 1, two.c, two.s);
    ({ c } = one);
    old = two;
  }
  const h = d[high] * c;
  d[high] = h * old.c;
  e[high - 1] = h * old.s;
}

function plainUp({ d, e, u, vt, low, high }: Block): void {
  let c = 1;
  let old = { c: 1, s: 0 };
  for (let i = high; i > low; i--) {
    const one = rotationFor(d[i] * c, e[i - 1]);
    if (i < high) e[i] = old.s * one.r;
    const two = rotationFor(old.c * one.r, d[i - 1] * one.s);
    d[i] = two.r;
    rotateColumns(u, i - 1, i, one.c, -one.s);
    rotateRows(vt, i - 1, i, two.c, -two.s);
    ({ c } = one);
    old = two;
  }
  const h = d[low] * c;
  d[low] = h * old.c;
  e[low] = h * old.s;
}

function shiftedDown({ d, e, u, vt, low, high }: Block, shift: number): void {
  let f = (Math.abs(d[low]) - shift) * (signed(1, d[low]) + shift / d[low]);
  let g = e[low];
  for (let i = low; i < high; i++) {
    const right = rotationFor(f, g);
    if (i > low) e[i - 1] = right.r;
    f = right.c * d[i] + right.s * e[i];
    e[i] = right.c * e[i] - right.s * d[i];
    g = right.s * d[i + 1];
    d[i + 1] *= right.c;
    const left = rotationFor(f, g);
    d[i] = left.r;
    f = left.c * e[i] + left.s * d[i + 1];
    d[i + 1] = left.c * d[i + 1] - left.s * e[i];
    if (i < high - 1) {
      g = left.s * e[i + 1];
      e[i + 1] *= left.c;
    }
    rotateRows(vt, i, i + 1, right.c, right.s);
    rotateColumns(u, i, i + 1, left.c, left.s);
  }
  e[high - 1] = f;
}

function shiftedUp({ d, e, u, vt, low, high }: Block, shift: number): void {
  let f = (Math.abs(d[high]) - shift) * (signed(1, d[high]) + shift / d[high]);
  let g = e[high - 1];
  for (let i = high; i > low; i--) {
    const right = rotationFor(f, g);
    if (i < high) e[i] = right.r;
    f = right.c * d[i] + right.s * e[i - 1];
    e[i - 1] = right.c * e[i - 1] - right.s * d[i];
    g = right.s * d[i - 1];
    d[i - 1] *= right.c;
    const left = rotationFor(f, g);
    d[i] = left.r;
    f = left.c * e[i - 1] + left.s * d[i - 1];
    d[i - 1] = left.c * d[i - 1] - left.s * e[i - 1];
    if (i > low + 1) {
      g = left.s * e[i - 2];
      e[i - 2] *= left.c;
    }
    rotateRows(vt, i - 1, i, left.c, -left.s);
    rotateColumns(u, i - 1, i, right.c, -right.s);
  }
  e[low] = f;
}

/** The smaller singular value of [[f, g], [0, h]]. */
function leastOfTwo(f: number, g: number, h: number): number {
  const [fa, ga, ha] = [Math.abs(f), Math.abs(g), Math.abs(h)];
  const least = Math.min(fa, ha);
  const most = Math.max(fa, ha);
  if (least === 0) return 0;
  const as = 1 + least / most;
  const at = (most - least) / most;
  if (ga < most) {
    const au = (ga / most) ** 2;
    return least * (2 / (Math.sqrt(as * as + au) + Math.sqrt(at * at + au)));
  }
  const au = most / ga;
  if (au === 0) return (least * most) / ga;
  const c = 1 / (Math.sqrt(1 + (as * au) ** 2) + Math.sqrt(1 + (at * au) ** 2));
  return 2 * (least * c * au);
}

/** The singular values of [[f, g], [0, h]], with the rotations that leave them. */
export function singularOfTwo(f: number, g: number, h: number) {
  const isSwapped = Math.abs(h) > Math.abs(f);
  const [ft, ht] = isSwapped ? [h, f] : [f, h];
  const [fa, ga, ha] = [Math.abs(ft), Math.abs(g), Math.abs(ht)];
  let largest = isSwapped ? 3 : 1;
  let [least, most] = [ha, fa];
  let [clt, crt, slt, srt] = [1, 1, 0, 0];
  if (ga !== 0) {
    let isPlain = true;
    if (ga > fa) {
      largest = 2;
      if (fa / ga < epsilon) {
        isPlain = false;
        most = ga;
        least = ha > 1 ? fa / (ga / ha) : (fa / ga) * ha;
        [clt, slt, srt, crt] = [1, ht / g, 1, ft / g];
      }
    }
    if (isPlain) {
      const difference = fa - ha;
      const l = difference === fa ? 1 : difference / fa;
      const m = g / ft;
      const t = 2 - l;
      const s = Math.sqrt(t * t + m * m);
      const r = l === 0 ? Math.abs(m) : Math.sqrt(l * l + m * m);
      const a = 0.5 * (s + r);
      least = ha / a;
      most = fa * a;
      let tangent = (m / (s + t) + m / (r + l)) * (1 + a);
      if (m * m === 0) {
        tangent = l === 0 ? signed(2, ft) * signed(1, g) : g / signed(difference, ft) + m / t;
      }
      const length = Math.sqrt(tangent * tangent + 4);
      crt = 2 / length;
      srt = tangent / length;
      clt = (crt + srt * m) / a;
      slt = ((ht / ft) * srt) / a;
    }
  }
  const [cosLeft, sinLeft, cosRight, sinRight] = isSwapped
    ? [srt, crt, slt, clt]
    : [clt, slt, crt, srt];
  const sign = (x: number): number => signed(1, x);
  const whole =
    largest === 1
      ? sign(cosRight) * sign(cosLeft) * sign(f)
      : largest === 2
        ? sign(sinRight) * sign(cosLeft) * sign(g)
        : sign(sinRight) * sign(sinLeft) * sign(h);
  return {
    most: signed(most, whole),
    least: signed(least, whole * sign(f) * sign(h)),
    cosLeft,
    sinLeft,
    cosRight,
    sinRight,
  };
}
