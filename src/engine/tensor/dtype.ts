/** Element types, their sizes, and how they promote. */

export type DType =
  | "float16"
  | "bfloat16"
  | "float32"
  | "float64"
  | "int8"
  | "uint8"
  | "uint16"
  | "uint32"
  | "uint64"
  | "int16"
  | "int32"
  | "int64"
  | "bool"
  | "complex64"
  | "complex128";

/** Bytes per element. */
export const itemSize: Readonly<Record<DType, number>> = {
  float16: 2,
  bfloat16: 2,
  float32: 4,
  float64: 8,
  int8: 1,
  uint8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
  int16: 2,
  int32: 4,
  int64: 8,
  bool: 1,
  complex64: 8,
  complex128: 16,
};

export type Category = "bool" | "integer" | "float" | "complex";

export function categoryOf(dtype: DType): Category {
  if (dtype === "bool") return "bool";
  if (dtype.startsWith("complex")) return "complex";
  return dtype.includes("float") ? "float" : "integer";
}

export function isUnsigned(dtype: DType): boolean {
  return dtype.startsWith("uint");
}

export function isFloating(dtype: DType): boolean {
  return categoryOf(dtype) === "float";
}
