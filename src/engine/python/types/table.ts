/** What the builtin classes are made of: their methods, and how an instance is created. */

import { nativeFunction, type Body, type Bound, type NativeOptions } from "../nativeFunction";
import { classOf } from "../classes";
import type { Machine, NativeBody, Steps } from "../native";
import { chargeWalk } from "../sizes";
import {
  None,
  type Keywords,
  type PyClass,
  type PyNative,
  type PyValue,
  type Unknown,
} from "../values";

/** One builtin class. `classes.ts` makes the class objects from these. */
export interface TypeTable {
  readonly name: string;
  /** What is in the class's own `__dict__`. */
  readonly attributes: ReadonlyMap<string, PyValue>;
  /** What calling the class gives, before `__init__`; absent where a call is a TypeError. */
  readonly create?: PyClass["create"];
}

/** One row of a class's table. */
export type Row = readonly [name: string, value: PyValue];

/** The body of a method whose `self` has been checked. */
export type MethodBody<T extends PyValue, S extends string> = (
  vm: Machine,
  self: T,
  ...bound: Bound<S>
) => PyValue | Steps<PyValue>;

/** Makes the rows of one class: a parameter list goes without `self`, which is of the right kind in every body. */
export function methodsOf<T extends PyValue>(type: string, isSelf: (value: PyValue) => value is T) {
  function row<S extends string>(
    name: string,
    parameters: S,
    body: MethodBody<T, S>,
    options?: NativeOptions,
  ): Row;
  function row(
    name: string,
    parameters: string,
    body: MethodBody<T, string>,
    options: NativeOptions = {},
  ): Row {
    const goesThrough = !isConstant(type, name);
    const checked: NativeBody = (vm, self, ...bound) => {
      if (self === undefined) return None;
      if (isSelf(self)) {
        if (goesThrough) chargeWalk(vm, self);
        return body(vm, self, ...bound);
      }
      if (self.kind === "unknown") {
        return vm.unknown({ kind: "derived", what: `${type}.${name}()` }, self);
      }
      const what = `descriptor '${name}' for '${type}' objects`;
      throw vm.raise("TypeError", `${what} doesn't apply to a '${classOf(self).name}' object`);
    };
    const list: string = parameters === "" ? "self, /" : `self, ${parameters}`;
    const native = nativeFunction(name, list, checked, {
      wording: isSlot(type, name) ? "c slot" : "c",
      calledAs: name === "__init__" ? type : undefined,
      ...options,
      qualifiedName: `${type}.${name}`,
      isMethod: true,
    });
    return [name, native];
  }
  return row;
}

/** What `list(x)` and the like give for an x that is unknown; a subclass may do with its arguments as it likes. */
export function unknownSource(
  vm: Machine,
  cls: PyClass,
  args: readonly PyValue[],
): Unknown | undefined {
  const [source] = args;
  if (cls.module !== "builtins" || source?.kind !== "unknown") return undefined;
  return vm.unknown({ kind: "derived", what: `${cls.name}()` }, source);
}

/** `dict(**unknown)`; what a class of the user's does with its keywords is its own affair. */
export function unknownRest(vm: Machine, cls: PyClass, { rest }: Keywords): Unknown | undefined {
  if (!rest || cls.definedAt) return undefined;
  return vm.unknown({ kind: "derived", what: `${cls.name}()` }, rest);
}

/** Methods that take as long with many items as with few, or that count their work themselves. */
const constantMethods: ReadonlySet<string> = new Set([
  ...["__len__", "__reversed__", "__getitem__", "__setitem__", "__delitem__", "__init__"],
  ...["__iadd__", "__ior__", "append", "appendleft", "insert", "pop", "extend", "clear", "copy"],
  ...["get", "setdefault", "popitem", "keys", "values", "items", "update", "move_to_end"],
  ...["add", "discard", "startswith", "endswith"],
]);

function isConstant(type: string, name: string): boolean {
  switch (type) {
    case "str":
      return name !== "__len__" && constantMethods.has(name);
    // What a set iterates over, takes out and is updated to has the order of CPython's hash table.
    case "set":
    case "frozenset":
      return /^(__len__|__init__|__contains__|add|remove|discard|clear)$/.test(name);
    case "dict":
      return ["__iter__", "__contains__"].includes(name) || constantMethods.has(name);
    default:
      return name === "__iter__" || constantMethods.has(name);
  }
}

/** Special methods that CPython has as slots of a class, not as methods: their words are their own. */
function isSlot(type: string, name: string): boolean {
  if (!/^__\w+__$/.test(name) || name === "__init__") return false;
  if (name === "__getitem__") return type !== "list" && type !== "dict";
  if (name === "__contains__") return type !== "dict" && type !== "set" && type !== "frozenset";
  return ![
    "__format__",
    "__round__",
    "__reversed__",
    "__trunc__",
    "__floor__",
    "__ceil__",
  ].includes(name);
}

/** For methods that keep what they are given, unknown or not. */
export const accepting: NativeOptions = { unknowns: "accept" };

export function classMethod<S extends string>(
  type: string,
  name: string,
  parameters: S,
  body: Body<S>,
  options: NativeOptions = {},
): Row {
  const native = methodFunction(type, name, parameters, body, options);
  return [name, { kind: "classmethod", function: native }];
}

export function staticMethod<S extends string>(
  type: string,
  name: string,
  parameters: S,
  body: Body<S>,
  options: NativeOptions = {},
): Row {
  const qualifiedName = `${type}.${name}`;
  const native = nativeFunction(name, parameters, body, { ...options, qualifiedName });
  return [name, { kind: "staticmethod", function: native }];
}

/** A read-only attribute that is computed: `int.real`. */
export function getter(type: string, name: string, body: Body<"self, /">): Row {
  return [name, { kind: "property", get: methodFunction(type, name, "self, /", body, {}) }];
}

function methodFunction<S extends string>(
  type: string,
  name: string,
  parameters: S,
  body: Body<S>,
  options: NativeOptions,
): PyNative {
  const qualifiedName = `${type}.${name}`;
  return nativeFunction(name, parameters, body, { ...options, qualifiedName, isMethod: true });
}
