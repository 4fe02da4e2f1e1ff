/** The class object `torch.nn.Module` of a run. */

import { defineClass } from "../../python/classes";
import { nativeFunction } from "../../python/nativeFunction";
import { toStr } from "../../python/text";
import type { Machine, Native, Steps } from "../../python/native";
import {
  None,
  str,
  type PyClass,
  type PyInstance,
  type PyNative,
  type PyValue,
} from "../../python/values";
import {
  addModule,
  deleteModuleAttribute,
  getModuleAttribute,
  moduleNames,
  registerBuffer,
  registerParameter,
  setModuleAttribute,
} from "./attributes";
import { callModule } from "./call";
import { conversions } from "./conversions";
import { initializeModule, moduleClassesKey } from "./state";
import { moduleText } from "./text";
import { stateMethods } from "./stateDict";
import { traversals } from "./traversal";

export type MethodBody = (
  vm: Machine,
  self: PyInstance,
  ...rest: readonly (PyValue | undefined)[]
) => PyValue | Steps<PyValue>;

/** Methods of modules by name: the parameters behind `self`, and what they do. */
export type Methods = Readonly<Record<string, readonly [parameters: string, body: MethodBody]>>;

/** Functions for a class of modules. Unknown arguments reach the body. */
export function methodsOf(className: string, methods: Methods): (readonly [string, PyValue])[] {
  return Object.entries(methods).map(([name, [parameters, body]]) => [
    name,
    methodOf(`${className}.${name}`, name, parameters, body),
  ]);
}

export function methodOf(
  qualifiedName: string,
  name: string,
  parameters: string,
  body: MethodBody,
): PyNative {
  return nativeFunction(
    name,
    parameters === "" ? "self" : `self, ${parameters}`,
    (vm, self, ...rest) => {
      if (self?.kind === "unknown") return self;
      if (self?.kind !== "instance") {
        throw vm.raise("TypeError", `${qualifiedName}() needs a module`);
      }
      return body(vm, self, ...rest);
    },
    { isMethod: true, qualifiedName, unknowns: "accept", wording: "python" },
  );
}

const call: Native = (vm, args, kwargs) => {
  const [self, ...rest] = args;
  if (self?.kind !== "instance")
    return vm.unknown({ kind: "unsupported", what: "Module.__call__" });
  return callModule(vm, self, rest, kwargs);
};

const basics: Methods = {
  __init__: [
    "",
    (vm, self) => {
      initializeModule(vm, self);
      return None;
    },
  ],
  forward: [
    "*input",
    (vm, self) => {
      throw vm.raise(
        "NotImplementedError",
        `Module [${self.of.name}] is missing the required "forward" function`,
      );
    },
  ],
  __setattr__: [
    "name, value",
    (vm, self, name, value) => setModuleAttribute(vm, self, text(name), value ?? None),
  ],
  __getattr__: ["name", (vm, self, name) => getModuleAttribute(vm, self, text(name))],
  __delattr__: ["name", (vm, self, name) => deleteModuleAttribute(vm, self, text(name))],
  __dir__: ["", (_, self) => ({ kind: "list", items: moduleNames(self).map(str) })],
  __repr__: ["", repr],
  extra_repr: ["", () => str("")],
  _get_name: ["", (_, self) => str(self.of.name)],
  register_parameter: [
    "name, param",
    (vm, self, name, value) =>
      registerParameter(vm, self, checkedName(vm, "parameter", name), value ?? None),
  ],
  register_buffer: [
    "name, tensor, persistent?",
    (vm, self, name, value, persistent) => {
      const key = checkedName(vm, "buffer", name);
      const result = registerBuffer(vm, self, key, value ?? None);
      const transient = self.attributes.get("_non_persistent_buffers_set");
      if (transient?.kind === "set") {
        if (persistent?.kind === "bool" && !persistent.value) transient.entries.set(key, str(key));
        else transient.entries.delete(key);
      }
      return result;
    },
  ],
  add_module: ["name, module", (vm, self, name, value) => addNamed(vm, self, name, value)],
  register_module: ["name, module", (vm, self, name, value) => addNamed(vm, self, name, value)],
};

function addNamed(
  vm: Machine,
  self: PyInstance,
  name: PyValue | undefined,
  value: PyValue | undefined,
): PyValue {
  const module = value ?? None;
  // PyTorch looks at the module first.
  if (name?.kind !== "str" && module.kind === "instance") checkedName(vm, "module", name);
  return addModule(vm, self, text(name), module);
}

/** `nn.Module`, made once in a run. */
export function makeModuleClass(vm: Machine): PyClass {
  const cls = defineClass({
    name: "Module",
    module: "torch.nn.modules.module",
    attributes: [
      ...methodsOf("Module", { ...basics, ...traversals, ...conversions, ...stateMethods }),
      ["dump_patches", { kind: "bool", value: false }],
      ["_version", { kind: "int", value: 1 }],
      [
        "__call__",
        {
          kind: "native",
          name: "_call_impl",
          qualifiedName: "Module._call_impl",
          call,
          isMethod: true,
        },
      ],
    ],
  });
  vm.state(moduleClassesKey).module = cls;
  return cls;
}

function* repr(vm: Machine, self: PyInstance): Steps<PyValue> {
  return str(yield* moduleText(vm, self));
}

function text(value: PyValue | undefined): string {
  return value?.kind === "str" ? value.value : "";
}

function checkedName(vm: Machine, what: string, name: PyValue | undefined): string {
  if (name?.kind === "str") return name.value;
  const got = name ? vm.classOf(name) : undefined;
  throw vm.raise("TypeError", `${what} name should be a string. Got ${got?.name ?? "nothing"}`);
}

/** `str(value)` of any value. */
export function* textOf(vm: Machine, value: PyValue): Steps<string> {
  return yield* toStr(vm, value);
}
