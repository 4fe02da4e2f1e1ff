/** What the library modules share: typed native functions, numbers out of values, unknowns. */

import { findAttribute, getAttribute, lookupClass } from "../attributes";
import { callValue } from "../call";
import { newDict, setString } from "../dict";
import { isSteps, nativeFunction, type NativeOptions } from "../nativeFunction";
import type { Machine, NativeBody, StateKey, Steps } from "../native";
import { chargeWalk } from "../sizes";
import type {
  Attributes,
  Keywords,
  PyClass,
  PyDict,
  PyNative,
  PyTuple,
  PyValue,
  Reason,
  Unknown,
} from "../values";

type Names<S extends string> = S extends `${infer First}, ${infer Rest}`
  ? [First, ...Names<Rest>]
  : S extends ""
    ? []
    : [S];

type Values<N extends string[]> = N extends [
  infer First extends string,
  ...infer Rest extends string[],
]
  ? First extends "/" | "*"
    ? Values<Rest>
    : First extends `${string}?`
      ? [PyValue | undefined, ...Values<Rest>]
      : First extends `**${string}`
        ? [PyDict, ...Values<Rest>]
        : First extends `*${string}`
          ? [PyTuple, ...Values<Rest>]
          : [PyValue, ...Values<Rest>]
  : [];

/** What a body gets for a parameter list: the types follow from the marks in the text. */
export type Bound<S extends string> = Values<Names<S>>;

type Body<S extends string> = (vm: Machine, ...bound: Bound<S>) => PyValue | Steps<PyValue>;

/** `nativeFunction` with the types of the body's parameters taken from the parameter list. */
export function native<S extends string>(
  name: string,
  parameters: S,
  body: Body<S>,
  options?: NativeOptions,
): PyNative {
  return nativeFunction(name, parameters, untyped(body), options);
}

/** The same for a method of the class `owner`; the parameter list begins with `self`. */
export function method<S extends string>(
  owner: string,
  name: string,
  parameters: S,
  body: Body<S>,
  options: NativeOptions = {},
): PyNative {
  const qualifiedName = `${owner}.${name}`;
  const all = { qualifiedName, ...options, isMethod: true };
  return nativeFunction(name, parameters, untyped(body), all);
}

/** The binder gives a body exactly what its parameter list says, which is what `Bound` spells out. */
function untyped<S extends string>(body: Body<S>): NativeBody {
  return body as unknown as NativeBody; // see above
}

/** A read-only attribute that is computed. */
export function getter(
  owner: string,
  name: string,
  body: (vm: Machine, self: PyValue) => PyValue | Steps<PyValue>,
): readonly [string, PyValue] {
  return [name, { kind: "property", get: method(owner, name, "self, /", body) }];
}

export function classMethod<S extends string>(
  owner: string,
  name: string,
  parameters: S,
  body: Body<S>,
  options?: NativeOptions,
): readonly [string, PyValue] {
  const method_ = method(owner, name, parameters, body, options);
  return [name, { kind: "classmethod", function: method_ }];
}

export function staticMethod<S extends string>(
  owner: string,
  name: string,
  parameters: S,
  body: Body<S>,
  options?: NativeOptions,
): readonly [string, PyValue] {
  const qualifiedName = `${owner}.${name}`;
  const function_ = native(name, parameters, body, { qualifiedName, ...options });
  return [name, { kind: "staticmethod", function: function_ }];
}

/** Entries of a module or class: functions and classes under their own names, the rest as pairs. */
export function entries(
  ...items: readonly (PyNative | PyClass | readonly [string, PyValue])[]
): (readonly [string, PyValue])[] {
  return items.map((item) => ("kind" in item ? [item.name, item] : item));
}

/** What a library keeps for one run, the classes that user code may change above all. */
export function perRun<T>(
  name: string,
  create: (vm: Machine) => T,
  decides?: StateKey<T>["decides"],
): (vm: Machine) => T {
  const key: StateKey<T> = { name, create, decides };
  return (vm) => vm.state(key);
}

/** What is made once and shared by all runs: functions, immutable values. */
export function once<T>(create: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: create() }).value;
}

export function derived(vm: Machine, what: string, cause: Unknown): Unknown {
  return vm.unknown({ kind: "derived", what }, cause);
}

/** A function that Layerlens cannot know the result of. */
export function unknowing(name: string, reason: Reason): PyNative {
  return native(name, "*args, **kwargs", (vm) => vm.unknown(reason), { unknowns: "accept" });
}

/** The first unknown among values, where one unknown argument makes the result unknown. */
export function firstUnknown(values: readonly (PyValue | undefined)[]): Unknown | undefined {
  for (const value of values) if (value !== undefined && value.kind === "unknown") return value;
  return undefined;
}

