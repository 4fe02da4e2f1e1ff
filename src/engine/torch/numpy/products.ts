/** NumPy's products, and `numpy.linalg`. */

import type { Machine } from "../../python/native";
import { tuple, type PyValue } from "../../python/values";
import { categoryOf, type DType } from "../../tensor/dtype";
import { exp, log } from "../../python/stdlib/libm";
import { determinantFactors, inverse, solve } from "../../tensor/linear";
import { broadcastTo, permuteWalk } from "../../tensor/moves";
import { product, productShape } from "../../tensor/product";
import { numel } from "../../tensor/shape";
import { matrixOf } from "../../tensor/decompositions/matrix";
import { singularValues } from "../../tensor/decompositions/singular";
import { classesOf } from "./classes";
import { diagonalOf } from "./creation";
import { computed, isKnown, type KnownNumbers, type Numbers } from "./numbers";
import { promoteTypes } from "./promotion";
import { axesOf, extreme, reduce, sum } from "./reductions";
import {
  finished,
  flagArg,
  floatArg,
  intArg,
  intsArg,
  isGiven,
  isUnknownInts,
  withAllNumbers,
  withNumbers,
  type Functions,
} from "./support";
import { shapeText } from "./arrays";
import { apply, broadcastAll, ufuncNamed } from "./ufuncs";
import { walked } from "./shaping";

type Given = PyValue | undefined;

export const products: Functions = {
  matmul: [
    "x1, x2, /, out?, *, casting?, order?, dtype?, subok?",
    (vm, a, b, out) => withAllNumbers(vm, [a, b], (x, y) => finished(vm, matmul(vm, x, y), out)),
  ],
  dot: [
    "a, b, out?",
    (vm, a, b, out) => withAllNumbers(vm, [a, b], (x, y) => finished(vm, dot(vm, x, y), out)),
  ],
  vdot: [
    "a, b",
    (vm, a, b) => withAllNumbers(vm, [a, b], (x, y) => finished(vm, dot(vm, flat(x), flat(y)))),
  ],
  inner: [
    "a, b",
    (vm, a, b) =>
      withAllNumbers(vm, [a, b], (x, y) => {
        if (y.shape.length < 2) return finished(vm, dot(vm, x, y));
        const rank = y.shape.length;
        const order = Array.from({ length: rank }, (_, i) => i);
        [order[rank - 1], order[rank - 2]] = [rank - 2, rank - 1];
        return finished(vm, dot(vm, x, walked(y, permuteWalk(y.shape, order))));
      }),
  ],
  outer: [
    "a, b, out?",
    (vm, a, b) =>
      withAllNumbers(vm, [a, b], (x, y) => {
        const column = { ...x, shape: [numel(x.shape), 1] };
        return finished(vm, apply(vm, ufuncNamed("multiply"), [column, flat(y)]));
      }),
  ],
  trace: [
    "a, offset?, axis1?, axis2?, dtype?, out?",
    (vm, a, offset) =>
      withNumbers(vm, a, (from) =>
        finished(vm, reduce(vm, diagonalOf(from, intArg(vm, offset) ?? 0), [0], false, sum)),
      ),
  ],
  diagonal: [
    "a, offset?, axis1?, axis2?",
    (vm, a, offset) =>
      withNumbers(vm, a, (from) => finished(vm, diagonalOf(from, intArg(vm, offset) ?? 0))),
  ],
};

