/** Products of vectors and matrices. */

import type { TensorState } from "../../python/values";
import type { DType } from "../../tensor/dtype";
import { mapElements, permute } from "../../tensor/moves";
import { product } from "../../tensor/product";
import { knownArray } from "../../tensor/rounding";
import {
  broadcast,
  isMismatch as isBroadcastMismatch,
  numel,
  type Shape,
} from "../../tensor/shape";
import { int, optional, tensor } from "../args";
import { broadcastOperands } from "../broadcasting";
import { typeNames } from "../dtypes";
import { linearKernel, matmulKernel } from "../kernels/matrix";
import { broadcastKernel } from "../kernels/elementwise";
import { type Kernel, unsupported } from "../kernel";
import { isMismatch, mismatch, type Mismatch, op, sizesText } from "../op";
import { resultType } from "../promote";

/** Products want both operands of one dtype. */
function sameType(a: TensorState, b: TensorState): Mismatch | undefined {
  if (a.dtype === b.dtype) return undefined;
  return mismatch(
    "RuntimeError",
    `expected scalar type ${typeNames[a.dtype]} but found ${typeNames[b.dtype]}`,
  );
}

function cannotMultiply(a: Shape, b: Shape): Mismatch {
  return mismatch(
    "RuntimeError",
    `mat1 and mat2 shapes cannot be multiplied (${a[0]}x${a[1]} and ${b[0]}x${b[1]})`,
  );
}

function wrongVector(rows: number, columns: number, size: number): Mismatch {
  return mismatch("RuntimeError", `size mismatch, got ${rows}, ${rows}x${columns},${size}`);
}

/** The shape of `a @ b`, or the error of the product that PyTorch makes of it: batches are folded into rows where they can be. */
export function matmulShape(a: Shape, b: Shape): Shape | Mismatch {
  if (a.length === 0 || b.length === 0) {
    return mismatch(
      "RuntimeError",
      `both arguments to matmul need to be at least 1D, but they are ${a.length}D and ${b.length}D`,
    );
  }
  if (a.length === 1 && b.length === 1) {
    if (a[0] === b[0]) return [];
    return mismatch(
      "RuntimeError",
      `inconsistent tensor size, expected tensor [${a[0]}] and src [${b[0]}] to have the same number of elements, ` +
        `but got ${a[0]} and ${b[0]} elements respectively`,
    );
  }
  const shared = a[a.length - 1];
  if (b.length === 1) {
    if (shared !== b[0]) return wrongVector(numel(a.slice(0, -1)), shared, b[0]);
    return a.slice(0, -1);
  }
  const [rows, columns] = b.slice(-2);
  const batchB = b.slice(0, -2);
  if (a.length === 1) {
    if (shared === rows) return [...batchB, columns];
    if (b.length === 2) return cannotMultiply([1, shared], [rows, columns]);
    return wrongVector(numel(batchB) * columns, rows, shared);
  }
  if (b.length === 2) {
    if (shared === rows) return [...a.slice(0, -1), columns];
    return cannotMultiply([numel(a.slice(0, -1)), shared], [rows, columns]);
  }
  if (a.length === 2) {
    if (shared === rows) return [...batchB, a[0], columns];
    return cannotMultiply([numel(batchB) * columns, rows], [shared, a[0]]);
  }
  const batch = broadcast(a.slice(0, -2), batchB);
  if (isBroadcastMismatch(batch)) {
    return mismatch(
      "RuntimeError",
      `The size of tensor a (${batch.a}) must match the size of tensor b (${batch.b}) at non-singleton dimension ${batch.dimension}`,
    );
  }
  if (shared !== rows) {
    return wrongBatch([numel(batch), shared], [numel(batch), rows]);
  }
  return [...batch, a[a.length - 2], columns];
}

function wrongBatch(expected: Shape, got: Shape): Mismatch {
  return mismatch(
    "RuntimeError",
    `Expected size for first two dimensions of batch2 tensor to be: ${sizesText(expected)} but got: ${sizesText(got)}.`,
  );
}