/** The number of a plain int, float or bool, as C's double would have it; absent for everything else. */
export function plainNumber(value: PyValue): number | undefined {
  switch (value.kind) {
    case "float":
      return value.value;
    case "int":
      return Number(value.value);
    case "bool":
      return value.value ? 1 : 0;
    default:
      return undefined;
  }
}

/** The exact whole number of a plain int or bool. */
export function plainInt(value: PyValue): number | bigint | undefined {
  if (value.kind === "int") return value.value;
  if (value.kind === "bool") return value.value ? 1 : 0;
  return undefined;
}

/** `float(x)` as C functions take their arguments: ints too large for a double are an OverflowError. */
export function doubleOf(vm: Machine, value: PyValue): number | Unknown | Steps<number | Unknown> {
  const plain = plainNumber(value);
  if (plain === undefined) return value.kind === "unknown" ? value : slowDouble(vm, value);
  if (value.kind === "int" && !Number.isFinite(plain)) {
    throw vm.raise("OverflowError", "int too large to convert to float");
  }
  return plain;
}

function* slowDouble(vm: Machine, value: PyValue): Steps<number | Unknown> {
  for (const name of ["__float__", "__index__"]) {
    const found = yield* specialMethod(vm, value, name);
    if (found === undefined) continue;
    const result = yield* callValue(found, []);
    if (result.kind === "unknown") return result;
    const plain = plainNumber(result);
    if (plain !== undefined) return plain;
  }
  throw vm.raise("TypeError", `must be real number, not ${typeName(vm, value)}`);
}

/** `operator.index(x)`. */
export function indexOf(
  vm: Machine,
  value: PyValue,
): number | bigint | Unknown | Steps<number | bigint | Unknown> {
  const plain = plainInt(value);
  if (plain !== undefined) return plain;
  return value.kind === "unknown" ? value : slowIndex(vm, value);
}

function* slowIndex(vm: Machine, value: PyValue): Steps<number | bigint | Unknown> {
  const found = yield* specialMethod(vm, value, "__index__");
  if (found !== undefined) {
    const result = yield* callValue(found, []);
    if (result.kind === "unknown") return result;
    const plain = plainInt(result);
    if (plain !== undefined) return plain;
  }
  throw vm.raise(
    "TypeError",
    `'${typeName(vm, value)}' object cannot be interpreted as an integer`,
  );
}

/** Runs `body` on what may need steps to be known; without steps, at once. */
export function withResult<T, R>(
  from: T | Steps<T>,
  body: (value: T) => R | Steps<R>,
): R | Steps<R> {
  return isSteps(from) ? continued(from, body) : body(from);
}

function* continued<T, R>(from: Steps<T>, body: (value: T) => R | Steps<R>): Steps<R> {
  const result = body(yield* from);
  return isSteps(result) ? yield* result : result;
}

export function typeName(vm: Machine, value: PyValue): string {
  return vm.classOf(value).name;
}

/** A special method as Python looks it up: on the class, bound to the value. */
export function* specialMethod(
  vm: Machine,
  value: PyValue,
  name: string,
): Steps<PyValue | undefined> {
  const found = lookupClass(vm.classOf(value), name);
  if (found === undefined) return undefined;
  if (found.kind === "function" || (found.kind === "native" && found.isMethod)) {
    return { kind: "method", self: value, function: found };
  }
  return yield* findAttribute(vm, value, name);
}

/** Calls a method by name. */
export function* callMethod(
  vm: Machine,
  value: PyValue,
  name: string,
  args: readonly PyValue[] = [],
  kwargs?: Keywords,
): Steps<PyValue> {
  return yield* callValue(yield* getAttribute(vm, value, name), args, kwargs);
}

/** A dict's entries as keyword arguments. */
export function keywordsOf(dict: PyDict): Map<string, PyValue> {
  const keywords = new Map<string, PyValue>();
  for (const { key, value } of dict.entries.values()) {
    if (key.kind === "str") keywords.set(key.value, value);
  }
  return keywords;
}

/** A dict with text keys. */
export function dictOf(items: Iterable<readonly [string, PyValue]>): PyDict {
  const dict = newDict();
  for (const [name, value] of items) setString(dict, name, value);
  return dict;
}

/** The text of a str argument. */
export function textOf(vm: Machine, value: PyValue, what: string): string {
  if (value.kind === "str") {
    chargeWalk(vm, value);
    return value.value;
  }
  throw vm.raise("TypeError", `${what} must be str, not ${typeName(vm, value)}`);
}

/** Attributes that a value keeps of its own, where it has any. */
export function ownAttributes(value: PyValue): Attributes | undefined {
  switch (value.kind) {
    case "instance":
    case "tensor":
    case "function":
    case "class":
    case "native":
    case "int":
    case "float":
    case "str":
    case "tuple":
    case "list":
    case "dict":
    case "set":
    case "frozenset":
      return value.attributes;
    default:
      return undefined;
  }
}
