/** The WebGL2 backend: buffers stay in textures, every pass draws one. */

import { invariant } from "../../assert";
import { fromPlanNumber, type BufferId, type PlanView } from "../plan";
import { copySource, flatten, kernelSet, sizedView, threeSizes } from "./gpuKernels";
import { createGpu, sized } from "./gpuLibrary";
import type { RuntimeFactory } from "./runtime";

/** The handle of a pipeline kernel's result. */
interface Texture {
  readonly output: readonly number[];
  toArray(): unknown;
  delete(): void;
}

function isTexture(value: unknown): value is Texture {
  return typeof value === "object" && value !== null && "toArray" in value && "texture" in value;
}

const copyKernel = "copy to the device";

export const webgl2Runtime: RuntimeFactory = (plan) => {
  const gpu = createGpu("webgl2");
  const withCopy = { ...plan, kernels: { ...plan.kernels, [copyKernel]: copySource } };
  // Left to itself gpu.js takes a lower precision for small textures, and loses its way when a kernel's sizes change.
  const settings = { pipeline: true, immutable: true, tactic: "precision" };
  const kernels = kernelSet(gpu, withCopy, true, settings);
  const textures = new Map<BufferId, Texture>();
  const arrays = new Map<BufferId, Float32Array>();

  const numbersOf = (buffer: BufferId): Float32Array => {
    const array = arrays.get(buffer);
    invariant(array, "a buffer is written before it is read");
    return array;
  };

  const onDevice = (buffer: BufferId): Texture => {
    const known = textures.get(buffer);
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
    const texture = kernel(sized(array, output));
    invariant(isTexture(texture), "a pipeline kernel gives a texture");
    textures.set(buffer, texture);
    return texture;
  };

  // Weights go along with the pass that reads them, which is nearly always one; inputs are read from the device.
  const inputs = new Set(plan.inputs.map(({ buffer }) => buffer));
  const argumentOf = (view: PlanView): unknown => {
    const { of, size } = view;
    const isHere = !("buffer" in of) || (arrays.has(of.buffer) && !inputs.has(of.buffer));
    return isHere ? sizedView(view, numbersOf) : resized(onDevice(of.buffer), size);
  };

  const drop = (buffer: BufferId): void => {
    textures.get(buffer)?.delete();
    textures.delete(buffer);
    arrays.delete(buffer);
  };

  return Promise.resolve({
    backend: "webgl2",
    write(buffer, fill) {
      const array = new Float32Array(plan.buffers[buffer].count);
      fill(array);
      drop(buffer);
      arrays.set(buffer, array);
    },
    run(pass) {
      const args = pass.arguments.map((arg) =>
        typeof arg === "object" ? argumentOf(arg) : fromPlanNumber(arg),
      );
      const flat = { ...pass, output: threeDimensions(pass.output) };
      const result = kernels.get(flat, kindsOf(args))(...args);
      invariant(isTexture(result), "a pipeline kernel gives a texture");
      drop(pass.into);
      textures.set(pass.into, result);
    },
    read(buffer) {
      const array = arrays.get(buffer);
      if (array) return array;
      const texture = textures.get(buffer);
      invariant(texture, "a buffer is written before it is read");
      const out = new Float32Array(plan.buffers[buffer].count);
      flatten(texture.toArray(), out);
      return out;
    },
    free: drop,
    destroy() {
      for (const buffer of [...textures.keys()]) drop(buffer);
      kernels.destroy();
      void gpu.destroy();
    },
  });
};

/** The same texture with other sizes: its numbers lie in it row by row whatever they are. */
function resized(texture: Texture, size: readonly number[]): Texture {
  const view: Texture = Object.create(texture) as Texture; // it inherits everything but the sizes
  const dimensions = threeDimensions(size);
  return Object.assign(view, { output: dimensions, dimensions });
}

/** All textures have three dimensions: gpu.js has a class for each rank, and compiles again when it meets another one. */
function threeDimensions(size: readonly number[]): number[] {
  return [...size, 1, 1].slice(0, 3);
}

/** Which arguments are on the device: gpu.js makes other code for those. */
function kindsOf(args: readonly unknown[]): string {
  return args.map((arg) => (isTexture(arg) ? "d" : "h")).join("");
}
