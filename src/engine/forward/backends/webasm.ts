/** The backend where there is no GPU: gpu.js's `webasm` kernels, with tuned bodies where they cost time. */

import { invariant } from "../../assert";
import type { BufferId, ForwardPlan, PlanPass } from "../plan";
import { arraysRuntime } from "./arrays";
import { arrayArguments, flatten, kernelSet } from "./gpuKernels";
import {
  createGpu,
  WebAssemblyKernel,
  type Gpu,
  type GpuKernel,
  type KernelClass,
} from "./gpuLibrary";
import type { Runtime, RuntimeFactory } from "./runtime";
import { createArena, type Arena } from "./tuned/arena";
import type { TunedBody, Tuner } from "./tuned/body";
import { tuneConvolution } from "./tuned/convolution";
import { tuneLinear, tuneMatrixProduct } from "./tuned/matrix";
import { tuneScalar, tuneSoftmax } from "./tuned/functions";
import {
  tuneBatchNorm,
  tuneCat,
  tuneElementwise,
  tuneMean,
  tunePool,
  tuneStrided,
} from "./tuned/simple";

const tuners: readonly Tuner[] = [
  tuneConvolution,
  tuneLinear,
  tuneMatrixProduct,
  tunePool,
  tuneMean,
  tuneBatchNorm,
  tuneElementwise,
  tuneSoftmax,
  tuneScalar,
  tuneCat,
  tuneStrided,
];

/** Falls back to plain arrays and generated kernels where the arena cannot be made. */
export const webasmRuntime: RuntimeFactory = async (plan) => {
  const bodies = tunedBodies(plan);
  const arena = createArena(plan, bodies);
  return arena ? tunedRuntime(plan, arena, bodies) : arraysRuntime("webasm")(plan);
};

/** By the index of the step. */
function tunedBodies(plan: ForwardPlan): ReadonlyMap<number, TunedBody> {
  const bodies = new Map<number, TunedBody>();
  plan.steps.forEach((step, index) => {
    if (step.kind !== "pass") return;
    for (const tune of tuners) {
      const body = tune(step, plan.kernels[step.kernel]);
      if (!body) continue;
      bodies.set(index, body);
      return;
    }
  });
  return bodies;
}

function tunedRuntime(
  plan: ForwardPlan,
  arena: Arena,
  bodies: ReadonlyMap<number, TunedBody>,
): Runtime {
  const gpu = createGpu("webasm");
  const kernels = kernelSet(gpu, plan, true, {});
  const tunedGpu = createGpu("webasm");
  tunedGpu.Kernel = TunedKernel;
  const tuned = new Map<PlanPass, GpuKernel>();
  for (const [index, body] of bodies) {
    const step = plan.steps[index];
    invariant(step.kind === "pass", "tuned bodies belong to passes");
    tuned.set(
      step,
      tunedKernel(tunedGpu, plan, step, () => body.run(arena, arena.keepOf(index))),
    );
  }
  const numbersOf = (buffer: BufferId): Float32Array => arena.numbersOf(buffer);
  return {
    backend: "webasm",
    write: (buffer, fill) => fill(numbersOf(buffer)),
    run(pass) {
      const body = tuned.get(pass);
      if (body) {
        body();
        return;
      }
      flatten(kernels.get(pass)(...arrayArguments(pass, numbersOf)), numbersOf(pass.into));
    },
    read: numbersOf,
    moments: (buffer) => arena.momentsOf(buffer),
    free: () => undefined,
    destroy() {
      kernels.destroy();
      tuned.clear();
      void gpu.destroy();
      void tunedGpu.destroy();
    },
  };
}

function tunedKernel(gpu: Gpu, plan: ForwardPlan, pass: PlanPass, body: () => void): GpuKernel {
  return gpu.createKernel(plan.kernels[pass.kernel], { output: [...pass.output], body });
}

/**
 * A kernel whose work is done by a body instead of by code generated from its source, which stays its definition. Its
 * arguments and its result lie in the arena, so that nothing is handed over.
 */
const TunedKernel: KernelClass = class extends WebAssemblyKernel {
  private readonly body: () => void;

  constructor(source: string, settings: Readonly<Record<string, unknown>>) {
    super(source, settings);
    const { body } = settings;
    invariant(typeof body === "function", "a tuned kernel has a body");
    this.body = () => void Reflect.apply(body, undefined, []);
  }

  override build(): void {
    // nothing is generated
  }

  override checkArgumentTypes(): void {
    // there are none
  }

  override run(): void {
    this.body();
  }
};
