/** NumPy's functions that choose, sort and compare elements. */

import type { Machine } from "../../python/native";
import { None, bool, tuple, type PyValue } from "../../python/values";
import { roundHalfEven } from "../../tensor/arithmetic";
import { categoryOf } from "../../tensor/dtype";
import { changeRows, sortOrder } from "../../tensor/folds";
import { mapElements } from "../../tensor/moves";
import { numel, sameShape } from "../../tensor/shape";
import { nonzero } from "../../tensor/subscript";
import { arrayValue, setNumbers } from "./arrays";
import { computed, isKnown, isSmall, numbers, type Numbers } from "./numbers";
import { resultType } from "./promotion";
import { axisOf } from "./reductions";
import { along } from "./shaping";
import {
  finished,
  flagArg,
  floatArg,
  intArg,
  isArray,
  isGiven,
  withAllNumbers,
  withNumbers,
  type Functions,
} from "./support";
import { apply, broadcastAll, ufuncNamed } from "./ufuncs";

type Given = PyValue | undefined;

export const choosing: Functions = {
  where: [
    "condition, x?, y?, /",
    (vm, condition, x, y) => {
      if (x === undefined) return positions(vm, condition);
      return withAllNumbers(vm, [condition, x, y], (test, yes, no) => {
        const shape = broadcastAll(vm, [test.shape, yes.shape, no.shape]);
        const result = computed(shape, resultType([yes, no]), [test, yes, no], (...known) =>
          mapElements(shape, known, (c, a, b) => (c !== 0 ? a : b)),
        );
        return arrayValue(vm, result);
      });
    },
  ],
  nonzero: ["a", (vm, a) => positions(vm, a)],
  flatnonzero: [
    "a",
    (vm, a) =>
      withNumbers(vm, a, (from) => {
        if (!isKnown(from)) return countUnknown(vm);
        const [found] = nonzero({ shape: [from.data.length], data: from.data });
        return arrayValue(vm, numbers([found.length], "int64", found));
      }),
  ],
  argwhere: [
    "a",
    (vm, a) =>
      withNumbers(vm, a, (from) => {
        if (!isKnown(from)) return countUnknown(vm);
        const lists = nonzero(from);
        const count = lists.at(0)?.length ?? 0;
        const data = Float64Array.from(
          { length: count * lists.length },
          (_, i) => lists[i % lists.length][Math.floor(i / lists.length)],
        );
        return arrayValue(vm, numbers([count, lists.length], "int64", data));
      }),
  ],
  clip: [
    "a, a_min?, a_max?, out?, **kwargs",
    (vm, a, low, high, out) =>
      withNumbers(vm, a, (from) => {
        if (!isGiven(low) && !isGiven(high)) {
          throw vm.raise("ValueError", "One of max or min must be given");
        }
        const clip = (so: Numbers, bound: Given, name: string, use: (n: Numbers) => PyValue) =>
          isGiven(bound)
            ? withNumbers(vm, bound, (by) => use(apply(vm, ufuncNamed(name), [so, by])))
            : use(so);
        return clip(from, low, "maximum", (raised) =>
          clip(raised, high, "minimum", (result) => finished(vm, result, out)),
        );
      }),
  ],
  round: ["a, decimals?, out?", rounded],
  around: ["a, decimals?, out?", rounded],
  round_: ["a, decimals?, out?", rounded],
  sort: ["a, axis?, kind?, order?", (vm, a, axis) => sorted(vm, a, axis, false)],
  argsort: ["a, axis?, kind?, order?", (vm, a, axis) => sorted(vm, a, axis, true)],
  unique: ["ar, return_index?, return_inverse?, return_counts?, axis?, *, equal_nan?", unique],
  searchsorted: [
    "a, v, side?, sorter?",
    (vm, a, v, side) =>
      withAllNumbers(vm, [a, v], (list, values) => {
        const isRight = side?.kind === "str" && side.value === "right";
        return finished(
          vm,
          computed(values.shape, "int64", [list, values], (known, at) =>
            at.data.map((value) => {
              const found = known.data.findIndex((one) => (isRight ? one > value : one >= value));
              return found === -1 ? known.data.length : found;
            }),
          ),
        );
      }),
  ],
  take: [
    "a, indices, axis?, out?, mode?",
    (vm, a, indices, axis) =>
      withAllNumbers(vm, [a, indices], (given, places) => {
        const at = intArg(vm, axis);
        const from = at === undefined ? { ...given, shape: [numel(given.shape)] } : given;
        const dim = axisOf(vm, from.shape.length, at ?? 0);
        const shape = [...from.shape.slice(0, dim), ...places.shape, ...from.shape.slice(dim + 1)];
        if (!isKnown(places)) return finished(vm, { shape, dtype: from.dtype });
        const size = from.shape[dim];
        const bad = places.data.find((place) => place < -size || place >= size);
        if (bad !== undefined) {
          throw vm.raise(
            "IndexError",
            `index ${bad} is out of bounds for axis ${dim} with size ${size}`,
          );
        }
        const wrapped = Array.from(places.data, (place) => (place < 0 ? place + size : place));
        return finished(vm, { ...along(from, dim, wrapped), shape });
      }),
  ],
  isclose: [
    "a, b, rtol?, atol?, equal_nan?",
    (vm, a, b, rtol, atol, nan) =>
      close(vm, [a, b], rtol, atol, nan, (result) => finished(vm, result)),
  ],
  allclose: [
    "a, b, rtol?, atol?, equal_nan?",
    (vm, a, b, rtol, atol, nan) =>
      close(vm, [a, b], rtol, atol, nan, (result) =>
        isKnown(result)
          ? bool(result.data.every((value) => value !== 0))
          : vm.unknown({ kind: "data-dependent", what: "whether arrays are close" }),
      ),
  ],
  array_equal: [
    "a1, a2, equal_nan?",
    (vm, a1, a2) =>
      withAllNumbers(vm, [a1, a2], (a, b) => {
        if (!sameShape(a.shape, b.shape)) return bool(false);
        if (!isKnown(a) || !isKnown(b)) {
          return vm.unknown({ kind: "data-dependent", what: "whether arrays are equal" });
        }
        return bool(a.data.every((value, i) => value === b.data[i]));
      }),
  ],
  interp: [
    "x, xp, fp, left?, right?, period?",
    (vm, x, xp, fp) =>
      withAllNumbers(vm, [x, xp, fp], (at, xs, ys) =>
        finished(
          vm,
          computed(at.shape, "float64", [at, xs, ys], (points, known, values) =>
            points.data.map((value) => interpolated(value, known.data, values.data)),
          ),
        ),
      ),
  ],
  bincount: [
    "x, weights?, minlength?",
    (vm, x, _, minlength) =>
      withNumbers(vm, x, (from) => {
        if (!isKnown(from)) return countUnknown(vm);
        const count = Math.max(intArg(vm, minlength) ?? 0, ...[...from.data].map((v) => v + 1), 0);
        if (!isSmall([count])) return arrayValue(vm, { shape: [count], dtype: "int64" });
        const data = new Float64Array(count);
        for (const value of from.data) data[value]++;
        return arrayValue(vm, numbers([count], "int64", data));
      }),
  ],
};

