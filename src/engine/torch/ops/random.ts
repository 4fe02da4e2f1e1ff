/** Draws from the random generator: what initialisers write into weights, and dropout. */

import { ndarray } from "../../tensor/array";
import { numel } from "../../tensor/shape";
import { bool, float, ignored, int, keyword, tensor } from "../args";
import type { Kernel } from "../kernel";
import { dropoutKernel } from "../kernels/draws";
import { mismatch, op, type Mismatch } from "../op";
import { samePlace } from "../reach";

/** Values of weights are kept up to this size; larger ones would cost more than anybody reads. */
const maxKept = 4096;

export const uniform_ = op("torch.nn.init.uniform_", {
  args: { tensor, a: float(0), b: float(1), generator: ignored },
  shape: (a) => a.tensor.shape,
  draws: () => true,
  isInPlace: true,
  kernel: "none",
});

export const normal_ = op("torch.nn.init.normal_", {
  args: { tensor, mean: float(0), std: float(1), generator: ignored },
  shape: (a) => a.tensor.shape,
  draws: () => true,
  isInPlace: true,
  kernel: "none",
});

export const truncNormal_ = op("torch.nn.init.trunc_normal_", {
  args: {
    tensor,
    mean: float(0),
    std: float(1),
    a: float(-2),
    b: float(2),
    generator: ignored,
  },
  shape: (a) => a.tensor.shape,
  draws: () => true,
  isInPlace: true,
  kernel: "none",
});

export const constant_ = op("torch.nn.init.constant_", {
  args: { tensor, val: float() },
  shape: (a) => a.tensor.shape,
  isInPlace: true,
  kernel: "none",
});

export const ones_ = op("torch.nn.init.ones_", {
  args: { tensor },
  shape: (a) => a.tensor.shape,
  isInPlace: true,
  kernel: "none",
});

export const zeros_ = op("torch.nn.init.zeros_", {
  args: { tensor },
  aliases: ["Tensor.zero_"],
  shape: (a) => a.tensor.shape,
  isInPlace: true,
  kernel: "none",
});

export const eye_ = op("torch.nn.init.eye_", {
  args: { tensor },
  shape: (a) =>
    a.tensor.shape.length === 2
      ? a.tensor.shape
      : mismatch("ValueError", "Only tensors with 2 dimensions are supported"),
  isInPlace: true,
  kernel: "none",
});

export const dirac_ = op("torch.nn.init.dirac_", {
  args: { tensor, groups: int(1) },
  shape(a) {
    const { shape } = a.tensor;
    if (shape.length < 3 || shape.length > 5) {
      return mismatch("ValueError", "Only tensors with 3, 4, or 5 dimensions are supported");
    }
    if (shape[0] % a.groups === 0) return shape;
    return mismatch("ValueError", "dim 0 must be divisible by groups");
  },
  isInPlace: true,
  kernel: "none",
});

export const orthogonal_ = op("torch.nn.init.orthogonal_", {
  args: { tensor, gain: float(1), generator: ignored },
  shape: (a) =>
    a.tensor.shape.length >= 2
      ? a.tensor.shape
      : mismatch("ValueError", "Only tensors with 2 or more dimensions are supported"),
  draws: () => true,
  isInPlace: true,
  kernel: "none",
});

/** `x.uniform_(a, b)` and its kind: methods with their own names for the same draws. */
export const tensorUniform_ = op("Tensor.uniform_", {
  args: { self: tensor, from: float(0), to: float(1), generator: keyword(ignored) },
  shape: (a) => a.self.shape,
  draws: () => true,
  isInPlace: true,
  kernel: "none",
});

export const tensorNormal_ = op("Tensor.normal_", {
  args: { self: tensor, mean: float(0), std: float(1), generator: keyword(ignored) },
  shape: (a) => a.self.shape,
  draws: () => true,
  isInPlace: true,
  kernel: "none",
});

export const tensorBernoulli_ = op("Tensor.bernoulli_", {
  args: { self: tensor, p: float(0.5), generator: keyword(ignored) },
  shape: (a) => a.self.shape,
  draws: () => true,
  isInPlace: true,
  kernel: "none",
});

export const fill_ = op("Tensor.fill_", {
  args: { self: tensor, value: float() },
  shape: (a) => a.self.shape,
  values: (a) =>
    numel(a.self.shape) <= maxKept
      ? ndarray(a.self.shape, a.self.dtype, new Float64Array(numel(a.self.shape)).fill(a.value))
      : undefined,
  isInPlace: true,
  kernel: "none",
});

export const dropout = dropoutOp("torch.nn.functional.dropout", dropoutKernel("dropout"), true, [
  "torch.dropout",
]);
export const dropout1d = dropoutOp(
  "torch.nn.functional.dropout1d",
  dropoutKernel("feature_dropout", 2),
  true,
  [],
  (rank) =>
    rank === 2 || rank === 3
      ? undefined
      : mismatch(
          "RuntimeError",
          `dropout1d: Expected 2D or 3D input, but received a ${rank}D input. Note that dropout1d exists to provide ` +
            "channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional batch " +
            "dimension (i.e. 2D or 3D inputs).",
        ),
);
export const dropout2d = dropoutOp(
  "torch.nn.functional.dropout2d",
  dropoutKernel("feature_dropout"),
  true,
  ["torch.feature_dropout"],
  (rank, training) =>
    rank >= 2 || !training
      ? undefined
      : mismatch("RuntimeError", "Feature dropout requires at least 2 dimensions in the input"),
);
export const dropout3d = dropoutOp(
  "torch.nn.functional.dropout3d",
  dropoutKernel("feature_dropout", 4),
  true,
  [],
);
export const alphaDropout = dropoutOp(
  "torch.nn.functional.alpha_dropout",
  dropoutKernel("alpha_dropout"),
  false,
  ["torch.alpha_dropout"],
);
export const featureAlphaDropout = dropoutOp(
  "torch.nn.functional.feature_alpha_dropout",
  dropoutKernel("feature_alpha_dropout"),
  false,
  ["torch.feature_alpha_dropout"],
);

/** In training some elements (or whole channels) become zero; else the input comes back as it is. */
function dropoutOp(
  name: string,
  kernel: Kernel,
  isTraining: boolean,
  aliases: readonly string[],
  ranks?: (rank: number, training: boolean) => Mismatch | undefined,
) {
  return op(name, {
    args: {
      input: tensor,
      p: float(0.5),
      training: bool(isTraining),
      inplace: bool(false),
    },
    aliases,
    keepsStrides: true,
    shape({ input, p, training }) {
      if (p >= 0 && p <= 1) return ranks?.(input.shape.length, training) ?? input.shape;
      const text = Number.isInteger(p) ? p.toFixed(1) : String(p);
      return mismatch(
        "ValueError",
        `dropout probability has to be between 0 and 1, but got ${text}`,
      );
    },
    passes: ({ p, training }) => (p >= 0 && p <= 1 && (!training || p === 0) ? "input" : undefined),
    draws: ({ training, p }) => training && p > 0,
    reach: () => samePlace,
    kernel,
  });
}
