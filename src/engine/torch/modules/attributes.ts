/** How a module's attributes are set, found and deleted: what `self.conv = nn.Conv2d(…)` registers. */

import { itemsPerEntry } from "../../python/sizes";
import { lookupClass } from "../../python/attributes";
import { callValue } from "../../python/call";
import type { ExceptionName, Machine, Steps } from "../../python/native";
import { None, str, type PyInstance, type PyValue, type Unknown } from "../../python/values";
import { isUnknown } from "../args";
import { tensorClasses } from "../session";
import {
  deleteEntry,
  dictOf,
  entriesOf,
  getEntry,
  initializeModule,
  isInitialized,
  isModule,
  peek,
  setEntry,
  typeName,
  type DictName,
} from "./state";

/** `Module.__setattr__` */
export function setModuleAttribute(
  vm: Machine,
  self: PyInstance,
  name: string,
  value: PyValue,
): PyValue | Steps<PyValue> {
  if (isParameter(vm, value)) {
    requireInitialized(vm, self, "parameters", name, value);
    removeFrom(self, name, "_buffers", "_modules");
    return registerParameter(vm, self, name, value);
  }
  if (getEntry(self, "_parameters", name) !== undefined) {
    if (value.kind === "none") return registerParameter(vm, self, name, value);
    if (value.kind === "unknown") return setPlain(vm, self, name, value);
    throw vm.raise(
      "TypeError",
      `cannot assign '${typeName(vm, value)}' as parameter '${name}' (torch.nn.Parameter or None expected)`,
    );
  }
  if (isModule(vm, value)) {
    requireInitialized(vm, self, "module", name, value);
    removeFrom(self, name, "_parameters", "_buffers");
    setEntry(self, "_modules", name, value);
    return None;
  }
  if (getEntry(self, "_modules", name) !== undefined) {
    if (value.kind === "none") {
      setEntry(self, "_modules", name, value);
      return None;
    }
    if (value.kind === "unknown") return setPlain(vm, self, name, value);
    throw vm.raise(
      "TypeError",
      `cannot assign '${typeName(vm, value)}' as child module '${name}' (torch.nn.Module or None expected)`,
    );
  }
  if (getEntry(self, "_buffers", name) !== undefined) {
    if (value.kind === "none" || value.kind === "tensor") {
      setEntry(self, "_buffers", name, value);
      return None;
    }
    if (value.kind === "unknown") return setPlain(vm, self, name, value);
    throw vm.raise(
      "TypeError",
      `cannot assign '${typeName(vm, value)}' as buffer '${name}' (torch.Tensor or None expected)`,
    );
  }
  return setPlain(vm, self, name, value);
}

/** `Module.__getattr__`: for names that are no plain attributes. */
export function getModuleAttribute(vm: Machine, self: PyInstance, name: string): PyValue {
  const found =
    getEntry(self, "_parameters", name) ??
    getEntry(self, "_buffers", name) ??
    getEntry(self, "_modules", name);
  if (found !== undefined) {
    return found.kind === "tensor" ? (found.state.unknownSize ?? found) : found;
  }
  const unknown = self.of.unknownBase ?? unknownArgument(self);
  if (unknown) return unknown;
  throw vm.raise("AttributeError", `'${self.of.name}' object has no attribute '${name}'`);
}

/** The argument of a layer of torch that was not known when it was made; then its weights are not either. */
function unknownArgument({ host }: PyInstance): Unknown | undefined {
  if (typeof host !== "object" || host === null || !("unknown" in host)) return undefined;
  return isUnknown(host.unknown) ? host.unknown : undefined;
}

/** `Module.__delattr__` */
export function deleteModuleAttribute(vm: Machine, self: PyInstance, name: string): PyValue {
  const dicts: readonly DictName[] = ["_parameters", "_buffers", "_modules"];
  if (dicts.some((dict) => deleteEntry(self, dict, name))) return None;
  if (self.attributes.delete(name)) return None;
  throw vm.raise("AttributeError", `'${self.of.name}' object has no attribute '${name}'`);
}

export function registerParameter(
  vm: Machine,
  self: PyInstance,
  name: string,
  value: PyValue,
): PyValue {
  if (!isInitialized(self)) {
    throw vm.raise("AttributeError", "cannot assign parameter before Module.__init__() call");
  }
  checkName(vm, self, name, "parameter", "_parameters");
  if (value.kind !== "none" && value.kind !== "unknown" && !isParameter(vm, value)) {
    throw vm.raise(
      "TypeError",
      `cannot assign '${typeName(vm, value)}' object to parameter '${name}' (torch.nn.Parameter or None required)`,
    );
  }
  setEntry(self, "_parameters", name, value);
  return None;
}

