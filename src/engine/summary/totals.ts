/** The sums below the table. */

import { itemSize } from "../tensor/dtype";
import { numel } from "../tensor/shape";
import type { Trace } from "../trace/trace";
import { sum } from "./counts";
import { peakActivationBytes, trainingBytes } from "./memory";
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
  /** An estimate: weights, gradients and all activations of one training step. */
  readonly trainingBytes: number;
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
    trainingBytes: trainingBytes(trace, paramBytes, gradientBytes(rows)),
  };
}

/** One gradient for each trained parameter. */
function gradientBytes([root]: readonly Row[]): number {
  return sum(root.counts.parameters, ({ info, bytes }) => (info.isTrainable ? bytes : 0));
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
