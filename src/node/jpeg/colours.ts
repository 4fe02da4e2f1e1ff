/** From the components of a JPEG file to pixels: coarser components made larger as libjpeg does, and colours. */

import type { Component } from "./scan";

interface Size {
  readonly width: number;
  readonly height: number;
  readonly largestX: number;
  readonly largestY: number;
}

/** One sample for each pixel of the picture. */
export function upsampled(component: Component, samples: Uint8Array, size: Size): Uint8Array {
  const { x, y, columns, rows, blocksX } = component;
  const { width, height, largestX, largestY } = size;
  const stride = blocksX * 8;
  const [timesX, timesY] = [largestX / x, largestY / y];
  // Smooth transitions where a side is halved, if there is more than a pixel or two of it.
  const isSmooth = columns > 2 || timesX === 1;
  const smooth = isSmooth && timesX <= 2 && timesY <= 2 && Number.isInteger(timesX * timesY);
  const out = new Uint8Array(width * height);
  const weights = new Int32Array(columns);
  for (let row = 0; row < height; row++) {
    const near = Math.min(rows - 1, Math.floor(row / timesY));
    const step = row % 2 === 0 ? -1 : 1;
    const isBetween = smooth && timesY === 2;
    const far = isBetween ? Math.min(rows - 1, Math.max(0, near + step)) : near;
    for (let i = 0; i < columns; i++) {
      const value = samples[near * stride + i];
      weights[i] = isBetween ? 3 * value + samples[far * stride + i] : value;
    }
    const line = out.subarray(row * width, (row + 1) * width);
    if (!smooth || timesX === 1) plainLine(weights, line, timesX, isBetween ? row % 2 : undefined);
    else smoothLine(weights, line, isBetween);
  }
  return out;
}

/** `parity`: the line is a mean of two, rounded up and down in turns. */
function plainLine(
  weights: Int32Array,
  line: Uint8Array,
  times: number,
  parity: number | undefined,
): void {
  for (let i = 0; i < line.length; i++) {
    const value = weights[Math.floor(i / times)];
    line[i] = parity === undefined ? value : (value + 1 + parity) >> 2;
  }
}

/** Three parts of the nearer sample, one of the next; the sums may be of two lines already. */
function smoothLine(weights: Int32Array, line: Uint8Array, isBetween: boolean): void {
  const [shift, left, right] = isBetween ? [4, 8, 7] : [2, 1, 2];
  const last = weights.length - 1;
  for (let i = 0; i < line.length; i++) {
    const at = i >> 1;
    const isLeft = i % 2 === 0;
    const other = isLeft ? at - 1 : at + 1;
    if (other < 0 || other > last) {
      line[i] = isBetween ? (weights[at] * 4 + (isLeft ? left : right)) >> shift : weights[at];
    } else line[i] = (3 * weights[at] + weights[other] + (isLeft ? left : right)) >> shift;
  }
}

const fixed = (value: number) => Math.round(value * 65536);
const redOfCr = fixed(1.402);
const blueOfCb = fixed(1.772);
const greenOfCr = fixed(0.71414);
const greenOfCb = fixed(0.34414);

export function toColours(
  planes: readonly Uint8Array[],
  count: number,
  isRgb: boolean,
): Uint8Array {
  const out = new Uint8ClampedArray(count * 4).fill(255);
  const [first, second, third] = planes;
  for (let i = 0; i < count; i++) {
    const y = first[i];
    if (planes.length === 1) out.fill(y, i * 4, i * 4 + 3);
    else if (isRgb) out.set([y, second[i], third[i]], i * 4);
    else {
      const cb = second[i] - 128;
      const cr = third[i] - 128;
      out[i * 4] = y + ((redOfCr * cr + 32768) >> 16);
      out[i * 4 + 1] = y + ((-greenOfCb * cb - greenOfCr * cr + 32768) >> 16);
      out[i * 4 + 2] = y + ((blueOfCb * cb + 32768) >> 16);
    }
  }
  return new Uint8Array(out.buffer);
}