export function registerBuffer(
  vm: Machine,
  self: PyInstance,
  name: string,
  value: PyValue,
): PyValue {
  if (!isInitialized(self)) {
    throw vm.raise("AttributeError", "cannot assign buffer before Module.__init__() call");
  }
  checkName(vm, self, name, "buffer", "_buffers");
  if (value.kind !== "none" && value.kind !== "unknown" && value.kind !== "tensor") {
    throw vm.raise(
      "TypeError",
      `cannot assign '${typeName(vm, value)}' object to buffer '${name}' (torch Tensor or None required)`,
    );
  }
  setEntry(self, "_buffers", name, value);
  return None;
}

/** `Module.add_module` */
/** What taking in a child counts against the budget. */
const stepsPerEntry = 10;

export function addModule(vm: Machine, self: PyInstance, name: string, value: PyValue): PyValue {
  if (!mayBeModule(vm, value)) {
    throw vm.raise("TypeError", `${typeName(vm, value)} is not a Module subclass`);
  }
  if (!isInitialized(self)) {
    throw vm.raise("AttributeError", `'${self.of.name}' object has no attribute '_modules'`);
  }
  checkName(vm, self, name, "module", "_modules");
  vm.charge(stepsPerEntry);
  vm.chargeItems(itemsPerEntry);
  setEntry(self, "_modules", name, value);
  return None;
}

/** True as well for None, which takes a child away, and for what is not known to be anything else. */
function mayBeModule(vm: Machine, value: PyValue): boolean {
  return isModule(vm, value) || value.kind === "none" || (value.kind === "unknown" && !value.of);
}

function checkName(
  vm: Machine,
  self: PyInstance,
  name: string,
  what: "parameter" | "buffer" | "module",
  dict: DictName,
): void {
  const failed = (type: ExceptionName, message: string) => {
    throw vm.raiseOf(vm.builtinClass(type), [str(message)]);
  };
  if (what !== "module") {
    if (name.includes(".")) failed("KeyError", `${what} name can't contain "."`);
    if (name === "") failed("KeyError", `${what} name can't be empty string ""`);
  }
  if (peek(self, name) !== undefined && getEntry(self, dict, name) === undefined) {
    failed("KeyError", `attribute '${name}' already exists`);
  }
  if (what === "module") {
    if (name.includes(".")) failed("KeyError", `module name can't contain ".", got: ${name}`);
    if (name === "") failed("KeyError", `module name can't be empty string ""`);
  }
}

function isParameter(vm: Machine, value: PyValue): boolean {
  return value.kind === "tensor" && value.of.mro.includes(tensorClasses(vm).parameter);
}

/**
 * Assigning before `super().__init__()` fails. An evaluation that goes on past errors then has the module as if it had
 * been called, so that what follows makes sense.
 */
function requireInitialized(
  vm: Machine,
  self: PyInstance,
  what: string,
  name: string,
  value: PyValue,
): void {
  if (isInitialized(self)) return;
  if (!vm.isGuarded()) {
    const plain = new Map(self.attributes);
    initializeModule(vm, self);
    for (const [key, kept] of plain) self.attributes.set(key, kept);
    setEntry(self, what === "module" ? "_modules" : "_parameters", name, value);
  }
  throw vm.raise("AttributeError", `cannot assign ${what} before Module.__init__() call`);
}

function removeFrom(self: PyInstance, name: string, ...dicts: readonly DictName[]): void {
  self.attributes.delete(name);
  for (const dict of dicts) if (dictOf(self, dict)) deleteEntry(self, dict, name);
}

/** `object.__setattr__` */
function setPlain(
  vm: Machine,
  self: PyInstance,
  name: string,
  value: PyValue,
): PyValue | Steps<PyValue> {
  const onClass = lookupClass(self.of, name);
  if (onClass?.kind === "property") {
    if (!onClass.set) {
      throw vm.raise(
        "AttributeError",
        `property '${name}' of '${self.of.name}' object has no setter`,
      );
    }
    return callValue(onClass.set, [self, value]);
  }
  if (name === "__class__" && value.kind === "class") self.of = value;
  else self.attributes.set(name, value);
  return None;
}

/** Names for `dir(module)`. */
export function moduleNames(self: PyInstance): string[] {
  const names = new Set<string>(self.attributes.keys());
  for (const cls of self.of.mro) for (const name of cls.attributes.keys()) names.add(name);
  for (const dict of ["_parameters", "_buffers", "_modules"] as const) {
    for (const [name] of entriesOf(self, dict)) names.add(name);
  }
  return [...names].filter((name) => !/^\d/.test(name)).sort();
}
