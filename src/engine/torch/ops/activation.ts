/** Activation functions. */

import { bool, dtype, float, int, keyword, optional, str, tensor } from "../args";
import { elementwise, unary } from "../families";
import { rreluKernel } from "../kernels/draws";
import { softmaxKernel } from "../kernels/reduction";
import { dimension, mismatch, op, type Op, type ShapeResult } from "../op";
import { samePlace, wholeDims } from "../reach";
import { numel } from "../../tensor/shape";
import { tensorArg, unsupported } from "../kernel";
import { elementwise as broadcastProgram } from "../kernels/elementwise";
import { gluKernel } from "../kernels/various";

const inplace = { input: tensor, inplace: bool(false) } as const;

export const relu = elementwise(
  "torch.nn.functional.relu",
  inplace,
  function relu(x) {
    return Math.max(x, 0);
  },
  {
    aliases: [
      "torch.relu",
      "torch.relu_",
      "Tensor.relu",
      "Tensor.relu_",
      "torch.nn.functional.relu_",
    ],
  },
);

export const relu6 = elementwise("torch.nn.functional.relu6", inplace, function relu6(x) {
  return Math.min(Math.max(x, 0), 6);
});

export const sigmoid = unary(
  "torch.sigmoid",
  function sigmoid(x) {
    return 1 / (1 + Math.exp(-x));
  },
  {
    dtype: "float",
    aliases: [
      "torch.sigmoid_",
      "torch.special.expit",
      "torch.nn.functional.sigmoid",
      "Tensor.sigmoid",
      "Tensor.sigmoid_",
    ],
  },
);

export const tanh = unary(
  "torch.tanh",
  function tanh(x) {
    return Math.tanh(x);
  },
  {
    dtype: "float",
    aliases: ["torch.tanh_", "torch.nn.functional.tanh", "Tensor.tanh", "Tensor.tanh_"],
  },
);

export const silu = elementwise("torch.nn.functional.silu", inplace, function silu(x) {
  return x / (1 + Math.exp(-x));
});

export const mish = elementwise("torch.nn.functional.mish", inplace, function mish(x) {
  return x * Math.tanh(x > 20 ? x : Math.log(1 + Math.exp(x)));
});

export const hardsigmoid = elementwise(
  "torch.nn.functional.hardsigmoid",
  inplace,
  function hardsigmoid(x) {
    return Math.min(Math.max(x + 3, 0), 6) / 6;
  },
);

export const hardswish = elementwise(
  "torch.nn.functional.hardswish",
  inplace,
  function hardswish(x) {
    return (x * Math.min(Math.max(x + 3, 0), 6)) / 6;
  },
);

export const leakyRelu = elementwise(
  "torch.nn.functional.leaky_relu",
  { input: tensor, negative_slope: float(0.01), inplace: bool(false) },
  function leakyRelu(x, negative_slope) {
    return x > 0 ? x : x * negative_slope;
  },
  { aliases: ["torch.nn.functional.leaky_relu_"] },
);

export const elu = elementwise(
  "torch.nn.functional.elu",
  { input: tensor, alpha: float(1), inplace: bool(false) },
  function elu(x, alpha) {
    return x > 0 ? x : alpha * (Math.exp(x) - 1);
  },
  { aliases: ["torch.nn.functional.elu_"] },
);

export const celu = elementwise(
  "torch.nn.functional.celu",
  { input: tensor, alpha: float(1), inplace: bool(false) },
  function celu(x, alpha) {
    return Math.max(x, 0) + Math.min(0, alpha * (Math.exp(x / alpha) - 1));
  },
  { aliases: ["torch.celu", "torch.celu_", "torch.nn.functional.celu_"] },
);

export const selu = elementwise(
  "torch.nn.functional.selu",
  inplace,
  function selu(x) {
    return 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.exp(x) - 1));
  },
  { aliases: ["torch.selu", "torch.selu_", "torch.nn.functional.selu_"] },
);

