/**
 * Pictures as inputs: what torchvision does with those of ImageNet before a network sees them (the shorter side resized,
 * the middle cropped, bytes to numbers, normalised), to the bit of Pillow's arithmetic.
 */

import { numel, type Shape } from "../tensor/shape";

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, a byte each. */
  readonly data: ArrayLike<number>;
}

/** The mean and spread of ImageNet's pictures, which torchvision's weights expect. */
const mean = [0.485, 0.456, 0.406].map(Math.fround);
const std = [0.229, 0.224, 0.225].map(Math.fround);

/** torchvision resizes to 256 where 224 are cropped. */
const resizedPerCropped = 256 / 224;

/** True for the shapes that a picture fits into: `[channels, height, width]`, with samples before them or without. */
export function takesPicture(shape: Shape): boolean {
  return (shape.length === 3 || shape.length === 4) && shape.every((size) => size > 0);
}

/**
 * `Resize`, `CenterCrop`, `ToTensor` and `Normalize` into [n, channels, height, width]; every sample gets the picture.
 * Where there are not three channels, each is the luminance from 0 to 1: ImageNet's normalisation is for colours.
 */
export function fillPicture(out: Float32Array, shape: Shape, picture: Picture): void {
  const [channels, height, width] = shape.slice(-3);
  const isColour = channels === 3;
  const planes = isColour
    ? [0, 1, 2].map((index) => channelOf(picture, index))
    : [luminanceOf(picture)];
  const cropped = planes.map((plane) => resizedAndCropped(plane, height, width));
  const area = height * width;
  for (let c = 0; c < channels; c++) {
    const plane = cropped[isColour ? c : 0];
    for (let i = 0; i < area; i++) {
      const value = Math.fround(plane[i] / 255);
      out[c * area + i] = isColour ? Math.fround(value - mean[c]) / std[c] : value;
    }
  }
  const sample = channels * area;
  for (let at = sample; at < numel(shape); at += sample) out.copyWithin(at, 0, sample);
}

interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

function channelOf({ data, width, height }: Picture, index: number): Plane {
  const plane = Uint8Array.from({ length: width * height }, (_, i) => data[i * 4 + index]);
  return { width, height, data: plane };
}

/** Pillow's `convert("L")`. */
function luminanceOf({ data, width, height }: Picture): Plane {
  const plane = Uint8Array.from({ length: width * height }, (_, i) => {
    const [r, g, b] = [data[i * 4], data[i * 4 + 1], data[i * 4 + 2]];
    return (r * 19595 + g * 38470 + b * 7471 + 0x8000) >> 16;
  });
  return { width, height, data: plane };
}

/** The shorter side to 256 for a crop of 224, likewise for other sizes; then the middle. */
function resizedAndCropped(plane: Plane, height: number, width: number): Uint8Array {
  const large = resizedSize(plane, height, width);
  const resized = resizeColumns(resizeRows(plane, large.width), large.height);
  const top = roundHalfEven((large.height - height) / 2);
  const left = roundHalfEven((large.width - width) / 2);
  const out = new Uint8Array(height * width);
  for (let y = 0; y < height; y++) {
    const start = (top + y) * large.width + left;
    out.set(resized.data.subarray(start, start + width), y * width);
  }
  return out;
}

/** The side that is scarcer for the crop decides; with a square crop that is the shorter one. */
function resizedSize(plane: Plane, height: number, width: number) {
  if (height / plane.height >= width / plane.width) {
    const large = Math.round(height * resizedPerCropped);
    const other = Math.trunc((large * plane.width) / plane.height);
    return { height: large, width: Math.max(width, other) };
  }
  const large = Math.round(width * resizedPerCropped);
  const other = Math.trunc((large * plane.height) / plane.width);
  return { height: Math.max(height, other), width: large };
}

/** Python's `round`. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

// Pillow's BILINEAR ---------------------------------------------------------------------------------------------------

/** Weights are whole numbers of this many bits behind the point. */
const precision = 2 ** 22;

interface Taps {
  readonly from: number;
  readonly weights: readonly number[];
}

/** A triangle as wide as the reduction around each output pixel's place. */
function tapsOf(size: number, to: number): readonly Taps[] {
  const scale = size / to;
  const support = Math.max(scale, 1);
  return Array.from({ length: to }, (_, x) => {
    const centre = (x + 0.5) * scale;
    const from = Math.max(0, Math.trunc(centre - support + 0.5));
    const end = Math.min(size, Math.trunc(centre + support + 0.5));
    const weights: number[] = [];
    let total = 0;
    for (let i = from; i < end; i++) {
      const weight = Math.max(0, 1 - Math.abs((i - centre + 0.5) * (1 / support)));
      weights.push(weight);
      total += weight;
    }
    return {
      from,
      weights: weights.map((weight) => Math.trunc(0.5 + (weight / total) * precision)),
    };
  });
}

/** To `to` columns; rounded to bytes, as Pillow does between its two passes. */
function resizeRows({ width, height, data }: Plane, to: number): Plane {
  if (to === width) return { width, height, data };
  const taps = tapsOf(width, to);
  const out = new Uint8Array(to * height);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < to; x++) {
      const { from, weights } = taps[x];
      let sum = precision / 2;
      for (let i = 0; i < weights.length; i++) sum += weights[i] * data[row + from + i];
      out[y * to + x] = Math.min(255, Math.floor(sum / precision));
    }
  }
  return { width: to, height, data: out };
}

function resizeColumns({ width, height, data }: Plane, to: number): Plane {
  if (to === height) return { width, height, data };
  const taps = tapsOf(height, to);
  const out = new Uint8Array(width * to);
  const sums = new Float64Array(width);
  for (let y = 0; y < to; y++) {
    const { from, weights } = taps[y];
    sums.fill(precision / 2);
    for (let i = 0; i < weights.length; i++) {
      const row = (from + i) * width;
      for (let x = 0; x < width; x++) sums[x] += weights[i] * data[row + x];
    }
    for (let x = 0; x < width; x++)
      out[y * width + x] = Math.min(255, Math.floor(sums[x] / precision));
  }
  return { width, height: to, data: out };
}
