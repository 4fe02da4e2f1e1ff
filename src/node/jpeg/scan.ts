/** The entropy-coded part of a JPEG file: Huffman codes to coefficients, https://www.w3.org/Graphics/JPEG/itu-t81.pdf. */

export interface Component {
  readonly id: number;
  /** Samples per unit, against those of the other components. */
  readonly x: number;
  readonly y: number;
  /** Number of its quantization table. */
  readonly table: number;
  /** Blocks of 8x8 in a row and in a column, whole units. */
  readonly blocksX: number;
  readonly blocksY: number;
  /** Samples that belong to the picture. */
  readonly columns: number;
  readonly rows: number;
  /** 64 for each block, in the natural order. */
  readonly coefficients: Int16Array;
}

/** By the length of a code. */
export interface HuffmanTable {
  readonly firstCode: Int32Array;
  readonly lastCode: Int32Array;
  readonly firstSymbol: Int32Array;
  readonly symbols: Uint8Array;
}

interface Part {
  readonly component: Component;
  readonly dc: HuffmanTable | undefined;
  readonly ac: HuffmanTable | undefined;
}

export interface Scan {
  readonly parts: readonly Part[];
  readonly isProgressive: boolean;
  /** Which coefficients, in zigzag order. */
  readonly from: number;
  readonly to: number;
  /** Which of their bits: `low` is the lowest; `high` is 0 in their first scan. */
  readonly high: number;
  readonly low: number;
  readonly restartInterval: number;
  readonly mcusX: number;
  readonly mcusY: number;
}

/** Natural place of each coefficient in zigzag order. */
const zigzag = zigzagOrder();

function zigzagOrder(): Uint8Array {
  const order = new Uint8Array(64);
  let at = 0;
  for (let sum = 0; sum < 15; sum++) {
    for (let i = 0; i <= sum; i++) {
      const row = sum % 2 === 0 ? sum - i : i;
      const column = sum - row;
      if (row < 8 && column < 8) order[at++] = row * 8 + column;
    }
  }
  return order;
}

interface Bits {
  readonly bytes: Uint8Array;
  at: number;
  value: number;
  count: number;
  /** Blocks that are known to have no more coefficients in this band. */
  endOfBand: number;
  readonly predictions: Int32Array;
}

/** Gives the index of the marker behind the scan. A scan that is cut off leaves the rest zero, as libjpeg does. */
export function readScan(bytes: Uint8Array, start: number, scan: Scan): number {
  const { parts, mcusX, mcusY, restartInterval } = scan;
  const predictions = new Int32Array(parts.length);
  const bits: Bits = { bytes, at: start, value: 0, count: 0, endOfBand: 0, predictions };
  // A scan of one component has no units: it goes through the blocks of the picture, row by row.
  const [alone] = parts;
  const isAlone = parts.length === 1;
  const across = isAlone ? Math.ceil(alone.component.columns / 8) : mcusX;
  const down = isAlone ? Math.ceil(alone.component.rows / 8) : mcusY;
  for (let unit = 0; unit < across * down; unit++) {
    if (restartInterval > 0 && unit > 0 && unit % restartInterval === 0) restart(bits);
    const [column, row] = [unit % across, Math.floor(unit / across)];
    parts.forEach((part, index) => {
      const { component } = part;
      const [sizeX, sizeY] = isAlone ? [1, 1] : [component.x, component.y];
      for (let y = 0; y < sizeY; y++) {
        for (let x = 0; x < sizeX; x++) {
          const block = (row * sizeY + y) * component.blocksX + column * sizeX + x;
          readBlock(bits, scan, part, index, block * 64);
        }
      }
    });
  }
  return nextMarker(bytes, bits.at);
}

function nextMarker(bytes: Uint8Array, start: number): number {
  for (let at = start; at + 1 < bytes.length; at++) {
    const [first, second] = [bytes[at], bytes[at + 1]];
    if (first === 0xff && second !== 0 && (second < 0xd0 || second > 0xd7)) return at;
  }
  return bytes.length;
}

function restart(bits: Bits): void {
  const { bytes } = bits;
  let { at } = bits;
  while (at + 1 < bytes.length && !(bytes[at] === 0xff && bytes[at + 1] !== 0)) at++;
  if (bytes[at + 1] >= 0xd0 && bytes[at + 1] <= 0xd7) at += 2;
  bits.at = at;
  bits.count = 0;
  bits.value = 0;
  bits.endOfBand = 0;
  bits.predictions.fill(0);
}

