/** Convolutions on the shared wasm module: Winograd, depthwise, and matrix products of unrolled inputs. */

import type { PlanPass } from "../../plan";
import type { Arena } from "./arena";
import { bufferAt, numbersFrom, vectorAddress, viewAt, type TunedBody, type Tuner } from "./body";

/** The arguments of the `convolution` kernel of a flat (not 3D) convolution. */
interface Geometry {
  readonly samples: number;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly groups: number;
  readonly groupIn: number;
  readonly groupOut: number;
  readonly height: number;
  readonly width: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly kernel: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly dilation: readonly [number, number];
}

export const tuneConvolution: Tuner = (pass) => {
  if (pass.kernel !== "convolution") return undefined;
  const g = geometryOf(pass);
  const input = bufferAt(pass, 0);
  const weight = bufferAt(pass, 1);
  if (!g || input === undefined || weight === undefined) return undefined;
  if (isDepthwise(g)) return depthwise(pass, g, input, weight);
  if (isWinograd(g)) return winograd(pass, g, input, weight);
  return unrolled(pass, g, input, weight);
};

function geometryOf(pass: PlanPass): Geometry | undefined {
  const [inChannels, outChannels, groupIn, groupOut, depth, height, width, outDepth, ...rest] =
    numbersFrom(pass, 3);
  const [kz, ky, kx, sz, sy, sx, pz, py, px, dz, dy, dx] = rest;
  if (depth !== 1 || outDepth !== 1 || kz !== 1 || sz !== 1 || pz !== 0 || dz !== 1)
    return undefined;
  const [outWidth, outHeight, planes] = pass.output;
  return {
    samples: planes / outChannels,
    inChannels,
    outChannels,
    groups: outChannels / groupOut,
    groupIn,
    groupOut,
    height,
    width,
    outHeight,
    outWidth,
    kernel: [ky, kx],
    stride: [sy, sx],
    padding: [py, px],
    dilation: [dy, dx],
  };
}

function biasBytes(g: Geometry): number {
  return (g.outChannels + 16) * 4;
}

// Depthwise ----------------------------------------------------------------------------------------------------------

function isDepthwise(g: Geometry): boolean {
  return g.groupIn === 1 && g.groupOut === 1 && g.dilation[0] === 1 && g.dilation[1] === 1;
}

function depthwise(pass: PlanPass, g: Geometry, input: number, weight: number): TunedBody {
  const paddedH = (g.outHeight - 1) * g.stride[0] + g.kernel[0];
  // the last vector of a row reads up to four outputs
  const reach = Math.max((g.outWidth - 1) * g.stride[1] + g.kernel[1], g.width + g.padding[1]);
  const paddedW = reach + 4 * g.stride[1];
  const rows = Math.max(paddedH, g.height + g.padding[0]);
  const planeBytes = rows * paddedW * 4;
  const isThree = g.kernel[0] === 3 && g.kernel[1] === 3 && g.stride[0] === g.stride[1];
  return {
    keep: biasBytes(g),
    scratch: g.inChannels * planeBytes + 64,
    run(arena, keep) {
      const { kernels, scratch } = arena;
      const bias = vectorAddress(arena, viewAt(pass, 2), keep);
      const plane = g.height * g.width * 4 * g.inChannels;
      const outPlane = g.outHeight * g.outWidth * 4 * g.outChannels;
      for (let n = 0; n < g.samples; n++) {
        kernels.pad(
          arena.addressOf(input) + n * plane,
          scratch,
          ...([g.inChannels, g.height, g.width, rows, paddedW] as const),
          g.padding[0],
          g.padding[1],
          0,
        );
        const to = arena.addressOf(pass.into) + n * outPlane;
        const from = [scratch, to, arena.addressOf(weight), bias, g.outChannels] as const;
        const sizes = [g.outHeight, g.outWidth, rows, paddedW] as const;
        if (isThree && g.stride[0] === 1) kernels.depthwise3x3Stride1(...from, ...sizes);
        else if (isThree && g.stride[0] === 2) kernels.depthwise3x3Stride2(...from, ...sizes);
        else kernels.depthwise(...from, ...g.kernel, ...g.stride, ...sizes);
      }
    },
  };
}

// Winograd F(2x2, 3x3) -----------------------------------------------------------------------------------------------

function isWinograd(g: Geometry): boolean {
  const isThree = g.kernel[0] === 3 && g.kernel[1] === 3 && g.stride[0] === 1 && g.stride[1] === 1;
  const isDense = g.dilation[0] === 1 && g.dilation[1] === 1 && g.groups === 1;
  return isThree && isDense && g.inChannels >= 16 && g.outChannels % 4 === 0 && g.padding[0] <= 2;
}

