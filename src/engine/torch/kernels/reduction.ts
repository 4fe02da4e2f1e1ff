/** Kernels that make one number of many: sums, means, extremes, softmax. */

import { numel } from "../../tensor/shape";
import type { Shape } from "../../tensor/shape";
import {
  dimensionOf,
  flagArg,
  intListArg,
  numberArg,
  numberOf,
  passes,
  tensorArg,
  temporaryView,
  unsupported,
  type Extent,
  type Kernel,
  type KernelCall,
  type KernelTensor,
  type KernelThis,
  type Matrix,
  type Pass,
  type Program,
  type View,
  type Volume,
} from "../kernel";
import { permuteLayout, stridedPass } from "./strided";

/** A tensor as [outer][reduced][inner], with the pass that moves the reduced dimensions together where they are not. */
export interface Reduced {
  readonly before: readonly Pass[];
  readonly view: View;
  readonly outer: number;
  readonly count: number;
  readonly inner: number;
}

/** `dims` absent: all of them. */
export function reduced(input: KernelTensor, dims: readonly number[] | undefined): Reduced {
  const rank = input.shape.length;
  const chosen = (dims?.length ? dims : input.shape.map((_, i) => i))
    .map((dim) => dimensionOf(dim, rank))
    .sort((a, b) => a - b);
  const first = chosen[0] ?? 0;
  const isTogether = chosen.every((dim, i) => dim === first + i);
  const count = chosen.reduce((product, dim) => product * (input.shape[dim] ?? 1), 1);
  if (isTogether) {
    const outer = numel(input.shape.slice(0, first));
    const inner = numel(input.shape.slice(first + chosen.length));
    return { before: [], view: { of: input, size: [inner, count, outer] }, outer, count, inner };
  }
  const kept = input.shape.map((_, i) => i).filter((dim) => !chosen.includes(dim));
  const outer = numel(kept.map((dim) => input.shape[dim]));
  const move = stridedPass(
    input,
    numel(input.shape),
    permuteLayout(input.shape, [...kept, ...chosen]),
    { temporary: "together" },
  );
  return {
    before: [move],
    view: temporaryView("together", [1, count, outer]),
    outer,
    count,
    inner: 1,
  };
}

export type Fold = "sum" | "mean" | "max" | "min" | "prod" | "argmax" | "argmin" | "l1" | "l2";

const sources: Readonly<Record<Fold, Pass["source"]>> = {
  sum: foldSum,
  mean: foldMean,
  max: foldMax,
  min: foldMin,
  prod: foldProduct,
  argmax: foldArgmax,
  argmin: foldArgmin,
  l1: foldAbsolutes,
  l2: foldSquares,
};

/** One pass that folds the middle dimension of a view. */
export function foldPass(fold: Fold, from: Reduced, into: Pass["into"]): Pass {
  return {
    kernel: `fold ${fold}`,
    source: sources[fold],
    output: [from.inner, from.outer],
    arguments: [from.view, from.count],
    into,
  };
}

/** `sum`, `mean`, `prod`, `amax`, `argmax`, … over `dim`: an int, a list or None for all. */
export function foldKernel(fold: Fold): Kernel {
  return (call) => {
    const input = tensorArg(call, "input") ?? tensorArg(call, "self");
    if (!input) return unsupported(`${call.op} without input`);
    const from = reduced(input, dimsArg(call));
    return passes(...from.before, foldPass(fold, from, { output: 0 }));
  };
}

/** `torch.max(input, dim)`: values and indices. */
export function extremeKernel(fold: "max" | "min"): Kernel {
  return (call) => {
    const input = tensorArg(call, "input") ?? tensorArg(call, "self");
    if (!input) return unsupported(`${call.op} without input`);
    const from = reduced(input, dimsArg(call));
    const list = [...from.before, foldPass(fold, from, { output: 0 })];
    if (call.outputs.length > 1) list.push(foldPass(`arg${fold}`, from, { output: 1 }));
    return passes(...list);
  };
}

export function dimsArg(call: KernelCall): readonly number[] | undefined {
  const list = intListArg(call, "dim");
  if (list) return list;
  const dim = numberOf(call.args.dim);
  return dim === undefined ? undefined : [dim];
}

