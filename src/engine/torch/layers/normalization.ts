/** Normalisation layers. */

import {
  None,
  bool as pyBool,
  int as pyInt,
  type PyTensor,
  type PyValue,
} from "../../python/values";
import { bool, float, ignored, int, intList, nullable, number, optional } from "../args";
import { ones, zeros } from "../draws";
import { apply, applyPlain, attribute, isTrue, layer, tupleOf, weight, type Layer } from "../layer";
import { call, tensorsOf } from "../call";
import { sessionOf } from "../session";
import { filledIn } from "../modules/plainText";
import { isTraining } from "../modules/state";
import { mismatch } from "../op";
import {
  batchNorm,
  groupNorm,
  instanceNorm,
  layerNorm,
  localResponseNorm,
  rmsNorm,
  runningStatistics,
} from "../ops/normalization";
import type { BufferDeclaration } from "../layer";

const statistics = {
  num_features: int(),
  eps: float(1e-5),
  momentum: nullable(float(0.1)),
} as const;

const batchNormArgs = {
  ...statistics,
  affine: bool(true),
  track_running_stats: bool(true),
  process_group: ignored,
} as const;

const statisticsText =
  "{num_features}, eps={eps}, momentum={momentum}, affine={affine}, track_running_stats={track_running_stats}";

export const BatchNorm1d = batchNormLayer("BatchNorm1d", [2, 3]);
export const BatchNorm2d = batchNormLayer("BatchNorm2d", [4]);
export const BatchNorm3d = batchNormLayer("BatchNorm3d", [5]);
export const SyncBatchNorm = batchNormLayer("SyncBatchNorm", undefined);
export const InstanceNorm1d = instanceNormLayer("InstanceNorm1d", 1);
export const InstanceNorm2d = instanceNormLayer("InstanceNorm2d", 2);
export const InstanceNorm3d = instanceNormLayer("InstanceNorm3d", 3);

interface StatisticsArgs {
  readonly num_features: number;
  readonly affine: boolean;
  readonly track_running_stats: boolean;
}

function affineWeights(a: StatisticsArgs) {
  const size = a.affine ? [a.num_features] : undefined;
  return { weight: size, bias: size };
}

function runningBuffers(a: StatisticsArgs): Record<string, BufferDeclaration | undefined> {
  const tracks = a.track_running_stats;
  return {
    running_mean: tracks ? { shape: [a.num_features], fill: 0 } : undefined,
    running_var: tracks ? { shape: [a.num_features], fill: 1 } : undefined,
    num_batches_tracked: tracks ? { shape: [], dtype: "int64", fill: 0 } : undefined,
  };
}

/** Weights are ones, biases zeros. */
function resetAffine(m: Layer): void {
  const [scale, shift] = [weight(m, "weight"), weight(m, "bias")];
  if (scale) ones(m.vm, scale);
  if (shift) zeros(m.vm, shift);
}

function batchNormLayer(name: string, ranks: readonly number[] | undefined) {
  return layer(`torch.nn.modules.batchnorm.${name}`, {
    args: batchNormArgs,
    bases: ["torch.nn.modules.batchnorm._BatchNorm", "torch.nn.modules.batchnorm._NormBase"],
    initOf: ranks ? "_BatchNorm" : name,
    attributes: () => ({ process_group: undefined }),
    weights: affineWeights,
    buffers: runningBuffers,
    init: resetAffine,
    forward(m, input) {
      const x = input ?? None;
      if (x.kind === "tensor" && ranks && !ranks.includes(x.state.shape.length)) {
        const wanted = ranks.map((rank) => `${rank}D`).join(" or ");
        throw m.vm.raise(
          "ValueError",
          `expected ${wanted} input (got ${x.state.shape.length}D input)`,
          x,
        );
      }
      const tracks = isTrue(m, "track_running_stats");
      const [mean, variance] = [attribute(m, "running_mean"), attribute(m, "running_var")];
      const training = isTraining(m.self);
      const hasStatistics = mean.kind !== "none" && variance.kind !== "none";
      const uses = !training || tracks;
      if (training && tracks && x.kind === "tensor") moveStatistics(m, x, mean, variance);
      return apply(
        m,
        batchNorm,
        x,
        uses ? mean : None,
        uses ? variance : None,
        attribute(m, "weight"),
        attribute(m, "bias"),
        pyBool(training || !hasStatistics),
        attribute(m, "momentum"),
        attribute(m, "eps"),
      );
    },
    extraRepr: (m) => filledIn(m, statisticsText),
    lazy: ranks && { omits: "num_features", infer: (_, __, input) => input.at(1) ?? 0 },
  });
}

function instanceNormLayer(name: string, rank: 1 | 2 | 3) {
  return layer(`torch.nn.modules.instancenorm.${name}`, {
    args: { ...statistics, affine: bool(false), track_running_stats: bool(false) },
    bases: ["torch.nn.modules.instancenorm._InstanceNorm", "torch.nn.modules.batchnorm._NormBase"],
    initOf: "_InstanceNorm",
    weights: affineWeights,
    buffers: runningBuffers,
    init: resetAffine,
    forward(m, input) {
      const x = input ?? None;
      if (x.kind !== "tensor") return apply(m, instanceNorm, x);
      const got = x.state.shape.length;
      if (got !== rank + 1 && got !== rank + 2) {
        throw m.vm.raise(
          "ValueError",
          `expected ${rank + 1}D or ${rank + 2}D input (got ${got}D input)`,
          x,
        );
      }
      const usesInput = isTraining(m.self) || !isTrue(m, "track_running_stats");
      const args = ["running_mean", "running_var", "weight", "bias"].map((key) =>
        attribute(m, key),
      );
      const rest = [pyBool(usesInput), attribute(m, "momentum"), attribute(m, "eps")];
      if (got === rank + 2) return apply(m, instanceNorm, x, ...args, ...rest);
      return unbatched(m, x, [...args, ...rest]);
    },
    extraRepr: (m) => filledIn(m, statisticsText),
    lazy: {
      omits: "num_features",
      infer: (_, __, input) => input.at(input.length === rank + 1 ? 0 : 1) ?? 0,
    },
  });
}

