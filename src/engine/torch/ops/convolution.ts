/** Convolutions and transposed convolutions. */

import { numel, type Shape } from "../../tensor/shape";
import type { TensorState } from "../../python/values";
import { either, int, optional, sizes, str, tensor } from "../args";
import { cNames, typeNames } from "../dtypes";
import { convolutionKernel, transposedConvolutionKernel } from "../kernels/convolution";
import { transposedReach, windowReach } from "../reach";
import { mismatch, op, sizesText, type Mismatch } from "../op";

export const conv1d = convolution(1);
export const conv2d = convolution(2);
export const conv3d = convolution(3);
export const convTranspose1d = transposedConvolution(1);
export const convTranspose2d = transposedConvolution(2);
export const convTranspose3d = transposedConvolution(3);

/** What the rules of all convolutions look at. */
interface Convolution {
  readonly input: TensorState;
  readonly weight: TensorState;
  readonly bias: TensorState | undefined;
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
}

function convolution(rank: 1 | 2 | 3) {
  const name = `conv${rank}d`;
  return op(`torch.nn.functional.${name}`, {
    args: {
      input: tensor,
      weight: tensor,
      bias: optional(tensor),
      stride: sizes(rank, 1),
      padding: either(sizes(rank, 0), str()),
      dilation: sizes(rank, 1),
      groups: int(1),
    },
    aliases: [`torch.${name}`],
    overloads: ["tuple of ints padding", "str padding"].map(
      (padding) =>
        `Tensor input, Tensor weight, Tensor bias?, tuple of ints stride?, ${padding}?, tuple of ints dilation?, int groups?`,
    ),
    isPython: false,
    shape(a) {
      const { input, weight } = a;
      const wrong = checkRank(name, rank, a) ?? checkSteps(rank, a, a.padding);
      if (wrong) return wrong;
      const kernel = weight.shape.slice(2);
      const padding = totalPadding(a.padding, kernel, a.dilation);
      if (typeof a.padding === "string" && a.padding !== "same" && a.padding !== "valid") {
        return mismatch("RuntimeError", `Invalid padding string: '${a.padding}'`);
      }
      if (a.padding === "same" && a.stride.some((s) => s !== 1)) {
        return mismatch("RuntimeError", "padding='same' is not supported for strided convolutions");
      }
      const batched = input.shape.length === rank + 2 ? input.shape : [1, ...input.shape];
      const misfit = checkChannels(a, batched) ?? checkTypes(a);
      if (misfit) return misfit;
      const spatial = batched.slice(2);
      const padded = spatial.map((size, i) => size + padding[i]);
      const extents = kernel.map((size, i) => a.dilation[i] * (size - 1) + 1);
      if (padded.some((size, i) => size < extents[i])) {
        return mismatch(
          "RuntimeError",
          `Calculated padded input size per channel: (${padded.join(" x ")}). ` +
            `Kernel size: (${extents.join(" x ")}). Kernel size can't be greater than actual input size`,
        );
      }
      const out = padded.map((size, i) => Math.floor((size - extents[i]) / a.stride[i]) + 1);
      return unbatchedAs(input.shape, rank, [batched[0], weight.shape[0], ...out]);
    },
    recover: (a) => recoveredSizes(rank, a.input.shape, a.weight.shape, a.padding, a),
    macs: ({ weight }, out) => numel(out) * numel(weight.shape.slice(1)),
    reach: ({ weight, stride, padding, dilation }) => {
      const kernel = weight.shape.slice(2);
      const both = totalPadding(padding, kernel, dilation);
      return windowReach({ kernel, stride, padding: both.map((n) => Math.floor(n / 2)), dilation });
    },
    kernel: convolutionKernel,
  });
}

/** What comes out of a convolution as it is declared, whatever the channels of the input. */
export function recoveredSizes(
  rank: number,
  input: Shape,
  weight: Shape,
  padding: readonly number[] | string,
  steps: { readonly stride: readonly number[]; readonly dilation: readonly number[] },
): Shape | undefined {
  const batched = input.length === rank + 2 ? input : [1, ...input];
  if (batched.length !== rank + 2 || weight.length !== rank + 2) return undefined;
  const kernel = weight.slice(2);
  const added = totalPadding(padding, kernel, steps.dilation);
  const out = kernel.map((size, i) => {
    const extent = steps.dilation[i] * (size - 1) + 1;
    return Math.max(1, Math.floor((batched[i + 2] + added[i] - extent) / steps.stride[i]) + 1);
  });
  return unbatchedAs(input, rank, [batched[0], weight[0], ...out]);
}

function transposedConvolution(rank: 1 | 2 | 3) {
  const name = `conv_transpose${rank}d`;
  return op(`torch.nn.functional.${name}`, {
    args: {
      input: tensor,
      weight: tensor,
      bias: optional(tensor),
      stride: sizes(rank, 1),
      padding: sizes(rank, 0),
      output_padding: sizes(rank, 0),
      groups: int(1),
      dilation: sizes(rank, 1),
    },
    aliases: [`torch.${name}`],
    isPython: false,
    shape(a) {
      const { input, weight } = a;
      const wrong = checkRank(name, rank, a) ?? checkSteps(rank, a, a.padding);
      if (wrong) return wrong;
      const batched = input.shape.length === rank + 2 ? input.shape : [1, ...input.shape];
      if (weight.shape[0] !== batched[1]) {
        return mismatch(
          "RuntimeError",
          `Given transposed=1, weight of size ${sizesText(weight.shape)}, expected input${sizesText(batched)} ` +
            `to have ${weight.shape[0]} channels, but got ${batched[1]} channels instead`,
        );
      }
      const types = checkTypes(a, true);
      if (types) return types;
      return unbatchedAs(input.shape, rank, transposedSizes(batched, a));
    },
    recover(a) {
      const batched = a.input.shape.length === rank + 2 ? a.input.shape : [1, ...a.input.shape];
      if (batched.length !== rank + 2 || a.weight.shape.length !== rank + 2) return undefined;
      return unbatchedAs(a.input.shape, rank, transposedSizes(batched, a));
    },
    macs: ({ input, weight }) => numel(input.shape) * numel(weight.shape.slice(1)),
    reach: (a) => transposedReach({ ...a, kernel: a.weight.shape.slice(2) }),
    kernel: transposedConvolutionKernel,
  });
}

