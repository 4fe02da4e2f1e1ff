/** What every `nn.Module` keeps: its dicts of parameters, buffers and children, and walks over them. */

import { lookupClass } from "../../python/attributes";
import { getString, newDict, setString } from "../../python/dict";
import type { Machine, StateKey } from "../../python/native";
import {
  None,
  True,
  bool,
  type PyClass,
  type PyDict,
  type PyInstance,
  type PyTensor,
  type PyValue,
} from "../../python/values";
import { stringKey } from "../../python/dict";
import { typeNames } from "../dtypes";
import { pythonNameOf } from "../registryNatives";

export type DictName = "_parameters" | "_buffers" | "_modules";

/** The class objects of one run that the code in this folder needs to recognise. */
export interface ModuleClasses {
  module: PyClass | undefined;
  lazyMixin: PyClass | undefined;
  /** Every class of `torch.nn` by its full name. */
  byName: ReadonlyMap<string, PyClass>;
}

export const moduleClassesKey: StateKey<ModuleClasses> = {
  name: "torch module classes",
  create: () => ({ module: undefined, lazyMixin: undefined, byName: new Map() }),
};

/** Narrows to an instance of `nn.Module` or of a class made of it. */
export function isModule(vm: Machine, value: PyValue | undefined): value is PyInstance {
  if (value?.kind !== "instance") return false;
  const { module } = vm.state(moduleClassesKey);
  return module !== undefined && value.of.mro.includes(module);
}

/** What an empty module counts against the budget: its attributes are a dozen, most of them dicts. */
const stepsPerModule = 100;
const itemsPerModule = 240;

/** What `Module.__init__` does. */
export function initializeModule(vm: Machine, module: PyInstance): void {
  vm.charge(stepsPerModule);
  vm.chargeItems(itemsPerModule);
  const { attributes } = module;
  attributes.set("training", True);
  attributes.set("_parameters", newDict());
  attributes.set("_buffers", newDict());
  attributes.set("_non_persistent_buffers_set", { kind: "set", entries: new Map() });
  attributes.set("_backward_hooks", newDict());
  attributes.set("_is_full_backward_hook", None);
  attributes.set("_forward_hooks", newDict());
  attributes.set("_forward_pre_hooks", newDict());
  attributes.set("_state_dict_hooks", newDict());
  attributes.set("_load_state_dict_pre_hooks", newDict());
  attributes.set("_modules", newDict());
}

/** Absent before `Module.__init__` ran. */
export function dictOf(module: PyInstance, name: DictName): PyDict | undefined {
  const dict = module.attributes.get(name);
  return dict?.kind === "dict" ? dict : undefined;
}

export function isInitialized(module: PyInstance): boolean {
  return module.attributes.has("_parameters");
}

/** Name and value of what one of the dicts holds, None included. */
export function entriesOf(
  module: PyInstance,
  name: DictName,
): readonly (readonly [string, PyValue])[] {
  const dict = dictOf(module, name);
  if (!dict || dict.entries.size === 0) return noEntries;
  const entries: (readonly [string, PyValue])[] = [];
  dict.entries.forEach(({ key, value }) => {
    if (key.kind === "str") entries.push([key.value, value]);
  });
  return entries;
}

const noEntries: readonly (readonly [string, PyValue])[] = [];

/** How many entries there are, None included. */
export function countOf(module: PyInstance, name: DictName): number {
  return dictOf(module, name)?.entries.size ?? 0;
}

export function setEntry(module: PyInstance, name: DictName, key: string, value: PyValue): void {
  const dict = dictOf(module, name);
  if (dict) setString(dict, key, value);
}

export function getEntry(module: PyInstance, name: DictName, key: string): PyValue | undefined {
  const dict = dictOf(module, name);
  return dict && getString(dict, key);
}

