/** Ops that make one number of many: sums, means, norms. */

import type { TensorState } from "../../python/values";
import type { NDArray } from "../../tensor/array";
import { categoryOf, type DType } from "../../tensor/dtype";
import { foldRows, reducedShape, rowsOf } from "../../tensor/folds";
import { knownArray } from "../../tensor/rounding";
import type { Shape } from "../../tensor/shape";
import {
  bool,
  dtype,
  int,
  intList,
  keyword,
  number,
  optional,
  readScalar,
  tensor,
  wrong,
  type Scalar,
  type Spec,
} from "../args";
import { typeNames } from "../dtypes";
import { foldKernel, normKernel, varianceKernel } from "../kernels/reduction";
import type { KernelDeclaration } from "../kernel";
import {
  dimension,
  isMismatch,
  mismatch,
  op,
  overloads,
  type Mismatch,
  type ShapeResult,
} from "../op";
import { wholeDims } from "../reach";
import { logSumExpKernel, momentsKernel } from "../kernels/various";

/** The dimensions to reduce, counted from the front; none given, or an empty list, means all. */
export function dimsOf(
  given: readonly number[] | undefined,
  rank: number,
): readonly number[] | Mismatch {
  if (given === undefined || given.length === 0) return Array.from({ length: rank }, (_, i) => i);
  const dims: number[] = [];
  for (const dim of given) {
    const at = dimension(dim, rank);
    if (typeof at !== "number") return at;
    if (dims.includes(at)) {
      return mismatch("RuntimeError", `dim ${at} appears multiple times in the list of dims`);
    }
    dims.push(at);
  }
  return rank === 0 ? [] : dims;
}

export function reduceShape(
  input: TensorState,
  given: readonly number[] | undefined,
  keepdim: boolean,
): Shape | Mismatch {
  const dims = dimsOf(given, input.shape.length);
  return isMismatch(dims) ? dims : reducedShape(input.shape, dims, keepdim);
}

/** One number from the elements of each row. */
export type Folding = (row: Float64Array) => number;

export function foldedValues(
  input: TensorState,
  given: readonly number[] | undefined,
  shape: Shape,
  type: DType,
  fold: Folding,
): NDArray | undefined {
  const dims = dimsOf(given, input.shape.length);
  if (!input.values || isMismatch(dims)) return undefined;
  return knownArray(shape, type, foldRows(rowsOf(input.values, dims), fold));
}

const total: Folding = (row) => {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += row[i];
  return sum;
};

/** Sums of integers are made in int64. */
export function sumType(input: TensorState, given: DType | undefined): DType {
  if (given) return given;
  const category = categoryOf(input.dtype);
  return category === "bool" || category === "integer" ? "int64" : input.dtype;
}

/** A mean of integers is an error. */
function needsFloat(
  name: string,
  input: TensorState,
  given: DType | undefined,
): Mismatch | undefined {
  const category = categoryOf(given ?? input.dtype);
  if (category === "float" || category === "complex") return undefined;
  const what = given ? "Optional dtype" : "Input dtype";
  return mismatch(
    "RuntimeError",
    `${name}(): could not infer output dtype. ${what} must be either a floating point or complex dtype. ` +
      `Got: ${typeNames[given ?? input.dtype]}`,
  );
}

const dimsArgs = {
  input: tensor,
  dim: optional(intList()),
  keepdim: bool(false),
  dtype: keyword(optional(dtype)),
} as const;

interface DimsArgs {
  readonly input: TensorState;
  readonly dim: readonly number[] | undefined;
  readonly keepdim: boolean;
  readonly dtype: DType | undefined;
}

function summing(
  name: string,
  fold: Folding,
  kernel: KernelDeclaration,
  check?: (input: TensorState, given: DType | undefined) => Mismatch | undefined,
) {
  const typeOf = (a: DimsArgs): DType =>
    check ? (a.dtype ?? a.input.dtype) : sumType(a.input, a.dtype);
  return op(`torch.${name}`, {
    args: dimsArgs,
    aliases: [`Tensor.${name}`],
    shape: (a) => check?.(a.input, a.dtype) ?? reduceShape(a.input, a.dim, a.keepdim),
    dtype: typeOf,
    values: (a, [shape]) => foldedValues(a.input, a.dim, shape, typeOf(a), fold),
    reach: (a) => wholeDims(a.input, a.dim, a.keepdim),
    kernel,
  });
}