function countUnknown(vm: Machine): PyValue {
  return vm.unknown({ kind: "data-dependent", what: "how many elements are chosen" });
}

function positions(vm: Machine, a: Given): PyValue {
  return withNumbers(vm, a, (from) => {
    if (!isKnown(from)) return countUnknown(vm);
    const lists = nonzero(from);
    return tuple(lists.map((list) => arrayValue(vm, numbers([list.length], "int64", list))));
  });
}

function rounded(vm: Machine, ...[a, decimals, out]: readonly Given[]): PyValue {
  return withNumbers(vm, a, (from) => {
    const places = intArg(vm, decimals) ?? 0;
    if (categoryOf(from.dtype) !== "float" && places >= 0) return finished(vm, from, out);
    const scale = 10 ** Math.abs(places);
    const round = (value: number): number => {
      if (places === 0) return roundHalfEven(value);
      return places > 0
        ? roundHalfEven(value * scale) / scale
        : roundHalfEven(value / scale) * scale;
    };
    return finished(
      vm,
      computed(from.shape, from.dtype, [from], ({ data }) => data.map(round)),
      out,
    );
  });
}

function sorted(vm: Machine, a: Given, axis: Given, isOrder: boolean): PyValue {
  return withNumbers(vm, a, (given) => {
    const isFlat = axis?.kind === "none";
    const from = isFlat ? { ...given, shape: [numel(given.shape)] } : given;
    const dim = axisOf(vm, from.shape.length, isFlat ? 0 : (intArg(vm, axis) ?? -1));
    chargeSort(vm, from);
    return finished(vm, sortedNumbers(from, dim, isOrder));
  });
}