function transposedSizes(
  batched: Shape,
  a: Convolution & {
    readonly padding: readonly number[];
    readonly output_padding: readonly number[];
  },
): Shape {
  const kernel = a.weight.shape.slice(2);
  const out = kernel.map(
    (size, i) =>
      (batched[i + 2] - 1) * a.stride[i] -
      2 * a.padding[i] +
      a.dilation[i] * (size - 1) +
      a.output_padding[i] +
      1,
  );
  return [batched[0], a.weight.shape[1] * a.groups, ...out];
}

/** Padding on both sides together, per dimension. */
function totalPadding(
  padding: readonly number[] | string,
  kernel: Shape,
  dilation: readonly number[],
): readonly number[] {
  if (padding === "same") return kernel.map((size, i) => dilation[i] * (size - 1));
  if (typeof padding === "string") return kernel.map(() => 0);
  return kernel.map((_, i) => 2 * padding[i]);
}

function unbatchedAs(input: Shape, rank: number, out: Shape): Shape {
  return input.length === rank + 1 ? out.slice(1) : out;
}

function checkRank(
  name: string,
  rank: number,
  { input, weight, stride }: Convolution,
): Mismatch | undefined {
  const got = input.shape.length;
  if (got !== rank + 1 && got !== rank + 2) {
    return mismatch(
      "RuntimeError",
      `Expected ${rank + 1}D (unbatched) or ${rank + 2}D (batched) input to ${name}, but got input of size: ${sizesText(input.shape)}`,
    );
  }
  if (weight.shape.length === rank + 2) return undefined;
  const expected = weight.shape.length - 2;
  return mismatch(
    "RuntimeError",
    `expected stride to be a single integer value or a list of ${expected} values to match the convolution dimensions, ` +
      `but got stride=${sizesText(stride)}`,
  );
}

function checkSteps(
  rank: number,
  a: Convolution,
  padding: readonly number[] | string,
): Mismatch | undefined {
  const lists = { stride: a.stride, dilation: a.dilation, padding };
  for (const [name, list] of Object.entries(lists)) {
    if (typeof list === "string" || list.length === rank) continue;
    return mismatch(
      "RuntimeError",
      `expected ${name} to be a single integer value or a list of ${rank} values to match the convolution dimensions, ` +
        `but got ${name}=${sizesText(list)}`,
    );
  }
  if (typeof padding !== "string" && padding.some((size) => size < 0)) {
    return mismatch("RuntimeError", "negative padding is not supported");
  }
  if (a.stride.some((size) => size <= 0)) {
    return mismatch("RuntimeError", "non-positive stride is not supported");
  }
  if (a.dilation.some((size) => size <= 0)) {
    return mismatch("RuntimeError", "dilation should be greater than zero");
  }
  return undefined;
}

function checkChannels(a: Convolution, batched: Shape): Mismatch | undefined {
  const { weight, groups, bias } = a;
  const [outChannels, perGroup] = weight.shape;
  const size = sizesText(weight.shape);
  if (groups <= 0) return mismatch("RuntimeError", "non-positive groups is not supported");
  if (outChannels < groups) {
    return mismatch(
      "RuntimeError",
      `Given groups=${groups}, expected weight to be at least ${groups} at dimension 0, but got weight of size [${size}] instead`,
    );
  }
  if (outChannels % groups !== 0) {
    return mismatch(
      "RuntimeError",
      `Given groups=${groups}, expected weight to be divisible by ${groups} at dimension 0, but got weight of size [${size}] instead`,
    );
  }
  if (batched[1] !== perGroup * groups) {
    return mismatch(
      "RuntimeError",
      `Given groups=${groups}, weight of size ${size}, expected input${sizesText(batched)} to have ` +
        `${perGroup * groups} channels, but got ${batched[1]} channels instead`,
    );
  }
  if (bias && (bias.shape.length !== 1 || bias.shape[0] !== outChannels)) {
    return mismatch(
      "RuntimeError",
      `Given weight of size ${size}, expected bias to be 1-dimensional with ${outChannels} elements, ` +
        `but got bias of size ${sizesText(bias.shape)} instead`,
    );
  }
  return undefined;
}

function checkTypes(
  { input, weight, bias }: Convolution,
  isTransposed = false,
): Mismatch | undefined {
  if (bias && !isTransposed && input.dtype !== bias.dtype) {
    return mismatch(
      "RuntimeError",
      `Input type (${cNames[input.dtype]}) and bias type (${cNames[bias.dtype]}) should be the same`,
    );
  }
  if (input.dtype === weight.dtype) return undefined;
  return mismatch(
    "RuntimeError",
    `expected scalar type ${typeNames[input.dtype]} but found ${typeNames[weight.dtype]}`,
  );
}
