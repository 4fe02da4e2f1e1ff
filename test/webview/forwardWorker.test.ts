// The worker that runs forward passes: which backend it takes, what it reports, and that it can be stopped.
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Analysis } from "../../src/engine/analysis";
import type { ForwardPlan } from "../../src/engine/forward/plan";
import { planForward } from "../../src/engine/forward/planForward";
import type { WorkerMessage, WorkerRequest } from "../../src/engine/forward/workerMessages";
import { engineForTests, fileDocument } from "../engineFor";
import { openPage, type WebviewPage } from "./page";

const networks: readonly (readonly [string, readonly number[]])[] = [
  ["Tiny()", [2, 3, 9, 9]],
  ["Shrinking()", [1, 1, 60, 60]],
  ["UNet()", [1, 1, 8, 8]],
  ["VisionTransformer()", [2, 3, 8, 8]],
  ["SqueezeExcite()", [1, 12, 7, 7]],
  ["GRUNet()", [5, 2, 4]],
];

let view: WebviewPage;
let analysis: Analysis;
let plan: ForwardPlan;

beforeAll(async () => {
  view = await openPage();
  const engine = await engineForTests();
  analysis = engine.analyze(
    fileDocument(path.join(import.meta.dirname, "../cases/forward/models.py")),
  );
  plan = planOf(...networks[0]);
});

function planOf(model: string, shape: readonly number[]): ForwardPlan {
  const input = { shape, dtype: "float32", fill: { kind: "weyl" } } as const;
  return planForward(analysis.model({ model, inputs: [input], mode: "eval" }).trace);
}
afterAll(() => view.close());

describe("the forward worker", () => {
  it("takes wasm where the GPU is made of software, and reports every layer", async () => {
    const messages = await run({ kind: "run", plan, seed: 0 });
    expect(messages[0]).toEqual({ kind: "backend", backend: "webasm" });
    const leaves = messages.filter((message) => message.kind === "leaf");
    expect(leaves.map(({ leaf }) => plan.leaves[leaf].path || plan.leaves[leaf].className)).toEqual(
      [...["input", "conv", "bn", "relu", "adaptive_avg_pool2d", "flatten", "fc", "log_softmax"]],
    );
    const [, conv] = leaves;
    expect(conv.map).toMatchObject({ channels: 8, height: 9, width: 9, allChannels: 8 });
    expect(messages.at(-1)?.kind).toBe("done");
    expect(view.errors).toEqual([]);
  });

  it("gives the same numbers on every backend", { timeout: 200_000 }, async () => {
    for (const [model, shape] of networks) {
      const small = planOf(model, shape);
      const answers: number[][] = [];
      for (const backend of ["webasm", "webgl2", "webgpu"] as const) {
        const last = (await run({ kind: "run", plan: small, seed: 0, backend })).at(-1);
        expect(last?.kind, `${model} on ${backend}: ${JSON.stringify(last)}`).toBe("done");
        if (last?.kind !== "done") continue;
        answers.push(Object.values(last.outputs[0].values ?? {}));
      }
      const largest = Math.max(...answers[0].map(Math.abs));
      for (const answer of answers) {
        const errors = answer.map((value, i) => Math.abs(value - answers[0][i]) / largest);
        expect(Math.max(...errors), model).toBeLessThan(2e-5);
      }
    }
  });

  it("stops a run for the next one", async () => {
    const first: WorkerRequest = { kind: "run", plan, seed: 0 };
    const requests: readonly unknown[] = [first, { kind: "cancel" }];
    const messages = await view.page.evaluate(exchange, requests);
    expect(messages.map(({ kind }) => kind)).toContain("cancelled");
    expect(messages.map(({ kind }) => kind)).not.toContain("done");
  });

  it("takes weights from a file and a picture, and says what does not fit", async () => {
    const weightsFolder = path.join(import.meta.dirname, "../cases/weights");
    const document = (await engineForTests()).analyze(
      fileDocument(path.join(weightsFolder, "net.py")),
    );
    const input = { shape: [1, 3, 6, 6], dtype: "float32", fill: { kind: "weyl" } } as const;
    const net = planForward(
      document.model({ model: "Net()", inputs: [input], mode: "eval" }).trace,
    );
    const runWith = (file: string) =>
      view.page.evaluate(runWithFiles, {
        plan: net,
        weights: [...readFileSync(path.join(weightsFolder, file))],
      });
    const messages = await runWith("state.pt");
    expect(messages.find(({ kind }) => kind === "weights")).toEqual({
      kind: "weights",
      loaded: 10,
      problems: [],
      notes: [],
    });
    expect(messages.at(-1)?.kind).toBe("done");
    const first = messages.find((message) => message.kind === "leaf");
    // Grey of 128: what ImageNet's normalisation makes of it in the first channel.
    expect(first?.statistics.first[0]).toBeCloseTo((128 / 255 - 0.485) / 0.229, 5);
    const failed = (await runWith("net.py")).at(-1);
    expect(failed?.kind === "failed" && failed.message).toContain("can't be read as weights");
  });

  it("says what is wrong with a plan instead of falling silent", async () => {
    const broken = { ...plan, kernels: {} };
    const messages = await run({ kind: "run", plan: broken, seed: 0, backend: "webgl2" });
    expect(messages.at(-1)?.kind).toBe("failed");
  });
});

function run(request: WorkerRequest): Promise<WorkerMessage[]> {
  const requests: readonly unknown[] = [request];
  return view.page.evaluate(exchange, requests);
}

/** In the page: a run with these weights and a grey picture. */
function runWithFiles(files: { plan: unknown; weights: number[] }): Promise<WorkerMessage[]> {
  const worker = new Worker("/forwardWorker.js");
  const messages: WorkerMessage[] = [];
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      messages.push(data);
      if (!["done", "failed", "cancelled"].includes(data.kind)) return;
      worker.terminate();
      resolve(messages);
    };
    const data = new Uint8ClampedArray(20 * 30 * 4).fill(128);
    const inputs = [{ kind: "picture", width: 20, height: 30, data }];
    const weights = new Uint8Array(files.weights);
    worker.postMessage({ kind: "run", plan: files.plan, seed: 0, inputs, weights });
  });
}

/** In the page: sends requests to a new worker and gives its messages up to the end of a run. */
function exchange(requests: readonly unknown[]): Promise<WorkerMessage[]> {
  const worker = new Worker("/forwardWorker.js");
  const messages: WorkerMessage[] = [];
  return new Promise((resolve) => {
    const end = (): void => {
      worker.terminate();
      resolve(messages);
    };
    worker.onerror = (event) => {
      messages.push({ kind: "failed", message: event.message });
      end();
    };
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      messages.push(data);
      if (["done", "failed", "cancelled"].includes(data.kind)) end();
    };
    for (const request of requests) worker.postMessage(request);
  });
}
