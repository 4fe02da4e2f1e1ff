/** Matches Python's arguments to the signature of an op. */

import type { Machine } from "../python/native";
import type { Keywords, PyValue, Unknown } from "../python/values";
import { isUnknown, parametersOf, wrong, type Args, type Spec, type Values } from "./args";
import { lastName } from "./op";

/** What arguments are matched against: an op, or the `__init__` of a layer. */
export interface Signature {
  readonly name: string;
  readonly args: Args;
  /** Written in Python in PyTorch: wrong calls are told in Python's words. Follows from the name where absent. */
  readonly isPython?: boolean;
  /** What messages call it; absent: the last part of its name. */
  readonly title?: string;
}

export interface Bound {
  readonly values: Values<Args>;
  /** The Python values behind them, for those that were given. */
  readonly given: ReadonlyMap<string, PyValue>;
}

/** Why arguments do not fit a signature. */
export interface BindError {
  readonly kind: "error";
  readonly message: string;
  /** True where the arguments have other types than the signature asks for, so that another overload may fit. */
  readonly isType: boolean;
  /** The argument of the wrong type. */
  readonly argument?: string;
}

/** How the function was called: as a method its `self` does not count in messages. */
export interface CallStyle {
  readonly isMethod: boolean;
  /** Whose words a wrong call is told in; absent: the op's own. */
  readonly isPython?: boolean;
}

export const asFunction: CallStyle = { isMethod: false };
export const asMethod: CallStyle = { isMethod: true, isPython: false };

/** NumPy's names, which torch takes as well. */
const otherNames: Readonly<Record<string, string>> = {
  axis: "dim",
  axes: "dims",
  keepdims: "keepdim",
  x: "input",
  x1: "input",
  x2: "other",
  a: "input",
  sizes: "size",
  indices: "indices_or_sections",
  sections: "indices_or_sections",
};

/** The rules' values, an unknown among the arguments, or why they do not fit. */
export function bind(
  vm: Machine,
  op: Signature,
  args: readonly PyValue[],
  kwargs: Keywords,
  style: CallStyle,
): Bound | Unknown | BindError {
  const isPython = style.isPython ?? op.isPython ?? op.name.startsWith("torch.nn.");
  const given = collect(op, args, kwargs, style, isPython);
  if ("kind" in given) return given;

  const values: Record<string, unknown> = {};
  const missing: string[] = [];
  let unknown: Unknown | undefined;
  const parameters = parametersOf(op.args);
  for (let i = 0; i < parameters.length; i++) {
    const { name, spec } = parameters[i];
    const value = given.get(name) ?? (spec.fallback ? undefined : kwargs.rest);
    if (value === undefined) {
      if (spec.fallback) values[name] = spec.fallback.value;
      else missing.push(name);
      continue;
    }
    const read = takes(spec, value, isPython) ? spec.read(vm, value) : wrong;
    if (read === wrong) return wrongType(vm, op, name, i + 1, spec, value, style);
    if (isUnknown(read)) unknown ??= read;
    else if (value.kind === "tensor" && value.state.isUninitialized) return uninitialized(op);
    values[name] = read;
  }
  if (missing.length > 0) return missingArguments(op, missing, isPython);
  if (unknown) return unknown;
  return { values, given };
}

export function isBindError(result: object): result is BindError {
  return "kind" in result && result.kind === "error";
}

/** The Python value of each parameter that was given one. */
function collect(
  op: Signature,
  args: readonly PyValue[],
  kwargs: Keywords,
  style: CallStyle,
  isPython: boolean,
): Map<string, PyValue> | BindError {
  const given = new Map<string, PyValue>();
  let next = 0;
  let positional = 0;
  const parameters = parametersOf(op.args);
  for (let i = 0; i < parameters.length; i++) {
    const { name, spec } = parameters[i];
    if (spec.isKeywordOnly) continue;
    if (spec.isVariadic) {
      const rest = args.slice(next);
      next = args.length;
      if (rest.length === 1 && isSequence(rest[0])) given.set(name, rest[0]);
      else if (rest.length > 0 || !kwargs.has(name))
        given.set(name, { kind: "tuple", items: rest });
      continue;
    }
    positional++;
    if (next < args.length) given.set(name, args[next++]);
  }
  if (next < args.length) return tooMany(op, positional, args.length, style, isPython);
  for (const [key, value] of kwargs) {
    const name = key in op.args ? key : (otherNames[key] ?? key);
    if (!(name in op.args)) {
      return error(`${titleOf(op)}() got an unexpected keyword argument '${key}'`);
    }
    if (given.has(name)) return error(`${titleOf(op)}() got multiple values for argument '${key}'`);
    given.set(name, value);
  }
  return given;
}

