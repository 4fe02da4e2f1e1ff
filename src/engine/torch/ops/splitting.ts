/** Ops that take tensors apart. */

import type { TensorState } from "../../python/values";
import { takeWalk, type Walk } from "../../tensor/moves";
import { stridesOf, type Shape } from "../../tensor/shape";
import { either, int, intList, tensor } from "../args";
import { isTensor } from "../kernel";
import { narrowKernel, splitKernel } from "../kernels/movement";
import {
  dataDependent,
  dimension,
  mismatch,
  op,
  sizesText,
  type DataDependent,
  type Mismatch,
  type ShapeResult,
  type Strides,
} from "../op";
import { stridesIn, unlessContiguous } from "../views";

/** Where each part begins, and its size. */
interface Cut {
  readonly start: number;
  readonly size: number;
}

interface Cuts {
  readonly dim: number;
  readonly cuts: readonly Cut[];
}

type Cutting<A> = (args: A) => Cuts | Mismatch | DataDependent;

/** An op whose results are parts of its input, one behind the other. */
function parts<A extends { readonly input: TensorState }>(cutsOf: Cutting<A>) {
  return {
    shape(args: A): ShapeResult {
      const cuts = cutsOf(args);
      if ("kind" in cuts) return cuts;
      const { shape } = args.input;
      return cuts.cuts.map(({ size }) => shape.map((own, d) => (d === cuts.dim ? size : own)));
    },
    strides(args: A, shapes: readonly Shape[]): readonly (Strides | undefined)[] {
      return shapes.map((shape) => unlessContiguous(shape, stridesIn(args.input)));
    },
    values(args: A, shapes: readonly Shape[]) {
      const cuts = cutsOf(args);
      const { values, shape, dtype } = args.input;
      if (!values || "kind" in cuts) return undefined;
      const strides = stridesOf(shape);
      return cuts.cuts.map(({ start }, i) => {
        const walk = { sizes: shapes[i], strides, offset: start * strides[cuts.dim] };
        return { shape: shapes[i], dtype, data: takeWalk(values.data, walk) };
      });
    },
  };
}

/** More parts than this are no list that a model goes through. */
const maxParts = 100_000;

function tooMany(count: number): DataDependent | undefined {
  return count > maxParts ? dataDependent(`a list of ${count} tensors`) : undefined;
}

function evenCuts(size: number, step: number): readonly Cut[] {
  const cuts: Cut[] = [];
  for (let start = 0; start < size; start += step) {
    cuts.push({ start, size: Math.min(step, size - start) });
  }
  return cuts.length > 0 ? cuts : [{ start: 0, size: 0 }];
}

function cutsOfSizes(sizes: readonly number[]): readonly Cut[] {
  let start = 0;
  return sizes.map((size) => {
    const cut = { start, size };
    start += size;
    return cut;
  });
}

export const chunk = op("torch.chunk", {
  args: { input: tensor, chunks: int(), dim: int(0) },
  aliases: ["Tensor.chunk", "torch.unsafe_chunk"],
  ...parts((a: { input: TensorState; chunks: number; dim: number }) => {
    const { shape } = a.input;
    if (shape.length === 0) {
      return mismatch("RuntimeError", "chunk expects at least a 1-dimensional tensor");
    }
    if (a.chunks <= 0) {
      return mismatch(
        "RuntimeError",
        `chunk expects \`chunks\` to be greater than 0, got: ${a.chunks}`,
      );
    }
    const dim = dimension(a.dim, shape.length);
    if (typeof dim !== "number") return dim;
    const step = Math.ceil(shape[dim] / a.chunks);
    const many = tooMany(step === 0 ? a.chunks : shape[dim] / step);
    if (many) return many;
    if (step === 0) {
      return { dim, cuts: new Array<Cut>(a.chunks).fill({ start: 0, size: 0 }) };
    }
    return { dim, cuts: evenCuts(shape[dim], step) };
  }),
  reach: ({ dim }, out) => ({ kind: "along", dim: dim < 0 ? dim + out.length : dim }),
  kernel: splitKernel,
});

export const split = op("torch.split", {
  args: { tensor, split_size_or_sections: either(int(), intList()), dim: int(0) },
  aliases: ["Tensor.split", "torch.split_with_sizes", "Tensor.split_with_sizes"],
  ...(() => {
    const rules = parts(
      (a: { input: TensorState; sections: number | readonly number[]; dim: number }) =>
        splitCuts(a.input, a.sections, a.dim),
    );
    type Args = {
      readonly tensor: TensorState;
      readonly split_size_or_sections: number | readonly number[];
      readonly dim: number;
    };
    const renamed = (a: Args) => ({
      input: a.tensor,
      sections: a.split_size_or_sections,
      dim: a.dim,
    });
    return {
      shape: (a: Args) => rules.shape(renamed(a)),
      strides: (a: Args, shapes: readonly Shape[]) => rules.strides(renamed(a), shapes),
      values: (a: Args, shapes: readonly Shape[]) => rules.values(renamed(a), shapes),
    };
  })(),
  reach: ({ dim }, out) => ({ kind: "along", dim: dim < 0 ? dim + out.length : dim }),
  kernel: splitKernel,
});

