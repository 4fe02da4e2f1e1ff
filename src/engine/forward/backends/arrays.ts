/** The plain runtime: buffers are arrays, passes run as gpu.js made them, in generated wasm or in JavaScript. */

import { invariant } from "../../assert";
import type { BufferId } from "../plan";
import { arrayArguments, flatten, kernelSet } from "./gpuKernels";
import { createGpu } from "./gpuLibrary";
import type { RuntimeFactory } from "./runtime";

export function arraysRuntime(backend: "webasm" | "cpu"): RuntimeFactory {
  return (plan) => {
    const gpu = createGpu(backend);
    const kernels = kernelSet(gpu, plan, backend !== "cpu", {});
    const arrays = new Map<BufferId, Float32Array>();
    const roomFor = (buffer: BufferId): Float32Array => {
      let array = arrays.get(buffer);
      if (!array) {
        array = new Float32Array(plan.buffers[buffer].count);
        arrays.set(buffer, array);
      }
      return array;
    };
    const numbersOf = (buffer: BufferId): Float32Array => {
      const array = arrays.get(buffer);
      invariant(array, "a buffer is written before it is read");
      return array;
    };
    return Promise.resolve({
      backend,
      write: (buffer, fill) => fill(roomFor(buffer)),
      run(pass) {
        const kernel = kernels.get(pass);
        flatten(kernel(...arrayArguments(pass, numbersOf)), roomFor(pass.into));
      },
      read: numbersOf,
      free: (buffer) => void arrays.delete(buffer),
      destroy() {
        kernels.destroy();
        arrays.clear();
        void gpu.destroy();
      },
    });
  };
}
