/** NumPy's functions that join and split arrays. */

import type { Machine } from "../../python/native";
import { tuple, type PyValue } from "../../python/values";
import { concatenate, take } from "../../tensor/moves";
import { numel, sameShape, type Shape } from "../../tensor/shape";
import { arrayValue, viewValue } from "./arrays";
import { readDType } from "./classes";
import { converted } from "./creation";
import { computed, isSmall, type Numbers } from "./numbers";
import { promoteTypes } from "./promotion";
import { axisOf } from "./reductions";
import { twoDimensional } from "./shaping";
import { sliceIndices } from "./slices";
import {
  derived,
  finished,
  intArg,
  intsArg,
  isArray,
  isGiven,
  isUnknownInts,
  listValue,
  withNumbers,
  withNumbersList,
  type Functions,
} from "./support";

type Given = PyValue | undefined;

export const joining: Functions = {
  concatenate: [
    "arrays, axis?, out?, *, dtype?, casting?",
    (vm, arrays, axis, out, dtype) =>
      withNumbersList(vm, arrays, (list) => {
        const isFlat = axis?.kind === "none";
        const parts = isFlat ? list.map((one) => ({ ...one, shape: [numel(one.shape)] })) : list;
        const joined = join(vm, parts, isFlat ? 0 : (intArg(vm, axis) ?? 0));
        return finished(vm, converted(joined, readDType(vm, dtype)), out);
      }),
  ],
  stack: [
    "arrays, axis?, out?, *, dtype?, casting?",
    (vm, arrays, axis, out) =>
      withNumbersList(vm, arrays, (list) => {
        if (list.length === 0) throw vm.raise("ValueError", "need at least one array to stack");
        const [{ shape }] = list;
        if (list.some((one) => !sameShape(one.shape, shape))) {
          throw vm.raise("ValueError", "all input arrays must have the same shape");
        }
        const at = axisOf(vm, shape.length + 1, intArg(vm, axis) ?? 0);
        const own = [...shape.slice(0, at), 1, ...shape.slice(at)];
        return finished(
          vm,
          join(
            vm,
            list.map((one) => ({ ...one, shape: own })),
            at,
          ),
          out,
        );
      }),
  ],
  vstack: ["tup, *, dtype?, casting?", (vm, arrays) => joinAs(vm, arrays, twoDimensional, 0)],
  hstack: [
    "tup, *, dtype?, casting?",
    (vm, arrays) =>
      withNumbersList(vm, arrays, (list) => {
        const parts = list.map((one) => (one.shape.length > 0 ? one : { ...one, shape: [1] }));
        return arrayValue(vm, join(vm, parts, parts[0]?.shape.length === 1 ? 0 : 1));
      }),
  ],
  dstack: ["tup", (vm, arrays) => joinAs(vm, arrays, threeDimensional, 2)],
  column_stack: [
    "tup",
    (vm, arrays) =>
      withNumbersList(vm, arrays, (list) => {
        const parts = list.map((one) =>
          one.shape.length < 2 ? { ...one, shape: [numel(one.shape), 1] } : one,
        );
        return arrayValue(vm, join(vm, parts, 1));
      }),
  ],
  append: [
    "arr, values, axis?",
    (vm, arr, values, axis) =>
      withNumbersList(vm, tuple([arr, values].filter(isGiven)), (list) => {
        const at = intArg(vm, axis);
        if (at !== undefined) return arrayValue(vm, join(vm, list, at));
        return arrayValue(
          vm,
          join(
            vm,
            list.map((one) => ({ ...one, shape: [numel(one.shape)] })),
            0,
          ),
        );
      }),
  ],
  split: [
    "ary, indices_or_sections, axis?",
    (vm, a, sections, axis) => split(vm, a, sections, axis, true),
  ],
  array_split: [
    "ary, indices_or_sections, axis?",
    (vm, a, sections, axis) => split(vm, a, sections, axis, false),
  ],
};

/** Joins along an axis of the shapes that the arrays are given first. */
function joinAs(
  vm: Machine,
  arrays: Given,
  shapeAs: (shape: Shape) => Shape,
  axis: number,
): PyValue {
  return withNumbersList(vm, arrays, (list) => {
    const parts = list.map((one) => ({ ...one, shape: shapeAs(one.shape) }));
    return arrayValue(vm, join(vm, parts, axis));
  });
}

function threeDimensional(shape: Shape): Shape {
  if (shape.length >= 3) return shape;
  return shape.length === 2 ? [...shape, 1] : [1, shape.at(0) ?? 1, 1];
}

/** Arrays behind each other, with NumPy's errors. */
export function join(vm: Machine, list: readonly Numbers[], axis: number): Numbers {
  if (list.length === 0) throw vm.raise("ValueError", "need at least one array to concatenate");
  const [first] = list;
  const rank = first.shape.length;
  if (rank === 0) {
    throw vm.raise("ValueError", "zero-dimensional arrays cannot be concatenated");
  }
  const dim = axisOf(vm, rank, axis);
  for (const [i, one] of list.entries()) {
    if (one.shape.length !== rank) {
      throw vm.raise(
        "ValueError",
        "all the input arrays must have same number of dimensions, but the array at index 0 has " +
          `${rank} dimension(s) and the array at index ${i} has ${one.shape.length} dimension(s)`,
      );
    }
    const other = one.shape.findIndex((size, d) => d !== dim && size !== first.shape[d]);
    if (other !== -1) {
      throw vm.raise(
        "ValueError",
        "all the input array dimensions except for the concatenation axis must match exactly, but along dimension " +
          `${other}, the array at index 0 has size ${first.shape[other]} and the array at index ${i} has size ${one.shape[other]}`,
      );
    }
  }
  const size = list.reduce((sum, one) => sum + one.shape[dim], 0);
  const shape = first.shape.map((own, d) => (d === dim ? size : own));
  const dtype = list.map((one) => one.dtype).reduce(promoteTypes);
  vm.chargeItems(isSmall(shape) ? numel(shape) : 1);
  return computed(shape, dtype, list, (...known) => concatenate(known, dim).data);
}

function split(vm: Machine, a: Given, sections: Given, axis: Given, isEqual: boolean): PyValue {
  return withNumbers(vm, a, (from) => {
    const dim = axisOf(vm, from.shape.length, intArg(vm, axis) ?? 0);
    const size = from.shape[dim];
    const bounds: number[] = [0];
    if (sections?.kind === "int") {
      const count = Number(sections.value);
      if (count <= 0) throw vm.raise("ValueError", "number sections must be larger than 0.");
      if (isEqual && size % count !== 0) {
        throw vm.raise("ValueError", "array split does not result in an equal division");
      }
      vm.chargeItems(count);
      for (let i = 0; i < count; i++) {
        bounds.push(bounds[i] + Math.floor(size / count) + (i < size % count ? 1 : 0));
      }
    } else {
      const at = intsArg(vm, sections);
      if (isUnknownInts(at)) return derived(vm);
      const clamp = (index: number): number =>
        Math.min(size, Math.max(0, index < 0 ? index + size : index));
      bounds.push(...(at ?? []).map(clamp), size);
    }
    const parts = bounds.slice(1).map((stop, i) => {
      const { shape, indices } = sliceIndices(from.shape, dim, bounds[i], stop);
      if (isArray(a)) return viewValue(vm, a, shape, indices);
      return arrayValue(
        vm,
        computed(shape, from.dtype, [from], ({ data }) => take(data, indices())),
      );
    });
    return listValue(parts);
  });
}