/** `var` and `std`, from the squared distances to the mean. */
export function varianceKernel(isRoot: boolean): Kernel {
  return (call) => {
    const input = tensorArg(call, "input") ?? tensorArg(call, "self");
    if (!input) return unsupported(`${call.op} without input`);
    const from = reduced(input, dimsArg(call));
    const correction = numberOf(call.args.correction) ?? (flagArg(call, "unbiased", true) ? 1 : 0);
    return passes(...from.before, foldPass("mean", from, { temporary: "mean" }), {
      kernel: "variance",
      source: variance,
      output: [from.inner, from.outer],
      arguments: [
        from.view,
        temporaryView("mean", [from.inner, from.outer]),
        from.count,
        from.count - correction,
        isRoot ? 1 : 0,
      ],
      into: { output: 0 },
    });
  };
}

/** The p-norm over `dim`. */
export const normKernel: Kernel = (call) => {
  const input = tensorArg(call, "input") ?? tensorArg(call, "x");
  if (!input) return unsupported(`${call.op} without input`);
  const p = numberOf(call.args.p) ?? numberOf(call.args.ord) ?? 2;
  const from = reduced(input, dimsArg(call));
  if (p !== 1 && p !== 2) return unsupported(`a norm with p = ${p}`);
  return passes(...from.before, foldPass(p === 1 ? "l1" : "l2", from, { output: 0 }));
};

/** `F.normalize`: x / max(‖x‖, eps). */
export const normalizeKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const p = numberArg(call, "p", 2);
  if (p !== 1 && p !== 2) return unsupported(`a norm with p = ${p}`);
  const from = reduced(input, dimsArg(call) ?? [1]);
  return passes(...from.before, foldPass(p === 1 ? "l1" : "l2", from, { temporary: "norm" }), {
    kernel: "normalize",
    source: normalize,
    output: volume(from),
    arguments: [
      from.view,
      temporaryView("norm", [from.inner, from.outer]),
      numberArg(call, "eps", 1e-12),
    ],
    into: { output: 0 },
  });
};

/** `softmax`, `log_softmax` and `softmin` over one dimension. */
export function softmaxKernel(kind: "softmax" | "log_softmax" | "softmin"): Kernel {
  return (call) => {
    const input = tensorArg(call, "input");
    if (!input) return unsupported(`${call.op} without input`);
    return softmax(input, numberOf(call.args.dim) ?? implicitDim(input.shape), kind);
  };
}

/** https://pytorch.org/docs/stable/generated/torch.nn.functional.softmax.html without `dim`. */
function implicitDim(shape: Shape): number {
  return shape.length === 0 || shape.length === 1 || shape.length === 3 ? 0 : 1;
}

export function softmax(
  input: KernelTensor,
  dim: number,
  kind: "softmax" | "log_softmax" | "softmin",
): Program {
  const from = reduced(input, [dim]);
  const sign = kind === "softmin" ? -1 : 1;
  const line: Extent = [from.inner, from.outer];
  return passes(
    foldPass(sign > 0 ? "max" : "min", from, { temporary: "extreme" }),
    {
      kernel: "exponentials",
      source: exponentials,
      output: line,
      arguments: [from.view, temporaryView("extreme", line), from.count, sign],
      into: { temporary: "sum" },
    },
    {
      kernel: kind === "log_softmax" ? "logSoftmax" : "softmax",
      source: kind === "log_softmax" ? logSoftmaxOf : softmaxOf,
      output: volume(from),
      arguments: [from.view, temporaryView("extreme", line), temporaryView("sum", line), sign],
      into: { output: 0 },
    },
  );
}

function volume(from: Reduced): Extent {
  return [from.inner, from.count, from.outer];
}

// Sums are made in parts of 64, which keeps the rounding errors of long rows small.

function foldSum(this: KernelThis, input: Volume, count: number): number {
  let sum = 0;
  for (let from = 0; from < count; from += 64) {
    let part = 0;
    for (let step = 0; step < 64; step++) {
      const i = from + step;
      if (i < count) {
        part += input[this.thread.y][i][this.thread.x];
      }
    }
    sum += part;
  }
  return sum;
}

function foldMean(this: KernelThis, input: Volume, count: number): number {
  let sum = 0;
  for (let from = 0; from < count; from += 64) {
    let part = 0;
    for (let step = 0; step < 64; step++) {
      const i = from + step;
      if (i < count) {
        part += input[this.thread.y][i][this.thread.x];
      }
    }
    sum += part;
  }
  return sum / count;
}