function winograd(pass: PlanPass, g: Geometry, input: number, weight: number): TunedBody {
  const rows = Math.ceil(g.outHeight / 2);
  const columns = Math.ceil(g.outWidth / 8); // four tiles of two pixels each
  const panels = Math.ceil((rows * columns) / 2);
  const paddedH = Math.max(rows * 2 + 2, g.height + g.padding[0]);
  const paddedW = Math.max(columns * 8 + 4, g.width + g.padding[1]);
  const paddedBytes = (g.inChannels * paddedH * paddedW + 64) * 4;
  const inBytes = 16 * panels * g.inChannels * 32;
  const outBytes = 16 * panels * g.outChannels * 32;
  const weightBytes = 16 * g.outChannels * g.inChannels * 4;
  const zeros = weightBytes + biasBytes(g);
  let isPacked = false;
  return {
    keep: zeros + g.outChannels * 4 + 64,
    scratch: paddedBytes + inBytes + outBytes + 256,
    run(arena, keep) {
      const { kernels } = arena;
      if (!isPacked) {
        isPacked = true;
        kernels.winogradWeights(arena.addressOf(weight), keep, g.outChannels / 4, g.inChannels);
        arena.floats.fill(0, (keep + zeros) / 4, (keep + zeros) / 4 + g.outChannels);
      }
      const bias = vectorAddress(arena, viewAt(pass, 2), keep + weightBytes);
      const padded = arena.scratch;
      const tiles = aligned(padded + paddedBytes);
      const products = aligned(tiles + inBytes);
      const inStep = panels * g.inChannels * 32;
      const outStep = panels * g.outChannels * 32;
      for (let n = 0; n < g.samples; n++) {
        kernels.pad(
          arena.addressOf(input) + n * g.inChannels * g.height * g.width * 4,
          padded,
          g.inChannels,
          g.height,
          g.width,
          paddedH,
          paddedW,
          g.padding[0],
          g.padding[1],
          0,
        );
        kernels.winogradInput(
          padded,
          tiles,
          g.inChannels,
          rows,
          columns,
          paddedW * 4,
          paddedH * paddedW * 4,
          panels,
        );
        for (let i = 0; i < 16; i++) {
          kernels.multiply(
            keep + i * g.outChannels * g.inChannels * 4,
            g.inChannels * 16,
            tiles + i * inStep,
            products + i * outStep,
            panels * 32,
            g.outChannels / 4,
            panels,
            g.inChannels,
            keep + zeros,
          );
        }
        kernels.winogradOutput(
          products,
          arena.addressOf(pass.into) + n * g.outChannels * g.outHeight * g.outWidth * 4,
          g.outChannels,
          rows,
          columns,
          g.outWidth * 4,
          g.outHeight * g.outWidth * 4,
          panels,
          bias,
        );
      }
    },
  };
}

// Matrix products ----------------------------------------------------------------------------------------------------

/** Rows of the unrolled input that are multiplied in one go, and panels likewise: together they fit the second cache. */
const rowsAtOnce = 512;
const panelsAtOnce = 16;

