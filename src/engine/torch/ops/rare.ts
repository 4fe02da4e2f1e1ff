/** Functions that few models call. */

import { drawKernel } from "../kernels/draws";
import { bool as pythonBool } from "../../python/values";
import { foldRows, rowsOf } from "../../tensor/folds";
import { knownArray } from "../../tensor/rounding";
import { numel, sameShape, type Shape } from "../../tensor/shape";
import {
  bool,
  factoryArgs,
  float,
  int,
  intList,
  keyword,
  number,
  optional,
  str,
  tensor,
  variadicInts,
} from "../args";
import { binary, broadcastOperands } from "../broadcasting";
import { composite, dimension, mismatch, op } from "../op";
import { floatType } from "../promote";
import { invoke } from "../call";
import { unlessContiguous } from "../views";

export const fillDiagonal = op("Tensor.fill_diagonal_", {
  args: { input: tensor, fill_value: number(), wrap: bool(false) },
  shape: ({ input }) =>
    input.shape.length < 2
      ? mismatch("RuntimeError", "dimensions must larger than 1")
      : input.shape,
  values({ input, fill_value: fill, wrap }, [shape]) {
    if (!input.values || shape.length !== 2) return undefined;
    const data = Float64Array.from(input.values.data);
    const [rows, columns] = shape;
    const end = wrap ? data.length : Math.min(rows, columns) * (columns + 1);
    for (let i = 0; i < Math.min(end, data.length); i += columns + 1) data[i] = fill.value;
    return knownArray(shape, input.dtype, data);
  },
  isInPlace: true,
  kernel: "none",
});

/** The opposite of broadcasting: sums over what would be repeated. */
export const sumToSize = op("Tensor.sum_to_size", {
  args: { input: tensor, size: variadicInts },
  shape({ input, size }) {
    const lead = input.shape.length - size.length;
    const fits = size.every((one, i) => one === 1 || one === input.shape[i + lead]);
    if (lead >= 0 && fits) return size;
    const text = (shape: Shape): string => `{[${shape.join(", ")}]}`;
    return mismatch(
      "RuntimeError",
      `size ${text(size)} is not expandable to size ${text(input.shape)}.`,
    );
  },
  values({ input, size }, [shape]) {
    const lead = input.shape.length - size.length;
    const dims = input.shape.flatMap((_, d) => (d < lead || size[d - lead] === 1 ? [d] : []));
    if (!input.values) return undefined;
    const rows = rowsOf(input.values, dims);
    return knownArray(
      shape,
      input.dtype,
      foldRows(rows, (row) => row.reduce((sum, value) => sum + value, 0)),
    );
  },
  kernel: "none",
});

export const isreal = op("torch.isreal", {
  args: { input: tensor },
  aliases: ["Tensor.isreal"],
  shape: ({ input }) => input.shape,
  dtype: () => "bool",
  values: ({ input }) =>
    input.values && {
      shape: input.shape,
      dtype: "bool",
      data: new Float64Array(input.values.data.length).fill(1),
    },
  kernel: "none",
});

export const isSameSize = composite("torch.is_same_size", ["Tensor.is_same_size"], (vm, args) => {
  const [a, b] = args;
  if (a?.kind !== "tensor" || b?.kind !== "tensor") {
    return vm.unknown({ kind: "derived", what: "is_same_size()" });
  }
  return pythonBool(sameShape(a.state.shape, b.state.shape));
});

/** `x.resize_(2, 3)`: other sizes, and numbers from memory that nobody wrote. */
export const resize = composite("Tensor.resize_", [], (vm, args) => {
  const [self] = args;
  if (self?.kind !== "tensor") return vm.unknown({ kind: "derived", what: "resize_()" });
  const rest = args.slice(1);
  const made = invoke(vm, newSized, [self, ...rest]);
  if (made.kind !== "tensor") return made;
  self.state = made.state;
  return self;
});

export const newSized = op("Tensor.resize_:op", {
  args: { input: tensor, size: variadicInts },
  shape: ({ size }) => size,
  dtype: ({ input }) => input.dtype,
  kernel: "none",
});

export const newEmptyStrided = op("Tensor.new_empty_strided", {
  args: { input: tensor, size: intList(), stride: intList(), ...factoryArgs },
  shape: ({ size }) => size,
  dtype: ({ input, dtype }) => dtype ?? input.dtype,
  strides: ({ stride }, [shape]) => [unlessContiguous(shape, stride)],
  kernel: "none",
});

export const logaddexp2 = binary(
  "torch.logaddexp2",
  (x, y) => Math.max(x, y) + Math.log(1 + Math.pow(2, -Math.abs(x - y))) * 1.4426950408889634,
  { aliases: ["Tensor.logaddexp2"] },
);

export const xlog1py = binary(
  "torch.special.xlog1py",
  (x, y) => (x === 0 ? 0 : x * Math.log(1 + y)),
  { dtype: "float" },
);

/** Functions of two tensors whose numbers are not computed. */
function unknownOfTwo(name: string, aliases: readonly string[]) {
  return op(`torch.${name}`, {
    args: { input: tensor, other: tensor },
    aliases,
    shape: ({ input, other }) => broadcastOperands([input, other]),
    kernel: "none",
  });
}

