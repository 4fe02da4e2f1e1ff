/** Convolution layers. */

import { None, type PyValue } from "../../python/values";
import type { Shape } from "../../tensor/shape";
import {
  bool,
  either,
  int as intArg,
  intTuple,
  isUnknown,
  readInts,
  sizes,
  str,
  wrong,
} from "../args";
import { weightAndBias } from "../draws";
import { apply, attribute, layer, tupleOf, weight, type Layer } from "../layer";
import { filledIn, plainText } from "../modules/plainText";
import { mismatch, sizesText, type Mismatch } from "../op";
import {
  recoveredSizes,
  conv1d,
  conv2d,
  conv3d,
  convTranspose1d,
  convTranspose2d,
  convTranspose3d,
} from "../ops/convolution";
import { pad } from "../ops/vision";

export const Conv1d = convolution(1);
export const Conv2d = convolution(2);
export const Conv3d = convolution(3);
export const ConvTranspose1d = transposed(1);
export const ConvTranspose2d = transposed(2);
export const ConvTranspose3d = transposed(3);

type Rank = 1 | 2 | 3;

const paddingModes = ["zeros", "reflect", "replicate", "circular"];

function convolution(rank: Rank) {
  const op = [conv1d, conv2d, conv3d][rank - 1];
  const convolved = (m: Layer, input?: PyValue, w?: PyValue, bias?: PyValue): PyValue => {
    const x = input ?? None;
    const mode = attribute(m, "padding_mode");
    const rest = ["stride", "padding", "dilation", "groups"].map((name) => attribute(m, name));
    const weights = [w ?? None, bias ?? None];
    if (mode.kind !== "str" || mode.value === "zeros") return apply(m, op, x, ...weights, ...rest);
    const padded = apply(m, pad, x, attribute(m, "_reversed_padding_repeated_twice"), mode);
    rest[1] = tupleOf(new Array<number>(rank).fill(0));
    return apply(m, op, padded, ...weights, ...rest);
  };
  return layer(`torch.nn.modules.conv.Conv${rank}d`, {
    args: {
      in_channels: intArg(),
      out_channels: intArg(),
      kernel_size: sizes(rank),
      stride: sizes(rank, 1),
      padding: either(sizes(rank, 0), str()),
      dilation: sizes(rank, 1),
      groups: intArg(1),
      bias: bool(true),
      padding_mode: str("zeros"),
    },
    bases: ["torch.nn.modules.conv._ConvNd"],
    check(a, isLazy) {
      const wrongGroups = checkGroups(a.in_channels, isLazy ? 0 : a.out_channels, a.groups);
      if (wrongGroups) return wrongGroups;
      if (typeof a.padding === "string") {
        if (a.padding !== "same" && a.padding !== "valid") {
          return mismatch(
            "ValueError",
            `Invalid padding string '${a.padding}', should be one of {'same', 'valid'}`,
          );
        }
        if (a.padding === "same" && a.stride.some((step) => step !== 1)) {
          return mismatch("ValueError", "padding='same' is not supported for strided convolutions");
        }
      }
      return checkMode(a.padding_mode);
    },
    attributes: (a) => ({
      kernel_size: tupleOf(a.kernel_size),
      stride: tupleOf(a.stride),
      padding:
        typeof a.padding === "string" ? { kind: "str", value: a.padding } : tupleOf(a.padding),
      dilation: tupleOf(a.dilation),
      transposed: { kind: "bool", value: false },
      output_padding: tupleOf(new Array<number>(rank).fill(0)),
      _reversed_padding_repeated_twice: tupleOf(
        reversedTwice(a.padding, a.kernel_size, a.dilation),
      ),
    }),
    weights: (a) => ({
      weight: [a.out_channels, Math.floor(a.in_channels / a.groups), ...a.kernel_size],
      bias: a.bias ? [a.out_channels] : undefined,
    }),
    init: (m) => weightAndBias(m.vm, weight(m, "weight"), weight(m, "bias")),
    forward: (m, input) => convolved(m, input, attribute(m, "weight"), attribute(m, "bias")),
    methods: {
      // What classes that compute their weights call.
      _conv_forward: ["input, weight, bias", convolved],
    },
    extraRepr: (m) => convolutionText(m),
    lazy: {
      omits: "in_channels",
      infer: (m, a, input) => inputChannels(m, rank, a.groups, input),
      recover: (a, input) =>
        recoveredSizes(rank, input, [a.out_channels, 1, ...a.kernel_size], a.padding, a),
    },
  });
}

function transposed(rank: Rank) {
  const op = [convTranspose1d, convTranspose2d, convTranspose3d][rank - 1];
  return layer(`torch.nn.modules.conv.ConvTranspose${rank}d`, {
    args: {
      in_channels: intArg(),
      out_channels: intArg(),
      kernel_size: sizes(rank),
      stride: sizes(rank, 1),
      padding: sizes(rank, 0),
      output_padding: sizes(rank, 0),
      groups: intArg(1),
      bias: bool(true),
      dilation: sizes(rank, 1),
      padding_mode: str("zeros"),
    },
    bases: ["torch.nn.modules.conv._ConvTransposeNd", "torch.nn.modules.conv._ConvNd"],
    check(a, isLazy) {
      if (a.padding_mode !== "zeros") {
        const text = `Only "zeros" padding mode is supported for ConvTranspose${rank}d`;
        return mismatch("ValueError", text);
      }
      return checkGroups(a.in_channels, isLazy ? 0 : a.out_channels, a.groups);
    },
    attributes: (a) => ({
      kernel_size: tupleOf(a.kernel_size),
      stride: tupleOf(a.stride),
      padding: tupleOf(a.padding),
      output_padding: tupleOf(a.output_padding),
      dilation: tupleOf(a.dilation),
      transposed: { kind: "bool", value: true },
    }),
    weights: (a) => ({
      weight: [a.in_channels, Math.floor(a.out_channels / a.groups), ...a.kernel_size],
      bias: a.bias ? [a.out_channels] : undefined,
    }),
    init: (m) => weightAndBias(m.vm, weight(m, "weight"), weight(m, "bias")),
    inputs: "input, output_size?",
    forward(m, input, outputSize) {
      const x = input ?? None;
      const names = ["weight", "bias", "stride", "padding"] as const;
      const head = names.map((name) => attribute(m, name));
      const extra = outputPadding(m, rank, x, outputSize);
      return apply(m, op, x, ...head, extra, attribute(m, "groups"), attribute(m, "dilation"));
    },
    extraRepr: (m) => convolutionText(m),
    lazy: { omits: "in_channels", infer: (m, a, input) => inputChannels(m, rank, a.groups, input) },
  });
}

