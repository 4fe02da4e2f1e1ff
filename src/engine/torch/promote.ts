/** Which dtype a computation on tensors and numbers has: https://pytorch.org/docs/stable/tensor_attributes.html */

import { categoryOf, type Category, type DType } from "../tensor/dtype";
import type { TensorState } from "../python/values";
import { isScalar, type Scalar } from "./args";

const categories: readonly Category[] = ["bool", "integer", "float", "complex"];

/** The dtype of what is computed from two tensors with dimensions. */
export function promote(a: DType, b: DType): DType {
  if (a === b) return a;
  const categoryA = categoryOf(a);
  const categoryB = categoryOf(b);
  if (categoryA !== categoryB) {
    const [higher, lower] =
      categories.indexOf(categoryA) > categories.indexOf(categoryB) ? [a, b] : [b, a];
    return higher === "complex64" && lower === "float64" ? "complex128" : higher;
  }
  if (categoryA === "float") {
    if (a === "float64" || b === "float64") return "float64";
    return "float32"; // float16 with bfloat16 too
  }
  if (categoryA === "complex") return "complex128";
  return promoteIntegers(a, b);
}

/**
 * The dtype of an elementwise result. Tensors with dimensions count first; tensors without, then plain numbers, only where
 * their category is higher.
 */
export function resultType(operands: readonly (TensorState | Scalar)[]): DType {
  const withDimensions: DType[] = [];
  const without: DType[] = [];
  const numbers: DType[] = [];
  for (const operand of operands) {
    if (isScalar(operand)) numbers.push(dtypeOfNumber(operand));
    else (operand.shape.length > 0 ? withDimensions : without).push(operand.dtype);
  }
  const tensors = combine(joined(withDimensions), joined(without));
  return combine(tensors, joined(numbers)) ?? "float32";
}

/** What an int or bool input becomes where only floats make sense: `torch.sqrt`, a division. */
export function floatType(dtype: DType): DType {
  const category = categoryOf(dtype);
  return category === "bool" || category === "integer" ? "float32" : dtype;
}

export function dtypeOfNumber(number: Scalar): DType {
  if (number.category === "bool") return "bool";
  return number.category === "integer" ? "int64" : "float32";
}

function joined(dtypes: readonly DType[]): DType | undefined {
  return dtypes.length === 0 ? undefined : dtypes.reduce(promote);
}

/** `lower` has a say only where its category is higher. */
function combine(higher: DType | undefined, lower: DType | undefined): DType | undefined {
  if (higher === undefined) return lower;
  if (lower === undefined) return higher;
  const isHigher = categories.indexOf(categoryOf(lower)) > categories.indexOf(categoryOf(higher));
  return isHigher ? promote(higher, lower) : higher;
}

function promoteIntegers(a: DType, b: DType): DType {
  const signed: readonly DType[] = ["int8", "int16", "int32", "int64"];
  // uint8 with a signed type needs the next signed one.
  const rank = (dtype: DType): number => (dtype === "uint8" ? 0 : signed.indexOf(dtype));
  const highest = Math.max(rank(a), rank(b));
  const hasUnsigned = a === "uint8" || b === "uint8";
  return signed[hasUnsigned ? Math.max(1, highest) : highest];
}
