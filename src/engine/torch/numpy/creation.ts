/** NumPy's functions that make arrays. */

import type { Machine } from "../../python/native";
import { log10, pow } from "../../python/stdlib/libm";
import { float, type PyValue } from "../../python/values";
import { categoryOf, type DType } from "../../tensor/dtype";
import { broadcastTo } from "../../tensor/moves";
import { broadcast, isMismatch, numel, sameShape, type Shape } from "../../tensor/shape";
import { arrayValue, shapeText } from "./arrays";
import { readDType } from "./classes";
import { computed, isSmall, numbers, type Numbers } from "./numbers";
import {
  checkedShape,
  flagArg,
  floatArg,
  intArg,
  intsArg,
  isArray,
  isGiven,
  isUnknownInts,
  listValue,
  withAllNumbers,
  withNumbers,
  type Functions,
} from "./support";

export const creation: Functions = {
  array: [
    "object, dtype?, *, copy?, order?, subok?, ndmin?, like?",
    (vm, object, dtype, copy, _order, _subok, ndmin) =>
      withNumbers(vm, object, (from) => {
        const rank = intArg(vm, ndmin) ?? 0;
        if (!flagArg(copy, true) && isArray(object) && from.shape.length >= rank) {
          return asArray(vm, object, dtype);
        }
        const missing = Math.max(0, rank - from.shape.length);
        const shape = [...new Array<number>(missing).fill(1), ...from.shape];
        return arrayValue(vm, converted({ ...from, shape }, readDType(vm, dtype)));
      }),
  ],
  asarray: ["a, dtype?, order?, *, like?", (vm, a, dtype) => asArray(vm, a, dtype)],
  asanyarray: ["a, dtype?, order?, *, like?", (vm, a, dtype) => asArray(vm, a, dtype)],
  ascontiguousarray: ["a, dtype?, *, like?", (vm, a, dtype) => asArray(vm, a, dtype)],
  copy: ["a, order?, subok?", (vm, a) => withNumbers(vm, a, (from) => arrayValue(vm, from))],

  zeros: ["shape, dtype?, order?, *, like?", (vm, s, dtype) => filled(vm, s, dtype, 0)],
  ones: ["shape, dtype?, order?, *, like?", (vm, s, dtype) => filled(vm, s, dtype, 1)],
  empty: ["shape, dtype?, order?, *, like?", (vm, s, dtype) => filled(vm, s, dtype, 0)],
  full: [
    "shape, fill_value, dtype?, order?, *, like?",
    (vm, shape, value, dtype) =>
      withNumbers(vm, value, (fill) => {
        const sizes = intsArg(vm, shape);
        if (isUnknownInts(sizes)) return sizes;
        const checked = checkedShape(vm, sizes ?? []);
        const type = readDType(vm, dtype) ?? fill.dtype;
        const joint = broadcast(fill.shape, checked);
        if (isMismatch(joint) || !sameShape(joint, checked)) {
          throw vm.raise(
            "ValueError",
            `could not broadcast input array from shape ${compact(fill.shape)} into shape ${compact(checked)}`,
          );
        }
        return arrayValue(
          vm,
          computed(checked, type, [fill], (known) => broadcastTo(known, checked)),
        );
      }),
  ],
  zeros_like: ["a, dtype?, order?, subok?, shape?", (vm, a, dtype) => filledLike(vm, a, dtype, 0)],
  ones_like: ["a, dtype?, order?, subok?, shape?", (vm, a, dtype) => filledLike(vm, a, dtype, 1)],
  empty_like: ["a, dtype?, order?, subok?, shape?", (vm, a, dtype) => filledLike(vm, a, dtype, 0)],
  full_like: [
    "a, fill_value, dtype?, order?, subok?, shape?",
    (vm, a, value, dtype) => filledLike(vm, a, dtype, floatArg(value) ?? NaN),
  ],

  arange: ["start?, stop?, step?, dtype?, *, like?", arange],
  linspace: ["start, stop, num?, endpoint?, retstep?, dtype?, axis?", linspace],
  logspace: [
    "start, stop, num?, endpoint?, base?, dtype?, axis?",
    (vm, start, stop, num, endpoint, base, dtype) => {
      const steps = spaced(vm, start, stop, num, endpoint);
      const root = floatArg(base) ?? 10;
      const data = steps?.map((exponent) => pow(root, exponent));
      const count = intArg(vm, num) ?? 50;
      return arrayValue(vm, converted(numbers([count], "float64", data), readDType(vm, dtype)));
    },
  ],
  geomspace: [
    "start, stop, num?, endpoint?, dtype?, axis?",
    (vm, start, stop, num, endpoint, dtype) => {
      const [first, last] = [floatArg(start) ?? NaN, floatArg(stop) ?? NaN];
      if (first === 0 || last === 0) {
        throw vm.raise("ValueError", "Geometric sequence cannot include zero");
      }
      // Of two negative ends the sequence is that of the positive ones.
      const sign = first < 0 && last < 0 ? -1 : 1;
      const logOf = (value: number): PyValue => float(log10(sign * value));
      const data = spaced(vm, logOf(first), logOf(last), num, endpoint)?.map(
        (exponent) => sign * pow(10, exponent),
      );
      const count = intArg(vm, num) ?? 50;
      if (data && count > 0) data[0] = first;
      if (data && count > 1 && flagArg(endpoint, true)) data[count - 1] = last;
      return arrayValue(vm, converted(numbers([count], "float64", data), readDType(vm, dtype)));
    },
  ],
  eye: [
    "N, M?, k?, dtype?, order?, *, like?",
    (vm, n, m, k, dtype) => {
      const rows = intArg(vm, n) ?? 0;
      const columns = intArg(vm, m) ?? rows;
      const at = intArg(vm, k) ?? 0;
      return grid(vm, [rows, columns], readDType(vm, dtype), (i, j) => (j - i === at ? 1 : 0));
    },
  ],
  identity: [
    "n, dtype?, *, like?",
    (vm, n, dtype) => {
      const size = intArg(vm, n) ?? 0;
      return grid(vm, [size, size], readDType(vm, dtype), (i, j) => (i === j ? 1 : 0));
    },
  ],
  tri: [
    "N, M?, k?, dtype?, *, like?",
    (vm, n, m, k, dtype) => {
      const rows = intArg(vm, n) ?? 0;
      const at = intArg(vm, k) ?? 0;
      const shape = [rows, intArg(vm, m) ?? rows];
      return grid(vm, shape, readDType(vm, dtype), (i, j) => (j - i <= at ? 1 : 0));
    },
  ],
  tril: ["m, k?", (vm, m, k) => triangle(vm, m, k, (i, j, at) => j - i <= at)],
  triu: ["m, k?", (vm, m, k) => triangle(vm, m, k, (i, j, at) => j - i >= at)],
  diag: ["v, k?", diagonalMatrix],
  meshgrid: ["*xi, copy?, sparse?, indexing?", meshgrid],
};

