import * as path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { webasmRuntime } from "../../src/engine/forward/backends/webasm";
import type { ForwardPlan } from "../../src/engine/forward/plan";
import { planForward } from "../../src/engine/forward/planForward";
import { runForward } from "../../src/engine/forward/run";
import { engineForTests, fileDocument } from "../engineFor";

describe("a pass that takes long", () => {
  let plan: ForwardPlan;
  beforeAll(async () => {
    const file = path.join(import.meta.dirname, "../cases/forward/models.py");
    const engine = await engineForTests();
    const input = { shape: [1, 1, 60, 60], dtype: "float32", fill: { kind: "weyl" } } as const;
    const analysis = engine.analyze(fileDocument(file));
    plan = planForward(
      analysis.model({ model: "Shrinking()", inputs: [input], mode: "eval" }).trace,
    );
  });

  /** Every look at the clock finds ten milliseconds gone. */
  async function run(cancelAt?: string) {
    let time = 0;
    let reached = "";
    let pauses = 0;
    const paths: string[] = [];
    const kinds: string[] = [];
    const runtime = await webasmRuntime(plan);
    const events = runForward(plan, runtime, {
      seed: 0,
      now: () => (time += 10),
      isCancelled: () => reached === cancelAt,
      pause: () => Promise.resolve(void pauses++),
    });
    for await (const event of events) {
      kinds.push(event.kind);
      if (event.kind !== "progress") continue;
      reached = event.path;
      paths.push(event.path);
      expect(event.done).toBeLessThanOrEqual(event.of);
    }
    runtime.destroy();
    return { paths, kinds, pauses, steps: plan.steps.length };
  }

  it("says which layer it has reached, and lets others run every 30 milliseconds", async () => {
    const { paths, kinds, pauses, steps } = await run();
    expect(paths.slice(0, 4)).toEqual(["input", "net.0", "net.1", "net.2"]);
    expect(kinds.at(-1)).toBe("done");
    expect(pauses).toBeGreaterThanOrEqual(Math.floor(steps / 4));
  });

  it("ends at the layer where it is cancelled", async () => {
    const { paths, kinds } = await run("net.2");
    expect(paths.at(-1)).toBe("net.2");
    expect(kinds.at(-1)).toBe("cancelled");
    expect(kinds).not.toContain("done");
  });
});
