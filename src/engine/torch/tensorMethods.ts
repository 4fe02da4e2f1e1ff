/** Methods of tensors that are no ops: sizes, Python numbers, conversions, what training code calls. */

import { nativeFunction } from "../python/nativeFunction";
import type { Machine, Steps } from "../python/native";
import { chargeElements } from "../python/sizes";
import {
  False,
  None,
  NotImplemented,
  True,
  bool,
  float,
  int,
  str,
  type Keywords,
  type PyTensor,
  type PyValue,
} from "../python/values";
import type { DType } from "../tensor/dtype";
import { categoryOf, itemSize } from "../tensor/dtype";
import { numel, stridesOf } from "../tensor/shape";
import { dtype as dtypeSpec, isUnknown, readInt, wrong } from "./args";
import { asMethod, uninitializedText } from "./bind";
import { call, invoke } from "./call";
import { typeNames } from "./dtypes";
import { constructed } from "./legacyConstructor";
import { split } from "./ops/splitting";
import { cast, clone } from "./ops/casting";
import { allOps } from "./ops/index";
import { newState, sessionOf } from "./session";
import { checkInitialized, sharing } from "./tensorAttributes";
import { dtypeValue, makeSize } from "./torchTypes";

type Body = (
  vm: Machine,
  self: PyTensor,
  ...rest: readonly (PyValue | undefined)[]
) => PyValue | Steps<PyValue>;

const noKeywords: Keywords = new Map();

/** Each with the parameters behind `self`. */
const methods: Readonly<Record<string, readonly [parameters: string, body: Body]>> = {
  size: [
    "dim?",
    (vm, self, dim) => {
      checkInitialized(vm, self);
      if (dim === undefined || dim.kind === "none") return makeSize(vm, self.state.shape);
      return sizeAt(vm, self, dim);
    },
  ],
  dim: ["", (_, self) => int(self.state.shape.length)],
  ndimension: ["", (_, self) => int(self.state.shape.length)],
  numel: ["", (vm, self) => int(numel(initialized(vm, self, "numel")))],
  nelement: ["", (vm, self) => int(numel(initialized(vm, self, "nelement")))],
  element_size: ["", (_, self) => int(itemSize[self.state.dtype])],
  stride: [
    "dim?",
    (_, self, dim) => {
      const strides = self.state.strides ?? stridesOf(self.state.shape);
      if (dim?.kind === "int") return int(strides.at(Number(dim.value)) ?? 1);
      return { kind: "tuple", items: strides.map(int) };
    },
  ],
  storage_offset: ["", () => int(0)],
  data_ptr: ["", (_, self) => int(self.state.id)],
  get_device: ["", () => int(-1)],
  is_contiguous: ["memory_format?", (_, self) => bool(!self.state.strides)],
  is_floating_point: ["", (_, self) => bool(categoryOf(self.state.dtype) === "float")],
  is_complex: ["", (_, self) => bool(categoryOf(self.state.dtype) === "complex")],
  is_signed: ["", (_, self) => bool(self.state.dtype !== "uint8" && self.state.dtype !== "bool")],
  is_pinned: ["", () => False],
  is_shared: ["", () => False],
  item: ["", item],
  tolist: ["", (vm, self) => nested(vm, self, [])],

  new: [
    "*args",
    (vm, self, args) =>
      constructed(vm, self.state.dtype, args?.kind === "tuple" ? args.items : [], undefined),
  ],
  detach: ["", (_, self) => sharing(self)],
  detach_: ["", (_, self) => withGrad(self, false)],
  requires_grad_: [
    "requires_grad?",
    (_, self, flag) => withGrad(self, !(flag?.kind === "bool" && !flag.value)),
  ],
  retain_grad: ["", () => None],
  backward: [
    "gradient?, retain_graph?, create_graph?, inputs?",
    (vm) => {
      sessionOf(vm).hasGradients = true;
      return None;
    },
  ],
  register_hook: ["hook", () => None],
  share_memory_: ["", (_, self) => self],
  pin_memory: ["device?", (_, self) => self],
  cpu: ["memory_format?", (_, self) => self],
  cuda: ["device?, non_blocking?, memory_format?", (_, self) => self],
  record_stream: ["stream", () => None],

  to: ["*args, dtype?, device?, non_blocking?, copy?, memory_format?", convert],
  // Its own name for what the function calls `split_size_or_sections`.
  split: [
    "split_size, dim?",
    (vm, self, size, dim) => invoke(vm, split, [self, ...given([size, dim])], noKeywords, asMethod),
  ],
  type: [
    "dtype?, non_blocking?",
    (vm, self, dtype) => {
      if (dtype === undefined || dtype.kind === "none") {
        return str(`torch.${typeNames[self.state.dtype]}Tensor`);
      }
      const isClass = dtype.kind === "class" && dtype.module === "torch";
      const written = dtype.kind === "str" ? dtype.value : isClass ? dtype.name : "";
      const name = /(\w+)Tensor$/.exec(written)?.[1];
      const named = Object.entries(typeNames).find(([, text]) => text === name)?.[0];
      if (named !== undefined && isDType(named)) return castTo(vm, self, named);
      return castToValue(vm, self, dtype);
    },
  ],
  type_as: [
    "other",
    (vm, self, other) => (other?.kind === "tensor" ? castTo(vm, self, other.state.dtype) : self),
  ],
  float: ["", (vm, self) => castTo(vm, self, "float32")],
  double: ["", (vm, self) => castTo(vm, self, "float64")],
  half: ["", (vm, self) => castTo(vm, self, "float16")],
  bfloat16: ["", (vm, self) => castTo(vm, self, "bfloat16")],
  long: ["", (vm, self) => castTo(vm, self, "int64")],
  int: ["", (vm, self) => castTo(vm, self, "int32")],
  short: ["", (vm, self) => castTo(vm, self, "int16")],
  char: ["", (vm, self) => castTo(vm, self, "int8")],
  byte: ["", (vm, self) => castTo(vm, self, "uint8")],
  bool: ["", (vm, self) => castTo(vm, self, "bool")],
  cfloat: ["", (vm, self) => castTo(vm, self, "complex64")],
  cdouble: ["", (vm, self) => castTo(vm, self, "complex128")],

  __len__: [
    "",
    (vm, self) => {
      checkInitialized(vm, self);
      if (self.state.shape.length === 0) throw vm.raise("TypeError", "len() of a 0-d tensor");
      return int(self.state.shape[0]);
    },
  ],
  __bool__: ["", truth],
  __int__: ["", (vm, self) => pythonNumber(vm, self, (value) => int(Math.trunc(value)))],
  __index__: [
    "",
    (vm, self) => {
      if (categoryOf(self.state.dtype) === "float") {
        throw vm.raise(
          "TypeError",
          "only integer tensors of a single element can be converted to an index",
        );
      }
      return pythonNumber(vm, self, int);
    },
  ],
  __float__: ["", (vm, self) => pythonNumber(vm, self, float)],
  __hash__: ["", (_, self) => int(self.state.id)],
  __iter__: ["", iterate],
  __reversed__: [
    "",
    (vm, self) => invokeByName(vm, "torch.flip", [self, { kind: "tuple", items: [int(0)] }]),
  ],
  __deepcopy__: ["memo", (vm, self) => copyOf(vm, self)],
  __dir__: ["", (_, self) => ({ kind: "list", items: [...self.of.attributes.keys()].map(str) })],
};

