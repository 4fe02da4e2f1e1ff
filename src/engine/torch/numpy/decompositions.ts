/** The decompositions of `numpy.linalg`, and what is computed by them. */

import type { Machine } from "../../python/native";
import { int, tuple, type PyValue } from "../../python/values";
import { generalEigen, largestGeneral } from "../../tensor/decompositions/general";
import { areApart, isDiagonal, matrixOf, type Matrix } from "../../tensor/decompositions/matrix";
import { largestSingular, singularValues } from "../../tensor/decompositions/singular";
import { largestSymmetric, symmetricEigen } from "../../tensor/decompositions/symmetric";
import { cholesky, productOf, reflected } from "../../tensor/decompositions/triangular";
import { categoryOf, type DType } from "../../tensor/dtype";
import { numel, type Shape } from "../../tensor/shape";
import { resultValue } from "./arrays";
import { linAlgError, squareSize } from "./products";
import { isSmall, numbers, type Numbers } from "./numbers";
import { flagArg, floatArg, isGiven, withAllNumbers, withNumbers, type Functions } from "./support";

type Given = PyValue | undefined;

/** What comes of one matrix: some arrays, each of which has these sizes; `undefined` where it is not modelled. */
type Results = readonly (readonly number[] | Float64Array)[] | undefined;

export const decompositions: Functions = {
  eigh: ["a, UPLO?", (vm, a, uplo) => eigenOf(vm, a, uplo, true)],
  eigvalsh: ["a, UPLO?", (vm, a, uplo) => eigenOf(vm, a, uplo, false)],
  eig: ["a", (vm, a) => generalOf(vm, a, true)],
  eigvals: ["a", (vm, a) => generalOf(vm, a, false)],
  svd: ["a, full_matrices?, compute_uv?, hermitian?", svd],
  qr: ["a, mode?", qr],
  cholesky: [
    "a",
    (vm, a) =>
      withNumbers(vm, a, (from) => {
        const size = squareSize(vm, from);
        const [result] = eachMatrix(from, [from.shape.slice(-2)], (data) => {
          const lower = cholesky(data, size);
          if (!lower) throw linAlgError(vm, "Matrix is not positive definite");
          return [lower];
        });
        return resultValue(vm, result);
      }),
  ],
  pinv: [
    "a, rcond?, hermitian?",
    (vm, a, rcond) =>
      withNumbers(vm, a, (from) => {
        const [rows, columns] = from.shape.slice(-2);
        const cutoff = floatArg(rcond) ?? 1e-15;
        const [result] = eachMatrix(from, [[columns, rows]], (data) => {
          const inverse = pseudoInverse(matrixOf(rows, columns, data), cutoff);
          return inverse && [inverse];
        });
        return resultValue(vm, result);
      }),
  ],
  matrix_rank: [
    "A, tol?, hermitian?",
    (vm, a, tol) =>
      withSingular(vm, a, (values, rows, columns) => {
        const largest = values.at(0) ?? 0;
        const limit =
          (isGiven(tol) ? floatArg(tol) : undefined) ??
          largest * Math.max(rows, columns) * 2 ** -52;
        return int(values.filter((value) => value > limit).length);
      }),
  ],
  cond: [
    "x, p?",
    (vm, x, p) => {
      if (isGiven(p) && floatArg(p) !== 2) {
        return vm.unknown({ kind: "unsupported", what: "numpy.linalg.cond of this norm" });
      }
      return withSingular(vm, x, (values) =>
        resultValue(
          vm,
          numbers([], "float64", Float64Array.of(values[0] / values[values.length - 1])),
        ),
      );
    },
  ],
  lstsq: ["a, b, rcond?", leastSquares],
};

function floatType(dtype: DType): DType {
  return categoryOf(dtype) === "float" || categoryOf(dtype) === "complex" ? dtype : "float64";
}

/** The results of every matrix of a stack, one array for each. */
function eachMatrix(
  from: Numbers,
  shapes: readonly Shape[],
  compute: (data: Float64Array) => Results,
): Numbers[] {
  const batch = from.shape.slice(0, -2);
  const dtype = floatType(from.dtype);
  const unknown = shapes.map((shape): Numbers => ({ shape: [...batch, ...shape], dtype }));
  const size = numel(from.shape.slice(-2));
  if (!from.data || !unknown.every(({ shape }) => isSmall(shape))) return unknown;
  const lists = unknown.map(({ shape }) => new Float64Array(numel(shape)));
  for (let i = 0; i < numel(batch); i++) {
    const results = compute(from.data.slice(i * size, (i + 1) * size));
    if (!results) return unknown;
    results.forEach((result, k) => lists[k].set(result, i * result.length));
  }
  return unknown.map(({ shape }, k) => numbers(shape, dtype, lists[k]));
}

