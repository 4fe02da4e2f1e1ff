/** Setting and deleting attributes. */

import {
  isDataDescriptor,
  lookupClass,
  missingAttribute,
  specialCall,
  type Deferred,
} from "./attributes";
import { builtinClasses, classOf, isBuiltinClass } from "./classes";
import { setString, stringKey } from "./dict";
import type { Machine, StateKey } from "./native";
import { storeSpecial } from "./specialAttributes";
import { str } from "./values";
import type { Attributes, PyClass, PyFunction, PyValue } from "./values";

/** What was set on modules, and on classes of libraries, since the run began: `torch.backends.cudnn.benchmark = True`. */
const librarySettings: StateKey<unknown[]> = {
  name: "attributes set on libraries",
  create: () => [],
  decides: (settings) => settings,
};

/** What was set and deleted on classes and functions of the user's since the run began. */
const definitionChanges: StateKey<DefinitionChanges> = {
  name: "attributes set on definitions",
  create: () => ({ count: 0, last: new Map() }),
};

export interface DefinitionChanges {
  /** How many changes there were. */
  count: number;
  /** By class or function, which of them was the last one of its own, counted from 1. */
  readonly last: Map<PyValue, number>;
}

export function definitionChangesOf(vm: Machine): DefinitionChanges {
  return vm.state(definitionChanges);
}

/** To be called when something about a value becomes other than it was: the values of instances can be looked at, these not. */
export function noteChange(vm: Machine, v: PyValue, name: string, x?: PyValue): void {
  if (v.kind === "module") vm.state(librarySettings).push([v.name, name, x]);
  else if (v.kind === "native") vm.state(librarySettings).push([v, name, x]);
  else if (v.kind === "class" || v.kind === "function") {
    if (isOfLibrary(vm, v)) vm.state(librarySettings).push([v, name, x]);
    const changes = vm.state(definitionChanges);
    changes.last.set(v, ++changes.count);
  }
}

function isOfLibrary(vm: Machine, v: PyClass | PyFunction): boolean {
  if (v.kind === "function") return v.code.source.isLibrary === true;
  return !v.definedAt || v.definedAt.source === `<${v.module}>`;
}

/** Sets an attribute, or gives the call that does. */
export function storeAttribute(
  vm: Machine,
  v: PyValue,
  name: string,
  x: PyValue,
): Deferred | undefined {
  if (v.kind === "unknown") return undefined;
  if (v.kind === "module") {
    setString(v.globals, name, x);
    noteChange(vm, v, name, x);
    return undefined;
  }
  const cls = classOf(v);
  const setter = lookupClass(cls, "__setattr__");
  if (setter && !isPlain(setter, "__setattr__")) {
    return { kind: "call", ...specialCall(v, setter, [str(name), x]) };
  }
  return plainStore(vm, v, cls, name, x);
}

/** `object.__setattr__` and `type.__setattr__`. */
export function plainStore(
  vm: Machine,
  v: PyValue,
  cls: PyClass,
  name: string,
  x: PyValue,
): Deferred | undefined {
  const found = lookupClass(cls, name);
  if (found !== undefined && isDataDescriptor(found)) {
    return storeThrough(vm, v, cls, found, name, x);
  }
  refuseBuiltin(vm, v, "set", name);
  if (v.kind !== "instance") noteChange(vm, v, name, x);
  if ((name.startsWith("__") || name === "args") && storeSpecial(vm, v, name, x)) return undefined;
  const isRefused = isBare(v) || (cls.slots !== undefined && !cls.slots.has(name));
  const attributes = isRefused ? undefined : attributesOf(v);
  if (attributes) {
    attributes.set(name, x);
  } else if (found !== undefined) {
    throw vm.raise("AttributeError", `'${cls.name}' object attribute '${name}' is read-only`);
  } else throw missingAttribute(vm, v, name);
  return undefined;
}

/** User code cannot change the builtin classes, which all runs share. */
function refuseBuiltin(vm: Machine, v: PyValue, what: "set" | "delete", name: string): void {
  if (v.kind !== "class" || !isBuiltinClass(v)) return;
  throw vm.raise("TypeError", `cannot set '${name}' attribute of immutable type '${v.name}'`);
}

function storeThrough(
  vm: Machine,
  v: PyValue,
  cls: PyClass,
  found: PyValue,
  name: string,
  x: PyValue,
): Deferred {
  if (found.kind === "property") {
    if (found.set) return { kind: "call", callee: found.set, args: [v, x] };
    const text = `property '${name}' of '${cls.qualifiedName}' object has no setter`;
    throw vm.raise("AttributeError", text);
  }
  const set = lookupClass(classOf(found), "__set__");
  if (!set) throw vm.raise("AttributeError", "__set__");
  return { kind: "call", ...specialCall(found, set, [v, x]) };
}

/** Deletes an attribute, or gives the call that does. */
export function removeAttribute(vm: Machine, v: PyValue, name: string): Deferred | undefined {
  if (v.kind === "unknown") return undefined;
  if (v.kind === "module") {
    noteChange(vm, v, name);
    if (v.globals.entries.delete(stringKey(name))) return undefined;
    throw missingAttribute(vm, v, name);
  }
  const cls = classOf(v);
  const deleter = lookupClass(cls, "__delattr__");
  if (deleter && !isPlain(deleter, "__delattr__")) {
    return { kind: "call", ...specialCall(v, deleter, [str(name)]) };
  }
  return plainRemove(vm, v, cls, name);
}

/** `object.__delattr__` */
export function plainRemove(
  vm: Machine,
  v: PyValue,
  cls: PyClass,
  name: string,
): Deferred | undefined {
  refuseBuiltin(vm, v, "delete", name);
  if (v.kind !== "instance") noteChange(vm, v, name);
  const found = lookupClass(cls, name);
  if (found?.kind === "property") {
    if (found.delete) return { kind: "call", callee: found.delete, args: [v] };
    const text = `property '${name}' of '${cls.qualifiedName}' object has no deleter`;
    throw vm.raise("AttributeError", text);
  }
  if (found?.kind === "instance") {
    const remove = lookupClass(found.of, "__delete__");
    if (remove) return { kind: "call", ...specialCall(found, remove, [v]) };
  }
  if (attributesOf(v)?.delete(name)) return undefined;
  throw missingAttribute(vm, v, name);
}

/** Where a value keeps attributes of its own. */
export function attributesOf(v: PyValue): Attributes | undefined {
  switch (v.kind) {
    case "instance":
    case "tensor":
    case "class":
    case "function":
    case "native":
    case "int":
    case "float":
    case "str":
    case "tuple":
    case "list":
    case "dict":
    case "set":
    case "frozenset":
      return v.attributes;
    default:
      return undefined;
  }
}

/** `object()` itself takes no attributes. */
function isBare(v: PyValue): boolean {
  return v.kind === "instance" && v.of === builtinClasses.object;
}

/** Whether a method is the one of `object` or `type`. */
function isPlain(method: PyValue, name: string): boolean {
  return (
    method === builtinClasses.object.attributes.get(name) ||
    method === builtinClasses.type.attributes.get(name)
  );
}
