/** Layers in words: what a layer is, and what its parameters add up to. */

import type { ModuleNode, Trace } from "../trace/trace";
import type { Field } from "./fields";
import { withCommas } from "./units";

/** The first pattern that fits a class name gives its sentence. `$1` is the number of dimensions. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [
    /^LazyConvTranspose([123])d$/,
    "transposed convolution ($1-D) that takes its input channels from the first input",
  ],
  [
    /^ConvTranspose([123])d$/,
    "transposed convolution ($1-D): enlarges its input by learned patterns",
  ],
  [/^LazyConv([123])d$/, "convolution ($1-D) that takes its input channels from the first input"],
  [/^Conv([123])d$/, "convolution ($1-D): slides learned windows over its input"],
  [/^LazyLinear$/, "fully connected layer that takes its input features from the first input"],
  [/^Linear$/, "fully connected layer: y = x Wᵀ + b over the last dimension"],
  [/^Bilinear$/, "bilinear layer: y = x₁ᵀ A x₂ + b"],
  [
    /BatchNorm([123])d$/,
    "batch normalization ($1-D): centres and scales every channel over the batch",
  ],
  [/^LayerNorm$/, "layer normalization: centres and scales over the last dimensions"],
  [/^RMSNorm$/, "root mean square normalization over the last dimensions"],
  [/^GroupNorm$/, "group normalization: centres and scales groups of channels"],
  [
    /InstanceNorm([123])d$/,
    "instance normalization ($1-D): centres and scales every channel of every sample",
  ],
  [/^MaxPool([123])d$/, "max pooling ($1-D): keeps the largest value of every window"],
  [/^AvgPool([123])d$/, "average pooling ($1-D): the mean of every window"],
  [/^AdaptiveAvgPool([123])d$/, "adaptive average pooling ($1-D): averages down to a given size"],
  [/^AdaptiveMaxPool([123])d$/, "adaptive max pooling ($1-D): maxima down to a given size"],
  [/^ReLU$/, "activation: max(x, 0)"],
  [/^ReLU6$/, "activation: min(max(x, 0), 6)"],
  [/^LeakyReLU$/, "activation: x where positive, a small slope below"],
  [
    /^(GELU|SiLU|Mish|ELU|SELU|CELU|PReLU|RReLU|Hardswish|Hardsigmoid|Hardtanh|Sigmoid|Tanh|Softplus|Softsign|LogSigmoid|GLU)$/,
    "activation",
  ],
  [/^(Softmax|LogSoftmax|Softmin|Softmax2d)$/, "turns scores into (log) probabilities"],
  [
    /^(Feature)?(Alpha)?Dropout[123]?d?$/,
    "dropout: zeroes values at random in training, passes them on in evaluation",
  ],
  [/^Flatten$/, "joins dimensions into one"],
  [/^Unflatten$/, "splits one dimension into several"],
  [/^Identity$/, "passes its input on"],
  [/^Embedding(Bag)?$/, "table of vectors, looked up by index"],
  [/^(LSTM|GRU|RNN)(Cell)?$/, "recurrent layer"],
  [/^MultiheadAttention$/, "multi-head attention"],
  [/^Transformer/, "transformer block"],
  [/^Sequential$/, "runs its modules one after the other"],
  [/^ModuleList$/, "list of modules"],
  [/^ModuleDict$/, "modules by name"],
  [/^Upsample|^Upsampling/, "enlarges its input by interpolation"],
  [/^PixelShuffle$/, "moves channels into height and width"],
  [/Pad[123]d$/, "pads the borders"],
  [/Loss$/, "loss"],
];

/** What a layer of torch is, as a clause; absent for a user's class. */
export function describeLayer({
  className,
  isBuiltin,
}: Pick<ModuleNode, "className" | "isBuiltin">): string | undefined {
  if (!isBuiltin) return undefined;
  for (const [pattern, sentence] of sentences) {
    const match = pattern.exec(className);
    if (match) return sentence.replace("$1", match[1] ?? "");
  }
  return undefined;
}

/** `96·1·11·11 + 96 = 11,712`: own parameters in order; absent where there are none. */
export function parameterFormula(trace: Trace, module: ModuleNode): string | undefined {
  const shapes = module.parameters
    .filter((parameter) => !parameter.isUninitialized)
    .map((parameter) => trace.tensors[parameter.tensor].shape);
  if (shapes.length === 0) return undefined;
  const total = shapes.reduce((sum, shape) => sum + shape.reduce((a, b) => a * b, 1), 0);
  const terms = shapes.map((shape) => (shape.length === 0 ? "1" : shape.join("·")));
  return `${terms.join(" + ")} = ${withCommas(total)}`;
}

/** A receptive field in words: `11×11, stride 4, offset -2`; what the input bounds alone is `all`. */
export function fieldText(field: Field): string {
  if (field.every(({ size }) => size === "all")) return "the whole input";
  const sizes = field.map(({ size }) => size).join("×");
  const parts = [field.every(({ isExact }) => isExact) ? sizes : `at most ${sizes}`];
  const strides = field.map(({ stride }) => (stride === undefined ? "-" : rounded(stride)));
  const offsets = field.map(({ offset }) => (offset === undefined ? "-" : rounded(offset)));
  if (strides.some((stride) => stride !== "-")) {
    parts.push(`stride ${same(strides)}`, `offset ${same(offsets)}`);
  }
  return parts.join(", ");
}

function same(words: readonly string[]): string {
  return words.every((word) => word === words[0]) ? words[0] : words.join("×");
}

function rounded(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
