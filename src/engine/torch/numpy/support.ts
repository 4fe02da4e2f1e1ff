/** What NumPy's functions share: how they are listed, and how they read their arguments. */

import { nativeFunction } from "../../python/nativeFunction";
import type { Machine, Steps } from "../../python/native";
import type { PyArray, PyNative, PyValue, Unknown } from "../../python/values";
import { numel, type Shape } from "../../tensor/shape";
import { isUnknownNumbers, resultValue, setNumbers, toNumbers } from "./arrays";
import type { Numbers } from "./numbers";

export type FunctionBody = (
  vm: Machine,
  ...bound: readonly (PyValue | undefined)[]
) => PyValue | Steps<PyValue>;

/** Functions by name: the parameter list, and what they do. */
export type Functions = Readonly<Record<string, readonly [parameters: string, body: FunctionBody]>>;

/** Element types that NumPy has and this does not: the result is unknown, not an error. */
export function isOtherType(value: PyValue | undefined): value is PyValue {
  if (value?.kind === "class") return ["object", "str", "bytes", "str_"].includes(value.name);
  if (value?.kind === "instance") return value.of.name === "dtype[str_]";
  if (value?.kind === "str")
    return /^[<>=|]?([OUSV]\d*|[Mm]8.*|object|str|bytes|float128|longdouble|datetime64.*|timedelta64.*)$/.test(
      value.value,
    );
  return value?.kind === "list" || value?.kind === "dict" || value?.kind === "tuple";
}

/** The body, but for calls whose `dtype` is one that arrays here cannot have. */
export function withKnownType(parameters: string, body: FunctionBody): FunctionBody {
  const names = parameters.split(",").map((part) => part.trim());
  const at = names.filter((name) => name !== "/" && name !== "*").indexOf("dtype?");
  if (at === -1) return body;
  return (vm, ...bound) => {
    const dtype = bound[at];
    if (!isOtherType(dtype)) return body(vm, ...bound);
    return vm.unknown({ kind: "unsupported", what: "a numpy dtype" });
  };
}

export function functionsOf(rows: Functions, prefix = ""): (readonly [string, PyNative])[] {
  return Object.entries(rows).map(([name, [parameters, body]]) => [
    name,
    nativeFunction(name, parameters, withKnownType(parameters, body), {
      wording: "python",
      qualifiedName: `${prefix}${name}`,
    }),
  ]);
}

/** The same as methods: the first parameter is the array. */
export function methodsOf(
  rows: Functions,
  names: readonly string[],
): (readonly [string, PyNative])[] {
  return names.map((name) => {
    const [parameters, body] = rows[name];
    const list = parameters.replace(/^[^,]*/, "self, /");
    return [
      name,
      nativeFunction(name, list, withKnownType(list, body), {
        isMethod: true,
        qualifiedName: `ndarray.${name}`,
      }),
    ];
  });
}

/** The array that a value stands for goes on; an unknown, or a value that is no array of numbers, comes back. */
export function withNumbers(
  vm: Machine,
  value: PyValue | undefined,
  use: (numbers: Numbers) => PyValue,
): PyValue {
  if (value === undefined) return vm.unknown({ kind: "unsupported", what: "an absent array" });
  const array = toNumbers(vm, value);
  if (array === undefined) {
    return vm.unknown({ kind: "unsupported", what: `an array of ${vm.classOf(value).name}` });
  }
  if (isUnknownNumbers(array)) return vm.unknown({ kind: "derived", what: "an array" }, array);
  return use(array);
}

/** The array that a value stands for; `undefined` where it is none or not known. */
export function toNumbersOrNone(vm: Machine, value: PyValue | undefined): Numbers | undefined {
  const array = value && toNumbers(vm, value);
  return array === undefined || isUnknownNumbers(array) ? undefined : array;
}

export function withAllNumbers(
  vm: Machine,
  values: readonly (PyValue | undefined)[],
  use: (...numbers: readonly Numbers[]) => PyValue,
): PyValue {
  const step = (at: number, so: readonly Numbers[]): PyValue =>
    at === values.length
      ? use(...so)
      : withNumbers(vm, values[at], (numbers) => step(at + 1, [...so, numbers]));
  return step(0, []);
}

