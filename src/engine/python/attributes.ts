/** Attribute access: descriptors, instance dictionaries, `__getattr__` and the like. */

import { moduleAttribute } from "./imports";
import {
  classOf,
  messageName,
  typeName,
  hasGetattribute,
  isSubclass,
  builtinClasses,
} from "./classes";
import { isExceptionOf, withNamed } from "./exceptions";
import { PyRaise, type CallRequest, type Machine, type Steps } from "./native";
import { classSpecial, lateSpecial, valueSpecial } from "./specialAttributes";
import { removeAttribute, storeAttribute } from "./storeAttributes";
import { None, str } from "./values";
import type { Attributes, PyClass, PyNative, PySuper, PyValue, Unknown } from "./values";

/** An attribute whose value comes from a call. */
export interface Deferred extends CallRequest {
  readonly kind: "call";
}

/** `v.name`; raises AttributeError. */
export function* getAttribute(vm: Machine, v: PyValue, name: string): Steps<PyValue> {
  const found = attributeOf(vm, v, name) ?? givenOutside(vm, v, name);
  if (found === undefined) throw missingAttribute(vm, v, name);
  return found.kind === "call" ? yield found : found;
}

/** What an unknown function may have given an object that it was handed. */
export function givenOutside(vm: Machine, v: PyValue, name: string): Unknown | undefined {
  const changed = v.kind === "instance" ? vm.mayHaveChanged(v) : undefined;
  return changed && vm.unknown({ kind: "derived", what: `.${name}` }, changed);
}

/** `v.name`, or `undefined` where that raises AttributeError. */
export function* findAttribute(vm: Machine, v: PyValue, name: string): Steps<PyValue | undefined> {
  try {
    const found = attributeOf(vm, v, name);
    if (found?.kind !== "call") return found;
    return yield { ...found, catches: "AttributeError" };
  } catch (error) {
    if (error instanceof PyRaise && isExceptionOf(error.exception, "AttributeError")) {
      return undefined;
    }
    throw error;
  }
}

/** `v.name = x` */
export function* setAttribute(vm: Machine, v: PyValue, name: string, x: PyValue): Steps<void> {
  const call = storeAttribute(vm, v, name, x);
  if (call) yield call;
}

/** `del v.name` */
export function* deleteAttribute(vm: Machine, v: PyValue, name: string): Steps<void> {
  const call = removeAttribute(vm, v, name);
  if (call) yield call;
}

