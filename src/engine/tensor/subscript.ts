/** What `x[…]` takes out of an array, as NumPy and PyTorch agree on it: integers, slices, None, arrays and masks. */

import type { Elements } from "./moves";
import { broadcastTo, sourceIndices } from "./moves";
import type { Shape } from "./shape";
import { broadcast, isMismatch, numel, stridesOf } from "./shape";

export type SubscriptItem =
  | { readonly kind: "int"; readonly value: number }
  | {
      readonly kind: "slice";
      readonly start?: number;
      readonly stop?: number;
      readonly step?: number;
    }
  | { readonly kind: "new" }
  | { readonly kind: "rest" }
  /** `data` absent: only its shape is known. */
  | { readonly kind: "array"; readonly shape: Shape; readonly data?: Float64Array }
  | { readonly kind: "mask"; readonly shape: Shape; readonly data?: Float64Array };

export type SubscriptError =
  | { readonly error: "too-many"; readonly count: number }
  | {
      readonly error: "out-of-range";
      readonly index: number;
      /** The dimension of the array, and of the result so far. */
      readonly dimension: number;
      readonly at: number;
      readonly size: number;
    }
  | {
      readonly error: "mask";
      readonly dimension: number;
      readonly size: number;
      readonly maskSize: number;
      readonly mask: Shape;
      readonly at: number;
    }
  | { readonly error: "broadcast"; readonly shapes: readonly Shape[] }
  | { readonly error: "zero-step" }
  | { readonly error: "several-rests" }
  /** A mask whose numbers are not known. */
  | { readonly error: "data-dependent" };

export interface Selection {
  readonly shape: Shape;
  /** True without arrays and masks: the result shares the array's memory. */
  readonly isView: boolean;
  /** The index of every element of the result; `undefined` where an index array's numbers are not known. */
  readonly indices: () => Int32Array | undefined;
  /** The step along each dimension of a view. */
  readonly strides?: readonly number[];
  readonly offset: number;
}

interface Advanced {
  readonly shape: Shape;
  readonly stride: number;
  readonly data: Float64Array | undefined;
}

interface Axis {
  readonly size: number;
  readonly stride: number;
}

export interface SubscriptOptions {
  /** NumPy's integers take part in the broadcast of the arrays; PyTorch's are applied first. */
  readonly intsJoinArrays: boolean;
}

export function subscript(
  shape: Shape,
  items: readonly SubscriptItem[],
  { intsJoinArrays }: SubscriptOptions,
): Selection | SubscriptError {
  const full = withRest(shape, items);
  if ("error" in full) return full;
  const hasArrays = full.some((item) => item.kind === "array" || item.kind === "mask");
  const strides = stridesOf(shape);
  const axes: Axis[] = [];
  const advanced: Advanced[] = [];
  let offset = 0;
  /** Where among `axes` the arrays' dimensions go; they go to the front once something stands between two arrays. */
  let place: number | undefined;
  let isApart = false;
  let wasAdvanced = false;
  let dim = 0;
  const addAdvanced = (list: readonly Advanced[]): void => {
    if (place !== undefined && !wasAdvanced) isApart = true;
    place ??= axes.length;
    wasAdvanced = true;
    advanced.push(...list);
  };

  for (const item of full) {
    switch (item.kind) {
      case "int": {
        const index = wrapIndex(item.value, shape[dim]);
        if (index === undefined) {
          const at = axes.length;
          return {
            error: "out-of-range",
            index: item.value,
            dimension: dim,
            at,
            size: shape[dim],
          };
        }
        offset += index * strides[dim];
        if (hasArrays && intsJoinArrays) addAdvanced([]);
        dim++;
        break;
      }
      case "slice": {
        const range = sliceOf(item, shape[dim]);
        if (!range) return { error: "zero-step" };
        offset += range.count > 0 ? range.start * strides[dim] : 0;
        axes.push({ size: range.count, stride: range.step * strides[dim] });
        wasAdvanced = false;
        dim++;
        break;
      }
      case "new":
        axes.push({ size: 1, stride: 0 });
        wasAdvanced = false;
        break;
      case "array": {
        const data = item.data && wrapped(item.data, shape[dim]);
        if (data && !(data instanceof Float64Array)) {
          const at = axes.length;
          return { error: "out-of-range", index: data.bad, dimension: dim, at, size: shape[dim] };
        }
        addAdvanced([{ shape: item.shape, stride: strides[dim], data }]);
        dim++;
        break;
      }
      case "mask": {
        for (let i = 0; i < item.shape.length; i++) {
          if (item.shape[i] === shape[dim + i]) continue;
          return {
            error: "mask",
            dimension: dim + i,
            size: shape[dim + i],
            maskSize: item.shape[i],
            mask: item.shape,
            at: i,
          };
        }
        if (!item.data) return { error: "data-dependent" };
        const positions = nonzero({ shape: item.shape, data: item.data });
        addAdvanced(
          positions.map((data, i) => ({ shape: [data.length], stride: strides[dim + i], data })),
        );
        if (positions.length === 0) addAdvanced([{ shape: [item.data[0]], stride: 0, data: zero }]);
        dim += item.shape.length;
        break;
      }
      case "rest":
        break;
    }
  }

  if (!hasArrays) {
    const sizes = axes.map((axis) => axis.size);
    const steps = axes.map((axis) => axis.stride);
    const layout = { sizes, strides: steps, offset };
    return {
      shape: sizes,
      isView: true,
      indices: () => sourceIndices(layout),
      strides: steps,
      offset,
    };
  }
  return withArrays(axes, advanced, isApart ? 0 : (place ?? 0), offset);
}