function unrolled(pass: PlanPass, g: Geometry, input: number, weight: number): TunedBody {
  const pixels = g.outHeight * g.outWidth;
  const panels = Math.ceil(pixels / 8);
  const tiles = Math.ceil(g.groupOut / 4);
  const k = g.groupIn * g.kernel[0] * g.kernel[1];
  const isPadded = needsPadding(g);
  const paddedH = isPadded
    ? Math.max(
        (g.outHeight - 1) * g.stride[0] + (g.kernel[0] - 1) * g.dilation[0] + 1,
        g.height + g.padding[0],
      )
    : g.height;
  const paddedW = isPadded
    ? Math.max(
        (g.outWidth - 1) * g.stride[1] + (g.kernel[1] - 1) * g.dilation[1] + 1,
        g.width + g.padding[1],
      )
    : g.width;
  const isDirect = pixels % 8 === 0 && g.groupOut % 4 === 0;
  const weightBytes = aligned(g.groups * tiles * k * 16);
  const tableBytes = aligned(k * 4);
  const offsetBytes = aligned(panels * 32);
  const paddedBytes = isPadded ? aligned((g.inChannels * paddedH * paddedW + 16) * 4) : 0;
  const panelBytes = aligned(Math.min(panels, panelsAtOnce) * Math.min(k, rowsAtOnce) * 32);
  const resultBytes = isDirect ? 0 : aligned(tiles * 4 * panels * 32);
  const biasRoom = aligned(g.groups * tiles * 16 + 64);
  let isPacked = false;
  return {
    keep: weightBytes + tableBytes + offsetBytes + biasRoom,
    scratch: paddedBytes + panelBytes + resultBytes + 64,
    run(arena, keep) {
      const { kernels, floats, ints } = arena;
      const table = keep + weightBytes;
      const offsets = table + tableBytes;
      const biases = offsets + offsetBytes;
      if (!isPacked) {
        isPacked = true;
        packWeights(arena, keep, arena.addressOf(weight), g, tiles, k);
        writeTable(ints, table / 4, g, paddedH, paddedW);
        writeOffsets(ints, offsets / 4, g, paddedW, panels);
        writeBias(arena, biases, pass, g, tiles);
      }
      const padded = arena.scratch;
      const unrolledPanels = padded + paddedBytes;
      const result = unrolledPanels + panelBytes;
      const rowBytes = isDirect ? pixels * 4 : panels * 32;
      for (let n = 0; n < g.samples; n++) {
        const sample = arena.addressOf(input) + n * g.inChannels * g.height * g.width * 4;
        if (isPadded) {
          kernels.pad(
            sample,
            padded,
            g.inChannels,
            g.height,
            g.width,
            paddedH,
            paddedW,
            g.padding[0],
            g.padding[1],
            0,
          );
        }
        const planes = isPadded ? padded : sample;
        for (let group = 0; group < g.groups; group++) {
          const source = planes + group * g.groupIn * paddedH * paddedW * 4;
          const target =
            arena.addressOf(pass.into) + (n * g.outChannels + group * g.groupOut) * pixels * 4;
          const c = isDirect ? target : result;
          const a = keep + group * tiles * k * 16;
          const bias = biases + group * tiles * 16;
          for (let first = 0; first < panels; first += panelsAtOnce) {
            const some = Math.min(panelsAtOnce, panels - first);
            for (let row = 0; row < k; row += rowsAtOnce) {
              const rows = Math.min(rowsAtOnce, k - row);
              kernels.pack(
                source,
                unrolledPanels,
                table + row * 4,
                rows,
                offsets + first * 32,
                some,
              );
              kernels.multiply(
                a + row * 16,
                k * 16,
                unrolledPanels,
                c + first * 32,
                rowBytes,
                tiles,
                some,
                rows,
                row === 0 ? bias : 0,
              );
            }
          }
          if (isDirect) continue;
          for (let m = 0; m < g.groupOut; m++) {
            const at = (result + m * rowBytes) / 4;
            floats.copyWithin(target / 4 + m * pixels, at, at + pixels);
          }
        }
      }
    },
  };
}

function needsPadding(g: Geometry): boolean {
  const lastY = (g.outHeight - 1) * g.stride[0] + (g.kernel[0] - 1) * g.dilation[0];
  const lastX = (g.outWidth - 1) * g.stride[1] + (g.kernel[1] - 1) * g.dilation[1];
  return g.padding[0] > 0 || g.padding[1] > 0 || lastY >= g.height || lastX >= g.width;
}

function packWeights(
  arena: Arena,
  to: number,
  from: number,
  g: Geometry,
  tiles: number,
  k: number,
): void {
  for (let group = 0; group < g.groups; group++) {
    for (let tile = 0; tile < tiles; tile++) {
      arena.kernels.interleave(
        from + (group * g.groupOut + tile * 4) * k * 4,
        to + (group * tiles + tile) * k * 16,
        Math.min(4, g.groupOut - tile * 4),
        4,
        k,
        k * 4,
      );
    }
  }
}

/** Where each weight of a kernel reads, from the input of the first pixel. */
function writeTable(
  ints: Int32Array,
  at: number,
  g: Geometry,
  height: number,
  width: number,
): void {
  let next = at;
  for (let c = 0; c < g.groupIn; c++) {
    for (let ky = 0; ky < g.kernel[0]; ky++) {
      for (let kx = 0; kx < g.kernel[1]; kx++) {
        ints[next++] = ((c * height + ky * g.dilation[0]) * width + kx * g.dilation[1]) * 4;
      }
    }
  }
}

/** Where each output pixel's window begins; pixels beyond the last one repeat it. */
function writeOffsets(
  ints: Int32Array,
  at: number,
  g: Geometry,
  width: number,
  panels: number,
): void {
  const last = g.outHeight * g.outWidth - 1;
  for (let i = 0; i < panels * 8; i++) {
    const pixel = Math.min(i, last);
    const y = Math.floor(pixel / g.outWidth);
    const x = pixel - y * g.outWidth;
    ints[at + i] = (y * g.stride[0] * width + x * g.stride[1]) * 4;
  }
}

function writeBias(arena: Arena, to: number, pass: PlanPass, g: Geometry, tiles: number): void {
  const { floats, scratch } = arena;
  const from = vectorAddress(arena, viewAt(pass, 2), scratch) / 4;
  for (let group = 0; group < g.groups; group++) {
    for (let m = 0; m < tiles * 4; m++) {
      floats[to / 4 + group * tiles * 4 + m] =
        m < g.groupOut ? floats[from + group * g.groupOut + m] : 0;
    }
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}
