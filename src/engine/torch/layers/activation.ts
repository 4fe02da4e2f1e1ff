/** Activation layers. */

import { None } from "../../python/values";
import { bool, float, int, number, optional, str, type Args } from "../args";
import { invoke } from "../call";
import { constant } from "../draws";
import { apply, attribute, isTrue, layer, passing, weight, type Layer } from "../layer";
import { filledIn, text } from "../modules/plainText";
import { isTraining } from "../modules/state";
import { mismatch, type Op } from "../op";
import * as ops from "../ops/activation";

export const ReLU = inPlaceOnly("ReLU", ops.relu);
export const SELU = inPlaceOnly("SELU", ops.selu);
export const SiLU = inPlaceOnly("SiLU", ops.silu);
export const Mish = inPlaceOnly("Mish", ops.mish);
export const Hardsigmoid = plain("Hardsigmoid", { inplace: bool(false) }, ops.hardsigmoid, [
  "inplace",
]);
export const Hardswish = plain("Hardswish", { inplace: bool(false) }, ops.hardswish, ["inplace"]);
export const Sigmoid = plain("Sigmoid", {}, ops.sigmoid);
export const Tanh = plain("Tanh", {}, ops.tanh);
export const Tanhshrink = plain("Tanhshrink", {}, ops.tanhshrink);
export const Softsign = plain("Softsign", {}, ops.softsign);
export const LogSigmoid = plain("LogSigmoid", {}, ops.logsigmoid);
export const Softshrink = plain(
  "Softshrink",
  { lambd: float(0.5) },
  ops.softshrink,
  ["lambd"],
  (m) => text(m, "lambd"),
);
export const Hardshrink = plain(
  "Hardshrink",
  { lambd: float(0.5) },
  ops.hardshrink,
  ["lambd"],
  (m) => text(m, "lambd"),
);
export const Softplus = plain(
  "Softplus",
  { beta: number(1), threshold: number(20) },
  ops.softplus,
  ["beta", "threshold"],
  (m) => filledIn(m, "beta={beta}, threshold={threshold}"),
);
export const LeakyReLU = plain(
  "LeakyReLU",
  { negative_slope: float(0.01), inplace: bool(false) },
  ops.leakyRelu,
  ["negative_slope", "inplace"],
  (m) => filledIn(m, "negative_slope={negative_slope}") + inPlaceText(m),
);
export const ELU = plain(
  "ELU",
  { alpha: float(1), inplace: bool(false) },
  ops.elu,
  ["alpha", "inplace"],
  (m) => filledIn(m, "alpha={alpha}") + inPlaceText(m),
);
export const CELU = plain(
  "CELU",
  { alpha: float(1), inplace: bool(false) },
  ops.celu,
  ["alpha", "inplace"],
  (m) => filledIn(m, "alpha={alpha}") + inPlaceText(m),
);
export const Threshold = plain(
  "Threshold",
  { threshold: float(), value: float(), inplace: bool(false) },
  ops.threshold,
  ["threshold", "value", "inplace"],
  (m) => filledIn(m, "threshold={threshold}, value={value}") + inPlaceText(m),
);
export const GLU = plain("GLU", { dim: int(-1) }, ops.glu, ["dim"], (m) =>
  filledIn(m, "dim={dim}"),
);

export const Hardtanh = layer("torch.nn.modules.activation.Hardtanh", {
  args: {
    min_val: float(-1),
    max_val: float(1),
    inplace: bool(false),
    min_value: optional(float()),
    max_value: optional(float()),
  },
  attributes: () => ({ min_value: undefined, max_value: undefined }),
  check: ({ min_val, max_val }) => (max_val > min_val ? undefined : mismatch("AssertionError", "")),
  forward: passing(ops.hardtanh, ["min_val", "max_val", "inplace"]),
  extraRepr: (m) => filledIn(m, "min_val={min_val}, max_val={max_val}") + inPlaceText(m),
});

export const ReLU6 = layer("torch.nn.modules.activation.ReLU6", {
  args: { inplace: bool(false) },
  bases: ["torch.nn.modules.activation.Hardtanh"],
  attributes: () => ({
    min_val: { kind: "float", value: 0 },
    max_val: { kind: "float", value: 6 },
  }),
  forward: passing(ops.hardtanh, ["min_val", "max_val", "inplace"]),
  extraRepr: (m) => (isTrue(m, "inplace") ? "inplace=True" : ""),
});

export const GELU = layer("torch.nn.modules.activation.GELU", {
  args: { approximate: str("none") },
  forward: (m, input) =>
    invoke(
      m.vm,
      ops.gelu,
      [input ?? None],
      new Map([["approximate", attribute(m, "approximate")]]),
    ),
  extraRepr: (m) => filledIn(m, "approximate={approximate}"),
});

export const PReLU = layer("torch.nn.modules.activation.PReLU", {
  args: { num_parameters: int(1), init: float(0.25) },
  attributes: () => ({ init: undefined }),
  weights: (a) => ({ weight: [a.num_parameters] }),
  init(m, a) {
    const slope = weight(m, "weight");
    if (slope) constant(m.vm, slope, a.init);
  },
  forward: passing(ops.prelu, ["weight"]),
  extraRepr: (m) => filledIn(m, "num_parameters={num_parameters}"),
});

export const RReLU = layer("torch.nn.modules.activation.RReLU", {
  args: { lower: float(1 / 8), upper: float(1 / 3), inplace: bool(false) },
  forward: (m, input) =>
    apply(
      m,
      ops.rrelu,
      input ?? None,
      attribute(m, "lower"),
      attribute(m, "upper"),
      { kind: "bool", value: isTraining(m.self) },
      attribute(m, "inplace"),
    ),
  extraRepr: (m) => filledIn(m, "lower={lower}, upper={upper}") + inPlaceText(m),
});

export const Softmax = overDimension("Softmax", ops.softmax);
export const LogSoftmax = overDimension("LogSoftmax", ops.logSoftmax);
export const Softmin = overDimension("Softmin", ops.softmin);

export const Softmax2d = layer("torch.nn.modules.activation.Softmax2d", {
  args: {},
  forward(m, input) {
    if (input?.kind === "tensor" && ![3, 4].includes(input.state.shape.length)) {
      throw m.vm.raise("AssertionError", "Softmax2d requires a 3D or 4D tensor as input", input);
    }
    return apply(m, ops.softmax, input ?? None, { kind: "int", value: -3 });
  },
});

function plain(
  name: string,
  args: Args,
  op: Op,
  names: readonly string[] = [],
  extraRepr?: (m: Layer) => string,
) {
  return layer(`torch.nn.modules.activation.${name}`, {
    args,
    forward: passing(op, names),
    extraRepr,
  });
}

function inPlaceOnly(name: string, op: Op) {
  return plain(name, { inplace: bool(false) }, op, ["inplace"], (m) =>
    isTrue(m, "inplace") ? "inplace=True" : "",
  );
}

function overDimension(name: string, op: Op) {
  return layer(`torch.nn.modules.activation.${name}`, {
    args: { dim: optional(int()) },
    forward: passing(op, ["dim"]),
    extraRepr: (m) => filledIn(m, "dim={dim}"),
  });
}

function inPlaceText(m: Layer): string {
  return isTrue(m, "inplace") ? ", inplace=True" : "";
}
