/** Ops that write to places which index tensors name. */

import type { TensorState } from "../../python/values";
import type { NDArray } from "../../tensor/array";
import { categoryOf } from "../../tensor/dtype";
import { broadcastTo } from "../../tensor/moves";
import { knownArray } from "../../tensor/rounding";
import { numel, sameShape, stridesOf, type Shape } from "../../tensor/shape";
import {
  any as anyValue,
  bool,
  float,
  int,
  isScalar,
  keyword,
  number,
  optional,
  scalarOrTensor,
  str,
  tensor,
} from "../args";
import { broadcastShapes } from "../broadcasting";
import { elementwise } from "../kernels/elementwise";
import { dimension, isMismatch, mismatch, op, overloads, sizesText, type Mismatch } from "../op";
import { needsLong, outOfBounds, places } from "./gathering";

function scatterShape(
  name: string,
  input: TensorState,
  dim: number,
  index: TensorState,
  src: TensorState | undefined,
) {
  const at = dimension(dim, input.shape.length);
  if (typeof at !== "number") return at;
  const problem = needsLong("scatter", index);
  if (problem) return problem;
  if (src && src.dtype !== input.dtype) {
    return mismatch("RuntimeError", `${name}(): Expected self.dtype to be equal to src.dtype`);
  }
  if (numel(index.shape) === 0) return input.shape;
  const ranks = [input.shape, index.shape, ...(src ? [src.shape] : [])].map((one) =>
    Math.max(1, one.length),
  );
  if (ranks.some((rank) => rank !== ranks[0])) {
    const what = ranks[1] !== ranks[0] ? "self" : "src";
    return mismatch(
      "RuntimeError",
      `Index tensor must have the same number of dimensions as ${what} tensor`,
    );
  }
  const tooLarge = index.shape.some((size, d) => d !== at && size > input.shape[d]);
  const beyondSource = src?.shape.some((size, d) => index.shape[d] > size) ?? false;
  if (tooLarge || beyondSource) {
    const tail = src ? ` and to be smaller size than src ${sizesText(src.shape)}` : "";
    return mismatch(
      "RuntimeError",
      `Expected index ${sizesText(index.shape)} to be smaller than self ${sizesText(input.shape)} apart from dimension ${at}${tail}`,
    );
  }
  return outOfBounds(index, at, input.shape.at(at) ?? 1) ?? input.shape;
}

type Combine = (so: number, next: number) => number;

function scatterValues(
  input: TensorState,
  dim: number,
  index: TensorState,
  src: NDArray | number | undefined,
  combine: Combine,
) {
  if (!input.values || !index.values || src === undefined) return undefined;
  const at = dim < 0 ? dim + input.shape.length : dim;
  const data = Float64Array.from(input.values.data);
  const targets = places(input.shape, index.values, at);
  const sources = typeof src === "number" ? undefined : ownPlaces(src.shape, index.values.shape);
  targets.forEach((target, i) => {
    const value = typeof src === "number" ? src : src.data[sources?.[i] ?? 0];
    data[target] = combine(data[target], value);
  });
  return knownArray(input.shape, input.dtype, data);
}

/** As `scatterValues`; a mean is a sum divided by how many it is of, and elements may start without their own value. */
function reduceScattered(
  input: TensorState,
  dim: number,
  index: TensorState,
  src: NDArray | undefined,
  reduce: string,
  includes: boolean,
) {
  if (!input.values || !index.values || !src) return undefined;
  const at = dim < 0 ? dim + input.shape.length : dim;
  const targets = places(input.shape, index.values, at);
  const sources = ownPlaces(src.shape, index.values.shape);
  const combine = reducers[reduce === "mean" ? "sum" : reduce];
  const data = Float64Array.from(input.values.data);
  const counts = new Float64Array(data.length).fill(includes ? 1 : 0);
  targets.forEach((target, i) => {
    const value = src.data[sources[i]];
    data[target] = counts[target] === 0 ? value : combine(data[target], value);
    counts[target]++;
  });
  if (reduce === "mean") {
    for (let i = 0; i < data.length; i++) data[i] /= Math.max(1, counts[i]);
  }
  return knownArray(input.shape, input.dtype, data);
}

/** The places in a larger array of the elements of a smaller one in its corner. */
function ownPlaces(from: Shape, shape: Shape): Float64Array {
  const strides = stridesOf(from);
  const own = stridesOf(shape);
  return Float64Array.from({ length: numel(shape) }, (_, i) =>
    shape.reduce((at, size, d) => at + (Math.floor(i / own[d]) % size) * strides[d], 0),
  );
}

const replace: Combine = (_, next) => next;
const reducers: Readonly<Record<string, Combine>> = {
  add: (so, next) => so + next,
  multiply: (so, next) => so * next,
  sum: (so, next) => so + next,
  prod: (so, next) => so * next,
  amax: Math.max,
  amin: Math.min,
};

