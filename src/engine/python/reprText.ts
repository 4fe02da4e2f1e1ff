/** `repr()` and `str()` of any value. Python code runs only for classes that define their own. */

import { callValue } from "./call";
import { builtinClasses, classOf } from "./classes";
import { complexRepr } from "./complexNumbers";
import { identity } from "./dict";
import { exceptionState, isException } from "./exceptions";
import { exceptionText } from "./exceptionText";
import { floatRepr } from "./floatText";
import { isSteps } from "./nativeFunction";
import type { Machine, Steps } from "./native";
import { decimalText } from "./numberText";
import { overrideOf } from "./overrides";
import { setItems } from "./setOrder";
import { quote, quoteBytes } from "./strings";
import {
  tuple,
  type PyClass,
  type PyDict,
  type PyInstance,
  type PyNative,
  type PyValue,
} from "./values";
import { reasonText } from "./reasons";

/** `repr(value)`; steps only where it needs Python code. */
export function reprOf(vm: Machine, value: PyValue): string | Steps<string> {
  const plain = plainRepr(vm, value);
  return plain ?? reprSteps(vm, value);
}

/** `str(value)`; steps only where it needs Python code. */
export function strOf(vm: Machine, value: PyValue): string | Steps<string> {
  const own = overrideOf(value, "__str__");
  if (own) return callText(vm, own, value, "__str__");
  if (value.kind === "str") return value.value;
  if (isException(value)) return exceptionText(vm, value);
  // A view of a dict that cannot be written to: `str` shows what is behind it.
  if (value.kind === "dict" && isProxy(value)) return reprOf(vm, { ...value, of: undefined });
  const ownRepr = overrideOf(value, "__repr__");
  return ownRepr ? callText(vm, ownRepr, value, "__str__") : reprOf(vm, value);
}

/** `repr(value)` as far as no Python code is needed for it; else `undefined`. */
function plainRepr(vm: Machine, value: PyValue): string | undefined {
  if (overrideOf(value, "__repr__")) return undefined;
  switch (value.kind) {
    case "none":
      return "None";
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return decimalText(vm, value.value);
    case "float":
      return floatRepr(value.value);
    case "complex":
      return complexRepr(value);
    case "str":
      vm.chargeItems(value.value.length);
      return quote(value.value);
    case "bytes":
      return quoteBytes(value.data);
    case "bytearray":
      return `bytearray(${quoteBytes(value.data)})`;
    case "range": {
      const { start, stop, step } = value.exact ?? value;
      return `range(${start}, ${stop}${step == 1 ? "" : `, ${step}`})`;
    }
    case "ellipsis":
      return "Ellipsis";
    case "notimplemented":
      return "NotImplemented";
    case "function":
      return `<function ${value.qualifiedName} at ${address(value)}>`;
    case "native":
      return nativeRepr(value);
    case "class":
      return `<class '${classPath(value)}'>`;
    case "module":
      return `<module '${value.name}'>`;
    case "iterator":
      return value.shown ? undefined : plainObject(value);
    case "property":
      return plainObject(value);
    case "generator": {
      const kind = classOf(value).name;
      return `<${kind} object ${value.name} at ${address(value)}>`;
    }
    case "unknown":
      return `<unknown: ${reasonText(value.reason)}>`;
    case "instance":
      return isException(value) ? undefined : plainObject(value);
    case "tensor":
    case "ndarray":
      return plainObject(value);
    case "list":
    case "tuple":
    case "dict":
    case "set":
    case "frozenset":
    case "dictview":
    case "slice":
    case "method":
    case "classmethod":
    case "staticmethod":
    case "super":
      return isEmpty(value) ? emptyRepr(value) : undefined;
  }
}

function isEmpty(value: PyValue): boolean {
  switch (value.kind) {
    case "list":
    case "tuple":
      return value.items.length === 0;
    case "dict":
      return value.entries.size === 0 && !value.defaultFactory && !isProxy(value);
    default:
      return false;
  }
}

function isProxy(dict: PyDict): boolean {
  return dict.of === builtinClasses.mappingproxy;
}

function emptyRepr(value: PyValue): string {
  if (value.kind === "list") return "[]";
  return value.kind === "tuple" ? "()" : "{}";
}

/** Values whose text is being made, the outermost first: one that contains itself shows as `...`. */
const inProgress = { name: "text.inProgress", create: (): PyValue[] => [] };

function* reprSteps(vm: Machine, value: PyValue): Steps<string> {
  const own = overrideOf(value, "__repr__");
  if (own) return yield* callText(vm, own, value, "__repr__");
  const path = vm.state(inProgress);
  if (path.includes(value)) return recursiveRepr(value);
  if (path.length >= 300) {
    const text = "maximum recursion depth exceeded while getting the repr of an object";
    throw vm.raise("RecursionError", text);
  }
  return yield* whileShowing(vm, value, "", () => compoundRepr(vm, value));
}

/** Makes the text of a container of a library's; within it, the container itself is shown as `again`. */
export function* whileShowing(
  vm: Machine,
  value: PyValue,
  again: string,
  body: () => Steps<string>,
): Steps<string> {
  const path = vm.state(inProgress);
  if (path.includes(value)) return again;
  path.push(value);
  try {
    return yield* body();
  } finally {
    path.length = path.lastIndexOf(value);
  }
}

