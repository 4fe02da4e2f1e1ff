/** Tensors out of Python's numbers and NumPy's arrays, and back. */

import { classOf } from "../../python/classes";
import type { Machine, PyRaise } from "../../python/native";
import { None, type Keywords, type PyTensor, type PyValue } from "../../python/values";
import type { NDArray } from "../../tensor/array";
import { categoryOf, isUnsigned, type DType } from "../../tensor/dtype";
import { knownArray } from "../../tensor/rounding";
import type { Shape } from "../../tensor/shape";
import { dtype as dtypeSpec, isUnknown, wrong } from "../args";
import { arrayValue, numbersOf } from "../numpy/arrays";
import { isTexts } from "../numpy/texts";
import { composite } from "../op";
import { promote } from "../promote";
import { makeTensor, sessionOf } from "../session";

export const tensor = composite("torch.tensor", ["torch.scalar_tensor"], (vm, args, kwargs) => {
  const data = args.at(0) ?? kwargs.get("data");
  if (data === undefined) {
    throw vm.raise("TypeError", 'tensor() missing 1 required positional arguments: "data"');
  }
  return made(vm, data, kwargs);
});

/** These keep a tensor as it is. */
export const asTensor = composite("torch.as_tensor", ["torch.asarray"], (vm, args, kwargs) => {
  const data = args.at(0) ?? kwargs.get("data") ?? kwargs.get("obj") ?? None;
  const dtype = args.at(1) ?? kwargs.get("dtype");
  const type = dtype && dtypeSpec.read(vm, dtype);
  if (data.kind === "tensor" && (type === undefined || type === data.state.dtype)) return data;
  return made(vm, data, dtype ? new Map([["dtype", dtype]]) : kwargs);
});

export const fromNumpy = composite("torch.from_numpy", [], (vm, args) => {
  const array = args.at(0) ?? None;
  if (array.kind === "unknown") return derived(vm, "from_numpy()", array);
  if (array.kind !== "ndarray" && !isTexts(array)) {
    throw vm.raise("TypeError", `expected np.ndarray (got ${classOf(array).name})`);
  }
  return made(vm, array, new Map());
});

/** `x.new_tensor(data)`: of the dtype of `x`. */
export const newTensor = composite("Tensor.new_tensor", [], (vm, args, kwargs) => {
  const [self] = args;
  const data = args.at(1) ?? kwargs.get("data") ?? None;
  const result = made(vm, data, kwargs);
  if (self?.kind !== "tensor" || result.kind !== "tensor" || kwargs.has("dtype")) return result;
  const { shape, values } = result.state;
  const { dtype } = self.state;
  return makeTensor(vm, shape, dtype, values && converted(shape, dtype, values.data));
});

/** `x.numpy()`: a copy, where NumPy would share the memory. */
export const numpy = composite("Tensor.numpy", ["Tensor.__array__"], (vm, args) => {
  const [self] = args;
  if (self?.kind !== "tensor") return derived(vm, "numpy()", self);
  if (self.requiresGrad) {
    throw vm.raise(
      "RuntimeError",
      "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
    );
  }
  const { shape, dtype, values } = self.state;
  if (dtype === "bfloat16") {
    throw vm.raise("TypeError", "Got unsupported ScalarType BFloat16");
  }
  return arrayValue(vm, { shape, dtype, data: values?.data });
});

function derived(vm: Machine, what: string, cause: PyValue | undefined): PyValue {
  return vm.unknown({ kind: "derived", what }, cause?.kind === "unknown" ? cause : undefined);
}

/** Lists nested deeper than this are an error of PyTorch's. */
const maxDims = 128;

/** What nested lists hold: a shape, and the numbers where all of them are known. */
interface Content {
  readonly shape: Shape;
  readonly dtype: DType | undefined;
  readonly data: Float64Array | undefined;
}

function made(vm: Machine, data: PyValue, kwargs: Keywords): PyValue {
  if (data.kind === "unknown") return derived(vm, "tensor()", data);
  const given = kwargs.get("dtype");
  const type = given && given.kind !== "none" ? dtypeSpec.read(vm, given) : undefined;
  if (isUnknown(type)) return derived(vm, "tensor()", type);
  if (type === wrong) {
    throw vm.raise(
      "TypeError",
      `tensor(): argument 'dtype' must be torch.dtype, not ${classOf(given ?? None).name}`,
    );
  }
  const content = contentOf(vm, data, []);
  const dtype = type ?? content.dtype ?? sessionOf(vm).defaultDType;
  const values = content.data && converted(content.shape, dtype, content.data);
  const result = makeTensor(vm, content.shape, dtype, values);
  const grad = kwargs.get("requires_grad");
  if (grad?.kind === "bool" && grad.value) requireGrad(vm, result);
  return result;
}

function requireGrad(vm: Machine, result: PyTensor): void {
  const category = categoryOf(result.state.dtype);
  if (category !== "float" && category !== "complex") {
    throw vm.raise(
      "RuntimeError",
      "Only Tensors of floating point and complex dtype can require gradients",
    );
  }
  result.requiresGrad = true;
}

function converted(shape: Shape, dtype: DType, data: Float64Array): NDArray | undefined {
  return knownArray(shape, dtype, categoryOf(dtype) === "integer" ? data.map(Math.trunc) : data);
}

