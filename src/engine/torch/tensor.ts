/** The class object `torch.Tensor` of a run, and what comes with it. */

import { lookupClass } from "../python/attributes";
import { defineClass } from "../python/classes";
import type { Machine, StateKey } from "../python/native";
import { type PyClass, type PyValue } from "../python/values";
import type { DType } from "../tensor/dtype";
import { typeNames } from "./dtypes";
import { constructed } from "./legacyConstructor";
import { makeParameterClasses, type ParameterClasses } from "./parameter";
import { isUnmodelled } from "./knownNames";
import { namespace } from "./registryNatives";
import { sessionOf } from "./session";
import { tensorAttributes } from "./tensorAttributes";
import { tensorMethods } from "./tensorMethods";
import { torchTypes } from "./torchTypes";

export interface TensorLibrary extends ParameterClasses {
  readonly tensor: PyClass;
  /** `torch.FloatTensor` and the like. */
  readonly typed: ReadonlyMap<string, PyClass>;
}

const libraryKey: StateKey<TensorLibrary> = { name: "torch tensor classes", create: makeLibrary };

/** The tensor classes of a run, made at its first import of torch. */
export function tensorLibrary(vm: Machine): TensorLibrary {
  return vm.state(libraryKey);
}

/** Whether tensors have an attribute of a name, in PyTorch. */
export function isTensorAttribute(vm: Machine, name: string): boolean {
  const { tensor } = tensorLibrary(vm);
  return lookupClass(tensor, name) !== undefined || isUnmodelled("torch.Tensor", name);
}

function makeLibrary(vm: Machine): TensorLibrary {
  const tensor = defineClass({
    name: "Tensor",
    module: "torch",
    create: (machine, _, args, kwargs) =>
      constructed(machine, sessionOf(machine).defaultDType, args, kwargs.get("data")),
  });
  // Registered ops first, so that a method with the same name that is written here wins.
  for (const entries of [namespace("Tensor."), tensorAttributes(), tensorMethods()]) {
    for (const [name, value] of entries) tensor.attributes.set(name, value);
  }
  tensor.attributes.set("__getattr__", missingAttribute);
  const parameters = makeParameterClasses(tensor);
  sessionOf(vm).classes = {
    tensor,
    parameter: parameters.parameter,
    size: torchTypes(vm).size,
  };
  return { tensor, typed: makeTypedClasses(tensor), ...parameters };
}

/** What a tensor has in PyTorch and lacks here is unknown; anything else is no attribute of a tensor. */
const missingAttribute: PyValue = {
  kind: "native",
  name: "__getattr__",
  qualifiedName: "Tensor.__getattr__",
  isMethod: true,
  call(vm, [self, name]) {
    const text = name?.kind === "str" ? name.value : "";
    if (isUnmodelled("torch.Tensor", text)) {
      return vm.unknown({ kind: "unsupported", what: `Tensor.${text}` });
    }
    const type = self ? vm.classOf(self).name : "Tensor";
    throw vm.raise("AttributeError", `'${type}' object has no attribute '${text}'`);
  },
};

function makeTypedClasses(tensor: PyClass): ReadonlyMap<string, PyClass> {
  const classes = new Map<string, PyClass>();
  for (const dtype of Object.keys(typeNames)) {
    if (!isDType(dtype)) continue;
    const name = `${typeNames[dtype]}Tensor`;
    const create: PyClass["create"] = (vm, _, args, kwargs) =>
      constructed(vm, dtype, args, kwargs.get("data"));
    classes.set(name, defineClass({ name, module: "torch", bases: [tensor], create }));
  }
  return classes;
}

function isDType(name: string): name is DType {
  return name in typeNames;
}
