/** Kernels that only move elements: every output element is the input element at an offset plus strides times its indices. */

import { numel, stridesOf } from "../../tensor/shape";
import type { Shape } from "../../tensor/shape";
import type { KernelThis, Pass, Vector, View } from "../kernel";
import type { KernelTensor } from "../kernel";

/** Output sizes with the step, in elements of the input, along each. */
export interface Layout {
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
}

/** Moves a tensor's (or temporary's) elements; dimensions that run on into each other are joined first. */
export function stridedPass(
  of: View["of"],
  count: number,
  layout: Layout,
  into: Pass["into"],
): Pass {
  const { sizes, strides } = joined(layout);
  const [d0, d1, d2, d3, d4, d5] = sizes;
  return {
    kernel: "strided",
    source: strided,
    output: [d5, d4, d0 * d1 * d2 * d3],
    arguments: [{ of, size: [Math.max(1, count)] }, layout.offset, d1, d2, d3, ...strides],
    into,
  };
}

function strided(
  this: KernelThis,
  input: Vector,
  offset: number,
  d1: number,
  d2: number,
  d3: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
  s4: number,
  s5: number,
): number {
  // Half a step up, so that a division that is a little off still gives the right whole number.
  const z = this.thread.z;
  const q3 = Math.floor((z + 0.5) / d3);
  const i3 = z - q3 * d3;
  const q2 = Math.floor((q3 + 0.5) / d2);
  const i2 = q3 - q2 * d2;
  const i0 = Math.floor((q2 + 0.5) / d1);
  const i1 = q2 - i0 * d1;
  const at =
    offset + i0 * s0 + i1 * s1 + i2 * s2 + i3 * s3 + this.thread.y * s4 + this.thread.x * s5;
  return input[at];
}

/** Exactly six dimensions, the first ones of size 1. */
function joined(layout: Layout): { sizes: number[]; strides: number[] } {
  const sizes: number[] = [];
  const strides: number[] = [];
  for (let dim = 0; dim < layout.sizes.length; dim++) {
    const size = layout.sizes[dim];
    const stride = layout.strides[dim];
    if (size === 1) continue;
    const last = sizes.length - 1;
    if (last >= 0 && strides[last] === stride * size) {
      sizes[last] *= size;
      strides[last] = stride;
    } else {
      sizes.push(size);
      strides.push(stride);
    }
  }
  while (sizes.length < 6) {
    sizes.unshift(1);
    strides.unshift(0);
  }
  return { sizes, strides };
}

/** True where the joined layout has at most six dimensions, which is all that the kernel takes. */
export function isStridable(layout: Layout): boolean {
  return joined(layout).sizes.length === 6;
}

/** A tensor broadcast to a larger shape, written into a temporary. */
export function expandPass(operand: KernelTensor, shape: Shape, temporary: string): Pass {
  return stridedPass(operand, numel(operand.shape), expandLayout(operand.shape, shape), {
    temporary,
  });
}

export function expandLayout(from: Shape, to: Shape): Layout {
  const own = stridesOf(from);
  const lead = to.length - from.length;
  const strides = to.map((_, dim) => (dim < lead || from[dim - lead] === 1 ? 0 : own[dim - lead]));
  return { sizes: to, strides, offset: 0 };
}

/** The dimensions of a tensor in another order. */
export function permuteLayout(shape: Shape, order: readonly number[]): Layout {
  const own = stridesOf(shape);
  return {
    sizes: order.map((dim) => shape[dim]),
    strides: order.map((dim) => own[dim]),
    offset: 0,
  };
}
