/** NumPy's functions that make few numbers of many. */

import type { Machine } from "../../python/native";
import { tuple, type PyValue } from "../../python/values";
import { categoryOf } from "../../tensor/dtype";
import { scan } from "../../tensor/folds";
import { broadcastTo, concatenate, take } from "../../tensor/moves";
import { numel, sameShape } from "../../tensor/shape";
import { join } from "./joining";
import { sliceIndices } from "./slices";
import { readDType } from "./classes";
import { computed, isKnown, type Numbers } from "./numbers";
import {
  all,
  any,
  argExtreme,
  axesOf,
  axisOf,
  countNonzero,
  extreme,
  mean,
  median,
  product,
  isQuantileMethod,
  quantile,
  range,
  reduce,
  rounder,
  sum,
  sumType,
  variance,
  type Reduction,
  type ReductionOptions,
} from "./reductions";
import {
  finished,
  flagArg,
  floatArg,
  intArg,
  intsArg,
  isGiven,
  isUnknownInts,
  withAllNumbers,
  withNumbers,
  type Functions,
} from "./support";
import { apply, ufuncNamed } from "./ufuncs";

type Given = PyValue | undefined;

export const reducing: Functions = {
  sum: [
    "a, axis?, dtype?, out?, keepdims?, initial?, where?",
    (vm, a, axis, dtype, out, keep, initial, where) =>
      fold(vm, a, axis, keep, sum, { dtype, out, initial, where }),
  ],
  prod: [
    "a, axis?, dtype?, out?, keepdims?, initial?, where?",
    (vm, a, axis, dtype, out, keep, initial, where) =>
      fold(vm, a, axis, keep, product, { dtype, out, initial, where }),
  ],
  mean: [
    "a, axis?, dtype?, out?, keepdims?, *, where?",
    (vm, a, axis, dtype, out, keep, where) => fold(vm, a, axis, keep, mean, { dtype, out, where }),
  ],
  std: [
    "a, axis?, dtype?, out?, ddof?, keepdims?, *, where?",
    (vm, a, axis, dtype, out, ddof, keep, where) =>
      fold(vm, a, axis, keep, variance(floatArg(ddof) ?? 0, true), { dtype, out, where }),
  ],
  var: [
    "a, axis?, dtype?, out?, ddof?, keepdims?, *, where?",
    (vm, a, axis, dtype, out, ddof, keep, where) =>
      fold(vm, a, axis, keep, variance(floatArg(ddof) ?? 0, false), { dtype, out, where }),
  ],
  max: extremeFunction("maximum"),
  amax: extremeFunction("maximum"),
  min: extremeFunction("minimum"),
  amin: extremeFunction("minimum"),
  ptp: [
    "a, axis?, out?, keepdims?",
    (vm, a, axis, out, keep) => fold(vm, a, axis, keep, range, { out }),
  ],
  argmax: [
    "a, axis?, out?, *, keepdims?",
    (vm, a, axis, out, keep) => fold(vm, a, axis, keep, argExtreme("argmax"), { out }),
  ],
  argmin: [
    "a, axis?, out?, *, keepdims?",
    (vm, a, axis, out, keep) => fold(vm, a, axis, keep, argExtreme("argmin"), { out }),
  ],
  all: [
    "a, axis?, out?, keepdims?, *, where?",
    (vm, a, axis, out, keep, where) => fold(vm, a, axis, keep, all, { out, where }),
  ],
  any: [
    "a, axis?, out?, keepdims?, *, where?",
    (vm, a, axis, out, keep, where) => fold(vm, a, axis, keep, any, { out, where }),
  ],
  count_nonzero: [
    "a, axis?, *, keepdims?",
    (vm, a, axis, keep) => fold(vm, a, axis, keep, countNonzero),
  ],
  median: [
    "a, axis?, out?, overwrite_input?, keepdims?",
    (vm, a, axis, out, _, keep) => fold(vm, a, axis, keep, median, { out }),
  ],
  percentile: [
    "a, q, axis?, out?, overwrite_input?, method?, keepdims?, *, interpolation?",
    (vm, a, q, axis, _out, _overwrite, method, keep, interpolation) =>
      quantiles(vm, a, q, { whole: 100, axis, keep, method: interpolation ?? method }),
  ],
  quantile: [
    "a, q, axis?, out?, overwrite_input?, method?, keepdims?, *, interpolation?",
    (vm, a, q, axis, _out, _overwrite, method, keep, interpolation) =>
      quantiles(vm, a, q, { whole: 1, axis, keep, method: interpolation ?? method }),
  ],
  average: [
    "a, axis?, weights?, returned?, *, keepdims?",
    (vm, a, axis, weights, returned, keep) => {
      if (!isGiven(weights)) {
        if (!flagArg(returned, false)) return fold(vm, a, axis, keep, mean);
        return vm.unknown({ kind: "unsupported", what: "numpy.average with the sum of weights" });
      }
      return withNumbers(vm, a, (from) =>
        withNumbers(vm, weights, (given) => {
          const by = weightsAlong(vm, from, given, intArg(vm, axis));
          const weighted = reduced(
            vm,
            apply(vm, ufuncNamed("multiply"), [from, by]),
            axis,
            keep,
            sum,
          );
          const whole = reduced(vm, by, axis, keep, sum);
          if (typeof weighted === "symbol" || typeof whole === "symbol") return unknownAxis(vm);
          if (whole.data?.includes(0)) {
            throw vm.raise("ZeroDivisionError", "Weights sum to zero, can't be normalized");
          }
          const result = finished(vm, apply(vm, ufuncNamed("divide"), [weighted, whole]));
          if (!flagArg(returned, false)) return result;
          return tuple([result, finished(vm, apply(vm, ufuncNamed("multiply"), [whole, one]))]);
        }),
      );
    },
  ],
  cumsum: [
    "a, axis?, dtype?, out?",
    (vm, a, axis, dtype, out) => running(vm, a, axis, (x, y) => x + y, dtype, out),
  ],
  cumprod: [
    "a, axis?, dtype?, out?",
    (vm, a, axis, dtype, out) => running(vm, a, axis, (x, y) => x * y, dtype, out),
  ],
  diff: ["a, n?, axis?, prepend?, append?", difference],
  nansum: [
    "a, axis?, dtype?, out?, keepdims?",
    (vm, a, axis, _dtype, out, keep) => fold(vm, a, axis, keep, withoutNaN(sum), { out }),
  ],
  nanmean: [
    "a, axis?, dtype?, out?, keepdims?",
    (vm, a, axis, _dtype, out, keep) => fold(vm, a, axis, keep, withoutNaN(mean), { out }),
  ],
  nanmax: [
    "a, axis?, out?, keepdims?",
    (vm, a, axis, out, keep) => fold(vm, a, axis, keep, withoutNaN(extreme("maximum")), { out }),
  ],
  nanmin: [
    "a, axis?, out?, keepdims?",
    (vm, a, axis, out, keep) => fold(vm, a, axis, keep, withoutNaN(extreme("minimum")), { out }),
  ],
};