function compact(shape: Shape): string {
  return shapeText(shape).replaceAll(" ", "");
}

/** The numbers in another type. */
export function converted(from: Numbers, dtype: DType | undefined): Numbers {
  if (dtype === undefined || dtype === from.dtype) return from;
  const isInteger = categoryOf(dtype) === "integer";
  const data = isInteger ? from.data?.map(Math.trunc) : from.data;
  return numbers(from.shape, dtype, data);
}

/** An array as it is, if it is one of the type wanted. */
function asArray(vm: Machine, a: PyValue | undefined, dtype: PyValue | undefined): PyValue {
  const type = readDType(vm, dtype);
  if (isArray(a) && (type === undefined || type === a.array.dtype)) return a;
  return withNumbers(vm, a, (from) => arrayValue(vm, converted(from, type)));
}

function filled(
  vm: Machine,
  shape: PyValue | undefined,
  dtype: PyValue | undefined,
  value: number,
): PyValue {
  const sizes = intsArg(vm, shape);
  if (isUnknownInts(sizes)) return vm.unknown({ kind: "derived", what: "an array" }, sizes);
  return constant(vm, checkedShape(vm, sizes ?? []), readDType(vm, dtype) ?? "float64", value);
}

function constant(vm: Machine, shape: Shape, dtype: DType, value: number): PyValue {
  if (!isSmall(shape)) return arrayValue(vm, { shape, dtype });
  vm.chargeItems(numel(shape));
  return arrayValue(vm, numbers(shape, dtype, new Float64Array(numel(shape)).fill(value)));
}

