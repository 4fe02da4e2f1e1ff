/** Ops that look numbers up by index tensors. */

import type { TensorState } from "../../python/values";
import type { NDArray } from "../../tensor/array";
import { broadcastTo } from "../../tensor/moves";
import { numel, stridesOf, type Shape } from "../../tensor/shape";
import { bool, either, int, keyword, optional, tensor } from "../args";
import { broadcastShapes } from "../broadcasting";
import { tensorArg, unsupported } from "../kernel";
import { indexSelectKernel, moved } from "../kernels/movement";
import { gatherKernel } from "../kernels/gathering";
import {
  dataDependent,
  dimension,
  isMismatch,
  mismatch,
  op,
  overloads,
  sizesText,
  type Mismatch,
} from "../op";

export function needsLong(name: string, index: TensorState): Mismatch | undefined {
  if (index.dtype === "int64") return undefined;
  return mismatch("RuntimeError", `${name}(): Expected dtype int64 for index`);
}

/** An index tensor has as many dimensions as the input and is no larger, except along `dim`. */
function indexFits(input: Shape, index: Shape, dim: number): { readonly dim: number } | Mismatch {
  const at = dimension(dim, input.length);
  if (typeof at !== "number") return at;
  if (numel(index) === 0) return { dim: at };
  if (Math.max(1, index.length) !== Math.max(1, input.length)) {
    return mismatch(
      "RuntimeError",
      "Index tensor must have the same number of dimensions as input tensor",
    );
  }
  const wrong = index.findIndex((size, d) => d !== at && size > input[d]);
  if (wrong === -1) return { dim: at };
  return mismatch(
    "RuntimeError",
    `Size does not match at dimension ${wrong} expected index ${sizesText(index)} to be smaller than self ` +
      `${sizesText(input)} apart from dimension ${at}`,
  );
}

export function outOfBounds(index: TensorState, dim: number, size: number): Mismatch | undefined {
  const bad = index.values?.data.find((value) => value < 0 || value >= size);
  if (bad === undefined) return undefined;
  return mismatch(
    "RuntimeError",
    `index ${bad} is out of bounds for dimension ${dim} with size ${size}`,
  );
}

/** For each place of `index` the place in an array of shape `from` that has its number along `dim`. */
export function places(from: Shape, index: NDArray, dim: number): Float64Array {
  const strides = stridesOf(from);
  const own = stridesOf(index.shape);
  return index.data.map((value, i) => {
    let at = 0;
    for (let d = 0; d < index.shape.length; d++) {
      const coordinate = d === dim ? value : Math.floor(i / own[d]) % index.shape[d];
      at += coordinate * strides[d];
    }
    return at;
  });
}

export const gather = op("torch.gather", {
  args: { input: tensor, dim: int(), index: tensor, sparse_grad: keyword(bool(false)) },
  aliases: ["Tensor.gather"],
  shape({ input, dim, index }) {
    const fits = indexFits(input.shape, index.shape, dim);
    if ("kind" in fits) return fits;
    const problem =
      needsLong("gather", index) ?? outOfBounds(index, fits.dim, input.shape.at(fits.dim) ?? 1);
    return problem ?? index.shape;
  },
  dtype: ({ input }) => input.dtype,
  values({ input, dim, index }, [shape]) {
    const { values } = input;
    if (!values || !index.values) return undefined;
    const at = dim < 0 ? dim + input.shape.length : dim;
    const data = places(input.shape, index.values, at).map((place) => values.data[place]);
    return { shape, dtype: input.dtype, data };
  },
  kernel: gatherKernel,
});

