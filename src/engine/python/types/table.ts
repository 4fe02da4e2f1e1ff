/** What the builtin classes are made of: their methods, and how an instance is created. */

import { nativeFunction, type Body, type NativeOptions } from "../nativeFunction";
import type { PyClass, PyNative, PyValue } from "../values";

/** One builtin class. `classes.ts` makes the class objects from these. */
export interface TypeTable {
  readonly name: string;
  /** What is in the class's own `__dict__`. */
  readonly attributes: ReadonlyMap<string, PyValue>;
  /** What calling the class gives, before `__init__`; absent where a call is a TypeError. */
  readonly create?: PyClass["create"];
}

/** One row of a table of methods. */
export type Row = readonly [name: string, value: PyValue];

/** A method of the builtin class `type`; `parameters` begins with `self, /`. */
export function method<S extends string>(
  type: string,
  name: string,
  parameters: S,
  body: Body<S>,
  options: NativeOptions = {},
): Row {
  return [name, methodFunction(type, name, parameters, body, options)];
}

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
