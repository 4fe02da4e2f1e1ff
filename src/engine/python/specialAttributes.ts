/** Attributes that are no entries of a dictionary: `__class__`, `__dict__`, `__name__` and the like. */

import { builtinClasses, classOf, isBuiltinClass } from "./classes";
import { cellObject } from "./cellObject";
import { codeObject } from "./codeObject";
import { exceptionState, isException } from "./exceptions";
import { generatorSpecial, tracebackOf } from "./frameObjects";
import { adoptDict, liveDict } from "./liveDict";
import { setString } from "./dict";
import type { Machine } from "./native";
import { attributesOf } from "./storeAttributes";
import { None, str, tuple } from "./values";
import type { Keywords, PyClass, PyDict, PyFunction, PyInstance, PyValue } from "./values";

/** Of a class: what `type` defines as data descriptors. */
export function classSpecial(_vm: Machine, cls: PyClass, name: string): PyValue | undefined {
  if (!name.startsWith("__")) return undefined;
  switch (name) {
    case "__name__":
      return str(cls.name);
    case "__qualname__":
      return str(cls.qualifiedName);
    case "__module__":
      return cls.attributes.get(name) ?? str(cls.module);
    case "__mro__":
      return tuple(cls.mro);
    case "__bases__":
      return tuple(cls.bases);
    case "__base__":
      return cls.bases.at(0) ?? None;
    case "__dict__":
      return classDict(cls);
    case "__class__":
      return classOf(cls);
    case "__doc__": {
      const own = cls.attributes.get(name) ?? None;
      return own.kind === "str" || own.kind === "none" ? own : undefined;
    }
    case "__annotations__":
      return ownAnnotations(cls);
    default:
      return undefined;
  }
}

/** Nothing can be changed through it. */
function classDict(cls: PyClass): PyDict {
  return liveDict(cls.attributes, { of: builtinClasses.mappingproxy });
}

function ownAnnotations(cls: PyClass): PyValue {
  const known = cls.attributes.get("__annotations__");
  if (known) return known;
  const made: PyDict = { kind: "dict", entries: new Map() };
  cls.attributes.set("__annotations__", made);
  return made;
}

/** Of any other value: what comes before the attributes of its class. */
export function valueSpecial(vm: Machine, v: PyValue, name: string): PyValue | undefined {
  if (!name.startsWith("__")) {
    return v.kind === "instance" && name === "args"
      ? exceptionSpecial(v, name)
      : plainSpecial(v, name);
  }
  if (name === "__class__") return classOf(v);
  switch (v.kind) {
    case "function":
      return functionSpecial(v, name);
    case "native":
      return nativeSpecial(v.name, v.qualifiedName, name);
    case "method":
      return methodSpecial(vm, v.self, v.function, name);
    case "instance":
      return exceptionSpecial(v, name);
    case "property":
      return name === "__doc__" ? (v.doc ?? functionDoc(v.get)) : undefined;
    case "classmethod":
    case "staticmethod":
      if (name === "__func__" || name === "__wrapped__") return v.function;
      return v.function.kind === "function" ? functionSpecial(v.function, name) : undefined;
    case "super":
      if (name === "__self__") return v.self;
      return name === "__thisclass__" ? v.after : undefined;
    case "generator":
      if (name === "__name__") return str(v.name);
      return name === "__qualname__" ? str(v.frame.code.qualifiedName) : undefined;
    default:
      return undefined;
  }
}

function functionDoc(f: PyValue | undefined): PyValue | undefined {
  return f?.kind === "function" ? functionSpecial(f, "__doc__") : undefined;
}

/** Of any value: what comes after the attributes of its class. */
export function lateSpecial(
  _vm: Machine,
  v: PyValue,
  cls: PyClass,
  name: string,
): PyValue | undefined {
  switch (name) {
    case "__dict__": {
      const attributes = cls.slots ? undefined : attributesOf(v);
      return attributes && liveDict(attributes, { isShown: slotFilter(cls) });
    }
    case "__module__":
      return v.kind === "class" ? str(v.module) : str(cls.module);
    case "__doc__":
      return None;
    default:
      return undefined;
  }
}

/** What `__slots__` of a base holds is not in the dictionary. */
function slotFilter(cls: PyClass): ((name: string) => boolean) | undefined {
  const slots = cls.mro.flatMap((base) => [...(base.slots ?? [])]);
  return slots.length === 0 ? undefined : (name) => !slots.includes(name);
}

function functionSpecial(f: PyFunction, name: string): PyValue | undefined {
  const own = f.attributes.get(name);
  if (own) return own;
  switch (name) {
    case "__name__":
      return str(f.name);
    case "__qualname__":
      return str(f.qualifiedName);
    case "__module__":
      return str(f.module);
    case "__doc__": {
      const doc = f.code.doc();
      return doc === undefined ? None : str(doc);
    }
    case "__defaults__":
      return f.defaults.length > 0 ? tuple(f.defaults) : None;
    case "__kwdefaults__":
      return f.keywordDefaults.size > 0 ? keywordDict(f) : None;
    case "__annotations__": {
      const made: PyDict = { kind: "dict", entries: new Map() };
      f.attributes.set(name, made);
      return made;
    }
    case "__dict__":
      return liveDict(f.attributes, { isShown: (key) => !isSlot(key) });
    case "__type_params__":
      return tuple([]);
    case "__globals__":
      return f.globals;
    case "__closure__":
      return f.closure.length === 0 ? None : tuple(f.closure.map(cellObject));
    case "__code__":
      return codeObject(f.code);
    default:
      return undefined;
  }
}

