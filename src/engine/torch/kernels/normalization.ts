/** Batch, layer, group, instance and local response normalization. */

import { numel } from "../../tensor/shape";
import {
  fillView,
  flagArg,
  intListArg,
  numberArg,
  passes,
  tensorArg,
  temporaryView,
  unsupported,
  vectorView,
  zerosView,
  type Kernel,
  type KernelCall,
  type KernelTensor,
  type KernelThis,
  type Matrix,
  type Pass,
  type Program,
  type Vector,
  type View,
  type Volume,
} from "../kernel";
import { permuteLayout, stridedPass } from "./strided";

/** With running statistics in evaluation mode, else with those of the batch. */
export const batchNormKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const samples = input.shape[0];
  const channels = input.shape[1] ?? 1;
  const size = numel(input.shape.slice(2));
  const mean = tensorArg(call, "running_mean");
  const variance = tensorArg(call, "running_var");
  const useBatch = flagArg(call, "training", false) || !mean || !variance;
  const eps = numberArg(call, "eps", 1e-5);
  const list: Pass[] = [];
  if (useBatch) {
    const together = permuteLayout([samples, channels, size], [1, 0, 2]);
    list.push(stridedPass(input, numel(input.shape), together, { temporary: "channels" }));
    list.push(...momentPasses(temporaryView("channels", [samples * size, channels]), channels));
  }
  list.push({
    kernel: "batchNorm",
    source: batchNorm,
    output: [size, channels, samples],
    arguments: [
      { of: input, size: [size, channels, samples] },
      useBatch ? temporaryView("mean", [channels]) : vectorView(mean),
      useBatch ? temporaryView("variance", [channels]) : vectorView(variance),
      ...affineViews(call, channels),
      eps,
    ],
    into: { output: 0 },
  });
  return passes(...list);
};

function affineViews(call: KernelCall, count: number): [View, View] {
  const weight = tensorArg(call, "weight");
  const bias = tensorArg(call, "bias");
  return [
    weight ? vectorView(weight) : fillView(1, count),
    bias ? vectorView(bias) : zerosView(count),
  ];
}

function batchNorm(
  this: KernelThis,
  input: Volume,
  mean: Vector,
  variance: Vector,
  weight: Vector,
  bias: Vector,
  eps: number,
): number {
  const c = this.thread.y;
  const scale = weight[c] / Math.sqrt(variance[c] + eps);
  return input[this.thread.z][c][this.thread.x] * scale + (bias[c] - mean[c] * scale);
}

/** Over the last dimensions. */
export const layerNormKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const size = numel(intListArg(call, "normalized_shape") ?? input.shape.slice(-1));
  const rows = numel(input.shape) / Math.max(1, size);
  return normalizedRows(call, input, { rows, size, period: size, run: 1 }, 1e-5);
};

/** Like layer norm without a mean. */
export const rmsNormKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const size = numel(intListArg(call, "normalized_shape") ?? input.shape.slice(-1));
  const rows = numel(input.shape) / Math.max(1, size);
  const weight = tensorArg(call, "weight");
  return passes(
    {
      kernel: "rowSquares",
      source: rowSquares,
      output: [rows],
      arguments: [{ of: input, size: [size, rows] }, size],
      into: { temporary: "squares" },
    },
    {
      kernel: "rmsNorm",
      source: rmsNorm,
      output: [size, rows],
      arguments: [
        { of: input, size: [size, rows] },
        temporaryView("squares", [rows]),
        weight ? vectorView(weight) : fillView(1, size),
        numberArg(call, "eps", 1.1920928955078125e-7),
      ],
      into: { output: 0 },
    },
  );
};

export const groupNormKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const groups = numberArg(call, "num_groups", 1);
  return groupedNorm(call, input, groups);
};

/** Group norm with one channel per group. */
export const instanceNormKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  return groupedNorm(call, input, input.shape[1] ?? 1);
};

function groupedNorm(call: KernelCall, input: KernelTensor, groups: number): Program {
  const [samples, channels] = input.shape;
  const run = numel(input.shape.slice(2));
  const size = (channels / groups) * run;
  return normalizedRows(call, input, { rows: samples * groups, size, period: channels, run }, 1e-5);
}

interface Rows {
  readonly rows: number;
  readonly size: number;
  /** Weight of element i (counted over all rows): floor(i / run) modulo the period. */
  readonly period: number;
  readonly run: number;
}

