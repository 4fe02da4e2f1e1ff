/** What is noted while a pass is planned: kernels, buffers, and where the numbers of each tensor are. */

import { numel } from "../tensor/shape";
import { categoryOf } from "../tensor/dtype";
import type { TensorId, Trace } from "../trace/trace";
import {
  toPlanNumber,
  type BufferId,
  type PlanBuffer,
  type PlanGap,
  type PlanLeaf,
  type PlanStepWork,
  type PlanTensor,
} from "./plan";

/** A plan on its way; the order of what is added is the order of the pass. */
export interface Planner {
  readonly trace: Trace;
  readonly kernels: Map<string, string>;
  readonly buffers: PlanBuffer[];
  /** Where a tensor's numbers are, for those that have been planned. */
  readonly places: Map<TensorId, BufferId>;
  /** Why a tensor has no numbers. */
  readonly unknown: Map<TensorId, string>;
  /** The steps; the buffers that each frees are known at the end. */
  readonly work: PlanStepWork[];
  /** Index into `work`; set at the first op of the pass. */
  passStart?: number;
  readonly leaves: PlanLeaf[];
  readonly gaps: PlanGap[];
}

/** The plan of a trace before its first step. */
export function newPlanner(trace: Trace): Planner {
  return {
    trace,
    kernels: new Map(),
    buffers: [],
    places: new Map(),
    unknown: new Map(),
    work: [],
    leaves: [],
    gaps: [],
  };
}

/** Room for so many numbers; `isWeight`: made before the pass and the same in every pass. */
export function newBuffer(planner: Planner, count: number, isWeight: boolean): BufferId {
  return planner.buffers.push({ count, isWeight }) - 1;
}

/** The buffer of a tensor that the pass is given. */
export function inputBuffer(planner: Planner, id: TensorId): void {
  planner.places.set(id, newBuffer(planner, countOf(planner, id), false));
}

/** Complex numbers take two places each. */
export function countOf({ trace }: Planner, id: TensorId): number {
  const { shape, dtype } = trace.tensors[id];
  return numel(shape) * (categoryOf(dtype) === "complex" ? 2 : 1);
}

/** The buffer of a tensor; makes that of a constant. Absent: its numbers are not known. */
export function placeOf(planner: Planner, id: TensorId): BufferId | undefined {
  const place = planner.places.get(id);
  if (place !== undefined || planner.unknown.has(id)) return place;
  const info = planner.trace.tensors[id];
  if (!info.values) {
    planner.unknown.set(id, info.op === undefined ? "its numbers are not known" : "not computed");
    return undefined;
  }
  const into = newBuffer(planner, info.values.length, true);
  planner.work.push({ kind: "values", values: info.values.map(toPlanNumber), into });
  planner.places.set(id, into);
  return into;
}

/** A tensor as the plan's readers see it. */
export function planTensor(planner: Planner, id: TensorId): PlanTensor {
  const { shape, dtype } = planner.trace.tensors[id];
  return { tensor: id, shape, dtype, buffer: placeOf(planner, id) };
}