function filledLike(
  vm: Machine,
  a: PyValue | undefined,
  dtype: PyValue | undefined,
  value: number,
): PyValue {
  return withNumbers(vm, a, (from) =>
    constant(vm, from.shape, readDType(vm, dtype) ?? from.dtype, value),
  );
}

/** `np.arange(stop)`, `np.arange(start, stop, step)` */
function arange(
  vm: Machine,
  ...[start, stop, step, dtype]: readonly (PyValue | undefined)[]
): PyValue {
  const given = [start, stop, step].filter(isGiven);
  const isInteger = given.every((value) => isWhole(value));
  const from = isGiven(stop) ? (floatArg(start) ?? 0) : 0;
  const to = floatArg(isGiven(stop) ? stop : start);
  if (to === undefined) throw vm.raise("TypeError", "arange() requires stop to be specified.");
  const by = isGiven(step) ? (floatArg(step) ?? 1) : 1;
  if (by === 0) throw vm.raise("ZeroDivisionError", "division by zero");
  const count = Math.max(0, Math.ceil((to - from) / by));
  if (!Number.isSafeInteger(count)) throw vm.raise("ValueError", "Maximum allowed size exceeded");
  const type = readDType(vm, dtype) ?? (isInteger ? "int64" : "float64");
  if (!isSmall([count])) return arrayValue(vm, { shape: [count], dtype: type });
  vm.chargeItems(count);
  // NumPy steps by the difference of the first two elements.
  const delta = from + by - from;
  const data = Float64Array.from({ length: count }, (_, i) => from + i * delta);
  return arrayValue(vm, numbers([count], type, data));
}

function isWhole(value: PyValue): boolean {
  if (value.kind === "int" || value.kind === "bool") return true;
  return value.kind === "ndarray" && categoryOf(value.array.dtype) !== "float";
}

function linspace(
  vm: Machine,
  ...[start, stop, num, endpoint, retstep, dtype]: readonly (PyValue | undefined)[]
): PyValue {
  const count = intArg(vm, num) ?? 50;
  if (count < 0) {
    throw vm.raise("ValueError", `Number of samples, ${count}, must be non-negative.`);
  }
  const data = spaced(vm, start, stop, num, endpoint);
  const type = readDType(vm, dtype);
  const isInteger = type !== undefined && categoryOf(type) === "integer";
  const values = numbers([count], "float64", isInteger ? data?.map(Math.floor) : data);
  const array = arrayValue(vm, converted(values, type));
  if (!flagArg(retstep, false)) return array;
  const parts = flagArg(endpoint, true) ? count - 1 : count;
  const from = floatArg(start) ?? NaN;
  const step = ((floatArg(stop) ?? NaN) - from) / parts;
  return { kind: "tuple", items: [array, float(step)] };
}

/** Evenly spaced numbers; `undefined` where their ends are not known. */
function spaced(
  vm: Machine,
  ...[start, stop, num, endpoint]: readonly (PyValue | undefined)[]
): Float64Array | undefined {
  const from = floatArg(start);
  const to = floatArg(stop);
  const count = intArg(vm, num) ?? 50;
  if (from === undefined || to === undefined || !isSmall([count])) return undefined;
  vm.chargeItems(count);
  const hasEnd = flagArg(endpoint, true);
  const parts = hasEnd ? count - 1 : count;
  const step = (to - from) / parts;
  return Float64Array.from({ length: count }, (_, i) => {
    if (i === 0) return from;
    return hasEnd && i === count - 1 ? to : i * step + from;
  });
}