function bit(bits: Bits): number {
  if (bits.count === 0) {
    const byte = bits.bytes.at(bits.at) ?? 0;
    const isMarker = byte === 0xff && bits.bytes[bits.at + 1] !== 0;
    bits.value = isMarker ? 0 : byte; // behind the end there are zeros
    if (!isMarker && bits.at < bits.bytes.length) bits.at += byte === 0xff ? 2 : 1;
    bits.count = 8;
  }
  bits.count--;
  return (bits.value >> bits.count) & 1;
}

function take(bits: Bits, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i++) value = (value << 1) | bit(bits);
  return value;
}

/** A number of so many bits; those with a leading zero are negative. */
function signed(bits: Bits, count: number): number {
  if (count === 0) return 0;
  const value = take(bits, count);
  return value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
}

function symbol(bits: Bits, table: HuffmanTable | undefined): number {
  if (!table) throw new Error("the JPEG file is damaged");
  let code = 0;
  for (let length = 1; length <= 16; length++) {
    code = (code << 1) | bit(bits);
    if (code > table.lastCode[length] || code < table.firstCode[length]) continue;
    return table.symbols[table.firstSymbol[length] + code - table.firstCode[length]] ?? 0;
  }
  return 0;
}

function readBlock(bits: Bits, scan: Scan, part: Part, index: number, at: number): void {
  const { coefficients } = part.component;
  if (!scan.isProgressive) {
    bits.predictions[index] += signed(bits, symbol(bits, part.dc) & 15);
    coefficients[at] = bits.predictions[index];
    readBand(bits, { ...scan, from: 1, to: 63, low: 0 }, part.ac, coefficients, at);
    return;
  }
  if (scan.from > 0) {
    const read = scan.high === 0 ? readBand : refineBand;
    read(bits, scan, part.ac, coefficients, at);
    return;
  }
  if (scan.high > 0) {
    coefficients[at] |= bit(bits) << scan.low;
    return;
  }
  bits.predictions[index] += signed(bits, symbol(bits, part.dc) & 15);
  coefficients[at] = bits.predictions[index] << scan.low;
}

/** Runs of zeros, each followed by a coefficient. */
function readBand(
  bits: Bits,
  scan: Scan,
  table: HuffmanTable | undefined,
  coefficients: Int16Array,
  at: number,
): void {
  if (bits.endOfBand > 0) {
    bits.endOfBand--;
    return;
  }
  for (let k = scan.from; k <= scan.to; k++) {
    const code = symbol(bits, table);
    const [run, size] = [code >> 4, code & 15];
    if (size === 0) {
      if (run < 15) {
        bits.endOfBand = (1 << run) - 1 + take(bits, run);
        return;
      }
      k += 15;
      continue;
    }
    k += run;
    const value = signed(bits, size) << scan.low;
    if (k <= 63) coefficients[at + zigzag[k]] = value;
  }
}

/** One more bit of coefficients that are known, and new ones that are a single bit. */
function refineBand(
  bits: Bits,
  scan: Scan,
  table: HuffmanTable | undefined,
  coefficients: Int16Array,
  at: number,
): void {
  const unit = 1 << scan.low;
  const refine = (index: number): void => {
    const value = coefficients[index];
    if (bit(bits) && (Math.abs(value) & unit) === 0)
      coefficients[index] += value > 0 ? unit : -unit;
  };
  let k = scan.from;
  if (bits.endOfBand === 0) {
    for (; k <= scan.to; k++) {
      const code = symbol(bits, table);
      let run = code >> 4;
      let value = 0;
      if ((code & 15) !== 0) value = bit(bits) ? unit : -unit;
      else if (run < 15) {
        bits.endOfBand = (1 << run) + take(bits, run);
        break;
      }
      for (; k <= scan.to; k++) {
        const index = at + zigzag[k];
        if (coefficients[index] !== 0) refine(index);
        else if (run-- === 0) {
          coefficients[index] = value;
          break;
        }
      }
    }
  }
  if (bits.endOfBand === 0) return;
  for (; k <= scan.to; k++) {
    const index = at + zigzag[k];
    if (coefficients[index] !== 0) refine(index);
  }
  bits.endOfBand--;
}

/** The place in zigzag order where a quantization table has the factor of each coefficient. */
export const zigzagPlaces: Uint8Array = (() => {
  const places = new Uint8Array(64);
  zigzag.forEach((natural, place) => (places[natural] = place));
  return places;
})();
