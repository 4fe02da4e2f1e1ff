/** Pooling: a window's maximum, mean or norm. */

import type { Shape } from "../../tensor/shape";
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
import type { Reach } from "../../trace/trace";
import { adaptiveReach, windowReach } from "../reach";
import {
  refuseMax1,
  refuseWindow,
  wrongDimensions,
  type Rank,
  type Window,
} from "../poolingChecks";
import type { DType } from "../../tensor/dtype";
import { maxUnpoolKernel } from "../kernels/various";

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

function poolReach(a: {
  readonly kernel_size: readonly number[];
  readonly stride: readonly number[] | undefined;
  readonly padding: readonly number[];
  readonly dilation?: readonly number[];
}): Reach {
  const { kernel_size: kernel, stride = kernel, padding, dilation } = a;
  return windowReach({ kernel, stride: stride.length > 0 ? stride : kernel, padding, dilation });
}

function maxPool(rank: Rank) {
  return op(`torch.nn.functional.max_pool${rank}d`, {
    args: windowArgs(rank),
    aliases: [`torch.max_pool${rank}d`],
    shape: (a) => withIndices(a.return_indices, windowShape(`max_pool${rank}d`, rank, a)),
    dtype: (a) => dtypes(a.return_indices, a.input.dtype),
    recover: (a) => (a.return_indices ? undefined : windowRecovered(rank, a)),
    reach: poolReach,
    kernel: maxPoolKernel(rank),
  });
}

function maxPoolIndices(rank: Rank) {
  return op(`torch.nn.functional.max_pool${rank}d_with_indices`, {
    args: windowArgs(rank),
    aliases: [`torch.max_pool${rank}d_with_indices`],
    shape: (a) => withIndices(true, windowShape(`max_pool${rank}d`, rank, a)),
    dtype: (a) => dtypes(true, a.input.dtype),
    reach: poolReach,
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
    reach: poolReach,
    kernel: averagePoolKernel(rank),
  });
}

function adaptiveAverage(rank: Rank) {
  return op(`torch.nn.functional.adaptive_avg_pool${rank}d`, {
    args: { input: tensor, output_size: adaptiveSize },
    aliases: [`torch.adaptive_avg_pool${rank}d`],
    isPython: rank > 1,
    shape: (a) => adaptiveShape(`adaptive_avg_pool${rank}d`, rank, a.input.shape, a.output_size),
    reach: ({ input }, out) => adaptiveReach(input, out, rank),
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
    reach: ({ input }, out) => adaptiveReach(input, out, rank),
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
    reach: ({ input }, out) => adaptiveReach(input, out, rank),
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
    reach: (a) => poolReach({ ...a, padding: ones(rank).map(() => 0) }),
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
    kernel: maxUnpoolKernel(rank),
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
  const refused =
    name === "max_pool1d" ? refuseMax1(a) : refuseWindow(name, rank, a, kernel, stride);
  if (refused) return refused;
  const channels = shape.slice(0, shape.length - rank);
  const spatial = shape.slice(-rank);
  const out = spatial.map((size, i) => windowSize(size, kernel[i], stride[i], i, a));
  // Without indices, PyTorch's one-dimensional maximum of nothing is nothing.
  if (name === "max_pool1d" && !a.return_indices) return [...channels, Math.max(0, out[0])];
  if (out.some((size) => size < 1)) {
    const [c] = channels.slice(-1);
    const one = rank === 1 ? [1] : [];
    return mismatch(
      "RuntimeError",
      `Given input size: (${[c, ...one, ...spatial].join("x")}). ` +
        `Calculated output size: (${[c, ...one, ...out].join("x")}). Output size is too small`,
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

function adaptiveShape(
  name: string,
  rank: Rank,
  shape: Shape,
  size: readonly (number | null)[],
): Shape | Mismatch {
  const wanted = size.length === 1 ? new Array<number | null>(rank).fill(size[0]) : size;
  const isAverage = name.includes("avg");
  // An average over everything is a plain mean, which takes any rank that has the dimensions.
  if (rank > 1 && isAverage && wanted.length === rank && wanted.every((one) => one === 1)) {
    if (shape.length >= rank) return [...shape.slice(0, shape.length - rank), ...ones(rank)];
    const count = Math.max(shape.length, 1);
    return mismatch(
      "IndexError",
      `Dimension out of range (expected to be in range of [${-count}, ${count - 1}], but got ${-rank})`,
    );
  }
  if (wanted.length !== rank) {
    return mismatch("RuntimeError", `${name}: output_size must be ${rank}`);
  }
  if (shape.length !== rank + 1 && shape.length !== rank + 2) {
    if (rank === 1) return wrongDimensions(name, shape.length);
    const but = isAverage ? "but got" : "but got:";
    return mismatch(
      "RuntimeError",
      `${name}(): Expected ${rank + 1}D or ${rank + 2}D tensor, ${but} ${sizesText(shape)}`,
    );
  }
  const spatial = shape.slice(-rank);
  const out = wanted.map((want, i) => want ?? spatial[i]);
  if (out.some((one) => one < 0)) {
    return mismatch(
      "RuntimeError",
      `${name}: elements of output_size must be greater than or equal to 0 but received {${out.join(", ")}}`,
    );
  }
  const empty = shape.indexOf(0, shape.length - rank);
  if (empty >= 0) {
    return mismatch(
      "RuntimeError",
      `${name}(): Expected input to have non-zero size for non-batch dimensions, but input has sizes ${sizesText(shape)} ` +
        `with dimension ${empty} being empty`,
    );
  }
  return [...shape.slice(0, shape.length - rank), ...out];
}
