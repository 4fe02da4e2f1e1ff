/** Numbers as an element type holds them, or the admission that it cannot be told. */

import { roundTo, type NDArray } from "./array";
import { categoryOf, type DType } from "./dtype";
import type { Shape } from "./shape";

/** `undefined` for integers past 2^53, and for infinities and NaN as integers. */
export function rounding(dtype: DType, data: Float64Array): Float64Array | undefined {
  if (dtype === "float64") return data;
  if (categoryOf(dtype) === "complex") return undefined;
  const result = new Float64Array(data.length);
  if (dtype === "float32") {
    for (let i = 0; i < data.length; i++) result[i] = Math.fround(data[i]);
    return result;
  }
  const isInteger = categoryOf(dtype) === "integer";
  for (let i = 0; i < data.length; i++) {
    const value = data[i];
    if (isInteger && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) return undefined;
    // What wraps around is past 2^53.
    if (dtype === "uint64" && value <= -1) return undefined;
    // Adding 0 makes an integer's -0 a 0.
    result[i] = isInteger ? roundTo(dtype, value) + 0 : roundTo(dtype, value);
  }
  return result;
}

/** A known array of numbers that were just computed; `undefined` where they cannot be kept exactly. */
export function knownArray(shape: Shape, dtype: DType, data: Float64Array): NDArray | undefined {
  const rounded = rounding(dtype, data);
  return rounded && { shape, dtype, data: rounded };
}