export const igamma = unknownOfTwo("igamma", ["Tensor.igamma", "torch.special.gammainc"]);
export const igammac = unknownOfTwo("igammac", ["Tensor.igammac", "torch.special.gammaincc"]);
export const zeta = unknownOfTwo("special.zeta", []);

export const polygamma = op("torch.polygamma", {
  args: { n: int(), input: tensor },
  aliases: ["torch.special.polygamma"],
  shape: ({ input }) => input.shape,
  dtype: ({ input }) => floatType(input.dtype),
  kernel: "none",
});

export const mvlgamma = op("torch.mvlgamma", {
  args: { input: tensor, p: int() },
  aliases: ["Tensor.mvlgamma", "torch.special.multigammaln"],
  shape: ({ input }) => input.shape,
  dtype: ({ input }) => floatType(input.dtype),
  kernel: "none",
});

export const kaiserWindow = op("torch.kaiser_window", {
  args: { window_length: int(), periodic: bool(true), beta: float(12), ...factoryArgs },
  shape: (a) => [a.window_length],
  dtype: (a) => a.dtype,
  kernel: "none",
});

export const gradient = op("torch.gradient", {
  args: {
    input: tensor,
    spacing: keyword(optional(number())),
    dim: keyword(optional(intList())),
    edge_order: keyword(int(1)),
  },
  shape: ({ input, dim }) => (dim ?? input.shape).map(() => input.shape),
  kernel: "none",
});

export const histogram = op("torch.histogram", {
  args: {
    input: tensor,
    bins: int(),
    range: keyword(optional(intList())),
    weight: keyword(optional(tensor)),
    density: keyword(bool(false)),
  },
  aliases: ["Tensor.histogram"],
  shape: ({ bins }) => [[bins], [bins + 1]],
  returns: { name: "histogram", fields: ["hist", "bin_edges"] },
  kernel: "none",
});

export const indexReduce = op("torch.index_reduce", {
  args: {
    input: tensor,
    dim: int(),
    index: tensor,
    source: tensor,
    reduce: str(),
    include_self: keyword(bool(true)),
  },
  aliases: ["Tensor.index_reduce", "Tensor.index_reduce_"],
  shape({ input, dim }) {
    const at = dimension(dim, input.shape.length);
    return typeof at === "number" ? input.shape : at;
  },
  kernel: "none",
});

export const diagonalScatter = op("torch.diagonal_scatter", {
  args: { input: tensor, src: tensor, offset: int(0), dim1: int(0), dim2: int(1) },
  aliases: ["Tensor.diagonal_scatter"],
  shape: ({ input }) => input.shape,
  kernel: "none",
});

/** A system of equations with a matrix that is triangular or a factor of one. */
function solving(name: string, aliases: readonly string[]) {
  return op(`torch.${name}`, {
    args: { input: tensor, other: tensor, upper: bool(false) },
    aliases,
    shape: ({ input }) => input.shape,
    kernel: "none",
  });
}

export const choleskySolve = solving("cholesky_solve", ["Tensor.cholesky_solve"]);

export const solveTriangular = op("torch.linalg.solve_triangular", {
  args: {
    input: tensor,
    B: tensor,
    upper: keyword(bool(false)),
    left: keyword(bool(true)),
    unitriangular: keyword(bool(false)),
  },
  shape: ({ B }) => B.shape,
  kernel: "none",
});

export const lstsq = op("torch.linalg.lstsq", {
  args: { input: tensor, B: tensor, rcond: optional(float()), driver: keyword(optional(str())) },
  shape({ input, B }) {
    const columns = input.shape[input.shape.length - 1];
    const solution = [...B.shape.slice(0, -2), columns, B.shape[B.shape.length - 1]];
    return [solution, [0], input.shape.slice(0, -2), [0]];
  },
  dtype: ({ input }) => [input.dtype, input.dtype, "int64", input.dtype],
  returns: {
    name: "linalg_lstsq",
    fields: ["solution", "residuals", "rank", "singular_values"],
  },
  kernel: "none",
});

export const vecdot = op("torch.linalg.vecdot", {
  args: { input: tensor, other: tensor, dim: keyword(int(-1)) },
  shape({ input, other, dim }) {
    const shape = broadcastOperands([input, other]);
    if ("kind" in shape) return shape;
    const at = dimension(dim, shape.length);
    return typeof at === "number" ? shape.filter((_, d) => d !== at) : at;
  },
  macs: ({ input }) => numel(input.shape),
  kernel: "none",
});

export const cond = op("torch.linalg.cond", {
  args: { input: tensor, p: optional(float()) },
  shape: ({ input }) => input.shape.slice(0, -2),
  kernel: "none",
});

export const geometric = op("Tensor.geometric_", {
  args: { input: tensor, p: float() },
  shape: ({ input }) => input.shape,
  draws: () => true,
  isInPlace: true,
  kernel: drawKernel("geometric", { p: 0.5 }),
});