function foldAbsolutes(this: KernelThis, input: Volume, count: number): number {
  let sum = 0;
  for (let from = 0; from < count; from += 64) {
    let part = 0;
    for (let step = 0; step < 64; step++) {
      const i = from + step;
      if (i < count) {
        part += Math.abs(input[this.thread.y][i][this.thread.x]);
      }
    }
    sum += part;
  }
  return sum;
}

function foldSquares(this: KernelThis, input: Volume, count: number): number {
  let sum = 0;
  for (let from = 0; from < count; from += 64) {
    let part = 0;
    for (let step = 0; step < 64; step++) {
      const i = from + step;
      if (i < count) {
        const value = input[this.thread.y][i][this.thread.x];
        part += value * value;
      }
    }
    sum += part;
  }
  return Math.sqrt(sum);
}

function foldProduct(this: KernelThis, input: Volume, count: number): number {
  let product = 1;
  for (let i = 0; i < count; i++) {
    product *= input[this.thread.y][i][this.thread.x];
  }
  return product;
}

function foldMax(this: KernelThis, input: Volume, count: number): number {
  let best = input[this.thread.y][0][this.thread.x];
  for (let i = 1; i < count; i++) {
    best = Math.max(best, input[this.thread.y][i][this.thread.x]);
  }
  return best;
}

function foldMin(this: KernelThis, input: Volume, count: number): number {
  let best = input[this.thread.y][0][this.thread.x];
  for (let i = 1; i < count; i++) {
    best = Math.min(best, input[this.thread.y][i][this.thread.x]);
  }
  return best;
}

function foldArgmax(this: KernelThis, input: Volume, count: number): number {
  let best = input[this.thread.y][0][this.thread.x];
  let at = 0;
  for (let i = 1; i < count; i++) {
    const value = input[this.thread.y][i][this.thread.x];
    if (value > best) {
      best = value;
      at = i;
    }
  }
  return at;
}

function foldArgmin(this: KernelThis, input: Volume, count: number): number {
  let best = input[this.thread.y][0][this.thread.x];
  let at = 0;
  for (let i = 1; i < count; i++) {
    const value = input[this.thread.y][i][this.thread.x];
    if (value < best) {
      best = value;
      at = i;
    }
  }
  return at;
}

function variance(
  this: KernelThis,
  input: Volume,
  mean: Matrix,
  count: number,
  divisor: number,
  isRoot: number,
): number {
  const middle = mean[this.thread.y][this.thread.x];
  let sum = 0;
  for (let from = 0; from < count; from += 64) {
    let part = 0;
    for (let step = 0; step < 64; step++) {
      const i = from + step;
      if (i < count) {
        const off = input[this.thread.y][i][this.thread.x] - middle;
        part += off * off;
      }
    }
    sum += part;
  }
  let result = sum / divisor;
  if (isRoot > 0.5) result = Math.sqrt(result);
  return result;
}

function normalize(this: KernelThis, input: Volume, norm: Matrix, eps: number): number {
  const length = Math.max(norm[this.thread.z][this.thread.x], eps);
  return input[this.thread.z][this.thread.y][this.thread.x] / length;
}

function exponentials(
  this: KernelThis,
  input: Volume,
  extreme: Matrix,
  count: number,
  sign: number,
): number {
  const most = extreme[this.thread.y][this.thread.x];
  let sum = 0;
  for (let from = 0; from < count; from += 64) {
    let part = 0;
    for (let step = 0; step < 64; step++) {
      const i = from + step;
      if (i < count) {
        part += Math.exp((input[this.thread.y][i][this.thread.x] - most) * sign);
      }
    }
    sum += part;
  }
  return sum;
}

function softmaxOf(
  this: KernelThis,
  input: Volume,
  extreme: Matrix,
  sum: Matrix,
  sign: number,
): number {
  const off =
    input[this.thread.z][this.thread.y][this.thread.x] - extreme[this.thread.z][this.thread.x];
  return Math.exp(off * sign) / sum[this.thread.z][this.thread.x];
}

function logSoftmaxOf(
  this: KernelThis,
  input: Volume,
  extreme: Matrix,
  sum: Matrix,
  sign: number,
): number {
  const off =
    input[this.thread.z][this.thread.y][this.thread.x] - extreme[this.thread.z][this.thread.x];
  return off * sign - Math.log(sum[this.thread.z][this.thread.x]);
}
