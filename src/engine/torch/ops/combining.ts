/** Functions that take tensors one by one where others take a list: grids, products of sets, blocks. */

import type { PyValue } from "../../python/values";
import { broadcastTo } from "../../tensor/moves";
import {
  broadcast,
  isMismatch as isBroadcastMismatch,
  numel,
  type Shape,
} from "../../tensor/shape";
import { bool, int, isUnknown, readInts, str, tensor, tensors, wrong } from "../args";
import { invoke } from "../call";
import { passes, tensorsArg, textArg, unsupported } from "../kernel";
import { expandPass } from "../kernels/strided";
import { composite, mismatch, op } from "../op";
import { makeSize } from "../torchTypes";
import { blockDiag as blocks } from "./diagonals";
import { multiDot } from "./matrices";
import { broadcastTensors as broadcasting } from "./repeating";

/** `f(a, b)` and `f([a, b])` */
function listed(args: readonly PyValue[]): PyValue {
  const [first] = args;
  const isList = args.length === 1 && (first.kind === "list" || first.kind === "tuple");
  return isList || args.length === 0
    ? (first ?? { kind: "tuple", items: [] })
    : { kind: "tuple", items: args };
}

/** The dimension of the result that each tensor varies along. */
function gridDims(count: number, indexing: string): readonly number[] {
  const swaps = indexing === "xy" && count > 1;
  return Array.from({ length: count }, (_, i) => (swaps && i < 2 ? 1 - i : i));
}

function gridShape(sizes: readonly number[], indexing: string): Shape {
  const shape = new Array<number>(sizes.length);
  gridDims(sizes.length, indexing).forEach((dim, i) => (shape[dim] = sizes[i]));
  return shape;
}

export const meshgridOp = op("torch.meshgrid:tensors", {
  args: { tensors, indexing: str("ij") },
  shape(a) {
    if (a.tensors.length === 0) {
      return mismatch("RuntimeError", "meshgrid expects a non-empty TensorList");
    }
    if (a.indexing !== "ij" && a.indexing !== "xy") {
      return mismatch(
        "RuntimeError",
        `torch.meshgrid: indexing must be one of "xy" or "ij", but received: ${a.indexing}`,
      );
    }
    const wide = a.tensors.find((one) => one.shape.length > 1);
    if (wide) {
      return mismatch(
        "RuntimeError",
        "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: a tensor of shape " +
          `[${wide.shape.join(", ")}]`,
      );
    }
    const shape = gridShape(
      a.tensors.map((one) => numel(one.shape)),
      a.indexing,
    );
    return a.tensors.map(() => shape);
  },
  dtype: (a) => a.tensors.map((one) => one.dtype),
  values(a, [shape]) {
    const dims = gridDims(a.tensors.length, a.indexing);
    const list = a.tensors.flatMap(({ values, dtype }, i) => {
      if (!values) return [];
      const own = shape.map((size, dim) => (dim === dims[i] ? size : 1));
      return [{ shape, dtype, data: broadcastTo({ shape: own, data: values.data }, shape) }];
    });
    return list.length === a.tensors.length ? list : undefined;
  },
  kernel: (call) => {
    const list = tensorsArg(call, "tensors");
    const dims = gridDims(list.length, textArg(call, "indexing", "ij"));
    const { shape } = call.outputs[0];
    if (list.length !== call.outputs.length) return unsupported("meshgrid without tensors");
    return passes(
      ...list.map((one, i) => {
        const own = shape.map((size, dim) => (dim === dims[i] ? size : 1));
        return { ...expandPass({ ...one, shape: own }, shape, ""), into: { output: i } };
      }),
    );
  },
});

export const meshgrid = composite(
  "torch.meshgrid",
  ["torch.functional.meshgrid"],
  (vm, args, kwargs) => invoke(vm, meshgridOp, [listed(args)], kwargs),
);

export const blockDiag = composite("torch.block_diag", [], (vm, args) =>
  invoke(vm, blocks, [listed(args)]),
);

export const broadcastTensors = composite(
  "torch.broadcast_tensors",
  ["torch.functional.broadcast_tensors"],
  (vm, args) => invoke(vm, broadcasting, [listed(args)]),
);

export const cartesianProductOp = op("torch.cartesian_prod:tensors", {
  args: { tensors },
  shape(a) {
    const count = numel(a.tensors.map((one) => numel(one.shape)));
    return a.tensors.length === 1 ? [count] : [count, a.tensors.length];
  },
  values(a, [shape]) {
    if (a.tensors.length === 1) return a.tensors[0].values;
    if (a.tensors.length === 0) return undefined;
    const lists = a.tensors.flatMap(({ values }) => values ?? []);
    if (lists.length < a.tensors.length) return undefined;
    const sizes = lists.map(({ data }) => data.length);
    const data = Float64Array.from({ length: numel(shape) }, (_, i) => {
      const column = i % lists.length;
      const below = numel(sizes.slice(column + 1));
      const at = Math.floor(Math.floor(i / lists.length) / below) % sizes[column];
      return lists[column].data[at];
    });
    return { shape, dtype: lists[0].dtype, data };
  },
  kernel: "none",
});

export const cartesianProduct = composite("torch.cartesian_prod", [], (vm, args) =>
  invoke(vm, cartesianProductOp, [listed(args)]),
);

export const combinations = op("torch.combinations", {
  args: { input: tensor, r: int(2), with_replacement: bool(false) },
  aliases: ["Tensor.combinations"],
  shape({ input, r, with_replacement: isRepeating }) {
    return [choices(numel(input.shape) + (isRepeating ? r - 1 : 0), r), r];
  },
  kernel: "none",
});

function choices(n: number, k: number): number {
  if (k > n) return 0;
  let result = 1;
  for (let i = 0; i < Math.min(k, n - k) && result < Number.MAX_SAFE_INTEGER; i++) {
    result = (result * (n - i)) / (i + 1);
  }
  return Math.round(result);
}

/** `torch.broadcast_shapes(*shapes)` gives a `torch.Size`. */
export const broadcastShapes = composite("torch.broadcast_shapes", [], (vm, args) => {
  let joint: Shape = [];
  for (const value of args) {
    const shape = readInts(vm, value);
    if (isUnknown(shape)) return vm.unknown({ kind: "derived", what: "broadcast_shapes()" }, shape);
    if (shape === wrong) {
      throw vm.raise(
        "RuntimeError",
        "Input shapes should be of type ints, a tuple of ints, or a list of ints, got " +
          vm.classOf(value).name,
      );
    }
    const both = broadcast(joint, shape);
    if (isBroadcastMismatch(both)) {
      throw vm.raise(
        "RuntimeError",
        "Shape mismatch: objects cannot be broadcast to a single shape",
      );
    }
    joint = both;
  }
  return makeSize(vm, joint);
});

/** `torch.chain_matmul(a, b, c)` */
export const chainMatmul = composite("torch.chain_matmul", [], (vm, args) =>
  invoke(vm, multiDot, [listed(args)]),
);