function grid(
  vm: Machine,
  shape: Shape,
  dtype: DType | undefined,
  element: (i: number, j: number) => number,
): PyValue {
  const checked = checkedShape(vm, shape);
  const type = dtype ?? "float64";
  if (!isSmall(checked)) return arrayValue(vm, { shape, dtype: type });
  const [, columns] = checked;
  vm.chargeItems(numel(checked));
  const data = Float64Array.from({ length: numel(checked) }, (_, at) =>
    element(Math.floor(at / columns), at % columns),
  );
  return arrayValue(vm, numbers(checked, type, data));
}

function triangle(
  vm: Machine,
  m: PyValue | undefined,
  k: PyValue | undefined,
  keeps: (i: number, j: number, at: number) => boolean,
): PyValue {
  return withNumbers(vm, m, (from) => {
    const at = intArg(vm, k) ?? 0;
    const shape = from.shape.length === 1 ? [from.shape[0], from.shape[0]] : from.shape;
    const [rows, columns] = shape.slice(-2);
    const result = computed(shape, from.dtype, [from], (known) =>
      broadcastTo(known, shape).map((value, index) => {
        const j = index % columns;
        const i = Math.floor(index / columns) % rows;
        return keeps(i, j, at) ? value : 0;
      }),
    );
    return arrayValue(vm, result);
  });
}

function diagonalMatrix(vm: Machine, ...[v, k]: readonly (PyValue | undefined)[]): PyValue {
  return withNumbers(vm, v, (from) => {
    const at = intArg(vm, k) ?? 0;
    if (from.shape.length === 1) {
      const size = from.shape[0] + Math.abs(at);
      const { data } = from;
      if (!data) return arrayValue(vm, { shape: [size, size], dtype: from.dtype });
      return grid(vm, [size, size], from.dtype, (i, j) =>
        j - i === at ? data[Math.min(i, j)] : 0,
      );
    }
    if (from.shape.length !== 2) throw vm.raise("ValueError", "Input must be 1- or 2-d.");
    return arrayValue(vm, diagonalOf(from, at));
  });
}

/** The diagonal of a matrix. */
export function diagonalOf(from: Numbers, at: number): Numbers {
  const [rows, columns] = from.shape;
  const count = Math.max(0, at >= 0 ? Math.min(rows, columns - at) : Math.min(rows + at, columns));
  return computed([count], from.dtype, [from], ({ data }) =>
    Float64Array.from(
      { length: count },
      (_, i) => data[(i + Math.max(0, -at)) * columns + i + Math.max(0, at)],
    ),
  );
}

function meshgrid(
  vm: Machine,
  ...[xi, _copy, sparse, indexing]: readonly (PyValue | undefined)[]
): PyValue {
  const vectors = xi?.kind === "tuple" ? xi.items : [];
  const isMatrix = indexing?.kind === "str" && indexing.value === "ij";
  return withAllNumbers(vm, vectors, (...list) => {
    const sizes = list.map((one) => numel(one.shape));
    // With `xy`, the default, the first two dimensions change places.
    const dims = list.map((_, i) => (!isMatrix && list.length > 1 && i < 2 ? 1 - i : i));
    const shape = new Array<number>(list.length);
    dims.forEach((dim, i) => (shape[dim] = sizes[i]));
    const results = list.map((one, i) => {
      const own = sizes.map(() => 1);
      own[dims[i]] = sizes[i];
      const column = { ...one, shape: own };
      if (flagArg(sparse, false)) return arrayValue(vm, column);
      return arrayValue(
        vm,
        computed(shape, one.dtype, [column], (known) => broadcastTo(known, shape)),
      );
    });
    return listValue(results);
  });
}

/** Calling a class that is an array: `np.ndarray((2, 3))`. */
export function emptyArray(
  vm: Machine,
  shape: PyValue | undefined,
  dtype: PyValue | undefined,
): PyValue {
  return filled(vm, shape, dtype, 0);
}
