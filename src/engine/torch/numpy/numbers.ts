/** What NumPy code computes with: a shape, an element type, and the numbers where they are known. */

import { maxConcreteElements } from "../../tensor/array";
import type { DType } from "../../tensor/dtype";
import type { Elements } from "../../tensor/moves";
import { rounding } from "../../tensor/rounding";
import { numel, type Shape } from "../../tensor/shape";

/** An array whose numbers may be unknown. */
export interface Numbers {
  readonly shape: Shape;
  readonly dtype: DType;
  /** Row-major, rounded to `dtype`. */
  readonly data?: Float64Array;
}

/** An array of which all numbers are known. */
export interface KnownNumbers extends Numbers {
  readonly data: Float64Array;
}

export function isKnown(numbers: Numbers): numbers is KnownNumbers {
  return numbers.data !== undefined;
}

export function areKnown(list: readonly Numbers[]): list is readonly KnownNumbers[] {
  return list.every(isKnown);
}

/** The numbers rounded to `dtype`; those that this representation cannot hold exactly become unknown. */
export function numbers(shape: Shape, dtype: DType, data?: Float64Array): Numbers {
  if (!data || data.length > maxConcreteElements) return { shape, dtype };
  const rounded = rounding(dtype, data);
  return rounded ? { shape, dtype, data: rounded } : { shape, dtype };
}

/** True where an array of this shape is small enough for its numbers to be kept. */
export function isSmall(shape: Shape): boolean {
  return numel(shape) <= maxConcreteElements;
}

/** A result that is computed only where all operands are known and the result is small. */
export function computed(
  shape: Shape,
  dtype: DType,
  operands: readonly Numbers[],
  compute: (...known: readonly KnownNumbers[]) => Float64Array,
): Numbers {
  if (!isSmall(shape) || !areKnown(operands)) return { shape, dtype };
  return numbers(shape, dtype, compute(...operands));
}

export function elementsOf({ shape, data }: KnownNumbers): Elements {
  return { shape, data };
}
