/** Pooling layers. */

import { None, int as pyInt, type PyValue } from "../../python/values";
import { floatRepr } from "../../python/floatText";
import { any, bool, either, float, floatList, int, optional, sizes, type Spec } from "../args";
import { apply, attribute, layer, passing, type Layer } from "../layer";
import { filledIn } from "../modules/plainText";
import { mismatch } from "../op";
import { fractionalMaxPool2d, fractionalMaxPool3d } from "../ops/fractionalPooling";
import {
  adaptiveAvgPool1d,
  adaptiveAvgPool2d,
  adaptiveAvgPool3d,
  adaptiveMaxPool1d,
  adaptiveMaxPool2d,
  adaptiveMaxPool3d,
  avgPool1d,
  avgPool2d,
  avgPool3d,
  lpPool1d,
  lpPool2d,
  maxPool1d,
  maxPool2d,
  maxPool3d,
  maxUnpool1d,
  maxUnpool2d,
  maxUnpool3d,
} from "../ops/pooling";

export const MaxPool1d = maxPool(1);
export const MaxPool2d = maxPool(2);
export const MaxPool3d = maxPool(3);
export const AvgPool1d = averagePool1();
export const AvgPool2d = averagePool(2);
export const AvgPool3d = averagePool(3);
export const AdaptiveAvgPool1d = adaptiveAverage(1);
export const AdaptiveAvgPool2d = adaptiveAverage(2);
export const AdaptiveAvgPool3d = adaptiveAverage(3);
export const AdaptiveMaxPool1d = adaptiveMax(1);
export const AdaptiveMaxPool2d = adaptiveMax(2);
export const AdaptiveMaxPool3d = adaptiveMax(3);
export const LPPool1d = lpPool(1);
export const LPPool2d = lpPool(2);
export const FractionalMaxPool2d = fractionalMax(2);
export const FractionalMaxPool3d = fractionalMax(3);
export const MaxUnpool1d = maxUnpool(1);
export const MaxUnpool2d = maxUnpool(2);
export const MaxUnpool3d = maxUnpool(3);

type Rank = 1 | 2 | 3;

/** Kept as it is given; the op looks at it when it is called. */
function anyDefault(value: number): Spec<PyValue> {
  return { ...any, fallback: { value: pyInt(value) } };
}

/** Without a stride the window moves by its own size. */
function strideOf(m: Layer): PyValue {
  const stride = attribute(m, "stride");
  return stride.kind === "none" ? attribute(m, "kernel_size") : stride;
}

/** As PyTorch's constructors do: a stride that is not given becomes the kernel size. */
function giveStride(m: Layer): void {
  m.self.attributes.set("stride", strideOf(m));
}

function maxPool(rank: Rank) {
  const op = [maxPool1d, maxPool2d, maxPool3d][rank - 1];
  return layer(`torch.nn.modules.pooling.MaxPool${rank}d`, {
    args: {
      kernel_size: any,
      stride: optional(any),
      padding: anyDefault(0),
      dilation: anyDefault(1),
      return_indices: bool(false),
      ceil_mode: bool(false),
    },
    bases: ["torch.nn.modules.pooling._MaxPoolNd"],
    initOf: "_MaxPoolNd",
    build: giveStride,
    forward: passing(op, [
      "kernel_size",
      "stride",
      "padding",
      "dilation",
      "ceil_mode",
      "return_indices",
    ]),
    extraRepr: (m) =>
      filledIn(
        m,
        "kernel_size={kernel_size}, stride={stride}, padding={padding}, dilation={dilation}, ceil_mode={ceil_mode}",
      ),
  });
}

function averagePool1() {
  return layer("torch.nn.modules.pooling.AvgPool1d", {
    args: {
      kernel_size: any,
      stride: optional(any),
      padding: anyDefault(0),
      ceil_mode: bool(false),
      count_include_pad: bool(true),
    },
    bases: ["torch.nn.modules.pooling._AvgPoolNd"],
    // This one keeps tuples of one where its relatives keep what they were given.
    build(m) {
      giveStride(m);
      for (const name of ["kernel_size", "stride", "padding"]) {
        const value = attribute(m, name);
        if (value.kind === "int") m.self.attributes.set(name, { kind: "tuple", items: [value] });
      }
    },
    forward: passing(avgPool1d, [
      "kernel_size",
      "stride",
      "padding",
      "ceil_mode",
      "count_include_pad",
    ]),
    extraRepr: (m) => filledIn(m, "kernel_size={kernel_size}, stride={stride}, padding={padding}"),
  });
}

function averagePool(rank: 2 | 3) {
  const op = rank === 2 ? avgPool2d : avgPool3d;
  return layer(`torch.nn.modules.pooling.AvgPool${rank}d`, {
    args: {
      kernel_size: any,
      stride: optional(any),
      padding: anyDefault(0),
      ceil_mode: bool(false),
      count_include_pad: bool(true),
      divisor_override: optional(int()),
    },
    bases: ["torch.nn.modules.pooling._AvgPoolNd"],
    build: giveStride,
    forward: passing(op, [
      "kernel_size",
      "stride",
      "padding",
      "ceil_mode",
      "count_include_pad",
      "divisor_override",
    ]),
    extraRepr: (m) => filledIn(m, "kernel_size={kernel_size}, stride={stride}, padding={padding}"),
  });
}

