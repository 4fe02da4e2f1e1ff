/** Receptive fields: which part of the model's input an element of a tensor depends on, by what its ops declare. */

import type { Shape } from "../tensor/shape";
import type { OpNode, Reach, TensorId, Trace, ValueShape } from "../trace/trace";
import { outputTensor } from "./shapes";
import { tensorsInArgs } from "./memory";

/** Along one spatial dimension of the first input, in its elements. */
export interface FieldAxis {
  /** How many elements, those in the padding included; `all` where there is no bound but the input itself. */
  readonly size: number | "all";
  /** How far the fields of neighbours are apart; absent where the result has no places along this dimension. */
  readonly stride?: number;
  /** Where the field of the first place begins: negative where it reaches into the padding. */
  readonly offset?: number;
  /** False for the most that a place sees, where this differs from place to place. */
  readonly isExact: boolean;
}

export type Field = readonly FieldAxis[];

/** The receptive field of what a call gives back, as far as the ops tell. */
export function fieldsOf(trace: Trace): (output: ValueShape | undefined) => Field | undefined {
  const known = propagate(trace);
  return (output) => {
    const tensor = output && outputTensor(output);
    const found = tensor === undefined ? undefined : known.get(tensor);
    return found && found !== "unknown" ? found.map(shown) : undefined;
  };
}

function shown({ at, span, stride, start, isExact, isMerged }: Place): FieldAxis {
  if (span === "all") return { size: "all", isExact: true };
  const size = Math.round(span) + 1;
  if (at === undefined || isMerged) return { size, isExact };
  return { size, stride, offset: start, isExact };
}

/** What a tensor knows of one spatial dimension of the input. */
interface Place {
  /** The dimension of the tensor along which places move; absent: all its elements see the same. */
  readonly at: number | undefined;
  /** Other dimensions of the input move along the same one. */
  readonly isMerged: boolean;
  /** From the first element seen to the last. */
  readonly span: number | "all";
  readonly stride: number;
  readonly start: number;
  readonly isExact: boolean;
}

type Places = readonly Place[];
type Known = Map<TensorId, Places | "unknown">;

function propagate(trace: Trace): Known {
  const known: Known = new Map();
  const [input] = trace.inputs;
  const shape = input === undefined ? [] : trace.tensors[input].shape;
  if (input === undefined || !hasSpace(trace, shape)) return known;
  known.set(
    input,
    shape.slice(2).map((_, i): Place => {
      return { at: i + 2, isMerged: false, span: 0, stride: 1, start: 0, isExact: true };
    }),
  );
  for (const op of trace.ops) {
    if (op.phase !== "forward") continue;
    const result = ofOp(trace, op, known);
    if (result) for (const output of op.outputs) known.set(output, result);
  }
  return known;
}

/** Images and volumes have space; rows of numbers have where a window slides over them. */
function hasSpace(trace: Trace, shape: Shape): boolean {
  if (shape.length === 4 || shape.length === 5) return true;
  const isLine = (op: OpNode) => op.reach?.kind === "window" && op.reach.steps.length === 1;
  return shape.length === 3 && trace.ops.some((op) => op.phase === "forward" && isLine(op));
}

/** Absent for what does not depend on the input at all. */
function ofOp(trace: Trace, op: OpNode, known: Known): Places | "unknown" | undefined {
  const inputs = tensorsInArgs(Object.values(op.args)).flatMap((id) => {
    const places = known.get(id);
    return places ? [{ shape: trace.tensors[id].shape, places }] : [];
  });
  if (inputs.length === 0) return undefined;
  const list: Source[] = [];
  for (const { shape, places } of inputs) {
    if (places === "unknown") return "unknown";
    list.push({ shape, places });
  }
  const out = trace.tensors[op.outputs[0]]?.shape ?? [];
  return (op.reach && applied(op.reach, list, out)) ?? everything(list);
}

interface Source {
  readonly shape: Shape;
  readonly places: Places;
}

/** Whatever is made of elements that see everything sees everything. */
function everything(list: readonly Source[]): Places | "unknown" {
  const isAll = list.every(({ places }) => places.every(({ span }) => span === "all"));
  return isAll ? list[0].places.map((place) => ({ ...place, at: undefined })) : "unknown";
}

function applied(reach: Reach, list: readonly Source[], out: Shape): Places | undefined {
  const [first] = list;
  switch (reach.kind) {
    case "same":
      return united(list.map((source) => aligned(source, out.length)));
    case "along":
      if (list.some(({ places }) => places.some((p) => p.at === reach.dim && p.span !== "all"))) {
        return undefined;
      }
      return united(list.map(({ places }) => places));
    case "window":
      return eachPlace(first, (place) => slid(place, reach, first.shape.length));
    case "whole":
      return eachPlace(first, (place) => gathered(place, reach.dims, reach.keeps));
    case "order":
      return eachPlace(first, (place) =>
        place.at === undefined ? place : { ...place, at: reach.dims.indexOf(place.at) },
      );
    case "sizes":
      return reshaped(first, out);
    case "product":
      return united(list.map((source, i) => multiplied(source, i, list.length, out.length)));
  }
}

