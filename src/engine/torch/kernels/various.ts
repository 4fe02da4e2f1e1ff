/** Kernels of ops that belong to no large family. */

import { numel, sameShape } from "../../tensor/shape";
import {
  dimensionOf,
  flagArg,
  intsArg,
  numberArg,
  numberOf,
  passes,
  tensorArg,
  temporaryView,
  textArg,
  unsupported,
  type Kernel,
  type KernelThis,
  type Matrix,
  type Vector,
  type Volume,
} from "../kernel";
import { unaryKernel } from "./elementwise";
import { dimsArg, foldPass, reduced } from "./reduction";

/** `F.glu`: the first half along `dim` times the sigmoid of the second. */
export const gluKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const dim = dimensionOf(numberArg(call, "dim", -1), input.shape.length);
  const inner = numel(input.shape.slice(dim + 1));
  const outer = numel(input.shape.slice(0, dim));
  const half = input.shape[dim] / 2;
  return passes({
    kernel: "glu",
    source: glu,
    output: [inner, half, outer],
    arguments: [{ of: input, size: [inner, half * 2, outer] }, half],
    into: { output: 0 },
  });
};

function glu(this: KernelThis, input: Volume, half: number): number {
  const gate = input[this.thread.z][this.thread.y + half][this.thread.x];
  return input[this.thread.z][this.thread.y][this.thread.x] / (1 + Math.exp(-gate));
}

/** `torch.logsumexp(input, dim)`. */
export const logSumExpKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const from = reduced(input, dimsArg(call));
  const line = [from.inner, from.outer] as const;
  return passes(...from.before, foldPass("max", from, { temporary: "most" }), {
    kernel: "logSumExp",
    source: logSumExp,
    output: line,
    arguments: [from.view, temporaryView("most", line), from.count],
    into: { output: 0 },
  });
};

function logSumExp(this: KernelThis, input: Volume, most: Matrix, count: number): number {
  const top = most[this.thread.y][this.thread.x];
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += Math.exp(input[this.thread.y][i][this.thread.x] - top);
  }
  return top + Math.log(sum);
}

/** `F.one_hot`: 1 where the class is the element's number. */
export const oneHotKernel: Kernel = (call) => {
  const input = tensorArg(call, "tensor") ?? tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const classes = call.outputs[0].shape.at(-1) ?? 1;
  const count = numel(input.shape);
  return passes({
    kernel: "oneHot",
    source: oneHot,
    output: [classes, count],
    arguments: [{ of: input, size: [count] }],
    into: { output: 0 },
  });
};

function oneHot(this: KernelThis, input: Vector): number {
  let result = 0;
  if (Math.abs(input[this.thread.y] - this.thread.x) < 0.5) {
    result = 1;
  }
  return result;
}

/** `F.unfold`: every window of [n, c, h, w] as a column of [n, c * kernel, windows]. */
export const unfoldKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const [height, width] = input.shape.slice(-2);
  const channels = input.shape[input.shape.length - 3];
  const samples = input.shape.length > 3 ? input.shape[0] : 1;
  const kernel = intsArg(call, "kernel_size", 2, 1);
  const dilation = intsArg(call, "dilation", 2, 1);
  const padding = intsArg(call, "padding", 2, 0);
  const stride = intsArg(call, "stride", 2, 1);
  const reach = dilation[1] * (kernel[1] - 1) + 1;
  const perRow = Math.floor((width + 2 * padding[1] - reach) / stride[1]) + 1;
  const { shape } = call.outputs[0];
  const windows = shape[shape.length - 1];
  const rows = channels * kernel[0] * kernel[1];
  return passes({
    kernel: "unfold",
    source: unfold,
    output: [windows, rows, samples],
    arguments: [
      { of: input, size: [width, height, channels * samples] },
      ...[channels, height, width, perRow],
      ...kernel,
      ...stride,
      ...padding,
      ...dilation,
    ],
    into: { output: 0 },
  });
};

function unfold(
  this: KernelThis,
  input: Volume,
  channels: number,
  height: number,
  width: number,
  perRow: number,
  kernelY: number,
  kernelX: number,
  strideY: number,
  strideX: number,
  padY: number,
  padX: number,
  dilationY: number,
  dilationX: number,
): number {
  const row = Math.floor((this.thread.x + 0.5) / perRow);
  const column = this.thread.x - row * perRow;
  const channel = Math.floor((this.thread.y + 0.5) / (kernelY * kernelX));
  const tap = this.thread.y - channel * kernelY * kernelX;
  const ky = Math.floor((tap + 0.5) / kernelX);
  const kx = tap - ky * kernelX;
  const y = row * strideY - padY + ky * dilationY;
  const x = column * strideX - padX + kx * dilationX;
  let value = 0;
  if (y >= 0 && y < height && x >= 0 && x < width) {
    value = input[this.thread.z * channels + channel][y][x];
  }
  return value;
}