export function productValues(a: TensorState, b: TensorState, shape: Shape) {
  return a.values && b.values && knownArray(shape, a.dtype, product(a.values, b.values));
}

/** Rows times columns times what they share. */
export function productMacs(a: TensorState, out: Shape): number {
  return numel(out) * (a.shape.at(-1) ?? 1);
}

interface Pair {
  readonly input: TensorState;
  readonly other: TensorState;
}

function productOp(
  name: string,
  aliases: readonly string[],
  second: "other" | "mat2" | "vec" | "vec2" | "tensor",
  shapeOf: (a: Shape, b: Shape) => Shape | Mismatch,
  checkTypes = sameType,
) {
  const pair = (a: { readonly input: TensorState }): Pair => {
    const other = Object.entries(a).find(([key]) => key === second)?.[1];
    return { input: a.input, other: other ?? a.input };
  };
  return op(name, {
    args: { input: tensor, [second]: tensor },
    aliases,
    shape(a: { readonly input: TensorState }) {
      const { input, other } = pair(a);
      const shape = shapeOf(input.shape, other.shape);
      return isMismatch(shape) ? shape : (checkTypes(input, other) ?? shape);
    },
    macs: (a: { readonly input: TensorState }, out) => productMacs(a.input, out),
    values(a: { readonly input: TensorState }, [shape]) {
      const { input, other } = pair(a);
      return productValues(input, other, shape);
    },
    reach: () => ({ kind: "product" }),
    kernel: matmulKernel,
  });
}

export const matmul = productOp(
  "torch.matmul",
  [
    "torch.linalg.matmul",
    "Tensor.matmul",
    "Tensor.__matmul__",
    "Tensor.__rmatmul__",
    "Tensor.__imatmul__",
  ],
  "other",
  matmulShape,
);

export function matrixShape(a: Shape, b: Shape): Shape | Mismatch {
  if (a.length !== 2) return mismatch("RuntimeError", "self must be a matrix");
  if (b.length !== 2) return mismatch("RuntimeError", "mat2 must be a matrix");
  return a[1] === b[0] ? [a[0], b[1]] : cannotMultiply(a, b);
}

export const mm = productOp(
  "torch.mm",
  ["Tensor.mm", "torch.spmm", "torch.sparse.mm"],
  "mat2",
  matrixShape,
);

export function batchShape(a: Shape, b: Shape): Shape | Mismatch {
  if (a.length !== 3) return mismatch("RuntimeError", "batch1 must be a 3D tensor");
  if (b.length !== 3) return mismatch("RuntimeError", "batch2 must be a 3D tensor");
  if (a[0] !== b[0] || a[2] !== b[1]) return wrongBatch([a[0], a[2]], [b[0], b[1]]);
  return [a[0], a[1], b[2]];
}

export const bmm = productOp("torch.bmm", ["Tensor.bmm"], "mat2", batchShape);

export function vectorShape(a: Shape, b: Shape): Shape | Mismatch {
  if (a.length !== 2 || b.length !== 1) {
    return mismatch(
      "RuntimeError",
      `vector + matrix @ vector expected, got 1, ${a.length}, ${b.length}`,
    );
  }
  return a[1] === b[0] ? [a[0]] : wrongVector(a[0], a[1], b[0]);
}

export const mv = productOp("torch.mv", ["Tensor.mv"], "vec", vectorShape);

function dotShape(a: Shape, b: Shape): Shape | Mismatch {
  if (a.length !== 1 || b.length !== 1) {
    return mismatch(
      "RuntimeError",
      `1D tensors expected, but got ${a.length}D and ${b.length}D tensors`,
    );
  }
  return matmulShape(a, b);
}

function sameVectorType(a: TensorState, b: TensorState): Mismatch | undefined {
  if (a.dtype === b.dtype) return undefined;
  return mismatch(
    "RuntimeError",
    `dot : expected both vectors to have same dtype, but found ${typeNames[a.dtype]} and ${typeNames[b.dtype]}`,
  );
}