const one: Numbers = { shape: [], dtype: "float64", data: Float64Array.of(1) };

/** Weights of one dimension go along the axis. */
function weightsAlong(
  vm: Machine,
  from: Numbers,
  weights: Numbers,
  axis: number | undefined,
): Numbers {
  if (sameShape(from.shape, weights.shape)) return weights;
  if (axis === undefined) {
    throw vm.raise("TypeError", "Axis must be specified when shapes of a and weights differ.");
  }
  if (weights.shape.length !== 1) {
    throw vm.raise("TypeError", "1D weights expected when shapes of a and weights differ.");
  }
  const dim = axisOf(vm, from.shape.length, axis);
  if (weights.shape[0] !== from.shape[dim]) {
    throw vm.raise("ValueError", "Length of weights not compatible with specified axis.");
  }
  const own = from.shape.map((size, d) => (d === dim ? size : 1));
  return computed(from.shape, weights.dtype, [weights], ({ data }) =>
    Float64Array.from(broadcastTo({ shape: own, data }, from.shape)),
  );
}

function extremeFunction(name: "maximum" | "minimum"): Functions[string] {
  return [
    "a, axis?, out?, keepdims?, initial?, where?",
    (vm, a, axis, out, keep, initial, where) =>
      fold(vm, a, axis, keep, extreme(name), { out, initial, where }),
  ];
}

/** What `axis` is where it cannot be told. */
const unknownInts = Symbol("unknown axis");

function unknownAxis(vm: Machine): PyValue {
  return vm.unknown({ kind: "derived", what: "a reduction" });
}

export function reduced(
  vm: Machine,
  from: Numbers,
  axis: Given,
  keep: Given,
  reduction: Reduction,
  options?: ReductionOptions,
): Numbers | typeof unknownInts {
  const given = intsArg(vm, axis);
  if (isUnknownInts(given)) return unknownInts;
  const axes = axesOf(vm, from.shape.length, given);
  return reduce(vm, from, axes, flagArg(keep, false), reduction, options);
}

interface FoldOptions {
  readonly dtype?: Given;
  readonly out?: Given;
  readonly initial?: Given;
  readonly where?: Given;
}

