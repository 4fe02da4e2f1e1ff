/** Reads PNG pictures, all kinds of them, to RGBA: https://www.w3.org/TR/png-3/. */

import * as zlib from "node:zlib";
import type { Picture } from "../engine/forward/pictures";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const mostPixels = 2 ** 28;

/** Samples per pixel by colour type. */
const samplesPerPixel: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly isInterlaced: boolean;
}

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Throws an Error with a sentence where the file is none of PNG's. */
export function readPng(bytes: Uint8Array): Picture {
  const { header, palette, data } = chunksOf(bytes);
  const { width, height, isInterlaced } = header;
  const out = new Uint8Array(width * height * 4);
  const raw = inflated(data);
  let at = 0;
  for (const [x0, y0, stepX, stepY] of isInterlaced ? adam7 : [[0, 0, 1, 1]]) {
    const columns = Math.ceil((width - x0) / stepX);
    const rows = Math.ceil((height - y0) / stepY);
    if (columns <= 0 || rows <= 0) continue;
    const length = Math.ceil((columns * bitsPerPixel(header)) / 8);
    if (at + rows * (length + 1) > raw.length) throw new Error("the PNG file is cut off");
    const lines = unfiltered(raw, at, rows, length, Math.max(1, bitsPerPixel(header) >> 3));
    at += rows * (length + 1);
    for (let y = 0; y < rows; y++) {
      const line = lines.subarray(y * length, (y + 1) * length);
      for (let x = 0; x < columns; x++) {
        const to = ((y0 + y * stepY) * width + x0 + x * stepX) * 4;
        putPixel(header, palette, line, x, out, to);
      }
    }
  }
  return { width, height, data: out };
}

/** Passes of an interlaced picture: first column and row, steps between them. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

function bitsPerPixel({ colour, depth }: Header): number {
  return samplesPerPixel[colour] * depth;
}

function chunksOf(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: Header | undefined;
  let palette: Uint8Array = new Uint8Array();
  const data: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.length < length) break;
    if (type === "IHDR") header = headerOf(body);
    if (type === "PLTE") palette = body;
    if (type === "IDAT") data.push(body);
    if (type === "IEND") break;
    at += 12 + length;
  }
  if (!header || data.length === 0) throw new Error("the PNG file is cut off");
  return { header, palette, data };
}

function headerOf(body: Uint8Array): Header {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  if (body.length < 13) throw new Error("the PNG file is cut off");
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, colour] = [body[8], body[9]];
  const isKnown = colour in samplesPerPixel && [1, 2, 4, 8, 16].includes(depth);
  if (!isKnown || width === 0 || height === 0) throw new Error("the PNG file is damaged");
  if (width * height > mostPixels) throw new Error(`a picture of ${width}x${height} is too large`);
  return { width, height, depth, colour, isInterlaced: body[12] === 1 };
}

function inflated(parts: readonly Uint8Array[]): Uint8Array {
  try {
    return zlib.inflateSync(Buffer.concat(parts), { finishFlush: zlib.constants.Z_SYNC_FLUSH });
  } catch {
    throw new Error("the PNG file is damaged");
  }
}

/** Undoes each row's prediction from the pixels to the left and above. */
function unfiltered(
  raw: Uint8Array,
  start: number,
  rows: number,
  length: number,
  pixel: number,
): Uint8Array {
  const out = new Uint8Array(rows * length);
  for (let y = 0; y < rows; y++) {
    const from = start + y * (length + 1);
    const filter = raw[from];
    const row = y * length;
    for (let i = 0; i < length; i++) {
      const left = i >= pixel ? out[row + i - pixel] : 0;
      const up = y > 0 ? out[row + i - length] : 0;
      const corner = y > 0 && i >= pixel ? out[row + i - length - pixel] : 0;
      out[row + i] = raw[from + 1 + i] + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const estimate = left + up - corner;
      const [a, b, c] = [left, up, corner].map((value) => Math.abs(estimate - value));
      if (a <= b && a <= c) return left;
      return b <= c ? up : corner;
    }
    default:
      return 0;
  }
}

/** Sixteen bits keep their upper byte; fewer than eight are stretched, except where they name a colour. */
function putPixel(
  { depth, colour }: Header,
  palette: Uint8Array,
  line: Uint8Array,
  x: number,
  out: Uint8Array,
  to: number,
): void {
  const sample = (index: number): number => {
    if (depth === 8) return line[index];
    if (depth === 16) return line[index * 2];
    const bit = index * depth;
    return (line[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  };
  const count = samplesPerPixel[colour];
  const first = sample(x * count);
  const isColour = colour === 2 || colour === 6;
  const grey = depth < 8 ? (first * 255) / ((1 << depth) - 1) : first;
  for (let c = 0; c < 3; c++) {
    if (colour === 3) out[to + c] = palette[first * 3 + c] ?? 0;
    else out[to + c] = isColour ? sample(x * count + c) : grey;
  }
  // Transparency is left out, as Pillow's convert("RGB") does.
  out[to + 3] = 255;
}