export const linalg: Functions = {
  norm: ["x, ord?, axis?, keepdims?", norm],
  inv: [
    "a",
    (vm, a) =>
      withNumbers(vm, a, (from) => {
        const size = squareSize(vm, from);
        const type = floatType(from);
        const step = size * size;
        return finished(
          vm,
          computed(from.shape, type, [from], ({ data }) => {
            const result = new Float64Array(data.length);
            for (let at = 0; at < data.length; at += step) {
              const one = inverse(data.subarray(at, at + step), size);
              if (!one) throw singular(vm);
              result.set(one, at);
            }
            return result;
          }),
        );
      }),
  ],
  det: [
    "a",
    (vm, a) =>
      withNumbers(vm, a, (from) => {
        const size = squareSize(vm, from);
        const shape = from.shape.slice(0, -2);
        return finished(
          vm,
          computed(shape, floatType(from), [from], ({ data }) =>
            Float64Array.from({ length: numel(shape) }, (_, i) => {
              const { sign, log } = logDeterminant(data, i, size);
              return sign === 0 ? 0 : sign * exp(log);
            }),
          ),
        );
      }),
  ],
  slogdet: [
    "a",
    (vm, a) =>
      withNumbers(vm, a, (from) => {
        const size = squareSize(vm, from);
        const shape = from.shape.slice(0, -2);
        const part = (name: "sign" | "log"): PyValue =>
          finished(
            vm,
            computed(shape, floatType(from), [from], ({ data }) =>
              Float64Array.from(
                { length: numel(shape) },
                (_, i) => logDeterminant(data, i, size)[name],
              ),
            ),
          );
        return tuple([part("sign"), part("log")]);
      }),
  ],
  solve: [
    "a, b",
    (vm, a, b) => withAllNumbers(vm, [a, b], (matrix, right) => solved(vm, matrix, right)),
  ],
};

function floatType(from: Numbers): DType {
  return categoryOf(from.dtype) === "float" ? from.dtype : "float64";
}

function solved(vm: Machine, matrix: Numbers, right: Numbers): PyValue {
  const size = squareSize(vm, matrix);
  const isVector = right.shape.length === matrix.shape.length - 1;
  const own = isVector ? [size] : [size, right.shape[right.shape.length - 1]];
  const inner = right.shape.slice(isVector ? -1 : -2);
  if (inner[0] !== size) {
    const name = isVector ? "solve1" : "solve";
    const signature = isVector ? "(m,m),(m)->(m)" : "(m,m),(m,n)->(m,n)";
    throw vm.raise(
      "ValueError",
      `${name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature ${signature} ` +
        `(size ${inner[0]} is different from ${size})`,
    );
  }
  const outer = broadcastAll(vm, [
    matrix.shape.slice(0, -2),
    right.shape.slice(0, right.shape.length - own.length),
  ]);
  const shape = [...outer, ...own];
  const type = promoteTypes(floatType(matrix), floatType(right));
  const step = numel(own);
  return finished(
    vm,
    computed(shape, type, [matrix, right], (a, b) => {
      const left = broadcastTo(a, [...outer, size, size]);
      const sides = broadcastTo(b, shape);
      const result = new Float64Array(numel(shape));
      for (let i = 0; i < numel(outer); i++) {
        const one = solve(
          left.subarray(i * size * size, (i + 1) * size * size),
          sides.subarray(i * step, (i + 1) * step),
          size,
          step / size,
        );
        if (!one) throw singular(vm);
        result.set(one, i * step);
      }
      return result;
    }),
  );
}

/** NumPy adds up logarithms, which shows in the last digit. */
function logDeterminant(data: Float64Array, at: number, size: number) {
  const matrix = data.subarray(at * size * size, (at + 1) * size * size);
  const { sign, factors } = determinantFactors(matrix, size);
  if (factors.includes(0)) return { sign: 0, log: -Infinity };
  return { sign, log: factors.reduce((sum, factor) => sum + log(factor), 0) };
}

function flat(from: Numbers): Numbers {
  return { ...from, shape: [numel(from.shape)] };
}

