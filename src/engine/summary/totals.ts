/** The sums below the table. */

import { itemSize } from "../tensor/dtype";
import { numel } from "../tensor/shape";
import type { Trace } from "../trace/trace";
import { sum } from "./counts";
import type { Profile } from "./options";
import type { Row } from "./rows";

export interface Totals {
  readonly params: number;
  readonly trainableParams: number;
  readonly nonTrainableParams: number;
  /** torchinfo's. */
  readonly multAdds: number;
  /** The true count of all ops of the pass. */
  readonly macs: number;
  readonly inputBytes: number;
  readonly forwardBackwardBytes: number;
  readonly paramBytes: number;
  /** The most bytes of activations that are alive at once in inference, inputs included. */
  readonly peakActivationBytes: number;
}

/** `sys.getsizeof` of a tensor's storage object on top of its data, which torchinfo counts per input. */
const storageObjectBytes = 56;

export function totalsOf(trace: Trace, rows: readonly Row[], profile: Profile): Totals {
  const leaves = rows.filter((row) => row.isLeaf);
  const shared = {
    multAdds: sum(leaves, (row) => row.multAdds),
    macs: sum(trace.ops, (op) => (op.phase === "forward" ? op.macs : 0)),
    inputBytes: sum(trace.inputs, (id) => {
      const { shape, dtype } = trace.tensors[id];
      return numel(shape) * itemSize[dtype] + storageObjectBytes;
    }),
    forwardBackwardBytes: sum(leaves, (row) => (row.params > 0 ? 2 * row.outputBytes : 0)),
    peakActivationBytes: peakActivationBytes(trace),
  };
  const [params, trainableParams, paramBytes] =
    profile === "torchinfo" ? rootCounts(rows) : listedCounts(rows);
  return {
    ...shared,
    params,
    trainableParams,
    nonTrainableParams: params - trainableParams,
    paramBytes,
  };
}

type ParamTotals = readonly [params: number, trainable: number, bytes: number];

function rootCounts(rows: readonly Row[]): ParamTotals {
  const root = rows[0];
  return [root.params, root.trainableParams, root.paramBytes];
}

/** 1.8.0 adds up what is listed. */
function listedCounts(rows: readonly Row[]): ParamTotals {
  const once = rows.filter((row) => !row.isRecursive);
  return [
    sum(once, (row) => Math.max(row.isLeaf ? row.params : row.leftoverParams, 0)),
    sum(once, (row) => Math.max(row.isLeaf ? row.trainableParams : row.leftoverTrainableParams, 0)),
    sum(once, (row) => (row.isLeaf ? row.paramBytes : 0)),
  ];
}

/** Every activation lives from the op that makes it to the last op that reads it; views count as copies. */
function peakActivationBytes(trace: Trace): number {
  const lastUse = new Map<number, number>();
  const forward = trace.ops.filter((op) => op.phase === "forward");
  forward.forEach((op, i) => {
    for (const tensor of tensorsInArgs(Object.values(op.args))) lastUse.set(tensor, i);
    for (const tensor of op.outputs) if (!lastUse.has(tensor)) lastUse.set(tensor, i);
  });
  const bytes = (id: number): number => {
    const { shape, dtype, role } = trace.tensors[id];
    return role === "activation" || role === "input" ? numel(shape) * itemSize[dtype] : 0;
  };
  const ending = new Map<number, number[]>();
  for (const [tensor, i] of lastUse) ending.set(i, [...(ending.get(i) ?? []), tensor]);
  let alive = sum(trace.inputs, bytes);
  let peak = alive;
  const born = new Set<number>(trace.inputs);
  forward.forEach((op, i) => {
    for (const tensor of op.outputs) {
      if (born.has(tensor)) continue;
      born.add(tensor);
      alive += bytes(tensor);
    }
    peak = Math.max(peak, alive);
    for (const tensor of ending.get(i) ?? []) if (born.has(tensor)) alive -= bytes(tensor);
  });
  return peak;
}

/** The ids of all tensors in an op's arguments. */
export function tensorsInArgs(args: readonly unknown[]): readonly number[] {
  const found: number[] = [];
  for (const arg of args) {
    if (Array.isArray(arg)) found.push(...tensorsInArgs(arg));
    else if (typeof arg === "object" && arg !== null && "tensor" in arg) {
      if (typeof arg.tensor === "number") found.push(arg.tensor);
    }
  }
  return found;
}