function normalizedRows(
  call: KernelCall,
  input: KernelTensor,
  { rows, size, period, run }: Rows,
  eps: number,
): Program {
  const view: View = { of: input, size: [size, rows] };
  return passes(...momentPasses(view, rows), {
    kernel: "normalizedRows",
    source: normalizedRow,
    output: [size, rows],
    arguments: [
      view,
      temporaryView("mean", [rows]),
      temporaryView("variance", [rows]),
      ...affineViews(call, period),
      numberArg(call, "eps", eps),
      run,
      size / run,
      period,
    ],
    into: { output: 0 },
  });
}

/** The mean and the population variance of each row of a matrix, as temporaries. */
function momentPasses(view: View, rows: number): Pass[] {
  const [size] = view.size;
  return [
    {
      kernel: "rowMean",
      source: rowMean,
      output: [rows],
      arguments: [view, size],
      into: { temporary: "mean" },
    },
    {
      kernel: "rowVariance",
      source: rowVariance,
      output: [rows],
      arguments: [view, temporaryView("mean", [rows]), size],
      into: { temporary: "variance" },
    },
  ];
}

function rowMean(this: KernelThis, input: Matrix, size: number): number {
  let sum = 0;
  for (let from = 0; from < size; from += 64) {
    let part = 0;
    for (let step = 0; step < 64; step++) {
      const i = from + step;
      if (i < size) {
        part += input[this.thread.x][i];
      }
    }
    sum += part;
  }
  return sum / size;
}

function rowVariance(this: KernelThis, input: Matrix, mean: Vector, size: number): number {
  const middle = mean[this.thread.x];
  let sum = 0;
  for (let from = 0; from < size; from += 64) {
    let part = 0;
    for (let step = 0; step < 64; step++) {
      const i = from + step;
      if (i < size) {
        const off = input[this.thread.x][i] - middle;
        part += off * off;
      }
    }
    sum += part;
  }
  return sum / size;
}

function rowSquares(this: KernelThis, input: Matrix, size: number): number {
  let sum = 0;
  for (let from = 0; from < size; from += 64) {
    let part = 0;
    for (let step = 0; step < 64; step++) {
      const i = from + step;
      if (i < size) {
        const value = input[this.thread.x][i];
        part += value * value;
      }
    }
    sum += part;
  }
  return sum / size;
}

function normalizedRow(
  this: KernelThis,
  input: Matrix,
  mean: Vector,
  variance: Vector,
  weight: Vector,
  bias: Vector,
  eps: number,
  run: number,
  perRow: number,
  period: number,
): number {
  const row = this.thread.y;
  const unit = row * perRow + Math.floor((this.thread.x + 0.5) / run);
  const c = unit - Math.floor((unit + 0.5) / period) * period;
  const value = (input[row][this.thread.x] - mean[row]) / Math.sqrt(variance[row] + eps);
  return value * weight[c] + bias[c];
}

function rmsNorm(
  this: KernelThis,
  input: Matrix,
  squares: Vector,
  weight: Vector,
  eps: number,
): number {
  const value = input[this.thread.y][this.thread.x] / Math.sqrt(squares[this.thread.y] + eps);
  return value * weight[this.thread.x];
}

export const localResponseNormKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const channels = input.shape[1] ?? 1;
  const size = numel(input.shape.slice(2));
  return passes({
    kernel: "localResponseNorm",
    source: localResponseNorm,
    output: [size, channels, input.shape[0]],
    arguments: [
      { of: input, size: [size, channels, input.shape[0]] },
      channels,
      numberArg(call, "size", 5),
      numberArg(call, "alpha", 1e-4),
      numberArg(call, "beta", 0.75),
      numberArg(call, "k", 1),
    ],
    into: { output: 0 },
  });
};

/** The average over `size` neighbouring channels, those beyond the ends counting as zeros. */
function localResponseNorm(
  this: KernelThis,
  input: Volume,
  channels: number,
  size: number,
  alpha: number,
  beta: number,
  k: number,
): number {
  const from = this.thread.y - Math.floor((size + 0.5) / 2);
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const c = from + i;
    if (c >= 0 && c < channels) {
      const value = input[this.thread.z][c][this.thread.x];
      sum += value * value;
    }
  }
  const value = input[this.thread.z][this.thread.y][this.thread.x];
  return value / Math.pow(k + (alpha * sum) / size, beta);
}
