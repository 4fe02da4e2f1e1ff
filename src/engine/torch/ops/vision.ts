/** Padding, resizing and rearranging of images. */

import { interpolateKernel } from "../kernels/interpolate";
import {
  channelShuffleKernel,
  padKernel,
  pixelShuffleKernel,
  pixelUnshuffleKernel,
} from "../kernels/movement";
import { numel, type Shape } from "../../tensor/shape";
import {
  bool,
  either,
  float,
  floatList,
  int,
  intList,
  optional,
  sizes,
  str,
  tensor,
} from "../args";
import { dimension, mismatch, op, sizesText, type Mismatch } from "../op";
import { paddedReach, resizedReach } from "../reach";
import {
  affineGridKernel,
  foldWindowsKernel,
  gridSampleKernel,
  unfoldKernel,
} from "../kernels/various";

/** `pad` counts from the last dimension: left, right, then top, bottom. */
export const pad = op("torch.nn.functional.pad", {
  args: { input: tensor, pad: intList(), mode: str("constant"), value: optional(float()) },
  isPython: false,
  shape({ input, pad: amounts, mode }) {
    const { shape } = input;
    if (amounts.length % 2 !== 0) {
      return mismatch("RuntimeError", "Padding length must be divisible by 2");
    }
    const count = amounts.length / 2;
    if (count > shape.length) {
      return mismatch("RuntimeError", "Padding length too large");
    }
    if (mode !== "constant") {
      const fits =
        (count === 1 && (shape.length === 2 || shape.length === 3)) ||
        (count === 2 && (shape.length === 3 || shape.length === 4)) ||
        (count === 3 && (shape.length === 4 || shape.length === 5));
      if (!fits) {
        return mismatch(
          "NotImplementedError",
          "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now",
        );
      }
      if (!["reflect", "replicate", "circular"].includes(mode)) {
        return mismatch("NotImplementedError", `Unrecognised padding mode ${mode}`);
      }
    }
    if (mode === "constant") {
      const cut = refuseCut(shape, amounts);
      if (cut) return cut;
    }
    const out = [...shape];
    for (let i = 0; i < count; i++) {
      const dim = shape.length - 1 - i;
      const [left, right] = [amounts[2 * i], amounts[2 * i + 1]];
      if (mode === "reflect" && (left >= shape[dim] || right >= shape[dim])) {
        return mismatch(
          "RuntimeError",
          `Argument #${4 + 2 * (count === 2 ? i : 0)}: Padding size should be less than the corresponding input dimension, ` +
            `but got: padding (${left}, ${right}) at dimension ${dim} of input ${count === 2 ? shape.length : sizesText(shape)}`,
        );
      }
      if (mode === "circular" && (left > shape[dim] || right > shape[dim])) {
        return mismatch("RuntimeError", "Padding value causes wrapping around more than once.");
      }
      out[dim] += left + right;
    }
    if (out.every((size) => size >= 0)) return out;
    const dim = out.findIndex((size) => size < 0);
    const at = 2 * (shape.length - 1 - dim);
    return mismatch(
      "RuntimeError",
      `The input size ${shape[dim]}, plus negative padding ${amounts[at]} and ${amounts[at + 1]} resulted in a negative output size, ` +
        "which is invalid. Check dimension " +
        `${dim} of your input.`,
    );
  },
  reach: ({ pad: amounts }) => paddedReach(amounts),
  kernel: padKernel,
});

/** Negative amounts cut elements off, each side by itself, as `narrow` does. */
function refuseCut(shape: Shape, amounts: readonly number[]): Mismatch | undefined {
  for (let dim = shape.length - amounts.length / 2; dim < shape.length; dim++) {
    const at = 2 * (shape.length - 1 - dim);
    let size = shape[dim];
    for (const [start, amount] of [
      [-amounts[at], amounts[at]] as const,
      [0, amounts[at + 1]] as const,
    ]) {
      if (amount >= 0) continue;
      const length = size + amount;
      const from = start < size ? start : start === size ? size : dimension(start, size);
      if (typeof from !== "number") return from;
      if (length < 0) {
        const text = `start (${start}) + length (${length}) exceeds dimension size (${size}).`;
        return mismatch("RuntimeError", text);
      }
      size = length;
    }
  }
  return undefined;
}

export const interpolate = op("torch.nn.functional.interpolate", {
  args: {
    input: tensor,
    size: optional(intList()),
    scale_factor: optional(either(float(), floatList())),
    mode: str("nearest"),
    align_corners: optional(bool()),
    recompute_scale_factor: optional(bool()),
    antialias: bool(false),
  },
  aliases: ["torch.nn.functional.upsample", "torch.nn.functional.upsample_nearest"],
  shape: (a) => resized(a.input.shape, a.size, a.scale_factor, a.mode, a.align_corners),
  recover: (a) => a.input.shape,
  reach: ({ input, mode }, out) => resizedReach(input, out, mode),
  kernel: interpolateKernel,
});

