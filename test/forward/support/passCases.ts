/** Whole networks as PyTorch ran them (test/reference/generate_forward.py), and the check that we compute the same. */

import { crc32 } from "node:zlib";
import { expect } from "vitest";
import { webasmRuntime } from "../../../src/engine/forward/backends/webasm";
import { planForward } from "../../../src/engine/forward/planForward";
import { runForward } from "../../../src/engine/forward/run";
import type { Fill, InputSpec } from "../../../src/engine/tensor/inputSpec";
import type { Engine } from "../../../src/engine/engine";
import { fileDocument } from "../../engineFor";
import { worstError } from "./kernelCases";

interface Numbers {
  readonly shape: readonly number[];
  /** The first ones. */
  readonly values: readonly number[];
  /** The largest absolute value, and the length, of all of them. */
  readonly max?: number;
  readonly l2?: number;
}

export interface PassCase {
  readonly name: string;
  readonly build: string;
  readonly inputs: readonly {
    readonly shape: readonly number[];
    readonly vocabulary: number | null;
  }[];
  readonly parameters: readonly { readonly name: string; readonly crc32: number }[];
  /** Calls of modules without children in the order in which they end; those that give no tensor have a path alone. */
  readonly leaves: readonly (Partial<Numbers> & { readonly path: string })[];
  readonly outputs: readonly Numbers[];
}

// float32 sums in another order than PyTorch's; what a batch's own statistics are divided by magnifies the difference
const tolerances = { eval: 1e-5, train: 3e-5 };

/** Below this a tensor's numbers are what rounding left of terms that cancel: a mean behind batch normalization. */
const noise = 2e-2;

/** Parameters for which bits may differ. */
export type IsInexact = (name: string) => boolean;

export async function checkPass(
  engine: Engine,
  file: string,
  item: PassCase,
  mode: "eval" | "train",
  isInexact: IsInexact = () => false,
): Promise<void> {
  const tolerance = tolerances[mode];
  const inputs = item.inputs.map(inputOf);
  const model = engine.analyze(fileDocument(file)).model({ model: item.build, inputs, mode });
  expect(model.diagnostics.map(({ message }) => message)).toEqual([]);
  const plan = planForward(model.trace);
  expect(plan.gaps.map(({ op, why }) => `${op}: ${why}`)).toEqual([]);
  const runtime = await webasmRuntime(plan);
  const checksums = new Map<string, number>();
  const reported = item.leaves.filter((leaf) => leaf.values);
  const leaves: string[] = [];
  const options = { seed: 0, fills: item.inputs.map(fillOf), wantParameters: true };
  for await (const event of runForward(plan, runtime, options)) {
    if (event.kind === "parameter") {
      const { name, buffer } = plan.parameters[event.index];
      const values = await runtime.read(buffer ?? -1);
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
      checksums.set(name, crc32(bytes));
    }
    if (event.kind === "leaf" && plan.leaves[event.leaf].kind === "layer") {
      const leaf = plan.leaves[event.leaf];
      const expected = reported[leaves.length];
      const values = await runtime.read(leaf.buffer ?? -1);
      expectNumbers(values, expected, `leaf ${leaf.path}`, tolerance);
      leaves.push(leaf.path);
    }
    if (event.kind !== "done") continue;
    item.outputs.forEach((expected, i) => {
      expect(event.outputs[i].shape, `output ${i}`).toEqual(expected.shape);
      expectNumbers(event.outputs[i].values, expected, `output ${i}`, tolerance);
    });
  }
  runtime.destroy();
  expect(leaves).toEqual(reported.map((leaf) => leaf.path));
  for (const { name, crc32: checksum } of item.parameters) {
    if (!isInexact(name)) expect(checksums.get(name), `checksum of ${name}`).toBe(checksum);
  }
}

function expectNumbers(
  got: Float32Array | undefined,
  { values = [], max, l2 }: Partial<Numbers>,
  what: string,
  tolerance: number,
): void {
  const first = got?.subarray(0, values.length);
  expect(
    worstError(first, values, max === undefined ? 0 : Math.max(max, noise)),
    what,
  ).toBeLessThan(tolerance);
  if (l2 === undefined || !got) return;
  const length = Math.sqrt(got.reduce((sum, value) => sum + value * value, 0));
  expect(Math.abs(length - l2) / Math.max(l2, noise), `length of ${what}`).toBeLessThan(tolerance);
}

function fillOf({ vocabulary }: PassCase["inputs"][number]): Fill {
  return vocabulary === null ? { kind: "weyl" } : { kind: "token", vocabulary };
}

function inputOf(input: PassCase["inputs"][number]): InputSpec {
  const dtype = input.vocabulary === null ? "float32" : "int64";
  return { shape: input.shape, dtype, fill: fillOf(input) };
}
