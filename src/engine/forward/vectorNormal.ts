/** PyTorch's vectorised Box-Muller transform of float32: Cephes polynomials, every a * b + c fused. */

import { fma32 } from "./fused";

const { fround } = Math;

const logCoefficients = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1,
  -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(fround);
const logTwoLow = fround(-2.1219444e-4);
const logTwoHigh = fround(0.693359375);
const rootOfHalf = fround(Math.SQRT1_2);
const cosCoefficients = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(
  fround,
);
const sinCoefficients = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(fround);
const quarterPi = [-0.78515625, -2.4187564849853515625e-4, -3.77489497744594108e-8].map(fround);
const fourOverPi = fround(1.27323954473516);
const twoPi = fround(2 * Math.PI);

/** Turns 16 uniforms at `at` into 16 normals: the first eight give radii, the others angles. */
export function boxMuller(data: Float32Array, at: number, mean: number, std: number): void {
  for (let i = at; i < at + 8; i++) {
    const radius = fround(Math.sqrt(fround(-2 * log(fround(1 - data[i])))));
    sinCos(fround(twoPi * data[i + 8]));
    data[i] = fma32(fround(radius * cosine), std, mean);
    data[i + 8] = fma32(fround(radius * sine), std, mean);
  }
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** log of a positive normal float32. */
function log(value: number): number {
  float[0] = value;
  let e = (bits[0] >> 23) - 126;
  bits[0] = (bits[0] & 0x007fffff) | 0x3f000000; // the fraction, in [0.5, 1)
  const fraction = float[0];
  let x = fround(fraction - 1);
  if (fraction < rootOfHalf) {
    e -= 1;
    x = fround(x + fraction);
  }
  const z = fround(x * x);
  let y = logCoefficients[0];
  for (let i = 1; i < 9; i++) y = fma32(y, x, logCoefficients[i]);
  y = fround(y * x);
  y = fma32(y, z, fround(e * logTwoLow));
  y = fround(y - z * 0.5);
  return fma32(e, logTwoHigh, fround(x + y));
}

// The results of sinCos; a pair made for every sample would cost more than the arithmetic.
let sine = 0;
let cosine = 0;

/** sin and cos of a non-negative float32. */
function sinCos(angle: number): void {
  const octant = (Math.trunc(fround(angle * fourOverPi)) + 1) & ~1;
  let x = angle;
  for (let i = 0; i < 3; i++) x = fma32(octant, quarterPi[i], x);
  const z = fround(x * x);

  let c = fma32(cosCoefficients[0], z, cosCoefficients[1]);
  c = fma32(c, z, cosCoefficients[2]);
  c = fround(c * z);
  c = fma32(c, z, -(z * 0.5));
  c = fround(c + 1);

  let s = fma32(sinCoefficients[0], z, sinCoefficients[1]);
  s = fma32(s, z, sinCoefficients[2]);
  s = fround(s * z);
  s = fma32(s, x, x);

  const isSwapped = (octant & 2) !== 0;
  sine = isSwapped ? c : s;
  cosine = isSwapped ? s : c;
  if ((octant & 4) !== 0) sine = -sine;
  if (((octant - 2) & 4) === 0) cosine = -cosine;
}