function adaptiveAverage(rank: Rank) {
  const op = [adaptiveAvgPool1d, adaptiveAvgPool2d, adaptiveAvgPool3d][rank - 1];
  return layer(`torch.nn.modules.pooling.AdaptiveAvgPool${rank}d`, {
    args: { output_size: any },
    bases: ["torch.nn.modules.pooling._AdaptiveAvgPoolNd"],
    initOf: "_AdaptiveAvgPoolNd",
    forward: passing(op, ["output_size"]),
    extraRepr: (m) => filledIn(m, "output_size={output_size}"),
  });
}

function adaptiveMax(rank: Rank) {
  const op = [adaptiveMaxPool1d, adaptiveMaxPool2d, adaptiveMaxPool3d][rank - 1];
  return layer(`torch.nn.modules.pooling.AdaptiveMaxPool${rank}d`, {
    args: { output_size: any, return_indices: bool(false) },
    bases: ["torch.nn.modules.pooling._AdaptiveMaxPoolNd"],
    initOf: "_AdaptiveMaxPoolNd",
    forward: passing(op, ["output_size", "return_indices"]),
    extraRepr: (m) => filledIn(m, "output_size={output_size}"),
  });
}

function lpPool(rank: 1 | 2) {
  const op = rank === 1 ? lpPool1d : lpPool2d;
  return layer(`torch.nn.modules.pooling.LPPool${rank}d`, {
    args: {
      norm_type: float(),
      kernel_size: any,
      stride: optional(any),
      ceil_mode: bool(false),
    },
    bases: ["torch.nn.modules.pooling._LPPoolNd"],
    initOf: "_LPPoolNd",
    forward: passing(op, ["norm_type", "kernel_size", "stride", "ceil_mode"]),
    extraRepr: (m) =>
      filledIn(
        m,
        "norm_type={norm_type}, kernel_size={kernel_size}, stride={stride}, ceil_mode={ceil_mode}",
      ),
  });
}

function fractionalMax(rank: 2 | 3) {
  const op = rank === 2 ? fractionalMaxPool2d : fractionalMaxPool3d;
  const name = `FractionalMaxPool${rank}d`;
  return layer(`torch.nn.modules.pooling.${name}`, {
    args: {
      kernel_size: sizes(rank),
      output_size: optional(sizes(rank)),
      output_ratio: optional(either(float(), floatList())),
      return_indices: bool(false),
      _random_samples: optional(any),
    },
    check({ output_size, output_ratio }) {
      if (output_size === undefined && output_ratio === undefined) {
        const text = `${name} requires specifying either an output size, or a pooling ratio`;
        return mismatch("ValueError", text);
      }
      if (output_size !== undefined && output_ratio !== undefined) {
        const text = "only one of output_size and output_ratio may be specified";
        return mismatch("ValueError", text);
      }
      if (output_ratio === undefined) return undefined;
      const ratios = typeof output_ratio === "number" ? [output_ratio] : output_ratio;
      if (ratios.every((ratio) => ratio > 0 && ratio < 1)) return undefined;
      const got =
        typeof output_ratio === "number"
          ? floatRepr(output_ratio)
          : `(${ratios.map(floatRepr).join(", ")})`;
      return mismatch("ValueError", `output_ratio must be between 0 and 1 (got ${got})`);
    },
    forward: passing(op, ["kernel_size", "output_size", "output_ratio", "return_indices"]),
  });
}

function maxUnpool(rank: Rank) {
  const op = [maxUnpool1d, maxUnpool2d, maxUnpool3d][rank - 1];
  return layer(`torch.nn.modules.pooling.MaxUnpool${rank}d`, {
    args: { kernel_size: sizes(rank), stride: optional(sizes(rank)), padding: sizes(rank, 0) },
    bases: ["torch.nn.modules.pooling._MaxUnpoolNd"],
    attributes: (a) => ({
      kernel_size: { kind: "tuple", items: a.kernel_size.map((value) => ({ kind: "int", value })) },
      stride: {
        kind: "tuple",
        items: (a.stride ?? a.kernel_size).map((value) => ({ kind: "int", value })),
      },
      padding: { kind: "tuple", items: a.padding.map((value) => ({ kind: "int", value })) },
    }),
    inputs: "input, indices, output_size?",
    forward: (m, input, indices, size) =>
      apply(
        m,
        op,
        input ?? None,
        indices ?? None,
        attribute(m, "kernel_size"),
        attribute(m, "stride"),
        attribute(m, "padding"),
        size ?? None,
      ),
    extraRepr: (m) => filledIn(m, "kernel_size={kernel_size}, stride={stride}, padding={padding}"),
  });
}
