/** Normalisation: over batches, layers, groups, instances, vectors. */

import { numel, sameShape, type Shape } from "../../tensor/shape";
import type { TensorState } from "../../python/values";
import { bool, float, int, intList, nullable, optional, tensor } from "../args";
import {
  batchNormKernel,
  groupNormKernel,
  instanceNormKernel,
  layerNormKernel,
  localResponseNormKernel,
  rmsNormKernel,
} from "../kernels/normalization";
import { normalizeKernel } from "../kernels/reduction";
import { numberArg, tensorArg } from "../kernel";
import { samePlace, wholeDims } from "../reach";
import { dimension, mismatch, op, sizesText, type Mismatch } from "../op";

/** The running statistics behind a batch: what training's `batch_norm` writes into its buffers. */
export const runningStatistics = op("aten::batch_norm_running_statistics", {
  args: { input: tensor, running_mean: tensor, running_var: tensor, momentum: float(0.1) },
  shape: ({ running_mean: mean, running_var: variance }) => [mean.shape, variance.shape],
  dtype: ({ running_mean: mean }) => mean.dtype,
  kernel: (call) => ({
    kind: "host",
    name: "runningStatistics",
    inputs: ["input", "running_mean", "running_var"].flatMap((name) => tensorArg(call, name) ?? []),
    numbers: [numberArg(call, "momentum", 0.1)],
  }),
});

/** With `training` the statistics are the batch's, and the running ones move. */
export const batchNorm = op("torch.nn.functional.batch_norm", {
  args: {
    input: tensor,
    running_mean: optional(tensor),
    running_var: optional(tensor),
    weight: optional(tensor),
    bias: optional(tensor),
    training: bool(false),
    momentum: nullable(float(0.1)),
    eps: float(1e-5),
  },
  aliases: ["torch.batch_norm"],
  shape(a) {
    const { shape } = a.input;
    if (a.training) {
      const perChannel = numel(shape) / Math.max(1, shape[1] ?? 1);
      if (perChannel === 1) {
        return mismatch(
          "ValueError",
          `Expected more than 1 value per channel when training, got input size torch.Size(${sizesText(shape)})`,
        );
      }
    }
    if (shape.length < 2) {
      return mismatch(
        "IndexError",
        `Dimension out of range (expected to be in range of [-1, 0], but got 1)`,
      );
    }
    return checkChannels(shape[1], a) ?? shape;
  },
  recover: ({ input }) => input.shape,
  // The statistics are left out: they tell of the batch, not of a place.
  reach: () => samePlace,
  kernel: batchNormKernel,
});

export const instanceNorm = op("torch.nn.functional.instance_norm", {
  args: {
    input: tensor,
    running_mean: optional(tensor),
    running_var: optional(tensor),
    weight: optional(tensor),
    bias: optional(tensor),
    use_input_stats: bool(true),
    momentum: float(0.1),
    eps: float(1e-5),
  },
  shape(a) {
    const { shape } = a.input;
    if (a.use_input_stats && numel(shape.slice(2)) === 1) {
      return mismatch(
        "ValueError",
        `Expected more than 1 spatial element when training, got input size torch.Size(${sizesText(shape)})`,
      );
    }
    // Instances become channels of one batch.
    return checkChannels(shape[1], a, shape[0]) ?? shape;
  },
  recover: ({ input }) => input.shape,
  reach: ({ input, use_input_stats: own }) =>
    own ? wholeDims(input, lastDims(input.shape.length - 2), true) : samePlace,
  kernel: instanceNormKernel,
});

export const layerNorm = op("torch.nn.functional.layer_norm", {
  args: {
    input: tensor,
    normalized_shape: intList(),
    weight: optional(tensor),
    bias: optional(tensor),
    eps: float(1e-5),
  },
  aliases: ["torch.layer_norm"],
  shape: (a) => checkNormalized(a.input, a.normalized_shape, a.weight, a.bias) ?? a.input.shape,
  recover: ({ input }) => input.shape,
  reach: (a) => wholeDims(a.input, lastDims(a.normalized_shape.length), true),
  kernel: layerNormKernel,
});

export const rmsNorm = op("torch.nn.functional.rms_norm", {
  args: {
    input: tensor,
    normalized_shape: intList(),
    weight: optional(tensor),
    eps: optional(float()),
  },
  aliases: ["torch.rms_norm"],
  shape: (a) => checkNormalized(a.input, a.normalized_shape, a.weight, undefined) ?? a.input.shape,
  recover: ({ input }) => input.shape,
  reach: (a) => wholeDims(a.input, lastDims(a.normalized_shape.length), true),
  kernel: rmsNormKernel,
});

