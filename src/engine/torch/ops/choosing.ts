/** Ops that choose between numbers: limits, conditions, masks. */

import { broadcastTo } from "../../tensor/moves";
import { nonzero } from "../../tensor/subscript";
import { bool, keyword, optional, scalarOrTensor, tensor, type Scalar } from "../args";
import { broadcastOperands, elementwiseValues } from "../broadcasting";
import { typeNames } from "../dtypes";
import { broadcastKernel, elementwise } from "../kernels/elementwise";
import { dataDependent, mismatch, op, overloads } from "../op";
import { resultType } from "../promote";

const unlimited: Scalar = { kind: "scalar", value: Infinity, category: "bool" };
const lowest: Scalar = { kind: "scalar", value: -Infinity, category: "bool" };

/** Bounds that are numbers, tensors or None. */
export const clamp = op("torch.clamp", {
  keepsStrides: true,
  args: {
    input: tensor,
    min: optional(scalarOrTensor),
    max: optional(scalarOrTensor),
  },
  aliases: [
    "torch.clip",
    "torch.clamp_",
    "torch.clip_",
    "Tensor.clamp",
    "Tensor.clamp_",
    "Tensor.clip",
    "Tensor.clip_",
  ],
  shape: ({ input, min, max }) =>
    min === undefined && max === undefined
      ? mismatch("RuntimeError", "torch.clamp: At least one of 'min' or 'max' must not be None")
      : broadcastOperands([input, min ?? lowest, max ?? unlimited]),
  dtype: ({ input, min, max }) => resultType([input, min ?? lowest, max ?? unlimited]),
  values: ({ input, min, max }, [shape]) =>
    elementwiseValues(
      [input, min ?? lowest, max ?? unlimited],
      shape,
      resultType([input, min ?? lowest, max ?? unlimited]),
      (x, low, high) => Math.min(Math.max(x, low), high),
    ),
  kernel: (call) => {
    const { input = null, min = null, max = null } = call.args;
    if (min === null) return elementwise(call, lower, [input, max]);
    if (max === null) return elementwise(call, higher, [input, min]);
    return elementwise(call, between, [input, min, max]);
  },
});

function lower(x: number, high: number): number {
  return Math.min(x, high);
}

function higher(x: number, low: number): number {
  return Math.max(x, low);
}

function between(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}

export const clampMin = op("torch.clamp_min", {
  keepsStrides: true,
  args: { input: tensor, min: scalarOrTensor },
  aliases: ["Tensor.clamp_min", "Tensor.clamp_min_"],
  shape: ({ input, min }) => broadcastOperands([input, min]),
  dtype: ({ input, min }) => resultType([input, min]),
  values: ({ input, min }, [shape]) =>
    elementwiseValues([input, min], shape, resultType([input, min]), Math.max),
  kernel: broadcastKernel(higher, ["input", "min"]),
});

export const clampMax = op("torch.clamp_max", {
  keepsStrides: true,
  args: { input: tensor, max: scalarOrTensor },
  aliases: ["Tensor.clamp_max", "Tensor.clamp_max_"],
  shape: ({ input, max }) => broadcastOperands([input, max]),
  dtype: ({ input, max }) => resultType([input, max]),
  values: ({ input, max }, [shape]) =>
    elementwiseValues([input, max], shape, resultType([input, max]), Math.min),
  kernel: broadcastKernel(lower, ["input", "max"]),
});

export const whereOp = op("torch.where:self", {
  keepsStrides: true,
  args: { condition: tensor, input: scalarOrTensor, other: scalarOrTensor },
  shape({ condition, input, other }) {
    if (condition.dtype !== "bool" && condition.dtype !== "uint8") {
      const name = typeNames[condition.dtype];
      return mismatch(
        "RuntimeError",
        `where expected condition to be a boolean tensor, but got a tensor with dtype ${name}`,
      );
    }
    return broadcastOperands([condition, input, other]);
  },
  dtype: ({ input, other }) => resultType([input, other]),
  values: ({ condition, input, other }, [shape]) =>
    elementwiseValues([condition, input, other], shape, resultType([input, other]), (test, x, y) =>
      test !== 0 ? x : y,
    ),
  kernel: broadcastKernel(
    function where(test, x, y) {
      return test > 0.5 ? x : y;
    },
    ["condition", "input", "other"],
  ),
});

