/** Ops that read or write the diagonals of matrices. */

import { categoryOf } from "../../tensor/dtype";
import { takeWalk } from "../../tensor/moves";
import { knownArray } from "../../tensor/rounding";
import { numel, stridesOf } from "../../tensor/shape";
import { int, tensor, tensors } from "../args";
import { numberArg, tensorArg, unsupported } from "../kernel";
import { moved } from "../kernels/movement";
import { mismatch, op } from "../op";
import { resultType } from "../promote";
import { diagonalWalk } from "./moving";

export const trace = op("torch.trace", {
  args: { input: tensor },
  aliases: ["Tensor.trace"],
  shape: ({ input }) =>
    input.shape.length === 2
      ? []
      : mismatch(
          "RuntimeError",
          `trace: expected a matrix, but got tensor with dim ${input.shape.length}`,
        ),
  dtype: ({ input }) => (categoryOf(input.dtype) === "float" ? input.dtype : "int64"),
  values({ input }, [shape]) {
    if (!input.values) return undefined;
    const [rows, columns] = input.shape;
    let sum = 0;
    for (let i = 0; i < Math.min(rows, columns); i++) sum += input.values.data[i * columns + i];
    const type = categoryOf(input.dtype) === "float" ? input.dtype : "int64";
    return knownArray(shape, type, Float64Array.of(sum));
  },
  kernel: "none",
});

/** A vector on the diagonal of a matrix, or the diagonal of a matrix. */
export const diag = op("torch.diag", {
  args: { input: tensor, diagonal: int(0) },
  aliases: ["Tensor.diag"],
  shape({ input, diagonal }) {
    const { shape } = input;
    if (shape.length === 1) {
      const size = shape[0] + Math.abs(diagonal);
      return [size, size];
    }
    if (shape.length !== 2) return mismatch("RuntimeError", "matrix or a vector expected");
    const walk = diagonalWalk(shape, stridesOf(shape), diagonal, 0, 1);
    return "kind" in walk ? walk : walk.sizes;
  },
  values({ input, diagonal }, [shape]) {
    const { values } = input;
    if (!values) return undefined;
    if (input.shape.length === 1) {
      return { shape, dtype: input.dtype, data: embedded(values.data, shape[0], diagonal) };
    }
    const walk = diagonalWalk(input.shape, stridesOf(input.shape), diagonal, 0, 1);
    if ("kind" in walk) return undefined;
    return { shape, dtype: input.dtype, data: takeWalk(values.data, walk) };
  },
  kernel: (call) => {
    const input = tensorArg(call, "input");
    if (!input || input.shape.length !== 2) return unsupported(`${call.op} of a vector`);
    const at = numberArg(call, "diagonal", 0);
    const walk = diagonalWalk(input.shape, stridesOf(input.shape), at, 0, 1);
    return "kind" in walk ? unsupported(`${call.op} of these arguments`) : moved(input, [walk]);
  },
});

function embedded(data: Float64Array, size: number, at: number): Float64Array {
  const result = new Float64Array(size * size);
  data.forEach((value, i) => {
    result[(i + Math.max(0, -at)) * size + i + Math.max(0, at)] = value;
  });
  return result;
}

export const diagEmbed = op("torch.diag_embed", {
  args: { input: tensor, offset: int(0), dim1: int(-2), dim2: int(-1) },
  aliases: ["Tensor.diag_embed"],
  shape({ input, offset, dim1, dim2 }) {
    const size = (input.shape.at(-1) ?? 1) + Math.abs(offset);
    const rank = input.shape.length + 1;
    const places = [dim1, dim2].map((dim) => (dim < 0 ? dim + rank : dim));
    const rest = [...input.shape.slice(0, -1)];
    return Array.from({ length: rank }, (_, d) =>
      places.includes(d) ? size : (rest.shift() ?? 1),
    );
  },
  kernel: "none",
});

export const diagflat = op("torch.diagflat", {
  args: { input: tensor, offset: int(0) },
  aliases: ["Tensor.diagflat"],
  shape({ input, offset }) {
    const size = numel(input.shape) + Math.abs(offset);
    return [size, size];
  },
  values: ({ input, offset }, [shape]) =>
    input.values && {
      shape,
      dtype: input.dtype,
      data: embedded(input.values.data, shape[0], offset),
    },
  kernel: "none",
});

export const blockDiag = op("torch.block_diag:tensors", {
  args: { tensors },
  shape: (a) => [
    a.tensors.reduce((sum, one) => sum + (one.shape.length === 2 ? one.shape[0] : 1), 0),
    a.tensors.reduce((sum, one) => sum + (one.shape.at(-1) ?? 1), 0),
  ],
  dtype: (a) => resultType(a.tensors),
  kernel: "none",
});
