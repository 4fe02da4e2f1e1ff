/** Which memory an array is a view of, and how it lies there: what `base`, `strides` and `shares_memory` tell. */

import type { PyArray } from "../../python/values";
import { maxConcreteElements } from "../../tensor/array";
import { numel, stridesOf, type Shape } from "../../tensor/shape";

interface View {
  readonly of: PyArray;
  /** Where each element is among those of `of`, in row-major order. */
  readonly indices: () => Int32Array;
}

const views = new WeakMap<PyArray, View>();

export function noteView(view: PyArray, of: PyArray, indices: () => Int32Array): void {
  views.set(view, { of, indices });
}

/** The array whose memory this one is a part of; itself where it has its own. */
export function ownerOf(array: PyArray): PyArray {
  const view = views.get(array);
  return view ? ownerOf(view.of) : array;
}

/** The places of an array's elements in its owner's memory; `undefined` where they are all in order, or too many. */
export function placesOf(array: PyArray): Int32Array | undefined {
  const view = views.get(array);
  if (!view || numel(array.array.shape) > maxConcreteElements) return undefined;
  const outer = placesOf(view.of);
  const own = view.indices();
  return outer ? own.map((place) => outer[place]) : own;
}

/** The step, in elements, along each dimension; `undefined` where the places are in no such order. */
export function stepsOf(array: PyArray, shape: Shape): readonly number[] | undefined {
  const places = placesOf(array);
  const logical = stridesOf(shape);
  if (!places || places.length === 0) return logical;
  const steps = shape.map((size, dim) => (size > 1 ? places[logical[dim]] - places[0] : undefined));
  for (let i = 0; i < places.length; i++) {
    let place = places[0];
    steps.forEach((step, dim) => {
      place += (Math.floor(i / logical[dim]) % shape[dim]) * (step ?? 0);
    });
    if (place !== places[i]) return undefined;
  }
  return steps.map((step, dim) => step ?? logical[dim]);
}

/** Whether the elements lie one behind the other. */
export function isContiguous(array: PyArray): boolean {
  const places = placesOf(array);
  return places === undefined || places.every((place, i) => place === places[0] + i);
}

/** Whether two arrays have an element in common; `isExact`: not only the same stretch of memory. */
export function sharesMemory(a: PyArray, b: PyArray, isExact: boolean): boolean {
  if (ownerOf(a) !== ownerOf(b)) return false;
  const first = placesOf(a);
  const second = placesOf(b);
  if (a.array.data.length === 0 || b.array.data.length === 0) return false;
  if (!first || !second) return true;
  if (isExact) {
    const taken = new Set(first);
    return second.some((place) => taken.has(place));
  }
  const least = (list: Int32Array): number => list.reduce((so, one) => Math.min(so, one));
  const most = (list: Int32Array): number => list.reduce((so, one) => Math.max(so, one));
  return least(first) <= most(second) && least(second) <= most(first);
}
