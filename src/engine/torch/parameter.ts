/** `nn.Parameter`, buffers, and the lazy ones that get their shape at the first forward pass. */

import { defineClass } from "../python/classes";
import { nativeFunction } from "../python/nativeFunction";
import type { Machine } from "../python/native";
import {
  None,
  type PyClass,
  type PyTensor,
  type PyValue,
  type TensorState,
} from "../python/values";
import { categoryOf, type DType } from "../tensor/dtype";
import type { Shape } from "../tensor/shape";
import { readInts } from "./args";
import { newState, sessionOf, tensorClasses } from "./session";

export interface ParameterClasses {
  readonly parameter: PyClass;
  readonly buffer: PyClass;
  readonly uninitializedParameter: PyClass;
  readonly uninitializedBuffer: PyClass;
}

export function makeParameterClasses(tensorClass: PyClass): ParameterClasses {
  const module = "torch.nn.parameter";
  const parameter = defineClass({
    name: "Parameter",
    module,
    bases: [tensorClass],
    create: (vm, cls, args, kwargs) => {
      const data = args.at(0) ?? kwargs.get("data");
      const flag = args.at(1) ?? kwargs.get("requires_grad");
      const requiresGrad = !(flag?.kind === "bool" && !flag.value);
      if (data === undefined || data.kind === "none") {
        return parameterOf(cls, newState(vm, [0], sessionOf(vm).defaultDType), requiresGrad);
      }
      if (data.kind === "unknown") {
        return vm.unknown({ kind: "derived", what: "Parameter()" }, data);
      }
      if (data.kind !== "tensor") {
        throw vm.raise(
          "AttributeError",
          `'${vm.classOf(data).name}' object has no attribute 'detach'`,
        );
      }
      const category = categoryOf(data.state.dtype);
      if (requiresGrad && category !== "float" && category !== "complex") {
        throw vm.raise(
          "RuntimeError",
          "Only Tensors of floating point and complex dtype can require gradients",
        );
      }
      return parameterOf(cls, data.state, requiresGrad);
    },
  });
  const buffer = defineClass({
    name: "Buffer",
    module,
    bases: [tensorClass],
    create: (vm, _, args, kwargs) => {
      const data = args.at(0) ?? kwargs.get("data");
      return data ?? parameterOf(tensorClass, newState(vm, [0], sessionOf(vm).defaultDType), false);
    },
  });
  return {
    parameter,
    buffer,
    uninitializedParameter: uninitializedClass("UninitializedParameter", parameter, true),
    uninitializedBuffer: uninitializedClass("UninitializedBuffer", tensorClass, false),
  };
}

/** A weight of a layer, made here and not by Python code. */
export function makeParameter(vm: Machine, shape: Shape, dtype: DType): PyTensor {
  return parameterOf(tensorClasses(vm).parameter, newState(vm, shape, dtype), true);
}

/** A weight whose shape the first forward pass decides. */
export function makeUninitialized(vm: Machine, cls: PyClass, dtype: DType): PyTensor {
  const state: TensorState = { ...newState(vm, [0], dtype), isUninitialized: true };
  return parameterOf(cls, state, cls.name === "UninitializedParameter");
}

/** Gives a lazy parameter its shape; it becomes a plain one. */
export function materialize(vm: Machine, lazy: PyTensor, shape: Shape): void {
  if (!lazy.state.isUninitialized) return;
  const classes = tensorClasses(vm);
  lazy.of = lazy.of.mro.includes(classes.parameter) ? classes.parameter : classes.tensor;
  lazy.state = newState(vm, shape, lazy.state.dtype);
}

function parameterOf(cls: PyClass, state: TensorState, requiresGrad: boolean): PyTensor {
  return { kind: "tensor", of: cls, attributes: new Map(), state, requiresGrad };
}

function uninitializedClass(name: string, base: PyClass, isParameter: boolean): PyClass {
  const cls: PyClass = defineClass({
    name,
    module: "torch.nn.parameter",
    bases: [base],
    create: (vm, made, args, kwargs) => {
      const flag = args.at(0) ?? kwargs.get("requires_grad");
      const lazy = makeUninitialized(vm, made, sessionOf(vm).defaultDType);
      lazy.requiresGrad = isParameter && !(flag?.kind === "bool" && !flag.value);
      return lazy;
    },
  });
  cls.attributes.set(
    "materialize",
    nativeFunction(
      "materialize",
      "self, shape, device?, dtype?",
      (vm, self, shape): PyValue => {
        const sizes = shape && readInts(vm, shape);
        if (self?.kind === "tensor" && Array.isArray(sizes)) materialize(vm, self, sizes);
        return None;
      },
      { isMethod: true },
    ),
  );
  return cls;
}