/** Without a batch dimension one is put in front and taken away again. */
function unbatched(m: Layer, x: PyValue, args: readonly PyValue[]): PyValue {
  const batched = applyPlain(m, "torch.unsqueeze", [x, pyInt(0)]);
  const result = apply(m, instanceNorm, batched, ...args);
  return applyPlain(m, "torch.squeeze", [result, pyInt(0)]);
}

export const LayerNorm = layer("torch.nn.modules.normalization.LayerNorm", {
  args: {
    normalized_shape: intList(),
    eps: float(1e-5),
    elementwise_affine: bool(true),
    bias: bool(true),
  },
  attributes: (a) => ({ normalized_shape: tupleOf(a.normalized_shape) }),
  weights: (a) => ({
    weight: a.elementwise_affine ? a.normalized_shape : undefined,
    bias: a.elementwise_affine && a.bias ? a.normalized_shape : undefined,
  }),
  init: resetAffine,
  forward(m, input) {
    const names = ["normalized_shape", "weight", "bias", "eps"];
    return apply(m, layerNorm, input ?? None, ...names.map((name) => attribute(m, name)));
  },
  extraRepr: (m) =>
    filledIn(m, "{normalized_shape}, eps={eps}, elementwise_affine={elementwise_affine}"),
});

export const RMSNorm = layer("torch.nn.modules.normalization.RMSNorm", {
  args: {
    normalized_shape: intList(),
    eps: optional(float()),
    elementwise_affine: bool(true),
  },
  attributes: (a) => ({ normalized_shape: tupleOf(a.normalized_shape) }),
  weights: (a) => ({ weight: a.elementwise_affine ? a.normalized_shape : undefined }),
  init: resetAffine,
  forward(m, input) {
    const names = ["normalized_shape", "weight", "eps"];
    return apply(m, rmsNorm, input ?? None, ...names.map((name) => attribute(m, name)));
  },
  extraRepr: (m) =>
    filledIn(m, "{normalized_shape}, eps={eps}, elementwise_affine={elementwise_affine}"),
});

export const GroupNorm = layer("torch.nn.modules.normalization.GroupNorm", {
  args: { num_groups: int(), num_channels: int(), eps: float(1e-5), affine: bool(true) },
  check: ({ num_groups, num_channels }) =>
    num_channels % num_groups === 0
      ? undefined
      : mismatch("ValueError", "num_channels must be divisible by num_groups"),
  weights: (a) => ({
    weight: a.affine ? [a.num_channels] : undefined,
    bias: a.affine ? [a.num_channels] : undefined,
  }),
  init: resetAffine,
  forward(m, input) {
    const names = ["num_groups", "weight", "bias", "eps"];
    return apply(m, groupNorm, input ?? None, ...names.map((name) => attribute(m, name)));
  },
  extraRepr: (m) => filledIn(m, "{num_groups}, {num_channels}, eps={eps}, affine={affine}"),
});

const responseArgs = {
  size: int(),
  alpha: float(1e-4),
  beta: float(0.75),
  k: float(1),
} as const;

export const LocalResponseNorm = layer("torch.nn.modules.normalization.LocalResponseNorm", {
  args: responseArgs,
  forward: (m, input) => respond(m, input),
  extraRepr: (m) => filledIn(m, "{size}, alpha={alpha}, beta={beta}, k={k}"),
});

export const CrossMapLRN2d = layer("torch.nn.modules.normalization.CrossMapLRN2d", {
  args: { ...responseArgs, k: number(1) },
  forward: (m, input) => respond(m, input),
  extraRepr: (m) => filledIn(m, "{size}, alpha={alpha}, beta={beta}, k={k}"),
});

function respond(m: Layer, input: PyValue | undefined): PyValue {
  const names = ["size", "alpha", "beta", "k"];
  return apply(m, localResponseNorm, input ?? None, ...names.map((name) => attribute(m, name)));
}

/**
 * While a model is built, a call in training mode leaves its mark on the buffers that a later pass reads: detectors find
 * their strides that way. In the recorded pass itself nobody reads them any more.
 */
function moveStatistics(m: Layer, input: PyTensor, mean: PyValue, variance: PyValue): void {
  if (sessionOf(m.vm).phase !== "build" || mean.kind !== "tensor" || variance.kind !== "tensor")
    return;
  const momentum = attribute(m, "momentum");
  const { shape } = input.state;
  if (shape.length < 2 || shape[1] !== mean.state.shape[0]) return;
  const [newMean, newVariance] = tensorsOf(
    call(m.vm, runningStatistics, {
      input: input.state,
      running_mean: mean.state,
      running_var: variance.state,
      momentum: momentum.kind === "float" ? momentum.value : 1,
    }),
  );
  mean.state = newMean.state;
  variance.state = newVariance.state;
}