function fold(
  vm: Machine,
  a: Given,
  axis: Given,
  keep: Given,
  reduction: Reduction,
  { dtype, out, initial, where }: FoldOptions = {},
): PyValue {
  const use = (mask: Numbers | undefined): PyValue =>
    withNumbers(vm, a, (from) => {
      const result = reduced(vm, from, axis, keep, reduction, {
        dtype: readDType(vm, dtype),
        initial: isGiven(initial) ? floatArg(initial) : undefined,
        where: mask,
      });
      return typeof result === "symbol" ? unknownAxis(vm) : finished(vm, result, out);
    });
  const isAll = !isGiven(where) || (where.kind === "bool" && where.value);
  return isAll ? use(undefined) : withNumbers(vm, where, use);
}

function withoutNaN(reduction: Reduction): Reduction {
  return {
    ...reduction,
    fold: (row, _, dtype) => {
      const kept = row.filter((value) => !Number.isNaN(value));
      return reduction.fold(kept, kept.length, dtype);
    },
  };
}

interface QuantileOptions {
  /** 100 where percentages are given. */
  readonly whole: number;
  readonly axis: Given;
  readonly keep: Given;
  readonly method: Given;
}

function quantiles(
  vm: Machine,
  a: Given,
  q: Given,
  { whole, axis, keep, method }: QuantileOptions,
): PyValue {
  const name = method?.kind === "str" ? method.value : "linear";
  if (!isQuantileMethod(name)) {
    return vm.unknown({ kind: "unsupported", what: `quantiles by the method ${name}` });
  }
  return withNumbers(vm, a, (from) =>
    withNumbers(vm, q, (fractions) => {
      if (!isKnown(fractions)) return unknownAxis(vm);
      if (fractions.data.some((one) => !(one >= 0 && one <= whole))) {
        const range =
          whole === 1
            ? "Quantiles must be in the range [0, 1]"
            : "Percentiles must be in the range [0, 100]";
        throw vm.raise("ValueError", range);
      }
      const parts: Numbers[] = [];
      for (const fraction of fractions.data) {
        const result = reduced(vm, from, axis, keep, quantile(fraction / whole, name));
        if (typeof result === "symbol") return unknownAxis(vm);
        parts.push(result);
      }
      if (fractions.shape.length === 0) return finished(vm, parts[0]);
      const [first] = parts;
      const shape = [...fractions.shape, ...(first?.shape ?? [])];
      const result = computed(shape, first?.dtype ?? "float64", parts, (...known) => {
        const rows = known.map((one) => ({ shape: [1, ...one.shape], data: one.data }));
        return concatenate(rows, 0).data;
      });
      return finished(vm, result);
    }),
  );
}

function running(
  vm: Machine,
  a: Given,
  axis: Given,
  step: (so: number, next: number) => number,
  dtype: Given,
  out: Given,
): PyValue {
  return withNumbers(vm, a, (from) => {
    const at = intArg(vm, axis);
    const flat = at === undefined ? { ...from, shape: [numel(from.shape)] } : from;
    const dim = axisOf(vm, flat.shape.length, at ?? 0);
    const type = readDType(vm, dtype) ?? sumType(from.dtype);
    const round = rounder(type);
    const result = computed(flat.shape, type, [flat], (known) =>
      scan(known, dim, (so, next) => round(step(so, next))),
    );
    return finished(vm, result, out);
  });
}

function difference(vm: Machine, ...[a, n, axis, before, after]: readonly Given[]): PyValue {
  const parts = [before, a, after].filter((one) => one !== undefined && one.kind !== "none");
  return withAllNumbers(vm, parts, (...given) => {
    const at = isGiven(before) ? 1 : 0;
    const dim = axisOf(vm, given[at].shape.length, intArg(vm, axis) ?? -1);
    const own = given[at].shape.map((size, d) => (d === dim ? 1 : size));
    // A single number stands for a row of it.
    const rows = given.map((one) =>
      one.shape.length > 0
        ? one
        : computed(own, one.dtype, [one], ({ data }) => new Float64Array(numel(own)).fill(data[0])),
    );
    let so = rows.length > 1 ? join(vm, rows, dim) : rows[0];
    for (let left = intArg(vm, n) ?? 1; left > 0; left--) {
      const size = so.shape[dim];
      const later = part(so, dim, 1, size);
      const earlier = part(so, dim, 0, Math.max(0, size - 1));
      const name = categoryOf(so.dtype) === "bool" ? "not_equal" : "subtract";
      so = apply(vm, ufuncNamed(name), [later, earlier]);
    }
    return finished(vm, so);
  });
}

/** The elements from `start` to `stop` along a dimension. */
export function part(from: Numbers, dim: number, start: number, stop: number): Numbers {
  const { shape, indices } = sliceIndices(from.shape, dim, start, stop);
  return computed(shape, from.dtype, [from], ({ data }) => take(data, indices()));
}
