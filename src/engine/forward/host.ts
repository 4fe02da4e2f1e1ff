/** Ops that are computed outside the kernels, by loops over arrays: rare, and none of them costs time in a network. */

import { invariant } from "../assert";
import { numel, type Shape } from "../tensor/shape";
import { complexOps } from "./hostComplex";
import { drawingOps } from "./hostDraws";
import type { Generator } from "./random";
import { recurrent, recurrentCell } from "./recurrent";

export interface HostTensor {
  readonly values: Float32Array;
  readonly shape: Shape;
}

export interface HostResult {
  readonly shape: Shape;
}

export type HostOp = (
  inputs: readonly HostTensor[],
  numbers: readonly number[],
  outputs: readonly HostResult[],
  generator: Generator,
) => Float32Array[];

const hostOps: Readonly<Record<string, HostOp>> = {
  cumsum: ([input], [dim]) => [scan(input, dim, (a, b) => a + b)],
  cumprod: ([input], [dim]) => [scan(input, dim, (a, b) => a * b)],
  logcumsumexp: ([input], [dim]) => [
    scan(input, dim, (a, b) => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))),
  ],
  sort,
  running,
  fold,
  put,
  unpool,
  bilinear,
  embeddingBag,
  cosine,
  distance,
  runningStatistics,
  recurrent,
  recurrentCell,
  ...drawingOps,
  ...complexOps,
};

export function runHost(
  name: string,
  inputs: readonly HostTensor[],
  numbers: readonly number[],
  outputs: readonly HostResult[],
  generator: Generator,
): Float32Array[] {
  const run = hostOps[name];
  invariant(Object.hasOwn(hostOps, name), `there is a host op ${name}`);
  return run(inputs, numbers, outputs, generator);
}

/** The elements of a tensor as lines along a dimension: where each begins, and the step from one element to the next. */
function linesOf(shape: Shape, dim: number) {
  const at = dim < 0 ? dim + shape.length : dim;
  const size = shape[at] ?? 1;
  const step = numel(shape.slice(at + 1));
  const starts = Array.from({ length: numel(shape) / Math.max(1, size) }, (_, line) => {
    const outer = Math.floor(line / step);
    return outer * size * step + (line - outer * step);
  });
  return { size, step, starts };
}

function scan(
  { values, shape }: HostTensor,
  dim: number,
  combine: (a: number, b: number) => number,
): Float32Array {
  const out = new Float32Array(values.length);
  const { size, step, starts } = linesOf(shape, dim);
  for (const start of starts) {
    let total = values[start];
    for (let i = 0; i < size; i++) {
      if (i > 0) total = combine(total, values[start + i * step]);
      out[start + i * step] = total;
    }
  }
  return out;
}

/** numbers: dimension, whether the largest come first, whether only indices are wanted. Stable, as far as the output goes. */
function sort(
  [{ values, shape }]: readonly HostTensor[],
  [dim, isDescending, isIndices]: readonly number[],
  outputs: readonly HostResult[],
): Float32Array[] {
  const [first] = outputs;
  const sorted = new Float32Array(numel(first.shape));
  const indices = new Float32Array(numel(first.shape));
  const from = linesOf(shape, dim);
  const to = linesOf(first.shape, dim);
  const sign = isDescending ? -1 : 1;
  from.starts.forEach((start, line) => {
    const valueAt = (i: number) => values[start + i * from.step];
    const order = Array.from({ length: from.size }, (_, i) => i);
    order.sort((a, b) => sign * (valueAt(a) - valueAt(b)) || a - b);
    for (let i = 0; i < to.size; i++) {
      sorted[to.starts[line] + i * to.step] = valueAt(order[i]);
      indices[to.starts[line] + i * to.step] = order[i];
    }
  });
  return isIndices ? [indices] : [sorted, indices];
}

