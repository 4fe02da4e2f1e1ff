/** Norms of vectors and matrices. */

import {
  bool,
  dtype,
  float,
  intList,
  keyword,
  number,
  optional,
  readScalar,
  tensor,
  type Scalar,
  type Spec,
} from "../args";
import { normKernel } from "../kernels/reduction";
import { op } from "../op";
import { matrices } from "./matrices";
import { foldedValues, pNorm, reduceShape } from "./reduction";

/** A number, or the name of a norm. */
const order: Spec<Scalar | string | undefined> = {
  expects: "Number",
  read(vm, value) {
    if (value.kind === "none") return undefined;
    return value.kind === "str" ? value.value : readScalar(vm, value);
  },
  toArg: (value) => (typeof value === "object" ? number().toArg(value) : (value ?? null)),
  fallback: { value: undefined },
};

const normArgs = {
  input: tensor,
  ord: order,
  dim: optional(intList()),
  keepdim: bool(false),
  dtype: keyword(optional(dtype)),
} as const;

export const linalgNorm = op("torch.linalg.norm", {
  args: normArgs,
  shape({ input, ord, dim, keepdim }) {
    const isMatrix = ord !== undefined && dim === undefined;
    return reduceShape(input, isMatrix && input.shape.length > 2 ? [-2, -1] : dim, keepdim);
  },
  dtype: (a) => a.dtype ?? a.input.dtype,
  values({ input, ord, dim, dtype: type }, [shape]) {
    const isVector = ord === undefined || dim?.length === 1 || input.shape.length === 1;
    if (!isVector || typeof ord === "string") return undefined;
    const p = ord?.value ?? 2;
    return foldedValues(input, dim, shape, type ?? input.dtype, (row) => pNorm(row, p));
  },
  kernel: normKernel,
});

export const vectorNorm = op("torch.linalg.vector_norm", {
  args: { ...normArgs, ord: number(2) },
  shape: ({ input, dim, keepdim }) => reduceShape(input, dim, keepdim),
  dtype: (a) => a.dtype ?? a.input.dtype,
  values: ({ input, ord, dim, dtype: type }, [shape]) =>
    foldedValues(input, dim, shape, type ?? input.dtype, (row) => pNorm(row, ord.value)),
  kernel: normKernel,
});

export const matrixNorm = op("torch.linalg.matrix_norm", {
  args: { ...normArgs, dim: intList([-2, -1]) },
  shape: ({ input, dim, keepdim }) =>
    matrices("linalg.matrix_norm", input, false) ?? reduceShape(input, dim, keepdim),
  dtype: (a) => a.dtype ?? a.input.dtype,
  kernel: normKernel,
});

export const dist = op("torch.dist", {
  args: { input: tensor, other: tensor, p: float(2) },
  aliases: ["Tensor.dist"],
  shape: () => [],
  kernel: "none",
});
