/** Makes the plan of a forward pass from a trace: which ops are needed, in their order, and when each buffer is freed. */

import type { TensorId, Trace } from "../trace/trace";
import { functionOps, labelOfOp } from "../summary/graph";
import {
  buffersRead,
  buffersWritten,
  type BufferId,
  type ForwardPlan,
  type PlanStep,
  type PlanStepWork,
} from "./plan";
import { newPlanner, inputBuffer, planTensor, type Planner } from "./planner";
import { addOp, tensorsOf } from "./planOps";
import {
  leafCalls,
  modulePaths,
  outputTensors,
  reportedFunction,
  addLeaf,
  addReported,
  parametersOf,
} from "./planReports";

export function planForward(trace: Trace): ForwardPlan {
  const planner = newPlanner(trace);
  for (const id of trace.inputs) inputBuffer(planner, id);
  const leaves = leafCalls(trace);
  const functions = new Map(functionOps(trace).flatMap((op) => reportedFunction(trace, op)));
  const needed = neededOps(trace, [...leaves.map(({ tensor }) => tensor), ...functions.values()]);
  const paths = modulePaths(trace);
  let next = 0;
  for (const [index, op] of trace.ops.entries()) {
    for (; next < leaves.length && leaves[next].end <= index; next++)
      addLeaf(planner, leaves[next]);
    if (op.phase === "forward" && planner.passStart === undefined) {
      planner.passStart = planner.work.length;
      for (const tensor of trace.inputs) {
        addReported(planner, { kind: "input", path: "", className: "input" }, tensor);
      }
    }
    if (needed.has(op.id)) addOp(planner, op);
    const tensor = functions.get(op.id);
    if (tensor === undefined) continue;
    const path = paths.get(trace.calls[op.call ?? -1]?.module ?? -1) ?? "";
    const className = labelOfOp(op.op);
    addReported(planner, { kind: "function", path, className, call: op.call }, tensor);
  }
  for (; next < leaves.length; next++) addLeaf(planner, leaves[next]);
  return finished(planner);
}

/** The ops whose results are reported, with all that they depend on, and those that draw from the generator. */
function neededOps(trace: Trace, reported: readonly (TensorId | undefined)[]): ReadonlySet<number> {
  const wanted: TensorId[] = reported.flatMap((tensor) => (tensor === undefined ? [] : [tensor]));
  if (trace.output) wanted.push(...outputTensors(trace.output));
  for (const module of trace.modules) {
    for (const { tensor } of [...module.parameters, ...module.buffers]) wanted.push(tensor);
  }
  const needed = new Set<number>();
  const wantedSet = new Set(wanted);
  for (let i = trace.ops.length - 1; i >= 0; i--) {
    const op = trace.ops[i];
    if (op.draws !== true && !op.outputs.some((id) => wantedSet.has(id))) continue;
    needed.add(op.id);
    for (const id of tensorsOf(Object.values(op.args))) wantedSet.add(id);
  }
  return needed;
}

function finished(planner: Planner): ForwardPlan {
  const { trace, work, buffers } = planner;
  const parameters = parametersOf(planner);
  const outputs = trace.output ? outputTensors(trace.output) : [];
  const kept = new Set<BufferId>();
  const planned = outputs.map((id) => planTensor(planner, id));
  const inputs = trace.inputs.map((id) => planTensor(planner, id));
  for (const { buffer } of [...planned, ...inputs]) if (buffer !== undefined) kept.add(buffer);
  return {
    model: trace.model,
    kernels: Object.fromEntries(planner.kernels),
    buffers,
    steps: withFrees(planner, work, kept),
    passStart: planner.passStart ?? work.length,
    inputs,
    outputs: planned,
    parameters,
    leaves: planner.leaves,
    gaps: planner.gaps,
  };
}

function withFrees(
  planner: Planner,
  work: readonly PlanStepWork[],
  kept: ReadonlySet<BufferId>,
): PlanStep[] {
  const last = new Map<BufferId, number>();
  work.forEach((step, index) => {
    for (const buffer of buffersOf(planner, step)) last.set(buffer, index);
  });
  const frees: BufferId[][] = work.map(() => []);
  for (const [buffer, index] of last) {
    if (!kept.has(buffer)) frees[index].push(buffer);
  }
  return work.map((step, index) => ({ ...step, frees: frees[index] }));
}

function buffersOf(planner: Planner, step: PlanStepWork): BufferId[] {
  const leaf = step.kind === "leaf" ? planner.leaves[step.leaf].buffer : undefined;
  const own = leaf === undefined ? [] : [leaf];
  return [...own, ...buffersRead(step), ...buffersWritten(step)];
}
