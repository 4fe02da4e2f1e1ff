/** `F.interpolate` and `nn.Upsample`: nearest, linear and cubic, in one to three dimensions. */

import { numel } from "../../tensor/shape";
import {
  flagArg,
  intListArg,
  numberOf,
  passes,
  tensorArg,
  textArg,
  unsupported,
  type Kernel,
  type KernelThis,
  type Pass,
  type Volume,
} from "../kernel";
import { adaptiveAveragePoolKernel } from "./pooling";

/** https://pytorch.org/docs/stable/generated/torch.nn.functional.interpolate.html */
export const interpolateKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const mode = textArg(call, "mode", "nearest");
  const rank = input.shape.length - 2;
  if (mode === "area" && (rank === 1 || rank === 2 || rank === 3)) {
    return adaptiveAveragePoolKernel(rank)(call);
  }
  const source = sources[mode];
  if (!source) return unsupported(`interpolation mode ${mode}`);
  if (flagArg(call, "antialias", false)) return unsupported("antialiased interpolation");
  const [output] = call.outputs;
  const sizes = three(input.shape.slice(2), 1);
  const outSizes = three(output.shape.slice(2), 1);
  const isAligned = flagArg(call, "align_corners", false) && !mode.startsWith("nearest");
  const given = flagArg(call, "recompute_scale_factor", false) ? undefined : factors(call, rank);
  const factor = given && three(given, 1);
  const scales = sizes.map((size, i) => {
    if (isAligned) return outSizes[i] > 1 ? (size - 1) / (outSizes[i] - 1) : 0;
    return factor ? 1 / factor[i] : size / outSizes[i];
  });
  // Where the middle of the first output pixel lies, before it is scaled.
  const shift = isAligned || mode === "nearest" ? 0 : 0.5;
  return passes({
    kernel: source.name,
    source: source.source,
    output: [outSizes[2], outSizes[1], numel(output.shape) / (outSizes[1] * outSizes[2])],
    arguments: [
      { of: input, size: [sizes[2], sizes[1], numel(input.shape) / (sizes[1] * sizes[2])] },
      ...sizes,
      outSizes[0],
      ...scales.map(Math.fround),
      shift,
    ],
    into: { output: 0 },
  });
};

const sources: Readonly<
  Record<string, { readonly name: string; readonly source: Pass["source"] }>
> = {
  nearest: { name: "nearest", source: nearest },
  "nearest-exact": { name: "nearest", source: nearest },
  linear: { name: "linearInterpolation", source: linear },
  bilinear: { name: "linearInterpolation", source: linear },
  trilinear: { name: "linearInterpolation", source: linear },
  bicubic: { name: "cubicInterpolation", source: cubic },
};

function factors(call: Parameters<Kernel>[0], rank: number): number[] | undefined {
  const list = intListArg(call, "scale_factor");
  if (list) return list;
  const one = numberOf(call.args.scale_factor);
  return one === undefined ? undefined : new Array<number>(rank).fill(one);
}

function three(list: readonly number[], filler: number): [number, number, number] {
  const [d, h, w] = [filler, filler, filler, ...list].slice(-3);
  return [d, h, w];
}

function nearest(
  this: KernelThis,
  input: Volume,
  depth: number,
  height: number,
  width: number,
  outDepth: number,
  scaleZ: number,
  scaleY: number,
  scaleX: number,
  shift: number,
): number {
  const plane = Math.floor((this.thread.z + 0.5) / outDepth);
  const outZ = this.thread.z - plane * outDepth;
  // A hair up: a quotient that should be whole must not end up below it.
  const z = Math.min(Math.floor((outZ + shift) * scaleZ + 0.00001), depth - 1);
  const y = Math.min(Math.floor((this.thread.y + shift) * scaleY + 0.00001), height - 1);
  const x = Math.min(Math.floor((this.thread.x + shift) * scaleX + 0.00001), width - 1);
  return input[plane * depth + z][y][x];
}

function linear(
  this: KernelThis,
  input: Volume,
  depth: number,
  height: number,
  width: number,
  outDepth: number,
  scaleZ: number,
  scaleY: number,
  scaleX: number,
  shift: number,
): number {
  const plane = Math.floor((this.thread.z + 0.5) / outDepth);
  const outZ = this.thread.z - plane * outDepth;
  const atZ = Math.max((outZ + shift) * scaleZ - shift, 0);
  const atY = Math.max((this.thread.y + shift) * scaleY - shift, 0);
  const atX = Math.max((this.thread.x + shift) * scaleX - shift, 0);
  const z0 = Math.min(Math.floor(atZ), depth - 1);
  const y0 = Math.min(Math.floor(atY), height - 1);
  const x0 = Math.min(Math.floor(atX), width - 1);
  const z1 = Math.min(z0 + 1, depth - 1);
  const y1 = Math.min(y0 + 1, height - 1);
  const x1 = Math.min(x0 + 1, width - 1);
  const fz = atZ - z0;
  const fy = atY - y0;
  const fx = atX - x0;
  const near = plane * depth + z0;
  const far = plane * depth + z1;
  const a =
    (input[near][y0][x0] * (1 - fx) + input[near][y0][x1] * fx) * (1 - fy) +
    (input[near][y1][x0] * (1 - fx) + input[near][y1][x1] * fx) * fy;
  const b =
    (input[far][y0][x0] * (1 - fx) + input[far][y0][x1] * fx) * (1 - fy) +
    (input[far][y1][x0] * (1 - fx) + input[far][y1][x1] * fx) * fy;
  return a * (1 - fz) + b * fz;
}

/** Convolution with Keys' kernel, a = -0.75, over the 4 x 4 nearest pixels; flat inputs only. */
function cubic(
  this: KernelThis,
  input: Volume,
  depth: number,
  height: number,
  width: number,
  outDepth: number,
  scaleZ: number,
  scaleY: number,
  scaleX: number,
  shift: number,
): number {
  const atY = (this.thread.y + shift) * scaleY - shift;
  const atX = (this.thread.x + shift) * scaleX - shift;
  const fromY = Math.floor(atY) - 1;
  const fromX = Math.floor(atX) - 1;
  let sum = 0;
  for (let i = 0; i < 4; i++) {
    const y = Math.min(Math.max(fromY + i, 0), height - 1);
    const dy = Math.abs(atY - (fromY + i));
    let weightY = ((-0.75 * dy + 3.75) * dy - 6) * dy + 3;
    if (dy <= 1) {
      weightY = (1.25 * dy - 2.25) * dy * dy + 1;
    }
    let row = 0;
    for (let j = 0; j < 4; j++) {
      const x = Math.min(Math.max(fromX + j, 0), width - 1);
      const dx = Math.abs(atX - (fromX + j));
      let weightX = ((-0.75 * dx + 3.75) * dx - 6) * dx + 3;
      if (dx <= 1) {
        weightX = (1.25 * dx - 2.25) * dx * dx + 1;
      }
      row += input[this.thread.z * depth][y][x] * weightX;
    }
    sum += row * weightY;
  }
  return sum;
}
