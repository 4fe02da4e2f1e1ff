/** Makes Python functions from TypeScript ones: a parameter list, and arguments matched against it. */

import type { Machine, NativeBody, Native, Steps } from "./native";
import {
  None,
  str,
  type Keywords,
  type PyDict,
  type PyNative,
  type PyTuple,
  type PyValue,
  type Unknown,
} from "./values";

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
export type Bound<S extends string> = string extends S ? (PyValue | undefined)[] : Values<Names<S>>;

/** The body of a native function with the parameter list `S`. */
export type Body<S extends string> = (vm: Machine, ...bound: Bound<S>) => PyValue | Steps<PyValue>;

export interface NativeOptions {
  /** Binds `self` when found on a class; the parameter list then begins with it. */
  readonly isMethod?: boolean;
  /** `str.upper`; the name where absent. */
  readonly qualifiedName?: string;
  /**
   * What an argument that is unknown does. `derive`, the default: the body never sees it, the result is an unknown.
   * `accept`: the body takes it like any value (`list.append`, `print`).
   */
  readonly unknowns?: "derive" | "accept";
  /**
   * Whose words a wrong call is told in: those of functions written in C, which come in four kinds by how these read
   * their arguments, or of functions written in Python. Without it, functions with a `/` in their list are C's.
   */
  readonly wording?: "c" | "c parse" | "c slot" | "c unpack" | "python";
  /** The name in messages, where it is another: `list` for `list.__init__`. */
  readonly calledAs?: string;
}

/**
 * A native function from a parameter list such as `"iterable, /, *, key?, reverse?"`; see `NativeBody`. The list is
 * read at the first call.
 */
export function nativeFunction<S extends string>(
  name: string,
  parameters: S,
  body: Body<S>,
  options?: NativeOptions,
): PyNative;
export function nativeFunction(
  name: string,
  parameters: string,
  body: NativeBody,
  options: NativeOptions = {},
): PyNative {
  let signature: Signature | undefined;
  const qualifiedName = options.qualifiedName ?? name;
  const accepts = options.unknowns === "accept";
  const what = name === "__getitem__" ? "[…]" : `${name}()`;

  const call: Native = (vm, args, kwargs) => {
    signature ??= parseSignature(
      options.calledAs ?? name,
      options.calledAs ?? qualifiedName,
      parameters,
      options,
    );
    const isDirect =
      signature.isPlain && kwargs.size === 0 && args.length === signature.positional.length;
    const bound = isDirect ? args : bind(vm, signature, args, kwargs);
    if (!accepts) {
      const rest = signature.options ? kwargs.rest : undefined;
      const unknown = findUnknown(signature, bound) ?? rest;
      if (unknown) return vm.unknown({ kind: "derived", what }, unknown);
    }
    return body(vm, ...bound);
  };
  return { kind: "native", name, qualifiedName, call, isMethod: options.isMethod ?? false };
}

/** Tells a computation that has to run in the machine from a result that is there already. */
export function isSteps<T>(result: T | Steps<T>): result is Steps<T> {
  return (
    typeof result === "object" &&
    result !== null &&
    !("kind" in result) &&
    Symbol.iterator in result &&
    "throw" in result
  );
}

/** The result of a computation that may or may not need the machine. */
export function* finish<T>(result: T | Steps<T>): Steps<T> {
  return isSteps(result) ? yield* result : result;
}

interface Parameter {
  readonly name: string;
  readonly isOptional: boolean;
}

interface Signature {
  readonly name: string;
  readonly qualifiedName: string;
  /** Positional parameters, `self` of a method included. */
  readonly positional: readonly Parameter[];
  /** How many of `positional` cannot be given by keyword. */
  readonly positionalOnly: number;
  readonly required: number;
  /** 1 for a method: its `self` is not counted in messages. */
  readonly selfCount: number;
  readonly rest: boolean;
  readonly keywordOnly: readonly Parameter[];
  readonly options: boolean;
  /** True without `*rest`, `**options` and keyword-only parameters: arguments may be the parameters as they are. */
  readonly isPlain: boolean;
  readonly isC: boolean;
  readonly wording: NativeOptions["wording"];
}

function parseSignature(
  name: string,
  qualifiedName: string,
  text: string,
  options: NativeOptions,
): Signature {
  const positional: Parameter[] = [];
  const keywordOnly: Parameter[] = [];
  let positionalOnly = 0;
  let rest = false;
  let hasOptions = false;
  let behindStar = false;
  for (const part of text.split(",")) {
    const item = part.trim();
    if (item === "") continue;
    if (item === "/") positionalOnly = positional.length;
    else if (item.startsWith("**")) hasOptions = true;
    else if (item.startsWith("*")) {
      behindStar = true;
      if (item.length > 1) rest = true;
    } else {
      const isOptional = item.endsWith("?");
      const parameter = { name: isOptional ? item.slice(0, -1) : item, isOptional };
      (behindStar ? keywordOnly : positional).push(parameter);
    }
  }
  const selfCount = options.isMethod ? 1 : 0;
  return {
    name,
    qualifiedName,
    positional,
    positionalOnly: Math.max(positionalOnly, selfCount),
    required: positional.filter((p) => !p.isOptional).length,
    selfCount,
    rest,
    keywordOnly,
    options: hasOptions,
    isPlain: !rest && !hasOptions && keywordOnly.length === 0,
    isC: options.wording ? options.wording !== "python" : positionalOnly > 0 || rest || text === "",
    wording: options.wording,
  };
}

