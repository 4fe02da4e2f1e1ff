import * as path from "node:path";
import { readdirSync } from "node:fs";
import { crc32 } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../src/engine/engine";
import { webasmRuntime } from "../../src/engine/forward/backends/webasm";
import type { ForwardPlan } from "../../src/engine/forward/plan";
import { planForward } from "../../src/engine/forward/planForward";
import { runForward } from "../../src/engine/forward/run";
import { parseFill } from "../../src/engine/forward/inputs";
import { engineForTests, fileDocument } from "../engineFor";
import { hasSeeds } from "../seeds";
import { readGolden, type GoldenForward, type GoldenLeaf } from "./support/goldens";

const seeds = path.join(import.meta.dirname, "../../../shared/goldens/seeds");
const folder = path.join(seeds, "golden");

/** Of the largest absolute value: float32 sums in another order than PyTorch's. */
const tolerance = 1e-5;

describe.runIf(hasSeeds)("whole models compute what PyTorch does", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineForTests();
  });
  const files = hasSeeds ? readdirSync(folder).filter((f) => f.endsWith(".forward.json.gz")) : [];
  for (const file of files) {
    it(file.replace(".forward.json.gz", ""), { timeout: 60_000 }, async () => {
      const golden = readGolden(path.join(folder, file));
      const plan = planOf(engine, golden);
      expect(plan.gaps).toEqual([]);
      await compare(plan, golden);
    });
  }
});

function planOf(engine: Engine, golden: GoldenForward): ForwardPlan {
  const analysis = engine.analyze(fileDocument(path.join(seeds, golden.file)));
  const inputs = golden.inputs.map(({ shape }) => ({
    shape,
    dtype: "float32" as const,
    fill: { kind: "weyl" as const },
  }));
  const model = analysis.model({ model: golden.build, inputs, mode: "eval" });
  expect(model.diagnostics.map(({ message }) => message)).toEqual([]);
  return planForward(model.trace);
}

async function compare(plan: ForwardPlan, golden: GoldenForward): Promise<void> {
  const runtime = await webasmRuntime(plan);
  const written = new Map<number, number>();
  const fills = golden.inputs.map(({ fill }) => (fill ? parseFill(fill) : undefined));
  const leaves: string[] = [];
  const parameters = new Map<string, readonly number[]>();
  // Checksums are taken as the weights are drawn: later steps may reuse their memory.
  const watched = {
    ...runtime,
    write(buffer: number, fill: (room: Float32Array) => void) {
      runtime.write(buffer, (room) => {
        fill(room);
        written.set(buffer, crc32(new Uint8Array(room.buffer, room.byteOffset, room.byteLength)));
      });
    },
  };
  const events = runForward(plan, watched, { seed: golden.seed, fills, wantParameters: true });
  for await (const event of events) {
    if (event.kind === "parameter") {
      const { name, kind } = plan.parameters[event.index];
      if (kind === "parameter") parameters.set(name, event.statistics.first);
    } else if (event.kind === "leaf") {
      const { kind, path: name, className, shape } = plan.leaves[event.leaf];
      if (kind !== "layer") continue;
      const expected = golden.leaves[leaves.length];
      leaves.push(`${name} ${className} ${shape.join("x")}`);
      expect(worstOf(event.statistics, expected), `leaf ${name}`).toBeLessThan(tolerance);
    } else if (event.kind === "done") {
      golden.output.forEach(({ values }, i) => {
        const got = event.outputs[i].values;
        const largest = Math.max(...values.map(Math.abs));
        const errors = values.map((value, k) => Math.abs(value - (got?.[k] ?? NaN)) / largest);
        expect(Math.max(...errors), `output ${i}`).toBeLessThan(tolerance);
      });
    }
  }
  runtime.destroy();
  expect(leaves).toEqual(
    golden.leaves.map((leaf) => `${leaf.path} ${leaf.class} ${leaf.shape.join("x")}`),
  );
  const places = new Map(plan.parameters.map(({ name, buffer }) => [name, buffer ?? -1]));
  for (const { name, first, crc32: checksum } of golden.params) {
    expect(parameters.get(name), name).toEqual(first.map(Math.fround));
    expect(written.get(places.get(name) ?? -1), `checksum of ${name}`).toBe(checksum);
  }
}

function worstOf(got: Omit<GoldenLeaf, "path" | "class" | "shape">, expected: GoldenLeaf): number {
  const largest = Math.max(Math.abs(expected.min), Math.abs(expected.max));
  const figures = (["mean", "std", "min", "max"] as const).map(
    (name) => Math.abs(got[name] - expected[name]) / largest,
  );
  const first = expected.first.map((value, i) => Math.abs(value - got.first[i]) / largest);
  return Math.max(...figures, ...first, Math.abs(got.l2 - expected.l2) / expected.l2);
}