/** The methods of `torch.Tensor` that are no ops. */
export function tensorMethods(): (readonly [string, PyValue])[] {
  return Object.entries(methods).map(([name, [parameters, body]]) => {
    const list = parameters === "" ? "self, /" : `self, /, ${parameters}`;
    const native = nativeFunction(
      name,
      list,
      (vm, self, ...rest) => (self?.kind === "tensor" ? body(vm, self, ...rest) : NotImplemented),
      { isMethod: true, qualifiedName: `Tensor.${name}` },
    );
    return [name, native] as const;
  });
}

function given(values: readonly (PyValue | undefined)[]): readonly PyValue[] {
  return values.filter((value) => value !== undefined);
}

/** A tensor in another dtype. */
export function castTo(vm: Machine, self: PyTensor, dtype: DType): PyValue {
  return invoke(vm, cast, [self, dtypeValue(vm, dtype)], noKeywords, asMethod);
}

function castToValue(vm: Machine, self: PyTensor, dtype: PyValue): PyValue {
  const read = dtypeSpec.read(vm, dtype);
  if (isUnknown(read)) return read;
  if (read === wrong) throw vm.raise("TypeError", "dtype must be a type, str, or dtype object");
  return castTo(vm, self, read);
}

/** `x.to("cuda")`, `x.to(torch.half)`, `x.to(other)`: only the dtype matters. */
function convert(
  vm: Machine,
  self: PyTensor,
  args: PyValue | undefined,
  dtype: PyValue | undefined,
): PyValue {
  const candidates = args?.kind === "tuple" ? [...args.items] : [];
  if (dtype && dtype.kind !== "none") candidates.push(dtype);
  for (const candidate of candidates) {
    if (candidate.kind === "tensor") return castTo(vm, self, candidate.state.dtype);
    const read = dtypeSpec.read(vm, candidate);
    if (read !== wrong && !isUnknown(read)) return castTo(vm, self, read);
  }
  return self;
}

