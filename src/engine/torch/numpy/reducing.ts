/** NumPy's functions that make few numbers of many. */

import type { Machine } from "../../python/native";
import type { PyValue } from "../../python/values";
import { categoryOf } from "../../tensor/dtype";
import { scan } from "../../tensor/folds";
import { concatenate, take } from "../../tensor/moves";
import { numel } from "../../tensor/shape";
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
    (vm, a, q, axis, _out, _overwrite, _method, keep) => quantiles(vm, a, q, 100, axis, keep),
  ],
  quantile: [
    "a, q, axis?, out?, overwrite_input?, method?, keepdims?, *, interpolation?",
    (vm, a, q, axis, _out, _overwrite, _method, keep) => quantiles(vm, a, q, 1, axis, keep),
  ],
  average: [
    "a, axis?, weights?, returned?, *, keepdims?",
    (vm, a, axis, weights, _, keep) => {
      if (weights === undefined || weights.kind === "none") return fold(vm, a, axis, keep, mean);
      return withNumbers(vm, a, (from) =>
        withNumbers(vm, weights, (by) => {
          const weighted = reduced(
            vm,
            apply(vm, ufuncNamed("multiply"), [from, by]),
            axis,
            keep,
            sum,
          );
          const whole = reduced(vm, by, by.shape.length === 1 ? undefined : axis, keep, sum);
          if (typeof weighted === "symbol" || typeof whole === "symbol") return unknownAxis(vm);
          return finished(vm, apply(vm, ufuncNamed("divide"), [weighted, whole]));
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

function quantiles(
  vm: Machine,
  a: Given,
  q: Given,
  whole: number,
  axis: Given,
  keep: Given,
): PyValue {
  return withNumbers(vm, a, (from) =>
    withNumbers(vm, q, (fractions) => {
      if (!isKnown(fractions)) return unknownAxis(vm);
      const parts: Numbers[] = [];
      for (const fraction of fractions.data) {
        const result = reduced(vm, from, axis, keep, quantile(fraction / whole));
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

function difference(vm: Machine, ...[a, n, axis]: readonly Given[]): PyValue {
  return withNumbers(vm, a, (from) => {
    const dim = axisOf(vm, from.shape.length, intArg(vm, axis) ?? -1);
    let so = from;
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