function resized(
  shape: Shape,
  size: readonly number[] | undefined,
  scale: number | readonly number[] | undefined,
  mode: string,
  alignCorners: boolean | undefined,
) {
  const rank = shape.length - 2;
  const isNearest = mode === "nearest" || mode === "area" || mode === "nearest-exact";
  if (isNearest && alignCorners !== undefined) {
    return mismatch(
      "ValueError",
      "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear",
    );
  }
  if (size && scale !== undefined) {
    return mismatch("ValueError", "only one of size or scale_factor should be defined");
  }
  let out: number[];
  if (size) {
    if (size.length !== 1 && size.length !== rank) {
      return mismatch(
        "ValueError",
        `Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of ${sizesText(shape.slice(2))} and output size of (${size.join(", ")}). Please provide input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.`,
      );
    }
    out = size.length === 1 ? new Array<number>(rank).fill(size[0]) : [...size];
  } else if (scale !== undefined) {
    const factors = typeof scale === "number" ? new Array<number>(rank).fill(scale) : scale;
    if (factors.length !== rank) {
      return mismatch(
        "ValueError",
        `Input and scale_factor must have the same number of spatial dimensions, but got input with spatial dimensions of ${sizesText(shape.slice(2))} and scale_factor of shape (${factors.join(", ")}). Please provide input tensor in (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.`,
      );
    }
    out = factors.map((factor, i) => Math.floor(shape[i + 2] * factor));
  } else {
    return mismatch("ValueError", "either size or scale_factor should be defined");
  }
  const ranks: Readonly<Record<string, readonly number[]>> = {
    nearest: [3, 4, 5],
    "nearest-exact": [3, 4, 5],
    area: [3, 4, 5],
    linear: [3],
    bilinear: [4],
    bicubic: [4],
    trilinear: [5],
  };
  const known = ranks[mode];
  if (!known || !known.includes(shape.length)) {
    const needs: Readonly<Record<string, string>> = {
      linear: "3D",
      bilinear: "4D",
      trilinear: "5D",
    };
    if (needs[mode] && shape.length >= 3 && shape.length <= 5) {
      return mismatch(
        "NotImplementedError",
        `Got ${shape.length}D input, but ${mode} mode needs ${needs[mode]} input`,
      );
    }
    return mismatch(
      "NotImplementedError",
      `Input Error: Only 3D, 4D and 5D input Tensors supported (got ${shape.length}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | area | nearest-exact (got ${mode})`,
    );
  }
  if (out.some((one) => one <= 0)) {
    return mismatch(
      "RuntimeError",
      `Input and output sizes should be greater than 0, but got input (${labelled(shape.slice(2))}) output (${labelled(out)})`,
    );
  }
  return [...shape.slice(0, 2), ...out];
}

function labelled(spatial: Shape): string {
  const names = ["D", "H", "W"].slice(-spatial.length);
  return names.map((name, i) => `${name}: ${spatial[i]}`).join(", ");
}

/** [C r², H, W] becomes [C, H r, W r]. */
export const pixelShuffle = op("torch.nn.functional.pixel_shuffle", {
  args: { input: tensor, upscale_factor: int() },
  aliases: ["torch.pixel_shuffle"],
  isPython: false,
  shape({ input, upscale_factor: r }) {
    const { shape } = input;
    if (shape.length < 3) {
      return mismatch(
        "RuntimeError",
        `pixel_shuffle expects input to have at least 3 dimensions, but got input with ${shape.length} dimension(s)`,
      );
    }
    const [c, h, w] = shape.slice(-3);
    if (c % (r * r) !== 0) {
      return mismatch(
        "RuntimeError",
        `pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, ` +
          `but input.size(-3)=${c} is not divisible by ${r * r}`,
      );
    }
    return [...shape.slice(0, -3), c / (r * r), h * r, w * r];
  },
  kernel: pixelShuffleKernel,
});

export const pixelUnshuffle = op("torch.nn.functional.pixel_unshuffle", {
  args: { input: tensor, downscale_factor: int() },
  aliases: ["torch.pixel_unshuffle"],
  isPython: false,
  shape({ input, downscale_factor: r }) {
    const { shape } = input;
    if (shape.length < 3) {
      return mismatch(
        "RuntimeError",
        `pixel_unshuffle expects input to have at least 3 dimensions, but got input with ${shape.length} dimension(s)`,
      );
    }
    const [c, h, w] = shape.slice(-3);
    for (const [size, name, at] of [[h, "height", -2] as const, [w, "width", -1] as const]) {
      if (size % r === 0) continue;
      return mismatch(
        "RuntimeError",
        `pixel_unshuffle expects ${name} to be divisible by downscale_factor, but input.size(${at})=${size} is not divisible by ${r}`,
      );
    }
    return [...shape.slice(0, -3), c * r * r, h / r, w / r];
  },
  kernel: pixelUnshuffleKernel,
});

