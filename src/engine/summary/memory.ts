/** How much memory activations take: what is alive at once in inference, and an estimate of what training keeps. */

import { isFloating, itemSize } from "../tensor/dtype";
import { numel } from "../tensor/shape";
import type { OpNode, TensorId, Trace } from "../trace/trace";
import { sum } from "./counts";

/**
 * The most bytes of activations that are alive at once, inputs included: each lives from the op that makes it to the
 * last that reads it. Results that look at the memory of their input, and those that are written into it, take none.
 */
export function peakActivationBytes(trace: Trace): number {
  const forward = trace.ops.filter((op) => op.phase === "forward");
  const storage = storages(trace, forward);
  const ends = new Map<TensorId, number>();
  forward.forEach((op, i) => {
    for (const tensor of [...inputsOf(op), ...op.outputs]) ends.set(storage(tensor), i);
  });
  const ending = new Map<number, TensorId[]>();
  for (const [tensor, i] of ends) ending.set(i, [...(ending.get(i) ?? []), tensor]);
  const born = new Set<TensorId>(trace.inputs);
  let alive = sum(trace.inputs, (id) => bytesOf(trace, id));
  let peak = alive;
  forward.forEach((op, i) => {
    for (const output of op.outputs) {
      const tensor = storage(output);
      if (born.has(tensor)) continue;
      born.add(tensor);
      alive += bytesOf(trace, tensor);
    }
    peak = Math.max(peak, alive);
    for (const tensor of ending.get(i) ?? []) if (born.has(tensor)) alive -= bytesOf(trace, tensor);
  });
  return peak;
}

/**
 * An estimate of one training step's memory before the optimizer's own: weights, a gradient for each that is trained,
 * and every activation that the pass makes, since the way back needs (nearly) all of them.
 */
export function trainingBytes(trace: Trace, paramBytes: number, gradientBytes: number): number {
  const forward = trace.ops.filter((op) => op.phase === "forward");
  const storage = storages(trace, forward);
  const made = new Set<TensorId>(trace.inputs);
  for (const op of forward) {
    for (const output of op.outputs) {
      const tensor = storage(output);
      if (isFloating(trace.tensors[tensor].dtype)) made.add(tensor);
    }
  }
  return paramBytes + gradientBytes + sum([...made], (tensor) => bytesOf(trace, tensor));
}

/** Weights are counted elsewhere. */
function bytesOf(trace: Trace, id: TensorId): number {
  const { shape, dtype, role } = trace.tensors[id];
  return role === "activation" || role === "input" ? numel(shape) * itemSize[dtype] : 0;
}

/** The tensor in whose memory a tensor lies. */
function storages(trace: Trace, ops: readonly OpNode[]): (tensor: TensorId) => TensorId {
  const of = new Map<TensorId, TensorId>();
  const find = (tensor: TensorId): TensorId => of.get(tensor) ?? tensor;
  for (const op of ops) {
    if (!isAlias(op)) continue;
    const input = inputsOf(op).at(0);
    if (input === undefined) continue;
    for (const output of op.outputs) if (output !== input) of.set(output, find(input));
  }
  return find;
}

function isAlias({ reach, args }: OpNode): boolean {
  return reach?.kind === "sizes" || reach?.kind === "order" || args.inplace === true;
}

function inputsOf(op: OpNode): readonly TensorId[] {
  return tensorsInArgs(Object.values(op.args));
}

/** The ids of all tensors in an op's arguments. */
export function tensorsInArgs(args: readonly unknown[]): readonly TensorId[] {
  const found: number[] = [];
  for (const arg of args) {
    if (Array.isArray(arg)) found.push(...tensorsInArgs(arg));
    else if (typeof arg === "object" && arg !== null && "tensor" in arg) {
      if (typeof arg.tensor === "number") found.push(arg.tensor);
    }
  }
  return found;
}
