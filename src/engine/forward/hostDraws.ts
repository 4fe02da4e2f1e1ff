/** Ops that draw from the random generator, number by number as PyTorch's CPU kernels do. */

import { numel } from "../tensor/shape";
import { log } from "./exactMath";
import type { HostOp, HostTensor } from "./host";
import type { Generator } from "./random";

const { fround } = Math;

export const drawingOps: Readonly<Record<string, HostOp>> = {
  dropout,
  rrelu,
  bernoulli: (_, [p], [{ shape }], generator) => [
    filled(shape, (out) => generator.bernoulli(out, p)),
  ],
  bernoulliOf: ([p], _, __, generator) => [
    p.values.map((each) => (generator.float() < each ? 1 : 0)),
  ],
  normal: (_, [mean, std], [{ shape }], generator) => [
    filled(shape, (out) => generator.normal(out, mean, std)),
  ],
  normalOf,
  exponential: (_, [rate], [{ shape }], generator) => [
    each(shape, () => (-1 / rate) * log(1 - generator.double())),
  ],
  cauchy: (_, [median, sigma], [{ shape }], generator) => [
    each(shape, () => median + sigma * Math.tan(Math.PI * (generator.double() - 0.5))),
  ],
  logNormal: (_, [mean, std], [{ shape }], generator) => [
    each(shape, () => Math.exp(generator.normalScalar(mean, std))),
  ],
  geometric: (_, [p], [{ shape }], generator) => [
    each(shape, () => Math.ceil(log(generator.double()) / log(1 - p))),
  ],
  integers: (_, [from, to], [{ shape }], generator) => [
    Float32Array.from(generator.randint(numel(shape), from, to)),
  ],
  poisson: ([rate], _, __, generator) => [rate.values.map((value) => poisson(generator, value))],
  multinomial,
};

function filled(shape: readonly number[], fill: (out: Float32Array) => void): Float32Array {
  const out = new Float32Array(numel(shape));
  fill(out);
  return out;
}

function each(shape: readonly number[], draw: () => number): Float32Array {
  return filled(shape, (out) => {
    for (let i = 0; i < out.length; i++) out[i] = draw();
  });
}

const seluLimit = 1.7580993408473766;

/** numbers: which kind (`dropoutKinds` of the kernel), p, whether the input has no samples. */
function dropout(
  [{ values, shape }]: readonly HostTensor[],
  [kind, p, isBatchless]: readonly number[],
  _: unknown,
  generator: Generator,
): Float32Array[] {
  const isAlpha = kind >= 2;
  if (p === 1) return [new Float32Array(values.length)];
  // One draw for an element, or for a channel of a sample.
  const channels = numel(shape.slice(0, isBatchless ? 1 : 2));
  const perDraw = kind % 2 === 1 ? values.length / Math.max(1, channels) : 1;
  const mask = new Float32Array(values.length / perDraw);
  if (!isAlpha) {
    generator.dropoutMask(mask, p);
    return [values.map((value, i) => value * mask[Math.floor(i / perDraw)])];
  }
  generator.bernoulli(mask, 1 - p);
  const scale = 1 / Math.sqrt((seluLimit * seluLimit * p + 1) * (1 - p));
  const shift = seluLimit * scale * p;
  return [
    values.map((value, i) => {
      const isKept = mask[Math.floor(i / perDraw)];
      return value * isKept * scale + ((isKept - 1) * seluLimit * scale + shift);
    }),
  ];
}

/** numbers: bounds of the slope, whether it is drawn. */
function rrelu(
  [{ values }]: readonly HostTensor[],
  [lower, upper, isTraining]: readonly number[],
  _: unknown,
  generator: Generator,
): Float32Array[] {
  const slope = (): number =>
    isTraining ? fround(generator.double() * (upper - lower) + lower) : (lower + upper) / 2;
  return [
    values.map((value) => (value <= 0 && (isTraining || value < 0) ? value * slope() : value)),
  ];
}

/** Standard draws, times the deviations, plus the means; a number of NaN stands for the next tensor. */
function normalOf(
  inputs: readonly HostTensor[],
  numbers: readonly number[],
  [{ shape }]: readonly { readonly shape: readonly number[] }[],
  generator: Generator,
): Float32Array[] {
  const tensors = [...inputs];
  const [mean, std] = numbers.map((value) => (Number.isNaN(value) ? tensors.shift() : value));
  const out = new Float32Array(numel(shape));
  generator.normal(out);
  const at = (of: HostTensor | number | undefined, i: number): number =>
    typeof of === "object" ? of.values[broadcastIndex(of.shape, shape, i)] : (of ?? 0);
  return [out.map((value, i) => fround(value * at(std, i)) + at(mean, i))];
}

/** Where element i of a tensor of shape `to` lies in one that is broadcast to it. */
function broadcastIndex(from: readonly number[], to: readonly number[], i: number): number {
  let rest = i;
  let at = 0;
  let step = 1;
  for (let dim = to.length - 1, own = from.length - 1; own >= 0; dim--, own--) {
    const index = rest % to[dim];
    rest = Math.floor(rest / to[dim]);
    if (from[own] > 1) at += index * step;
    step *= from[own];
  }
  return at;
}

/** Products of uniform draws for small rates, Hörmann's transformed rejection for others. */
function poisson(generator: Generator, rate: number): number {
  if (rate === 0) return 0;
  if (rate < 10) {
    const limit = Math.exp(-rate);
    for (let count = 0, product = 1; ; count++) {
      product *= generator.double();
      if (product <= limit) return count;
    }
  }
  const root = Math.sqrt(rate);
  const b = 0.931 + 2.53 * root;
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const accepted = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = generator.double() - 0.5;
    const v = generator.double();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + rate + 0.43);
    if (us >= 0.07 && v <= accepted) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const density = k * Math.log(rate) - rate - logFactorial(k);
    if (Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b) <= density) return k;
  }
}

function logFactorial(n: number): number {
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
}

/** numbers: how many, whether one can be drawn again. */
function multinomial(
  [{ values, shape }]: readonly HostTensor[],
  [count, isReplacing]: readonly number[],
  _: unknown,
  generator: Generator,
): Float32Array[] {
  const size = shape[shape.length - 1];
  const rows = values.length / size;
  const out = new Float32Array(rows * count);
  if (isReplacing && count > 1) {
    for (let row = 0; row < rows; row++) {
      const sums = cumulative(values.subarray(row * size, (row + 1) * size));
      for (let i = 0; i < count; i++) {
        const u = generator.double();
        const found = sums.findIndex((sum) => sum >= u);
        out[row * count + i] = found < 0 ? size - 1 : found;
      }
    }
    return [out];
  }
  // The largest of probabilities divided by exponential draws.
  const scores = values.map((value) => value / fround(-log(1 - generator.double())));
  for (let row = 0; row < rows; row++) {
    const order = Array.from({ length: size }, (__, i) => i);
    order.sort((a, b) => scores[row * size + b] - scores[row * size + a] || a - b);
    out.set(order.slice(0, count), row * count);
  }
  return [out];
}

function cumulative(weights: Float32Array): Float32Array {
  const sums = new Float32Array(weights.length);
  let total = 0;
  weights.forEach((weight, i) => {
    total = fround(total + weight);
    sums[i] = total;
  });
  return sums.map((sum) => sum / total);
}
