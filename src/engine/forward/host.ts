/** Ops that are computed outside the kernels, by loops over arrays: rare, and none of them costs time in a network. */

import { invariant } from "../assert";
import { numel, type Shape } from "../tensor/shape";

export interface HostTensor {
  readonly values: Float32Array;
  readonly shape: Shape;
}

interface HostResult {
  readonly shape: Shape;
}

type HostOp = (
  inputs: readonly HostTensor[],
  numbers: readonly number[],
  outputs: readonly HostResult[],
) => Float32Array[];

const hostOps: Readonly<Record<string, HostOp>> = {
  cumsum: ([input], [dim]) => [scan(input, dim, (a, b) => a + b)],
  cumprod: ([input], [dim]) => [scan(input, dim, (a, b) => a * b)],
  gather: ([input, index], [dim]) => [gather(input, index, dim)],
  sort,
};

export function runHost(
  name: string,
  inputs: readonly HostTensor[],
  numbers: readonly number[],
  outputs: readonly HostResult[],
): Float32Array[] {
  const run = hostOps[name];
  invariant(Object.hasOwn(hostOps, name), `there is a host op ${name}`);
  return run(inputs, numbers, outputs);
}

/** The elements of a tensor as lines along a dimension: where each begins, and the step from one element to the next. */
function linesOf(shape: Shape, dim: number) {
  const at = dim < 0 ? dim + shape.length : dim;
  const size = shape[at] ?? 1;
  const step = numel(shape.slice(at + 1));
  const starts = Array.from({ length: numel(shape) / Math.max(1, size) }, (_, line) => {
    const outer = Math.floor(line / step);
    return outer * size * step + (line - outer * step);
  });
  return { size, step, starts };
}

function scan(
  { values, shape }: HostTensor,
  dim: number,
  combine: (a: number, b: number) => number,
): Float32Array {
  const out = new Float32Array(values.length);
  const { size, step, starts } = linesOf(shape, dim);
  for (const start of starts) {
    let total = values[start];
    for (let i = 0; i < size; i++) {
      if (i > 0) total = combine(total, values[start + i * step]);
      out[start + i * step] = total;
    }
  }
  return out;
}

function gather(input: HostTensor, index: HostTensor, dim: number): Float32Array {
  const at = dim < 0 ? dim + input.shape.length : dim;
  const strides = input.shape.map((_, i) => numel(input.shape.slice(i + 1)));
  const out = new Float32Array(index.values.length);
  for (let i = 0; i < out.length; i++) {
    let rest = i;
    let from = 0;
    for (let d = index.shape.length - 1; d >= 0; d--) {
      const coordinate = rest % index.shape[d];
      rest = Math.floor(rest / index.shape[d]);
      from += (d === at ? index.values[i] : coordinate) * strides[d];
    }
    out[i] = input.values[from];
  }
  return out;
}

/** numbers: dimension, whether the largest come first, whether only indices are wanted. Stable, as far as the output goes. */
function sort(
  [{ values, shape }]: readonly HostTensor[],
  [dim, isDescending, isIndices]: readonly number[],
  outputs: readonly HostResult[],
): Float32Array[] {
  const [first] = outputs;
  const sorted = new Float32Array(numel(first.shape));
  const indices = new Float32Array(numel(first.shape));
  const from = linesOf(shape, dim);
  const to = linesOf(first.shape, dim);
  const sign = isDescending ? -1 : 1;
  from.starts.forEach((start, line) => {
    const valueAt = (i: number) => values[start + i * from.step];
    const order = Array.from({ length: from.size }, (_, i) => i);
    order.sort((a, b) => sign * (valueAt(a) - valueAt(b)) || a - b);
    for (let i = 0; i < to.size; i++) {
      sorted[to.starts[line] + i * to.step] = valueAt(order[i]);
      indices[to.starts[line] + i * to.step] = order[i];
    }
  });
  return isIndices ? [indices] : [sorted, indices];
}