/** Arrays given as a list, as `np.concatenate` takes them. */
export function withNumbersList(
  vm: Machine,
  value: PyValue | undefined,
  use: (numbers: readonly Numbers[]) => PyValue,
): PyValue {
  if (value?.kind === "list" || value?.kind === "tuple") {
    return withAllNumbers(vm, value.items, (...list) => use(list));
  }
  return withNumbers(vm, value, (array) => use(rowsAsArrays(array)));
}

function rowsAsArrays({ shape, dtype, data }: Numbers): readonly Numbers[] {
  const inner = shape.slice(1);
  const size = numel(inner);
  return Array.from({ length: shape[0] ?? 0 }, (_, i) => ({
    shape: inner,
    dtype,
    data: data?.subarray(i * size, (i + 1) * size),
  }));
}

export function isGiven(value: PyValue | undefined): value is PyValue {
  return value !== undefined && value.kind !== "none";
}

/** An int; `undefined` where it is absent or None. */
export function intArg(vm: Machine, value: PyValue | undefined): number | undefined {
  if (!isGiven(value)) return undefined;
  const number = plainInt(value);
  if (number !== undefined) return number;
  const name = vm.classOf(value).name;
  throw vm.raise("TypeError", `'${name}' object cannot be interpreted as an integer`);
}

function plainInt(value: PyValue): number | undefined {
  if (value.kind === "int") return Number(value.value);
  if (value.kind === "bool") return value.value ? 1 : 0;
  if (value.kind === "ndarray" && value.array.data.length === 1) return value.array.data[0];
  if (value.kind === "tensor" && value.state.values?.data.length === 1) {
    return value.state.values.data[0];
  }
  return undefined;
}

/** A float; `undefined` where it is absent, None, or no number. */
export function floatArg(value: PyValue | undefined): number | undefined {
  if (value === undefined) return undefined;
  return value.kind === "float" ? value.value : plainInt(value);
}

export function flagArg(value: PyValue | undefined, otherwise: boolean): boolean {
  if (value?.kind === "bool") return value.value;
  if (value === undefined) return otherwise;
  const number = plainInt(value);
  return number === undefined ? otherwise : number !== 0;
}

/** Ints in a tuple, list or array; a single one is a list of one. `undefined` where absent or None. */
export function intsArg(
  vm: Machine,
  value: PyValue | undefined,
): readonly number[] | Unknown | undefined {
  if (!isGiven(value)) return undefined;
  if (value.kind === "list" || value.kind === "tuple") {
    const result: number[] = [];
    for (const item of value.items) {
      if (item.kind === "unknown") return item;
      const number = intArg(vm, item);
      if (number !== undefined) result.push(number);
    }
    return result;
  }
  if (value.kind === "ndarray" && value.array.shape.length > 0) return [...value.array.data];
  const one = intArg(vm, value);
  return one === undefined ? undefined : [one];
}

/** The list, or `undefined` where it is absent; an unknown counts as absent and is told apart by `isUnknownInts`. */
export function isUnknownInts(value: readonly number[] | Unknown | undefined): value is Unknown {
  return value !== undefined && "kind" in value;
}

/** A result, written into `out` where that is given. */
export function finished(vm: Machine, result: Numbers, out?: PyValue): PyValue {
  const target = out?.kind === "tuple" ? out.items.at(0) : out;
  if (target?.kind !== "ndarray") return resultValue(vm, result);
  setNumbers(target, { ...result, dtype: target.array.dtype });
  return target;
}

export function listValue(items: readonly PyValue[]): PyValue {
  return { kind: "list", items: [...items] };
}

/** NumPy's error for sizes that cannot be. */
export function checkedShape(vm: Machine, shape: Shape): Shape {
  if (shape.some((size) => size < 0)) {
    throw vm.raise("ValueError", "negative dimensions are not allowed");
  }
  return shape;
}

export function isArray(value: PyValue | undefined): value is PyArray {
  return value?.kind === "ndarray";
}

/** What comes of sizes that are not known. */
export function derived(vm: Machine): PyValue {
  return vm.unknown({ kind: "derived", what: "an array" });
}