/** `F.grid_sample` of pictures: bilinear or nearest, zeros or the border outside. */
export const gridSampleKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  const grid = tensorArg(call, "grid");
  if (!input || !grid) return unsupported(`${call.op} without input or grid`);
  const mode = textArg(call, "mode", "bilinear");
  const outside = textArg(call, "padding_mode", "zeros");
  if (input.shape.length !== 4) return unsupported("sampling volumes");
  if (mode !== "bilinear" && mode !== "nearest") return unsupported(`sampling mode ${mode}`);
  if (outside !== "zeros" && outside !== "border") return unsupported(`padding mode ${outside}`);
  const [samples, channels, height, width] = input.shape;
  const [, outHeight, outWidth] = grid.shape;
  return passes({
    kernel: "gridSample",
    source: gridSample,
    output: [outWidth, outHeight, samples * channels],
    arguments: [
      { of: input, size: [width, height, samples * channels] },
      { of: grid, size: [2 * outWidth, outHeight, samples] },
      channels,
      height,
      width,
      flagArg(call, "align_corners", false) ? 1 : 0,
      outside === "border" ? 1 : 0,
      mode === "nearest" ? 1 : 0,
    ],
    into: { output: 0 },
  });
};

function gridSample(
  this: KernelThis,
  input: Volume,
  grid: Volume,
  channels: number,
  height: number,
  width: number,
  isAligned: number,
  isBorder: number,
  isNearest: number,
): number {
  const sample = Math.floor((this.thread.z + 0.5) / channels);
  const gridX = grid[sample][this.thread.y][2 * this.thread.x];
  const gridY = grid[sample][this.thread.y][2 * this.thread.x + 1];
  let x = ((gridX + 1) * width - 1) / 2;
  let y = ((gridY + 1) * height - 1) / 2;
  if (isAligned > 0.5) {
    x = ((gridX + 1) / 2) * (width - 1);
    y = ((gridY + 1) / 2) * (height - 1);
  }
  if (isBorder > 0.5) {
    x = Math.min(Math.max(x, 0), width - 1);
    y = Math.min(Math.max(y, 0), height - 1);
  }
  if (isNearest > 0.5) {
    x = Math.floor(x + 0.5);
    y = Math.floor(y + 0.5);
  }
  const left = Math.floor(x);
  const top = Math.floor(y);
  let sum = 0;
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 2; j++) {
      const atY = top + i;
      const atX = left + j;
      if (atY >= 0 && atY < height && atX >= 0 && atX < width) {
        const weight = (1 - Math.abs(y - atY)) * (1 - Math.abs(x - atX));
        sum += input[this.thread.z][atY][atX] * weight;
      }
    }
  }
  return sum;
}

/** `F.affine_grid` for pictures: where each output pixel looks in the input. */
export const affineGridKernel: Kernel = (call) => {
  const theta = tensorArg(call, "theta");
  const { shape } = call.outputs[0];
  if (!theta || shape.length !== 4) return unsupported("the grid of a volume");
  const [samples, height, width] = shape;
  return passes({
    kernel: "affineGrid",
    source: affineGrid,
    output: [2 * width, height, samples],
    arguments: [
      { of: theta, size: [3, 2, samples] },
      height,
      width,
      flagArg(call, "align_corners", false) ? 1 : 0,
    ],
    into: { output: 0 },
  });
};

function affineGrid(
  this: KernelThis,
  theta: Volume,
  height: number,
  width: number,
  isAligned: number,
): number {
  const column = Math.floor((this.thread.x + 0.5) / 2);
  const row = this.thread.x - 2 * column;
  let x = (2 * column + 1) / width - 1;
  let y = (2 * this.thread.y + 1) / height - 1;
  if (isAligned > 0.5) {
    x = (2 * column) / Math.max(width - 1, 1) - 1;
    y = (2 * this.thread.y) / Math.max(height - 1, 1) - 1;
  }
  return (
    theta[this.thread.z][row][0] * x +
    theta[this.thread.z][row][1] * y +
    theta[this.thread.z][row][2]
  );
}