/** True where there was such an entry. */
export function deleteEntry(module: PyInstance, name: DictName, key: string): boolean {
  return dictOf(module, name)?.entries.delete(stringKey(key)) ?? false;
}

/** A registered parameter, buffer or child, or a plain attribute; no descriptors, no Python code. */
export function peek(module: PyInstance, name: string): PyValue | undefined {
  return (
    module.attributes.get(name) ??
    getEntry(module, "_parameters", name) ??
    getEntry(module, "_buffers", name) ??
    getEntry(module, "_modules", name) ??
    lookupClass(module.of, name)
  );
}

/** The children that are modules, in registration order; those registered as None are left out. */
export function childrenOf(vm: Machine, module: PyInstance): (readonly [string, PyInstance])[] {
  const children: (readonly [string, PyInstance])[] = [];
  for (const [name, value] of entriesOf(module, "_modules")) {
    if (isModule(vm, value)) children.push([name, value]);
  }
  return children;
}

export interface NamedModule {
  readonly path: string;
  readonly module: PyInstance;
}

/** What finding a module, and a tensor of its own, counts against the budget: each has its path. */
export const stepsPerVisit = 8;
const stepsPerTensor = 4;

/** The module and all below it, parents first, each once: `named_modules()`. */
export function walkModules(
  vm: Machine,
  root: PyInstance,
  prefix = "",
  seen: Set<PyInstance> = new Set(),
  keepDuplicates = false,
): NamedModule[] {
  const found: NamedModule[] = [];
  // A stack of our own: modules may be nested deeper than the host's stack allows.
  const open: NamedModule[] = [{ path: prefix, module: root }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next.module) && !keepDuplicates) continue;
    seen.add(next.module);
    vm.charge(stepsPerVisit);
    found.push(next);
    const children = childrenOf(vm, next.module);
    for (let i = children.length - 1; i >= 0; i--) {
      const [name, module] = children[i];
      open.push({ path: next.path === "" ? name : `${next.path}.${name}`, module });
    }
  }
  return found;
}

export interface NamedTensor {
  readonly path: string;
  readonly tensor: PyTensor;
  readonly owner: PyInstance;
}

/** Parameters or buffers of a module and all below it, each tensor once. */
export function walkTensors(
  vm: Machine,
  root: PyInstance,
  name: "_parameters" | "_buffers",
  prefix = "",
  recurse = true,
  keepDuplicates = false,
): NamedTensor[] {
  const found: NamedTensor[] = [];
  const seen = new Set<PyTensor>();
  const owners = recurse ? walkModules(vm, root, prefix) : [{ path: prefix, module: root }];
  for (const { path, module } of owners) {
    vm.charge(countOf(module, name) * stepsPerTensor);
    for (const [key, value] of entriesOf(module, name)) {
      if (value.kind !== "tensor" || (seen.has(value) && !keepDuplicates)) continue;
      seen.add(value);
      found.push({ path: path === "" ? key : `${path}.${key}`, tensor: value, owner: module });
    }
  }
  return found;
}

export function setTraining(module: PyInstance, isTraining: boolean): void {
  module.attributes.set("training", bool(isTraining));
}

export function isTraining(module: PyInstance): boolean {
  const training = module.attributes.get("training");
  return training?.kind === "bool" && training.value;
}

/** `torch.typename`, which error messages use. */
export function typeName(vm: Machine, value: PyValue): string {
  if (value.kind === "class") return qualified(value.module, value.qualifiedName);
  if (value.kind === "function") return qualified(value.module, value.qualifiedName);
  if (value.kind === "native") return pythonNameOf(value) ?? value.qualifiedName;
  if (value.kind === "tensor") return `torch.${typeNames[value.state.dtype]}Tensor`;
  const cls = (value.kind === "unknown" ? value.of : undefined) ?? vm.classOf(value);
  return qualified(cls.module, cls.name);
}

function qualified(module: string, name: string): string {
  return module === "builtins" ? name : `${module}.${name}`;
}
