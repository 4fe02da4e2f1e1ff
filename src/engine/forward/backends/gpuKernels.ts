/** gpu.js kernels of a plan: made at their first use, one per source, for all sizes. */

import { invariant } from "../../assert";
import { sized, type Gpu, type GpuKernel } from "./gpuLibrary";
import { fromPlanNumber, type BufferId, type ForwardPlan, type PlanPass } from "../plan";

/** Loops over arguments stop here; gpu.js would stop after 1000 turns, without a word. */
const loopMaxIterations = 1e9;

export interface KernelSet {
  get(pass: PlanPass): GpuKernel;
  destroy(): void;
}

/**
 * `isFlexible`: one kernel for all sizes. gpu.js's `cpu` kernels are not: with `dynamicArguments` they index an input by
 * the sizes of the output.
 */
export function kernelSet(
  gpu: Gpu,
  plan: ForwardPlan,
  isFlexible: boolean,
  settings: Readonly<Record<string, unknown>>,
): KernelSet {
  const kernels = new Map<string, GpuKernel>();
  return {
    get(pass) {
      const key = signature(pass, isFlexible);
      let kernel = kernels.get(key);
      if (!kernel) {
        const source = plan.kernels[pass.kernel];
        invariant(source, `the plan has the source of ${pass.kernel}`);
        kernel = gpu.createKernel(source, {
          output: [...pass.output],
          dynamicOutput: isFlexible,
          dynamicArguments: isFlexible,
          loopMaxIterations,
          precision: "single",
          ...settings,
        });
        kernels.set(key, kernel);
      }
      if (isFlexible) kernel.setOutput([...pass.output]);
      return kernel;
    },
    destroy() {
      for (const kernel of kernels.values()) kernel.destroy();
      kernels.clear();
    },
  };
}

/** What decides the code that gpu.js makes: the source, and the rank of output and arguments, or all their sizes. */
function signature(pass: PlanPass, isFlexible: boolean): string {
  const sizes = pass.arguments.map((arg) => (typeof arg === "object" ? arg.size : []));
  const parts = [pass.output, ...sizes].map((size) => (isFlexible ? size.length : size.join("x")));
  return `${pass.kernel} ${parts.join(" ")}`;
}

/** The arguments of a pass for a kernel that takes arrays. */
export function arrayArguments(
  pass: PlanPass,
  numbersOf: (buffer: BufferId) => Float32Array,
): unknown[] {
  return pass.arguments.map((arg) => {
    if (typeof arg !== "object") return fromPlanNumber(arg);
    const { of } = arg;
    const count = arg.size.reduce((product, size) => product * size, 1);
    if ("buffer" in of) return sized(numbersOf(of.buffer).subarray(0, count), arg.size);
    const numbers = new Float32Array(count);
    if ("fill" in of) numbers.fill(fromPlanNumber(of.fill));
    else numbers.set(of.constant.map(fromPlanNumber));
    return sized(numbers, arg.size);
  });
}

/** Copies a kernel's result, rows of rows of numbers, into one array. */
export function flatten(result: unknown, out: Float32Array): void {
  copyRows(result, out, 0);
}

function copyRows(result: unknown, out: Float32Array, at: number): number {
  if (result instanceof Float32Array) {
    out.set(result, at);
    return at + result.length;
  }
  let next = at;
  if (Array.isArray(result)) for (const row of result) next = copyRows(row, out, next);
  return next;
}