export const sum = summing("sum", total, foldKernel("sum"));
export const nansum = summing(
  "nansum",
  (row) => total(row.filter((value) => !Number.isNaN(value))),
  "none",
);
export const mean = summing(
  "mean",
  (row) => total(row) / row.length,
  foldKernel("mean"),
  (input, given) => needsFloat("mean", input, given),
);
export const nanmean = summing(
  "nanmean",
  (row) => {
    const known = row.filter((value) => !Number.isNaN(value));
    return total(known) / known.length;
  },
  "none",
  (input, given) => needsFloat("nanmean", input, given),
);

const oneDim = {
  input: tensor,
  dim: optional(int()),
  keepdim: bool(false),
  dtype: keyword(optional(dtype)),
} as const;

export const prod = op("torch.prod", {
  args: oneDim,
  aliases: ["Tensor.prod"],
  shape: (a) => reduceShape(a.input, listOf(a.dim), a.keepdim),
  dtype: (a) => sumType(a.input, a.dtype),
  values: (a, [shape]) =>
    foldedValues(a.input, listOf(a.dim), shape, sumType(a.input, a.dtype), (row) =>
      row.reduce((product, value) => product * value, 1),
    ),
  kernel: foldKernel("prod"),
});

export function listOf(dim: number | undefined): readonly number[] | undefined {
  return dim === undefined ? undefined : [dim];
}

function variance(row: Float64Array, correction: number): number {
  const middle = total(row) / row.length;
  const squares = total(row.map((value) => (value - middle) ** 2));
  return squares / Math.max(0, row.length - correction);
}

const varianceArgs = {
  input: tensor,
  dim: optional(intList()),
  unbiased: bool(true),
  keepdim: bool(false),
  correction: keyword(optional(int())),
} as const;

interface VarianceArgs {
  readonly input: TensorState;
  readonly dim: readonly number[] | undefined;
  readonly unbiased: boolean;
  readonly keepdim: boolean;
  readonly correction: number | undefined;
}

function spread(name: string, isRoot: boolean) {
  const shape = (a: VarianceArgs): ShapeResult => {
    const category = categoryOf(a.input.dtype);
    if (category === "bool" || category === "integer") {
      return mismatch("RuntimeError", "std and var only support floating point and complex dtypes");
    }
    return reduceShape(a.input, a.dim, a.keepdim);
  };
  const values = (a: VarianceArgs, out: Shape): NDArray | undefined => {
    const correction = a.correction ?? (a.unbiased ? 1 : 0);
    return foldedValues(a.input, a.dim, out, a.input.dtype, (row) => {
      const result = variance(row, correction);
      return isRoot ? Math.sqrt(result) : result;
    });
  };
  // `x.var(False)` gives the flag first.
  const flagFirst = op(`torch.${name}:unbiased`, {
    args: { input: tensor, unbiased: strictBool },
    shape: ({ input, unbiased }) =>
      shape({ input, unbiased, dim: undefined, keepdim: false, correction: undefined }),
    values: ({ input, unbiased }, [out]) =>
      values({ input, unbiased, dim: undefined, keepdim: false, correction: undefined }, out),
    kernel: varianceKernel(isRoot),
  });
  const full = op(`torch.${name}:dim`, {
    args: varianceArgs,
    shape,
    values: (a, [out]) => values(a, out),
    reach: (a) => wholeDims(a.input, a.dim, a.keepdim),
    kernel: varianceKernel(isRoot),
  });
  return {
    flagFirst,
    full,
    both: overloads(`torch.${name}`, [`Tensor.${name}`], [flagFirst, full]),
  };
}

/** Only True and False: an int is a dimension. */
const strictBool: Spec<boolean> = {
  ...bool(),
  read: (_, value) => {
    if (value.kind === "bool") return value.value;
    return value.kind === "unknown" ? value : wrong;
  },
};

const variances = spread("var", false);
const deviations = spread("std", true);
export const varFlag = variances.flagFirst;
export const varDim = variances.full;
export const varBoth = variances.both;
export const stdFlag = deviations.flagFirst;
export const stdDim = deviations.full;
export const stdBoth = deviations.both;

