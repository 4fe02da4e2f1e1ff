/** The kernel of `torch.gather`: each element by an index along one dimension. */

import { numel, sameShape, type Shape } from "../../tensor/shape";
import {
  dimensionOf,
  numberArg,
  passes,
  tensorArg,
  unsupported,
  type Kernel,
  type KernelThis,
  type Volume,
} from "../kernel";

export const gatherKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  const index = tensorArg(call, "index");
  if (!input || !index) return unsupported(`${call.op} without input or index`);
  const dim = dimensionOf(numberArg(call, "dim", 0), input.shape.length);
  const others = (shape: Shape): Shape => shape.filter((_, d) => d !== dim);
  if (!sameShape(others(input.shape), others(index.shape))) {
    return unsupported("gather with an index smaller than the input");
  }
  const inner = numel(input.shape.slice(dim + 1));
  const outer = numel(input.shape.slice(0, dim));
  const size = [inner, index.shape[dim] ?? 1, outer] as const;
  return passes({
    kernel: "gather",
    source: gather,
    output: size,
    arguments: [
      { of: input, size: [inner, input.shape[dim] ?? 1, outer] },
      { of: index, size },
    ],
    into: { output: 0 },
  });
};

function gather(this: KernelThis, input: Volume, index: Volume): number {
  const at = index[this.thread.z][this.thread.y][this.thread.x];
  return input[this.thread.z][at][this.thread.x];
}