function splitCuts(
  input: TensorState,
  sections: number | readonly number[],
  given: number,
): Cuts | Mismatch | DataDependent {
  const { shape } = input;
  if (shape.length === 0) {
    return mismatch("RuntimeError", "split expects at least a 1-dimensional tensor");
  }
  const dim = dimension(given, shape.length);
  if (typeof dim !== "number") return dim;
  const size = shape[dim];
  if (typeof sections === "number") {
    if (sections < 0) {
      return mismatch(
        "RuntimeError",
        `split expects split_size be non-negative, but got split_size=${sections}`,
      );
    }
    if (sections === 0 && size !== 0) {
      return mismatch(
        "RuntimeError",
        `split_size can only be 0 if dimension size is 0, but got dimension size of ${size}`,
      );
    }
    const step = Math.max(1, sections);
    return tooMany(size / step) ?? { dim, cuts: evenCuts(size, step) };
  }
  if (sections.some((one) => one < 0)) {
    return mismatch(
      "RuntimeError",
      `split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=${sizesText(sections)}`,
    );
  }
  const total = sections.reduce((sum, one) => sum + one, 0);
  if (total !== size) {
    return mismatch(
      "RuntimeError",
      `split_with_sizes expects split_sizes to sum exactly to ${size} (input tensor's size at dimension ${dim}), but ` +
        `got split_sizes=${sizesText(sections)}`,
    );
  }
  return { dim, cuts: cutsOfSizes(sections) };
}

export const tensorSplit = op("torch.tensor_split", {
  args: { input: tensor, indices_or_sections: either(int(), intList()), dim: int(0) },
  aliases: ["Tensor.tensor_split"],
  ...parts(
    (a: {
      input: TensorState;
      indices_or_sections: number | readonly number[];
      dim: number;
    }): Cuts | Mismatch | DataDependent => {
      const { shape } = a.input;
      if (shape.length === 0) {
        return mismatch(
          "RuntimeError",
          "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims",
        );
      }
      const dim = dimension(a.dim, shape.length);
      if (typeof dim !== "number") return dim;
      return tensorSplitCuts(shape[dim], dim, a.indices_or_sections);
    },
  ),
  kernel: splitKernel,
});

function tensorSplitCuts(
  size: number,
  dim: number,
  sections: number | readonly number[],
): Cuts | Mismatch | DataDependent {
  if (typeof sections === "number") {
    if (sections <= 0) {
      return mismatch("RuntimeError", `number of sections must be larger than 0, got ${sections}`);
    }
    const many = tooMany(sections);
    if (many) return many;
    const least = Math.floor(size / sections);
    const sizes = Array.from({ length: sections }, (_, i) => least + (i < size % sections ? 1 : 0));
    return { dim, cuts: cutsOfSizes(sizes) };
  }
  const clamp = (index: number): number =>
    Math.max(0, Math.min(size, index < 0 ? index + size : index));
  const bounds = [0, ...sections.map(clamp), size];
  const cuts = bounds
    .slice(1)
    .map((stop, i) => ({ start: bounds[i], size: Math.max(0, stop - bounds[i]) }));
  return { dim, cuts };
}

export const unbind = op("torch.unbind", {
  args: { input: tensor, dim: int(0) },
  aliases: ["Tensor.unbind"],
  shape({ input, dim }) {
    const { shape } = input;
    if (shape.length === 0) {
      return mismatch("RuntimeError", "Dimension specified as 0 but tensor has no dimensions");
    }
    const at = dimension(dim, shape.length);
    if (typeof at !== "number") return at;
    const rest = shape.filter((_, d) => d !== at);
    return tooMany(shape[at]) ?? new Array<Shape>(shape[at]).fill(rest);
  },
  strides({ input, dim }, shapes) {
    const at = dim < 0 ? dim + input.shape.length : dim;
    const strides = stridesIn(input).filter((_, d) => d !== at);
    return shapes.map((shape) => unlessContiguous(shape, strides));
  },
  values({ input, dim }, shapes) {
    const { values, shape, dtype } = input;
    if (!values) return undefined;
    const at = dim < 0 ? dim + shape.length : dim;
    const own = stridesOf(shape);
    const strides = own.filter((_, d) => d !== at);
    return shapes.map((sizes, i) => {
      const data = takeWalk(values.data, { sizes, strides, offset: i * own[at] });
      return { shape: sizes, dtype, data };
    });
  },
  kernel: splitKernel,
});

