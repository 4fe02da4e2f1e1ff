/** The kinds of arguments that PyTorch's functions take: how each is read from a Python value and written to a trace. */

import type { DType } from "../tensor/dtype";
import { invariant } from "../assert";
import type { Machine } from "../python/native";
import type { PySlice, PyTuple, PyValue, TensorState, Unknown } from "../python/values";
import type { Arg } from "../trace/trace";
import { dtypeOfClass, dtypeOfValue } from "./dtypes";

/** A Python argument that is not what its spec asks for. */
export const wrong = Symbol("wrong");

export type Read<T> = T | Unknown | typeof wrong;

/** One parameter of a signature. `T` is what rules get for it. */
export interface Spec<T> {
  /** As PyTorch's TypeErrors name the type: `Tensor`, `int`, `tuple of ints`. */
  readonly expects: string;
  read(vm: Machine, value: PyValue): Read<T>;
  toArg(value: T): Arg;
  /** A number that a trace holds, as rules get it; absent: as it is. */
  ofNumber?(value: number | boolean): T;
  /** What `toArg` wrote, as rules get it, for values with a structure of their own. */
  ofArg?(arg: Arg, tensorOf: (id: number) => TensorState): T;
  /** Rules get a Python value, which a trace does not hold. */
  readonly isOpaque?: true;
  /** Absent for a required argument. */
  readonly fallback?: { readonly value: T };
  readonly isKeywordOnly?: boolean;
  /** Takes the rest of the positional arguments, as `view(2, 3)` does; a single sequence stands for them. */
  readonly isVariadic?: boolean;
}

export type Args = Readonly<Record<string, Spec<unknown>>>;

/** One parameter of a signature. */
export interface NamedSpec {
  readonly name: string;
  readonly spec: Spec<unknown>;
}

const taken = new WeakMap<Args, readonly NamedSpec[]>();

/**
 * The parameters of a signature in their order, taken apart once: thousands of calls go through them before V8 optimises
 * the loops. For the same reason these count: an iterator makes an object at every step.
 */
export function parametersOf(args: Args): readonly NamedSpec[] {
  let list = taken.get(args);
  if (!list) {
    list = Object.entries(args).map(([name, spec]) => ({ name, spec }));
    taken.set(args, list);
  }
  return list;
}

/** What the rules of a declaration get: a value for each of its parameters. */
export type Values<A extends Args> = {
  readonly [K in keyof A]: A[K] extends Spec<infer T> ? T : never;
};

/** A Python number: tensors promote by its category. */
export interface Scalar {
  readonly kind: "scalar";
  readonly value: number;
  readonly category: "bool" | "integer" | "float";
}

export function isScalar(value: TensorState | Scalar): value is Scalar {
  return "kind" in value;
}

/** A tensor. */
export const tensor: Spec<TensorState> = {
  expects: "Tensor",
  read: (_, value) =>
    value.kind === "tensor" ? value.state : value.kind === "unknown" ? value : wrong,
  toArg: (state) => ({ tensor: state.id }),
};

/** An argument that may be None, and is when it is not given. */
export function optional<T>(spec: Spec<T>): Spec<T | undefined> {
  return {
    ...spec,
    read: (vm, value) => (value.kind === "none" ? undefined : spec.read(vm, value)),
    toArg: (value) => (value === undefined ? null : spec.toArg(value)),
    fallback: { value: undefined },
  };
}

/** An argument that may be None and has another default. */
export function nullable<T>(spec: Spec<T>): Spec<T | undefined> {
  return { ...optional(spec), fallback: spec.fallback };
}

/** An argument behind the `*` of the signature. */
export function keyword<T>(spec: Spec<T>): Spec<T> {
  return { ...spec, isKeywordOnly: true };
}

/** An argument that is read as the first of two specs, or else as the second. */
export function either<T, U>(first: Spec<T>, second: Spec<U>): Spec<T | U> {
  return {
    expects: first.expects,
    read(vm, value) {
      const read = first.read(vm, value);
      return read === wrong ? second.read(vm, value) : read;
    },
    toArg: (value) => generalArg(value),
    fallback: first.fallback ?? second.fallback,
  };
}

export function int(fallback?: number): Spec<number> {
  return { expects: "int", read: readInt, toArg: (value) => value, ...withFallback(fallback) };
}

export function float(fallback?: number): Spec<number> {
  return { expects: "float", read: readFloat, toArg: (value) => value, ...withFallback(fallback) };
}

export function bool(fallback?: boolean): Spec<boolean> {
  return { expects: "bool", read: readBool, toArg: (value) => value, ...withFallback(fallback) };
}

export function str(fallback?: string): Spec<string> {
  return {
    expects: "str",
    read: (_, value) =>
      value.kind === "str" ? value.value : value.kind === "unknown" ? value : wrong,
    toArg: (value) => value,
    ...withFallback(fallback),
  };
}