export const groupNorm = op("torch.nn.functional.group_norm", {
  args: {
    input: tensor,
    num_groups: int(),
    weight: optional(tensor),
    bias: optional(tensor),
    eps: float(1e-5),
  },
  aliases: ["torch.group_norm"],
  shape(a) {
    const { shape } = a.input;
    if (shape.length < 2) {
      return mismatch(
        "IndexError",
        "Dimension out of range (expected to be in range of [-1, 0], but got 1)",
      );
    }
    const perGroup = (shape[0] * shape[1]) / a.num_groups;
    const [n, c] = shape;
    if (Math.floor((n * c) / a.num_groups) * numel(shape.slice(2)) === 1 && perGroup >= 1) {
      const sizes = [Math.floor((n * c) / a.num_groups), a.num_groups, ...shape.slice(2)];
      return mismatch(
        "ValueError",
        `Expected more than 1 value per channel when training, got input size ${sizesText(sizes)}`,
      );
    }
    if (c % a.num_groups !== 0) {
      return mismatch(
        "RuntimeError",
        `Expected number of channels in input to be divisible by num_groups, but got input of shape ${sizesText(shape)} ` +
          `and num_groups=${a.num_groups}`,
      );
    }
    for (const name of ["weight", "bias"] as const) {
      const vector = a[name];
      if (!vector || (vector.shape.length === 1 && vector.shape[0] === c)) continue;
      return mismatch(
        "RuntimeError",
        `Expected ${name} to be a vector of size equal to the number of channels in input, but got ${name} of shape ` +
          `${sizesText(vector.shape)} and input of shape ${sizesText(shape)}`,
      );
    }
    return shape;
  },
  recover: ({ input }) => input.shape,
  reach: ({ input }) => wholeDims(input, lastDims(input.shape.length - 1), true),
  kernel: groupNormKernel,
});

export const localResponseNorm = op("torch.nn.functional.local_response_norm", {
  args: {
    input: tensor,
    size: int(),
    alpha: float(1e-4),
    beta: float(0.75),
    k: float(1),
  },
  shape({ input }) {
    const rank = input.shape.length;
    if (rank >= 3) return input.shape;
    return mismatch(
      "ValueError",
      `Expected 3D or higher dimensionality                          input (got ${rank} dimensions)`,
    );
  },
  kernel: localResponseNormKernel,
});

/** Vectors along a dimension become of length one. */
export const normalize = op("torch.nn.functional.normalize", {
  keepsStrides: true,
  args: { input: tensor, p: float(2), dim: int(1), eps: float(1e-12) },
  shape({ input, dim }) {
    const at = dimension(dim, input.shape.length);
    return typeof at === "number" ? input.shape : at;
  },
  kernel: normalizeKernel,
});

interface PerChannel {
  readonly running_mean: TensorState | undefined;
  readonly running_var: TensorState | undefined;
  readonly weight: TensorState | undefined;
  readonly bias: TensorState | undefined;
}

function checkChannels(channels: number, a: PerChannel, times = 1): Mismatch | undefined {
  for (const name of ["running_mean", "running_var", "weight", "bias"] as const) {
    const vector = a[name];
    if (!vector || numel(vector.shape) === channels) continue;
    return mismatch(
      "RuntimeError",
      `${name} should contain ${channels * times} elements not ${numel(vector.shape) * times}`,
    );
  }
  return undefined;
}

function checkNormalized(
  input: TensorState,
  normalized: Shape,
  weight: TensorState | undefined,
  bias: TensorState | undefined,
): Mismatch | undefined {
  const text = sizesText(normalized);
  if (normalized.length === 0) {
    return mismatch(
      "RuntimeError",
      `Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = ${text}`,
    );
  }
  for (const [name, vector] of [["weight", weight] as const, ["bias", bias] as const]) {
    if (!vector || sameShape(vector.shape, normalized)) continue;
    return mismatch(
      "RuntimeError",
      `Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ${sizesText(vector.shape)} ` +
        `and normalized_shape = ${text}`,
    );
  }
  const tail = input.shape.slice(-normalized.length);
  if (input.shape.length >= normalized.length && sameShape(tail, normalized)) return undefined;
  return mismatch(
    "RuntimeError",
    `Given normalized_shape=${text}, expected input with shape [*, ${normalized.join(", ")}], ` +
      `but got input of size${sizesText(input.shape)}`,
  );
}

function lastDims(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i - count);
}
