/** Losses as layers: their attributes are keyword arguments of the function. */

import { None } from "../../python/values";
import {
  any,
  bool,
  float,
  int,
  keyword,
  optional,
  str,
  tensor,
  type Args,
  type Values,
} from "../args";
import { invoke } from "../call";
import { callValue } from "../../python/call";
import { attribute, layer, make } from "../layer";
import { pythonFunction } from "../library/pythonSource";
import { setModuleAttribute } from "../modules/attributes";
import { mismatch, type Mismatch, type Op } from "../op";
import * as ops from "../ops/loss";

const legacy = { size_average: optional(any), reduce: optional(any) } as const;
const last = { ...legacy, reduction: str("mean") } as const;
const weighted = { weight: optional(tensor) } as const;

export const L1Loss = loss("L1Loss", last, ops.l1Loss);
export const MSELoss = loss("MSELoss", last, ops.mseLoss);
export const SmoothL1Loss = loss("SmoothL1Loss", { ...last, beta: float(1) }, ops.smoothL1Loss);
export const HuberLoss = loss(
  "HuberLoss",
  { reduction: str("mean"), delta: float(1) },
  ops.huberLoss,
);
export const KLDivLoss = loss("KLDivLoss", { ...last, log_target: bool(false) }, ops.klDiv);
export const SoftMarginLoss = loss("SoftMarginLoss", last, ops.softMarginLoss);
export const MultiLabelMarginLoss = loss("MultiLabelMarginLoss", last, ops.multilabelMarginLoss);
export const HingeEmbeddingLoss = loss(
  "HingeEmbeddingLoss",
  { margin: float(1), ...last },
  ops.hingeEmbeddingLoss,
);
export const PoissonNLLLoss = loss(
  "PoissonNLLLoss",
  {
    log_input: bool(true),
    full: bool(false),
    size_average: optional(any),
    eps: float(1e-8),
    reduce: optional(any),
    reduction: str("mean"),
  },
  ops.poissonNllLoss,
);
export const GaussianNLLLoss = loss(
  "GaussianNLLLoss",
  { full: keyword(bool(false)), eps: keyword(float(1e-6)), reduction: keyword(str("mean")) },
  ops.gaussianNllLoss,
  "input, target, var",
);
export const BCELoss = loss("BCELoss", { ...weighted, ...last }, ops.binaryCrossEntropy);
export const BCEWithLogitsLoss = loss(
  "BCEWithLogitsLoss",
  { ...weighted, ...last, pos_weight: optional(tensor) },
  ops.binaryCrossEntropyWithLogits,
);
export const MultiLabelSoftMarginLoss = loss(
  "MultiLabelSoftMarginLoss",
  { ...weighted, ...last },
  ops.multilabelSoftMarginLoss,
);
export const MultiMarginLoss = loss(
  "MultiMarginLoss",
  { p: int(1), margin: float(1), ...weighted, ...last },
  ops.multiMarginLoss,
  "input, target",
  ({ p }) =>
    p === 1 || p === 2 ? undefined : mismatch("ValueError", "only p == 1 and p == 2 supported"),
);
export const CrossEntropyLoss = loss(
  "CrossEntropyLoss",
  {
    ...weighted,
    size_average: optional(any),
    ignore_index: int(-100),
    reduce: optional(any),
    reduction: str("mean"),
    label_smoothing: float(0),
  },
  ops.crossEntropy,
);
export const NLLLoss = loss(
  "NLLLoss",
  {
    ...weighted,
    size_average: optional(any),
    ignore_index: int(-100),
    reduce: optional(any),
    reduction: str("mean"),
  },
  ops.nllLoss,
);
export const CTCLoss = loss(
  "CTCLoss",
  { blank: int(0), reduction: str("mean"), zero_infinity: bool(false) },
  ops.ctcLoss,
  "log_probs, targets, input_lengths, target_lengths",
);
export const CosineEmbeddingLoss = loss(
  "CosineEmbeddingLoss",
  { margin: float(0), ...last },
  ops.cosineEmbeddingLoss,
  "input1, input2, target",
);
export const MarginRankingLoss = loss(
  "MarginRankingLoss",
  { margin: float(0), ...last },
  ops.marginRankingLoss,
  "input1, input2, target",
);
export const TripletMarginLoss = loss(
  "TripletMarginLoss",
  { margin: float(1), p: float(2), eps: float(1e-6), swap: bool(false), ...last },
  ops.tripletMarginLoss,
  "anchor, positive, negative",
);
export const TripletMarginWithDistanceLoss = layer(
  "torch.nn.modules.loss.TripletMarginWithDistanceLoss",
  {
    args: {
      distance_function: keyword(optional(any)),
      margin: keyword(float(1)),
      swap: keyword(bool(false)),
      reduction: keyword(str("mean")),
    },
    bases: ["torch.nn.modules.loss._Loss"],
    attributes: () => ({ distance_function: undefined }),
    *build(m, { distance_function: given }) {
      const isGiven = given !== undefined && given.kind !== "none";
      const distance = isGiven
        ? given
        : yield* make(m.vm, "torch.nn.modules.distance.PairwiseDistance", []);
      // A module becomes a child, a function stays a plain attribute.
      setModuleAttribute(m.vm, m.self, "distance_function", distance);
    },
    inputs: "anchor, positive, negative",
    forward: (m, ...given) =>
      callValue(
        pythonFunction("triplet_margin_with_distance_loss"),
        given.map((value) => value ?? None),
        new Map(
          ["distance_function", "margin", "swap", "reduction"].map(
            (key) => [key, attribute(m, key)] as const,
          ),
        ),
      ),
  },
);

function loss<const A extends Args>(
  name: string,
  args: A,
  op: Op,
  inputs = "input, target",
  check?: (args: Values<A>) => Mismatch | undefined,
) {
  const passed = Object.keys(args).filter((key) => key !== "size_average" && key !== "reduce");
  return layer<Args>(`torch.nn.modules.loss.${name}`, {
    args,
    check,
    bases:
      "weight" in args
        ? ["torch.nn.modules.loss._WeightedLoss", "torch.nn.modules.loss._Loss"]
        : ["torch.nn.modules.loss._Loss"],
    attributes: () => ({ size_average: undefined, reduce: undefined }),
    build(m) {
      // Class weights are a buffer, so that they move with the module.
      for (const key of ["weight", "pos_weight"]) {
        const value = m.self.attributes.get(key);
        if (value === undefined) continue;
        m.self.attributes.delete(key);
        const buffers = m.self.attributes.get("_buffers");
        if (buffers?.kind === "dict") {
          buffers.entries.set(key, { key: { kind: "str", value: key }, value });
        }
      }
    },
    inputs,
    forward: (m, ...given) =>
      invoke(
        m.vm,
        op,
        given.map((value) => value ?? None),
        new Map(passed.map((key) => [key, attribute(m, key)] as const)),
      ),
  });
}
