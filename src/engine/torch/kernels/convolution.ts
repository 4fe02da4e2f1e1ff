/** Convolutions and transposed convolutions in one, two and three dimensions. */

import { numel } from "../../tensor/shape";
import {
  intListArg,
  intsArg,
  matrixView,
  numberArg,
  passes,
  tensorArg,
  unsupported,
  vectorView,
  zerosView,
  type Kernel,
  type KernelCall,
  type KernelTensor,
  type KernelThis,
  type Matrix,
  type Vector,
  type View,
  type Volume,
} from "../kernel";

/** Sizes in depth, height and width; missing dimensions have size `filler`. */
function three(list: readonly number[], filler: number): [number, number, number] {
  const [d, h, w] = [filler, filler, filler, ...list].slice(-3);
  return [d, h, w];
}

export const convolutionKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  const weight = tensorArg(call, "weight");
  if (!input || !weight) return unsupported(`${call.op} without input or weight`);
  const rank = weight.shape.length - 2;
  const [output] = call.outputs;
  const [outChannels, groupIn] = weight.shape;
  const groups = numberArg(call, "groups", 1);
  const dilation = intsArg(call, "dilation", rank, 1);
  const kernel = weight.shape.slice(2);
  const padding = paddingOf(call, kernel, dilation);
  const outSizes = three(output.shape.slice(-rank), 1);
  const [depth, height, width] = three(input.shape.slice(-rank), 1);
  return passes({
    kernel: "convolution",
    source: convolution,
    output: [outSizes[2], outSizes[1], numel(output.shape) / (outSizes[1] * outSizes[2])],
    arguments: [
      volumeView(input, height, width),
      matrixView(weight, numel(weight.shape) / outChannels),
      biasView(call, outChannels),
      groupIn * groups,
      outChannels,
      groupIn,
      outChannels / groups,
      depth,
      height,
      width,
      outSizes[0],
      ...three(kernel, 1),
      ...three(intsArg(call, "stride", rank, 1), 1),
      ...three(padding, 0),
      ...three(dilation, 1),
    ],
    into: { output: 0 },
  });
};

export const transposedConvolutionKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  const weight = tensorArg(call, "weight");
  if (!input || !weight) return unsupported(`${call.op} without input or weight`);
  const rank = weight.shape.length - 2;
  const [output] = call.outputs;
  const [inChannels, groupOut] = weight.shape;
  const groups = numberArg(call, "groups", 1);
  const outSizes = three(output.shape.slice(-rank), 1);
  const [depth, height, width] = three(input.shape.slice(-rank), 1);
  return passes({
    kernel: "transposedConvolution",
    source: transposedConvolution,
    output: [outSizes[2], outSizes[1], numel(output.shape) / (outSizes[1] * outSizes[2])],
    arguments: [
      volumeView(input, height, width),
      matrixView(weight, numel(weight.shape) / inChannels),
      biasView(call, groupOut * groups),
      inChannels,
      groupOut * groups,
      inChannels / groups,
      groupOut,
      depth,
      height,
      width,
      outSizes[0],
      ...three(weight.shape.slice(2), 1),
      ...three(intsArg(call, "stride", rank, 1), 1),
      ...three(intsArg(call, "padding", rank, 0), 0),
      ...three(intsArg(call, "dilation", rank, 1), 1),
    ],
    into: { output: 0 },
  });
};

/** Zeros before the first element of each dimension; `same` puts the smaller half there. */
function paddingOf(
  call: KernelCall,
  kernel: readonly number[],
  dilation: readonly number[],
): readonly number[] {
  if (call.args.padding === "same") {
    return kernel.map((size, i) => Math.floor((dilation[i] * (size - 1)) / 2));
  }
  if (call.args.padding === "valid") return kernel.map(() => 0);
  const list = intListArg(call, "padding");
  return list && list.length === kernel.length ? list : intsArg(call, "padding", kernel.length, 0);
}

function volumeView(input: KernelTensor, height: number, width: number): View {
  return { of: input, size: [width, height, Math.max(1, numel(input.shape) / (width * height))] };
}

function biasView(call: KernelCall, channels: number): View {
  const bias = tensorArg(call, "bias");
  return bias ? vectorView(bias) : zerosView(channels);
}

/** z runs over samples, output channels and output depths. */
function convolution(
  this: KernelThis,
  input: Volume,
  weight: Matrix,
  bias: Vector,
  inChannels: number,
  outChannels: number,
  groupIn: number,
  groupOut: number,
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
  const outZ = this.thread.z - plane * outDepth;
  const sample = Math.floor((plane + 0.5) / outChannels);
  const channel = plane - sample * outChannels;
  const group = Math.floor((channel + 0.5) / groupOut);
  const fromZ = outZ * strideZ - padZ;
  const fromY = this.thread.y * strideY - padY;
  const fromX = this.thread.x * strideX - padX;
  let sum = bias[channel];
  for (let c = 0; c < groupIn; c++) {
    const first = (sample * inChannels + group * groupIn + c) * depth;
    let part = 0;
    for (let kz = 0; kz < kernelDepth; kz++) {
      const z = fromZ + kz * dilationZ;
      if (z >= 0 && z < depth) {
        for (let ky = 0; ky < kernelHeight; ky++) {
          const y = fromY + ky * dilationY;
          if (y >= 0 && y < height) {
            const row = ((c * kernelDepth + kz) * kernelHeight + ky) * kernelWidth;
            for (let kx = 0; kx < kernelWidth; kx++) {
              const x = fromX + kx * dilationX;
              if (x >= 0 && x < width) {
                part += input[first + z][y][x] * weight[channel][row + kx];
              }
            }
          }
        }
      }
    }
    sum += part;
  }
  return sum;
}

/** Every output element gathers from the inputs that would have been scattered to it. */
function transposedConvolution(
  this: KernelThis,
  input: Volume,
  weight: Matrix,
  bias: Vector,
  inChannels: number,
  outChannels: number,
  groupIn: number,
  groupOut: number,
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
  const outZ = this.thread.z - plane * outDepth;
  const sample = Math.floor((plane + 0.5) / outChannels);
  const channel = plane - sample * outChannels;
  const group = Math.floor((channel + 0.5) / groupOut);
  const inGroup = channel - group * groupOut;
  let sum = bias[channel];
  for (let c = 0; c < groupIn; c++) {
    const inChannel = group * groupIn + c;
    const first = (sample * inChannels + inChannel) * depth;
    let part = 0;
    for (let kz = 0; kz < kernelDepth; kz++) {
      const atZ = outZ + padZ - kz * dilationZ;
      const z = Math.floor((atZ + 0.5) / strideZ);
      if (z >= 0 && z < depth && z * strideZ === atZ) {
        for (let ky = 0; ky < kernelHeight; ky++) {
          const atY = this.thread.y + padY - ky * dilationY;
          const y = Math.floor((atY + 0.5) / strideY);
          if (y >= 0 && y < height && y * strideY === atY) {
            const row = ((inGroup * kernelDepth + kz) * kernelHeight + ky) * kernelWidth;
            for (let kx = 0; kx < kernelWidth; kx++) {
              const atX = this.thread.x + padX - kx * dilationX;
              const x = Math.floor((atX + 0.5) / strideX);
              if (x >= 0 && x < width && x * strideX === atX) {
                part += input[first + z][y][x] * weight[inChannel][row + kx];
              }
            }
          }
        }
      }
    }
    sum += part;
  }
  return sum;
}
