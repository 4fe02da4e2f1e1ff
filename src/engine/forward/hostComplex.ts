/** Complex numbers, as pairs of real ones: elementwise functions, and Fourier transforms. */

import { numel, stridesOf, type Shape } from "../tensor/shape";
import { complexFunctions } from "../torch/kernels/complex";
import type { HostOp, HostResult, HostTensor } from "./host";

type Pair = readonly [re: number, im: number];

const functions: Readonly<
  Record<(typeof complexFunctions)[number], (a: Pair, b: Pair) => Pair | number>
> = {
  add: ([a, b], [c, d]) => [a + c, b + d],
  sub: ([a, b], [c, d]) => [a - c, b - d],
  mul: ([a, b], [c, d]) => [a * c - b * d, a * d + b * c],
  div([a, b], [c, d]) {
    const size = c * c + d * d;
    return [(a * c + b * d) / size, (b * c - a * d) / size];
  },
  neg: ([a, b]) => [-a, -b],
  conj: ([a, b]) => [a, -b],
  conj_physical: ([a, b]) => [a, -b],
  exp: ([a, b]) => [Math.exp(a) * Math.cos(b), Math.exp(a) * Math.sin(b)],
  abs: ([a, b]) => Math.hypot(a, b),
  angle: ([a, b]) => Math.atan2(b, a),
  real: ([a]) => a,
  imag: ([, b]) => b,
  polar: ([size], [angle]) => [size * Math.cos(angle), size * Math.sin(angle)],
  complex: ([a], [b]) => [a, b],
};

export const complexOps: Readonly<Record<string, HostOp>> = { complexElements, fourier };

/** numbers: which function, whether the result and each operand are complex, a number for the second operand. */
function complexElements(
  [first, second]: readonly HostTensor[],
  [index, isPairs, isFirstPairs, isSecondPairs, number]: readonly number[],
  [{ shape }]: readonly HostResult[],
): Float32Array[] {
  const run = functions[complexFunctions[index]];
  const out = new Float32Array(numel(shape) * (isPairs ? 2 : 1));
  const placeInFirst = broadcastPlaces(first.shape, shape);
  const placeInSecond = second && broadcastPlaces(second.shape, shape);
  for (let i = 0; i < numel(shape); i++) {
    const a = pairAt(first, placeInFirst(i), isFirstPairs === 1);
    const b: Pair =
      second && placeInSecond ? pairAt(second, placeInSecond(i), isSecondPairs === 1) : [number, 0];
    const result = run(a, b);
    if (typeof result === "number") out[i] = result;
    else out.set(result, i * 2);
  }
  return [out];
}

function pairAt({ values }: HostTensor, at: number, isPairs: boolean): Pair {
  return isPairs ? [values[at * 2], values[at * 2 + 1]] : [values[at], 0];
}

/** Where element i of the broadcast shape lies in a tensor. */
function broadcastPlaces(from: Shape, to: Shape): (i: number) => number {
  const own = stridesOf(from);
  const lead = to.length - from.length;
  return (i) => {
    let rest = i;
    let at = 0;
    for (let dim = to.length - 1; dim >= lead; dim--) {
      if (from[dim - lead] > 1) at += (rest % to[dim]) * own[dim - lead];
      rest = Math.floor(rest / to[dim]);
    }
    return at;
  };
}

/**
 * One dimension after the other. Where half a spectrum is kept, the last dimension is done first; where the other half is
 * put back, it is done last. numbers: back, input and output complex, scale, half, dimensions.
 */
function fourier(
  [{ values, shape }]: readonly HostTensor[],
  [isBack, isInputPairs, isOutputPairs, scale, isHalf, ...dims]: readonly number[],
  [{ shape: outShape }]: readonly HostResult[],
): Float32Array[] {
  const order = isHalf && !isBack ? [...dims].reverse() : dims;
  let sizes = shape;
  let data = new Float64Array(numel(shape) * 2);
  for (let i = 0; i < numel(shape); i++) {
    data[i * 2] = values[isInputPairs ? i * 2 : i];
    if (isInputPairs) data[i * 2 + 1] = values[i * 2 + 1];
  }
  let total = 1;
  for (const dim of order) {
    const isLast = dim === dims.at(-1);
    const halves = isHalf === 1 && !isBack && isLast;
    const isWhole = isHalf === 1 && isBack === 1 && isLast;
    // Of a half spectrum the rest follows from symmetry; what else is given is cut off or filled with zeros.
    const length = halves ? sizeBefore(outShape[dim], sizes[dim]) : outShape[dim];
    total *= length;
    const next = sizes.map((size, d) => (d === dim ? outShape[d] : size));
    data = along(data, sizes, next, dim, length, isBack ? 1 : -1, isWhole);
    sizes = next;
  }
  const factors = isBack
    ? [1 / total, 1 / Math.sqrt(total), 1]
    : [1, 1 / Math.sqrt(total), 1 / total];
  const factor = factors[scale] ?? 1;
  const count = numel(outShape);
  const out = new Float32Array(isOutputPairs ? count * 2 : count);
  for (let i = 0; i < out.length; i++) out[i] = data[isOutputPairs ? i : i * 2] * factor;
  return [out];
}

/** The length whose half is kept: the given one, if it fits. */
function sizeBefore(kept: number, given: number): number {
  if (Math.floor(given / 2) + 1 === kept) return given;
  return (kept - 1) * 2;
}

function along(
  data: Float64Array,
  from: Shape,
  to: Shape,
  dim: number,
  length: number,
  sign: number,
  isHalf: boolean,
): Float64Array<ArrayBuffer> {
  const inner = numel(from.slice(dim + 1));
  const outer = numel(from.slice(0, dim));
  const out = new Float64Array(numel(to) * 2);
  const angle = (sign * 2 * Math.PI) / length;
  const cosines = Float64Array.from({ length }, (_, i) => Math.cos(angle * i));
  const sines = Float64Array.from({ length }, (_, i) => Math.sin(angle * i));
  for (let line = 0; line < inner * outer; line++) {
    const [o, i] = [Math.floor(line / inner), line % inner];
    const place = (k: number): number => ((o * from[dim] + k) * inner + i) * 2;
    for (let k = 0; k < to[dim]; k++) {
      let [re, im] = [0, 0];
      for (let j = 0; j < length; j++) {
        const isMirrored = isHalf && j > length / 2;
        const source = isMirrored ? length - j : j;
        if (source >= from[dim]) continue;
        const at = place(source);
        const turn = (j * k) % length;
        const b = isMirrored ? -data[at + 1] : data[at + 1];
        re += data[at] * cosines[turn] - b * sines[turn];
        im += data[at] * sines[turn] + b * cosines[turn];
      }
      const target = ((o * to[dim] + k) * inner + i) * 2;
      out[target] = re;
      out[target + 1] = im;
    }
  }
  return out;
}
