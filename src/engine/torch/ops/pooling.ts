/** Pooling: a window's maximum, mean or norm. */

import { numel, type Shape } from "../../tensor/shape";
import type { TensorState } from "../../python/values";
import {
  bool,
  float,
  int,
  intList,
  isUnknown,
  optional,
  sizes,
  tensor,
  wrong,
  type Spec,
} from "../args";
import { readInt } from "../args";
import {
  adaptiveAveragePoolKernel,
  adaptiveMaxPoolKernel,
  averagePoolKernel,
  maxPoolKernel,
} from "../kernels/pooling";
import { mismatch, op, sizesText, type Mismatch } from "../op";
import type { DType } from "../../tensor/dtype";

/** An output size that is None keeps the input's. */
const adaptiveSize: Spec<readonly (number | null)[]> = {
  expects: "tuple of ints",
  read(vm, value) {
    const items = value.kind === "tuple" || value.kind === "list" ? value.items : [value];
    const list: (number | null)[] = [];
    for (const item of items) {
      const size = item.kind === "none" ? null : readInt(vm, item);
      if (size === wrong || isUnknown(size)) return size;
      list.push(size);
    }
    return list;
  },
  toArg: (list) => list,
};

export const maxPool1d = maxPool(1);
export const maxPool2d = maxPool(2);
export const maxPool3d = maxPool(3);
export const maxPool1dIndices = maxPoolIndices(1);
export const maxPool2dIndices = maxPoolIndices(2);
export const maxPool3dIndices = maxPoolIndices(3);
export const avgPool1d = averagePool(1);
export const avgPool2d = averagePool(2);
export const avgPool3d = averagePool(3);
export const adaptiveAvgPool1d = adaptiveAverage(1);
export const adaptiveAvgPool2d = adaptiveAverage(2);
export const adaptiveAvgPool3d = adaptiveAverage(3);
export const adaptiveMaxPool1d = adaptiveMax(1);
export const adaptiveMaxPool2d = adaptiveMax(2);
export const adaptiveMaxPool3d = adaptiveMax(3);
export const adaptiveMaxPool1dIndices = adaptiveMaxIndices(1);
export const adaptiveMaxPool2dIndices = adaptiveMaxIndices(2);
export const adaptiveMaxPool3dIndices = adaptiveMaxIndices(3);
export const lpPool1d = lpPool(1);
export const lpPool2d = lpPool(2);
export const maxUnpool1d = maxUnpool(1);
export const maxUnpool2d = maxUnpool(2);
export const maxUnpool3d = maxUnpool(3);

type Rank = 1 | 2 | 3;

/** A window that slides over the last dimensions. */
interface Window {
  readonly input: TensorState;
  readonly kernel_size: readonly number[];
  readonly stride: readonly number[] | undefined;
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly ceil_mode: boolean;
}

function windowArgs(rank: Rank) {
  return {
    input: tensor,
    kernel_size: sizes(rank),
    stride: optional(sizes(rank)),
    padding: sizes(rank, 0),
    dilation: sizes(rank, 1),
    ceil_mode: bool(false),
    return_indices: bool(false),
  } as const;
}

function maxPool(rank: Rank) {
  return op(`torch.nn.functional.max_pool${rank}d`, {
    args: windowArgs(rank),
    aliases: [`torch.max_pool${rank}d`],
    shape: (a) => withIndices(a.return_indices, windowShape(`max_pool${rank}d`, rank, a)),
    dtype: (a) => dtypes(a.return_indices, a.input.dtype),
    recover: (a) => (a.return_indices ? undefined : windowRecovered(rank, a)),
    kernel: maxPoolKernel(rank),
  });
}

function maxPoolIndices(rank: Rank) {
  return op(`torch.nn.functional.max_pool${rank}d_with_indices`, {
    args: windowArgs(rank),
    aliases: [`torch.max_pool${rank}d_with_indices`],
    shape: (a) => withIndices(true, windowShape(`max_pool${rank}d`, rank, a)),
    dtype: (a) => dtypes(true, a.input.dtype),
    kernel: maxPoolKernel(rank),
  });
}

function averagePool(rank: Rank) {
  return op(`torch.nn.functional.avg_pool${rank}d`, {
    args: {
      input: tensor,
      kernel_size: sizes(rank),
      stride: optional(sizes(rank)),
      padding: sizes(rank, 0),
      ceil_mode: bool(false),
      count_include_pad: bool(true),
      divisor_override: optional(int()),
    },
    aliases: [`torch.avg_pool${rank}d`],
    isPython: false,
    shape: (a) => windowShape(`avg_pool${rank}d`, rank, { ...a, dilation: ones(rank) }),
    recover: (a) => windowRecovered(rank, { ...a, dilation: ones(rank) }),
    macs: () => 0,
    kernel: averagePoolKernel(rank),
  });
}