/** A Python number or bool. */
export function number(fallback?: number): Spec<Scalar> {
  return {
    expects: "Number",
    read: readScalar,
    toArg: scalarArg,
    ofNumber: scalarOfNumber,
    ...withFallback(
      fallback === undefined
        ? undefined
        : {
            kind: "scalar",
            value: fallback,
            category: Number.isInteger(fallback) ? "integer" : "float",
          },
    ),
  };
}

/** A tensor, or a number that is treated like a tensor of no dimensions. */
export const scalarOrTensor: Spec<TensorState | Scalar> = {
  expects: "Tensor",
  read: (vm, value) => (value.kind === "tensor" ? value.state : readScalar(vm, value)),
  toArg: (value) => (isScalar(value) ? scalarArg(value) : { tensor: value.id }),
  ofNumber: scalarOfNumber,
};

/** A list or tuple of tensors. */
export const tensors: Spec<readonly TensorState[]> = {
  expects: "tuple of Tensors",
  read: (_, value) =>
    readList(value, (item) =>
      item.kind === "tensor" ? item.state : item.kind === "unknown" ? item : wrong,
    ),
  toArg: (list) => list.map((state) => ({ tensor: state.id })),
};

/** Ints in a list, tuple or `torch.Size`. A single int is a list of one. */
export function intList(fallback?: readonly number[]): Spec<readonly number[]> {
  return {
    expects: "tuple of ints",
    read: readInts,
    toArg: (list) => list,
    ...withFallback(fallback),
  };
}

/** Sizes along `rank` dimensions; one int stands for all, as in `kernel_size=3`. */
export function sizes(
  rank: number,
  fallback?: number | readonly number[],
): Spec<readonly number[]> {
  const expand = (list: readonly number[]): readonly number[] =>
    list.length === 1 && rank > 1 ? new Array<number>(rank).fill(list[0]) : list;
  return {
    expects: "tuple of ints",
    read(vm, value) {
      const list = readInts(vm, value);
      return Array.isArray(list) ? expand(list) : list;
    },
    toArg: (list) => list,
    ...withFallback(
      fallback === undefined
        ? undefined
        : expand(typeof fallback === "number" ? [fallback] : fallback),
    ),
  };
}

/** Ints given one by one or as one sequence: `view(2, 3)`, `view((2, 3))`. */
export const variadicInts: Spec<readonly number[]> = {
  expects: "tuple of ints",
  read: readInts,
  toArg: (list) => list,
  isVariadic: true,
};

/** A list of numbers. */
export function floatList(fallback?: readonly number[]): Spec<readonly number[]> {
  return {
    expects: "tuple of floats",
    read: (vm, value) =>
      value.kind === "list" || value.kind === "tuple"
        ? readList(value, (item) => readFloat(vm, item))
        : wrong,
    toArg: (list) => list,
    ...withFallback(fallback),
  };
}

/** `torch.float32`, and Python's own `float`, `int` and `bool`. */
export const dtype: Spec<DType> = {
  expects: "torch.dtype",
  read(_, value) {
    if (value.kind === "unknown") return value;
    return (value.kind === "class" ? dtypeOfClass(value) : dtypeOfValue(value)) ?? wrong;
  },
  toArg: (value) => ({ dtype: value }),
};

/** Accepted and without meaning here: devices, layouts, memory formats, generators. */
export const ignored: Spec<undefined> = {
  expects: "torch.device",
  read: () => undefined,
  toArg: () => null,
  fallback: { value: undefined },
};

/** Any Python value, for rules that look at it themselves. */
export const any: Spec<PyValue> = {
  expects: "object",
  read: (_, value) => value,
  toArg: (value) => pythonArg(value),
  isOpaque: true,
};

/** The arguments that functions which make tensors share. */
export const factoryArgs = {
  dtype: keyword(optional(dtype)),
  layout: keyword(ignored),
  device: keyword(ignored),
  requires_grad: keyword(bool(false)),
  pin_memory: keyword(bool(false)),
  memory_format: keyword(ignored),
} as const;

/** A Python value as an argument in a trace. */
export function pythonArg(value: PyValue, depth = 0): Arg {
  switch (value.kind) {
    case "bool":
    case "str":
      return value.value;
    case "int":
    case "float":
      return Number(value.value);
    case "tensor":
      return { tensor: value.state.id };
    case "tuple":
    case "list":
      // A list may hold itself.
      return depth > 8 ? null : value.items.map((item) => pythonArg(item, depth + 1));
    case "slice":
      return sliceArg(value);
    case "ellipsis":
      return "...";
    default: {
      const named = dtypeOfValue(value);
      return named ? { dtype: named } : null;
    }
  }
}

function sliceArg(slice: PySlice): Arg {
  return ["slice", pythonArg(slice.start), pythonArg(slice.stop), pythonArg(slice.step)];
}

