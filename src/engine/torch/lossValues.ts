/** What losses come to for known numbers: one loss for each element, before they are reduced. */

import type { TensorState } from "../python/values";
import { broadcastTo } from "../tensor/moves";
import { broadcast, isMismatch, numel, sameShape, type Shape } from "../tensor/shape";

export interface Losses {
  readonly data: ArrayLike<number>;
  /** What a mean divides by; absent: how many there are. */
  readonly divisor?: number;
}

type Pair = { readonly input: TensorState; readonly target: TensorState };

function numbersOf(state: TensorState, shape: Shape): Float64Array {
  return state.values ? broadcastTo(state.values, shape) : new Float64Array(numel(shape)).fill(NaN);
}

/** A loss of each element and its target, which are broadcast. */
export function pairLoss<A extends Pair>(loss: (x: number, y: number, args: A) => number) {
  return (args: A): Losses => {
    const both = broadcast(args.input.shape, args.target.shape);
    const shape = isMismatch(both) ? args.input.shape : both;
    const y = numbersOf(args.target, shape);
    return { data: numbersOf(args.input, shape).map((x, i) => loss(x, y[i], args)) };
  };
}

type Weighed = Pair & { readonly weight?: TensorState };

export function binaryLoss({ input, target, weight }: Weighed): Losses {
  const y = numbersOf(target, input.shape);
  const w = weight && numbersOf(weight, input.shape);
  const log = (x: number): number => Math.max(Math.log(x), -100);
  const data = numbersOf(input, input.shape).map(
    (x, i) => -(y[i] * log(x) + (1 - y[i]) * log(1 - x)) * (w ? w[i] : 1),
  );
  return { data };
}

export function binaryLogitsLoss(args: Weighed & { readonly pos_weight?: TensorState }): Losses {
  const { input, target, weight, pos_weight: positive } = args;
  const y = numbersOf(target, input.shape);
  const w = weight && numbersOf(weight, input.shape);
  const p = positive && numbersOf(positive, input.shape);
  const data = numbersOf(input, input.shape).map((x, i) => {
    const softplus = Math.log1p(Math.exp(-Math.abs(x))) + Math.max(-x, 0); // -log(sigmoid(x))
    const scale = p ? 1 + (p[i] - 1) * y[i] : 1;
    return ((1 - y[i]) * x + scale * softplus) * (w ? w[i] : 1);
  });
  return { data };
}

interface ClassLoss extends Weighed {
  readonly ignore_index: number;
  readonly label_smoothing?: number;
}

/** `nll_loss` of log-probabilities; `cross_entropy` of scores. Classes are dimension 1, or the only one. */
export function classLosses(args: ClassLoss, isOfScores: boolean): Losses {
  const { input, target, weight, ignore_index: ignored, label_smoothing: smoothing = 0 } = args;
  const { shape } = input;
  const classes = shape.length === 1 ? shape[0] : shape[1];
  const inner = numel(shape.slice(2));
  const count = numel(shape) / Math.max(1, classes);
  const x = numbersOf(input, shape);
  const w = weight ? numbersOf(weight, [classes]) : new Float64Array(classes).fill(1);
  const y = numbersOf(target, target.shape);
  const isProbabilities = isOfScores && sameShape(target.shape, shape);
  const data = new Float64Array(count);
  let divisor = 0;
  for (let i = 0; i < count; i++) {
    const start = Math.floor(i / inner) * classes * inner + (i % inner);
    const at = (c: number): number => start + c * inner;
    const shift = isOfScores ? logSumExp(classes, (c) => x[at(c)]) : 0;
    let smooth = 0;
    let loss = 0;
    for (let c = 0; c < classes; c++) {
      const cost = w[c] * (shift - x[at(c)]);
      smooth += cost;
      if (isProbabilities) loss += cost * (y[at(c)] * (1 - smoothing) + smoothing / classes);
    }
    if (isProbabilities) {
      data[i] = loss;
      divisor++;
      continue;
    }
    const label = y[i];
    if (label === ignored) continue;
    const own = w[label] * (shift - x[at(label)]);
    data[i] = own * (1 - smoothing) + (smooth * smoothing) / classes;
    divisor += w[label];
  }
  return { data, divisor };
}

