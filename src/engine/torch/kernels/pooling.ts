/** Pooling in one, two and three dimensions, and adaptive pooling. */

import { numel } from "../../tensor/shape";
import {
  flagArg,
  intListArg,
  intsArg,
  numberArg,
  passes,
  tensorArg,
  unsupported,
  type Extent,
  type Kernel,
  type KernelCall,
  type KernelTensor,
  type KernelThis,
  type Pass,
  type View,
  type Volume,
} from "../kernel";

/** Sizes in depth, height and width; missing dimensions have size `filler`. */
function three(list: readonly number[], filler: number): [number, number, number] {
  const [d, h, w] = [filler, filler, filler, ...list].slice(-3);
  return [d, h, w];
}

/** Everything that the kernels of one family share: the input as planes, and the output's sizes. */
interface Planes {
  readonly view: View;
  readonly sizes: readonly [number, number, number];
  readonly outSizes: readonly [number, number, number];
  readonly extent: Extent;
}

function planesOf(input: KernelTensor, output: KernelTensor, rank: number): Planes {
  const sizes = three(input.shape.slice(-rank), 1);
  const outSizes = three(output.shape.slice(-rank), 1);
  const perPlane = Math.max(1, sizes[1] * sizes[2]);
  return {
    view: { of: input, size: [sizes[2], sizes[1], Math.max(1, numel(input.shape) / perPlane)] },
    sizes,
    outSizes,
    extent: [outSizes[2], outSizes[1], numel(output.shape) / (outSizes[1] * outSizes[2])],
  };
}

function strideOf(call: KernelCall, rank: number): number[] {
  const list = intListArg(call, "stride");
  if (list?.length === rank) return list;
  if (list?.length === 1) return intsArg(call, "stride", rank, 1);
  if (typeof call.args.stride === "number") return intsArg(call, "stride", rank, 1);
  return intsArg(call, "kernel_size", rank, 1);
}

/** `max_poolNd`; with a second output, also the index of each maximum in its plane. */
export function maxPoolKernel(rank: 1 | 2 | 3): Kernel {
  return (call) => {
    const input = tensorArg(call, "input");
    if (!input) return unsupported(`${call.op} without input`);
    const [output, indices] = call.outputs;
    const { view, sizes, outSizes, extent } = planesOf(input, output, rank);
    const args = [
      view,
      ...sizes,
      outSizes[0],
      ...three(intsArg(call, "kernel_size", rank, 1), 1),
      ...three(strideOf(call, rank), 1),
      ...three(intsArg(call, "padding", rank, 0), 0),
      ...three(intsArg(call, "dilation", rank, 1), 1),
    ];
    const list: Pass[] = [
      {
        kernel: "maxPool",
        source: maxPool,
        output: extent,
        arguments: args,
        into: { output: 0 },
      },
    ];
    if (indices) {
      list.push({
        kernel: "maxPoolIndices",
        source: maxPoolIndices,
        output: extent,
        arguments: args,
        into: { output: 1 },
      });
    }
    return passes(...list);
  };
}

function maxPool(
  this: KernelThis,
  input: Volume,
  depth: number,
  height: number,
  width: number,
  outDepth: number,
  kernelDepth: number,
  kernelHeight: number,
  kernelWidth: number,
  strideZ: number,
  strideY: number,
  strideX: number,
  padZ: number,
  padY: number,
  padX: number,
  dilationZ: number,
  dilationY: number,
  dilationX: number,
): number {
  const plane = Math.floor((this.thread.z + 0.5) / outDepth);
  const fromZ = (this.thread.z - plane * outDepth) * strideZ - padZ;
  const fromY = this.thread.y * strideY - padY;
  const fromX = this.thread.x * strideX - padX;
  let best = -3.4028234e38;
  for (let kz = 0; kz < kernelDepth; kz++) {
    const z = fromZ + kz * dilationZ;
    if (z >= 0 && z < depth) {
      for (let ky = 0; ky < kernelHeight; ky++) {
        const y = fromY + ky * dilationY;
        if (y >= 0 && y < height) {
          for (let kx = 0; kx < kernelWidth; kx++) {
            const x = fromX + kx * dilationX;
            if (x >= 0 && x < width) {
              best = Math.max(best, input[plane * depth + z][y][x]);
            }
          }
        }
      }
    }
  }
  return best;
}

