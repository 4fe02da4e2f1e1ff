/** The inverse cosine transform of JPEG blocks in whole numbers, after Loeffler, Ligtenberg and Moschytz, as libjpeg rounds. */

import { zigzagPlaces, type Component } from "./scan";

/** cos and sin factors of 13 bits behind the point. */
const factor = (value: number) => Math.round(value * 8192);
const f0298 = factor(0.298631336);
const f0390 = factor(0.390180644);
const f0541 = factor(0.5411961);
const f0765 = factor(0.765366865);
const f0899 = factor(0.899976223);
const f1175 = factor(1.175875602);
const f1501 = factor(1.50132111);
const f1847 = factor(1.847759065);
const f1961 = factor(1.96157056);
const f2053 = factor(2.053119869);
const f2562 = factor(2.562915447);
const f3072 = factor(3.072711026);

/** The samples of a component, whole blocks. */
export function inverseTransform(component: Component, quantization: Uint16Array): Uint8Array {
  const { blocksX, blocksY, coefficients } = component;
  const stride = blocksX * 8;
  const out = new Uint8Array(stride * blocksY * 8);
  const factors = Uint16Array.from({ length: 64 }, (_, i) => quantization[zigzagPlaces[i]]);
  const block = new Int32Array(64);
  for (let index = 0; index < blocksX * blocksY; index++) {
    for (let i = 0; i < 64; i++) block[i] = coefficients[index * 64 + i] * factors[i];
    for (let x = 0; x < 8; x++) line(block, x, 8, 11);
    for (let y = 0; y < 8; y++) line(block, y * 8, 1, 18);
    const start = Math.floor(index / blocksX) * 8 * stride + (index % blocksX) * 8;
    for (let i = 0; i < 64; i++) {
      const value = block[i] + 128;
      out[start + (i >> 3) * stride + (i & 7)] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
  return out;
}

/** Eight numbers `step` apart; the results lose so many bits, rounded. */
function line(block: Int32Array, at: number, step: number, bits: number): void {
  const value = (i: number): number => block[at + i * step];
  const half = 1 << (bits - 1);

  const z1 = (value(2) + value(6)) * f0541;
  const low = z1 - value(6) * f1847;
  const high = z1 + value(2) * f0765;
  const sum = (value(0) + value(4)) * 8192;
  const difference = (value(0) - value(4)) * 8192;
  const even = [sum + high, difference + low, difference - low, sum - high];

  const [a, b, c, d] = [value(7), value(5), value(3), value(1)];
  const all = (a + c + b + d) * f1175;
  const ac = all - (a + c) * f1961;
  const bd = all - (b + d) * f0390;
  const ad = -(a + d) * f0899;
  const bc = -(b + c) * f2562;
  const odd = [d * f1501 + ad + bd, c * f3072 + bc + ac, b * f2053 + bc + bd, a * f0298 + ad + ac];
  for (let i = 0; i < 4; i++) {
    block[at + i * step] = (even[i] + odd[i] + half) >> bits;
    block[at + (7 - i) * step] = (even[i] - odd[i] + half) >> bits;
  }
}
