/** Ops on whole matrices: decompositions and inverses. */

import type { TensorState } from "../../python/values";
import type { DType } from "../../tensor/dtype";
import { determinant, inverse } from "../../tensor/linear";
import { knownArray } from "../../tensor/rounding";
import { numel, type Shape } from "../../tensor/shape";
import { bool, int, keyword, str, tensor, tensors } from "../args";
import { isMismatch, mismatch, op, type Mismatch, type Returns } from "../op";
import { complexOf } from "./complexNumbers";
import { matmulShape } from "./products";

/** PyTorch's errors for what is no batch of (square) matrices. */
export function matrices(
  name: string,
  input: TensorState,
  isSquare: boolean,
): Mismatch | undefined {
  const { shape } = input;
  if (shape.length < 2) {
    return mismatch("RuntimeError", `${name}: The input tensor A must have at least 2 dimensions.`);
  }
  const [rows, columns] = shape.slice(-2);
  if (!isSquare || rows === columns) return undefined;
  return mismatch(
    "RuntimeError",
    `${name}: A must be batches of square matrices, but they are ${rows} by ${columns} matrices`,
  );
}

interface MatrixOptions {
  readonly aliases?: readonly string[];
  readonly isSquare?: boolean;
  readonly dtype?: (dtype: DType) => DType | readonly DType[];
  readonly returns?: Returns;
}

/** An op on a batch of matrices, with shapes that follow from batch, rows and columns. */
function matrixOp(
  name: string,
  shapes: (batch: Shape, rows: number, columns: number) => Shape | readonly Shape[],
  options: MatrixOptions = {},
) {
  const short = name.replace("torch.", "");
  return op(name, {
    args: { input: tensor },
    aliases: options.aliases,
    shape({ input }) {
      const problem = matrices(short, input, options.isSquare ?? true);
      const [rows, columns] = input.shape.slice(-2);
      return problem ?? shapes(input.shape.slice(0, -2), rows, columns);
    },
    dtype: ({ input }) => options.dtype?.(input.dtype) ?? input.dtype,
    returns: options.returns,
    kernel: "none",
  });
}

/** A row is subtracted from every other one, for every row. */
function eliminationSteps({ input }: { readonly input: TensorState }): number {
  return Math.ceil((numel(input.shape) * (input.shape.at(-1) ?? 1)) / 16);
}

export const inv = op("torch.linalg.inv", {
  args: { input: tensor },
  aliases: ["torch.inverse", "Tensor.inverse"],
  shape: ({ input }) => matrices("linalg.inv", input, true) ?? input.shape,
  valueSteps: eliminationSteps,
  values({ input }, [shape]) {
    if (!input.values) return undefined;
    const size = shape.at(-1) ?? 1;
    const all = new Float64Array(numel(shape));
    for (let at = 0; at < all.length; at += size * size) {
      const data = inverse(input.values.data.subarray(at, at + size * size), size);
      if (!data) return undefined;
      all.set(data, at);
    }
    return knownArray(shape, input.dtype, all);
  },
  kernel: "none",
});

export const det = op("torch.linalg.det", {
  args: { input: tensor },
  aliases: ["torch.det", "Tensor.det"],
  shape: ({ input }) => matrices("linalg.det", input, true) ?? input.shape.slice(0, -2),
  valueSteps: eliminationSteps,
  values({ input }, [shape]) {
    const { values } = input;
    const size = input.shape.at(-1) ?? 1;
    if (!values) return undefined;
    const data = Float64Array.from({ length: numel(shape) }, (_, i) =>
      determinant(values.data.subarray(i * size * size, (i + 1) * size * size), size),
    );
    return knownArray(shape, input.dtype, data);
  },
  kernel: "none",
});

export const logdet = matrixOp("torch.logdet", (batch) => batch, { aliases: ["Tensor.logdet"] });
export const slogdet = matrixOp("torch.linalg.slogdet", (batch) => [batch, batch], {
  aliases: ["torch.slogdet", "Tensor.slogdet"],
  returns: { name: "linalg_slogdet", fields: ["sign", "logabsdet"] },
});
export const pinv = matrixOp("torch.linalg.pinv", (batch, m, n) => [...batch, n, m], {
  aliases: ["torch.pinverse", "Tensor.pinverse"],
  isSquare: false,
});
export const matrixExp = matrixOp("torch.linalg.matrix_exp", (batch, n) => [...batch, n, n], {
  aliases: ["torch.matrix_exp", "Tensor.matrix_exp"],
});
export const eigh = matrixOp(
  "torch.linalg.eigh",
  (batch, n) => [
    [...batch, n],
    [...batch, n, n],
  ],
  {
    returns: { name: "linalg_eigh", fields: ["eigenvalues", "eigenvectors"] },
  },
);
export const eig = matrixOp(
  "torch.linalg.eig",
  (batch, n) => [
    [...batch, n],
    [...batch, n, n],
  ],
  {
    dtype: complexOf,
    returns: { name: "linalg_eig", fields: ["eigenvalues", "eigenvectors"] },
  },
);
export const eigvals = matrixOp("torch.linalg.eigvals", (batch, n) => [...batch, n], {
  dtype: complexOf,
});
export const eigvalsh = matrixOp("torch.linalg.eigvalsh", (batch, n) => [...batch, n]);
export const cholesky = matrixOp("torch.linalg.cholesky", (batch, n) => [...batch, n, n], {
  aliases: ["torch.cholesky", "Tensor.cholesky"],
});
export const svdvals = matrixOp(
  "torch.linalg.svdvals",
  (batch, m, n) => [...batch, Math.min(m, n)],
  { isSquare: false },
);
export const matrixRank = matrixOp("torch.linalg.matrix_rank", (batch) => batch, {
  isSquare: false,
  dtype: () => "int64",
});

