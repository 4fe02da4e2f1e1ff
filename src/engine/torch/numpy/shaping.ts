/** NumPy's functions that change shapes. */

import { callValue } from "../../python/call";
import { dictGet, newDict } from "../../python/dict";
import type { Machine, Steps } from "../../python/native";
import { fromPython } from "../../python/stdlib/lazyPython";
import { str, type PyArray, type PyValue } from "../../python/values";
import {
  broadcastWalk,
  permuteWalk,
  sourceIndices,
  takeWalk,
  broadcastTo,
  type Walk,
} from "../../tensor/moves";
import { broadcast, isMismatch, numel, sameShape, stridesOf, type Shape } from "../../tensor/shape";
import { arrayValue, numbersOf, shapeText, viewValue } from "./arrays";
import { isContiguous, stepsOf } from "./memory";
import { computed, isSmall, type Numbers } from "./numbers";
import { axesOf, axisOf } from "./reductions";
import {
  derived,
  floatArg,
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
import { broadcastAll } from "./ufuncs";

type Given = PyValue | undefined;

export const shaping: Functions = {
  reshape: [
    "a, newshape, order?",
    (vm, a, newshape, order) => withSizes(vm, newshape, (sizes) => reshape(vm, a, sizes, order)),
  ],
  ravel: [
    "a, order?",
    (vm, a, order) => {
      const flat = reshape(vm, a, [-1], order);
      // Only elements that lie one behind the other stay where they are.
      if (!isArray(a) || !isArray(flat) || isContiguous(a)) return flat;
      return arrayValue(vm, numbersOf(flat));
    },
  ],
  transpose: [
    "a, axes?",
    (vm, a, axes) => {
      if (!isGiven(axes)) return permute(vm, a, undefined);
      return withSizes(vm, axes, (order) => permute(vm, a, order));
    },
  ],
  swapaxes: [
    "a, axis1, axis2",
    (vm, a, axis1, axis2) =>
      moved(vm, a, (rank) => {
        const order = Array.from({ length: rank }, (_, i) => i);
        const from = axisOf(vm, rank, intArg(vm, axis1) ?? 0);
        const to = axisOf(vm, rank, intArg(vm, axis2) ?? 0);
        [order[from], order[to]] = [to, from];
        return order;
      }),
  ],
  moveaxis: [
    "a, source, destination",
    (vm, a, source, destination) => {
      const from = intsArg(vm, source);
      const to = intsArg(vm, destination);
      if (isUnknownInts(from) || isUnknownInts(to)) return derived(vm);
      return moved(vm, a, (rank) => {
        const sources = axesOf(vm, rank, from ?? [], "source");
        const targets = axesOf(vm, rank, to ?? [], "destination");
        if (sources.length !== targets.length) {
          throw vm.raise(
            "ValueError",
            "`source` and `destination` arguments must have the same number of elements",
          );
        }
        const order = Array.from({ length: rank }, (_, i) => i).filter((i) => !sources.includes(i));
        const pairs = targets.map((target, i) => [target, sources[i]] as const);
        for (const [target, own] of [...pairs].sort((x, y) => x[0] - y[0]))
          order.splice(target, 0, own);
        return order;
      });
    },
  ],
  expand_dims: [
    "a, axis",
    (vm, a, axis) =>
      withSizes(vm, axis, (given) =>
        reshaped(vm, a, (shape) => {
          const rank = shape.length + given.length;
          const places = axesOf(vm, rank, given);
          const rest = [...shape];
          return Array.from({ length: rank }, (_, i) =>
            places.includes(i) ? 1 : (rest.shift() ?? 1),
          );
        }),
      ),
  ],
  squeeze: [
    "a, axis?",
    (vm, a, axis) => {
      const given = intsArg(vm, axis);
      if (isUnknownInts(given)) return derived(vm);
      return reshaped(vm, a, (shape) => {
        if (given === undefined) return shape.filter((size) => size !== 1);
        const axes = axesOf(vm, shape.length, given);
        if (axes.some((dim) => shape[dim] !== 1)) {
          throw vm.raise(
            "ValueError",
            "cannot select an axis to squeeze out which has size not equal to one",
          );
        }
        return shape.filter((_, dim) => !axes.includes(dim));
      });
    },
  ],
  atleast_1d: ["a", (vm, a) => reshaped(vm, a, (shape) => (shape.length > 0 ? shape : [1]))],
  atleast_2d: ["a", (vm, a) => reshaped(vm, a, twoDimensional)],
  broadcast_to: [
    "array, shape, subok?",
    (vm, array, shape) =>
      withSizes(vm, shape, (sizes) =>
        withNumbers(vm, array, (from) => {
          const joint = broadcast(from.shape, sizes);
          if (isMismatch(joint) || !sameShape(joint, sizes)) {
            throw vm.raise(
              "ValueError",
              "operands could not be broadcast together with remapped shapes [original->remapped]: " +
                `${compact(from.shape)}  and requested shape ${compact(sizes)}`,
            );
          }
          return arrayValue(vm, walked(from, broadcastWalk(from.shape, sizes)));
        }),
      ),
  ],
  broadcast_arrays: [
    "*args, subok?",
    (vm, args) =>
      withNumbersList(vm, args, (list) => {
        const shape = broadcastAll(
          vm,
          list.map((one) => one.shape),
        );
        return listValue(
          list.map((one) => arrayValue(vm, walked(one, broadcastWalk(one.shape, shape)))),
        );
      }),
  ],

  tile: [
    "A, reps",
    (vm, a, reps) =>
      withSizes(vm, reps, (given) =>
        withNumbers(vm, a, (from) => {
          const rank = Math.max(given.length, from.shape.length);
          const own = [...new Array<number>(rank - from.shape.length).fill(1), ...from.shape];
          const times = [...new Array<number>(rank - given.length).fill(1), ...given];
          const sizes = own.flatMap((size, dim) => [times[dim], size]);
          const strides = stridesOf(own).flatMap((stride) => [0, stride]);
          const result = walked(from, { sizes, strides, offset: 0 });
          return arrayValue(vm, { ...result, shape: own.map((size, dim) => size * times[dim]) });
        }),
      ),
  ],
  repeat: [
    "a, repeats, axis?",
    (vm, a, repeats, axis) =>
      withSizes(vm, repeats, (counts) =>
        withNumbers(vm, a, (given) => {
          const at = intArg(vm, axis);
          const from = at === undefined ? { ...given, shape: [numel(given.shape)] } : given;
          const dim = axisOf(vm, from.shape.length, at ?? 0);
          return arrayValue(vm, repeated(vm, from, dim, counts));
        }),
      ),
  ],
  flip: ["m, axis?", (vm, m, axis) => flip(vm, m, axis)],
  flipud: ["m", (vm, m) => flip(vm, m, { kind: "int", value: 0 })],
  fliplr: ["m", (vm, m) => flip(vm, m, { kind: "int", value: 1 })],
  roll: [
    "a, shift, axis?",
    (vm, a, shift, axis) =>
      withNumbers(vm, a, (from) => {
        const shifts = intsArg(vm, shift);
        const axes = intsArg(vm, axis);
        if (isUnknownInts(shifts) || isUnknownInts(axes)) return derived(vm);
        return arrayValue(vm, rolled(vm, from, shifts ?? [0], axes));
      }),
  ],
  pad: ["array, pad_width, mode?, **kwargs", pad],
};

/** Sizes or axes go on; an unknown among them makes the result unknown. */
export function withSizes(
  vm: Machine,
  value: Given,
  use: (sizes: readonly number[]) => PyValue,
): PyValue {
  const sizes = intsArg(vm, value);
  if (isUnknownInts(sizes)) return vm.unknown({ kind: "derived", what: "an array" }, sizes);
  return use(sizes ?? []);
}

function compact(shape: Shape): string {
  return shapeText(shape).replaceAll(" ", "");
}

/** Another shape for the same memory. `order="F"`: the first dimension changes fastest. */
export function reshape(vm: Machine, a: Given, sizes: readonly number[], order?: Given): PyValue {
  if (order?.kind === "str" && order.value === "F") {
    return withNumbers(vm, a, (from) => {
      const wantedSizes = inferred(vm, from.shape, sizes);
      const turned = reshape(vm, permute(vm, a, undefined), [...wantedSizes].reverse());
      return permute(vm, turned, undefined);
    });
  }
  return reshaped(vm, a, (shape) => inferred(vm, shape, sizes));
}

function reshaped(vm: Machine, a: Given, shapeOf: (shape: Shape) => Shape): PyValue {
  return withNumbers(vm, a, (from) => {
    const shape = shapeOf(from.shape);
    if (isArray(a)) return sameMemory(vm, a, shape);
    return arrayValue(vm, { ...from, shape });
  });
}

/** A view, or a copy where no steps through the memory give the new shape. */
export function sameMemory(vm: Machine, a: PyArray, shape: Shape): PyArray {
  const view = viewValue(vm, a, shape, () =>
    sourceIndices({ sizes: [numel(shape)], strides: [1], offset: 0 }),
  );
  return stepsOf(view, shape)
    ? view
    : arrayValue(vm, numbersOf(a).data ? numbersOf(view) : { shape, dtype: a.array.dtype });
}

/** Sizes as NumPy's message has them: a -1 in front is left out, others are called `newaxis`. */
function wanted(sizes: readonly number[]): string {
  const first = sizes.findIndex((size) => size >= 0);
  if (first === -1) return "()";
  const texts = sizes.slice(first).map((size) => (size < 0 ? "newaxis" : String(size)));
  return sizes.length === 1 ? `(${texts[0]},)` : `(${texts.join(",")})`;
}

/** Sizes with their -1 filled in. */
function inferred(vm: Machine, shape: Shape, sizes: readonly number[]): Shape {
  const count = numel(shape);
  const at = sizes.findIndex((size) => size < 0);
  const cannot = () =>
    vm.raise("ValueError", `cannot reshape array of size ${count} into shape ${wanted(sizes)}`);
  if (at === -1) {
    if (numel(sizes) !== count) throw cannot();
    return sizes;
  }
  if (sizes.filter((size) => size < 0).length > 1) {
    throw vm.raise("ValueError", "can only specify one unknown dimension");
  }
  const rest = numel(sizes.filter((_, i) => i !== at));
  if (rest === 0 || count % rest !== 0) throw cannot();
  return sizes.map((size, i) => (i === at ? count / rest : size));
}

/** The elements that a walk over the array meets. */
export function walked(from: Numbers, walk: Walk): Numbers {
  return computed(walk.sizes, from.dtype, [from], ({ data }) => takeWalk(data, walk));
}

export function permute(vm: Machine, a: Given, order: readonly number[] | undefined): PyValue {
  return moved(vm, a, (rank) => {
    if (!order) return Array.from({ length: rank }, (_, i) => rank - 1 - i);
    if (order.length !== rank) throw vm.raise("ValueError", "axes don't match array");
    const axes = order.map((axis) => axisOf(vm, rank, axis));
    if (new Set(axes).size !== rank) {
      throw vm.raise("ValueError", "repeated axis in transpose");
    }
    return axes;
  });
}

function moved(vm: Machine, a: Given, orderOf: (rank: number) => readonly number[]): PyValue {
  return withNumbers(vm, a, (from) => {
    const walk = permuteWalk(from.shape, orderOf(from.shape.length));
    if (!isArray(a)) return arrayValue(vm, walked(from, walk));
    return viewValue(vm, a, walk.sizes, () => sourceIndices(walk));
  });
}

function repeated(vm: Machine, from: Numbers, dim: number, counts: readonly number[]): Numbers {
  const size = from.shape[dim];
  if (counts.length !== 1 && counts.length !== size) {
    throw vm.raise(
      "ValueError",
      `operands could not be broadcast together with shape (${size},) (${counts.length},)`,
    );
  }
  const timesOf = (i: number): number => Math.max(0, counts.length === 1 ? counts[0] : counts[i]);
  let total = counts.length === 1 ? size * timesOf(0) : 0;
  if (counts.length > 1) for (let i = 0; i < size; i++) total += timesOf(i);
  const shape = from.shape.map((own, d) => (d === dim ? total : own));
  if (!isSmall(shape) || from.data === undefined) return { shape, dtype: from.dtype };
  vm.chargeItems(total);
  const places: number[] = [];
  for (let i = 0; i < size; i++) for (let k = 0; k < timesOf(i); k++) places.push(i);
  return along(from, dim, places);
}

/** The elements at the given places along a dimension. */
export function along(from: Numbers, dim: number, places: readonly number[]): Numbers {
  const shape = from.shape.map((size, d) => (d === dim ? places.length : size));
  return computed(shape, from.dtype, [from], ({ data }) => {
    const inner = numel(from.shape.slice(dim + 1));
    const outer = numel(from.shape.slice(0, dim));
    const result = new Float64Array(numel(shape));
    let at = 0;
    for (let o = 0; o < outer; o++) {
      for (const place of places) {
        const start = (o * from.shape[dim] + place) * inner;
        result.set(data.subarray(start, start + inner), at);
        at += inner;
      }
    }
    return result;
  });
}

function flip(vm: Machine, m: Given, axis: Given): PyValue {
  return withNumbers(vm, m, (from) => {
    const given = intsArg(vm, axis);
    if (isUnknownInts(given)) return derived(vm);
    const axes = axesOf(vm, from.shape.length, given);
    const strides = [...stridesOf(from.shape)];
    let offset = 0;
    for (const dim of axes) {
      offset += (from.shape[dim] - 1) * strides[dim];
      strides[dim] = -strides[dim];
    }
    const walk = { sizes: from.shape, strides, offset };
    if (isArray(m)) return viewValue(vm, m, from.shape, () => sourceIndices(walk));
    return arrayValue(vm, walked(from, walk));
  });
}

function rolled(
  vm: Machine,
  from: Numbers,
  shifts: readonly number[],
  given: readonly number[] | undefined,
): Numbers {
  if (given === undefined) {
    const flat = { ...from, shape: [numel(from.shape)] };
    return { ...rolled(vm, flat, shifts, [0]), shape: from.shape };
  }
  let so = from;
  axesOf(vm, from.shape.length, given).forEach((dim, i) => {
    const size = so.shape[dim];
    const shift = shifts[i] ?? shifts[0] ?? 0;
    const places = Array.from({ length: size }, (_, k) => (((k - shift) % size) + size) % size);
    so = along(so, dim, places);
  });
  return so;
}

/** `np.pad` in its modes constant, edge, reflect and wrap. */
function* pad(vm: Machine, ...[array, width, mode, options]: readonly Given[]): Steps<PyValue> {
  const kind = mode?.kind === "str" ? mode.value : "constant";
  const given = options?.kind === "dict" ? options : undefined;
  const constant = given && dictGet(given, str("constant_values"));
  const isPlain = Object.hasOwn(padPlace, kind) && (!constant || floatArg(constant) !== undefined);
  const others = ["mean", "maximum", "minimum", "median", "linear_ramp", "constant", "empty"];
  if (isPlain && (given?.entries.size ?? 0) <= (constant ? 1 : 0)) {
    return padded(vm, array, width, kind, (constant && floatArg(constant)) ?? 0);
  }
  if (array && width && others.includes(kind)) {
    const callee = yield* fromPython(vm, "numpy._places", "pad_with");
    return yield* callValue(callee, [array, width, str(kind), given ?? newDict()], new Map());
  }
  if (mode?.kind === "str" && !isPlain) {
    throw vm.raise("ValueError", `mode '${kind}' is not supported`);
  }
  return vm.unknown({ kind: "unsupported", what: "this way of numpy.pad" });
}

function padded(vm: Machine, array: Given, width: Given, kind: string, fill: number): PyValue {
  return withNumbers(vm, array, (from) =>
    withNumbers(vm, width, (widths) => {
      const rank = from.shape.length;
      if (!widths.data) return derived(vm);
      const joint = broadcast(widths.shape, [rank, 2]);
      if (isMismatch(joint) || !sameShape(joint, [rank, 2])) {
        throw vm.raise(
          "ValueError",
          "operands could not be broadcast together with remapped shapes [original->remapped]: " +
            `${compact(widths.shape)} and requested shape (${rank},2)`,
        );
      }
      const pairs = broadcastTo({ shape: widths.shape, data: widths.data }, [rank, 2]);
      if (pairs.some((value) => value < 0)) {
        throw vm.raise("ValueError", "index can't contain negative values");
      }
      const shape = from.shape.map((size, d) => size + pairs[2 * d] + pairs[2 * d + 1]);
      if (!isSmall(shape)) return arrayValue(vm, { shape, dtype: from.dtype });
      let so = from;
      for (let dim = 0; dim < rank; dim++) {
        const size = from.shape[dim];
        const places = Array.from({ length: shape[dim] }, (_, i) =>
          padPlace[kind](i - pairs[2 * dim], size),
        );
        so = alongOr(so, dim, places, fill);
      }
      return arrayValue(vm, so);
    }),
  );
}

/** The place that an index outside of 0 … size - 1 takes its element from; -1 for the constant. */
const padPlace: Readonly<Record<string, (i: number, size: number) => number>> = {
  constant: (i, size) => (i >= 0 && i < size ? i : -1),
  edge: (i, size) => Math.max(0, Math.min(size - 1, i)),
  wrap: (i, size) => ((i % size) + size) % size,
  reflect: (i, size) => {
    if (size === 1) return 0;
    const period = 2 * (size - 1);
    const at = ((i % period) + period) % period;
    return at < size ? at : period - at;
  },
  symmetric: (i, size) => {
    const at = ((i % (2 * size)) + 2 * size) % (2 * size);
    return at < size ? at : 2 * size - 1 - at;
  },
};

function alongOr(from: Numbers, dim: number, places: readonly number[], fill: number): Numbers {
  const clipped = along(
    from,
    dim,
    places.map((place) => Math.max(0, place)),
  );
  const inner = numel(from.shape.slice(dim + 1));
  return computed(clipped.shape, from.dtype, [clipped], ({ data }) =>
    data.map((value, i) => (places[Math.floor(i / inner) % places.length] < 0 ? fill : value)),
  );
}

export function twoDimensional(shape: Shape): Shape {
  return shape.length >= 2 ? shape : [1, shape.at(0) ?? 1];
}
