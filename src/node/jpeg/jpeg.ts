/** Reads JPEG pictures (baseline and progressive, grey and colour) to RGBA, to the bit of libjpeg's default settings. */

import type { Picture } from "../../engine/forward/pictures";
import { inverseTransform } from "./inverseTransform";
import { readScan, type Component, type HuffmanTable, type Scan } from "./scan";
import { toColours, upsampled } from "./colours";

/** Frames that are read: baseline, extended, progressive, all of them with Huffman codes. */
const frameMarkers = [0xc0, 0xc1, 0xc2];
const otherFrameMarkers = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];
const mostPixels = 2 ** 28;

interface Reader {
  readonly bytes: Uint8Array;
  readonly quantization: Map<number, Uint16Array>;
  readonly huffman: Map<number, HuffmanTable>;
  frame?: Frame;
  restartInterval: number;
  /** Of Adobe's marker: 0 for RGB. */
  transform?: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly isProgressive: boolean;
  readonly components: readonly Component[];
  readonly largestX: number;
  readonly largestY: number;
}

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** Throws an Error with a sentence where the file cannot be read. */
export function readJpeg(bytes: Uint8Array): Picture {
  const reader: Reader = {
    bytes,
    quantization: new Map(),
    huffman: new Map(),
    restartInterval: 0,
  };
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) {
      at++;
      continue;
    }
    const marker = bytes[at + 1];
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    if (marker === 0 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    const length = (bytes[at + 2] << 8) | bytes[at + 3];
    const body = bytes.subarray(at + 4, at + 2 + length);
    at += 2 + length;
    if (marker === 0xda) at = scanFrom(reader, body, at);
    else readSegment(reader, marker, body);
  }
  if (!reader.frame) throw new Error("the JPEG file is cut off");
  return pictureOf(reader, reader.frame);
}

function readSegment(reader: Reader, marker: number, body: Uint8Array): void {
  if (frameMarkers.includes(marker)) reader.frame = frameOf(body, marker === 0xc2);
  if (otherFrameMarkers.includes(marker)) throw new Error("this kind of JPEG file is not read");
  if (marker === 0xdb) readQuantization(reader, body);
  if (marker === 0xc4) readHuffman(reader, body);
  if (marker === 0xdd) reader.restartInterval = (body[0] << 8) | body[1];
  const isAdobe = marker === 0xee && String.fromCharCode(...body.subarray(0, 5)) === "Adobe";
  if (isAdobe) reader.transform = body[11];
}

function frameOf(body: Uint8Array, isProgressive: boolean): Frame {
  const height = (body[1] << 8) | body[2];
  const width = (body[3] << 8) | body[4];
  const count = body[5];
  if (body.length < 6) throw new Error("the JPEG file is cut off");
  if (body[0] !== 8) throw new Error("a JPEG file of more than eight bits is not read");
  if (count !== 1 && count !== 3) throw new Error(`a JPEG file of ${count} channels is not read`);
  if (!(width > 0 && height > 0) || body.length < 6 + count * 3) {
    throw new Error("the JPEG file is damaged");
  }
  if (width * height > mostPixels) throw new Error(`a picture of ${width}x${height} is too large`);
  const sizes = Array.from({ length: count }, (_, i) => {
    const [id, sampling, table] = body.subarray(6 + i * 3);
    return { id, x: sampling >> 4, y: sampling & 15, table };
  });
  if (sizes.some(({ x, y }) => x < 1 || x > 4 || y < 1 || y > 4)) {
    throw new Error("the JPEG file is damaged");
  }
  const largestX = Math.max(...sizes.map(({ x }) => x));
  const largestY = Math.max(...sizes.map(({ y }) => y));
  const components = sizes.map(({ id, x, y, table }): Component => {
    const blocksX = Math.ceil(width / (8 * largestX)) * x;
    const blocksY = Math.ceil(height / (8 * largestY)) * y;
    const [columns, rows] = [Math.ceil((width * x) / largestX), Math.ceil((height * y) / largestY)];
    const coefficients = new Int16Array(blocksX * blocksY * 64);
    return { id, x, y, table, blocksX, blocksY, columns, rows, coefficients };
  });
  return { width, height, isProgressive, components, largestX, largestY };
}

function readQuantization({ quantization }: Reader, body: Uint8Array): void {
  for (let at = 0; at < body.length;) {
    const [kind] = body.subarray(at++);
    const isWide = kind >> 4 !== 0;
    const values = Uint16Array.from({ length: 64 }, (_, i) =>
      isWide ? (body[at + i * 2] << 8) | body[at + i * 2 + 1] : body[at + i],
    );
    quantization.set(kind & 15, values);
    at += isWide ? 128 : 64;
  }
}

/** Tables by class (0 for DC, 1 for AC) times 16, plus their number. */
function readHuffman({ huffman }: Reader, body: Uint8Array): void {
  for (let at = 0; at + 17 <= body.length;) {
    const kind = body[at];
    const counts = body.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    huffman.set(kind, tableOf(counts, body.subarray(at + 17, at + 17 + total)));
    at += 17 + total;
  }
}

/** Codes of a length are consecutive numbers: where they begin and end, and where their symbols are. */
function tableOf(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const firstCode = new Int32Array(17);
  const lastCode = new Int32Array(17).fill(-1);
  const firstSymbol = new Int32Array(17);
  let code = 0;
  let symbol = 0;
  for (let length = 1; length <= 16; length++) {
    firstCode[length] = code;
    firstSymbol[length] = symbol;
    code += counts[length - 1];
    symbol += counts[length - 1];
    if (counts[length - 1] > 0) lastCode[length] = code - 1;
    code <<= 1;
  }
  return { firstCode, lastCode, firstSymbol, symbols };
}

/** Reads a scan's numbers; gives where the next marker is. */
function scanFrom(reader: Reader, body: Uint8Array, at: number): number {
  const { frame, bytes, huffman, restartInterval } = reader;
  if (!frame) throw new Error("the JPEG file is damaged");
  const count = body[0];
  const parts = Array.from({ length: count }, (_, i) => {
    const component = frame.components.find(({ id }) => id === body[1 + i * 2]);
    const tables = body[2 + i * 2];
    if (!component) throw new Error("the JPEG file is damaged");
    return { component, dc: huffman.get(tables >> 4), ac: huffman.get(16 + (tables & 15)) };
  });
  const [from, to, bits] = body.subarray(1 + count * 2);
  const scan: Scan = {
    parts,
    isProgressive: frame.isProgressive,
    from,
    to: Math.min(to, 63),
    high: bits >> 4,
    low: bits & 15,
    restartInterval,
    mcusX: Math.ceil(frame.width / (8 * frame.largestX)),
    mcusY: Math.ceil(frame.height / (8 * frame.largestY)),
  };
  return readScan(bytes, at, scan);
}

function pictureOf(reader: Reader, frame: Frame): Picture {
  const { width, height, components, largestX, largestY } = frame;
  const planes = components.map((component) => {
    const table = reader.quantization.get(component.table);
    if (!table) throw new Error("the JPEG file is damaged");
    const samples = inverseTransform(component, table);
    return upsampled(component, samples, { width, height, largestX, largestY });
  });
  const isRgb =
    reader.transform === 0 ||
    (reader.transform === undefined &&
      String.fromCharCode(...components.map(({ id }) => id)) === "RGB");
  return { width, height, data: toColours(planes, width * height, isRgb) };
}