function adaptiveAverage(rank: Rank) {
  return op(`torch.nn.functional.adaptive_avg_pool${rank}d`, {
    args: { input: tensor, output_size: adaptiveSize },
    aliases: [`torch.adaptive_avg_pool${rank}d`],
    isPython: rank > 1,
    shape: (a) => adaptiveShape(`adaptive_avg_pool${rank}d`, rank, a.input.shape, a.output_size),
    kernel: adaptiveAveragePoolKernel(rank),
  });
}

function adaptiveMax(rank: Rank) {
  return op(`torch.nn.functional.adaptive_max_pool${rank}d`, {
    args: { input: tensor, output_size: adaptiveSize, return_indices: bool(false) },
    aliases: [`torch.adaptive_max_pool${rank}d`],
    shape: (a) =>
      withIndices(
        a.return_indices,
        adaptiveShape(`adaptive_max_pool${rank}d`, rank, a.input.shape, a.output_size),
      ),
    dtype: (a) => dtypes(a.return_indices, a.input.dtype),
    kernel: adaptiveMaxPoolKernel(rank),
  });
}

function adaptiveMaxIndices(rank: Rank) {
  return op(`torch.nn.functional.adaptive_max_pool${rank}d_with_indices`, {
    args: { input: tensor, output_size: adaptiveSize, return_indices: bool(false) },
    shape: (a) =>
      withIndices(
        true,
        adaptiveShape(`adaptive_max_pool${rank}d`, rank, a.input.shape, a.output_size),
      ),
    dtype: (a) => dtypes(true, a.input.dtype),
    kernel: adaptiveMaxPoolKernel(rank),
  });
}

function lpPool(rank: 1 | 2) {
  return op(`torch.nn.functional.lp_pool${rank}d`, {
    args: {
      input: tensor,
      norm_type: float(),
      kernel_size: sizes(rank),
      stride: optional(sizes(rank)),
      ceil_mode: bool(false),
    },
    shape: (a) =>
      windowShape(`avg_pool${rank}d`, rank, {
        ...a,
        padding: ones(rank).map(() => 0),
        dilation: ones(rank),
      }),
    kernel: "none",
  });
}

function maxUnpool(rank: Rank) {
  return op(`torch.nn.functional.max_unpool${rank}d`, {
    args: {
      input: tensor,
      indices: tensor,
      kernel_size: sizes(rank),
      stride: optional(sizes(rank)),
      padding: sizes(rank, 0),
      output_size: optional(intList()),
    },
    shape(a) {
      const { shape } = a.input;
      if (a.output_size) {
        const given = a.output_size.slice(-rank);
        return [...shape.slice(0, shape.length - rank), ...given];
      }
      const stride = a.stride ?? a.kernel_size;
      return shape.map((size, i) => {
        const at = i - (shape.length - rank);
        if (at < 0) return size;
        return (size - 1) * stride[at] + a.kernel_size[at] - 2 * a.padding[at];
      });
    },
    kernel: "none",
  });
}

function withIndices(both: boolean, shape: Shape | Mismatch): Shape | readonly Shape[] | Mismatch {
  return "kind" in shape || !both ? shape : [shape, shape];
}

function dtypes(both: boolean, dtype: DType): DType | readonly DType[] {
  return both ? [dtype, "int64"] : dtype;
}

function ones(rank: number): number[] {
  return new Array<number>(rank).fill(1);
}

