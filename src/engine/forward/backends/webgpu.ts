/** The WebGPU backend: buffers stay on the device, every pass is a compute dispatch. */

import { invariant } from "../../assert";
import { fromPlanNumber, type BufferId, type PlanPass, type PlanView } from "../plan";
import {
  copySource,
  flatten,
  kernelSet,
  sizedView,
  threeSizes,
  type KernelSet,
} from "./gpuKernels";
import { createGpu, sized, WebGPUBufferResult } from "./gpuLibrary";
import type { RuntimeFactory } from "./runtime";
import { tunedShader, tunedWebGpuKernel } from "./tunedWebGpu";

/** The handle of a pipeline kernel's result. */
interface Handle {
  readonly buffer: object;
  readonly context: object;
  readonly kernel: object;
  readonly componentCount: number;
  toArray(): Promise<unknown>;
  delete(): void;
}

function isHandle(value: unknown): value is Handle {
  return typeof value === "object" && value !== null && "toArray" in value && "buffer" in value;
}

const copyKernel = "copy to the device";

export const webgpuRuntime: RuntimeFactory = (plan) => {
  const gpu = createGpu("webgpu");
  const withCopy = { ...plan, kernels: { ...plan.kernels, [copyKernel]: copySource } };
  const kernels = kernelSet(gpu, withCopy, true, { pipeline: true, immutable: true });
  const tuned = new Map<object, KernelSet>();
  let current: PlanPass | undefined;
  /** The kernels of a tuned shader are made by a GPU object of their own, whose kernel class has the shader. */
  const kernelsFor = (pass: PlanPass): KernelSet => {
    const body = tunedShader(pass);
    if (!body) return kernels;
    let set = tuned.get(body);
    if (!set) {
      const own = createGpu("webgpu");
      own.Kernel = tunedWebGpuKernel(body, () => current ?? pass);
      set = kernelSet(own, plan, true, { pipeline: true, immutable: true });
      tuned.set(body, set);
    }
    return set;
  };
  const handles = new Map<BufferId, Handle>();
  /** Written on the host and not yet on the device. */
  const arrays = new Map<BufferId, Float32Array>();

  const numbersOf = (buffer: BufferId): Float32Array => {
    const array = arrays.get(buffer);
    invariant(array, "a buffer is written before it is read");
    return array;
  };

  const onDevice = async (buffer: BufferId): Promise<Handle> => {
    const known = handles.get(buffer);
    if (known) return known;
    const array = numbersOf(buffer);
    const output = threeSizes(array.length);
    const kernel = kernels.get({
      kind: "pass",
      kernel: copyKernel,
      output,
      arguments: [{ of: { buffer }, size: output }],
      into: buffer,
    });
    const handle = await kernel(sized(array, output));
    invariant(isHandle(handle), "a pipeline kernel gives a handle");
    handles.set(buffer, handle);
    return handle;
  };

  // Weights go along with the pass that reads them, which is nearly always one; inputs are read from the device.
  const inputs = new Set(plan.inputs.map(({ buffer }) => buffer));
  const argumentOf = async (view: PlanView): Promise<unknown> => {
    const { of, size } = view;
    const isHere = !("buffer" in of) || (arrays.has(of.buffer) && !inputs.has(of.buffer));
    if (isHere) return sizedView(view, numbersOf);
    return new WebGPUBufferResult({ ...pick(await onDevice(of.buffer)), output: [...size] });
  };

  const drop = (buffer: BufferId): void => {
    handles.get(buffer)?.delete();
    handles.delete(buffer);
    arrays.delete(buffer);
  };

  return Promise.resolve({
    backend: "webgpu",
    write(buffer, fill) {
      const array = new Float32Array(plan.buffers[buffer].count);
      fill(array);
      drop(buffer);
      arrays.set(buffer, array);
    },
    async run(pass) {
      const args: unknown[] = [];
      for (const arg of pass.arguments) {
        args.push(typeof arg === "object" ? await argumentOf(arg) : fromPlanNumber(arg));
      }
      current = pass;
      const result: unknown = await kernelsFor(pass).get(pass, kindsOf(args))(...args);
      for (const arg of args) if (isHandle(arg)) arg.delete();
      invariant(isHandle(result), "a pipeline kernel gives a handle");
      drop(pass.into);
      handles.set(pass.into, result);
    },
    async read(buffer) {
      const array = arrays.get(buffer);
      if (array) return array;
      const handle = handles.get(buffer);
      invariant(handle, "a buffer is written before it is read");
      const out = new Float32Array(plan.buffers[buffer].count);
      flatten(await handle.toArray(), out);
      return out;
    },
    free: drop,
    destroy() {
      for (const buffer of [...handles.keys()]) drop(buffer);
      kernels.destroy();
      for (const set of tuned.values()) set.destroy();
      void gpu.destroy();
    },
  });
};

function pick(handle: Handle): object {
  const { buffer, context, kernel, componentCount } = handle;
  return { buffer, context, kernel, componentCount };
}

/** Which arguments are on the device: gpu.js makes other code for those. */
function kindsOf(args: readonly unknown[]): string {
  return args.map((arg) => (isHandle(arg) ? "d" : "h")).join("");
}