export const hardtanh = elementwise(
  "torch.nn.functional.hardtanh",
  { input: tensor, min_val: float(-1), max_val: float(1), inplace: bool(false) },
  function hardtanh(x, min_val, max_val) {
    return Math.min(Math.max(x, min_val), max_val);
  },
  { aliases: ["torch.nn.functional.hardtanh_"] },
);

export const threshold = elementwise(
  "torch.nn.functional.threshold",
  { input: tensor, threshold: float(), value: float(), inplace: bool(false) },
  function thresholded(x, threshold, value) {
    return x > threshold ? x : value;
  },
  { aliases: ["torch.threshold", "torch.threshold_", "torch.nn.functional.threshold_"] },
);

export const softplus = elementwise(
  "torch.nn.functional.softplus",
  { input: tensor, beta: float(1), threshold: float(20) },
  function softplus(x, beta, threshold) {
    return x * beta > threshold ? x : Math.log(1 + Math.exp(x * beta)) / beta;
  },
);

export const softsign = unary("torch.nn.functional.softsign", function softsign(x) {
  return x / (1 + Math.abs(x));
});

export const tanhshrink = unary("torch.nn.functional.tanhshrink", function tanhshrink(x) {
  return x - Math.tanh(x);
});

export const softshrink = elementwise(
  "torch.nn.functional.softshrink",
  { input: tensor, lambd: float(0.5) },
  function softshrink(x, lambd) {
    return x > lambd ? x - lambd : x < -lambd ? x + lambd : 0;
  },
);

export const hardshrink = elementwise(
  "torch.nn.functional.hardshrink",
  { input: tensor, lambd: float(0.5) },
  function hardshrink(x, lambd) {
    return Math.abs(x) > lambd ? x : 0;
  },
  { aliases: ["torch.hardshrink", "Tensor.hardshrink"] },
);

export const logsigmoid = unary(
  "torch.nn.functional.logsigmoid",
  function logsigmoid(x) {
    return Math.min(x, 0) - Math.log(1 + Math.exp(-Math.abs(x)));
  },
  { isRowMajor: true },
);

/** The error function through a Chebyshev fit of its complement: relative error below 1.2e-7 everywhere. */
const exactGelu = elementwise("gelu", { input: tensor }, function gelu(x) {
  const z = Math.abs(x) * 0.7071067811865476;
  const t = 1 / (1 + 0.5 * z);
  const tail =
    t *
    Math.exp(
      -z * z -
        1.26551223 +
        t *
          (1.00002368 +
            t *
              (0.37409196 +
                t *
                  (0.09678418 +
                    t *
                      (-0.18628806 +
                        t *
                          (0.27886807 +
                            t *
                              (-1.13520398 +
                                t * (1.48851587 + t * (-0.82215223 + t * 0.17087277)))))))),
    );
  return x > 0 ? x * (1 - 0.5 * tail) : x * 0.5 * tail;
});

const tanhGelu = elementwise("gelu", { input: tensor }, function geluTanh(x) {
  return 0.5 * x * (1 + Math.tanh(0.7978845608028654 * (x + 0.044715 * x * x * x)));
});

export const gelu = op("torch.nn.functional.gelu", {
  keepsStrides: true,
  args: { input: tensor, approximate: keyword(str("none")) },
  isPython: false,
  shape({ input, approximate }) {
    if (approximate === "none" || approximate === "tanh") return input.shape;
    return mismatch("RuntimeError", "approximate argument must be either none or tanh.");
  },
  values: (a, shapes) =>
    (a.approximate === "tanh" ? tanhGelu : exactGelu).values?.({ input: a.input }, shapes),
  reach: () => samePlace,
  kernel: (call) => {
    const { kernel } = call.args.approximate === "tanh" ? tanhGelu : exactGelu;
    return kernel === "none" ? { kind: "unsupported", why: "gelu" } : kernel(call);
  },
});