/** `hsplit`, `vsplit`, `dsplit` */
function splitAlong(name: string, dimOf: (rank: number) => number, least: number) {
  return op(`torch.${name}`, {
    args: { input: tensor, indices_or_sections: either(int(), intList()) },
    aliases: [`Tensor.${name}`],
    ...parts(
      (a: {
        input: TensorState;
        indices_or_sections: number | readonly number[];
      }): Cuts | Mismatch | DataDependent => {
        const { shape } = a.input;
        if (shape.length < least) {
          return mismatch(
            "RuntimeError",
            `torch.${name} requires a tensor with at least ${least} dimension${least === 1 ? "" : "s"}, but got a ` +
              `tensor with ${shape.length} dimensions!`,
          );
        }
        const dim = dimOf(shape.length);
        const sections = a.indices_or_sections;
        if (typeof sections === "number" && (sections <= 0 || shape[dim] % sections !== 0)) {
          return mismatch(
            "RuntimeError",
            `torch.${name} attempted to split along dimension ${dim}, but the size of the dimension ${shape[dim]} is ` +
              `not divisible by the split_size ${sections}!`,
          );
        }
        return tensorSplitCuts(shape[dim], dim, sections);
      },
    ),
    kernel: (call) => {
      const input = Object.values(call.args).find(isTensor);
      const dim = dimOf(input?.shape.length ?? 1);
      return splitKernel({ ...call, args: { ...call.args, dim } });
    },
  });
}

export const hsplit = splitAlong("hsplit", (rank) => (rank === 1 ? 0 : 1), 1);
export const vsplit = splitAlong("vsplit", () => 0, 2);
export const dsplit = splitAlong("dsplit", () => 2, 3);

export const narrow = op("torch.narrow", {
  args: { input: tensor, dim: int(), start: int(), length: int() },
  aliases: ["Tensor.narrow", "torch.narrow_copy", "Tensor.narrow_copy"],
  shape({ input, dim, start, length }) {
    const { shape } = input;
    if (shape.length === 0) {
      return mismatch("RuntimeError", "narrow() cannot be applied to a 0-dim tensor.");
    }
    const at = dimension(dim, shape.length);
    if (typeof at !== "number") return at;
    if (length < 0) {
      return mismatch("RuntimeError", `narrow(): length must be non-negative.`);
    }
    const size = shape[at];
    if (start < -size || start > size) {
      return mismatch(
        "IndexError",
        `Dimension out of range (expected to be in range of [${-size}, ${size - 1}], but got ${start})`,
      );
    }
    const from = start < 0 ? start + size : start;
    if (from + length > size) {
      return mismatch(
        "RuntimeError",
        `start (${from}) + length (${length}) exceeds dimension size (${size}).`,
      );
    }
    return shape.map((own, d) => (d === at ? length : own));
  },
  strides: ({ input }, [shape]) => [unlessContiguous(shape, stridesIn(input))],
  values({ input, dim, start }, [shape]) {
    const at = dim < 0 ? dim + shape.length : dim;
    const from = start < 0 ? start + input.shape[at] : start;
    return walkedValues(input, shape, from, at);
  },
  kernel: narrowKernel,
});

export const select = op("torch.select", {
  args: { input: tensor, dim: int(), index: int() },
  aliases: ["Tensor.select"],
  shape({ input, dim, index }) {
    const { shape } = input;
    if (shape.length === 0) {
      return mismatch("IndexError", "select() cannot be applied to a 0-dim tensor.");
    }
    const at = dimension(dim, shape.length);
    if (typeof at !== "number") return at;
    if (index < -shape[at] || index >= shape[at]) {
      return mismatch(
        "IndexError",
        `select(): index ${index} out of range for tensor of size ${sizesText(shape)} at dimension ${at}`,
      );
    }
    return shape.filter((_, d) => d !== at);
  },
  strides({ input, dim }, [shape]) {
    const at = dim < 0 ? dim + input.shape.length : dim;
    return [
      unlessContiguous(
        shape,
        stridesIn(input).filter((_, d) => d !== at),
      ),
    ];
  },
  values({ input, dim, index }, [shape]) {
    const at = dim < 0 ? dim + input.shape.length : dim;
    const from = index < 0 ? index + input.shape[at] : index;
    const one = input.shape.map((own, d) => (d === at ? 1 : own));
    const values = walkedValues(input, one, from, at);
    return values && { ...values, shape };
  },
  kernel: narrowKernel,
});

function walkedValues(input: TensorState, sizes: Shape, from: number, dim: number) {
  if (!input.values) return undefined;
  const strides = stridesOf(input.shape);
  const walk: Walk = { sizes, strides, offset: from * strides[dim] };
  return { shape: sizes, dtype: input.dtype, data: takeWalk(input.values.data, walk) };
}
