/** Small arrays whose numbers are known: what Python code computes before the network runs. */

import type { DType } from "./dtype";
import type { Shape } from "./shape";

/** A concrete array. `data` is row-major and already rounded to `dtype`; bools are 0 and 1. */
export interface NDArray {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly data: Float64Array;
}

/** Arrays with more elements than this keep only their shape. */
export const maxConcreteElements = 1 << 16;

/** Rounds one number to what an element of `dtype` can hold. */
export function roundTo(dtype: DType, value: number): number {
  switch (dtype) {
    case "float32":
    case "complex64":
      return Math.fround(value);
    case "float16":
      return roundToBits(value, 11, -14, 65504);
    case "bfloat16":
      return roundToBits(value, 8, -126, 3.3895313892515355e38);
    case "float64":
    case "complex128":
      return value;
    case "bool":
      return value !== 0 ? 1 : 0;
    case "int8":
      return (Math.trunc(value) << 24) >> 24;
    case "uint8":
      return Math.trunc(value) & 255;
    case "uint16":
      return Math.trunc(value) & 65535;
    case "uint32":
      return Math.trunc(value) >>> 0;
    case "int16":
      return (Math.trunc(value) << 16) >> 16;
    case "int32":
      return Math.trunc(value) | 0;
    case "uint64":
    case "int64":
      return Math.trunc(value);
  }
}

/** Round half to even at `bits` of significand, subnormals below 2^minExponent. */
function roundToBits(value: number, bits: number, minExponent: number, max: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(value))), minExponent);
  const step = 2 ** (exponent - bits + 1);
  const scaled = value / step;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const rounded = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
  const result = rounded * step;
  return Math.abs(result) > max ? Math.sign(value) * Infinity : result;
}

export function ndarray(shape: Shape, dtype: DType, values: ArrayLike<number>): NDArray {
  const data = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) data[i] = roundTo(dtype, values[i]);
  return { shape, dtype, data };
}