export const channelShuffle = op("torch.nn.functional.channel_shuffle", {
  args: { input: tensor, groups: int() },
  aliases: ["torch.channel_shuffle", "torch.nn.functional.native_channel_shuffle"],
  isPython: false,
  shape({ input, groups }) {
    const { shape } = input;
    if (shape.length < 3) {
      return mismatch(
        "RuntimeError",
        `channel_shuffle expects input with > 2 dims, but got input with sizes ${sizesText(shape)}`,
      );
    }
    if (shape[1] % groups === 0) return shape;
    return mismatch(
      "RuntimeError",
      `Number of channels must be divisible by groups. Got ${shape[1]} channels and ${groups} groups.`,
    );
  },
  kernel: channelShuffleKernel,
});

const windowArgs = {
  kernel_size: sizes(2),
  dilation: sizes(2, 1),
  padding: sizes(2, 0),
  stride: sizes(2, 1),
} as const;

/** Windows of an image as columns. */
export const unfold = op("torch.nn.functional.unfold", {
  args: { input: tensor, ...windowArgs },
  shape(a) {
    const { shape } = a.input;
    if (shape.length !== 3 && shape.length !== 4) {
      return mismatch(
        "RuntimeError",
        `Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: ${sizesText(shape)}`,
      );
    }
    const blocks = blockCounts(shape.slice(-2), a);
    if (blocks.some((count) => count < 1)) {
      return mismatch(
        "RuntimeError",
        `Given input with spatial size (${shape.slice(-2).join(", ")}), kernel_size=(${a.kernel_size.join(", ")}), ` +
          `dilation=(${a.dilation.join(", ")}), padding=(${a.padding.join(", ")}), calculated shape of the array of sliding blocks as ` +
          `(${blocks.join(", ")}), but its components must be at least one.`,
      );
    }
    const rows = (shape.at(-3) ?? 1) * numel(a.kernel_size);
    return [...shape.slice(0, -3), rows, numel(blocks)];
  },
  kernel: unfoldKernel,
});

/** The reverse of `unfold`: overlapping windows are added up. */
export const fold = op("torch.nn.functional.fold", {
  args: { input: tensor, output_size: sizes(2), ...windowArgs },
  shape(a) {
    const { shape } = a.input;
    if (shape.length !== 2 && shape.length !== 3) {
      return mismatch(
        "RuntimeError",
        `Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: ${sizesText(shape)}`,
      );
    }
    const rows = shape.at(-2) ?? 1;
    const area = numel(a.kernel_size);
    if (rows % area !== 0) {
      return mismatch(
        "RuntimeError",
        `Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=${rows} ` +
          `and kernel_size=(${a.kernel_size.join(", ")}).`,
      );
    }
    const blocks = blockCounts(a.output_size, a);
    if (numel(blocks) !== shape.at(-1)) {
      return mismatch(
        "RuntimeError",
        `Given output_size=(${a.output_size.join(", ")}), kernel_size=(${a.kernel_size.join(", ")}), dilation=(${a.dilation.join(", ")}), ` +
          `padding=(${a.padding.join(", ")}), stride=(${a.stride.join(", ")}), expected size of input's dimension 2 to match the calculated ` +
          `number of sliding blocks ${blocks.join(" * ")} = ${numel(blocks)}, but got input.size(2)=${shape.at(-1)}.`,
      );
    }
    return [...shape.slice(0, -2), rows / area, ...a.output_size];
  },
  kernel: foldWindowsKernel,
});

function blockCounts(
  spatial: Shape,
  a: {
    readonly kernel_size: readonly number[];
    readonly dilation: readonly number[];
    readonly padding: readonly number[];
    readonly stride: readonly number[];
  },
): number[] {
  return spatial.map(
    (size, i) =>
      Math.floor(
        (size + 2 * a.padding[i] - a.dilation[i] * (a.kernel_size[i] - 1) - 1) / a.stride[i],
      ) + 1,
  );
}

export const gridSample = op("torch.nn.functional.grid_sample", {
  args: {
    input: tensor,
    grid: tensor,
    mode: str("bilinear"),
    padding_mode: str("zeros"),
    align_corners: optional(bool()),
  },
  shape({ input, grid }) {
    if (input.shape.length !== grid.shape.length) {
      return mismatch(
        "RuntimeError",
        `grid_sampler(): expected grid and input to have same number of dimensions, but got input with sizes ${sizesText(input.shape)} and grid with sizes ${sizesText(grid.shape)}`,
      );
    }
    return [...input.shape.slice(0, 2), ...grid.shape.slice(1, -1)];
  },
  kernel: gridSampleKernel,
});

export const affineGrid = op("torch.nn.functional.affine_grid", {
  args: { theta: tensor, size: intList(), align_corners: optional(bool()) },
  shape: ({ size }) => [size[0], ...size.slice(2), size.length - 2],
  kernel: affineGridKernel,
});
