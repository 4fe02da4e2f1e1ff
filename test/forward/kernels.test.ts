import { describe, expect, it } from "vitest";
import { arraysRuntime } from "../../src/engine/forward/backends/arrays";
import type { RuntimeFactory } from "../../src/engine/forward/backends/runtime";
import { webasmRuntime } from "../../src/engine/forward/backends/webasm";
import type { ForwardPlan } from "../../src/engine/forward/plan";
import type { Fill } from "../../src/engine/forward/inputs";
import { runForward } from "../../src/engine/forward/run";
import { kernelCases, worstError } from "./support/kernelCases";

// float32 sums in another order than PyTorch's
const tolerance = 3e-6;

const runtimes: Readonly<Record<string, RuntimeFactory>> = {
  "tuned webasm": webasmRuntime,
  "generated webasm": arraysRuntime("webasm"),
  cpu: arraysRuntime("cpu"),
};

for (const [backend, create] of Object.entries(runtimes)) {
  describe(`kernels on ${backend} compute what PyTorch does`, () => {
    for (const { name, plan, fills, expected } of kernelCases()) {
      it(name, async () => {
        expect(plan.gaps).toEqual([]);
        const outputs = await outputsOf(plan, create, fills);
        expected.forEach((values, i) => {
          expect(worstError(outputs[i], values), `output ${i}`).toBeLessThan(tolerance);
        });
      });
    }
  });
}

async function outputsOf(
  plan: ForwardPlan,
  create: RuntimeFactory,
  fills: readonly Fill[],
): Promise<(Float32Array | undefined)[]> {
  const runtime = await create(plan);
  try {
    for await (const event of runForward(plan, runtime, { seed: 0, fills })) {
      if (event.kind === "done") return event.outputs.map(({ values }) => values);
    }
    return [];
  } finally {
    runtime.destroy();
  }
}
