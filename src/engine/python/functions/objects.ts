/** Builtin functions about objects: attributes, classes, identity, text. */

import { supposed } from "../reasons";
import {
  deleteAttribute,
  findAttribute,
  findSpecial,
  getAttribute,
  lookupClass,
  setAttribute,
  specialCall,
} from "../attributes";
import { classOf, hasGetattribute, isSubclass } from "../classes";
import { formatOf } from "../format";
import { hashOf } from "../hash";
import { isUnheardOf } from "../imports";
import { finish, nativeFunction } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { compareText } from "../equality";
import { isTrue } from "../operators";
import { overrideOf } from "../overrides";
import { addressOf, reprOf } from "../reprText";
import { escapeNonAscii } from "../strings";
import { bool, int, list, None, str, type PyClass, type PyNative, type PyValue } from "../values";
import { argumentType } from "../types/dict";
import { itemsOf } from "../types/iterators";

export function objectFunctions(): PyNative[] {
  return [
    nativeFunction("ascii", "obj, /", function* (vm, obj) {
      return str(escapeNonAscii(yield* finish(reprOf(vm, obj))));
    }),
    nativeFunction("callable", "obj, /", (vm, obj) => bool(isCallable(vm, obj))),
    nativeFunction("delattr", "obj, name, /", function* (vm, obj, name) {
      yield* deleteAttribute(vm, obj, nameArgument(vm, name));
      return None;
    }),
    nativeFunction("dir", "object?, /", directory),
    nativeFunction("format", "value, format_spec?, /", function* (vm, value, spec) {
      if (spec && spec.kind !== "str") {
        const text = `format() argument 2 must be str, not ${argumentType(spec)}`;
        throw vm.raise("TypeError", text);
      }
      return str(yield* finish(formatOf(vm, value, spec?.value ?? "")));
    }),
    nativeFunction("getattr", "object, name, default?, /", getattr, { unknowns: "accept" }),
    nativeFunction("hasattr", "obj, name, /", (vm, obj, name) => {
      if (isAbsentFrom(vm, obj, name)) return bool(false);
      const plain = ownAttribute(obj, nameArgument(vm, name));
      if (plain?.kind === "unknown" && plain.reason === supposed) return plain;
      return plain ? bool(true) : hasAttribute(vm, obj, nameArgument(vm, name));
    }),
    nativeFunction("hash", "obj, /", function* (vm, obj) {
      return int(yield* hashOf(vm, obj));
    }),
    nativeFunction("id", "obj, /", (_vm, obj) => int(addressOf(obj)), { unknowns: "accept" }),
    nativeFunction(
      "isinstance",
      "obj, class_or_tuple, /",
      (vm, obj, classes) => plainInstance(vm, obj, classes) ?? checkInstance(vm, obj, classes),
    ),
    nativeFunction("issubclass", "cls, class_or_tuple, /", function* (vm, cls, classes) {
      return yield* checkSubclass(vm, cls, classes);
    }),
    nativeFunction(
      "repr",
      "obj, /",
      function* (vm, obj) {
        return str(yield* finish(reprOf(vm, obj)));
      },
      { unknowns: "accept" },
    ),
    nativeFunction(
      "setattr",
      "obj, name, value, /",
      function* (vm, obj, name, value) {
        if (obj.kind === "unknown" || name.kind === "unknown") return None;
        yield* setAttribute(vm, obj, nameArgument(vm, name), value);
        return None;
      },
      { unknowns: "accept" },
    ),
    nativeFunction("vars", "object?, /", variables),
  ];
}

/** `vars(object)`; without an argument it is the frame's, which the machine knows. */
function* variables(vm: Machine, object: PyValue | undefined): Steps<PyValue> {
  const found = object && (yield* findAttribute(vm, object, "__dict__"));
  if (found) return found;
  throw vm.raise("TypeError", "vars() argument must have __dict__ attribute");
}

function nameArgument(vm: Machine, name: PyValue): string {
  if (name.kind === "str") return name.value;
  throw vm.raise("TypeError", `attribute name must be string, not '${classOf(name).name}'`);
}

export function isCallable(vm: Machine, value: PyValue): boolean {
  switch (value.kind) {
    case "function":
    case "native":
    case "method":
    case "class":
      return true;
    default:
      return findSpecial(vm, value, "__call__") !== undefined;
  }
}

function getattr(
  vm: Machine,
  object: PyValue,
  name: PyValue,
  fallback: PyValue | undefined,
): PyValue | Steps<PyValue> {
  if (name.kind === "unknown") return vm.unknown({ kind: "derived", what: "getattr()" }, name);
  const attribute = nameArgument(vm, name);
  if (fallback !== undefined && isAbsentFrom(vm, object, name)) return fallback;
  const plain = ownAttribute(object, attribute);
  if (plain) return plain;
  if (fallback === undefined) return getAttribute(vm, object, attribute);
  return attributeOr(vm, object, attribute, fallback);
}

/** `getattr(nn, name, None)`: code that asks wants to hear that there is no such name. */
function isAbsentFrom(vm: Machine, object: PyValue, name: PyValue): boolean {
  return object.kind === "module" && name.kind === "str" && isUnheardOf(vm, object, name.value);
}

function* attributeOr(
  vm: Machine,
  object: PyValue,
  name: string,
  fallback: PyValue,
): Steps<PyValue> {
  return (yield* findAttribute(vm, object, name)) ?? fallback;
}

function* hasAttribute(vm: Machine, object: PyValue, name: string): Steps<PyValue> {
  return bool((yield* findAttribute(vm, object, name)) !== undefined);
}

