import { readFileSync } from "node:fs";
import * as path from "node:path";
import { crc32 } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { webasmRuntime } from "../../src/engine/forward/backends/webasm";
import { planForward } from "../../src/engine/forward/planForward";
import { runForward } from "../../src/engine/forward/run";
import type { Fill, InputSpec } from "../../src/engine/tensor/inputSpec";
import type { Engine } from "../../src/engine/engine";
import { engineForTests, fileDocument } from "../engineFor";
import { worstError } from "./support/kernelCases";

interface Numbers {
  readonly shape: readonly number[];
  /** The first ones. */
  readonly values: readonly number[];
}
interface Case {
  readonly name: string;
  readonly build: string;
  readonly inputs: readonly {
    readonly shape: readonly number[];
    readonly vocabulary: number | null;
  }[];
  readonly parameters: readonly { readonly name: string; readonly crc32: number }[];
  readonly leaves: readonly (Numbers & { readonly path: string })[];
  readonly outputs: readonly Numbers[];
}

// float32 sums in another order than PyTorch's
const tolerance = 1e-5;
const file = path.join(import.meta.dirname, "../cases/forward/models.py");
const golden = path.join(import.meta.dirname, "../golden/forwardModels.json");

describe("small networks compute what PyTorch does", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineForTests();
  });
  for (const item of JSON.parse(readFileSync(golden, "utf8")) as readonly Case[]) {
    it(item.name, async () => {
      const model = engine.analyze(fileDocument(file)).model({
        model: item.build,
        inputs: item.inputs.map(inputOf),
        mode: "eval",
      });
      expect(model.diagnostics.map(({ message }) => message)).toEqual([]);
      const plan = planForward(model.trace);
      expect(plan.gaps).toEqual([]);
      const runtime = await webasmRuntime(plan);
      const checksums = new Map<string, number>();
      const leaves: string[] = [];
      const options = { seed: 0, fills: item.inputs.map(fillOf), wantParameters: true };
      for await (const event of runForward(plan, runtime, options)) {
        if (event.kind === "parameter") {
          const { name, buffer } = plan.parameters[event.index];
          const values = await runtime.read(buffer ?? -1);
          const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
          checksums.set(name, crc32(bytes));
        }
        if (event.kind === "leaf") {
          const leaf = plan.leaves[event.leaf];
          const expected = item.leaves[leaves.length];
          const values = await runtime.read(leaf.buffer ?? -1);
          const error = worstError(values.subarray(0, expected.values.length), expected.values);
          expect(error, `leaf ${leaf.path}`).toBeLessThan(tolerance);
          leaves.push(leaf.path);
        }
        if (event.kind !== "done") continue;
        item.outputs.forEach(({ shape, values }, i) => {
          expect(event.outputs[i].shape, `output ${i}`).toEqual(shape);
          const first = event.outputs[i].values?.subarray(0, values.length);
          expect(worstError(first, values), `output ${i}`).toBeLessThan(tolerance);
        });
      }
      runtime.destroy();
      expect(leaves).toEqual(item.leaves.map((leaf) => leaf.path));
      for (const { name, crc32: checksum } of item.parameters) {
        // LAPACK's float32 QR has other last bits than ours in double precision.
        if (item.build === "Mixed()" && name === "weight") continue;
        expect(checksums.get(name), `checksum of ${name}`).toBe(checksum);
      }
    });
  }
});

function fillOf({ vocabulary }: Case["inputs"][number]): Fill {
  return vocabulary === null ? { kind: "weyl" } : { kind: "token", vocabulary };
}

function inputOf(input: Case["inputs"][number]): InputSpec {
  const dtype = input.vocabulary === null ? "float32" : "int64";
  return { shape: input.shape, dtype, fill: fillOf(input) };
}
