/** NumPy's elementwise functions with two results. */

import type { Machine } from "../../python/native";
import { frexp } from "../../python/stdlib/floatBits";
import { tuple, type PyValue } from "../../python/values";
import { resultValue } from "./arrays";
import { computed, type Numbers } from "./numbers";
import { floatFor } from "./promotion";
import { withAllNumbers, withNumbers, type Functions } from "./support";
import { apply, ufuncNamed } from "./ufuncs";

export const pairs: Functions = {
  divmod: [
    "x1, x2, /",
    (vm, a, b) =>
      withAllNumbers(vm, [a, b], (...inputs) =>
        both(
          vm,
          apply(vm, ufuncNamed("floor_divide"), inputs),
          apply(vm, ufuncNamed("remainder"), inputs),
        ),
      ),
  ],
  modf: [
    "x, /",
    (vm, x) =>
      withNumbers(vm, x, (from) =>
        both(
          vm,
          mapped(from, fraction),
          mapped(from, (value) => Math.trunc(value)),
        ),
      ),
  ],
  frexp: [
    "x, /",
    (vm, x) =>
      withNumbers(vm, x, (from) =>
        both(
          vm,
          mapped(from, (value) => frexp(value)[0]),
          { ...mapped(from, (value) => frexp(value)[1]), dtype: "int32" },
        ),
      ),
  ],
};

function both(vm: Machine, a: Numbers, b: Numbers): PyValue {
  return tuple([resultValue(vm, a), resultValue(vm, b)]);
}

/** With the sign of the number, also where it is zero. */
function fraction(value: number): number {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? NaN : value > 0 ? 0 : -0;
  const rest = value % 1;
  return rest === 0 && (value < 0 || Object.is(value, -0)) ? -0 : rest;
}

function mapped(from: Numbers, compute: (value: number) => number): Numbers {
  return computed(from.shape, floatFor(from.dtype), [from], ({ data }) => data.map(compute));
}