/** `torch.var_mean`, `torch.std_mean`: two results. */
function spreadAndMean(name: string, isRoot: boolean) {
  return op(`torch.${name}`, {
    args: varianceArgs,
    shape(a) {
      const shape = reduceShape(a.input, a.dim, a.keepdim);
      return isMismatch(shape) ? shape : [shape, shape];
    },
    values(a, [shape]) {
      const correction = a.correction ?? (a.unbiased ? 1 : 0);
      const first = foldedValues(a.input, a.dim, shape, a.input.dtype, (row) => {
        const result = variance(row, correction);
        return isRoot ? Math.sqrt(result) : result;
      });
      const second = foldedValues(
        a.input,
        a.dim,
        shape,
        a.input.dtype,
        (row) => total(row) / row.length,
      );
      return first && second && [first, second];
    },
    kernel: momentsKernel(isRoot),
  });
}

export const varMean = spreadAndMean("var_mean", false);
export const stdMean = spreadAndMean("std_mean", true);

function truth(name: "any" | "all") {
  const fold: Folding = (row) => {
    const isTrue = (value: number): boolean => value !== 0;
    return (name === "any" ? row.some(isTrue) : row.every(isTrue)) ? 1 : 0;
  };
  return op(`torch.${name}`, {
    args: { input: tensor, dim: optional(int()), keepdim: bool(false) },
    aliases: [`Tensor.${name}`],
    shape: ({ input, dim, keepdim }) => reduceShape(input, listOf(dim), keepdim),
    dtype: ({ input }) => (input.dtype === "uint8" ? "uint8" : "bool"),
    values: ({ input, dim }, [shape]) =>
      foldedValues(input, listOf(dim), shape, input.dtype === "uint8" ? "uint8" : "bool", fold),
    kernel: foldKernel(name === "any" ? "max" : "min"),
  });
}

export const any = truth("any");
export const all = truth("all");

export const countNonzero = op("torch.count_nonzero", {
  args: { input: tensor, dim: optional(intList()) },
  aliases: ["Tensor.count_nonzero"],
  shape: ({ input, dim }) => reduceShape(input, dim, false),
  dtype: () => "int64",
  values: ({ input, dim }, [shape]) =>
    foldedValues(input, dim, shape, "int64", (row) => row.filter((value) => value !== 0).length),
  kernel: "none",
});

export function pNorm(row: Float64Array, p: number): number {
  const sizes = row.map(Math.abs);
  if (p === Infinity) return Math.max(...sizes);
  if (p === -Infinity) return Math.min(...sizes);
  if (p === 0) return sizes.filter((value) => value !== 0).length;
  if (p === 2) return Math.sqrt(total(sizes.map((value) => value * value)));
  return total(sizes.map((value) => value ** p)) ** (1 / p);
}

/** `p` may be a number or one of PyTorch's names. */
function orderOf(p: Scalar | undefined): number {
  return p?.value ?? 2;
}

const order: Spec<Scalar | undefined> = {
  expects: "Number",
  read: (vm, value) =>
    value.kind === "str" || value.kind === "none" ? undefined : readScalar(vm, value),
  toArg: (value) => (value === undefined ? null : number().toArg(value)),
  fallback: { value: undefined },
};

export const norm = op("torch.norm", {
  args: {
    input: tensor,
    p: order,
    dim: optional(intList()),
    keepdim: bool(false),
    dtype: optional(dtype),
  },
  aliases: ["Tensor.norm", "torch.functional.norm"],
  shape: ({ input, dim, keepdim, dtype: given }) => {
    const category = categoryOf(given ?? input.dtype);
    if (category === "integer" || category === "bool") {
      return mismatch(
        "RuntimeError",
        "norm(): input dtype should be either floating point or complex. " +
          `Got ${typeNames[given ?? input.dtype]} instead.`,
      );
    }
    return reduceShape(input, dim, keepdim);
  },
  dtype: ({ input, dtype: given }) => given ?? input.dtype,
  values: ({ input, p, dim, dtype: given }, [shape]) =>
    foldedValues(input, dim, shape, given ?? input.dtype, (row) => pNorm(row, orderOf(p))),
  kernel: normKernel,
});

export const logsumexp = op("torch.logsumexp", {
  args: { input: tensor, dim: intList(), keepdim: bool(false) },
  aliases: ["Tensor.logsumexp", "torch.special.logsumexp"],
  shape: ({ input, dim, keepdim }) => reduceShape(input, dim, keepdim),
  values: ({ input, dim }, [shape]) =>
    foldedValues(input, dim, shape, input.dtype, (row) => {
      const most = Math.max(...row);
      if (!Number.isFinite(most)) return most;
      return most + Math.log(total(row.map((value) => Math.exp(value - most))));
    }),
  kernel: logSumExpKernel,
});
