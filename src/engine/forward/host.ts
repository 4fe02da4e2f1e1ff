/** Ops that are computed outside the kernels, by loops over arrays: rare, and none of them costs time in a network. */

import { numel, type Shape } from "../tensor/shape";

export interface HostTensor {
  readonly values: Float32Array;
  readonly shape: Shape;
}

type HostOp = (
  inputs: readonly HostTensor[],
  numbers: readonly number[],
  outputs: readonly { readonly shape: Shape }[],
) => Float32Array[];

const hostOps: Readonly<Record<string, HostOp>> = {};

export function runHost(
  name: string,
  inputs: readonly HostTensor[],
  numbers: readonly number[],
  outputs: readonly { readonly shape: Shape }[],
): Float32Array[] {
  if (!Object.hasOwn(hostOps, name))
    return outputs.map(({ shape }) => new Float32Array(numel(shape)).fill(NaN));
  return hostOps[name](inputs, numbers, outputs);
}
