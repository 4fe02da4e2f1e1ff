/** Linear layers and matrix products on the shared wasm module. */

import type { PlanPass } from "../../plan";
import type { Arena } from "./arena";
import {
  bufferAt,
  countOf,
  numbersFrom,
  vectorAddress,
  viewAt,
  type TunedBody,
  type Tuner,
} from "./body";

/** With fewer rows than this, weights are read as they are, once per row. */
const fewRows = 4;
/** Columns of a row that are multiplied in one go. */
const columnsAtOnce = 512;

export const tuneLinear: Tuner = (pass) => {
  if (pass.kernel !== "linear") return undefined;
  const input = bufferAt(pass, 0);
  const weight = bufferAt(pass, 1);
  const [k] = numbersFrom(pass, 3);
  const [outFeatures, rows] = pass.output;
  if (input === undefined || weight === undefined || k === 0) return undefined;
  const bias = (arena: Arena, spare: number): number =>
    vectorAddress(arena, viewAt(pass, 2), spare);
  if (rows < fewRows) {
    return {
      keep: (outFeatures + 16) * 4,
      scratch: 0,
      run(arena, keep) {
        for (let row = 0; row < rows; row++) {
          arena.kernels.matrixVector(
            arena.addressOf(weight),
            arena.addressOf(input) + row * k * 4,
            arena.addressOf(pass.into) + row * outFeatures * 4,
            outFeatures,
            k,
            bias(arena, keep),
          );
        }
      },
    };
  }
  return manyRows(pass, input, weight, { rows, outFeatures, k }, bias);
};

interface Sizes {
  readonly rows: number;
  readonly outFeatures: number;
  readonly k: number;
}

/** Yᵀ = W Xᵀ + b: tiles of four output features, panels of eight rows; the result is turned at the end. */
function manyRows(
  pass: PlanPass,
  input: number,
  weight: number,
  { rows, outFeatures, k }: Sizes,
  bias: (arena: Arena, spare: number) => number,
): TunedBody {
  const tiles = Math.ceil(outFeatures / 4);
  const panels = Math.ceil(rows / 8);
  const weightBytes = aligned(tiles * k * 16);
  const panelBytes = aligned(panels * k * 32);
  const resultBytes = aligned(tiles * 4 * panels * 32);
  let isPacked = false;
  return {
    keep: weightBytes + aligned(tiles * 16 + 64),
    scratch: panelBytes + resultBytes,
    run(arena, keep) {
      const { kernels, floats, scratch } = arena;
      const biases = keep + weightBytes;
      if (!isPacked) {
        isPacked = true;
        const from = arena.addressOf(weight);
        for (let tile = 0; tile < tiles; tile++) {
          const left = Math.min(4, outFeatures - tile * 4);
          kernels.interleave(from + tile * 4 * k * 4, keep + tile * k * 16, left, 4, k, k * 4);
        }
        const own = bias(arena, scratch) / 4;
        floats.fill(0, biases / 4, biases / 4 + tiles * 4);
        floats.copyWithin(biases / 4, own, own + outFeatures);
      }
      const result = scratch + panelBytes;
      for (let panel = 0; panel < panels; panel++) {
        kernels.interleave(
          arena.addressOf(input) + panel * 8 * k * 4,
          scratch + panel * k * 32,
          Math.min(8, rows - panel * 8),
          8,
          k,
          k * 4,
        );
      }
      multiplyAll(arena, keep, scratch, result, biases, { tiles, panels, k });
      turn(floats, result / 4, panels * 8, arena.addressOf(pass.into) / 4, rows, outFeatures);
    },
  };
}

/** The whole product, with B in panels that hold all of k: blocks of k would be needed only for very long rows. */
function multiplyAll(
  arena: Arena,
  a: number,
  b: number,
  c: number,
  bias: number,
  { tiles, panels, k }: { tiles: number; panels: number; k: number },
): void {
  const some = Math.max(1, Math.floor((columnsAtOnce * 16) / k));
  for (let first = 0; first < panels; first += some) {
    arena.kernels.multiply(
      a,
      k * 16,
      b + first * k * 32,
      c + first * 32,
      panels * 32,
      tiles,
      Math.min(some, panels - first),
      k,
      bias,
    );
  }
}

/** out[row][feature] = result[feature][row] */
function turn(
  floats: Float32Array,
  from: number,
  fromWidth: number,
  to: number,
  rows: number,
  features: number,
): void {
  for (let row = 0; row < rows; row++) {
    for (let feature = 0; feature < features; feature++) {
      floats[to + row * features + feature] = floats[from + feature * fromWidth + row];
    }
  }
}

/** Products of matrices that are both made in the pass: attention. */
export const tuneMatrixProduct: Tuner = (pass) => {
  if (pass.kernel !== "matrixProduct") return undefined;
  const a = bufferAt(pass, 0);
  const b = bufferAt(pass, 1);
  const [k, stepA, stepB] = numbersFrom(pass, 2);
  const [columns, rows, samples = 1] = pass.output;
  if (a === undefined || b === undefined || countOf(pass.output) === 0 || k === 0) return undefined;
  const tiles = Math.ceil(rows / 4);
  const panels = Math.ceil(columns / 8);
  const leftBytes = aligned(tiles * k * 16);
  const rightBytes = aligned(panels * k * 32);
  const resultBytes = aligned(tiles * 4 * panels * 32);
  return {
    keep: aligned(tiles * 16 + 64),
    scratch: leftBytes + rightBytes + resultBytes,
    run(arena, keep) {
      const { kernels, floats, scratch } = arena;
      floats.fill(0, keep / 4, keep / 4 + tiles * 4);
      const right = scratch + leftBytes;
      const result = right + rightBytes;
      for (let n = 0; n < samples; n++) {
        const fromA = arena.addressOf(a) + n * stepA * rows * k * 4;
        const fromB = arena.addressOf(b) + n * stepB * k * columns * 4;
        for (let tile = 0; tile < tiles; tile++) {
          const left = Math.min(4, rows - tile * 4);
          kernels.interleave(fromA + tile * 4 * k * 4, scratch + tile * k * 16, left, 4, k, k * 4);
        }
        panelsOf(floats, fromB / 4, right / 4, k, columns, panels);
        multiplyAll(arena, scratch, right, result, keep, { tiles, panels, k });
        const to = arena.addressOf(pass.into) / 4 + n * rows * columns;
        for (let row = 0; row < rows; row++) {
          const at = result / 4 + row * panels * 8;
          floats.copyWithin(to + row * columns, at, at + columns);
        }
      }
    },
  };
};

/** [k][columns] as [panel][k][8]. */
function panelsOf(
  floats: Float32Array,
  from: number,
  to: number,
  k: number,
  columns: number,
  panels: number,
): void {
  for (let panel = 0; panel < panels; panel++) {
    const width = Math.min(8, columns - panel * 8);
    for (let row = 0; row < k; row++) {
      const at = to + (panel * k + row) * 8;
      const source = from + row * columns + panel * 8;
      for (let i = 0; i < 8; i++) floats[at + i] = i < width ? floats[source + i] : 0;
    }
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}