function tooMany(
  op: Signature,
  positional: number,
  given: number,
  style: CallStyle,
  isPython: boolean,
): BindError {
  // A layer's `self` is counted as Python counts it; a method's is not, as C++ counts.
  const self = isPython ? (op.title === undefined ? 0 : 1) : style.isMethod ? -1 : 0;
  const most = positional + self;
  const required = Object.values(op.args).filter((spec) => !spec.fallback && !spec.isKeywordOnly);
  const least = required.length + self;
  const range = isPython && least < most ? `from ${least} to ${most}` : String(most);
  const s = most === 1 && least === most ? "" : "s";
  const was = given + self === 1 ? "was" : "were";
  return error(
    `${titleOf(op)}() takes ${range} positional argument${s} but ${given + self} ${was} given`,
  );
}

function titleOf(op: Signature): string {
  return op.title ?? lastName(op.name);
}

/** Functions written in C++ take True and False alone for a flag. */
function takes(spec: Spec<unknown>, value: PyValue, isPython: boolean): boolean {
  return isPython || spec.expects !== "bool" || (value.kind !== "int" && value.kind !== "none");
}

function isSequence(value: PyValue): boolean {
  if (value.kind === "list" || value.kind === "tuple" || value.kind === "unknown") return true;
  return value.kind === "tensor" && value.state.shape.length > 0;
}

function wrongType(
  vm: Machine,
  op: Signature,
  name: string,
  position: number,
  spec: Spec<unknown>,
  value: PyValue,
  style: CallStyle,
): BindError {
  const at = position - (style.isMethod ? 1 : 0);
  const items = value.kind === "list" || value.kind === "tuple" ? value.items : undefined;
  const error = (message: string): BindError => ({
    kind: "error",
    isType: true,
    argument: name,
    message,
  });
  const bad = items?.findIndex((item) => item.kind !== "tensor") ?? -1;
  if (spec.expects === "tuple of Tensors" && items && bad !== -1) {
    const got = describeType(vm, items[bad]);
    return error(`expected Tensor as element ${bad} in argument ${position - 1}, but got ${got}`);
  }
  const must = `${titleOf(op)}(): argument '${name}'`;
  const wrongItem = items?.findIndex((item) => !isIntLike(item)) ?? -1;
  if (spec.isVariadic && items && items.length > 1 && wrongItem !== -1) {
    const got = describeType(vm, items[wrongItem]);
    return error(
      `${must} must be ${spec.expects}, but found element of type ${got} at pos ${wrongItem + 1}`,
    );
  }
  const single = spec.isVariadic && items?.length === 1 ? items[0] : value;
  const where = spec.isKeywordOnly ? "" : ` (position ${at})`;
  return error(`${must}${where} must be ${spec.expects}, not ${describeType(vm, single)}`);
}

function isIntLike(value: PyValue): boolean {
  return value.kind === "int" || value.kind === "tensor";
}

function describeType(vm: Machine, value: PyValue): string {
  return vm.classOf(value).name;
}

function missingArguments(op: Signature, missing: readonly string[], isPython: boolean): BindError {
  const names = missing.map((name) => (isPython ? `'${name}'` : `"${name}"`));
  if (!isPython) {
    return error(
      `${titleOf(op)}() missing ${missing.length} required positional arguments: ${names.join(", ")}`,
    );
  }
  const last = names.pop();
  const text =
    names.length === 0 ? last : `${names.join(", ")}${names.length > 1 ? "," : ""} and ${last}`;
  const plural = missing.length === 1 ? "" : "s";
  return error(
    `${titleOf(op)}() missing ${missing.length} required positional argument${plural}: ${text}`,
  );
}

/** https://pytorch.org/docs/stable/generated/torch.nn.parameter.UninitializedParameter.html */
function uninitialized(op: Signature): BindError {
  return {
    kind: "error",
    isType: false,
    message: uninitializedText(titleOf(op)),
  };
}

export function uninitializedText(method: string): string {
  return (
    `Attempted to use an uninitialized parameter in <method '${method}' of 'torch._C._TensorBase' objects>. ` +
    "This error happens when you are using a `LazyModule` or explicitly manipulating " +
    "`torch.nn.parameter.UninitializedParameter` objects. When using LazyModules Call `forward` with a dummy batch " +
    "to initialize the parameters before calling torch functions"
  );
}

function error(message: string): BindError {
  return { kind: "error", isType: true, message };
}
