/** Kernels of functions that make each element from the elements at the same place, with broadcasting. */

import { numel } from "../../tensor/shape";
import type { Shape } from "../../tensor/shape";
import {
  isTensor,
  numberOf,
  passes,
  unsupported,
  type Extent,
  type Kernel,
  type KernelArg,
  type KernelCall,
  type KernelTensor,
  type Pass,
  type Program,
  type View,
} from "../kernel";
import { markPointwise } from "../reach";
import { hashOf, noteScalar, scalarOf, type ScalarSource } from "./scalar";
import { expandPass } from "./strided";

/**
 * A function of the first tensor's elements. Further parameters of the function are the op's arguments behind it, in
 * their order: `(x, slope) => x < 0 ? x * slope : x`. A bundler may have renamed them.
 */
export function unaryKernel(source: ScalarSource): Kernel {
  noteScalar(source);
  return markPointwise((call) => {
    const { parameters } = scalarOf(source);
    const args = Object.entries(call.args);
    const first = args.findIndex(([, value]) => isTensor(value));
    if (first < 0) return unsupported(`${call.op} without a tensor`);
    const operands: KernelArg[] = [args[first][1]];
    for (const [name, given] of args.slice(first + 1, first + parameters.length)) {
      const value = numberOf(given);
      if (value === undefined) return unsupported(`${call.op} without a number for ${name}`);
      operands.push(value);
    }
    return elementwise(call, source, operands);
  });
}

/**
 * A function of the elements of several arguments, tensors or numbers, that are broadcast together. The function's
 * parameters are in the order of `names`.
 */
export function broadcastKernel(source: ScalarSource, names: readonly string[]): Kernel {
  noteScalar(source);
  return markPointwise((call) =>
    elementwise(
      call,
      source,
      names.map((name) => call.args[name] ?? null),
    ),
  );
}

/** A function of `input` and `other`; a third parameter gets the number `alpha` (as `torch.add` has) or 1. */
export function binaryKernel(source: ScalarSource): Kernel {
  noteScalar(source);
  return markPointwise((call) => {
    const { parameters } = scalarOf(source);
    const alpha = numberOf(call.args.alpha) ?? 1;
    const operands = [call.args.input ?? null, call.args.other ?? null];
    return elementwise(call, source, parameters.length > 2 ? [...operands, alpha] : operands);
  });
}

/** The program that applies a function to operands; the output has their broadcast shape. */
export function elementwise(
  call: KernelCall,
  source: ScalarSource,
  operands: readonly KernelArg[],
): Program {
  const [output] = call.outputs;
  const list: Pass[] = [];
  const used: (KernelTensor | number)[] = [];
  for (const [index, operand] of operands.entries()) {
    const number = numberOf(operand);
    if (number !== undefined) used.push(number);
    else if (isTensor(operand)) used.push(operand);
    else return unsupported(`${call.op} with argument ${index + 1} that is no number or tensor`);
  }
  const shapes = used.filter((item) => typeof item !== "number").map((item) => item.shape);
  const groups = broadcastGroups(output.shape, shapes);
  const args: (View | number)[] = [];
  const kinds: string[] = [];
  for (const [index, operand] of used.entries()) {
    if (typeof operand === "number") {
      args.push(operand);
      kinds.push("n");
      continue;
    }
    if (groups) {
      args.push(groups.viewOf(operand));
      kinds.push(groups.stepsOf(operand.shape));
      continue;
    }
    const name = `expanded ${index}`;
    list.push(expandPass(operand, output.shape, name));
    args.push({ of: { temporary: name }, size: flatExtent(output.shape) });
    kinds.push("111");
  }
  const { kernel, text } = elementwiseSource(source, kinds);
  list.push({
    kernel,
    source: text,
    output: groups?.extent ?? flatExtent(output.shape),
    arguments: args,
    into: { output: 0 },
  });
  return passes(...list);
}

/** `kinds`: per operand `n` for a number, else whether it steps along z, y and x: `101`. */
function elementwiseSource(
  source: ScalarSource,
  kinds: readonly string[],
): { readonly kernel: string; readonly text: string } {
  const { parameters, body } = scalarOf(source);
  const names = kinds.map((_, i) => parameters[i] ?? `unused${i}`);
  const reads = kinds.flatMap((steps, i) => {
    if (steps === "n") return [];
    const [z, y, x] = ["z", "y", "x"].map((axis, k) =>
      steps[k] === "1" ? `[this.thread.${axis}]` : "[0]",
    );
    return [`const ${names[i]} = t${i}${z}${y}${x};`];
  });
  const list = kinds.map((steps, i) => (steps === "n" ? names[i] : `t${i}`));
  const text = `function (${list.join(", ")}) {\n${reads.join("\n")}\n${body}\n}`;
  return { kernel: `elementwise ${hashOf(text)}`, text };
}

interface Groups {
  readonly extent: Extent;
  viewOf(operand: KernelTensor): View;
  /** Whether the operand steps along z, y and x. */
  stepsOf(shape: Shape): string;
}

/**
 * Output dimensions gathered into at most three groups, within each of which every operand either steps or stands
 * still. Absent where three are not enough.
 */
function broadcastGroups(output: Shape, operands: readonly Shape[]): Groups | undefined {
  const rank = output.length;
  const pattern = (dim: number): string =>
    operands.map((shape) => ((shape[dim - rank + shape.length] ?? 1) === 1 ? "0" : "1")).join("");
  const sizes: number[] = [];
  const patterns: string[] = [];
  for (let dim = 0; dim < rank; dim++) {
    if (output[dim] === 1) continue;
    const own = pattern(dim);
    if (patterns.at(-1) === own) sizes[sizes.length - 1] *= output[dim];
    else {
      sizes.push(output[dim]);
      patterns.push(own);
    }
  }
  if (sizes.length > 3) return undefined;
  while (sizes.length < 3) {
    sizes.unshift(1);
    patterns.unshift("0".repeat(operands.length));
  }
  const steps = (shape: Shape): string => {
    const index = operands.indexOf(shape);
    return patterns.map((text) => text[index]).join("");
  };
  const extent = splitLong(sizes, patterns);
  return {
    extent: [extent[2], extent[1], extent[0]],
    viewOf: (operand) => {
      const own = steps(operand.shape);
      const size = (group: number) => (own[group] === "1" ? extent[group] : 1);
      return { of: operand, size: [size(2), size(1), size(0)] };
    },
    stepsOf: steps,
  };
}

/** Long rows are broken up, where a group is free: sizes must stay below 2^24. Changes `patterns` along. */
function splitLong(sizes: readonly number[], patterns: string[]): number[] {
  const result = [...sizes];
  const limit = 2 ** 22;
  if (result[2] <= limit || result[0] !== 1 || result[1] !== 1) return result;
  for (let width = Math.min(limit, 2 ** 16); width > 1; width--) {
    if (result[2] % width !== 0) continue;
    result[1] = result[2] / width;
    result[2] = width;
    patterns[1] = patterns[2];
    return result;
  }
  return result;
}

/** The whole of a tensor as a volume of depth 1. */
export function flatExtent(shape: Shape): Extent {
  const sizes = splitLong([1, 1, Math.max(1, numel(shape))], ["", "", ""]);
  return [sizes[2], sizes[1], sizes[0]];
}