export const dot = productOp("torch.dot", ["Tensor.dot"], "tensor", dotShape, sameVectorType);
export const vdot = productOp("torch.vdot", ["Tensor.vdot"], "other", dotShape, sameVectorType);

export const inner = op("torch.inner", {
  args: { input: tensor, other: tensor },
  aliases: ["Tensor.inner"],
  shape({ input, other }) {
    const a = input.shape;
    const b = other.shape;
    if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
    if (a[a.length - 1] === b[b.length - 1]) return [...a.slice(0, -1), ...b.slice(0, -1)];
    return mismatch(
      "RuntimeError",
      `inner() the last dimension must match on both input tensors but got shapes ${sizesText(a)} and ${sizesText(b)}`,
    );
  },
  macs: ({ input }, out) => productMacs(input, out),
  values({ input, other }, [shape]) {
    const width = input.shape.at(-1);
    if (!input.values || !other.values || width === undefined || other.shape.length === 0) {
      return undefined;
    }
    const rows = numel(input.shape) / Math.max(1, width);
    const columns = numel(other.shape) / Math.max(1, width);
    const right = permute({ shape: [columns, width], data: other.values.data }, [1, 0]);
    const left = { shape: [rows, width], data: input.values.data };
    return knownArray(shape, input.dtype, product(left, right));
  },
  kernel: (call) =>
    linearKernel({
      ...call,
      args: { input: call.args.input ?? null, weight: call.args.other ?? null },
    }),
});

export const outer = op("torch.outer", {
  args: { input: tensor, vec2: tensor },
  aliases: ["torch.ger", "Tensor.outer", "Tensor.ger"],
  shape({ input, vec2 }) {
    if (input.shape.length !== 1) {
      return mismatch(
        "RuntimeError",
        `outer: Expected 1-D argument self, but got ${input.shape.length}-D`,
      );
    }
    if (vec2.shape.length !== 1) {
      return mismatch(
        "RuntimeError",
        `outer: Expected 1-D argument vec2, but got ${vec2.shape.length}-D`,
      );
    }
    return [input.shape[0], vec2.shape[0]];
  },
  dtype: ({ input, vec2 }) => resultType([input, vec2]),
  macs: (_, out) => numel(out),
  values({ input, vec2 }, [shape]) {
    if (!input.values || !vec2.values) return undefined;
    const column = { shape: [shape[0], 1], data: input.values.data };
    const data = mapElements(shape, [column, vec2.values], (x, y) => x * y);
    return knownArray(shape, resultType([input, vec2]), data);
  },
  kernel: (call) => {
    const { input, vec2 } = call.args;
    if (typeof input !== "object" || input === null || !("tensor" in input) || !vec2) {
      return unsupported(`${call.op} without two tensors`);
    }
    const column = { ...input, shape: [...input.shape, 1] };
    return multiply({ ...call, args: { input: column, vec2 } });
  },
});

const multiply: Kernel = broadcastKernel(
  function multiply(x, y) {
    return x * y;
  },
  ["input", "vec2"],
);

export const kron = op("torch.kron", {
  args: { input: tensor, other: tensor },
  aliases: ["Tensor.kron"],
  shape({ input, other }) {
    const rank = Math.max(input.shape.length, other.shape.length);
    const at = (shape: Shape, dim: number): number => shape[dim - rank + shape.length] ?? 1;
    return Array.from({ length: rank }, (_, dim) => at(input.shape, dim) * at(other.shape, dim));
  },
  dtype: ({ input, other }): DType => resultType([input, other]),
  macs: (_, out) => numel(out),
  kernel: "none",
});

export const cross = op("torch.cross", {
  args: { input: tensor, other: tensor, dim: optional(int()) },
  aliases: ["torch.linalg.cross", "Tensor.cross"],
  shape({ input, other, dim }) {
    const shape = broadcastOperands([input, other]);
    if (isMismatch(shape)) return shape;
    if (dim === undefined) {
      return shape.includes(3)
        ? shape
        : mismatch("RuntimeError", "no dimension of size 3 in input");
    }
    return shape;
  },
  macs: (_, out) => 2 * numel(out),
  kernel: "none",
});