function eachPlace(
  { places }: Source,
  change: (place: Place) => Place | undefined,
): Places | undefined {
  const changed = places.map(change);
  return changed.every((place) => place !== undefined) ? changed : undefined;
}

/** Dimensions counted from the last, as broadcasting does. */
function aligned({ shape, places }: Source, rank: number): Places {
  const shift = rank - shape.length;
  return places.map((place) =>
    place.at === undefined ? place : { ...place, at: place.at + shift },
  );
}

function united(all: readonly Places[]): Places | undefined {
  const [first, ...others] = all;
  const result: Place[] = [];
  for (const [i, place] of first.entries()) {
    let together: Place | undefined = place;
    for (const other of others) together = together && both(together, other[i]);
    if (!together) return undefined;
    result.push(together);
  }
  return result;
}

function both(a: Place, b: Place): Place | undefined {
  if (a.span === "all" || b.span === "all") {
    return { ...a, at: a.at ?? b.at, span: "all", isMerged: a.isMerged || b.isMerged };
  }
  if (a.at !== b.at) return { ...a, at: undefined, span: "all" };
  if (Math.abs(a.stride - b.stride) > 1e-9) return undefined;
  const start = Math.min(a.start, b.start);
  const end = Math.max(a.start + a.span, b.start + b.span);
  const isExact = a.isExact && b.isExact;
  return { ...a, isMerged: a.isMerged || b.isMerged, start, span: end - start, isExact };
}

function slid(
  place: Place,
  { steps }: Extract<Reach, { kind: "window" }>,
  rank: number,
): Place | undefined {
  if (place.at === undefined || place.span === "all") return place;
  const index = place.at - (rank - steps.length);
  const step = steps.at(index);
  if (index < 0 || !step) return undefined;
  if (place.isMerged) return undefined;
  return {
    ...place,
    span: place.span + step.extent * place.stride,
    start: place.start + step.start * place.stride,
    stride: place.stride * step.stride,
    isExact: place.isExact && step.isExact,
  };
}

function gathered(place: Place, dims: readonly number[], keeps: boolean): Place {
  const { at } = place;
  if (at === undefined) return place;
  const moved = keeps ? at : at - dims.filter((dim) => dim < at).length;
  if (!dims.includes(at)) return { ...place, at: moved };
  return { ...place, at: keeps ? at : undefined, span: "all" };
}

/** A row of the first tensor, a column of the second. */
function multiplied({ shape, places }: Source, index: number, count: number, rank: number): Places {
  const isFirst = index === 0 && count > 1;
  const isColumn = shape.length > 1 && !isFirst && count > 1;
  const summed = isColumn ? shape.length - 2 : shape.length - 1;
  const shift = rank - shape.length;
  return places.map((place) => {
    if (place.at === undefined) return place;
    if (place.at === summed) return { ...place, at: undefined, span: "all" };
    return { ...place, at: place.at + shift };
  });
}

/** Dimensions that are joined move together; one that is split has no places of its own any more. */
function reshaped({ shape, places }: Source, out: Shape): Places | undefined {
  const groups = matched(shape, out);
  const result: Place[] = [];
  for (const place of places) {
    if (place.at === undefined) {
      result.push(place);
      continue;
    }
    const at = place.at;
    const group = groups.find(({ from }) => at >= from[0] && at < from[1]);
    if (!group) return undefined;
    const parts = shape.slice(...group.from).filter((size) => size !== 1).length;
    const wanted = Array.from({ length: group.to[1] - group.to[0] }, (_, i) => group.to[0] + i);
    const large = wanted.filter((dim) => out[dim] !== 1);
    if (large.length > 1) {
      if (place.span !== "all") return undefined;
      result.push({ ...place, at: undefined });
      continue;
    }
    const isMerged = place.isMerged || parts > 1;
    result.push({ ...place, at: large.at(0) ?? wanted.at(0), isMerged });
  }
  return result;
}

interface Group {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** Runs of dimensions, as short as can be, that have the same number of elements in both shapes. */
function matched(shape: Shape, out: Shape): readonly Group[] {
  const groups: Group[] = [];
  let [i, j] = [0, 0];
  while (i < shape.length && j < out.length) {
    const [fromI, fromJ] = [i, j];
    let a = shape[i++];
    let b = out[j++];
    while (a !== b && (i < shape.length || j < out.length)) {
      if (a < b && i < shape.length) a *= shape[i++];
      else if (j < out.length) b *= out[j++];
      else if (i < shape.length) a *= shape[i++];
    }
    groups.push({ from: [fromI, i], to: [fromJ, j] });
  }
  const last = groups.at(-1);
  if (last && (i < shape.length || j < out.length)) {
    groups[groups.length - 1] = {
      from: [last.from[0], shape.length],
      to: [last.to[0], out.length],
    };
  }
  return groups;
}