function bind(
  vm: Machine,
  f: Signature,
  args: readonly PyValue[],
  kwargs: Keywords,
): (PyValue | undefined)[] {
  const count = f.positional.length;
  if (args.length > count && !f.rest) throw tooManyPositional(vm, f, args.length, kwargs.size);
  const bound: (PyValue | undefined)[] = [];
  for (let i = 0; i < count; i++) bound.push(i < args.length ? args[i] : undefined);
  const extra = kwargs.size > 0 ? bindKeywords(vm, f, args.length, kwargs, bound) : undefined;
  for (let i = Math.min(args.length, count); i < count; i++) {
    if (bound[i] !== undefined || f.positional[i].isOptional) continue;
    if (!kwargs.rest || i < f.positionalOnly) throw missing(vm, f, bound, args);
    bound[i] = kwargs.rest;
  }
  if (f.rest) bound.push({ kind: "tuple", items: args.slice(count) });
  for (const parameter of f.keywordOnly) {
    const value = kwargs.get(parameter.name) ?? (parameter.isOptional ? undefined : kwargs.rest);
    if (value === undefined && !parameter.isOptional) throw missingKeyword(vm, f, kwargs);
    bound.push(value);
  }
  if (f.options) bound.push(extra ?? { kind: "dict", entries: new Map() });
  return bound;
}

/** Puts keyword arguments into their places; returns those for `**options`. */
function bindKeywords(
  vm: Machine,
  f: Signature,
  argCount: number,
  kwargs: Keywords,
  bound: (PyValue | undefined)[],
): PyDict | undefined {
  const extra: PyDict | undefined = f.options ? { kind: "dict", entries: new Map() } : undefined;
  const total = f.positional.length + f.keywordOnly.length - f.selfCount;
  if (f.isC && !f.options) {
    if (total === f.positionalOnly - f.selfCount && f.keywordOnly.length === 0) {
      throw vm.raise("TypeError", `${f.qualifiedName}() takes no keyword arguments`);
    }
    const given = argCount - f.selfCount + kwargs.size;
    if (!f.rest && given > total) {
      throw vm.raise("TypeError", `${f.name}() takes ${atMost(f, total)} (${given} given)`);
    }
  }
  for (const [name, value] of kwargs) {
    const index = f.positional.findIndex((p, i) => i >= f.positionalOnly && p.name === name);
    if (index >= 0) {
      if (index < argCount) throw givenTwice(vm, f, name, index);
      bound[index] = value;
    } else if (!f.keywordOnly.some((p) => p.name === name)) {
      if (!extra) throw unexpectedKeyword(vm, f, name);
      // Keyword names are plain strings, which are their own keys.
      extra.entries.set(name, { key: str(name), value });
    }
  }
  return extra;
}

function atMost(f: Signature, most: number, word = ""): string {
  const exact = f.required - f.selfCount === most && f.keywordOnly.length === 0;
  return `${exact ? "exactly" : "at most"} ${most} ${word}argument${most === 1 ? "" : "s"}`;
}

function tooManyPositional(vm: Machine, f: Signature, given: number, keywords: number) {
  const most = f.positional.length - f.selfCount;
  const got = given - f.selfCount;
  const least = f.required - f.selfCount;
  if (!f.isC) {
    const range = f.required < f.positional.length ? `from ${f.required} to ` : "";
    const s = f.positional.length === 1 && range === "" ? "" : "s";
    const was = given === 1 ? "was" : "were";
    const text = `takes ${range}${f.positional.length} positional argument${s} but ${given} ${was} given`;
    return vm.raise("TypeError", `${f.qualifiedName}() ${text}`);
  }
  const allPositional = f.positionalOnly === f.positional.length && f.keywordOnly.length === 0;
  if (allPositional) return wrongCount(vm, f, got, least, most);
  const total = most + f.keywordOnly.length;
  if (got + keywords > total) {
    return vm.raise("TypeError", `${f.name}() takes ${atMost(f, total)} (${got + keywords} given)`);
  }
  if (most === 0) return vm.raise("TypeError", `${f.name}() takes no positional arguments`);
  const text = `takes ${atMost(f, most, "positional ")} (${got} given)`;
  return vm.raise("TypeError", `${f.name}() ${text}`);
}