export function matmul(vm: Machine, a: Numbers, b: Numbers): Numbers {
  const result = productShape(a.shape, b.shape);
  if ("shape" in result) {
    vm.charge(
      1 + (isKnown(a) && isKnown(b) ? (numel(result.shape) * a.shape[a.shape.length - 1]) >> 3 : 0),
    );
    return computed(result.shape, promoteTypes(a.dtype, b.dtype), [a, b], product);
  }
  switch (result.error) {
    case "scalar": {
      const at = a.shape.length === 0 ? 0 : 1;
      throw vm.raise(
        "ValueError",
        `matmul: Input operand ${at} does not have enough dimensions (has 0, gufunc core with signature ` +
          "(n?,k),(k,m?)->(n?,m?) requires 1)",
      );
    }
    case "inner":
      throw vm.raise(
        "ValueError",
        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature " +
          `(n?,k),(k,m?)->(n?,m?) (size ${result.b} is different from ${result.a})`,
      );
    case "batch": {
      const shapes = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
      throw vm.raise(
        "ValueError",
        `operands could not be broadcast together with remapped shapes [original->remapped]: ` +
          `${shapes.map((shape, i) => `${compact([a, b][i].shape)}->${compact([...shape, NaN, NaN]).replaceAll("NaN", "newaxis")}`).join(" ")} `,
      );
    }
  }
}

function compact(shape: readonly number[]): string {
  return shapeText(shape).replaceAll(" ", "");
}

/** `np.dot`: over the last dimension of `a` and the second to last of `b`. */
export function dot(vm: Machine, a: Numbers, b: Numbers): Numbers {
  if (a.shape.length === 0 || b.shape.length === 0)
    return apply(vm, ufuncNamed("multiply"), [a, b]);
  if (a.shape.length <= 2 && b.shape.length <= 2) {
    const fits = productShape(a.shape, b.shape);
    if (!("shape" in fits)) throw notAligned(vm, a, b);
    return matmul(vm, a, b);
  }
  const shared = a.shape[a.shape.length - 1];
  const at = b.shape.length === 1 ? 0 : b.shape.length - 2;
  if (b.shape[at] !== shared) throw notAligned(vm, a, b);
  const others = b.shape.map((_, i) => i).filter((i) => i !== at);
  const moved = walked(b, permuteWalk(b.shape, [at, ...others]));
  const rest = others.map((i) => b.shape[i]);
  const left = { ...a, shape: [numel(a.shape.slice(0, -1)), shared] };
  const result = matmul(vm, left, { ...moved, shape: [shared, numel(rest)] });
  return { ...result, shape: [...a.shape.slice(0, -1), ...rest] };
}

function notAligned(vm: Machine, a: Numbers, b: Numbers) {
  const at = b.shape.length === 1 ? 0 : b.shape.length - 2;
  return vm.raise(
    "ValueError",
    `shapes ${compact(a.shape)} and ${compact(b.shape)} not aligned: ${a.shape.at(-1)} (dim ${a.shape.length - 1}) != ${b.shape[at]} (dim ${at})`,
  );
}

export function squareSize(vm: Machine, from: Numbers): number {
  const rank = from.shape.length;
  if (rank < 2) {
    throw linAlgError(
      vm,
      `${rank}-dimensional array given. Array must be at least two-dimensional`,
    );
  }
  const [rows, columns] = from.shape.slice(-2);
  if (rows !== columns) {
    throw linAlgError(vm, "Last 2 dimensions of the array must be square");
  }
  // A row is subtracted from every other one, for every row.
  vm.charge(((from.data?.length ?? 0) * rows) >> 4);
  return rows;
}

function singular(vm: Machine) {
  return linAlgError(vm, "Singular matrix");
}

export function linAlgError(vm: Machine, message: string) {
  return vm.raiseOf(classesOf(vm).linAlgError, [{ kind: "str", value: message }]);
}