function* compoundRepr(vm: Machine, value: PyValue): Steps<string> {
  switch (value.kind) {
    case "list":
      return `[${yield* joined(vm, value.items)}]`;
    case "tuple":
      return `(${yield* joined(vm, value.items)}${value.items.length === 1 ? "," : ""})`;
    case "dict":
      return yield* dictRepr(vm, value);
    case "set": {
      if (value.entries.size === 0) return `${value.of?.name ?? "set"}()`;
      const items = yield* joined(vm, setItems(value));
      return value.of ? `${value.of.name}({${items}})` : `{${items}}`;
    }
    case "frozenset": {
      const name = value.of?.name ?? "frozenset";
      if (value.entries.size === 0) return `${name}()`;
      return `${name}({${yield* joined(vm, setItems(value))}})`;
    }
    case "dictview":
      return `dict_${value.view}([${yield* joined(vm, viewItems(value.view, value.dict))}])`;
    case "slice":
      return `slice(${yield* joined(vm, [value.start, value.stop, value.step])})`;
    case "method": {
      const self = yield* reprOfItem(vm, value.self);
      const f = value.function;
      if (f.kind === "native") {
        return `<built-in method ${f.name} of ${classOf(value.self).name} object at ${address(value.self)}>`;
      }
      const name = f.kind === "function" ? f.qualifiedName : "?";
      return `<bound method ${name} of ${self}>`;
    }
    case "classmethod":
    case "staticmethod":
      return `<${value.kind}(${yield* reprOfItem(vm, value.function)})>`;
    case "iterator":
      return value.shown
        ? `${value.name}(${yield* joined(vm, value.shown())})`
        : plainObject(value);
    case "super":
      return `<super: ${classReference(value.after)}, ${superSelf(value.self)}>`;
    default:
      return isException(value) ? yield* exceptionRepr(vm, value) : plainObject(value);
  }
}

function* dictRepr(vm: Machine, dict: PyDict): Steps<string> {
  const parts: string[] = [];
  for (const { key, value } of dict.entries.values()) {
    const keyText = yield* reprOfItem(vm, key);
    parts.push(`${keyText}: ${yield* reprOfItem(vm, value)}`);
  }
  const text = `{${parts.join(", ")}}`;
  if (isProxy(dict)) return `mappingproxy(${text})`;
  if (!dict.defaultFactory) return text;
  return `${dict.of?.name ?? "defaultdict"}(${yield* reprOfItem(vm, dict.defaultFactory)}, ${text})`;
}

function* joined(vm: Machine, items: readonly PyValue[]): Steps<string> {
  const parts: string[] = [];
  for (const item of items) parts.push(yield* reprOfItem(vm, item));
  return parts.join(", ");
}

/** What finding the shortest digits of a float counts against the budget. */
const stepsPerFloat = 16;

function* reprOfItem(vm: Machine, item: PyValue): Steps<string> {
  vm.charge(item.kind === "float" ? stepsPerFloat : 1);
  const text = plainRepr(vm, item) ?? (yield* reprSteps(vm, item));
  vm.chargeItems(text.length);
  return text;
}

function viewItems(view: "keys" | "values" | "items", dict: PyDict): PyValue[] {
  const entries = [...dict.entries.values()];
  if (view === "keys") return entries.map((entry) => entry.key);
  if (view === "values") return entries.map((entry) => entry.value);
  return entries.map((entry) => tuple([entry.key, entry.value]));
}

function recursiveRepr(value: PyValue): string {
  switch (value.kind) {
    case "list":
      return "[...]";
    case "tuple":
      return "(...)";
    case "dict":
      return "{...}";
    case "set":
    case "frozenset":
      return `${value.of?.name ?? value.kind}(...)`;
    default:
      return "...";
  }
}

function* exceptionRepr(vm: Machine, exception: PyInstance): Steps<string> {
  return `${exception.of.name}(${yield* joined(vm, exceptionState(exception).args.items)})`;
}

/** Calls the user's `__repr__` or `__str__`. */
export function* callText(vm: Machine, f: PyValue, self: PyValue, name: string): Steps<string> {
  const result = yield* callValue(f, [self]);
  if (result.kind === "str") return result.value;
  if (result.kind === "unknown") return `<unknown: ${reasonText(result.reason)}>`;
  const type = classOf(result).name;
  throw vm.raise("TypeError", `${name} returned non-string (type ${type})`);
}

/** `<__main__.Net object at 0x…>` */
export function plainObject(value: PyValue): string {
  return `<${classPath(classOf(value))} object at ${address(value)}>`;
}

/** A number that stands for a memory address, the same as long as the object lives: `id()`. */
export function addressOf(value: PyValue): number {
  return 0x7f0000000000 + identity(value) * 16;
}

function address(value: PyValue): string {
  return `0x${addressOf(value).toString(16)}`;
}

function classPath(cls: PyClass): string {
  const { module, qualifiedName } = cls;
  return module === "builtins" ? qualifiedName : `${module}.${qualifiedName}`;
}

function classReference(cls: PyClass): string {
  return `<class '${cls.name}'>`;
}

function superSelf(self: PyValue): string {
  if (self.kind === "class") return classReference(self);
  return `<${classOf(self).name} object>`;
}

function nativeRepr(value: PyNative): string {
  if (!value.isMethod) return `<built-in function ${value.name}>`;
  const type = value.qualifiedName.split(".")[0];
  if (value.name.startsWith("__")) return `<slot wrapper '${value.name}' of '${type}' objects>`;
  return `<method '${value.name}' of '${type}' objects>`;
}

/** The text of a value, or steps to it, with something done to it. */
export function mapText(
  text: string | Steps<string>,
  change: (text: string) => string,
): string | Steps<string> {
  return isSteps(text) ? mapSteps(text, change) : change(text);
}

function* mapSteps(steps: Steps<string>, change: (text: string) => string): Steps<string> {
  return change(yield* steps);
}