/** `var_mean` and `std_mean`. */
export function momentsKernel(isRoot: boolean): Kernel {
  return (call) => {
    const input = tensorArg(call, "input");
    if (!input) return unsupported(`${call.op} without input`);
    const from = reduced(input, dimsArg(call));
    const unbiased = flagArg(call, "unbiased", true) ? 1 : 0;
    const correction = numberOf(call.args.correction) ?? unbiased;
    const line = [from.inner, from.outer] as const;
    return passes(
      ...from.before,
      foldPass("mean", from, { output: 1 }),
      foldPass("mean", from, { temporary: "mean" }),
      {
        kernel: "spread",
        source: spread,
        output: line,
        arguments: [
          from.view,
          temporaryView("mean", line),
          from.count,
          from.count - correction,
          isRoot ? 1 : 0,
        ],
        into: { output: 0 },
      },
    );
  };
}

function spread(
  this: KernelThis,
  input: Volume,
  mean: Matrix,
  count: number,
  divisor: number,
  isRoot: number,
): number {
  const middle = mean[this.thread.y][this.thread.x];
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const off = input[this.thread.y][i][this.thread.x] - middle;
    sum += off * off;
  }
  let result = sum / divisor;
  if (isRoot > 0.5) {
    result = Math.sqrt(result);
  }
  return result;
}

/** `F.fold`: the opposite of unfold, overlaps added up. */
export const foldWindowsKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  return {
    kind: "host",
    name: "fold",
    inputs: [input],
    numbers: [
      ...intsArg(call, "kernel_size", 2, 1),
      ...intsArg(call, "dilation", 2, 1),
      ...intsArg(call, "padding", 2, 0),
      ...intsArg(call, "stride", 2, 1),
    ],
  };
};

/** `F.max_unpoolNd`. */
export function maxUnpoolKernel(rank: number): Kernel {
  return (call) => {
    const input = tensorArg(call, "input");
    const indices = tensorArg(call, "indices");
    if (!input || !indices) return unsupported(`${call.op} without input or indices`);
    return { kind: "host", name: "unpool", inputs: [input, indices], numbers: [rank] };
  };
}

/** `F.embedding_bag` without weights of its own per sample. */
export const embeddingBagKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  const weight = tensorArg(call, "weight");
  const offsets = tensorArg(call, "offsets");
  if (!input || !weight) return unsupported(`${call.op} without input or weight`);
  if (tensorArg(call, "per_sample_weights") || numberOf(call.args.padding_idx) !== undefined) {
    return unsupported(`${call.op} with per_sample_weights or padding_idx`);
  }
  if (flagArg(call, "include_last_offset", false)) return unsupported("include_last_offset");
  return {
    kind: "host",
    name: "embeddingBag",
    inputs: offsets ? [input, weight, offsets] : [input, weight],
    numbers: [["sum", "mean", "max"].indexOf(textArg(call, "mode", "mean")), offsets ? 1 : 0],
  };
};

/** A host op on `x1` and `x2`, which must have one shape, with these numbers. */
export function pairKernel(
  name: "cosine" | "distance",
  numbers: (call: Parameters<Kernel>[0]) => readonly number[],
): Kernel {
  return (call) => {
    const a = tensorArg(call, "x1");
    const b = tensorArg(call, "x2");
    if (!a || !b) return unsupported(`${call.op} without two tensors`);
    if (!sameShape(a.shape, b.shape)) return unsupported(`${call.op} of tensors of two shapes`);
    return { kind: "host", name, inputs: [a, b], numbers: numbers(call) };
  };
}

export const cosineSimilarityKernel = pairKernel("cosine", (call) => [
  numberArg(call, "dim", 1),
  numberArg(call, "eps", 1e-8),
]);

export const pairwiseDistanceKernel = pairKernel("distance", (call) => [
  numberArg(call, "p", 2),
  numberArg(call, "eps", 1e-6),
]);

/** `erf` through a Chebyshev fit of its complement, whose relative error is below 1.2e-7. */
export const erfKernel = unaryKernel(function erf(x) {
  const z = Math.abs(x);
  const t = 1 / (1 + 0.5 * z);
  const tail =
    t *
    Math.exp(
      -z * z -
        1.26551223 +
        t *
          (1.00002368 +
            t *
              (0.37409196 +
                t *
                  (0.09678418 +
                    t *
                      (-0.18628806 +
                        t *
                          (0.27886807 +
                            t *
                              (-1.13520398 +
                                t * (1.48851587 + t * (-0.82215223 + t * 0.17087277)))))))),
    );
  return x > 0 ? 1 - tail : tail - 1;
});

/** `torch.aminmax`. */
export const aminmaxKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const from = reduced(input, dimsArg(call));
  return passes(
    ...from.before,
    foldPass("min", from, { output: 0 }),
    foldPass("max", from, { output: 1 }),
  );
};
