/** Where an element of an op's result looks in its inputs, as ops declare it; receptive fields are made of these. */

import type { TensorState } from "../python/values";
import type { Reach, WindowStep } from "../trace/trace";
import type { Kernel, KernelDeclaration } from "./kernel";

/** The same place in every input, with broadcasting. */
export const samePlace: Reach = { kind: "same" };

/** Another shape, the same elements in the same order. */
export const sameOrder: Reach = { kind: "sizes" };

/** Kernels whose elements are made of the elements at the same place. */
const pointwise = new WeakSet<Kernel>();

export function markPointwise(kernel: Kernel): Kernel {
  pointwise.add(kernel);
  return kernel;
}

/** What follows from how an op is computed. */
export function reachOfKernel(kernel: KernelDeclaration): Reach | undefined {
  return kernel !== "none" && pointwise.has(kernel) ? samePlace : undefined;
}

/** All places along some dimensions; absent ones: along all. */
export function wholeDims(
  input: TensorState,
  dims: readonly number[] | undefined,
  keeps: boolean,
): Reach {
  const rank = input.shape.length;
  const all = dims === undefined || dims.length === 0;
  const list = all ? input.shape.map((_, i) => i) : dims.map((d) => (d < 0 ? d + rank : d));
  return { kind: "whole", dims: list, keeps };
}

interface Window {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation?: readonly number[];
}

/** A window that slides over the last dimensions. */
export function windowReach({ kernel, stride, padding, dilation }: Window): Reach {
  const steps = kernel.map((size, i): WindowStep => ({
    extent: (size - 1) * (dilation?.[i] ?? 1),
    stride: stride[i],
    start: 0 - padding[i],
    isExact: true,
  }));
  return { kind: "window", steps };
}

/** What a transposed convolution takes: of every `stride`-th tap one, which depends on the place. */
export function transposedReach({ kernel, stride, padding, dilation }: Window): Reach {
  const steps = kernel.map((size, i): WindowStep => {
    const span = (size - 1) * (dilation?.[i] ?? 1);
    const extent = Math.floor(span / stride[i]);
    const start = (padding[i] - span) / stride[i];
    return { extent, stride: 1 / stride[i], start, isExact: stride[i] === 1 };
  });
  return { kind: "window", steps };
}

/** More places at the borders; `amounts` counts from the last dimension: left, right, then top, bottom. */
export function paddedReach(amounts: readonly number[]): Reach {
  const steps: WindowStep[] = [];
  for (let i = 0; i < amounts.length; i += 2) {
    steps.unshift({ extent: 0, stride: 1, start: 0 - amounts[i], isExact: true });
  }
  return { kind: "window", steps };
}

/** Resizing: how many neighbours an element is made of follows from the mode. */
export function resizedReach(input: TensorState, out: readonly number[], mode: string): Reach {
  const taps = mode === "bicubic" ? 3 : mode.startsWith("nearest") ? 0 : 1;
  const steps = input.shape.slice(2).map((size, i): WindowStep => {
    const stride = size / out[i + 2];
    const isSame = stride === 1;
    const extent = isSame ? 0 : mode === "area" ? Math.ceil(stride) - 1 : taps;
    return {
      extent,
      stride,
      start: isSame || taps === 0 ? 0 : (stride - 1 - taps) / 2,
      isExact: isSame,
    };
  });
  return { kind: "window", steps };
}

/** Pooling down to a size: equal windows where it divides the input's. */
export function adaptiveReach(input: TensorState, out: readonly number[], rank: number): Reach {
  const sizes = input.shape.slice(-rank);
  const wanted = out.slice(-rank);
  const first = input.shape.length - rank;
  if (wanted.every((size) => size === 1)) {
    return { kind: "whole", dims: sizes.map((_, i) => first + i), keeps: true };
  }
  const steps = sizes.map((size, i): WindowStep => {
    const stride = size / wanted[i];
    const isExact = Number.isInteger(stride);
    return { extent: isExact ? stride - 1 : Math.ceil(stride), stride, start: 0, isExact };
  });
  return { kind: "window", steps };
}