const scatterArgs = { input: tensor, dim: int(), index: tensor } as const;

export const scatterTensor = op("torch.scatter:src", {
  args: { ...scatterArgs, src: tensor, reduce: keyword(optional(str())) },
  shape: ({ input, dim, index, src }) => scatterShape("scatter", input, dim, index, src),
  dtype: ({ input }) => input.dtype,
  values: ({ input, dim, index, src, reduce }) =>
    scatterValues(input, dim, index, src.values, reducers[reduce ?? ""] ?? replace),
  kernel: "none",
});

export const scatterNumber = op("torch.scatter:value", {
  args: { ...scatterArgs, value: number(), reduce: keyword(optional(str())) },
  shape: ({ input, dim, index }) => scatterShape("scatter", input, dim, index, undefined),
  dtype: ({ input }) => input.dtype,
  values: ({ input, dim, index, value, reduce }) =>
    scatterValues(input, dim, index, value.value, reducers[reduce ?? ""] ?? replace),
  kernel: "none",
});

export const scatter = overloads(
  "torch.scatter",
  ["Tensor.scatter", "Tensor.scatter_"],
  [scatterTensor, scatterNumber],
);

export const scatterAdd = op("torch.scatter_add", {
  args: { ...scatterArgs, src: tensor },
  aliases: ["Tensor.scatter_add", "Tensor.scatter_add_"],
  shape: ({ input, dim, index, src }) => scatterShape("scatter", input, dim, index, src),
  dtype: ({ input }) => input.dtype,
  values: ({ input, dim, index, src }) =>
    scatterValues(input, dim, index, src.values, (so, next) => so + next),
  kernel: "none",
});

export const scatterReduce = op("torch.scatter_reduce", {
  args: {
    ...scatterArgs,
    src: tensor,
    reduce: str(),
    include_self: keyword(bool(true)),
  },
  aliases: ["Tensor.scatter_reduce", "Tensor.scatter_reduce_"],
  shape: ({ input, dim, index, src }) => scatterShape("scatter", input, dim, index, src),
  dtype: ({ input }) => input.dtype,
  values: ({ input, dim, index, src, reduce, include_self: includes }) =>
    reduceScattered(input, dim, index, src.values, reduce, includes),
  kernel: "none",
});

/** The place of each element of `source` in the input, where its slices go to those that `index` names. */
function slicePlaces(shape: Shape, dim: number, index: Float64Array, count: number): Float64Array {
  const inner = numel(shape.slice(dim + 1));
  const size = shape.at(dim) ?? 1;
  return Float64Array.from({ length: count }, (_, i) => {
    const outer = Math.floor(i / (inner * index.length));
    const at = index[Math.floor(i / inner) % index.length];
    return (outer * size + at) * inner + (i % inner);
  });
}

function indexedWrite(name: string, combine: (so: number, next: number, alpha: number) => number) {
  return op(`torch.${name}`, {
    args: {
      input: tensor,
      dim: int(),
      index: tensor,
      source: tensor,
      alpha: keyword(float(1)),
    },
    aliases: [`Tensor.${name}`, `Tensor.${name}_`],
    shape({ input, dim, index, source }) {
      const at = dimension(dim, input.shape.length);
      if (typeof at !== "number") return at;
      if (index.shape.length > 1) {
        return mismatch("IndexError", `${name}_(): Index is supposed to be a vector`);
      }
      const count = numel(index.shape);
      const size = source.shape.at(at) ?? 1;
      if (size !== count) {
        return mismatch(
          name === "index_add" ? "RuntimeError" : "IndexError",
          `${name}_(): Number of indices (${count}) should be equal to source.size(dim): (${size}), for dim: ${at}`,
        );
      }
      return outOfBounds(index, at, input.shape.at(at) ?? 1) ?? input.shape;
    },
    dtype: ({ input }) => input.dtype,
    values({ input, dim, index, source, alpha }) {
      if (!input.values || !index.values || !source.values) return undefined;
      const at = dim < 0 ? dim + input.shape.length : dim;
      const data = Float64Array.from(input.values.data);
      const from = source.values.data;
      slicePlaces(input.shape, at, index.values.data, from.length).forEach((place, i) => {
        data[place] = combine(data[place], from[i], alpha);
      });
      return knownArray(input.shape, input.dtype, data);
    },
    kernel: "none",
  });
}

export const indexAdd = indexedWrite("index_add", (so, next, alpha) => so + alpha * next);
export const indexCopy = indexedWrite("index_copy", (_, next) => next);