export const svd = op("torch.linalg.svd", {
  args: { input: tensor, full_matrices: bool(true) },
  shape({ input, full_matrices: isFull }) {
    const [m, n] = input.shape.slice(-2);
    const batch = input.shape.slice(0, -2);
    const k = Math.min(m, n);
    return (
      matrices("linalg.svd", input, false) ?? [
        [...batch, m, isFull ? m : k],
        [...batch, k],
        [...batch, isFull ? n : k, n],
      ]
    );
  },
  returns: { name: "linalg_svd", fields: ["U", "S", "Vh"] },
  kernel: "none",
});

export const oldSvd = op("torch.svd", {
  args: { input: tensor, some: bool(true), compute_uv: bool(true) },
  aliases: ["Tensor.svd"],
  shape({ input, some }) {
    const [m, n] = input.shape.slice(-2);
    const batch = input.shape.slice(0, -2);
    const k = Math.min(m, n);
    return (
      matrices("linalg.svd", input, false) ?? [
        [...batch, m, some ? k : m],
        [...batch, k],
        [...batch, n, some ? k : n],
      ]
    );
  },
  returns: { name: "svd", fields: ["U", "S", "V"] },
  kernel: "none",
});

export const qr = op("torch.linalg.qr", {
  args: { input: tensor, mode: str("reduced") },
  shape({ input, mode }) {
    const [m, n] = input.shape.slice(-2);
    const batch = input.shape.slice(0, -2);
    const k = mode === "complete" ? m : Math.min(m, n);
    const q = mode === "r" ? [0] : [...batch, m, k];
    return matrices("linalg.qr", input, false) ?? [q, [...batch, k, n]];
  },
  returns: { name: "linalg_qr", fields: ["Q", "R"] },
  kernel: "none",
});

/** The first columns of a product of reflections. */
export const householderProduct = op("torch.linalg.householder_product", {
  args: { input: tensor, tau: tensor },
  aliases: ["torch.orgqr", "Tensor.orgqr"],
  shape({ input, tau }) {
    const what = "torch.linalg.householder_product: input";
    if (input.shape.length < 2) {
      return mismatch("RuntimeError", `${what} must have at least 2 dimensions.`);
    }
    const [m, n] = input.shape.slice(-2);
    const k = tau.shape.at(-1) ?? 0;
    const least = "must be greater than or equal to";
    if (m < n) {
      return mismatch("RuntimeError", `${what}.shape[-2] ${least} input.shape[-1]`);
    }
    if (n < k) {
      return mismatch("RuntimeError", `${what}.shape[-1] ${least} tau.shape[-1]`);
    }
    return input.shape;
  },
  kernel: "none",
});

export const oldQr = op("torch.qr", {
  args: { input: tensor, some: bool(true) },
  aliases: ["Tensor.qr"],
  shape({ input, some }) {
    const [m, n] = input.shape.slice(-2);
    const batch = input.shape.slice(0, -2);
    const k = some ? Math.min(m, n) : m;
    return (
      matrices("linalg.qr", input, false) ?? [
        [...batch, m, k],
        [...batch, k, n],
      ]
    );
  },
  returns: { name: "qr", fields: ["Q", "R"] },
  kernel: "none",
});

export const solve = op("torch.linalg.solve", {
  args: { input: tensor, B: tensor, left: keyword(bool(true)) },
  shape({ input, B }) {
    const problem = matrices("linalg.solve", input, true);
    if (problem) return problem;
    const size = input.shape[input.shape.length - 1];
    const isVector = B.shape.length === 1 || B.shape.length === input.shape.length - 1;
    const rows = isVector ? B.shape.at(-1) : B.shape.at(-2);
    if (rows === size) return B.shape;
    const columns = isVector ? 1 : B.shape.at(-1);
    return mismatch(
      "RuntimeError",
      `linalg.solve: Incompatible shapes of A and B for the equation AX = B (${size}x${size} and ${rows}x${columns})`,
    );
  },
  kernel: "none",
});

export const matrixPower = op("torch.linalg.matrix_power", {
  args: { input: tensor, n: int() },
  aliases: ["torch.matrix_power", "Tensor.matrix_power"],
  shape: ({ input }) => matrices("linalg.matrix_power", input, true) ?? input.shape,
  kernel: "none",
});

export const multiDot = op("torch.linalg.multi_dot", {
  args: { tensors },
  shape(a) {
    if (a.tensors.length < 2) {
      return mismatch(
        "RuntimeError",
        `multi_dot(): expected at least 2 tensors but got ${a.tensors.length}`,
      );
    }
    let shape: Shape | Mismatch = a.tensors[0].shape;
    for (const one of a.tensors.slice(1)) {
      if (isMismatch(shape)) return shape;
      shape = matmulShape(shape, one.shape);
    }
    return shape;
  },
  kernel: "none",
});