/** `cummax` and `cummin`: values and indices. numbers: dimension, 1 for the largest and -1 for the smallest. */
function running(
  [{ values, shape }]: readonly HostTensor[],
  [dim, sign]: readonly number[],
): Float32Array[] {
  const best = new Float32Array(values.length);
  const indices = new Float32Array(values.length);
  const { size, step, starts } = linesOf(shape, dim);
  for (const start of starts) {
    let at = 0;
    for (let i = 0; i < size; i++) {
      if (sign * values[start + i * step] >= sign * values[start + at * step]) at = i;
      best[start + i * step] = values[start + at * step];
      indices[start + i * step] = at;
    }
  }
  return [best, indices];
}

/** `F.fold`: columns added up where they came from. numbers: kernel, dilation, padding, stride, two each. */
function fold(
  [{ values, shape }]: readonly HostTensor[],
  [kernelY, kernelX, dilationY, dilationX, padY, padX, strideY, strideX]: readonly number[],
  [{ shape: outShape }]: readonly HostResult[],
): Float32Array[] {
  const [height, width] = outShape.slice(-2);
  const [rows, windows] = shape.slice(-2);
  const samples = numel(shape.slice(0, -2));
  const perRow = Math.floor((width + 2 * padX - dilationX * (kernelX - 1) - 1) / strideX) + 1;
  const channels = rows / (kernelY * kernelX);
  const out = new Float32Array(numel(outShape));
  for (let sample = 0; sample < samples; sample++) {
    for (let row = 0; row < rows; row++) {
      const channel = Math.floor(row / (kernelY * kernelX));
      const ky = Math.floor(row / kernelX) % kernelY;
      const kx = row % kernelX;
      for (let window = 0; window < windows; window++) {
        const y = Math.floor(window / perRow) * strideY - padY + ky * dilationY;
        const x = (window % perRow) * strideX - padX + kx * dilationX;
        if (y < 0 || y >= height || x < 0 || x >= width) continue;
        const to = ((sample * channels + channel) * height + y) * width + x;
        out[to] += values[(sample * rows + row) * windows + window];
      }
    }
  }
  return [out];
}

/**
 * `x[…] = value`. numbers: the value, where it is no tensor; else how the value's elements are repeated, as (size, step)
 * from the outermost dimension; -1; the flat indices that are written.
 */
function put([input, value]: readonly HostTensor[], numbers: readonly number[]): Float32Array[] {
  const out = input.values.slice();
  const end = numbers.indexOf(-1, 1);
  const [constant, ...repeats] = numbers.slice(0, end);
  numbers.slice(end + 1).forEach((index, i) => {
    out[index] = value ? value.values[repeatedAt(repeats, i)] : constant;
  });
  return [out];
}

/** Where element i of a broadcast tensor lies. */
function repeatedAt(repeats: readonly number[], i: number): number {
  let rest = i;
  let at = 0;
  for (let k = repeats.length - 2; k >= 0; k -= 2) {
    at += (rest % repeats[k]) * repeats[k + 1];
    rest = Math.floor(rest / repeats[k]);
  }
  return at;
}

/** `F.max_unpool`: every value to the place in its plane that its index names. */
function unpool(
  [input, indices]: readonly HostTensor[],
  [rank]: readonly number[],
  [{ shape }]: readonly HostResult[],
): Float32Array[] {
  const out = new Float32Array(numel(shape));
  const plane = numel(shape.slice(-rank));
  const from = numel(input.shape.slice(-rank));
  input.values.forEach((value, i) => {
    out[Math.floor(i / from) * plane + indices.values[i]] = value;
  });
  return [out];
}

