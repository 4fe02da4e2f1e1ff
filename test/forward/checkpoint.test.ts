import { readFileSync } from "node:fs";
import * as path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { webasmRuntime } from "../../src/engine/forward/backends/webasm";
import {
  readCheckpoint,
  type CheckpointTensor,
} from "../../src/engine/forward/checkpoint/checkpoint";
import { matchWeights } from "../../src/engine/forward/checkpoint/match";
import type { ForwardPlan } from "../../src/engine/forward/plan";
import { planForward } from "../../src/engine/forward/planForward";
import { runForward } from "../../src/engine/forward/run";
import type { Engine } from "../../src/engine/engine";
import { engineForTests, fileDocument } from "../engineFor";
import { worstError } from "./support/kernelCases";

interface Numbers {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

const folder = path.join(import.meta.dirname, "../cases/weights");
const expected = JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8")) as {
  readonly files: Readonly<Record<string, Readonly<Record<string, Numbers>>>>;
  readonly answers: Readonly<Record<string, Numbers>>;
};

function bytesOf(file: string): Uint8Array {
  return readFileSync(path.join(folder, file));
}

function tensorsOf(file: string): ReadonlyMap<string, CheckpointTensor> {
  const checkpoint = readCheckpoint(bytesOf(file));
  if (!checkpoint.ok) throw new Error(`${file}: ${checkpoint.message}`);
  return checkpoint.tensors;
}

describe("files of weights", () => {
  it.each(Object.keys(expected.files))("%s is read as PyTorch reads it", (file) => {
    const tensors = tensorsOf(file);
    const wanted = expected.files[file];
    expect([...tensors.keys()].sort()).toEqual(Object.keys(wanted).sort());
    for (const [name, { shape, values }] of Object.entries(wanted)) {
      const tensor = tensors.get(name);
      expect(tensor?.shape, name).toEqual(shape);
      expect([...(tensor?.values ?? [])], name).toEqual(values.map(Math.fround));
    }
  });

  it.each(["state.pt", "legacy_state.pt", "state.safetensors", "module.pt"])(
    "%s gives a sentence or weights wherever it is cut off or damaged",
    (file) => {
      const bytes = bytesOf(file);
      const sentences = new Set<string>();
      for (let length = 0; length < bytes.length; length += 7) {
        const checkpoint = readCheckpoint(bytes.slice(0, length));
        expect(checkpoint.ok, `${length} bytes`).toBe(false);
        if (!checkpoint.ok) sentences.add(checkpoint.message);
      }
      for (let at = 0; at < bytes.length; at += 3) {
        const damaged = bytes.slice();
        damaged[at] ^= 0xff;
        const checkpoint = readCheckpoint(damaged);
        if (!checkpoint.ok) sentences.add(checkpoint.message);
      }
      for (const sentence of sentences) {
        expect(sentence).toMatch(/^(the file can't be read as weights: |there are no weights)/);
        expect(sentence).not.toMatch(/undefined|DataView|is not|cannot read|offset/i);
      }
    },
  );

  it.each([
    ["", "it is too short"],
    ["GIF89a and then some more", "it is neither a .safetensors file nor one of torch.save"],
    ['\x07\0\0\0\0\0\0\0{"a": 1', "its header is no JSON object"],
    ["\xff\xff\xff\xff\xff\0\0\0{}", "its header claims to have 1099511627775 bytes"],
    ["\x40\0\0\0\0\0\0\0{}", "it is cut off within its header"],
    ['\x0e\0\0\0\0\0\0\0{"a":{"b": 1}}', "the entry of a is broken"],
    [header('{"a":{"dtype":"F8","shape":[1],"data_offsets":[0,1]}}', 1), "numbers of the type F8"],
    [header('{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}', 8), "not where the header"],
    [header('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', 4), "it is cut off"],
    [header('{"__metadata__":{}}', 0), "there are no weights in the file"],
    ["\x80\x02.", "the pickle is broken"],
    ["\x80\x02(((((.", "the pickle is broken"],
    ["PK\x03\x04 but no more than that of a zip file", "it is cut off"],
  ])("%j is answered with a sentence", (text, sentence) => {
    const checkpoint = readCheckpoint(Uint8Array.from(text, (c) => c.charCodeAt(0)));
    expect(checkpoint).toEqual({ ok: false, message: expect.stringContaining(sentence) as string });
  });
});

/** A .safetensors file of this header and so many bytes of numbers. */
function header(text: string, count: number): string {
  return `${String.fromCharCode(text.length)}\0\0\0\0\0\0\0${text}${"\0".repeat(count)}`;
}

describe("weights in a model", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineForTests();
  });

  function planOf(model: string): ForwardPlan {
    const isTokens = model === "Tied()";
    const input = isTokens
      ? ({ shape: [1, 3], dtype: "int64", fill: { kind: "zeros" } } as const)
      : ({ shape: [2, 3, 6, 6], dtype: "float32", fill: { kind: "zeros" } } as const);
    const document = fileDocument(path.join(folder, "net.py"));
    return planForward(
      engine.analyze(document).model({ model, inputs: [input], mode: "eval" }).trace,
    );
  }

  async function answerOf(plan: ForwardPlan, file: string) {
    const { weights, problems } = matchWeights(plan, tensorsOf(file));
    const runtime = await webasmRuntime(plan);
    const count = 2 * 3 * 6 * 6;
    const line = Float32Array.from({ length: count }, (_, i) => -1 + (2 * i) / (count - 1));
    const values = plan.model === "Tied()" ? [0, 3, 4] : line;
    let answer: Float32Array | undefined;
    const options = { seed: 0, fills: [{ kind: "values", values } as const], weights };
    for await (const event of runForward(plan, runtime, options)) {
      if (event.kind === "done") answer = event.outputs[0].values;
    }
    runtime.destroy();
    return { answer, problems };
  }

  it.each(["state.pt", "legacy_training.pth", "parallel.pt", "state.safetensors", "module.pt"])(
    "%s makes the model give PyTorch's answer",
    async (file) => {
      const { answer, problems } = await answerOf(planOf("Net()"), file);
      expect(problems).toEqual([]);
      expect(worstError(answer, expected.answers["Net()"].values)).toBeLessThan(1e-6);
    },
  );

  it("tied weights go to their one place under both names", async () => {
    const { answer, problems } = await answerOf(planOf("Tied()"), "tied.pt");
    expect(problems).toEqual([]);
    expect(worstError(answer, expected.answers["Tied()"].values)).toBeLessThan(1e-6);
  });

  it("what does not fit is told as load_state_dict tells it", () => {
    const tensors = new Map(tensorsOf("state.pt"));
    tensors.set("fc.bias", { shape: [7], values: new Float32Array(7) });
    tensors.set("head.weight", { shape: [1], values: new Float32Array(1) });
    tensors.delete("conv.weight");
    tensors.delete("bn.num_batches_tracked");
    const { weights, problems } = matchWeights(planOf("Net()"), tensors);
    expect(problems).toEqual([
      "1 key of the state_dict is missing from the file: conv.weight",
      "1 key of the state_dict is not in the model: head.weight",
      "size mismatch for fc.bias: the file has [7], the model [5]",
    ]);
    expect(weights.has("fc.bias")).toBe(false);
    expect(weights.has("fc.weight")).toBe(true);
  });

  it("names that all begin with a wrapper's are taken without it, and that is said", () => {
    const { problems, notes } = matchWeights(planOf("Net()"), tensorsOf("parallel.pt"));
    expect(problems).toEqual([]);
    expect(notes).toEqual(["all names in the file begin with 'module.', which was left out"]);
  });
});
