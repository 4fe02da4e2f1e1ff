/** Losses: they reduce to one number unless told otherwise. */

import type { PyValue, TensorState } from "../../python/values";
import { ndarray, type NDArray } from "../../tensor/array";
import { broadcast, isMismatch, numel, sameShape, type Shape } from "../../tensor/shape";
import { any, bool, float, int, optional, str, tensor, type Args, type Values } from "../args";
import { typeNames } from "../dtypes";
import {
  binaryLogitsLoss,
  binaryLoss,
  classLosses,
  cosineLoss,
  gaussianLoss,
  pairLoss,
  rankingLoss,
  rowLoss,
  tripletLoss,
  type Losses,
} from "../lossValues";
import { mismatch, op, sizesText, type Mismatch, type Op } from "../op";

const reduction = {
  size_average: optional(bool()),
  reduce: optional(bool()),
  reduction: str("mean"),
} as const;

const pair = { input: tensor, target: tensor } as const;

export const l1Loss = loss(
  "l1_loss",
  { ...pair, ...reduction },
  ({ input, target }) => broadcasted(input.shape, target.shape),
  pairLoss((x, y) => Math.abs(x - y)),
);
export const mseLoss = loss(
  "mse_loss",
  { ...pair, ...reduction },
  ({ input, target }) => broadcasted(input.shape, target.shape),
  pairLoss((x, y) => (x - y) ** 2),
);
export const smoothL1Loss = loss(
  "smooth_l1_loss",
  { ...pair, ...reduction, beta: float(1) },
  ({ input, target }) => broadcasted(input.shape, target.shape),
  pairLoss((x, y, { beta }) => {
    const d = Math.abs(x - y);
    return d < beta ? (0.5 * d * d) / beta : d - 0.5 * beta;
  }),
);
export const huberLoss = loss(
  "huber_loss",
  { ...pair, reduction: str("mean"), delta: float(1) },
  ({ input, target }) => broadcasted(input.shape, target.shape),
  pairLoss((x, y, { delta }) => {
    const d = Math.abs(x - y);
    return d <= delta ? 0.5 * d * d : delta * (d - 0.5 * delta);
  }),
);
export const klDiv = loss(
  "kl_div",
  { ...pair, ...reduction, log_target: bool(false) },
  ({ input, target }) => broadcasted(input.shape, target.shape),
  pairLoss((x, y, { log_target: isLog }) =>
    isLog ? Math.exp(y) * (y - x) : (y > 0 ? y * Math.log(y) : 0) - y * x,
  ),
);
export const poissonNllLoss = loss(
  "poisson_nll_loss",
  {
    ...pair,
    log_input: bool(true),
    full: bool(false),
    size_average: optional(bool()),
    eps: float(1e-8),
    reduce: optional(bool()),
    reduction: str("mean"),
  },
  ({ input, target }) => broadcasted(input.shape, target.shape),
  pairLoss((x, y, { log_input: isLog, full, eps }) => {
    const loss = isLog ? Math.exp(x) - y * x : x - y * Math.log(x + eps);
    return full && y > 1 ? loss + y * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI * y) : loss;
  }),
);
export const gaussianNllLoss = loss(
  "gaussian_nll_loss",
  { ...pair, var: tensor, full: bool(false), eps: float(1e-6), reduction: str("mean") },
  ({ input, var: variance }) => gaussianShape(input.shape, variance),
  gaussianLoss,
);
export const hingeEmbeddingLoss = loss(
  "hinge_embedding_loss",
  { ...pair, margin: float(1), ...reduction },
  ({ input, target }) => broadcasted(input.shape, target.shape),
  pairLoss((x, y, { margin }) =>
    y === 1 ? x : y === -1 ? Math.max(0, margin - x) : Math.max(0, margin - x) + x,
  ),
);
export const softMarginLoss = loss(
  "soft_margin_loss",
  { ...pair, ...reduction },
  ({ input, target }) => broadcasted(input.shape, target.shape),
  pairLoss((x, y) => Math.log(1 + Math.exp(-y * x))),
);
export const multilabelMarginLoss = loss(
  "multilabel_margin_loss",
  { ...pair, ...reduction },
  ({ input, target }) =>
    sameShape(input.shape, target.shape)
      ? input.shape.slice(0, -1)
      : mismatch(
          "RuntimeError",
          `inconsistent size ${sizesText(target.shape)} for argument #2 'target'`,
        ),
  rowLoss((x, y) => {
    const end = y.indexOf(-1);
    const labels = [...y.subarray(0, end < 0 ? y.length : end)];
    let sum = 0;
    for (const label of labels) {
      x.forEach((value, c) => (sum += labels.includes(c) ? 0 : Math.max(0, 1 - x[label] + value)));
    }
    return sum / x.length;
  }),
);
export const multilabelSoftMarginLoss = loss(
  "multilabel_soft_margin_loss",
  { ...pair, weight: optional(tensor), ...reduction },
  ({ input, target }) => {
    const shape = broadcasted(target.shape, input.shape);
    return "kind" in shape ? shape : shape.slice(0, -1);
  },
  rowLoss((x, y, { weight }) => {
    const log = (value: number): number =>
      -Math.log1p(Math.exp(-Math.abs(value))) + Math.min(value, 0);
    const costs = x.map(
      (value, c) =>
        -(weight?.values ? weight.values.data[c] : 1) *
        (y[c] * log(value) + (1 - y[c]) * log(-value)),
    );
    return costs.reduce((sum, cost) => sum + cost, 0) / x.length;
  }),
);
export const multiMarginLoss = loss(
  "multi_margin_loss",
  { ...pair, p: int(1), margin: float(1), weight: optional(tensor), ...reduction },
  ({ input, target }) => multiMarginShape(input.shape, target.shape),
  rowLoss((x, [label], { p, margin, weight }) => {
    const scale = weight?.values ? weight.values.data[label] : 1;
    const costs = x.map((value, c) =>
      c === label ? 0 : scale * Math.max(0, margin - x[label] + value) ** p,
    );
    return costs.reduce((sum, cost) => sum + cost, 0) / x.length;
  }),
);