export const takeAlongDim = op("torch.take_along_dim", {
  args: { input: tensor, indices: tensor, dim: optional(int()) },
  aliases: ["Tensor.take_along_dim"],
  shape({ input, indices, dim }) {
    if (dim === undefined) return [numel(indices.shape)];
    const rank = input.shape.length;
    const at = dimension(dim, rank);
    if (typeof at !== "number") return at;
    if (indices.shape.length !== rank) {
      return mismatch(
        "RuntimeError",
        "torch.take_along_dim(): input and indices should have the same number of dimensions, but got " +
          `${rank} dimensions for input, and ${indices.shape.length} dimensions for indices`,
      );
    }
    const rest = broadcastShapes([
      input.shape.map((size, d) => (d === at ? 1 : size)),
      indices.shape.map((size, d) => (d === at ? 1 : size)),
    ]);
    if (isMismatch(rest)) return rest;
    return rest.map((size, d) => (d === at ? indices.shape[d] : size));
  },
  dtype: ({ input }) => input.dtype,
  values({ input, indices, dim }, [shape]) {
    const { values } = input;
    if (!values || !indices.values) return undefined;
    if (dim === undefined) {
      return { shape, dtype: input.dtype, data: indices.values.data.map((at) => values.data[at]) };
    }
    const at = dim < 0 ? dim + input.shape.length : dim;
    const full = input.shape.map((size, d) => (d === at ? size : shape[d]));
    const from = broadcastTo(values, full);
    const index = { ...indices.values, shape, data: broadcastTo(indices.values, shape) };
    const data = places(full, index, at).map((place) => from[place]);
    return { shape, dtype: input.dtype, data };
  },
  kernel: (call) =>
    gatherKernel({ ...call, args: { ...call.args, index: call.args.indices ?? null } }),
});

export const indexSelect = op("torch.index_select", {
  args: { input: tensor, dim: int(), index: tensor },
  aliases: ["Tensor.index_select"],
  shape({ input, dim, index }) {
    const at = dimension(dim, input.shape.length);
    if (typeof at !== "number") return at;
    if (index.shape.length > 1) {
      return mismatch("IndexError", "index_select(): Index is supposed to be a vector");
    }
    if (index.dtype !== "int64" && index.dtype !== "int32") {
      return mismatch("RuntimeError", "index_select(): Expected dtype int32 or int64 for index");
    }
    const size = input.shape.at(at) ?? 1;
    const bad = index.values?.data.find((value) => value < 0 || value >= size);
    if (bad !== undefined) {
      return mismatch(
        "RuntimeError",
        `INDICES element is out of DATA bounds, id=${bad} axis_dim=${size}`,
      );
    }
    return input.shape.map((own, d) => (d === at ? numel(index.shape) : own));
  },
  dtype: ({ input }) => input.dtype,
  values({ input, dim, index }, [shape]) {
    const { values } = input;
    if (!values || !index.values) return undefined;
    const at = dim < 0 ? dim + shape.length : dim;
    const inner = numel(shape.slice(at + 1));
    const size = input.shape.at(at) ?? 1;
    const data = new Float64Array(numel(shape));
    const count = index.values.data.length;
    for (let i = 0; i < data.length; i++) {
      const outer = Math.floor(i / (inner * count));
      const place = index.values.data[Math.floor(i / inner) % count];
      data[i] = values.data[(outer * size + place) * inner + (i % inner)];
    }
    return { shape, dtype: input.dtype, data };
  },
  kernel: indexSelectKernel,
});

export const take = op("torch.take", {
  args: { input: tensor, index: tensor },
  aliases: ["Tensor.take"],
  shape({ input, index }) {
    const count = numel(input.shape);
    const bad = index.values?.data.find((value) => value < -count || value >= count);
    if (bad !== undefined) {
      return mismatch(
        "IndexError",
        `out of range: tried to access index ${bad} on a tensor of ${count} elements.`,
      );
    }
    return index.shape;
  },
  dtype: ({ input }) => input.dtype,
  values({ input, index }, [shape]) {
    const { values } = input;
    const data =
      values && index.values?.data.map((at) => values.data[at < 0 ? at + values.data.length : at]);
    return data && { shape, dtype: input.dtype, data };
  },
  kernel: "none",
});