/** What the classes along the mro have under a name, not bound to anything. */
export function lookupClass(cls: PyClass, name: string): PyValue | undefined {
  const { mro } = cls;
  for (let i = 0; i < mro.length; i++) {
    const found = mro[i].attributes.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A special method as operators look for it: on the class alone. */
export function findSpecial(_vm: Machine, v: PyValue, name: string): PyValue | undefined {
  const found = lookupClass(classOf(v), name);
  switch (found?.kind) {
    case "classmethod":
      return { kind: "method", self: classOf(v), function: found.function };
    case "none":
      return undefined;
    case "property":
      return throughDescriptor(v, found);
    case "instance":
      return lookupClass(found.of, "__get__") ? throughDescriptor(v, found) : found;
    default:
      return found;
  }
}

/** A special method that a descriptor gives. */
function throughDescriptor(v: PyValue, found: PyValue): PyNative {
  return {
    kind: "native",
    name: "__get__",
    qualifiedName: "__get__",
    isMethod: false,
    *call(vm, args, kwargs) {
      const bound = bind(vm, found, v, classOf(v), "__get__");
      const callee = bound.kind === "call" ? yield bound : bound;
      return yield { callee, args, kwargs };
    },
  };
}

/** Whether a class says `__contains__ = None`: it has no such method, nor is there a substitute. */
export function isBlocked(v: PyValue, name: string): boolean {
  return lookupClass(classOf(v), name)?.kind === "none";
}

/** The call of a special method that `findSpecial` gave. */
export function specialCall(v: PyValue, method: PyValue, args: readonly PyValue[]): CallRequest {
  if (method.kind === "function" || (method.kind === "native" && method.isMethod)) {
    return { callee: method, args: [v, ...args] };
  }
  return { callee: method, args };
}

/** The value of an attribute, the call that gives it, or `undefined` where there is none. */
export function attributeOf(vm: Machine, v: PyValue, name: string): PyValue | Deferred | undefined {
  switch (v.kind) {
    case "instance":
    case "tensor":
      return objectAttribute(vm, v, v.of, v.attributes, name);
    case "class":
      return classAttribute(vm, v, name);
    case "module":
      return moduleAttribute(vm, v, name);
    case "super":
      return superAttribute(vm, v, name);
    case "unknown":
      return vm.unknown({ kind: "derived", what: `.${name}` }, v);
    case "int":
    case "float":
    case "str":
    case "tuple":
    case "list":
    case "dict":
    case "set":
    case "frozenset":
      return objectAttribute(vm, v, v.of ?? builtinClasses[v.kind], v.attributes, name);
    case "function":
    case "native":
      return v.attributes?.get(name) ?? objectAttribute(vm, v, classOf(v), undefined, name);
    default:
      return objectAttribute(vm, v, classOf(v), undefined, name);
  }
}

function objectAttribute(
  vm: Machine,
  v: PyValue,
  cls: PyClass,
  attributes: Attributes | undefined,
  name: string,
): PyValue | Deferred | undefined {
  if (hasGetattribute()) {
    const getter = lookupClass(cls, "__getattribute__");
    if (getter && getter !== plainGetattribute()) return overriddenAttribute(v, cls, getter, name);
  }
  return plainAttribute(vm, v, cls, attributes, name) ?? fallback(vm, v, cls, name);
}

/** `object.__getattribute__` */
export function plainAttribute(
  vm: Machine,
  v: PyValue,
  cls: PyClass,
  attributes: Attributes | undefined,
  name: string,
): PyValue | Deferred | undefined {
  const found = lookupClass(cls, name);
  if (found !== undefined && isDataDescriptor(found)) {
    const bound = bind(vm, found, v, cls, name);
    if (bound.kind !== "call") return bound;
    const getattr = lookupClass(cls, "__getattr__");
    return getattr ? guarded(bound, { callee: getattr, args: [v, str(name)] }) : bound;
  }
  const own = attributes?.get(name);
  if (own !== undefined) return own;
  if (found !== undefined) return valueSpecial(vm, v, name) ?? bind(vm, found, v, cls, name);
  return valueSpecial(vm, v, name) ?? lateSpecial(vm, v, cls, name);
}

/** What the class says about attributes that are not there. */
function fallback(
  vm: Machine,
  v: PyValue,
  cls: PyClass,
  name: string,
): PyValue | Deferred | undefined {
  const getattr = lookupClass(cls, "__getattr__");
  if (getattr) return { kind: "call", ...specialCall(v, getattr, [str(name)]) };
  if (!cls.unknownBase) return undefined;
  return vm.unknown({ kind: "derived", what: `.${name}` }, cls.unknownBase);
}

/** A user's `__getattribute__`, and `__getattr__` where it raises AttributeError. */
function overriddenAttribute(v: PyValue, cls: PyClass, getter: PyValue, name: string): Deferred {
  const first = specialCall(v, getter, [str(name)]);
  const getattr = lookupClass(cls, "__getattr__");
  if (!getattr) return { kind: "call", ...first };
  return guarded(first, specialCall(v, getattr, [str(name)]));
}

/** One call, and another one where the first raises AttributeError. */
function guarded(first: CallRequest, second: CallRequest): Deferred {
  const callee: PyNative = {
    kind: "native",
    name: "__getattribute__",
    qualifiedName: "object.__getattribute__",
    isMethod: false,
    *call() {
      try {
        return yield { callee: first.callee, args: first.args, catches: "AttributeError" };
      } catch (error) {
        const isMissing =
          error instanceof PyRaise && isExceptionOf(error.exception, "AttributeError");
        if (!isMissing) throw error;
      }
      return yield second;
    },
  };
  return { kind: "call", callee, args: [] };
}

export function isDataDescriptor(v: PyValue): boolean {
  if (v.kind === "property") return true;
  if (v.kind !== "instance") return false;
  return (
    lookupClass(v.of, "__set__") !== undefined || lookupClass(v.of, "__delete__") !== undefined
  );
}

/** What a class attribute becomes when it is looked up on an instance. */
function bind(
  vm: Machine,
  found: PyValue,
  self: PyValue,
  cls: PyClass,
  name: string,
): PyValue | Deferred {
  switch (found.kind) {
    case "function":
      return { kind: "method", self, function: found };
    case "native":
      return found.isMethod ? { kind: "method", self, function: found } : found;
    case "classmethod":
      return bindClassMethod(vm, found.function, cls);
    case "staticmethod":
      return found.function;
    case "property":
      if (!found.get) {
        const what = `property '${name}' of '${cls.qualifiedName}' object has no getter`;
        throw vm.raise("AttributeError", what);
      }
      return { kind: "call", callee: found.get, args: [self] };
    case "instance": {
      const get = lookupClass(found.of, "__get__");
      if (!get) return found;
      return { kind: "call", ...specialCall(found, get, [self, cls]) };
    }
    default:
      return found;
  }
}

function bindClassMethod(vm: Machine, f: PyValue, cls: PyClass): PyValue | Deferred {
  if (f.kind === "classmethod") return bindClassMethod(vm, f.function, cls);
  if (f.kind === "property" && f.get) return { kind: "call", callee: f.get, args: [cls] };
  if (f.kind === "instance" && lookupClass(f.of, "__get__")) return bind(vm, f, cls, cls, "");
  return { kind: "method", self: cls, function: f };
}

function classAttribute(vm: Machine, cls: PyClass, name: string): PyValue | Deferred | undefined {
  const meta = classOf(cls);
  const special = classSpecial(vm, cls, name);
  if (special) return special;
  const metaFound = lookupClass(meta, name);
  if (metaFound && isDataDescriptor(metaFound)) return bind(vm, metaFound, cls, meta, name);
  const found = lookupClass(cls, name);
  if (found !== undefined) return bindToClass(vm, found, cls);
  if (metaFound) return bind(vm, metaFound, cls, meta, name);
  return (
    lateSpecial(vm, cls, meta, name) ??
    fallback(vm, cls, meta, name) ??
    missingOnClass(vm, cls, name)
  );
}

function missingOnClass(vm: Machine, cls: PyClass, name: string): PyValue | undefined {
  if (!cls.unknownBase) return undefined;
  return vm.unknown({ kind: "derived", what: `.${name}` }, cls.unknownBase);
}

/** What an attribute becomes when it is looked up on the class itself. */
function bindToClass(vm: Machine, found: PyValue, cls: PyClass): PyValue | Deferred {
  switch (found.kind) {
    case "classmethod":
      return bindClassMethod(vm, found.function, cls);
    case "staticmethod":
      return found.function;
    case "instance": {
      const get = lookupClass(found.of, "__get__");
      if (!get) return found;
      return { kind: "call", ...specialCall(found, get, [None, cls]) };
    }
    default:
      return found;
  }
}

function superAttribute(vm: Machine, v: PySuper, name: string): PyValue | Deferred | undefined {
  const isOnClass = v.self.kind === "class" && isSubclass(v.self, v.after);
  const cls = isOnClass && v.self.kind === "class" ? v.self : classOf(v.self);
  if (name === "__class__") return builtinClasses.super;
  for (let i = cls.mro.indexOf(v.after) + 1; i < cls.mro.length; i++) {
    const found = cls.mro[i].attributes.get(name);
    if (found === undefined) continue;
    // What a base that is unknown has there would come before anything that every object has.
    if (cls.mro[i] === builtinClasses.object && cls.unknownBase && !isSafeOnObject(name)) break;
    return isOnClass ? bindToClass(vm, found, cls) : bind(vm, found, v.self, cls, name);
  }
  if (!cls.unknownBase) return lateSpecial(vm, v.self, cls, name);
  return vm.unknown({ kind: "derived", what: `super().${name}` }, cls.unknownBase);
}

function isSafeOnObject(name: string): boolean {
  return name === "__setattr__" || name === "__new__" || name === "__init_subclass__";
}

/** The AttributeError for a name that is not there. */
export function missingAttribute(vm: Machine, v: PyValue, name: string): PyRaise {
  const raise = vm.raise("AttributeError", `${ownerText(v)} has no attribute '${name}'`);
  return withNamed(raise, { name: str(name), obj: v });
}

export function ownerText(v: PyValue): string {
  if (v.kind === "class") return `type object '${messageName(v)}'`;
  if (v.kind === "module") return `module '${v.name}'`;
  return `'${typeName(v)}' object`;
}

/** `object.__getattribute__`, which the wiring puts there. */
function plainGetattribute(): PyValue | undefined {
  return builtinClasses.object.attributes.get("__getattribute__");
}