/** `at`: the sizes around the value, for PyTorch's message about lists of different lengths. */
export function contentOf(vm: Machine, value: PyValue, at: readonly number[]): Content {
  switch (value.kind) {
    case "bool":
      return { shape: [], dtype: "bool", data: Float64Array.of(value.value ? 1 : 0) };
    case "int":
      return { shape: [], dtype: "int64", data: Float64Array.of(Number(value.value)) };
    case "float":
      return {
        shape: [],
        dtype: value.of ? "float64" : sessionOf(vm).defaultDType,
        data: Float64Array.of(value.value),
      };
    case "complex":
      return { shape: [], dtype: "complex64", data: undefined };
    case "ndarray": {
      const { shape, dtype, data } = numbersOf(value);
      if (isUnsigned(dtype) && dtype !== "uint8") {
        if (shape.length === 0) return { shape, dtype: "int64", data };
        throw notConvertible(vm, dtype);
      }
      return { shape, dtype, data };
    }
    case "tensor": {
      const { shape, dtype, values } = value.state;
      return { shape, dtype, data: values?.data };
    }
    case "unknown":
      return { shape: [], dtype: undefined, data: undefined };
    case "range":
    case "list":
    case "tuple":
      return sequenceContent(vm, value, at);
    case "str":
      throw vm.raise("TypeError", "new(): invalid data type 'str'");
    default:
      if (isTexts(value)) throw notConvertible(vm, "str_");
      throw vm.raise("RuntimeError", `Could not infer dtype of ${classOf(value).name}`);
  }
}

function notConvertible(vm: Machine, type: string): PyRaise {
  return vm.raise(
    "TypeError",
    `can't convert np.ndarray of type numpy.${type}. The only supported types are: float64, float32, float16, ` +
      "complex64, complex128, int64, int32, int16, int8, uint8, and bool.",
  );
}

function sequenceContent(
  vm: Machine,
  value: Extract<PyValue, { kind: "list" | "tuple" | "range" }>,
  at: readonly number[],
): Content {
  if (at.length > maxDims) throw vm.raise("ValueError", `too many dimensions '${value.kind}'`);
  const items = value.kind === "range" ? rangeItems(vm, value) : value.items;
  vm.chargeItems(items.length);
  if (items.length === 0) return { shape: [0], dtype: undefined, data: new Float64Array(0) };
  const row = plainRow(vm, items);
  if (row) return row;
  vm.charge(items.length * stepsPerPart);
  vm.chargeItems(items.length * itemsPerPart);
  const parts = items.map((item) => contentOf(vm, item, [...at, items.length]));
  const [first] = parts;
  const isArrays = items[0].kind === "tensor" || items[0].kind === "ndarray";
  if (isArrays && items[0].kind === "tensor" && first.shape.some((size) => size !== 1)) {
    throw vm.raise("ValueError", "only one element tensors can be converted to Python scalars");
  }
  const inner = items[0].kind === "tensor" ? [] : first.shape;
  let dtype = first.dtype;
  for (const part of parts) {
    const shape = items[0].kind === "tensor" ? [] : part.shape;
    checkSizes(vm, inner, shape, at.length + 1);
    dtype = dtype && part.dtype ? promote(dtype, part.dtype) : (dtype ?? part.dtype);
  }
  const known = parts.every((part) => part.data);
  return {
    shape: [items.length, ...inner],
    dtype,
    data: known ? joined(parts.map((part) => part.data ?? new Float64Array(0))) : undefined,
  };
}

/** A list of ints, or of floats, or of bools, without an array for each of them. */
function plainRow(vm: Machine, items: readonly PyValue[]): Content | undefined {
  const [first] = items;
  if (first.kind !== "int" && first.kind !== "float" && first.kind !== "bool") return undefined;
  vm.charge(items.length >> 2);
  const data = new Float64Array(items.length);
  for (const [i, item] of items.entries()) {
    const isSame =
      item.kind === "float"
        ? first.kind === "float" && !item.of && !first.of
        : item.kind === first.kind;
    if (!isSame || (item.kind !== "int" && item.kind !== "float" && item.kind !== "bool")) {
      return undefined;
    }
    data[i] = Number(item.value);
  }
  return { shape: [items.length], dtype: contentOf(vm, first, []).dtype, data };
}

/** What an item counts against the budget that has a shape of its own, and what is kept of it for a moment. */
const stepsPerPart = 8;
const itemsPerPart = 16;

function rangeItems(vm: Machine, range: Extract<PyValue, { kind: "range" }>): readonly PyValue[] {
  const count = Math.max(0, Math.ceil((range.stop - range.start) / range.step));
  vm.chargeItems(count);
  return Array.from({ length: count }, (_, i) => ({
    kind: "int",
    value: range.start + i * range.step,
  }));
}

function checkSizes(vm: Machine, expected: Shape, got: Shape, depth: number): void {
  if (expected.length !== got.length) {
    if (got.length === 0) {
      throw vm.raise("TypeError", "not a sequence");
    }
    throw vm.raise("ValueError", "only one element tensors can be converted to Python scalars");
  }
  for (let i = 0; i < expected.length; i++) {
    if (expected[i] === got[i]) continue;
    throw vm.raise(
      "ValueError",
      `expected sequence of length ${expected[i]} at dim ${depth + i} (got ${got[i]})`,
    );
  }
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const result = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
