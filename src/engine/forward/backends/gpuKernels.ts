/** gpu.js kernels of a plan: made at their first use, one per source, for all sizes. */

import { invariant } from "../../assert";
import { sized, type Gpu, type GpuKernel } from "./gpuLibrary";
import {
  fromPlanNumber,
  type BufferId,
  type ForwardPlan,
  type PlanPass,
  type PlanView,
} from "../plan";

/** Loops over arguments stop here; gpu.js would stop after 1000 turns, without a word. */
const loopMaxIterations = 1e9;

export interface KernelSet {
  /** `variant` tells kernels of one source apart whose arguments are of different kinds. */
  get(pass: PlanPass, variant?: string): GpuKernel;
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
    get(pass, variant = "") {
      const key = `${signature(pass, isFlexible)} ${variant}`;
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
  return pass.arguments.map((arg) =>
    typeof arg === "object" ? sizedView(arg, numbersOf) : fromPlanNumber(arg),
  );
}

/** The numbers of a view, with its sizes. */
export function sizedView(
  { of, size }: PlanView,
  numbersOf: (buffer: BufferId) => Float32Array,
): object {
  const count = size.reduce((product, each) => product * each, 1);
  if ("buffer" in of) return sized(numbersOf(of.buffer).subarray(0, count), size);
  const numbers = new Float32Array(count);
  if ("fill" in of) numbers.fill(fromPlanNumber(of.fill));
  else numbers.set(of.constant.map(fromPlanNumber));
  return sized(numbers, size);
}

/** A copy kernel: how an input gets onto the device before any pass reads it. */
export const copySource =
  "function (input) { return input[this.thread.z][this.thread.y][this.thread.x]; }";

/** Sizes whose product is `count`, none of them past what a dispatch can have. */
export function threeSizes(count: number): [number, number, number] {
  const most = 2 ** 16;
  if (count <= most) return [count, 1, 1];
  for (let width = most; width > 1; width--) {
    if (count % width === 0 && count / width <= most * 8) return [width, count / width, 1];
  }
  return [count, 1, 1];
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
