/** NumPy's functions that choose, sort and compare elements. */

import type { Machine } from "../../python/native";
import { bool, tuple, type PyValue } from "../../python/values";
import { roundHalfEven } from "../../tensor/arithmetic";
import { categoryOf, type DType } from "../../tensor/dtype";
import { mapElements } from "../../tensor/moves";
import { numel, sameShape } from "../../tensor/shape";
import { nonzero } from "../../tensor/subscript";
import { arrayValue, setNumbers } from "./arrays";
import { computed, isKnown, isSmall, numbers, type Numbers } from "./numbers";
import { resultType } from "./promotion";
import { axisOf, rounder } from "./reductions";
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
  nan_to_num: ["x, copy?, nan?, posinf?, neginf?", withoutNonFinite],
  round: ["a, decimals?, out?", rounded],
  around: ["a, decimals?, out?", rounded],
  round_: ["a, decimals?, out?", rounded],
  searchsorted: [
    "a, v, side?, sorter?",
    (vm, a, v, side, sorter) =>
      withAllNumbers(vm, [a, v], (given, values) => {
        if (isGiven(sorter)) {
          return withNumbers(vm, sorter, (order) =>
            searched(
              vm,
              order.data ? along(given, 0, [...order.data]) : unknownLike(given),
              values,
              side,
            ),
          );
        }
        return searched(vm, given, values, side);
      }),
  ],
  take: [
    "a, indices, axis?, out?, mode?",
    (vm, a, indices, axis, _, mode) =>
      withAllNumbers(vm, [a, indices], (given, places) => {
        const at = intArg(vm, axis);
        const from = at === undefined ? { ...given, shape: [numel(given.shape)] } : given;
        const dim = axisOf(vm, from.shape.length, at ?? 0);
        const shape = [...from.shape.slice(0, dim), ...places.shape, ...from.shape.slice(dim + 1)];
        if (!isKnown(places)) return finished(vm, { shape, dtype: from.dtype });
        const size = from.shape[dim];
        const name = mode?.kind === "str" ? mode.value : "raise";
        if (name === "clip" || name === "wrap") {
          const moved = Array.from(places.data, (place) =>
            name === "clip"
              ? Math.max(0, Math.min(size - 1, place))
              : ((place % size) + size) % size,
          );
          return finished(vm, { ...along(from, dim, moved), shape });
        }
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
    (vm, a1, a2, equalNaN) =>
      withAllNumbers(vm, [a1, a2], (a, b) => {
        if (!sameShape(a.shape, b.shape)) return bool(false);
        if (!isKnown(a) || !isKnown(b)) {
          return vm.unknown({ kind: "data-dependent", what: "whether arrays are equal" });
        }
        const areNaNEqual = flagArg(equalNaN, false);
        const isSame = (x: number, y: number): boolean =>
          x === y || (areNaNEqual && Number.isNaN(x) && Number.isNaN(y));
        return bool(a.data.every((value, i) => isSame(value, b.data[i])));
      }),
  ],
  interp: [
    "x, xp, fp, left?, right?, period?",
    (vm, x, xp, fp, left, right, period) =>
      withAllNumbers(vm, [x, xp, fp], (at, xs, ys) => {
        if (isGiven(period)) return vm.unknown({ kind: "unsupported", what: "a period" });
        if (xs.shape.length !== 1 || ys.shape.length !== 1) {
          throw vm.raise("ValueError", "object too deep for desired array");
        }
        if (xs.shape[0] === 0) throw vm.raise("ValueError", "array of sample points is empty");
        if (xs.shape[0] !== ys.shape[0]) {
          throw vm.raise("ValueError", "fp and xp are not of the same length.");
        }
        const outside = {
          left: isGiven(left) ? floatArg(left) : undefined,
          right: isGiven(right) ? floatArg(right) : undefined,
        };
        return finished(
          vm,
          computed(at.shape, "float64", [at, xs, ys], (points, known, values) =>
            points.data.map((value) => interpolated(value, known.data, values.data, outside)),
          ),
        );
      }),
  ],
  bincount: ["x, weights?, minlength?", bincount],
};

function countUnknown(vm: Machine): PyValue {
  return vm.unknown({ kind: "data-dependent", what: "how many elements are chosen" });
}

function unknownLike({ shape, dtype }: Numbers): Numbers {
  return { shape, dtype };
}

/** Where values would have to be put; NaN comes last. */
function searched(vm: Machine, list: Numbers, values: Numbers, side: Given): PyValue {
  if (list.shape.length !== 1) throw vm.raise("ValueError", "object too deep for desired array");
  const isRight = side?.kind === "str" && side.value.startsWith("r");
  const result = computed(values.shape, "int64", [list, values], (known, at) =>
    at.data.map((value) => {
      let low = 0;
      let high = known.data.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const own = known.data[middle];
        const isBehind = isRight ? comesBefore(value, own) : !comesBefore(own, value);
        if (isBehind) high = middle;
        else low = middle + 1;
      }
      return low;
    }),
  );
  return finished(vm, result);
}

