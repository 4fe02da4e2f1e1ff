/** `torch.dtype`: which Python values stand for an element type, and what each is called. */

import type { DType } from "../tensor/dtype";
import type { PyClass, PyInstance, PyValue } from "../python/values";

/** What a `torch.dtype` instance keeps. */
interface DTypeHost {
  readonly elementType: DType;
}

/** Every name of the `torch` module that is a dtype. */
export const dtypeNames: Readonly<Record<string, DType>> = {
  float16: "float16",
  half: "float16",
  bfloat16: "bfloat16",
  float32: "float32",
  float: "float32",
  float64: "float64",
  double: "float64",
  int8: "int8",
  uint8: "uint8",
  int16: "int16",
  short: "int16",
  int32: "int32",
  int: "int32",
  int64: "int64",
  long: "int64",
  bool: "bool",
  complex64: "complex64",
  cfloat: "complex64",
  complex128: "complex128",
  cdouble: "complex128",
};

/** As the names of `torch.FloatTensor` and the like, and PyTorch's error messages, have it. */
export const typeNames: Readonly<Record<DType, string>> = {
  float16: "Half",
  bfloat16: "BFloat16",
  float32: "Float",
  float64: "Double",
  int8: "Char",
  uint8: "Byte",
  uint16: "UInt16",
  uint32: "UInt32",
  uint64: "UInt64",
  int16: "Short",
  int32: "Int",
  int64: "Long",
  bool: "Bool",
  complex64: "ComplexFloat",
  complex128: "ComplexDouble",
};

/** C++'s names, which some messages use: `expected scalar type Float but found long int`. */
export const cNames: Readonly<Record<DType, string>> = {
  float16: "c10::Half",
  bfloat16: "c10::BFloat16",
  float32: "float",
  float64: "double",
  int8: "signed char",
  uint8: "unsigned char",
  uint16: "uint16_t",
  uint32: "uint32_t",
  uint64: "uint64_t",
  int16: "short int",
  int32: "int",
  int64: "long int",
  bool: "bool",
  complex64: "c10::complex<float>",
  complex128: "c10::complex<double>",
};

export function dtypeHost(elementType: DType): DTypeHost {
  return { elementType };
}

/** The element type that a `torch.dtype` instance, or a numpy dtype of the same kind, stands for. */
export function dtypeOfValue(value: PyValue): DType | undefined {
  if (value.kind !== "instance" || !isDTypeHost(value.host)) return undefined;
  return value.host.elementType;
}

/** Python's `float`, `int` and `bool` where a dtype is asked for. */
export function dtypeOfClass(cls: PyClass): DType | undefined {
  if (cls.module !== "builtins") return undefined;
  if (cls.name === "float") return "float32";
  if (cls.name === "int") return "int64";
  return cls.name === "bool" ? "bool" : undefined;
}

function isDTypeHost(host: PyInstance["host"]): host is DTypeHost {
  return typeof host === "object" && host !== null && "elementType" in host;
}