function maxPoolIndices(
  this: KernelThis,
  input: Volume,
  depth: number,
  height: number,
  width: number,
  outDepth: number,
  kernelDepth: number,
  kernelHeight: number,
  kernelWidth: number,
  strideZ: number,
  strideY: number,
  strideX: number,
  padZ: number,
  padY: number,
  padX: number,
  dilationZ: number,
  dilationY: number,
  dilationX: number,
): number {
  const plane = Math.floor((this.thread.z + 0.5) / outDepth);
  const fromZ = (this.thread.z - plane * outDepth) * strideZ - padZ;
  const fromY = this.thread.y * strideY - padY;
  const fromX = this.thread.x * strideX - padX;
  let best = -3.4028234e38;
  let at = 0;
  for (let kz = 0; kz < kernelDepth; kz++) {
    const z = fromZ + kz * dilationZ;
    if (z >= 0 && z < depth) {
      for (let ky = 0; ky < kernelHeight; ky++) {
        const y = fromY + ky * dilationY;
        if (y >= 0 && y < height) {
          for (let kx = 0; kx < kernelWidth; kx++) {
            const x = fromX + kx * dilationX;
            if (x >= 0 && x < width) {
              const value = input[plane * depth + z][y][x];
              if (value > best) {
                best = value;
                at = (z * height + y) * width + x;
              }
            }
          }
        }
      }
    }
  }
  return at;
}

export function averagePoolKernel(rank: 1 | 2 | 3): Kernel {
  return (call) => {
    const input = tensorArg(call, "input");
    if (!input) return unsupported(`${call.op} without input`);
    const { view, sizes, outSizes, extent } = planesOf(input, call.outputs[0], rank);
    return passes({
      kernel: "averagePool",
      source: averagePool,
      output: extent,
      arguments: [
        view,
        ...sizes,
        outSizes[0],
        ...three(intsArg(call, "kernel_size", rank, 1), 1),
        ...three(strideOf(call, rank), 1),
        ...three(intsArg(call, "padding", rank, 0), 0),
        flagArg(call, "count_include_pad", true) ? 1 : 0,
        numberArg(call, "divisor_override", 0),
      ],
      into: { output: 0 },
    });
  };
}

/** With `ceil_mode` a window may reach beyond the padding; what lies there never counts. */
function averagePool(
  this: KernelThis,
  input: Volume,
  depth: number,
  height: number,
  width: number,
  outDepth: number,
  kernelDepth: number,
  kernelHeight: number,
  kernelWidth: number,
  strideZ: number,
  strideY: number,
  strideX: number,
  padZ: number,
  padY: number,
  padX: number,
  countsPadding: number,
  divisor: number,
): number {
  const plane = Math.floor((this.thread.z + 0.5) / outDepth);
  const fromZ = (this.thread.z - plane * outDepth) * strideZ - padZ;
  const fromY = this.thread.y * strideY - padY;
  const fromX = this.thread.x * strideX - padX;
  let sum = 0;
  let inside = 0;
  for (let kz = 0; kz < kernelDepth; kz++) {
    const z = fromZ + kz;
    if (z >= 0 && z < depth) {
      for (let ky = 0; ky < kernelHeight; ky++) {
        const y = fromY + ky;
        if (y >= 0 && y < height) {
          for (let kx = 0; kx < kernelWidth; kx++) {
            const x = fromX + kx;
            if (x >= 0 && x < width) {
              sum += input[plane * depth + z][y][x];
              inside += 1;
            }
          }
        }
      }
    }
  }
  const spanZ = Math.min(fromZ + kernelDepth, depth + padZ) - fromZ;
  const spanY = Math.min(fromY + kernelHeight, height + padY) - fromY;
  const spanX = Math.min(fromX + kernelWidth, width + padX) - fromX;
  let count = inside;
  if (countsPadding > 0.5) count = spanZ * spanY * spanX;
  if (divisor !== 0) count = divisor;
  return sum / count;
}