function generalArg(value: unknown): Arg {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean")
    return value;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map(generalArg);
  }
  if (typeof value === "object" && "kind" in value && value.kind === "scalar" && "value" in value) {
    return generalArg(value.value);
  }
  if (typeof value === "object" && "id" in value && typeof value.id === "number")
    return { tensor: value.id };
  invariant(false, "an argument that a trace cannot hold");
}

function scalarArg(scalar: Scalar): Arg {
  return scalar.category === "bool" ? scalar.value !== 0 : scalar.value;
}

function scalarOfNumber(value: number | boolean): Scalar {
  if (typeof value === "boolean") return { kind: "scalar", value: value ? 1 : 0, category: "bool" };
  return { kind: "scalar", value, category: Number.isInteger(value) ? "integer" : "float" };
}

function withFallback<T>(fallback: T | undefined): { readonly fallback?: { readonly value: T } } {
  return fallback === undefined ? {} : { fallback: { value: fallback } };
}

/** The number in a tensor or array of one element. */
function single(value: PyValue): number | undefined {
  if (value.kind === "tensor")
    return value.state.values?.data.length === 1 ? value.state.values.data[0] : undefined;
  if (value.kind === "ndarray")
    return value.array.data.length === 1 ? value.array.data[0] : undefined;
  return undefined;
}

/** A one-element tensor whose number depends on data. */
function unknownNumber(vm: Machine, value: PyValue): Unknown | undefined {
  if (value.kind === "unknown") return value;
  if (value.kind === "ndarray" && value.isShapeOnly) {
    return vm.unknown({ kind: "data-dependent", what: "the number in an array" });
  }
  if (value.kind !== "tensor" || value.state.values || value.state.isUninitialized)
    return undefined;
  if (value.state.shape.some((size) => size !== 1)) return undefined;
  return vm.unknown({ kind: "data-dependent", what: "the number in a tensor" });
}

export function readInt(vm: Machine, value: PyValue): Read<number> {
  if (value.kind === "int") return Number(value.value);
  if (value.kind === "bool") return value.value ? 1 : 0;
  const number = single(value);
  if (number !== undefined && Number.isInteger(number)) return number;
  return unknownNumber(vm, value) ?? wrong;
}

export function readFloat(vm: Machine, value: PyValue): Read<number> {
  if (value.kind === "float") return value.value;
  if (value.kind === "int") return Number(value.value);
  if (value.kind === "bool") return value.value ? 1 : 0;
  return single(value) ?? unknownNumber(vm, value) ?? wrong;
}

export function readBool(vm: Machine, value: PyValue): Read<boolean> {
  if (value.kind === "bool") return value.value;
  // Functions written in Python take anything that is true or false.
  if (value.kind === "int") return value.value !== 0;
  if (value.kind === "none") return false;
  const number = single(value);
  if (number !== undefined) return number !== 0;
  return unknownNumber(vm, value) ?? wrong;
}

export function readScalar(vm: Machine, value: PyValue): Read<Scalar> {
  switch (value.kind) {
    case "int":
      return { kind: "scalar", value: Number(value.value), category: "integer" };
    case "float":
      return { kind: "scalar", value: value.value, category: "float" };
    case "bool":
      return { kind: "scalar", value: value.value ? 1 : 0, category: "bool" };
    case "ndarray":
    case "tensor": {
      const number = single(value);
      if (number === undefined) return unknownNumber(vm, value) ?? wrong;
      return {
        kind: "scalar",
        value: number,
        category: Number.isInteger(number) ? "integer" : "float",
      };
    }
    case "unknown":
      return value;
    default:
      return wrong;
  }
}

export function readInts(vm: Machine, value: PyValue): Read<readonly number[]> {
  if (value.kind === "list" || value.kind === "tuple")
    return readList(value, (item) => readInt(vm, item));
  if (value.kind === "ndarray" || (value.kind === "tensor" && value.state.shape.length > 0)) {
    const array = value.kind === "ndarray" ? value.array : value.state.values;
    const isShapeOnly = value.kind === "ndarray" && value.isShapeOnly;
    if (!array || isShapeOnly)
      return vm.unknown({ kind: "data-dependent", what: "the numbers in a tensor" });
    return [...array.data];
  }
  const one = readInt(vm, value);
  return typeof one === "number" ? [one] : one;
}

function readList<T>(value: PyValue, read: (item: PyValue) => Read<T>): Read<readonly T[]> {
  if (value.kind === "unknown") return value;
  if (value.kind !== "list" && value.kind !== "tuple") return wrong;
  const result: T[] = [];
  for (const item of value.items) {
    const one = read(item);
    if (one === wrong) return wrong;
    if (isUnknown(one)) return one;
    result.push(one);
  }
  return result;
}

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "unknown";
}

/** A tuple of ints. */
export function intTuple(items: readonly number[]): PyTuple {
  return { kind: "tuple", items: items.map((value) => ({ kind: "int", value })) };
}