function checkGroups(
  inChannels: number,
  outChannels: number,
  groups: number,
): Mismatch | undefined {
  if (groups <= 0) return mismatch("ValueError", "groups must be a positive integer");
  if (inChannels % groups !== 0) {
    return mismatch("ValueError", "in_channels must be divisible by groups");
  }
  if (outChannels % groups !== 0) {
    return mismatch("ValueError", "out_channels must be divisible by groups");
  }
  return undefined;
}

function checkMode(mode: string): Mismatch | undefined {
  if (paddingModes.includes(mode)) return undefined;
  const names = paddingModes.map((name) => `'${name}'`).join(", ");
  return mismatch(
    "ValueError",
    `padding_mode must be one of {${names}}, but got padding_mode='${mode}'`,
  );
}

/** What `F.pad` gets for padding modes other than zeros: from the last dimension on, each side. */
function reversedTwice(
  padding: readonly number[] | string,
  kernel: readonly number[],
  dilation: readonly number[],
): number[] {
  const sides: number[] = [];
  for (let i = kernel.length - 1; i >= 0; i--) {
    if (typeof padding !== "string") {
      sides.push(padding[i], padding[i]);
      continue;
    }
    const total = padding === "same" ? dilation[i] * (kernel[i] - 1) : 0;
    const left = Math.floor(total / 2);
    sides.push(left, total - left);
  }
  return sides;
}

function inputChannels(m: Layer, rank: Rank, groups: number, input: Shape): number | Mismatch {
  if (input.length !== rank + 1 && input.length !== rank + 2) {
    return mismatch(
      "RuntimeError",
      `Expected ${rank + 1}D (unbatched) or ${rank + 2}D (batched) input to ${m.self.of.name}, ` +
        `but got input of size: torch.Size(${sizesText(input)})`,
    );
  }
  const channels = input[input.length - rank - 1];
  if (channels % groups === 0) return channels;
  return mismatch("ValueError", "in_channels must be divisible by groups");
}

/** `output_size` says which of the sizes that the stride allows is meant. */
function outputPadding(
  m: Layer,
  rank: Rank,
  input: PyValue,
  outputSize: PyValue | undefined,
): PyValue {
  if (outputSize === undefined || outputSize.kind === "none" || input.kind !== "tensor") {
    return attribute(m, "output_padding");
  }
  const wanted = readInts(m.vm, outputSize);
  if (isUnknown(wanted)) return wanted;
  const numbers = (name: string): readonly number[] => {
    const list = readInts(m.vm, attribute(m, name));
    return list === wrong || isUnknown(list) ? new Array<number>(rank).fill(1) : list;
  };
  if (wanted === wrong) return attribute(m, "output_padding");
  const sizesOut = wanted.slice(-rank);
  const [stride, padding, kernel, dilation] = ["stride", "padding", "kernel_size", "dilation"].map(
    numbers,
  );
  const spatial = input.state.shape.slice(-rank);
  const least = spatial.map(
    (size, i) => (size - 1) * stride[i] - 2 * padding[i] + dilation[i] * (kernel[i] - 1) + 1,
  );
  const most = least.map((size, i) => size + stride[i] - 1);
  if (sizesOut.some((size, i) => size < least[i] || size > most[i])) {
    throw m.vm.raise(
      "ValueError",
      `requested an output size of ${plainText(outputSize)}, but valid sizes range from ${sizesText(least)} to ` +
        `${sizesText(most)} (for an input of torch.Size(${sizesText(spatial)}))`,
    );
  }
  return intTuple(sizesOut.map((size, i) => size - least[i]));
}

function convolutionText(m: Layer): string {
  const parts = ["{in_channels}, {out_channels}, kernel_size={kernel_size}, stride={stride}"];
  // PyTorch compares with a tuple as long as the padding is, which a string never equals.
  if (!isAll(attribute(m, "padding"), 0)) parts.push("padding={!padding}");
  if (!isAll(attribute(m, "dilation"), 1)) parts.push("dilation={dilation}");
  if (!isAll(attribute(m, "output_padding"), 0)) parts.push("output_padding={output_padding}");
  const groups = attribute(m, "groups");
  if (groups.kind !== "int" || groups.value !== 1) parts.push("groups={groups}");
  if (attribute(m, "bias").kind === "none") parts.push("bias=False");
  const mode = attribute(m, "padding_mode");
  if (mode.kind === "str" && mode.value !== "zeros") parts.push("padding_mode={!padding_mode}");
  return filledIn(m, parts.join(", "));
}

function isAll(value: PyValue, number: number): boolean {
  if (value.kind !== "tuple") return false;
  return value.items.every((item) => item.kind === "int" && item.value === number);
}