function logSumExp(count: number, at: (i: number) => number): number {
  let largest = -Infinity;
  for (let i = 0; i < count; i++) largest = Math.max(largest, at(i));
  if (largest === -Infinity) return largest;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp(at(i) - largest);
  return largest + Math.log(sum);
}

export function gaussianLoss(
  args: Pair & { readonly var: TensorState; readonly full: boolean; readonly eps: number },
): Losses {
  const { input, target, var: variance, full, eps } = args;
  const { shape } = input;
  const y = numbersOf(target, shape);
  const isPerRow = variance.shape.length === shape.length - 1 && !sameShape(variance.shape, shape);
  const spread = isPerRow
    ? { shape: [...variance.shape, 1], data: variance.values?.data ?? new Float64Array() }
    : variance.values;
  const v = spread ? broadcastTo(spread, shape) : y.map(() => NaN);
  const constant = full ? 0.5 * Math.log(2 * Math.PI) : 0;
  const data = numbersOf(input, shape).map((x, i) => {
    const clamped = Math.max(v[i], eps);
    return 0.5 * (Math.log(clamped) + (x - y[i]) ** 2 / clamped) + constant;
  });
  return { data };
}

/** Losses of whole rows: `row` gets the numbers of the last dimension. */
export function rowLoss<A extends Pair>(
  loss: (x: Float64Array, y: Float64Array, args: A) => number,
) {
  return (args: A): Losses => {
    const { input, target } = args;
    const width = input.shape.at(-1) ?? 1;
    const x = numbersOf(input, input.shape);
    const rows = x.length / Math.max(1, width);
    const y = numbersOf(target, target.shape);
    const perRow = y.length / Math.max(1, rows);
    const data = Float64Array.from({ length: rows }, (_, i) =>
      loss(x.subarray(i * width, (i + 1) * width), y.subarray(i * perRow, (i + 1) * perRow), args),
    );
    return { data };
  };
}

interface Triple {
  readonly input1: TensorState;
  readonly input2: TensorState;
  readonly target: TensorState;
  readonly margin: number;
}

export function cosineLoss({ input1, input2, target, margin }: Triple): Losses {
  const width = input1.shape.at(-1) ?? 1;
  const a = numbersOf(input1, input1.shape);
  const b = numbersOf(input2, input1.shape);
  const data = numbersOf(target, target.shape).map((sign, row) => {
    let [product, squaresA, squaresB] = [0, 1e-12, 1e-12];
    for (let i = row * width; i < (row + 1) * width; i++) {
      product += a[i] * b[i];
      squaresA += a[i] * a[i];
      squaresB += b[i] * b[i];
    }
    const cosine = product / Math.sqrt(squaresA * squaresB);
    if (sign === 1) return 1 - cosine;
    return sign === -1 ? Math.max(0, cosine - margin) : 0;
  });
  return { data };
}

export function rankingLoss({ input1, input2, target, margin }: Triple): Losses {
  const both = broadcast(input1.shape, input2.shape);
  const shape = isMismatch(both) ? input1.shape : both;
  const [b, y] = [numbersOf(input2, shape), numbersOf(target, shape)];
  const data = numbersOf(input1, shape).map((a, i) => Math.max(0, -y[i] * (a - b[i]) + margin));
  return { data };
}

export function tripletLoss(args: {
  readonly anchor: TensorState;
  readonly positive: TensorState;
  readonly negative: TensorState;
  readonly margin: number;
  readonly p: number;
  readonly eps: number;
  readonly swap: boolean;
}): Losses {
  const { anchor, margin, p, eps, swap } = args;
  const { shape } = anchor;
  const width = shape.at(-1) ?? 1;
  const [a, b, c] = [anchor, args.positive, args.negative].map((each) => numbersOf(each, shape));
  const distance = (x: Float64Array, y: Float64Array, row: number): number => {
    let sum = 0;
    for (let i = row * width; i < (row + 1) * width; i++) sum += Math.abs(x[i] - y[i] + eps) ** p;
    return sum ** (1 / p);
  };
  const data = Float64Array.from({ length: a.length / width }, (_, row) => {
    const near = distance(a, b, row);
    const far = distance(a, c, row);
    return Math.max(0, near - (swap ? Math.min(far, distance(b, c, row)) : far) + margin);
  });
  return { data };
}