/** The places where a condition holds: how many is not known without the numbers. */
export const whereFound = op("torch.where:condition", {
  args: { condition: tensor },
  shape({ condition }) {
    if (!condition.values) return dataDependent("how many elements torch.where finds");
    const count = condition.values.data.filter((value) => value !== 0).length;
    return condition.shape.map(() => [count]);
  },
  dtype: () => "int64",
  values: ({ condition }) =>
    condition.values &&
    nonzero(condition.values).map((data) => ({ shape: [data.length], dtype: "int64", data })),
  kernel: "none",
});

export const where = overloads("torch.where", [], [whereOp, whereFound]);

/** `x.where(condition, other)` */
export const whereMethod = op("Tensor.where", {
  args: { input: tensor, condition: tensor, other: scalarOrTensor },
  shape: (a) => whereOp.shape(a),
  dtype: ({ input, other }) => resultType([input, other]),
  values: (a, shapes) => whereOp.values?.(a, shapes),
  kernel: whereOp.kernel,
});

const masked = { input: tensor, mask: tensor, value: scalarOrTensor } as const;

export const maskedFill = op("torch.masked_fill", {
  args: masked,
  aliases: ["Tensor.masked_fill", "Tensor.masked_fill_"],
  shape({ input, mask }) {
    const shape = broadcastOperands([mask, input]);
    if (mask.dtype !== "bool" && mask.dtype !== "uint8" && Array.isArray(shape)) {
      return mismatch("RuntimeError", "expected self and mask to be on the same device");
    }
    return shape;
  },
  values: ({ input, mask, value }, [shape]) =>
    elementwiseValues([input, mask, value], shape, input.dtype, (x, m, v) => (m !== 0 ? v : x)),
  kernel: broadcastKernel(
    function maskedFill(x, mask, value) {
      return mask > 0.5 ? value : x;
    },
    ["input", "mask", "value"],
  ),
});

export const maskedSelect = op("torch.masked_select", {
  args: { input: tensor, mask: tensor },
  aliases: ["Tensor.masked_select"],
  shape({ input, mask }) {
    const shape = broadcastOperands([input, mask]);
    if (!Array.isArray(shape)) return shape;
    if (!mask.values) return dataDependent("how many elements torch.masked_select keeps");
    const kept = broadcastTo(mask.values, shape).filter((value) => value !== 0);
    return [kept.length];
  },
  values({ input, mask }, [shape]) {
    if (!input.values || !mask.values) return undefined;
    const joint = broadcastOperands([input, mask]);
    if (!Array.isArray(joint)) return undefined;
    const kept = broadcastTo(mask.values, joint);
    const data = broadcastTo(input.values, joint).filter((_, i) => kept[i] !== 0);
    return { shape, dtype: input.dtype, data };
  },
  kernel: "none",
});

export const found = op("torch.nonzero", {
  args: { input: tensor, as_tuple: keyword(bool(false)) },
  aliases: ["Tensor.nonzero", "torch.argwhere", "Tensor.argwhere"],
  shape({ input, as_tuple: isTuple }) {
    if (!input.values) return dataDependent("how many elements torch.nonzero finds");
    const count = input.values.data.filter((value) => value !== 0).length;
    return isTuple ? input.shape.map(() => [count]) : [count, input.shape.length];
  },
  dtype: () => "int64",
  values({ input, as_tuple: isTuple }, [shape]) {
    if (!input.values) return undefined;
    const lists = nonzero(input.values);
    if (isTuple) return lists.map((data) => ({ shape: [data.length], dtype: "int64", data }));
    const rank = lists.length;
    const data = Float64Array.from(
      { length: shape[0] * rank },
      (_, i) => lists[i % rank][Math.floor(i / rank)],
    );
    return { shape, dtype: "int64", data };
  },
  kernel: "none",
});
