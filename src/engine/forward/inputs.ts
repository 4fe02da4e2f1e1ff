/** What goes into a network: the fills of the command line, exact, and pictures. */

import type { DType } from "../tensor/dtype";
import { numel, type Shape } from "../tensor/shape";
import type { Generator } from "./random";

/** `weyl`, `sin`, `token:V`, `rand`, `randn`, `ones`, `zeros`. */
export type Fill =
  | { readonly kind: "weyl" | "sin" | "rand" | "randn" | "ones" | "zeros" }
  | { readonly kind: "token"; readonly vocabulary: number }
  | { readonly kind: "values"; readonly values: ArrayLike<number> };

/** A fill as the command line writes it; absent for anything else. */
export function parseFill(text: string): Fill | undefined {
  switch (text) {
    case "weyl":
    case "sin":
    case "rand":
    case "randn":
    case "ones":
    case "zeros":
      return { kind: text };
    default: {
      const token = /^token:(\d+)$/.exec(text);
      return token && Number(token[1]) > 0
        ? { kind: "token", vocabulary: Number(token[1]) }
        : undefined;
    }
  }
}

/** Input number k starts at element k * 1000003 of the sequence. */
const inputStep = 1000003;

/** The numbers of input number `index`. */
export function fillInput(
  out: Float32Array,
  fill: Fill,
  index: number,
  generator: Generator,
): void {
  const start = index * inputStep;
  switch (fill.kind) {
    case "weyl":
      for (let i = 0; i < out.length; i++) out[i] = weyl(start + i) * 2 ** -23 - 1;
      return;
    case "token":
      for (let i = 0; i < out.length; i++) out[i] = weyl(start + i) % fill.vocabulary;
      return;
    case "sin":
      for (let i = 0; i < out.length; i++) out[i] = Math.sin(0.01 * (start + i));
      return;
    case "rand":
      generator.uniform(out);
      return;
    case "randn":
      generator.normal(out);
      return;
    case "ones":
    case "zeros":
      out.fill(fill.kind === "ones" ? 1 : 0);
      return;
    case "values":
      out.set(fill.values);
  }
}

/** 24 bits of a Weyl sequence. */
function weyl(i: number): number {
  return Math.imul(i | 0, 2654435761 | 0) >>> 8;
}

/** Integers take tokens where nothing else is asked for: noise around zero is no index. */
export function defaultFill(dtype: DType): Fill {
  return dtype.startsWith("int") || dtype === "uint8"
    ? { kind: "token", vocabulary: 1000 }
    : { kind: "weyl" };
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, a byte each. */
  readonly data: ArrayLike<number>;
}

/** How a picture becomes numbers: channel = (byte / 255 - mean) / std. */
export interface Normalization {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** The mean and spread of ImageNet's pictures, which torchvision's weights expect. */
export const imageNet: Normalization = {
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
};

/**
 * A picture resized (the whole of it, bilinear, each output pixel averaging what it covers) and normalised, into
 * [n, channels, height, width]; every sample gets it. One channel is the luminance; channels beyond the third repeat.
 */
export function fillPicture(
  out: Float32Array,
  shape: Shape,
  picture: Picture,
  { mean, std }: Normalization,
): void {
  const [channels, height, width] = [1, 1, ...shape].slice(-3);
  const perSample = channels * height * width;
  for (let c = 0; c < channels; c++) {
    const plane = channels === 1 ? luminance(picture) : channel(picture, c % 3);
    const small = resize(plane, picture.width, picture.height, width, height);
    const middle = mean[c % mean.length] ?? 0;
    const spread = std[c % std.length] ?? 1;
    const at = c * height * width;
    for (let i = 0; i < small.length; i++) out[at + i] = (small[i] / 255 - middle) / spread;
  }
  for (let at = perSample; at < numel(shape); at += perSample) out.copyWithin(at, 0, perSample);
}

function channel({ data, width, height }: Picture, index: number): Float64Array {
  return Float64Array.from({ length: width * height }, (_, i) => data[i * 4 + index]);
}

function luminance({ data, width, height }: Picture): Float64Array {
  return Float64Array.from(
    { length: width * height },
    (_, i) => 0.299 * data[i * 4] + 0.587 * data[i * 4 + 1] + 0.114 * data[i * 4 + 2],
  );
}

/** Separable triangle filter, as wide as the reduction, as Pillow's BILINEAR. */
function resize(
  plane: Float64Array,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
): Float64Array {
  const rows = resizeRows(plane, width, height, toWidth);
  return transpose(
    resizeRows(transpose(rows, toWidth, height), height, toWidth, toHeight),
    toHeight,
    toWidth,
  );
}

function resizeRows(
  plane: Float64Array,
  width: number,
  height: number,
  toWidth: number,
): Float64Array {
  const out = new Float64Array(toWidth * height);
  const scale = width / toWidth;
  const reach = Math.max(scale, 1);
  for (let x = 0; x < toWidth; x++) {
    const centre = (x + 0.5) * scale;
    const from = Math.max(0, Math.floor(centre - reach + 0.5));
    const to = Math.min(width, Math.floor(centre + reach + 0.5));
    const weights: number[] = [];
    let total = 0;
    for (let i = from; i < to; i++) {
      const weight = Math.max(0, 1 - Math.abs(i + 0.5 - centre) / reach);
      weights.push(weight);
      total += weight;
    }
    for (let y = 0; y < height; y++) {
      let sum = 0;
      for (let i = from; i < to; i++) sum += weights[i - from] * plane[y * width + i];
      out[y * toWidth + x] = sum / total;
    }
  }
  return out;
}

function transpose(plane: Float64Array, width: number, height: number): Float64Array {
  const out = new Float64Array(plane.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[x * height + y] = plane[y * width + x];
  }
  return out;
}
