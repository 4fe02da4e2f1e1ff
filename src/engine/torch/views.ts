/** Views: tensors that look at the memory of another one, and when one of another shape can. */

import { numel, sameShape, stridesOf, type Shape } from "../tensor/shape";
import type { TensorState } from "../python/values";
import { mismatch, sizesText, type Mismatch, type Strides } from "./op";

export function stridesIn(state: TensorState): Strides {
  return state.strides ?? stridesOf(state.shape);
}

/** The strides where they matter: absent for what lies in memory row by row. */
export function unlessContiguous(shape: Shape, strides: Strides): Strides | undefined {
  if (numel(shape) === 0) return undefined;
  let step = 1;
  for (let dim = shape.length - 1; dim >= 0; dim--) {
    if (shape[dim] === 1) continue;
    if (strides[dim] !== step) return strides;
    step *= shape[dim];
  }
  return undefined;
}

/** Sizes with their -1 filled in, or PyTorch's error. */
export function inferred(shape: Shape, sizes: readonly number[]): Shape | Mismatch {
  const count = numel(shape);
  const invalid = (): Mismatch =>
    mismatch("RuntimeError", `shape '${sizesText(sizes)}' is invalid for input of size ${count}`);
  const negative = sizes.find((size) => size < -1);
  if (negative !== undefined)
    return mismatch("RuntimeError", `invalid shape dimension ${negative}`);
  const at = sizes.indexOf(-1);
  if (at === -1) return numel(sizes) === count ? sizes : invalid();
  if (sizes.indexOf(-1, at + 1) !== -1) {
    return mismatch("RuntimeError", "only one dimension can be inferred");
  }
  const rest = numel(sizes.filter((_, i) => i !== at));
  if (rest === 0) {
    if (count !== 0) return invalid();
    return mismatch(
      "RuntimeError",
      `cannot reshape tensor of 0 elements into shape ${sizesText(sizes)} because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
  }
  if (count % rest !== 0) return invalid();
  return sizes.map((size, i) => (i === at ? count / rest : size));
}

/** The strides with which memory can be looked at in another shape; `undefined` where it cannot. */
export function viewStrides(state: TensorState, shape: Shape): Strides | undefined {
  const { shape: from } = state;
  const old = stridesIn(state);
  if (numel(from) === 0) return sameShape(from, shape) ? old : stridesOf(shape);
  if (from.length === 0) return shape.map(() => 1);
  const strides = new Array<number>(shape.length).fill(0);
  let dim = shape.length - 1;
  let step = old[old.length - 1];
  let tensorCount = 1;
  let viewCount = 1;
  for (let i = from.length - 1; i >= 0; i--) {
    tensorCount *= from[i];
    const ends = i === 0 || (from[i - 1] !== 1 && old[i - 1] !== tensorCount * step);
    if (!ends) continue;
    while (dim >= 0 && (viewCount < tensorCount || shape[dim] === 1)) {
      strides[dim] = viewCount * step;
      viewCount *= shape[dim];
      dim--;
    }
    if (viewCount !== tensorCount) return undefined;
    if (i > 0) {
      step = old[i - 1];
      tensorCount = 1;
      viewCount = 1;
    }
  }
  return dim === -1 ? strides : undefined;
}