function windowShape(name: string, rank: Rank, a: Window): Shape | Mismatch {
  const { shape } = a.input;
  const kernel = expanded(a.kernel_size, rank);
  const stride = expanded(a.stride && a.stride.length > 0 ? a.stride : a.kernel_size, rank);
  const names = rank === 1 ? ["kernel_size"] : rank === 2 ? ["kH", "kW"] : ["kT", "kH", "kW"];
  const steps = rank === 1 ? ["stride"] : rank === 2 ? ["dH", "dW"] : ["dT", "dH", "dW"];
  const listed = (labels: readonly string[], list: readonly number[]): string =>
    labels.map((label, i) => `${label}: ${list[i]}`).join(rank === 3 ? " " : " ");
  if (kernel.some((size) => size <= 0)) {
    const text = `kernel size should be greater than zero, but got ${listed(names, kernel)}`;
    return mismatch("RuntimeError", text);
  }
  if (stride.some((size) => size <= 0)) {
    const what =
      rank === 2 ? "stride should be greater than zero" : "stride should be greater than zero";
    return mismatch("RuntimeError", `${what}, but got ${listed(steps, stride)}`);
  }
  if (shape.length !== rank + 1 && shape.length !== rank + 2) return wrongRank(name, rank, shape);
  const channels = shape.slice(0, shape.length - rank);
  const spatial = shape.slice(-rank);
  for (let i = rank - 1; i >= 0; i--) {
    if (a.padding[i] < 0) {
      return mismatch("RuntimeError", `pad must be non-negative, but got pad: ${a.padding[i]}`);
    }
    if (a.padding[i] > Math.floor(kernel[i] / 2)) {
      return mismatch(
        "RuntimeError",
        `pad should be at most half of kernel size, but got pad=${a.padding[i]} and kernel_size=${kernel[i]}`,
      );
    }
  }
  const out = spatial.map((size, i) => windowSize(size, kernel[i], stride[i], i, a));
  if (out.some((size) => size < 1)) {
    const [c] = channels.slice(-1);
    return mismatch(
      "RuntimeError",
      `Given input size: (${[c, ...spatial].join("x")}). Calculated output size: (${[c, ...out].join("x")}). ` +
        "Output size is too small",
    );
  }
  return [...channels, ...out];
}

function windowRecovered(rank: Rank, a: Window): Shape | undefined {
  const { shape } = a.input;
  if (shape.length < rank) return undefined;
  const kernel = expanded(a.kernel_size, rank);
  const stride = expanded(a.stride && a.stride.length > 0 ? a.stride : a.kernel_size, rank);
  if ([...kernel, ...stride].some((size) => size <= 0)) return undefined;
  const out = shape
    .slice(-rank)
    .map((size, i) => Math.max(1, windowSize(size, kernel[i], stride[i], i, a)));
  return [...shape.slice(0, shape.length - rank), ...out];
}

/** https://pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html: with `ceil_mode` no window starts in the padding. */
function windowSize(size: number, kernel: number, stride: number, i: number, a: Window): number {
  const extent = a.dilation[i] * (kernel - 1) + 1;
  const rest = size + 2 * a.padding[i] - extent;
  const out = Math.floor((rest + (a.ceil_mode ? stride - 1 : 0)) / stride) + 1;
  return a.ceil_mode && (out - 1) * stride >= size + a.padding[i] ? out - 1 : out;
}

function expanded(list: readonly number[], rank: number): readonly number[] {
  return list.length === 1 ? new Array<number>(rank).fill(list[0]) : list;
}

function wrongRank(name: string, rank: Rank, shape: Shape): Mismatch {
  if (rank === 1) {
    return mismatch(
      "RuntimeError",
      name === "max_pool1d"
        ? `max_pool1d() Expected 2D or 3D input tensor, but got ${sizesText(shape)}`
        : `Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:${sizesText(shape)}`,
    );
  }
  if (rank === 2) {
    return mismatch(
      "RuntimeError",
      `Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:${sizesText(shape)}`,
    );
  }
  return mismatch("RuntimeError", "non-empty 4D or 5D (batch mode) tensor expected for input");
}

function adaptiveShape(
  name: string,
  rank: Rank,
  shape: Shape,
  size: readonly (number | null)[],
): Shape | Mismatch {
  const wanted = size.length === 1 ? new Array<number | null>(rank).fill(size[0]) : size;
  if (shape.length !== rank + 1 && shape.length !== rank + 2) {
    const [low, high] = [rank + 1, rank + 2];
    const text =
      rank === 1
        ? `${name}(): Expected ${low}D or ${high}D tensor, but got ${sizesText(shape)}`
        : `${name}(): Expected ${low}D or ${high}D tensor, but got ${sizesText(shape)}`;
    return mismatch("RuntimeError", text);
  }
  if (wanted.length !== rank) {
    return mismatch("RuntimeError", `${name}: internal error: output_size.size() must be ${rank}`);
  }
  const spatial = shape.slice(-rank);
  const out = wanted.map((want, i) => want ?? spatial[i]);
  if (numel(shape.slice(1)) === 0) {
    return mismatch(
      "RuntimeError",
      `${name}(): Expected input to have non-zero size for non-batch dimensions, but input has sizes ${sizesText(shape)} ` +
        `with dimension ${shape.indexOf(0, 1)} being empty`,
    );
  }
  return [...shape.slice(0, shape.length - rank), ...out];
}
