/** Matches Python's arguments to the signature of an op. */

import type { Machine } from "../python/native";
import type { Keywords, PyValue, Unknown } from "../python/values";
import { isUnknown, wrong, type Args, type Spec, type Values } from "./args";
import { lastName, type Op } from "./op";

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
}

/** How the function was called: as a method its `self` does not count in messages. */
export interface CallStyle {
  readonly isMethod: boolean;
}

export const asFunction: CallStyle = { isMethod: false };
export const asMethod: CallStyle = { isMethod: true };

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
};

/** The rules' values, an unknown among the arguments, or why they do not fit. */
export function bind(
  vm: Machine,
  op: Op,
  args: readonly PyValue[],
  kwargs: Keywords,
  style: CallStyle,
): Bound | Unknown | BindError {
  const isPython = op.isPython ?? op.name.startsWith("torch.nn.");
  const given = collect(op, args, kwargs, style, isPython);
  if ("kind" in given) return given;

  const values: Record<string, unknown> = {};
  const missing: string[] = [];
  let unknown: Unknown | undefined;
  let position = 0;
  for (const [name, spec] of Object.entries(op.args)) {
    position++;
    const value = given.get(name);
    if (value === undefined) {
      if (spec.fallback) values[name] = spec.fallback.value;
      else missing.push(name);
      continue;
    }
    const read = spec.read(vm, value);
    if (read === wrong) return wrongType(vm, op, name, position, spec, value, style);
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
  op: Op,
  args: readonly PyValue[],
  kwargs: Keywords,
  style: CallStyle,
  isPython: boolean,
): Map<string, PyValue> | BindError {
  const given = new Map<string, PyValue>();
  let next = 0;
  let positional = 0;
  for (const [name, spec] of Object.entries(op.args)) {
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
  if (next < args.length) {
    const self = style.isMethod ? 1 : 0;
    const takes = positional - self;
    const was = args.length - self;
    return error(
      isPython
        ? `${lastName(op.name)}() takes ${positional} positional arguments but ${args.length} were given`
        : `${lastName(op.name)}() takes ${takes} positional argument${takes === 1 ? "" : "s"} but ${was} ${was === 1 ? "was" : "were"} given`,
    );
  }
  for (const [key, value] of kwargs) {
    const name = key in op.args ? key : (otherNames[key] ?? key);
    if (!(name in op.args)) {
      return error(`${lastName(op.name)}() got an unexpected keyword argument '${key}'`);
    }
    if (given.has(name))
      return error(`${lastName(op.name)}() got multiple values for argument '${key}'`);
    given.set(name, value);
  }
  return given;
}

function isSequence(value: PyValue): boolean {
  if (value.kind === "list" || value.kind === "tuple" || value.kind === "unknown") return true;
  return value.kind === "tensor" && value.state.shape.length > 0;
}

function wrongType(
  vm: Machine,
  op: Op,
  name: string,
  position: number,
  spec: Spec<unknown>,
  value: PyValue,
  style: CallStyle,
): BindError {
  const at = position - (style.isMethod ? 1 : 0);
  const got = describeType(vm, value);
  const where = spec.isKeywordOnly ? "" : ` (position ${at})`;
  return {
    kind: "error",
    isType: true,
    message: `${lastName(op.name)}(): argument '${name}'${where} must be ${spec.expects}, not ${got}`,
  };
}

function describeType(vm: Machine, value: PyValue): string {
  return vm.classOf(value).name;
}

function missingArguments(op: Op, missing: readonly string[], isPython: boolean): BindError {
  const names = missing.map((name) => (isPython ? `'${name}'` : `"${name}"`));
  if (!isPython) {
    return error(
      `${lastName(op.name)}() missing ${missing.length} required positional arguments: ${names.join(", ")}`,
    );
  }
  const last = names.pop();
  const text =
    names.length === 0 ? last : `${names.join(", ")}${names.length > 1 ? "," : ""} and ${last}`;
  const plural = missing.length === 1 ? "" : "s";
  return error(
    `${lastName(op.name)}() missing ${missing.length} required positional argument${plural}: ${text}`,
  );
}

/** https://pytorch.org/docs/stable/generated/torch.nn.parameter.UninitializedParameter.html */
function uninitialized(op: Op): BindError {
  return {
    kind: "error",
    isType: false,
    message: uninitializedText(lastName(op.name)),
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
