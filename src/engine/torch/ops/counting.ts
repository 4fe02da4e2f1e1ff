/** Ops that count numbers and find their places among others. */

import type { TensorState } from "../../python/values";
import type { NDArray } from "../../tensor/array";
import { categoryOf } from "../../tensor/dtype";
import { sortOrder } from "../../tensor/folds";
import type { Shape } from "../../tensor/shape";
import { bool, either, float, int, keyword, number, optional, str, tensor } from "../args";
import { invoke } from "../call";
import { typeNames } from "../dtypes";
import { composite, dataDependent, mismatch, op } from "../op";

interface Found {
  readonly values: readonly number[];
  readonly inverse: Float64Array;
  readonly counts: readonly number[];
}

function distinct(data: Float64Array, order: Float64Array): Found {
  const values: number[] = [];
  const counts: number[] = [];
  const inverse = new Float64Array(data.length);
  for (const at of order) {
    if (values.length === 0 || data[at] !== values[values.length - 1]) {
      values.push(data[at]);
      counts.push(0);
    }
    counts[counts.length - 1]++;
    inverse[at] = values.length - 1;
  }
  return { values, inverse, counts };
}

/** How many different numbers there are is only known with the numbers. */
function uniqueOp(
  suffix: string,
  first: { readonly name: string; readonly isConsecutive: boolean },
  hasInverse: boolean,
  hasCounts: boolean,
) {
  const found = (input: TensorState): Found | undefined =>
    input.values &&
    distinct(
      input.values.data,
      first.isConsecutive
        ? Float64Array.from(input.values.data, (_, i) => i)
        : sortOrder(input.values.data),
    );
  return op(`torch.${first.name}:${suffix}`, {
    args: { input: tensor, dim: optional(int()) },
    shape({ input, dim }) {
      const result = dim === undefined ? found(input) : undefined;
      if (!result) return dataDependent(`how many different numbers torch.${first.name} finds`);
      const count = [result.values.length];
      if (!hasInverse && !hasCounts) return count;
      return [count, ...(hasInverse ? [input.shape] : []), ...(hasCounts ? [count] : [])];
    },
    dtype: ({ input }) =>
      !hasInverse && !hasCounts ? input.dtype : [input.dtype, "int64", "int64"],
    values({ input }, shapes) {
      const result = found(input);
      if (!result) return undefined;
      const whole = (data: ArrayLike<number>, shape: Shape): NDArray => ({
        shape,
        dtype: "int64",
        data: Float64Array.from(data),
      });
      const values = { ...whole(result.values, shapes[0]), dtype: input.dtype };
      if (!hasInverse && !hasCounts) return values;
      const list: NDArray[] = [values];
      if (hasInverse) list.push(whole(result.inverse, input.shape));
      if (hasCounts) list.push(whole(result.counts, shapes[0]));
      return list;
    },
    kernel: "none",
  });
}

/** `return_inverse` and `return_counts` say which results there are. */
function uniqueFunction(name: string, isConsecutive: boolean) {
  const first = { name, isConsecutive };
  const variants = {
    values: uniqueOp("values", first, false, false),
    inverse: uniqueOp("inverse", first, true, false),
    counts: uniqueOp("counts", first, false, true),
    both: uniqueOp("both", first, true, true),
  };
  // `unique` has `sorted` in front of the flags.
  const offset = isConsecutive ? 1 : 2;
  const call = composite(`torch.${name}`, [`Tensor.${name}`], (vm, args, kwargs) => {
    const flag = (at: number, key: string): boolean => {
      const value = args.at(at) ?? kwargs.get(key);
      return value?.kind === "bool" && value.value;
    };
    const hasInverse = flag(offset, "return_inverse");
    const hasCounts = flag(offset + 1, "return_counts");
    const both = hasInverse && hasCounts ? variants.both : undefined;
    const one = hasInverse ? variants.inverse : hasCounts ? variants.counts : variants.values;
    const dim = args.at(offset + 2) ?? kwargs.get("dim");
    return invoke(vm, both ?? one, args.slice(0, 1), new Map(dim ? [["dim", dim]] : []));
  });
  return { ...variants, call };
}

const all = uniqueFunction("unique", false);
const runs = uniqueFunction("unique_consecutive", true);
export const uniqueValues = all.values;
export const uniqueInverse = all.inverse;
export const uniqueCounts = all.counts;
export const uniqueBoth = all.both;
export const unique = all.call;
export const runValues = runs.values;
export const runInverse = runs.inverse;
export const runCounts = runs.counts;
export const runBoth = runs.both;
export const uniqueConsecutive = runs.call;