/** Sorting counts against the budget beside the array that comes of it. */
function chargeSort(vm: Machine, { data }: Numbers): void {
  vm.charge(2 * (data?.length ?? 0));
}

function sortedNumbers(from: Numbers, dim: number, isOrder: boolean): Numbers {
  return computed(from.shape, isOrder ? "int64" : from.dtype, [from], (known) =>
    changeRows(known, dim, (row) => (isOrder ? sortOrder(row) : sortOrder(row).map((i) => row[i]))),
  );
}

/** `a.sort()` */
export function sortInPlace(vm: Machine, self: PyValue, axis: Given): PyValue {
  if (!isArray(self)) return None;
  return withNumbers(vm, self, (from) => {
    const dim = axisOf(vm, from.shape.length, intArg(vm, axis) ?? -1);
    chargeSort(vm, from);
    setNumbers(self, sortedNumbers(from, dim, false));
    return None;
  });
}

function unique(vm: Machine, ...[ar, index, inverse, counts]: readonly Given[]): PyValue {
  return withNumbers(vm, ar, (from) => {
    if (!isKnown(from)) return countUnknown(vm);
    chargeSort(vm, from);
    const order = sortOrder(from.data);
    const values: number[] = [];
    const first: number[] = [];
    const count: number[] = [];
    const back = new Float64Array(from.data.length);
    for (const at of order) {
      const value = from.data[at];
      if (values.length === 0 || value !== values[values.length - 1]) {
        values.push(value);
        first.push(at);
        count.push(0);
      }
      count[count.length - 1]++;
      back[at] = values.length - 1;
    }
    const list = (items: ArrayLike<number>): PyValue =>
      arrayValue(vm, numbers([items.length], "int64", Float64Array.from(items)));
    const found = arrayValue(vm, numbers([values.length], from.dtype, Float64Array.from(values)));
    const extras: PyValue[] = [];
    if (flagArg(index, false)) extras.push(list(first));
    if (flagArg(inverse, false)) extras.push(list(back));
    if (flagArg(counts, false)) extras.push(list(count));
    return extras.length === 0 ? found : tuple([found, ...extras]);
  });
}

function close(
  vm: Machine,
  values: readonly Given[],
  rtol: Given,
  atol: Given,
  equalNaN: Given,
  use: (result: Numbers) => PyValue,
): PyValue {
  return withAllNumbers(vm, values, (a, b) => {
    const shape = broadcastAll(vm, [a.shape, b.shape]);
    const relative = floatArg(rtol) ?? 1e-5;
    const absolute = floatArg(atol) ?? 1e-8;
    const areNaNEqual = flagArg(equalNaN, false);
    const test = (x: number, y: number): number => {
      if (Number.isNaN(x) && Number.isNaN(y)) return areNaNEqual ? 1 : 0;
      if (!Number.isFinite(x) || !Number.isFinite(y)) return x === y ? 1 : 0;
      return Math.abs(x - y) <= absolute + relative * Math.abs(y) ? 1 : 0;
    };
    return use(computed(shape, "bool", [a, b], (...known) => mapElements(shape, known, test)));
  });
}

function interpolated(x: number, xs: Float64Array, ys: Float64Array): number {
  const last = xs.length - 1;
  if (x <= xs[0]) return ys[0];
  if (x >= xs[last]) return ys[last];
  let i = 0;
  while (i < last - 1 && xs[i + 1] <= x) i++;
  return ((ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i])) * (x - xs[i]) + ys[i];
}
