/** What a tensor has without a call: `x.shape`, `x.dtype`, `x.T`, `x.data`. */

import { makeTensor, sessionOf } from "./session";
import { nativeFunction } from "../python/nativeFunction";
import type { Machine, Steps } from "../python/native";
import {
  False,
  None,
  True,
  bool,
  int,
  str,
  type Keywords,
  type PyProperty,
  type PyTensor,
  type PyValue,
} from "../python/values";
import { itemSize } from "../tensor/dtype";
import { numel } from "../tensor/shape";
import { callRegistered } from "./call";
import { asMethod } from "./bind";
import { allOps } from "./ops/index";
import { deviceValue, dtypeValue, makeSize, torchTypes } from "./torchTypes";

type Getter = (vm: Machine, self: PyTensor) => PyValue | Steps<PyValue>;

const noKeywords: Keywords = new Map();

/** The properties of `torch.Tensor`. */
export function tensorAttributes(): (readonly [string, PyValue])[] {
  const result: (readonly [string, PyValue])[] = [];
  for (const [name, get] of Object.entries(getters)) {
    result.push([name, property(name, get, setters[name])]);
  }
  return result;
}

const getters: Readonly<Record<string, Getter>> = {
  shape: (vm, self) => {
    checkInitialized(vm, self);
    return makeSize(vm, self.state.shape);
  },
  dtype: (vm, self) => dtypeValue(vm, self.state.dtype),
  device: (vm) => deviceValue(vm),
  layout: (vm) => torchTypes(vm).constants.get("strided") ?? None,
  ndim: (vm, self) => {
    checkInitialized(vm, self);
    return int(self.state.shape.length);
  },
  requires_grad: (_, self) => bool(self.requiresGrad),
  grad(vm, self) {
    const given = self.attributes.get("grad");
    if (given || !self.requiresGrad) return given ?? None;
    if (!sessionOf(vm).hasGradients) {
      // `loss.backward()` of a loss that is not known gives every parameter its gradient.
      const called = vm.mayHaveChanged();
      return called ? vm.unknown({ kind: "derived", what: ".grad" }, called) : None;
    }
    return makeTensor(vm, self.state.shape, self.state.dtype);
  },
  grad_fn: () => None,
  is_leaf: () => True,
  is_cuda: () => False,
  is_sparse: () => False,
  is_quantized: () => False,
  is_mps: () => False,
  is_meta: () => False,
  is_nested: () => False,
  names: (_, self) => ({ kind: "tuple", items: self.state.shape.map(() => None) }),
  name: () => None,
  output_nr: () => int(0),
  _version: () => int(0),
  itemsize: (_, self) => int(itemSize[self.state.dtype]),
  nbytes: (_, self) => int(itemSize[self.state.dtype] * numel(self.state.shape)),
  data: (_, self) => sharing(self),
  T: (vm, self) =>
    permuted(
      vm,
      self,
      self.state.shape.map((_, i) => self.state.shape.length - 1 - i),
    ),
  real: (vm, self) => partOf(vm, self, "torch.real"),
  imag: (vm, self) => partOf(vm, self, "torch.imag"),
  mT: (vm, self) => lastTwoSwapped(vm, self, "mT"),
  H: (vm, self) => lastTwoSwapped(vm, self, "H"),
  mH: (vm, self) => lastTwoSwapped(vm, self, "mH"),
};

/** `x.real` and `x.imag` are functions too. */
function partOf(vm: Machine, self: PyTensor, name: string): PyValue | Steps<PyValue> {
  const part = allOps().get(name);
  if (!part) return vm.unknown({ kind: "unsupported", what: name });
  return callRegistered(vm, part, [self], noKeywords, asMethod);
}

const setters: Readonly<Record<string, (vm: Machine, self: PyTensor, value: PyValue) => void>> = {
  requires_grad: (_, self, value) => {
    self.requiresGrad = value.kind === "bool" && value.value;
  },
  grad: (_, self, value) => {
    self.attributes.set("grad", value);
  },
  data: (vm, self, value) => {
    if (value.kind === "unknown") return;
    if (value.kind !== "tensor") {
      throw vm.raise(
        "TypeError",
        `Variable data has to be a tensor, but got ${vm.classOf(value).name}`,
      );
    }
    self.state = value.state;
  },
};

/** Another tensor object with the same memory: what is written to one is seen in the other. */
export function sharing(self: PyTensor): PyTensor {
  return {
    kind: "tensor",
    of: self.of.mro.find((cls) => cls.name === "Tensor") ?? self.of,
    attributes: new Map(),
    get state() {
      return self.state;
    },
    set state(state) {
      self.state = state;
    },
    requiresGrad: false,
  };
}

export function checkInitialized(vm: Machine, self: PyTensor): void {
  if (!self.state.isUninitialized) return;
  throw vm.raise(
    "RuntimeError",
    "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in " +
      "`load_state_dict` when trying to load an uninitialized parameter into an initialized one. " +
      "Call `forward` to initialize the parameters before accessing their attributes.",
  );
}

function property(
  name: string,
  get: Getter,
  set: ((vm: Machine, self: PyTensor, value: PyValue) => void) | undefined,
): PyProperty {
  const getter = nativeFunction(
    name,
    "self, /",
    (vm, self) => (self?.kind === "tensor" ? get(vm, self) : None),
    { isMethod: true },
  );
  const setter =
    set &&
    nativeFunction(
      name,
      "self, value, /",
      (vm, self, value) => {
        if (self?.kind === "tensor" && value) set(vm, self, value);
        return None;
      },
      { isMethod: true, unknowns: "accept" },
    );
  return { kind: "property", get: getter, set: setter, doc: str("") };
}

function permuted(vm: Machine, self: PyTensor, order: readonly number[]): PyValue | Steps<PyValue> {
  const permute = allOps().get("torch.permute");
  if (!permute) return vm.unknown({ kind: "unsupported", what: "Tensor.T" });
  const dims: PyValue = { kind: "tuple", items: order.map(int) };
  return callRegistered(vm, permute, [self, dims], noKeywords, asMethod);
}

function lastTwoSwapped(vm: Machine, self: PyTensor, name: string): PyValue | Steps<PyValue> {
  const rank = self.state.shape.length;
  if (rank < 2) {
    const needs = "only supported on matrices or batches of matrices";
    throw vm.raise("RuntimeError", `tensor.${name} is ${needs}. Got ${rank}-D tensor.`);
  }
  const order = self.state.shape.map((_, i) => i);
  [order[rank - 2], order[rank - 1]] = [rank - 1, rank - 2];
  return permuted(vm, self, order);
}
