/** Matrix products. */

import { broadcast, isMismatch, numel, sameShape } from "../../tensor/shape";
import type { Shape } from "../../tensor/shape";
import {
  matrixView,
  numberArg,
  passes,
  tensorArg,
  unsupported,
  vectorView,
  zerosView,
  type Kernel,
  type KernelTensor,
  type KernelThis,
  type Matrix,
  type Pass,
  type Program,
  type Vector,
  type View,
  type Volume,
} from "../kernel";
import { expandPass } from "./strided";

/** y = x Wᵀ + b over the last dimension. */
export const linearKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  const weight = tensorArg(call, "weight");
  if (!input || !weight) return unsupported(`${call.op} without input or weight`);
  const inFeatures = weight.shape.at(-1) ?? 1;
  const outFeatures = numel(weight.shape) / Math.max(1, inFeatures);
  const bias = tensorArg(call, "bias");
  return passes({
    kernel: "linear",
    source: linear,
    output: [outFeatures, Math.max(1, numel(input.shape) / Math.max(1, inFeatures))],
    arguments: [
      matrixView(input, inFeatures),
      matrixView(weight, inFeatures),
      bias ? vectorView(bias) : zerosView(outFeatures),
      inFeatures,
    ],
    into: { output: 0 },
  });
};

/** Sums are made in parts of 64, which keeps the rounding errors of long rows small. A loop counter starts at a
 * literal: WebGPU's language has no other counters. */
function linear(
  this: KernelThis,
  input: Matrix,
  weight: Matrix,
  bias: Vector,
  inFeatures: number,
): number {
  let sum = 0;
  for (let from = 0; from < inFeatures; from += 64) {
    let part = 0;
    for (let step = 0; step < 64; step++) {
      const i = from + step;
      if (i < inFeatures) {
        part += input[this.thread.y][i] * weight[this.thread.x][i];
      }
    }
    sum += part;
  }
  return sum + bias[this.thread.x];
}

/** `torch.matmul`, `mm`, `bmm`, `mv`, `dot`, `@`: operands of any rank, batch dimensions broadcast. */
export const matmulKernel: Kernel = (call) => {
  const a = tensorArg(call, "input") ?? tensorArg(call, "self");
  const b = tensorArg(call, "other") ?? tensorArg(call, "mat2") ?? tensorArg(call, "vec");
  if (!a || !b) return unsupported(`${call.op} without two tensors`);
  return product(a, b, { output: 0 });
};

/** beta * input + alpha * (a @ b): `addmm`, `baddbmm`, `addmv`. */
export const addedProductKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  const a = tensorArg(call, "mat1") ?? tensorArg(call, "batch1") ?? tensorArg(call, "mat");
  const b = tensorArg(call, "mat2") ?? tensorArg(call, "batch2") ?? tensorArg(call, "vec");
  const [output] = call.outputs;
  if (!input || !a || !b) return unsupported(`${call.op} without three tensors`);
  const program = product(a, b, { temporary: "product" });
  if (program.kind !== "passes") return program;
  const size = numel(output.shape);
  return passes(...program.passes, expandPass(input, output.shape, "added"), {
    kernel: "weightedSum",
    source: weightedSum,
    output: [size],
    arguments: [
      { of: { temporary: "added" }, size: [size] },
      { of: { temporary: "product" }, size: [size] },
      numberArg(call, "beta", 1),
      numberArg(call, "alpha", 1),
    ],
    into: { output: 0 },
  });
};

function weightedSum(this: KernelThis, a: Vector, b: Vector, beta: number, alpha: number): number {
  return beta * a[this.thread.x] + alpha * b[this.thread.x];
}

function product(a: KernelTensor, b: KernelTensor, into: Pass["into"]): Program {
  const [rows, shared] = a.shape.length === 1 ? [1, a.shape[0]] : a.shape.slice(-2);
  const columns = b.shape.length === 1 ? 1 : b.shape[b.shape.length - 1];
  const batchA = a.shape.slice(0, -2);
  const batchB = b.shape.slice(0, -2);
  const batch = broadcast(batchA, batchB);
  if (isMismatch(batch)) return unsupported("batch sizes that do not broadcast");
  const list: Pass[] = [];
  if (numel(batchB) === 1) {
    // The rows of all samples are rows of one matrix.
    const height = numel(a.shape) / Math.max(1, shared);
    return passes(
      productPass(
        { of: a, size: [shared, height, 1] },
        { of: b, size: [columns, shared, 1] },
        [columns, height, 1],
        shared,
        into,
      ),
    );
  }
  const count = numel(batch);
  const left = batchVolume(a, batchA, batch, [shared, rows], "left", list);
  const right = batchVolume(b, batchB, batch, [columns, shared], "right", list);
  return passes(...list, productPass(left, right, [columns, rows, count], shared, into));
}

/** The operand as one matrix per sample, or a single one for all of them. */
function batchVolume(
  operand: KernelTensor,
  own: Shape,
  batch: Shape,
  matrix: readonly [number, number],
  temporary: string,
  list: Pass[],
): View {
  const count = numel(own);
  if (count === 1 || sameShape(own, batch) || count === numel(batch)) {
    return { of: operand, size: [...matrix, count] };
  }
  const shape = [...batch, matrix[1], matrix[0]];
  list.push(expandPass({ ...operand, shape: [...own, matrix[1], matrix[0]] }, shape, temporary));
  return { of: { temporary }, size: [...matrix, numel(batch)] };
}

function productPass(
  a: View,
  b: View,
  output: readonly [number, number, number],
  shared: number,
  into: Pass["into"],
): Pass {
  const step = (view: View) => ((view.size[2] ?? 1) === 1 ? 0 : 1);
  return {
    kernel: "matrixProduct",
    source: matrixProduct,
    output,
    arguments: [a, b, shared, step(a), step(b)],
    into,
  };
}

function matrixProduct(
  this: KernelThis,
  a: Volume,
  b: Volume,
  shared: number,
  stepA: number,
  stepB: number,
): number {
  const sampleA = this.thread.z * stepA;
  const sampleB = this.thread.z * stepB;
  let sum = 0;
  for (let from = 0; from < shared; from += 64) {
    let part = 0;
    for (let step = 0; step < 64; step++) {
      const k = from + step;
      if (k < shared) {
        part += a[sampleA][this.thread.y][k] * b[sampleB][k][this.thread.x];
      }
    }
    sum += part;
  }
  return sum;
}