/** An attribute in an object's own dictionary that nothing in its class stands in front of. */
function ownAttribute(object: PyValue, name: string): PyValue | undefined {
  if (object.kind !== "instance" || hasGetattribute()) return undefined;
  const found = object.attributes.get(name);
  return found && lookupClass(object.of, name) === undefined ? found : undefined;
}

/** The verdict of classes that have nothing of their own to say about what their instances are. */
function plainInstance(vm: Machine, value: PyValue, classes: PyValue): PyValue | undefined {
  if (classes.kind === "tuple") {
    vm.charge(classes.items.length);
    for (const item of classes.items) {
      const result = plainInstance(vm, value, item);
      if (result?.kind !== "bool") return undefined;
      if (result.value) return result;
    }
    return bool(false);
  }
  if (classes.kind !== "class") return undefined;
  const type = classOf(value);
  if (type === classes) return bool(true);
  if (classes.metaclass && findSpecial(vm, classes, "__instancecheck__")) return undefined;
  if (ownCheck(classes, "__instancecheck__")) return undefined;
  return subclassVerdict(vm, type, classes, "isinstance()");
}

/** `isinstance(value, classes)`; unknown where it depends on a base or class that is. */
export function* checkInstance(vm: Machine, value: PyValue, classes: PyValue): Steps<PyValue> {
  if (classes.kind === "unknown") {
    return vm.unknown({ kind: "derived", what: "isinstance()" }, classes);
  }
  if (classes.kind === "tuple") {
    return yield* anyOf(vm, classes.items, (item) => checkInstance(vm, value, item));
  }
  const type = classOf(value);
  if (classes.kind === "class" && type === classes) return bool(true);
  const check = findSpecial(vm, classes, "__instancecheck__");
  if (check && check !== lookupClass(vm.builtinClass("type"), "__instancecheck__")) {
    return yield* verdict(vm, specialCall(classes, check, [value]));
  }
  if (classes.kind !== "class") {
    const text = "isinstance() arg 2 must be a type, a tuple of types, or a union";
    throw vm.raise("TypeError", text);
  }
  const own = ownCheck(classes, "__instancecheck__");
  if (own) return yield* verdict(vm, { callee: own, args: [classes, value] });
  return subclassVerdict(vm, type, classes, "isinstance()");
}

/** What a class made by TypeScript code has to say about what counts as its instances. */
function ownCheck(cls: PyClass, name: string): PyValue | undefined {
  const found = cls.attributes.get(name);
  return found?.kind === "native" && cls.module !== "builtins" ? found : undefined;
}

function subclassVerdict(vm: Machine, cls: PyClass, of: PyClass, what: string): PyValue {
  if (isSubclass(cls, of)) return bool(true);
  if (!cls.unknownBase) return bool(false);
  return vm.unknown({ kind: "derived", what }, cls.unknownBase);
}

function* verdict(vm: Machine, request: ReturnType<typeof specialCall>): Steps<PyValue> {
  const result = yield request;
  return result.kind === "unknown" ? result : bool(yield* isTrue(vm, result));
}

/** True where one is, unknown where none is but one may be. A tuple may hold another in several places, at any depth. */
function* anyOf(
  vm: Machine,
  items: readonly PyValue[],
  check: (item: PyValue) => Steps<PyValue>,
): Steps<PyValue> {
  let unknown: PyValue | undefined;
  vm.charge(2 * items.length);
  for (const item of items) {
    const result = yield* check(item);
    if (result.kind === "unknown") unknown ??= result;
    else if (result.kind === "bool" && result.value) return result;
  }
  return unknown ?? bool(false);
}

/** `issubclass(cls, classes)` */
export function* checkSubclass(vm: Machine, cls: PyValue, classes: PyValue): Steps<PyValue> {
  if (classes.kind === "unknown") {
    return vm.unknown({ kind: "derived", what: "issubclass()" }, classes);
  }
  if (classes.kind === "tuple") {
    return yield* anyOf(vm, classes.items, (item) => checkSubclass(vm, cls, item));
  }
  const check = findSpecial(vm, classes, "__subclasscheck__");
  if (check && check !== lookupClass(vm.builtinClass("type"), "__subclasscheck__")) {
    return yield* verdict(vm, specialCall(classes, check, [cls]));
  }
  if (cls.kind !== "class") throw vm.raise("TypeError", "issubclass() arg 1 must be a class");
  if (classes.kind !== "class") {
    const text = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
    throw vm.raise("TypeError", text);
  }
  const own = ownCheck(classes, "__subclasscheck__");
  if (own) return yield* verdict(vm, { callee: own, args: [classes, cls] });
  return subclassVerdict(vm, cls, classes, "issubclass()");
}

/** `dir(object)`: names of the object, its class and its bases, sorted. */
function* directory(vm: Machine, object: PyValue | undefined): Steps<PyValue> {
  if (!object) return vm.unknown({ kind: "unsupported", what: "dir() without an argument" });
  const own = overrideOf(object, "__dir__") && (yield* findAttribute(vm, object, "__dir__"));
  if (own) {
    const items = yield* finish(itemsOf(vm, yield { callee: own, args: [] }));
    return list([...items].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)));
  }
  const names = new Set<string>();
  const cls = object.kind === "class" ? object : classOf(object);
  for (const base of cls.mro) for (const name of base.attributes.keys()) names.add(name);
  if (object.kind === "module") {
    names.clear();
    for (const { key } of object.globals.entries.values()) names.add(textOf(key));
  }
  const attributes = "attributes" in object ? object.attributes : undefined;
  for (const name of attributes?.keys() ?? []) names.add(name);
  const sorted = [...names].sort(compareText);
  return list(sorted.map(str));
}

function textOf(value: PyValue): string {
  return value.kind === "str" ? value.value : "";
}