/** A learned slope, one for all or one per channel. */
export const prelu = op("torch.nn.functional.prelu", {
  args: { input: tensor, weight: tensor },
  aliases: ["torch.prelu", "Tensor.prelu"],
  isPython: false,
  shape({ input, weight }) {
    const count = weight.shape.reduce((product, size) => product * size, 1);
    if (count === 1) return input.shape;
    if (input.shape.length === 0) {
      return mismatch("RuntimeError", "Not allow zero-dim input tensor.");
    }
    const channels = input.shape.length > 1 ? input.shape[1] : 1;
    if (channels === count) return input.shape;
    return mismatch(
      "RuntimeError",
      `Mismatch of parameter numbers and input channel size. Found parameter numbers = ${count} and channel size = ${channels}.`,
    );
  },
  recover: ({ input }) => input.shape,
  reach: () => samePlace,
  kernel: (call) => {
    const input = tensorArg(call, "input");
    const weight = tensorArg(call, "weight");
    if (!input || !weight) return unsupported("prelu without input or weight");
    const behind = Math.max(0, input.shape.length - 2);
    const slopes = [numel(weight.shape), ...new Array<number>(behind).fill(1)];
    return broadcastProgram(
      call,
      function prelu(x, weight) {
        return x > 0 ? x : x * weight;
      },
      [input, { ...weight, shape: slopes }],
    );
  },
});

/** In training the slope is drawn per element; otherwise it is the middle of the range. */
export const rrelu = op("torch.nn.functional.rrelu", {
  args: {
    input: tensor,
    lower: float(1 / 8),
    upper: float(1 / 3),
    training: bool(false),
    inplace: bool(false),
  },
  aliases: ["torch.rrelu", "torch.rrelu_", "torch.nn.functional.rrelu_"],
  shape: ({ input }) => input.shape,
  draws: ({ training }) => training,
  reach: () => samePlace,
  kernel: rreluKernel,
});

const softmaxArgs = {
  input: tensor,
  dim: optional(int()),
  _stacklevel: int(3),
  dtype: optional(dtype),
} as const;

export const softmax = softmaxOp("torch.nn.functional.softmax", "softmax", [
  "torch.softmax",
  "torch.special.softmax",
  "Tensor.softmax",
]);
export const logSoftmax = softmaxOp("torch.nn.functional.log_softmax", "log_softmax", [
  "torch.log_softmax",
  "torch.special.log_softmax",
  "Tensor.log_softmax",
]);
export const softmin = softmaxOp("torch.nn.functional.softmin", "softmin", []);

/** Half of the channels gate the other half. */
export const glu = op("torch.nn.functional.glu", {
  keepsStrides: true,
  args: { input: tensor, dim: int(-1) },
  shape({ input, dim }) {
    if (input.shape.length === 0) {
      return mismatch(
        "RuntimeError",
        "glu does not support scalars because halving size must be even",
      );
    }
    const at = dimension(dim, input.shape.length);
    if (typeof at !== "number") return at;
    const size = input.shape[at];
    if (size % 2 === 0) return input.shape.map((s, i) => (i === at ? size / 2 : s));
    return mismatch(
      "RuntimeError",
      `Halving dimension must be even, but dimension ${at} is size ${size}`,
    );
  },
  reach: ({ dim }, out) => ({ kind: "along", dim: dim < 0 ? dim + out.length : dim }),
  kernel: gluKernel,
});

function softmaxOp(
  name: string,
  kind: "softmax" | "log_softmax" | "softmin",
  aliases: readonly string[],
): Op<typeof softmaxArgs> {
  return op(name, {
    args: softmaxArgs,
    aliases,
    shape({ input, dim }): ShapeResult {
      const at = dimension(dim ?? 0, input.shape.length);
      return typeof at === "number" ? input.shape : at;
    },
    dtype: (a) => a.dtype ?? a.input.dtype,
    reach: ({ input, dim }) => wholeDims(input, [dim ?? 1], true),
    kernel: softmaxKernel(kind),
  });
}
