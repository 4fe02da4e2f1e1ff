/** How the result of an elementwise function lies in memory: as PyTorch's TensorIterator has it. */

import type { TensorState } from "../python/values";
import { stridesOf, type Shape } from "../tensor/shape";
import type { Strides } from "./op";

/** Absent: row-major, as it is wherever all operands are. */
export function elementwiseStrides(
  operands: readonly TensorState[],
  shape: Shape,
): Strides | undefined {
  if (shape.length < 2 || operands.every((operand) => !operand.strides)) return undefined;
  const steps = operands
    .filter((operand) => operand.shape.length > 0)
    .map((operand) => expandedSteps(operand, shape));
  const strides = new Array<number>(shape.length).fill(1);
  let next = 1;
  for (const dim of fastestFirst(steps, shape)) {
    strides[dim] = next;
    next *= Math.max(1, shape[dim]);
  }
  const plain = stridesOf(shape);
  const isPlain = shape.every((size, dim) => size === 1 || strides[dim] === plain[dim]);
  return isPlain ? undefined : strides;
}

/** The steps of an operand along the dimensions of the result; none where it is broadcast. */
function expandedSteps(operand: TensorState, shape: Shape): Strides {
  const own = operand.strides ?? stridesOf(operand.shape);
  const missing = shape.length - operand.shape.length;
  return shape.map((size, dim) => {
    const at = dim - missing;
    return at < 0 || (operand.shape[at] === 1 && size !== 1) ? 0 : own[at];
  });
}

/** The last dimension first, unless an operand steps otherwise: the first that tells decides. */
function fastestFirst(steps: readonly Strides[], shape: Shape): readonly number[] {
  const order = shape.map((_, i) => shape.length - 1 - i);
  for (let i = 1; i < order.length; i++) {
    let at = i;
    for (let before = i - 1; before >= 0; before--) {
      const comparison = compared(steps, shape, order[before], order[at]);
      if (comparison < 0) break;
      if (comparison === 0) continue;
      [order[before], order[at]] = [order[at], order[before]];
      at = before;
    }
  }
  return order;
}

function compared(steps: readonly Strides[], shape: Shape, a: number, b: number): number {
  for (const own of steps) {
    if (own[a] === 0 || own[b] === 0) continue;
    if (own[a] !== own[b]) return own[a] - own[b];
    if (shape[a] > shape[b]) return 1;
  }
  return 0;
}
