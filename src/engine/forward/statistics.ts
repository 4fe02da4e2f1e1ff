/** What is reported of a tensor's numbers: sums in double precision, and small pictures of activations. */

import type { Shape } from "../tensor/shape";

export interface Statistics {
  readonly mean: number;
  /** Of the population: divided by n. */
  readonly std: number;
  readonly min: number;
  readonly max: number;
  readonly l2: number;
  readonly sum: number;
  readonly first: readonly number[];
}

/** Sums over some numbers, in double precision. */
export interface Moments {
  readonly sum: number;
  readonly squares: number;
  readonly min: number;
  readonly max: number;
}

const noMoments: Moments = { sum: 0, squares: 0, min: Infinity, max: -Infinity };

/** The moments of what `start` covers and of these numbers. */
export function addMoments(start: Moments, values: Float32Array): Moments {
  let { sum, squares, min, max } = start;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    sum += value;
    squares += value * value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return { sum, squares, min, max };
}

/** `moments`: those of the values, where they are known already. */
export function statisticsOf(
  values: Float32Array,
  moments: Moments = addMoments(noMoments, values),
): Statistics {
  const { sum, squares, min, max } = moments;
  const mean = sum / values.length;
  // The two sums are exact to about 1e-16 of themselves; only a spread far below the mean needs a second look.
  let variance = squares / values.length - mean * mean;
  if (variance < 1e-6 * mean * mean) variance = varianceAround(values, mean);
  const first = Array.from(values.subarray(0, 8));
  return { mean, std: Math.sqrt(variance), min, max, l2: Math.sqrt(squares), sum, first };
}

function varianceAround(values: Float32Array, mean: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] - mean) ** 2;
  return sum / values.length;
}

/** The channels of an activation as small pictures, one byte per pixel, from `min` to `max`. */
export interface ActivationMap {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** Channels in the tensor; `channels` of them, the first, are here. */
  readonly allChannels: number;
  readonly min: number;
  readonly max: number;
  readonly pixels: Uint8Array;
}

const mostChannels = 64;
const mostPixels = 64;

/** The first sample's channels, averaged down to at most 64 x 64. Vectors become one row. */
export function activationMap(values: Float32Array, shape: Shape): ActivationMap {
  const { channels: allChannels, height, width } = planesOf(shape);
  const channels = Math.min(allChannels, mostChannels);
  const h = Math.min(height, mostPixels);
  const w = height === 1 ? width : Math.min(width, mostPixels);
  const plane = height * width;
  const averages =
    h === height && w === width
      ? values.subarray(0, channels * plane)
      : shrunk(values, channels, [height, width], [h, w]);
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < averages.length; i++) {
    const value = averages[i];
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const scale = max > min ? 255 / (max - min) : 0;
  const pixels = new Uint8Array(averages.length);
  for (let i = 0; i < pixels.length; i++) pixels[i] = (averages[i] - min) * scale + 0.5;
  return { channels, height: h, width: w, allChannels, min, max, pixels };
}

/** Means of boxes that cover each plane without overlapping. */
function shrunk(
  values: Float32Array,
  channels: number,
  [height, width]: readonly [number, number],
  [h, w]: readonly [number, number],
): Float32Array {
  const out = new Float32Array(channels * h * w);
  const columns = new Float64Array(width);
  const xs = Int32Array.from({ length: w + 1 }, (_, x) => Math.floor((x * width) / w));
  let to = 0;
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < h; y++) {
      const y0 = Math.floor((y * height) / h);
      const y1 = Math.floor(((y + 1) * height) / h);
      columns.fill(0);
      for (let yy = y0; yy < y1; yy++) {
        const row = (c * height + yy) * width;
        for (let x = 0; x < width; x++) columns[x] += values[row + x];
      }
      for (let x = 0; x < w; x++) {
        const end = xs[x + 1];
        let sum = 0;
        for (let xx = xs[x]; xx < end; xx++) sum += columns[xx];
        out[to++] = sum / ((y1 - y0) * (end - xs[x]));
      }
    }
  }
  return out;
}

/** [n, c, …, h, w] has c (times what lies between) channels; [n, c, l] has c rows, [n, tokens, c] likewise; [n, c] one row. */
function planesOf(shape: Shape): { channels: number; height: number; width: number } {
  const sizes = shape.length > 1 ? shape.slice(1) : shape;
  if (sizes.length === 0) return { channels: 1, height: 1, width: 1 };
  if (sizes.length === 1) return { channels: 1, height: 1, width: sizes[0] };
  if (sizes.length === 2) return { channels: 1, height: sizes[0], width: sizes[1] };
  const [height, width] = sizes.slice(-2);
  return { channels: sizes.slice(0, -2).reduce((a, b) => a * b, 1), height, width };
}