export function adaptiveAveragePoolKernel(rank: 1 | 2 | 3): Kernel {
  return adaptive(rank, "adaptiveAveragePool", adaptiveAveragePool);
}

/** Its second output, the indices, is left out: nothing but unpooling reads them. */
export function adaptiveMaxPoolKernel(rank: 1 | 2 | 3): Kernel {
  const kernel = adaptive(rank, "adaptiveMaxPool", adaptiveMaxPool);
  return (call) =>
    call.outputs.length > 1 ? unsupported(`${call.op} with indices`) : kernel(call);
}

function adaptive(rank: number, kernel: string, source: Pass["source"]): Kernel {
  return (call) => {
    const input = tensorArg(call, "input");
    if (!input) return unsupported(`${call.op} without input`);
    const { view, sizes, outSizes, extent } = planesOf(input, call.outputs[0], rank);
    return passes({
      kernel,
      source,
      output: extent,
      arguments: [view, ...sizes, ...outSizes],
      into: { output: 0 },
    });
  };
}

/** Window i of n over a length runs from floor(i * length / n) to ceil((i + 1) * length / n). */
function adaptiveAveragePool(
  this: KernelThis,
  input: Volume,
  depth: number,
  height: number,
  width: number,
  outDepth: number,
  outHeight: number,
  outWidth: number,
): number {
  const plane = Math.floor((this.thread.z + 0.5) / outDepth);
  const outZ = this.thread.z - plane * outDepth;
  const fromZ = Math.floor((outZ * depth + 0.5) / outDepth);
  const toZ = Math.floor(((outZ + 1) * depth + outDepth - 0.5) / outDepth);
  const fromY = Math.floor((this.thread.y * height + 0.5) / outHeight);
  const toY = Math.floor(((this.thread.y + 1) * height + outHeight - 0.5) / outHeight);
  const fromX = Math.floor((this.thread.x * width + 0.5) / outWidth);
  const toX = Math.floor(((this.thread.x + 1) * width + outWidth - 0.5) / outWidth);
  let sum = 0;
  for (let z = 0; z < toZ - fromZ; z++) {
    for (let y = 0; y < toY - fromY; y++) {
      let part = 0;
      for (let x = 0; x < toX - fromX; x++) {
        part += input[plane * depth + fromZ + z][fromY + y][fromX + x];
      }
      sum += part;
    }
  }
  return sum / ((toZ - fromZ) * (toY - fromY) * (toX - fromX));
}

function adaptiveMaxPool(
  this: KernelThis,
  input: Volume,
  depth: number,
  height: number,
  width: number,
  outDepth: number,
  outHeight: number,
  outWidth: number,
): number {
  const plane = Math.floor((this.thread.z + 0.5) / outDepth);
  const outZ = this.thread.z - plane * outDepth;
  const fromZ = Math.floor((outZ * depth + 0.5) / outDepth);
  const toZ = Math.floor(((outZ + 1) * depth + outDepth - 0.5) / outDepth);
  const fromY = Math.floor((this.thread.y * height + 0.5) / outHeight);
  const toY = Math.floor(((this.thread.y + 1) * height + outHeight - 0.5) / outHeight);
  const fromX = Math.floor((this.thread.x * width + 0.5) / outWidth);
  const toX = Math.floor(((this.thread.x + 1) * width + outWidth - 0.5) / outWidth);
  let best = -3.4028234e38;
  for (let z = 0; z < toZ - fromZ; z++) {
    for (let y = 0; y < toY - fromY; y++) {
      for (let x = 0; x < toX - fromX; x++) {
        best = Math.max(best, input[plane * depth + fromZ + z][fromY + y][fromX + x]);
      }
    }
  }
  return best;
}
