/** A whole forward pass as one report: what `layerlens forward --format json` prints of it. */

import type { Runtime, BackendName } from "./backends/runtime";
import type { ForwardPlan } from "./plan";
import { runForward, type RunOptions } from "./run";

export interface ForwardReport {
  readonly backend: BackendName;
  readonly parameters: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly first: readonly number[];
    readonly sum: number;
    readonly l2: number;
  }[];
  readonly leaves: readonly {
    readonly path: string;
    readonly className: string;
    readonly shape: readonly number[];
    readonly mean: number;
    readonly std: number;
    readonly min: number;
    readonly max: number;
    readonly l2: number;
    readonly first: readonly number[];
  }[];
  readonly outputs: readonly {
    readonly shape: readonly number[];
    readonly values: readonly number[];
  }[];
  /** What could not be computed, one sentence each. */
  readonly gaps: readonly string[];
  readonly seconds: { readonly initialise: number; readonly run: number };
}

const mostValues = 1000;

export async function forwardReport(
  plan: ForwardPlan,
  runtime: Runtime,
  options: RunOptions,
): Promise<ForwardReport> {
  const parameters: (ForwardReport["parameters"][number] | undefined)[] = plan.parameters.map(
    () => undefined,
  );
  const leaves: ForwardReport["leaves"][number][] = [];
  let outputs: ForwardReport["outputs"] = [];
  let seconds: ForwardReport["seconds"] = { initialise: 0, run: 0 };
  for await (const event of runForward(plan, runtime, { ...options, wantParameters: true })) {
    if (event.kind === "parameter") {
      const { name, shape, kind } = plan.parameters[event.index];
      const { first, sum, l2 } = event.statistics;
      if (kind === "parameter") parameters[event.index] = { name, shape, first, sum, l2 };
    } else if (event.kind === "leaf") {
      const { path, className, shape } = plan.leaves[event.leaf];
      const { mean, std, min, max, l2, first } = event.statistics;
      leaves.push({ path, className, shape, mean, std, min, max, l2, first });
    } else if (event.kind === "done") {
      outputs = event.outputs.map(({ shape, values }) => ({
        shape,
        values: Array.from(values?.subarray(0, mostValues) ?? []),
      }));
      seconds = event.seconds;
    }
  }
  return {
    backend: runtime.backend,
    parameters: parameters.filter((parameter) => parameter !== undefined),
    leaves,
    outputs,
    gaps: plan.gaps.map(({ op, why }) => `${op}: ${why}`),
    seconds,
  };
}