/** The words of functions whose parameters are all positional only. */
function wrongCount(vm: Machine, f: Signature, got: number, least: number, most: number) {
  if (f.wording === "c slot") {
    const limit = got < least ? least : most;
    const bound = least === most ? "" : got < least ? "at least " : "at most ";
    const text = `expected ${bound}${limit} argument${limit === 1 ? "" : "s"}, got ${got}`;
    return vm.raise("TypeError", text);
  }
  if (most === 0 && !f.rest) {
    return vm.raise("TypeError", `${f.qualifiedName}() takes no arguments (${got} given)`);
  }
  if (most === 1 && least === 1 && !f.rest && f.wording !== "c unpack") {
    return vm.raise("TypeError", `${f.qualifiedName}() takes exactly one argument (${got} given)`);
  }
  const bound = least === most && !f.rest ? "" : got < least ? "at least " : "at most ";
  const limit = got < least ? least : most;
  if (f.wording === "c parse") {
    const takes = `${bound}${limit} argument${limit === 1 ? "" : "s"}`;
    return vm.raise("TypeError", `${f.name}() takes ${takes} (${got} given)`);
  }
  const text = `expected ${bound}${limit} argument${limit === 1 ? "" : "s"}, got ${got}`;
  return vm.raise("TypeError", `${f.name} ${text}`);
}

function missing(
  vm: Machine,
  f: Signature,
  bound: readonly (PyValue | undefined)[],
  args: readonly PyValue[],
) {
  const absent = f.positional.flatMap((p, i) =>
    bound[i] === undefined && !p.isOptional
      ? [{ name: p.name, position: i - f.selfCount + 1 }]
      : [],
  );
  if (!f.isC) {
    const names = absent.map((p) => p.name);
    const text = `missing ${names.length} required positional argument${names.length === 1 ? "" : "s"}`;
    return vm.raise("TypeError", `${f.qualifiedName}() ${text}: ${listed(names)}`);
  }
  if (f.selfCount === 1 && args.length === 0) {
    return vm.raise("TypeError", `unbound method ${f.qualifiedName}() needs an argument`);
  }
  const least = f.required - f.selfCount;
  const got = args.length - f.selfCount;
  const requiredPositionalOnly = Math.min(f.positionalOnly - f.selfCount, least);
  if (f.positionalOnly === f.positional.length && f.keywordOnly.length === 0) {
    return wrongCount(vm, f, got, least, f.positional.length - f.selfCount);
  }
  if (got < requiredPositionalOnly) {
    const exact = requiredPositionalOnly === f.positional.length - f.selfCount;
    const many = `${requiredPositionalOnly} positional argument${requiredPositionalOnly === 1 ? "" : "s"}`;
    const text = `takes ${exact ? "exactly" : "at least"} ${many} (${got} given)`;
    return vm.raise("TypeError", `${f.name}() ${text}`);
  }
  const [{ name, position }] = absent;
  const text = `missing required argument '${name}' (pos ${position})`;
  return vm.raise("TypeError", `${f.name}() ${text}`);
}

function missingKeyword(vm: Machine, f: Signature, kwargs: Keywords) {
  const names = f.keywordOnly.filter((p) => !p.isOptional && !kwargs.has(p.name));
  const text = `missing ${names.length} required keyword-only argument${names.length === 1 ? "" : "s"}`;
  return vm.raise("TypeError", `${f.qualifiedName}() ${text}: ${listed(names.map((p) => p.name))}`);
}

function givenTwice(vm: Machine, f: Signature, name: string, index: number) {
  if (!f.isC) {
    return vm.raise("TypeError", `${f.qualifiedName}() got multiple values for argument '${name}'`);
  }
  const position = index - f.selfCount + 1;
  const text = `given by name ('${name}') and position (${position})`;
  return vm.raise("TypeError", `argument for ${f.name}() ${text}`);
}

function unexpectedKeyword(vm: Machine, f: Signature, name: string) {
  if (f.isC) {
    return vm.raise("TypeError", `'${name}' is an invalid keyword argument for ${f.name}()`);
  }
  if (f.positional.slice(0, f.positionalOnly).some((p) => p.name === name)) {
    const text = `got some positional-only arguments passed as keyword arguments: '${name}'`;
    return vm.raise("TypeError", `${f.qualifiedName}() ${text}`);
  }
  return vm.raise("TypeError", `${f.qualifiedName}() got an unexpected keyword argument '${name}'`);
}

/** `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`. */
function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length <= 2) return quoted.join(" and ");
  return `${quoted.slice(0, -1).join(", ")}, and ${quoted.at(-1)}`;
}

/** The first unknown among the arguments, those of `*rest` and the parts of slices included. */
function findUnknown(f: Signature, bound: readonly (PyValue | undefined)[]): Unknown | undefined {
  for (let i = 0; i < bound.length; i++) {
    const value = bound[i];
    if (value === undefined) continue;
    if (value.kind === "unknown") return value;
    if (value.kind === "slice") {
      const part = [value.start, value.stop, value.step].find(isUnknown);
      if (part) return part;
    }
    if (f.rest && i === f.positional.length && value.kind === "tuple") {
      const item = value.items.find(isUnknown);
      if (item) return item;
    }
  }
  return undefined;
}

export function isUnknown(value: PyValue): value is Unknown {
  return value.kind === "unknown";
}

/** The value, or None where the argument was not given. */
export function orNone(value: PyValue | undefined): PyValue {
  return value ?? None;
}