/** Attributes of a function that its `__dict__` does not show. */
function isSlot(name: string): boolean {
  return /^__(annotations|doc|module|type_params)__$/.test(name);
}

function keywordsOf(dict: PyValue): Keywords {
  const keywords = new Map<string, PyValue>();
  if (dict.kind !== "dict") return keywords;
  for (const { key, value } of dict.entries.values()) {
    if (key.kind === "str") keywords.set(key.value, value);
  }
  return keywords;
}

function keywordDict(f: PyFunction): PyDict {
  const made: PyDict = { kind: "dict", entries: new Map() };
  for (const [name, value] of f.keywordDefaults) setString(made, name, value);
  return made;
}

function nativeSpecial(name: string, qualifiedName: string, what: string): PyValue | undefined {
  if (what === "__name__") return str(name);
  return what === "__qualname__" ? str(qualifiedName) : undefined;
}

/** A method shows its function's attributes. */
function methodSpecial(vm: Machine, self: PyValue, f: PyValue, name: string): PyValue | undefined {
  if (name === "__self__") return self;
  if (name === "__func__") return f;
  if (f.kind === "function") return functionSpecial(f, name);
  return f.kind === "native" ? valueSpecial(vm, f, name) : undefined;
}

function plainSpecial(v: PyValue, name: string): PyValue | undefined {
  if (v.kind === "generator") return generatorSpecial(v, name);
  if (v.kind === "method" && v.function.kind === "function") {
    return v.function.attributes.get(name);
  }
  if (v.kind === "instance" && name === "value") return stopValue(v);
  return undefined;
}

function stopValue(v: PyInstance): PyValue | undefined {
  if (!isException(v) || !v.of.mro.some((cls) => cls.name === "StopIteration")) return undefined;
  return exceptionState(v).args.items.at(0) ?? None;
}

function exceptionSpecial(v: PyInstance, name: string): PyValue | undefined {
  if (!isException(v)) return undefined;
  const state = exceptionState(v);
  switch (name) {
    case "args":
      return state.args;
    case "__cause__":
      return state.cause;
    case "__context__":
      return state.context ?? None;
    case "__suppress_context__":
      return { kind: "bool", value: state.suppressContext };
    case "__traceback__":
      return tracebackOf(v);
    default:
      return undefined;
  }
}

/** Sets an attribute that is no entry of a dictionary; false where it is one. */
export function storeSpecial(vm: Machine, v: PyValue, name: string, x: PyValue): boolean {
  switch (v.kind) {
    case "class":
      if (name === "__name__" && x.kind === "str") v.name = x.value;
      else if (name === "__qualname__" && x.kind === "str")
        Object.assign(v, { qualifiedName: x.value });
      else {
        // It stands in the dictionary as well.
        if (name === "__module__" && x.kind === "str") Object.assign(v, { module: x.value });
        return false;
      }
      return true;
    case "property":
      if (name === "__doc__") Object.assign(v, { doc: x });
      return name === "__doc__";
    case "generator":
      if (name === "__name__" && x.kind === "str") Object.assign(v, { name: x.value });
      return name === "__name__";
    case "function":
      return storeFunctionSpecial(v, name, x);
    case "instance":
      return storeInstanceSpecial(vm, v, name, x);
    default:
      if (name !== "__dict__" || x.kind !== "dict") return false;
      replaceAttributes(v, x);
      return true;
  }
}

function storeFunctionSpecial(f: PyFunction, name: string, x: PyValue): boolean {
  switch (name) {
    case "__name__":
      if (x.kind === "str") f.name = x.value;
      return true;
    case "__qualname__":
      if (x.kind === "str") f.qualifiedName = x.value;
      return true;
    case "__defaults__":
      f.defaults = x.kind === "tuple" ? x.items : [];
      return true;
    case "__kwdefaults__":
      f.keywordDefaults = keywordsOf(x);
      return true;
    case "__dict__":
      if (x.kind === "dict") replaceAttributes(f, x);
      return true;
    default:
      return false;
  }
}

function storeInstanceSpecial(vm: Machine, v: PyInstance, name: string, x: PyValue): boolean {
  if (name === "__class__") {
    if (x.kind !== "class") {
      const text = `__class__ must be set to a class, not '${classOf(x).name}' object`;
      throw vm.raise("TypeError", text);
    }
    if (isBuiltinClass(x)) {
      const text = "__class__ assignment only supported for mutable types or ModuleType subclasses";
      throw vm.raise("TypeError", text);
    }
    v.of = x;
    return true;
  }
  if (name === "__dict__" && x.kind === "dict") {
    replaceAttributes(v, x);
    return true;
  }
  return isException(v) && storeExceptionSpecial(v, name, x);
}

function storeExceptionSpecial(v: PyInstance, name: string, x: PyValue): boolean {
  const state = exceptionState(v);
  switch (name) {
    case "args":
      state.args = tuple(x.kind === "tuple" || x.kind === "list" ? x.items : [x]);
      return true;
    case "__cause__":
      state.cause = x;
      state.suppressContext = true;
      return true;
    case "__context__":
      state.context = isException(x) ? x : undefined;
      return true;
    case "__suppress_context__":
      state.suppressContext = x.kind === "bool" && x.value;
      return true;
    case "__traceback__":
      state.tracebackObject = x;
      return true;
    default:
      return false;
  }
}

function replaceAttributes(v: PyValue, x: PyDict): void {
  const attributes = attributesOf(v);
  if (!attributes) return;
  if (v.kind !== "function") {
    Object.assign(v, { attributes: adoptDict(x) });
    return;
  }
  const entries = [...x.entries.values()];
  attributes.clear();
  for (const { key, value } of entries) if (key.kind === "str") attributes.set(key.value, value);
}