export const indexFill = op("torch.index_fill", {
  args: { input: tensor, dim: int(), index: tensor, value: scalarOrTensor },
  aliases: ["Tensor.index_fill", "Tensor.index_fill_"],
  shape({ input, dim, index }) {
    const at = dimension(dim, input.shape.length);
    if (typeof at !== "number") return at;
    return outOfBounds(index, at, input.shape.at(at) ?? 1) ?? input.shape;
  },
  dtype: ({ input }) => input.dtype,
  values({ input, dim, index, value }) {
    if (!input.values || !index.values || !isScalar(value)) return undefined;
    const at = dim < 0 ? dim + input.shape.length : dim;
    const chosen = new Set(index.values.data);
    const inner = numel(input.shape.slice(at + 1));
    const size = input.shape.at(at) ?? 1;
    const data = input.values.data.map((own, i) =>
      chosen.has(Math.floor(i / inner) % size) ? value.value : own,
    );
    return knownArray(input.shape, input.dtype, data);
  },
  kernel: "none",
});

/** What these write depends on numbers; the shape stays. */
function writing(name: string, names: readonly string[]) {
  return op(`torch.${name}`, {
    args: {
      input: tensor,
      index: anyValue,
      source: anyValue,
      accumulate: bool(false),
    },
    aliases: names,
    shape: ({ input }) => input.shape,
    dtype: ({ input }) => input.dtype,
    kernel: "none",
  });
}

export const indexPut = writing("index_put", ["Tensor.index_put", "Tensor.index_put_"]);
export const put = writing("put", ["Tensor.put", "Tensor.put_"]);
export const maskedScatter = writing("masked_scatter", [
  "Tensor.masked_scatter",
  "Tensor.masked_scatter_",
]);

/** The elements of `src` in place of a slice of the input's. */
export const sliceScatter = op("torch.slice_scatter", {
  args: {
    input: tensor,
    src: tensor,
    dim: int(0),
    start: optional(int()),
    end: optional(int()),
    step: int(1),
  },
  aliases: ["Tensor.slice_scatter"],
  shape({ input, src, dim, start, end, step }) {
    const at = dimension(dim, input.shape.length);
    if (typeof at !== "number") return at;
    if (step <= 0) return mismatch("RuntimeError", "slice step must be positive");
    const size = input.shape[at];
    const clamp = (index: number): number =>
      Math.min(size, Math.max(0, index < 0 ? index + size : index));
    const count = Math.ceil((clamp(end ?? size) - clamp(start ?? 0)) / step);
    return partShape(
      input.shape,
      src.shape,
      input.shape.map((other, i) => (i === at ? Math.max(0, count) : other)),
    );
  },
  dtype: ({ input }) => input.dtype,
  kernel: "none",
});

export const selectScatter = op("torch.select_scatter", {
  args: { input: tensor, src: tensor, dim: int(), index: int() },
  aliases: ["Tensor.select_scatter"],
  shape({ input, src, dim, index }) {
    const at = dimension(dim, input.shape.length);
    if (typeof at !== "number") return at;
    const size = input.shape[at];
    if (index < -size || index >= size) {
      return mismatch(
        "IndexError",
        `select(): index ${index} out of range for tensor of size ${sizesText(input.shape)} at dimension ${at}`,
      );
    }
    return partShape(
      input.shape,
      src.shape,
      input.shape.filter((_, i) => i !== at),
    );
  },
  dtype: ({ input }) => input.dtype,
  kernel: "none",
});

function partShape(input: Shape, src: Shape, part: Shape): Shape | Mismatch {
  if (sameShape(src, part)) return input;
  return mismatch(
    "RuntimeError",
    `expected src to have a size equal to the slice of self. src size = ${sizesText(src)}, slice size = ${sizesText(part)}`,
  );
}

/** Writes the numbers of another tensor into this one. */
export const copy_ = op("Tensor.copy_", {
  args: { input: tensor, src: scalarOrTensor, non_blocking: bool(false) },
  shape({ input, src }) {
    const shape = broadcastShapes([input.shape, isScalar(src) ? [] : src.shape]);
    if (isMismatch(shape)) return shape;
    if (shape.length === input.shape.length && numel(shape) === numel(input.shape))
      return input.shape;
    return mismatch(
      "RuntimeError",
      `output with shape ${sizesText(input.shape)} doesn't match the broadcast shape ${sizesText(shape)}`,
    );
  },
  dtype: ({ input }) => input.dtype,
  values({ input, src }, [shape]) {
    const source = isScalar(src) ? { shape: [], data: Float64Array.of(src.value) } : src.values;
    if (!source) return undefined;
    const isInteger = categoryOf(input.dtype) === "integer";
    const data = isInteger ? source.data.map(Math.trunc) : source.data;
    return knownArray(shape, input.dtype, broadcastTo({ shape: source.shape, data }, shape));
  },
  isInPlace: true,
  kernel: (call) => {
    const { src = null } = call.args;
    return elementwise(call, "x", [src]);
  },
});