function sizeAt(vm: Machine, self: PyTensor, dim: PyValue): PyValue {
  const index = readInt(vm, dim);
  if (isUnknown(index)) return index;
  const rank = self.state.shape.length;
  if (index === wrong) {
    throw vm.raise(
      "TypeError",
      `size(): argument 'dim' (position 1) must be int, not ${vm.classOf(dim).name}`,
    );
  }
  const size = self.state.shape.at(index);
  if (size !== undefined && index >= -rank) return int(size);
  if (rank === 0)
    throw vm.raise("IndexError", "dimension specified as 0 but tensor has no dimensions");
  throw vm.raise(
    "IndexError",
    `Dimension out of range (expected to be in range of [${-rank}, ${rank - 1}], but got ${index})`,
  );
}

function initialized(vm: Machine, self: PyTensor, method: string): readonly number[] {
  if (self.state.isUninitialized) throw vm.raise("ValueError", uninitializedText(method));
  return self.state.shape;
}

function item(vm: Machine, self: PyTensor): PyValue {
  const shape = initialized(vm, self, "item");
  if (numel(shape) !== 1) {
    throw vm.raise("ValueError", "only one element tensors can be converted to Python scalars");
  }
  return elementOf(vm, self, 0);
}

/** One number of a tensor as Python's float, int or bool. */
export function elementOf(vm: Machine, self: PyTensor, index: number): PyValue {
  const { values, dtype } = self.state;
  if (!values) return vm.unknown({ kind: "data-dependent", what: "the number in a tensor" });
  const value = values.data[index];
  const category = categoryOf(dtype);
  if (category === "bool") return bool(value !== 0);
  return category === "integer" ? int(value) : float(value);
}

/** `tolist()`: the structure is known even where the numbers are not. */
function nested(vm: Machine, self: PyTensor, at: readonly number[]): PyValue {
  const { shape } = self.state;
  if (at.length === shape.length) {
    const strides = stridesOf(shape);
    return elementOf(
      vm,
      self,
      at.reduce((sum, i, dim) => sum + i * strides[dim], 0),
    );
  }
  chargeElements(vm, shape[at.length], self.state.values !== undefined);
  const items: PyValue[] = [];
  for (let i = 0; i < shape[at.length]; i++) items.push(nested(vm, self, [...at, i]));
  return { kind: "list", items };
}

function truth(vm: Machine, self: PyTensor): PyValue {
  const count = numel(initialized(vm, self, "__bool__"));
  if (count > 1) {
    throw vm.raise("RuntimeError", "Boolean value of Tensor with more than one value is ambiguous");
  }
  if (count === 0) return False;
  const { values } = self.state;
  if (!values) return vm.unknown({ kind: "data-dependent", what: "the truth of a tensor" });
  return values.data[0] !== 0 ? True : False;
}

function pythonNumber(vm: Machine, self: PyTensor, make: (value: number) => PyValue): PyValue {
  if (numel(self.state.shape) !== 1) {
    throw vm.raise("ValueError", "only one element tensors can be converted to Python scalars");
  }
  const { values } = self.state;
  if (!values) return vm.unknown({ kind: "data-dependent", what: "the number in a tensor" });
  return make(values.data[0]);
}

function iterate(vm: Machine, self: PyTensor): PyValue | Steps<PyValue> {
  if (self.state.shape.length === 0) throw vm.raise("TypeError", "iteration over a 0-d tensor");
  const parts = invokeByName(vm, "torch.unbind", [self]);
  if (parts.kind !== "tuple") return parts;
  const { items } = parts;
  let index = 0;
  return { kind: "iterator", name: "tuple_iterator", next: () => items.at(index++) };
}

function invokeByName(vm: Machine, name: string, args: readonly PyValue[]): PyValue {
  const registered = allOps().get(name);
  if (registered?.kind !== "op") return vm.unknown({ kind: "unsupported", what: name });
  return invoke(vm, registered, args);
}

function withGrad(self: PyTensor, requiresGrad: boolean): PyTensor {
  self.requiresGrad = requiresGrad;
  return self;
}

/** `copy.deepcopy(x)`: an object of its own with the same numbers. */
function copyOf(vm: Machine, self: PyTensor): PyValue {
  const attributes = new Map(self.attributes);
  if (self.state.isUninitialized) {
    const state = { ...newState(vm, [0], self.state.dtype), isUninitialized: true };
    return { ...self, state, attributes };
  }
  const copy = call(vm, clone, { input: self.state, memory_format: undefined });
  return copy.kind === "tensor" ? { ...self, state: copy.state, attributes } : copy;
}

function isDType(name: string): name is DType {
  return name in itemSize;
}