function eigenOf(vm: Machine, a: Given, uplo: Given, hasVectors: boolean): PyValue {
  return withNumbers(vm, a, (from) => {
    const size = squareSize(vm, from);
    vm.charge(((from.data?.length ?? 0) * size) >> 1);
    const isUpper = uplo?.kind === "str" && uplo.value.toUpperCase() === "U";
    const modelled = size <= largestSymmetric && !isUpper;
    const [values] = eachMatrix(from, [[size]], (data) => {
      const found =
        size > 0 ? symmetricEigen(isUpper ? turned(data, size) : data, size) : undefined;
      return found && [found.values];
    });
    if (!hasVectors) return resultValue(vm, values);
    const [vectors] = eachMatrix(from, [[size, size]], (data) => {
      const found = modelled ? symmetricEigen(data, size) : undefined;
      const isSure = found && (areApart(found.values) || isDiagonal(matrixOf(size, size, data)));
      return isSure ? [found.vectors.data] : undefined;
    });
    return tuple([resultValue(vm, values), resultValue(vm, vectors)]);
  });
}

function turned(data: Float64Array, size: number): Float64Array {
  return data.map((_, i) => data[(i % size) * size + Math.floor(i / size)]);
}

function generalOf(vm: Machine, a: Given, hasVectors: boolean): PyValue {
  return withNumbers(vm, a, (from) => {
    const size = squareSize(vm, from);
    vm.charge((from.data?.length ?? 0) * size);
    const modelled = size <= largestGeneral.values;
    let isReal = true;
    const [values] = eachMatrix(from, [[size]], (data) => {
      const found = modelled ? generalEigen(data, size) : undefined;
      if (!found) isReal = false;
      return found && [found.values];
    });
    const [vectors] = eachMatrix(from, [[size, size]], (data) => {
      const found =
        hasVectors && size <= largestGeneral.vectors ? generalEigen(data, size) : undefined;
      const isSure =
        found && (areApart(found.values) || isDiagonal(matrixOf(size, size, data), true));
      return isSure ? [found.vectors.data] : undefined;
    });
    if (!isReal || !from.data) {
      // Complex eigenvalues would make both arrays complex.
      return vm.unknown({ kind: "unsupported", what: "complex or many eigenvalues" });
    }
    return hasVectors
      ? tuple([resultValue(vm, values), resultValue(vm, vectors)])
      : resultValue(vm, values);
  });
}

function svd(vm: Machine, ...[a, fullMatrices, computeUv]: readonly Given[]): PyValue {
  return withNumbers(vm, a, (from) => {
    checkMatrix(vm, from);
    const [rows, columns] = from.shape.slice(-2);
    const isFull = flagArg(fullMatrices, true);
    const size = Math.min(rows, columns);
    vm.charge(((from.data?.length ?? 0) * size) >> 2);
    const shapes = [[rows, isFull ? rows : size], [size], [isFull ? columns : size, columns]];
    const [, s] = eachMatrix(from, shapes, (data) => {
      const found = singularValues(matrixOf(rows, columns, data), isFull);
      return found && [found.u.data, found.values, found.vt.data];
    });
    if (!flagArg(computeUv, true)) return resultValue(vm, s);
    const [u, , vt] = eachMatrix(from, shapes, (data) => {
      if (size > largestSingular) return undefined;
      const matrix = matrixOf(rows, columns, data);
      const found = singularValues(matrix, isFull);
      if (!found) return undefined;
      // Vectors of equal values, and those of zero, are what rounding makes them.
      const isSure = areApart(Float64Array.of(...found.values, 0)) || isDiagonal(matrix);
      return isSure ? [found.u.data, found.values, found.vt.data] : undefined;
    });
    return tuple([u, s, vt].map((one) => resultValue(vm, one)));
  });
}

function qr(vm: Machine, ...[a, mode]: readonly Given[]): PyValue {
  const name = mode?.kind === "str" ? mode.value : "reduced";
  return withNumbers(vm, a, (from) => {
    checkMatrix(vm, from);
    if (!["reduced", "complete", "r"].includes(name)) {
      if (name === "raw") return vm.unknown({ kind: "unsupported", what: "numpy.linalg.qr raw" });
      throw vm.raise("ValueError", `Unrecognized mode '${name}'`);
    }
    const [rows, columns] = from.shape.slice(-2);
    const inner = name === "complete" ? rows : Math.min(rows, columns);
    vm.charge(((from.data?.length ?? 0) * inner) >> 2);
    const [q, r] = eachMatrix(
      from,
      [
        [rows, inner],
        [inner, columns],
      ],
      (data) => {
        const found = reflected(matrixOf(rows, columns, data));
        const upper = new Float64Array(inner * columns);
        upper.set(found.r.data.subarray(0, inner * columns));
        return isSureOf(matrixOf(rows, columns, data), found.r)
          ? [productOf(found.parts, rows, inner).data, upper]
          : undefined;
      },
    );
    return name === "r" ? resultValue(vm, r) : tuple([resultValue(vm, q), resultValue(vm, r)]);
  });
}