/** https://numpy.org/doc/1.24/reference/generated/numpy.linalg.norm.html */
function norm(vm: Machine, ...[x, ord, axis, keep]: readonly Given[]): PyValue {
  return withNumbers(vm, x, (given) => {
    const type = categoryOf(given.dtype) === "float" ? given.dtype : "float64";
    const from: Numbers = { ...given, dtype: type };
    const chosen = intsArg(vm, axis);
    if (isUnknownInts(chosen)) return vm.unknown({ kind: "derived", what: "a norm" }, chosen);
    const axes = axesOf(vm, from.shape.length, chosen);
    const keepDims = flagArg(keep, false);
    const order = isGiven(ord) ? floatArg(ord) : 2;
    const isMatrix = isGiven(ord) && axes.length === 2 && ord.kind !== "str";
    const size = apply(vm, ufuncNamed("absolute"), [from]);
    if (isMatrix || order === undefined) {
      if (ord?.kind === "str" && ord.value === "fro") {
        return finished(vm, rootOfSquares(vm, from, axes, keepDims));
      }
      const name = ord?.kind === "str" ? ord.value : String(order);
      return finished(vm, matrixNorm(vm, from, size, axes, keepDims, name));
    }
    if (order === Infinity)
      return finished(vm, reduce(vm, size, axes, keepDims, extreme("maximum")));
    if (order === -Infinity)
      return finished(vm, reduce(vm, size, axes, keepDims, extreme("minimum")));
    if (order === 1) return finished(vm, reduce(vm, size, axes, keepDims, sum));
    if (order === 2) return finished(vm, rootOfSquares(vm, from, axes, keepDims));
    const power = { shape: [], dtype: type, data: Float64Array.of(order) };
    const inversePower = { shape: [], dtype: type, data: Float64Array.of(1 / order) };
    const powers = apply(vm, ufuncNamed("power"), [size, power]);
    const total = reduce(vm, powers, axes, keepDims, sum);
    return finished(vm, apply(vm, ufuncNamed("power"), [total, inversePower]));
  });
}

/** The norms that are those of matrices: sums of rows or columns, and what is told by singular values. */
function matrixNorm(
  vm: Machine,
  from: Numbers,
  size: Numbers,
  axes: readonly number[],
  keep: boolean,
  name: string,
): Numbers {
  const plain = reduce(vm, { shape: from.shape, dtype: from.dtype }, axes, keep, sum);
  if (axes.length !== 2) throw vm.raise("ValueError", `Invalid norm order '${name}' for vectors`);
  const sums: Readonly<Record<string, readonly [number, "maximum" | "minimum"]>> = {
    "1": [0, "maximum"],
    "-1": [0, "minimum"],
    Infinity: [1, "maximum"],
    "-Infinity": [1, "minimum"],
  };
  if (Object.hasOwn(sums, name)) {
    const row = sums[name];
    const added = reduce(vm, size, [axes[row[0]]], true, sum);
    return { ...reduce(vm, added, axes, true, extreme(row[1])), shape: plain.shape };
  }
  if (!["2", "-2", "nuc"].includes(name)) {
    throw vm.raise("ValueError", "Invalid norm order for matrices.");
  }
  const values = isKnown(from) && from.shape.length === 2 ? singularOf(from) : undefined;
  if (!values) return { shape: plain.shape, dtype: from.dtype };
  const chosen =
    name === "nuc"
      ? values.reduce((so, value) => so + value, 0)
      : name === "2"
        ? values[0]
        : values[values.length - 1];
  return { ...plain, data: Float64Array.of(chosen) };
}

function rootOfSquares(
  vm: Machine,
  from: Numbers,
  axes: readonly number[],
  keep: boolean,
): Numbers {
  const squares = apply(vm, ufuncNamed("square"), [from]);
  return apply(vm, ufuncNamed("sqrt"), [reduce(vm, squares, axes, keep, sum)]);
}

/** The singular values of a known matrix, for its norms. */
function singularOf(from: KnownNumbers): Float64Array | undefined {
  const [rows, columns] = from.shape;
  return singularValues(matrixOf(rows, columns, from.data), false)?.values;
}
