/** The kernel of `torch.cdist`: the distance of every row of one matrix to every row of another. */

import { numel, sameShape } from "../../tensor/shape";
import {
  numberArg,
  passes,
  tensorArg,
  unsupported,
  type Kernel,
  type KernelThis,
  type Volume,
} from "../kernel";

export const distancesKernel: Kernel = (call) => {
  const a = tensorArg(call, "x1");
  const b = tensorArg(call, "x2");
  if (!a || !b) return unsupported(`${call.op} without two tensors`);
  if (!sameShape(a.shape.slice(0, -2), b.shape.slice(0, -2))) {
    return unsupported("distances of batches that broadcast");
  }
  const p = numberArg(call, "p", 2);
  if (p !== 1 && p !== 2) return unsupported(`distances with p = ${p}`);
  const batch = numel(a.shape.slice(0, -2));
  const [rows, width] = a.shape.slice(-2);
  const others = b.shape[b.shape.length - 2];
  return passes({
    kernel: "distances",
    source: distances,
    output: [others, rows, batch],
    arguments: [
      { of: a, size: [width, rows, batch] },
      { of: b, size: [width, others, batch] },
      width,
      p,
    ],
    into: { output: 0 },
  });
};

function distances(this: KernelThis, a: Volume, b: Volume, width: number, p: number): number {
  let sum = 0;
  for (let i = 0; i < width; i++) {
    const off = Math.abs(a[this.thread.z][this.thread.y][i] - b[this.thread.z][this.thread.x][i]);
    if (p < 1.5) {
      sum += off;
    } else {
      sum += off * off;
    }
  }
  let result = sum;
  if (p > 1.5) {
    result = Math.sqrt(sum);
  }
  return result;
}