export const binaryCrossEntropy = loss(
  "binary_cross_entropy",
  { ...pair, weight: optional(tensor), ...reduction },
  ({ input, target }) =>
    sameShape(input.shape, target.shape)
      ? input.shape
      : mismatch(
          "ValueError",
          `Using a target size (torch.Size(${sizesText(target.shape)})) that is different to the input size ` +
            `(torch.Size(${sizesText(input.shape)})) is deprecated. Please ensure they have the same size.`,
        ),
  binaryLoss,
);

export const binaryCrossEntropyWithLogits = loss(
  "binary_cross_entropy_with_logits",
  { ...pair, weight: optional(tensor), ...reduction, pos_weight: optional(tensor) },
  ({ input, target }) =>
    sameShape(input.shape, target.shape)
      ? input.shape
      : mismatch(
          "ValueError",
          `Target size (torch.Size(${sizesText(target.shape)})) must be the same as input size (torch.Size(${sizesText(input.shape)}))`,
        ),
  binaryLogitsLoss,
);

const classArgs = {
  ...pair,
  weight: optional(tensor),
  size_average: optional(bool()),
  ignore_index: int(-100),
  reduce: optional(bool()),
  reduction: str("mean"),
} as const;

export const crossEntropy = loss(
  "cross_entropy",
  { ...classArgs, label_smoothing: float(0) },
  (a) => classLoss(a, true),
  (a) => classLosses(a, true),
);
export const nllLoss = loss(
  "nll_loss",
  classArgs,
  (a) => classLoss(a, false),
  (a) => classLosses(a, false),
);

export const ctcLoss = loss(
  "ctc_loss",
  {
    log_probs: tensor,
    targets: tensor,
    input_lengths: any,
    target_lengths: any,
    blank: int(0),
    reduction: str("mean"),
    zero_infinity: bool(false),
  },
  ({ log_probs, input_lengths, target_lengths }) => {
    if (log_probs.shape.length !== 3) return [];
    const [, batch] = log_probs.shape;
    for (const [name, lengths] of [
      ["input", input_lengths] as const,
      ["target", target_lengths] as const,
    ]) {
      const count = countOf(lengths);
      if (count === undefined || count === batch) continue;
      return mismatch("RuntimeError", `${name}_lengths must be of size batch_size`);
    }
    return [batch];
  },
);