export const bincount = op("torch.bincount", {
  args: { input: tensor, weights: optional(tensor), minlength: int(0) },
  aliases: ["Tensor.bincount"],
  shape({ input, minlength }) {
    if (categoryOf(input.dtype) !== "integer") {
      return mismatch(
        "RuntimeError",
        `"bincount_cpu" not implemented for '${typeNames[input.dtype]}'`,
      );
    }
    if (!input.values) return dataDependent("the largest number torch.bincount counts");
    return [Math.max(minlength, ...[...input.values.data].map((value) => value + 1), 0)];
  },
  dtype: ({ weights }) =>
    weights ? (weights.dtype === "float32" ? "float32" : "float64") : "int64",
  values({ input, weights }, [shape]) {
    if (!input.values || (weights && !weights.values)) return undefined;
    const data = new Float64Array(shape[0]);
    input.values.data.forEach((value, i) => (data[value] += weights?.values?.data[i] ?? 1));
    return { shape, dtype: weights ? weights.dtype : "int64", data };
  },
  kernel: "none",
});

export const histc = op("torch.histc", {
  args: { input: tensor, bins: int(100), min: number(0), max: number(0) },
  aliases: ["Tensor.histc"],
  shape: ({ bins }) => (bins > 0 ? [bins] : mismatch("RuntimeError", "bins must be > 0")),
  values({ input, bins, min, max }, [shape]) {
    if (!input.values) return undefined;
    const { data } = input.values;
    const [low, high] =
      min.value === max.value ? [Math.min(...data), Math.max(...data)] : [min.value, max.value];
    const counts = new Float64Array(bins);
    for (const value of data) {
      if (value < low || value > high) continue;
      counts[Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins))]++;
    }
    return { shape, dtype: input.dtype, data: counts };
  },
  kernel: "none",
});

function boundary(sorted: Float64Array, value: number, isRight: boolean): number {
  const at = sorted.findIndex((one) => (isRight ? one > value : one >= value));
  return at === -1 ? sorted.length : at;
}

export const bucketize = op("torch.bucketize", {
  args: {
    input: either(tensor, float()),
    boundaries: tensor,
    out_int32: keyword(bool(false)),
    right: keyword(bool(false)),
  },
  shape: ({ input }) => (typeof input === "number" ? [] : input.shape),
  dtype: ({ out_int32: isShort }) => (isShort ? "int32" : "int64"),
  values({ input, boundaries, out_int32: isShort, right }, [shape]) {
    const data = typeof input === "number" ? Float64Array.of(input) : input.values?.data;
    const { values } = boundaries;
    if (!data || !values) return undefined;
    const dtype = isShort ? "int32" : "int64";
    return { shape, dtype, data: data.map((value) => boundary(values.data, value, right)) };
  },
  kernel: "none",
});

export const searchsorted = op("torch.searchsorted", {
  args: {
    sorted_sequence: tensor,
    input: either(tensor, float()),
    out_int32: keyword(bool(false)),
    right: keyword(bool(false)),
    side: keyword(optional(str())),
    sorter: keyword(optional(tensor)),
  },
  shape: ({ input }) => (typeof input === "number" ? [] : input.shape),
  dtype: ({ out_int32: isShort }) => (isShort ? "int32" : "int64"),
  values({ sorted_sequence: sorted, input, out_int32: isShort, right, side }, [shape]) {
    const data = typeof input === "number" ? Float64Array.of(input) : input.values?.data;
    const { values } = sorted;
    if (!data || !values || values.shape.length !== 1) return undefined;
    const isRight = right || side === "right";
    const dtype = isShort ? "int32" : "int64";
    return { shape, dtype, data: data.map((value) => boundary(values.data, value, isRight)) };
  },
  kernel: "none",
});

export const isin = op("torch.isin", {
  args: {
    elements: tensor,
    test_elements: tensor,
    assume_unique: keyword(bool(false)),
    invert: keyword(bool(false)),
  },
  shape: ({ elements }) => elements.shape,
  dtype: () => "bool",
  values({ elements, test_elements: tests, invert }, [shape]) {
    if (!elements.values || !tests.values) return undefined;
    const set = new Set(tests.values.data);
    const data = elements.values.data.map((value) => (set.has(value) === invert ? 0 : 1));
    return { shape, dtype: "bool", data };
  },
  kernel: "none",
});