/** Columns that depend on others leave a rest that rounding makes. */
function isSureOf(matrix: Matrix, r: Matrix): boolean {
  if (isDiagonal(matrix, true)) return true;
  const count = Math.min(r.rows, r.columns);
  const sizes = Array.from({ length: count }, (_, k) => Math.abs(r.data[k * r.columns + k]));
  const largest = Math.max(...sizes);
  const needed = r.rows > r.columns ? count : count - 1;
  return sizes.slice(0, needed).every((size) => size > 1e-9 * largest);
}

function checkMatrix(vm: Machine, { shape }: Numbers): void {
  if (shape.length >= 2) return;
  throw linAlgError(
    vm,
    `${shape.length}-dimensional array given. Array must be at least two-dimensional`,
  );
}

function withSingular(
  vm: Machine,
  a: Given,
  use: (values: Float64Array, rows: number, columns: number) => PyValue,
): PyValue {
  return withNumbers(vm, a, (from) => {
    checkMatrix(vm, from);
    const [rows, columns] = from.shape;
    const found =
      from.data && from.shape.length === 2
        ? singularValues(matrixOf(rows, columns, from.data), false)
        : undefined;
    if (!found) return vm.unknown({ kind: "data-dependent", what: "singular values" });
    return use(found.values, rows, columns);
  });
}

function pseudoInverse(matrix: Matrix, cutoff: number): Float64Array | undefined {
  const found = singularValues(matrix, false);
  if (!found) return undefined;
  const { u, values, vt } = found;
  const limit = cutoff * (values.at(0) ?? 0);
  const result = new Float64Array(matrix.rows * matrix.columns);
  values.forEach((value, k) => {
    if (value <= limit) return;
    for (let i = 0; i < matrix.columns; i++) {
      for (let j = 0; j < matrix.rows; j++) {
        result[i * matrix.rows + j] +=
          (vt.data[k * vt.columns + i] / value) * u.data[j * u.columns + k];
      }
    }
  });
  return result;
}

/** The solution, what is left, the rank and the singular values. */
function leastSquares(vm: Machine, ...[a, b, rcond]: readonly Given[]): PyValue {
  return withAllNumbers(vm, [a, b], (matrix, right) => {
    checkMatrix(vm, matrix);
    const [rows, columns] = matrix.shape;
    const width = right.shape.length > 1 ? right.shape[1] : 1;
    if (right.shape[0] !== rows) throw linAlgError(vm, "Incompatible dimensions");
    const tail = right.shape.slice(1);
    const unknown = tuple([
      resultValue(vm, { shape: [columns, ...tail], dtype: "float64" }),
      resultValue(vm, { shape: [rows > columns ? width : 0], dtype: "float64" }),
      vm.unknown({ kind: "data-dependent", what: "the rank" }),
      resultValue(vm, { shape: [Math.min(rows, columns)], dtype: "float64" }),
    ]);
    if (!matrix.data || !right.data) return unknown;
    const found = singularValues(matrixOf(rows, columns, matrix.data), false);
    if (!found) return unknown;
    // None is what NumPy 1.24 will do; without it there is a warning, and only zeros count.
    const cutoff =
      rcond?.kind === "none" ? 2 ** -52 * Math.max(rows, columns) : (floatArg(rcond) ?? 2 ** -52);
    const { values } = found;
    const rank = values.filter((value) => value > cutoff * values[0]).length;
    const inverse = pseudoInverse(matrixOf(rows, columns, matrix.data), cutoff);
    if (!inverse) return unknown;
    const x = new Float64Array(columns * width);
    for (let i = 0; i < columns; i++) {
      for (let k = 0; k < rows; k++) {
        for (let j = 0; j < width; j++) {
          x[i * width + j] += inverse[i * rows + k] * right.data[k * width + j];
        }
      }
    }
    const left = new Float64Array(rank === columns && rows > columns ? width : 0);
    for (let i = 0; i < rows && left.length > 0; i++) {
      for (let j = 0; j < width; j++) {
        let off = -right.data[i * width + j];
        for (let k = 0; k < columns; k++) off += matrix.data[i * columns + k] * x[k * width + j];
        left[j] += off * off;
      }
    }
    return tuple([
      resultValue(vm, numbers([columns, ...tail], "float64", x)),
      resultValue(vm, numbers([left.length], "float64", left)),
      int(rank),
      resultValue(vm, numbers([values.length], "float64", values)),
    ]);
  });
}