const twoInputs = { input1: tensor, input2: tensor, target: tensor } as const;

export const cosineEmbeddingLoss = loss(
  "cosine_embedding_loss",
  { ...twoInputs, margin: float(0), ...reduction },
  ({ input1, input2, target }) => {
    const rank = target.shape.length;
    if (rank > 1) {
      const text = "0D or 1D target tensor expected, multi-target not supported";
      return mismatch("RuntimeError", text);
    }
    if (input1.shape.length === rank + 1 && input2.shape.length === rank + 1) return target.shape;
    const text =
      `${rank}D target tensor expects ${rank + 1}D input tensors, but found inputs with sizes ` +
      `${sizesText(input1.shape)} and ${sizesText(input2.shape)}.`;
    return mismatch("RuntimeError", text);
  },
  cosineLoss,
);
export const marginRankingLoss = loss(
  "margin_ranking_loss",
  { ...twoInputs, margin: float(0), ...reduction },
  ({ input1, input2, target }) => {
    const rank = target.shape.length;
    if (input1.shape.length === rank && input2.shape.length === rank) {
      return broadcasted(input1.shape, input2.shape);
    }
    const [a, b, c] = [input1, input2, target].map(
      ({ shape }) => `torch.Size(${sizesText(shape)})`,
    );
    return mismatch(
      "RuntimeError",
      `margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: ${a}, input2: ${b}, target: ${c} `,
    );
  },
  rankingLoss,
);

const triplet = { anchor: tensor, positive: tensor, negative: tensor } as const;

export const tripletMarginLoss = loss(
  "triplet_margin_loss",
  {
    ...triplet,
    margin: float(1),
    p: float(2),
    eps: float(1e-6),
    swap: bool(false),
    ...reduction,
  },
  ({ anchor, positive, negative }) => {
    const ranks = [anchor, positive, negative].map(({ shape }) => shape.length);
    if (ranks.some((rank) => rank !== ranks[0])) {
      const [a, b, c] = ranks.map((rank) => `${rank}D`);
      const text = `All inputs should have same dimension but got ${a}, ${b} and ${c} inputs.`;
      return mismatch("RuntimeError", text);
    }
    const near = broadcasted(anchor.shape, positive.shape);
    if ("kind" in near) return near;
    const far = broadcasted(near, negative.shape);
    return "kind" in far ? far : far.slice(0, -1);
  },
  tripletLoss,
);

/** `elements` is the shape of the losses before they are reduced. */
function loss<const A extends Args>(
  name: string,
  args: A,
  elements: (args: Values<A>) => Shape | Mismatch,
  losses?: (args: Values<A>) => Losses,
): Op<A> {
  return op(`torch.nn.functional.${name}`, {
    args,
    shape(values) {
      const shape = elements(values);
      if ("kind" in shape) return shape;
      const how = "reduction" in values ? values.reduction : "mean";
      if (how === "none") return shape;
      if (how === "mean" || how === "sum" || how === "batchmean") return [];
      return mismatch("ValueError", `${String(how)} is not a valid value for reduction`);
    },
    recover: () => [],
    ...(losses
      ? {
          values: (values: Values<A>, [shape]: readonly Shape[]) =>
            reduced(values, losses(values), shape),
        }
      : {}),
    kernel: "none",
  });
}

/** `batchmean` divides by the samples; the shape is that of the result. */
function reduced(
  values: Values<Args>,
  { data, divisor }: Losses,
  shape: Shape,
): NDArray | undefined {
  const states = Object.values(values).filter(isTensorState);
  const dtype = states.at(0)?.dtype ?? "float32";
  const how = values.reduction;
  if (how === "none") return ndarray(shape, dtype, data);
  const sum = Array.from(data).reduce((total, loss) => total + loss, 0);
  const count = how === "batchmean" ? states[0].shape[0] : (divisor ?? data.length);
  return ndarray([], dtype, [how === "sum" ? sum : sum / count]);
}

function isTensorState(value: unknown): value is TensorState {
  return typeof value === "object" && value !== null && "shape" in value && "dtype" in value;
}