const zero = new Float64Array(1);

export function isSubscriptError(result: object): result is SubscriptError {
  return "error" in result;
}

function withArrays(
  axes: readonly Axis[],
  advanced: readonly Advanced[],
  place: number,
  offset: number,
): Selection | SubscriptError {
  let joint: Shape = [];
  for (const { shape } of advanced) {
    const both = broadcast(joint, shape);
    if (isMismatch(both)) return { error: "broadcast", shapes: advanced.map((one) => one.shape) };
    joint = both;
  }
  const before = axes.slice(0, place);
  const after = axes.slice(place);
  const sizes = (list: readonly Axis[]): number[] => list.map((axis) => axis.size);
  const stepsOf = (list: readonly Axis[]): number[] => list.map((axis) => axis.stride);
  return {
    shape: [...sizes(before), ...joint, ...sizes(after)],
    isView: false,
    offset,
    indices() {
      const offsets = jointOffsets(joint, advanced);
      if (!offsets) return undefined;
      const outer = sourceIndices({ sizes: sizes(before), strides: stepsOf(before), offset });
      const inner = sourceIndices({ sizes: sizes(after), strides: stepsOf(after), offset: 0 });
      const result = new Int32Array(outer.length * offsets.length * inner.length);
      let at = 0;
      for (const o of outer)
        for (const j of offsets) for (const i of inner) result[at++] = o + j + i;
      return result;
    },
  };
}

function jointOffsets(joint: Shape, advanced: readonly Advanced[]): Float64Array | undefined {
  const total = new Float64Array(numel(joint));
  for (const { shape, stride, data } of advanced) {
    if (!data) return undefined;
    const own = broadcastTo({ shape, data }, joint);
    for (let i = 0; i < total.length; i++) total[i] += own[i] * stride;
  }
  return total;
}

/** The items with the `...` and all that is left out written as slices. */
function withRest(
  shape: Shape,
  items: readonly SubscriptItem[],
): readonly SubscriptItem[] | SubscriptError {
  const uses = (item: SubscriptItem): number => {
    if (item.kind === "mask") return item.shape.length;
    return item.kind === "new" || item.kind === "rest" ? 0 : 1;
  };
  const used = items.reduce((sum, item) => sum + uses(item), 0);
  if (used > shape.length) return { error: "too-many", count: used };
  const rests = items.filter((item) => item.kind === "rest").length;
  if (rests > 1) return { error: "several-rests" };
  const missing = new Array<SubscriptItem>(shape.length - used).fill({ kind: "slice" });
  if (rests === 0) return [...items, ...missing];
  return items.flatMap((item) => (item.kind === "rest" ? missing : [item]));
}

function wrapIndex(index: number, size: number): number | undefined {
  const at = index < 0 ? index + size : index;
  return at >= 0 && at < size ? at : undefined;
}

function wrapped(data: Float64Array, size: number): Float64Array | { readonly bad: number } {
  const result = new Float64Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const index = wrapIndex(data[i], size);
    if (index === undefined) return { bad: data[i] };
    result[i] = index;
  }
  return result;
}

export interface SliceRange {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** Python's slice of a dimension; `undefined` for a step of zero. */
export function sliceOf(
  slice: { readonly start?: number; readonly stop?: number; readonly step?: number },
  size: number,
): SliceRange | undefined {
  const step = slice.step ?? 1;
  if (step === 0) return undefined;
  const [low, high] = step < 0 ? [-1, size - 1] : [0, size];
  const clamp = (value: number): number =>
    Math.max(low, Math.min(high, value < 0 ? value + size : value));
  const start = slice.start === undefined ? (step < 0 ? high : low) : clamp(slice.start);
  const stop = slice.stop === undefined ? (step < 0 ? low : high) : clamp(slice.stop);
  return { start, step, count: Math.max(0, Math.ceil((stop - start) / step)) };
}

/** The coordinates of the elements that are not zero: one list per dimension. */
export function nonzero({ shape, data }: Elements): Float64Array[] {
  const strides = stridesOf(shape);
  const found: number[] = [];
  for (let i = 0; i < data.length; i++) if (data[i] !== 0) found.push(i);
  return shape.map((size, dim) =>
    Float64Array.from(found, (i) => Math.floor(i / strides[dim]) % size),
  );
}