export const repeatInterleave = op("torch.repeat_interleave:self", {
  args: {
    input: tensor,
    repeats: either(int(), tensor),
    dim: optional(int()),
    output_size: keyword(optional(int())),
  },
  shape({ input, repeats, dim, output_size: size }) {
    const flat = [numel(input.shape)];
    const shape = dim === undefined ? flat : input.shape;
    const at = dimension(dim ?? 0, shape.length);
    if (typeof at !== "number") return at;
    const own = shape.at(at) ?? 1;
    const total = repeatTotal(repeats, own);
    if (typeof total === "object") return total;
    const count = total ?? size;
    if (count === undefined) return dataDependent("how often torch.repeat_interleave repeats");
    return shape.map((one, d) => (d === at ? count : one));
  },
  values({ input, repeats, dim }, [shape]) {
    const { values } = input;
    const at = dim === undefined ? 0 : dim < 0 ? dim + shape.length : dim;
    const from = dim === undefined ? [numel(input.shape)] : input.shape;
    const size = from.at(at) ?? 1;
    const times = typeof repeats === "number" ? [repeats] : repeats.values?.data;
    if (!values || !times) return undefined;
    const sources: number[] = [];
    for (let i = 0; i < size; i++) {
      const count = times.length === 1 ? times[0] : times[i];
      for (let k = 0; k < count; k++) sources.push(i);
    }
    const inner = numel(from.slice(at + 1));
    const data = Float64Array.from({ length: numel(shape) }, (_, i) => {
      const outer = Math.floor(i / (inner * sources.length));
      const place = sources[Math.floor(i / inner) % sources.length];
      return values.data[(outer * size + place) * inner + (i % inner)];
    });
    return { shape, dtype: input.dtype, data };
  },
  kernel: (call) => {
    const input = tensorArg(call, "input");
    const { repeats, dim } = call.args;
    if (!input || typeof repeats !== "number") {
      return unsupported("repeat_interleave with a tensor of repeats");
    }
    const from = typeof dim === "number" ? input.shape : [numel(input.shape)];
    const at = typeof dim === "number" ? (dim < 0 ? dim + from.length : dim) : 0;
    const size = from.at(at) ?? 1;
    const inner = numel(from.slice(at + 1));
    const outer = numel(from.slice(0, at));
    const sizes = [outer, size, repeats, inner];
    return moved(input, [{ sizes, strides: [size * inner, inner, 0, 1], offset: 0 }]);
  },
});

/** The sum of the repeats, where it is known. */
function repeatTotal(repeats: number | TensorState, size: number): number | Mismatch | undefined {
  if (typeof repeats === "number") return repeats * size;
  const count = numel(repeats.shape);
  if (count !== 1 && count !== size) {
    return mismatch("RuntimeError", "repeats must have the same size as input along dim");
  }
  const data = repeats.values?.data;
  if (!data) return undefined;
  const sum = data.reduce((so, next) => so + next, 0);
  return count === 1 ? sum * size : sum;
}

/** `repeat_interleave(repeats)`: each index as often as it says. */
export const repeatIndices = op("torch.repeat_interleave:indices", {
  args: { repeats: tensor, output_size: keyword(optional(int())) },
  shape({ repeats, output_size: size }) {
    const count = repeats.values?.data.reduce((so, next) => so + next, 0) ?? size;
    return count === undefined
      ? dataDependent("how often torch.repeat_interleave repeats")
      : [count];
  },
  dtype: () => "int64",
  values({ repeats }, [shape]) {
    const list: number[] = [];
    repeats.values?.data.forEach((times, i) => {
      for (let k = 0; k < times; k++) list.push(i);
    });
    return repeats.values && { shape, dtype: "int64", data: Float64Array.from(list) };
  },
  kernel: "none",
});

export const repeatInterleaveBoth = overloads(
  "torch.repeat_interleave",
  ["Tensor.repeat_interleave"],
  [repeatInterleave, repeatIndices],
);