function broadcasted(a: Shape, b: Shape): Shape | Mismatch {
  const both = broadcast(a, b);
  if (!isMismatch(both)) return both;
  return mismatch(
    "RuntimeError",
    `The size of tensor a (${both.a}) must match the size of tensor b (${both.b}) at non-singleton dimension ${both.dimension}`,
  );
}

function gaussianShape(input: Shape, variance: TensorState): Shape | Mismatch {
  const { shape, values } = variance;
  const batch = input.slice(0, -1);
  const fits =
    sameShape(shape, input) ||
    sameShape(shape, batch) ||
    (shape.at(-1) === 1 && sameShape(shape.slice(0, -1), batch));
  if (!fits) return mismatch("ValueError", "var is of incorrect size");
  if (!values?.data.some((value) => value < 0)) return input;
  return mismatch("ValueError", "var has negative entry/entries");
}

function multiMarginShape(input: Shape, target: Shape): Shape | Mismatch {
  if (input.length > 2 || input.length === 0) {
    return mismatch(
      "RuntimeError",
      `Expected non-empty vector or matrix with optional 0-dim batch size, but got: ${sizesText(input)}`,
    );
  }
  const batch = input.slice(0, -1);
  if (target.length <= 1 && numel(target) === numel(batch)) return batch;
  return mismatch("RuntimeError", `inconsistent target size, got: ${sizesText(target)}`);
}

/** How many lengths there are in a tensor or a tuple. */
function countOf(lengths: PyValue): number | undefined {
  if (lengths.kind === "tensor") return numel(lengths.state.shape);
  return lengths.kind === "tuple" || lengths.kind === "list" ? lengths.items.length : undefined;
}

interface ClassLoss {
  readonly input: TensorState;
  readonly target: TensorState;
  readonly ignore_index: number;
}

function classLoss(
  { input, target, ignore_index }: ClassLoss,
  takesProbabilities: boolean,
): Shape | Mismatch {
  const shape = classShape(input.shape, target.shape, takesProbabilities);
  if ("kind" in shape) return shape;
  if (takesProbabilities && sameShape(input.shape, target.shape)) return shape;
  if (target.dtype !== "int64" && target.dtype !== "uint8") {
    const text = `expected scalar type Long but found ${typeNames[target.dtype]}`;
    return mismatch("RuntimeError", text);
  }
  const classes = input.shape.length === 1 ? input.shape[0] : input.shape[1];
  const bad = target.values?.data.find(
    (value) => value !== ignore_index && (value < 0 || value >= classes),
  );
  if (bad === undefined) return shape;
  return mismatch("IndexError", `Target ${bad} is out of bounds.`);
}

function classShape(input: Shape, target: Shape, takesProbabilities: boolean): Shape | Mismatch {
  if (takesProbabilities && sameShape(input, target) && input.length > 0) {
    return input.length === 1 ? [] : [input[0], ...input.slice(2)];
  }
  if (input.length === 1) {
    if (target.length === 0) return [];
    return mismatch(
      "RuntimeError",
      target.length > 1
        ? "multi-target not supported"
        : `size mismatch (got input: ${sizesText(input)}, target: ${sizesText(target)})`,
    );
  }
  if (input.length === 0) {
    return mismatch("ValueError", "Expected input batch_size (0) to match target batch_size (0).");
  }
  if (input[0] !== target[0]) {
    return mismatch(
      "ValueError",
      `Expected input batch_size (${input[0]}) to match target batch_size (${target[0] ?? 0}).`,
    );
  }
  if (input.length === 2) {
    if (target.length === 1) return target;
    return mismatch("RuntimeError", "0D or 1D target tensor expected, multi-target not supported");
  }
  const spatial = input.slice(2);
  if (target.length !== input.length - 1) {
    return mismatch(
      "RuntimeError",
      `only batches of spatial targets supported (3D tensors) but got targets of dimension: ${target.length}`,
    );
  }
  if (sameShape(target.slice(1), spatial)) return target;
  return mismatch(
    "RuntimeError",
    `size mismatch (got input: ${sizesText(input)} , target: ${sizesText(target)}`,
  );
}
