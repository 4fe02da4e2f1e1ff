/** NumPy's element types: how they promote, and what each is called. https://numpy.org/doc/1.24/reference/ufuncs.html */

import { categoryOf, isUnsigned, itemSize, type Category, type DType } from "../../tensor/dtype";
import type { Numbers } from "./numbers";

const order: readonly Category[] = ["bool", "integer", "float", "complex"];

export function categoryRank(dtype: DType): number {
  return order.indexOf(categoryOf(dtype));
}

/** `np.promote_types` */
export function promoteTypes(a: DType, b: DType): DType {
  if (a === b) return a;
  const [low, high] = categoryRank(a) <= categoryRank(b) ? [a, b] : [b, a];
  if (low === "bool") return high;
  if (categoryOf(high) === "complex") {
    const isDouble = itemSize[low] === 8 || low.endsWith("int32") || high === "complex128";
    return isDouble && low !== "complex64" ? "complex128" : high;
  }
  if (categoryOf(low) === categoryOf(high)) {
    if (categoryOf(low) === "float") return itemSize[a] > itemSize[b] ? a : b;
    return promoteIntegers(a, b);
  }
  const needed = floatFor(low);
  return itemSize[needed] > itemSize[high] ? needed : high;
}

/** The float type that holds every number of an integer type. */
export function floatFor(dtype: DType): DType {
  if (categoryOf(dtype) === "float" || categoryOf(dtype) === "complex") return dtype;
  if (itemSize[dtype] === 1) return "float16";
  return itemSize[dtype] === 2 ? "float32" : "float64";
}

/** A signed type holds an unsigned one only if it is larger; no integer holds both 64-bit types. */
function promoteIntegers(a: DType, b: DType): DType {
  if (isUnsigned(a) === isUnsigned(b)) return itemSize[a] > itemSize[b] ? a : b;
  const [unsigned, signed] = isUnsigned(a) ? [a, b] : [b, a];
  if (itemSize[unsigned] < itemSize[signed]) return signed;
  return signedTypes.find((type) => itemSize[type] === 2 * itemSize[unsigned]) ?? "float64";
}

const signedTypes: readonly DType[] = ["int8", "int16", "int32", "int64"];
const unsignedTypes: readonly DType[] = ["uint8", "uint16", "uint32", "uint64"];

/** `np.result_type`: arrays without dimensions, and numbers, count by their value where their category is no higher. */
export function resultType(operands: readonly Numbers[]): DType {
  const arrays = operands.filter((one) => one.shape.length > 0);
  const scalars = operands.filter((one) => one.shape.length === 0);
  const types = (list: readonly Numbers[]): readonly DType[] => list.map((one) => one.dtype);
  if (arrays.length === 0 || scalars.length === 0) return types(operands).reduce(promoteTypes);
  const highest = (list: readonly Numbers[]): number => Math.max(...types(list).map(categoryRank));
  if (highest(scalars) > highest(arrays)) return types(operands).reduce(promoteTypes);
  return scalars.reduce(
    (type, scalar) => withScalar(type, scalar),
    types(arrays).reduce(promoteTypes),
  );
}

/** The array's type with the smallest that holds the number: one of unsigned numbers counts as signed where both hold it. */
function withScalar(type: DType, { dtype, data }: Numbers): DType {
  const value = data?.[0];
  if (value === undefined || dtype === "bool") return type;
  switch (categoryOf(dtype)) {
    case "float": {
      const size = Number.isFinite(value) ? Math.abs(value) : 0;
      return promoteTypes(type, size < 65000 ? "float16" : size < 3.4e38 ? "float32" : "float64");
    }
    case "integer": {
      const unsigned = unsignedTypes.find((one) => fitsInteger(one, value));
      const signed = signedTypes.find((one) => fitsInteger(one, value)) ?? "int64";
      if (unsigned === undefined) return promoteTypes(type, signed);
      const isSigned = categoryOf(type) === "integer" && !isUnsigned(type);
      const fitsBoth = itemSize[signed] === itemSize[unsigned];
      return promoteTypes(type, isSigned && fitsBoth ? signed : unsigned);
    }
    default:
      return promoteTypes(type, dtype);
  }
}

function fitsInteger(dtype: DType, value: number): boolean {
  const bits = itemSize[dtype] * 8;
  if (isUnsigned(dtype)) return value >= 0 && value < 2 ** bits;
  return value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1);
}

/** Names that NumPy takes for an element type, as text. */
const names: Readonly<Record<string, DType>> = {
  bool: "bool",
  bool8: "bool",
  bool_: "bool",
  "?": "bool",
  b1: "bool",
  int8: "int8",
  i1: "int8",
  b: "int8",
  byte: "int8",
  uint8: "uint8",
  u1: "uint8",
  B: "uint8",
  ubyte: "uint8",
  uint16: "uint16",
  u2: "uint16",
  H: "uint16",
  ushort: "uint16",
  uint32: "uint32",
  u4: "uint32",
  I: "uint32",
  uintc: "uint32",
  uint64: "uint64",
  u8: "uint64",
  L: "uint64",
  Q: "uint64",
  P: "uint64",
  uint: "uint64",
  uintp: "uint64",
  ulonglong: "uint64",
  int16: "int16",
  i2: "int16",
  h: "int16",
  short: "int16",
  int32: "int32",
  i4: "int32",
  i: "int32",
  intc: "int32",
  int64: "int64",
  i8: "int64",
  l: "int64",
  q: "int64",
  p: "int64",
  int: "int64",
  int_: "int64",
  intp: "int64",
  long: "int64",
  longlong: "int64",
  float16: "float16",
  f2: "float16",
  e: "float16",
  half: "float16",
  float32: "float32",
  f4: "float32",
  f: "float32",
  single: "float32",
  float64: "float64",
  f8: "float64",
  d: "float64",
  double: "float64",
  float: "float64",
  float_: "float64",
  complex64: "complex64",
  c8: "complex64",
  F: "complex64",
  complex128: "complex128",
  c16: "complex128",
  D: "complex128",
  complex: "complex128",
  complex_: "complex128",
};

export function typeNamed(text: string): DType | undefined {
  const plain = text.replace(/^[<=|>]/, "");
  return Object.hasOwn(names, plain) ? names[plain] : undefined;
}

/** The names of the `numpy` module that are scalar types. */
export const scalarTypeNames: Readonly<Record<string, DType>> = {
  bool_: "bool",
  bool8: "bool",
  int8: "int8",
  byte: "int8",
  uint8: "uint8",
  ubyte: "uint8",
  uint16: "uint16",
  ushort: "uint16",
  uint32: "uint32",
  uintc: "uint32",
  uint64: "uint64",
  uint: "uint64",
  uintp: "uint64",
  ulonglong: "uint64",
  int16: "int16",
  short: "int16",
  int32: "int32",
  intc: "int32",
  int64: "int64",
  int_: "int64",
  intp: "int64",
  longlong: "int64",
  float16: "float16",
  half: "float16",
  float32: "float32",
  single: "float32",
  float64: "float64",
  float_: "float64",
  double: "float64",
  complex64: "complex64",
  csingle: "complex64",
  complex128: "complex128",
  complex_: "complex128",
  cdouble: "complex128",
};