function comesBefore(a: number, b: number): boolean {
  return a < b || (Number.isNaN(b) && !Number.isNaN(a));
}

function bincount(vm: Machine, ...[x, weights, minlength]: readonly Given[]): PyValue {
  return withNumbers(vm, x, (from) => {
    if (from.shape.length > 1) throw vm.raise("ValueError", "object too deep for desired array");
    if (categoryOf(from.dtype) === "float" && numel(from.shape) > 0) {
      throw vm.raise(
        "TypeError",
        `Cannot cast array data from dtype('${from.dtype}') to dtype('int64') according to the rule 'safe'`,
      );
    }
    if (!isKnown(from)) return countUnknown(vm);
    if (from.data.some((value) => value < 0)) {
      throw vm.raise("ValueError", "'list' argument must have no negative elements");
    }
    const most = from.data.reduce((so, value) => Math.max(so, value + 1), 0);
    const count = Math.max(intArg(vm, minlength) ?? 0, most);
    const counted = (by: Numbers | undefined): PyValue => {
      const dtype = by ? "float64" : "int64";
      if (!isSmall([count]) || (by && !by.data)) return arrayValue(vm, { shape: [count], dtype });
      if (by && numel(by.shape) !== from.data.length) {
        throw vm.raise("ValueError", "The weights and list don't have the same length.");
      }
      vm.chargeItems(count);
      const data = new Float64Array(count);
      from.data.forEach((value, i) => (data[value] += by?.data?.[i] ?? 1));
      return arrayValue(vm, numbers([count], dtype, data));
    };
    return isGiven(weights) ? withNumbers(vm, weights, counted) : counted(undefined);
  });
}

function positions(vm: Machine, a: Given): PyValue {
  return withNumbers(vm, a, (from) => {
    if (!isKnown(from)) return countUnknown(vm);
    const lists = nonzero(from);
    return tuple(lists.map((list) => arrayValue(vm, numbers([list.length], "int64", list))));
  });
}

function rounded(vm: Machine, ...[a, decimals, out]: readonly Given[]): PyValue {
  return withNumbers(vm, a, (from) =>
    finished(vm, roundedNumbers(from, intArg(vm, decimals) ?? 0), out),
  );
}

/** NaN and infinities replaced; where it is not told by what, by the largest numbers there are. */
function withoutNonFinite(
  vm: Machine,
  ...[x, copy, nan, posinf, neginf]: readonly Given[]
): PyValue {
  return withNumbers(vm, x, (from) => {
    const largest = largestOf[from.dtype] ?? Number.MAX_VALUE;
    const forNaN = floatArg(nan) ?? 0;
    const most = (isGiven(posinf) ? floatArg(posinf) : undefined) ?? largest;
    const least = (isGiven(neginf) ? floatArg(neginf) : undefined) ?? -largest;
    const replaced = (value: number): number => {
      if (Number.isNaN(value)) return forNaN;
      return value === Infinity ? most : value === -Infinity ? least : value;
    };
    const result = computed(from.shape, from.dtype, [from], ({ data }) => data.map(replaced));
    if (isArray(x) && !flagArg(copy, true)) {
      setNumbers(x, result);
      return x;
    }
    return finished(vm, result);
  });
}

const largestOf: Partial<Record<DType, number>> = {
  float16: 65504,
  float32: 3.4028234663852886e38,
};

/** NumPy multiplies, rounds and divides, which shows where a decimal has no exact double. */
export function roundedNumbers(from: Numbers, places: number): Numbers {
  if (categoryOf(from.dtype) === "bool") return { ...from, dtype: "float16" };
  if (categoryOf(from.dtype) !== "float" && places >= 0) return from;
  const step = rounder(from.dtype);
  const scale = 10 ** Math.abs(places);
  const round = (value: number): number => {
    if (places === 0) return roundHalfEven(value);
    return places > 0
      ? roundHalfEven(step(value * scale)) / scale
      : roundHalfEven(step(value / scale)) * scale;
  };
  return computed(from.shape, from.dtype, [from], ({ data }) => data.map(round));
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

function interpolated(
  x: number,
  xs: Float64Array,
  ys: Float64Array,
  outside: { readonly left?: number; readonly right?: number },
): number {
  const last = xs.length - 1;
  if (Number.isNaN(x)) return NaN;
  if (x < xs[0]) return outside.left ?? ys[0];
  if (x > xs[last]) return outside.right ?? ys[last];
  if (x === xs[last]) return ys[last];
  let i = 0;
  while (i < last - 1 && xs[i + 1] <= x) i++;
  return ((ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i])) * (x - xs[i]) + ys[i];
}