/** `F.bilinear`: x1ᵀ A x2 + b for each of the matrices A. */
function bilinear([a, b, weight, bias]: readonly HostTensor[]): Float32Array[] {
  const [features, widthA, widthB] = weight.shape;
  const rows = a.values.length / widthA;
  const out = new Float32Array(rows * features);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < features; k++) {
      let sum = bias ? bias.values[k] : 0;
      for (let i = 0; i < widthA; i++) {
        const at = (k * widthA + i) * widthB;
        let part = 0;
        for (let j = 0; j < widthB; j++) part += weight.values[at + j] * b.values[row * widthB + j];
        sum += a.values[row * widthA + i] * part;
      }
      out[row * features + k] = sum;
    }
  }
  return [out];
}

/** Rows of a table, added up by bag. numbers: 0 sum, 1 mean, 2 max; whether there are offsets. */
function embeddingBag(
  [indices, weight, offsets]: readonly HostTensor[],
  [mode, hasOffsets]: readonly number[],
): Float32Array[] {
  const width = weight.shape[1];
  const total = indices.values.length;
  const starts = hasOffsets
    ? Array.from(offsets.values)
    : Array.from({ length: indices.shape[0] }, (_, i) => i * indices.shape[1]);
  const out = new Float32Array(starts.length * width);
  starts.forEach((start, bag) => {
    const end = starts.at(bag + 1) ?? total;
    for (let column = 0; column < width; column++) {
      let result = mode === 2 ? -Infinity : 0;
      for (let i = start; i < end; i++) {
        const value = weight.values[indices.values[i] * width + column];
        result = mode === 2 ? Math.max(result, value) : result + value;
      }
      if (mode === 1 && end > start) result /= end - start;
      out[bag * width + column] = end > start ? result : 0;
    }
  });
  return [out];
}

/** `F.cosine_similarity` of tensors of one shape. numbers: dimension, eps. */
function cosine([a, b]: readonly HostTensor[], [dim, eps]: readonly number[]): Float32Array[] {
  const { size, step, starts } = linesOf(a.shape, dim);
  const result = starts.map((start) => {
    let [product, squaresA, squaresB] = [0, 0, 0];
    for (let i = 0; i < size; i++) {
      const x = a.values[start + i * step];
      const y = b.values[start + i * step];
      product += x * y;
      squaresA += x * x;
      squaresB += y * y;
    }
    return product / (Math.max(Math.sqrt(squaresA), eps) * Math.max(Math.sqrt(squaresB), eps));
  });
  return [Float32Array.from(result)];
}

/** `F.pairwise_distance` of tensors of one shape, over the last dimension. numbers: p, eps. */
function distance([a, b]: readonly HostTensor[], [p, eps]: readonly number[]): Float32Array[] {
  const { size, step, starts } = linesOf(a.shape, -1);
  const result = starts.map((start) => {
    let sum = 0;
    for (let i = 0; i < size; i++) {
      sum += Math.abs(a.values[start + i * step] - b.values[start + i * step] + eps) ** p;
    }
    return sum ** (1 / p);
  });
  return [Float32Array.from(result)];
}

/** What training leaves in a batch norm's buffers: a share of the batch's mean and unbiased variance. numbers: the share. */
function runningStatistics(
  [{ values, shape }, mean, variance]: readonly HostTensor[],
  [momentum]: readonly number[],
): Float32Array[] {
  const [samples, channels] = shape;
  const plane = numel(shape.slice(2));
  const count = samples * plane;
  const newMean = new Float32Array(channels);
  const newVariance = new Float32Array(channels);
  for (let channel = 0; channel < channels; channel++) {
    const over = (term: (value: number) => number): number => {
      let sum = 0;
      for (let sample = 0; sample < samples; sample++) {
        const start = (sample * channels + channel) * plane;
        for (let i = start; i < start + plane; i++) sum += term(values[i]);
      }
      return sum;
    };
    const average = over((value) => value) / count;
    const spread = over((value) => (value - average) ** 2) / (count - 1);
    newMean[channel] = mean.values[channel] * (1 - momentum) + momentum * average;
    newVariance[channel] = variance.values[channel] * (1 - momentum) + momentum * spread;
  }
  return [newMean, newVariance];
}
