/** Maxima of windows whose places are drawn, so that any output size is possible. */

import type { TensorState } from "../../python/values";
import type { Shape } from "../../tensor/shape";
import { bool, floatList, optional, sizes, tensor, either, float } from "../args";
import { dimension, mismatch, op, type Mismatch } from "../op";

export const fractionalMaxPool2d = fractional(2);
export const fractionalMaxPool3d = fractional(3);

interface Given {
  readonly input: TensorState;
  readonly kernel_size: readonly number[];
  readonly output_size: readonly number[] | undefined;
  readonly output_ratio: number | readonly number[] | undefined;
}

function fractional(rank: 2 | 3) {
  const name = `fractional_max_pool${rank}d`;
  return op(`torch.nn.functional.${name}`, {
    args: {
      input: tensor,
      kernel_size: sizes(rank),
      output_size: optional(sizes(rank)),
      output_ratio: optional(either(float(), floatList())),
      return_indices: bool(false),
      _random_samples: optional(tensor),
    },
    aliases: [`torch.nn.functional.${name}_with_indices`],
    shape(a) {
      const shape = pooled(name, rank, a);
      return "kind" in shape || !a.return_indices ? shape : [shape, shape];
    },
    dtype: (a) => (a.return_indices ? [a.input.dtype, "int64"] : a.input.dtype),
    draws: (a) => a._random_samples === undefined,
    kernel: "none",
  });
}

function pooled(name: string, rank: number, a: Given): Shape | Mismatch {
  if (a.output_size === undefined && a.output_ratio === undefined) {
    const text = `${name} requires specifying either an output_size or an output_ratio`;
    return mismatch("ValueError", text);
  }
  const { shape } = a.input;
  if (shape.length < rank + 1) {
    const missing = dimension(-rank - 1, shape.length);
    if (typeof missing !== "number") return missing;
  }
  const spatial = shape.slice(-rank);
  const ratios =
    typeof a.output_ratio === "number" ? spatial.map(() => a.output_ratio) : (a.output_ratio ?? []);
  const out = a.output_size ?? spatial.map((size, i) => Math.trunc(size * Number(ratios[i])));
  const names = ["time", "height", "width"].slice(-rank);
  for (const [i, size] of spatial.entries()) {
    if (out[i] + a.kernel_size[i] - 1 <= size) continue;
    const title = rank === 3 ? `${name}_out` : name;
    const text = `${title}(): pool ${names[i]} ${a.kernel_size[i]} too large relative to input ${names[i]} ${size}`;
    return mismatch("RuntimeError", text);
  }
  return [...shape.slice(0, -rank), ...out];
}
