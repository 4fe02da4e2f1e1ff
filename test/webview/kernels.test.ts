// Every kernel on the GPU backends (in software, here) and on wasm, in the webview's own worker under its CSP.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BackendName } from "../../src/engine/forward/backends/runtime";
import type { WorkerMessage, WorkerRequest } from "../../src/engine/forward/workerMessages";
import { kernelCases, worstError, type KernelCase } from "../forward/support/kernelCases";
import { openPage, type WebviewPage } from "./page";

// float32 sums in another order than PyTorch's, and a GPU's own exp, log and pow
const tolerance: Readonly<Record<string, number>> = { webasm: 3e-6, webgl2: 2e-5, webgpu: 2e-5 };

let view: WebviewPage;
beforeAll(async () => {
  view = await openPage();
});
afterAll(() => view.close());

for (const backend of ["webasm", "webgl2", "webgpu"] as const) {
  describe(`kernels on ${backend} compute what PyTorch does`, () => {
    it("all of them", async () => {
      const failures: string[] = [];
      for (const item of kernelCases()) {
        const problem = await problemOf(item, backend);
        if (problem) failures.push(`${item.name}: ${problem}`);
      }
      expect(failures).toEqual([]);
      expect(view.errors).toEqual([]);
    }, 600_000);
  });
}

async function problemOf(item: KernelCase, backend: BackendName): Promise<string | undefined> {
  const inputs = item.fills.map((fill) => ({
    kind: "values" as const,
    values: fill.kind === "values" ? Array.from(fill.values) : [],
  }));
  const request: WorkerRequest = { kind: "run", plan: item.plan, seed: 0, inputs, backend };
  const result = await view.page.evaluate(runInWorker, request);
  if (typeof result === "string") return result;
  for (const [i, expected] of item.expected.entries()) {
    const error = worstError(result.outputs[i] ?? undefined, expected);
    // GLSL and WGSL allow sin and cos an error of 2^-11, and the software renderer makes use of it
    const isCircular = /torch\.a?(sin|cos|tan|sinc)h? /.test(item.name) && backend !== "webasm";
    if (!(error < (isCircular ? 5e-4 : tolerance[backend])))
      return `output ${i} is off by ${error}`;
  }
  return result.backend === backend ? undefined : `it ran on ${result.backend}`;
}

/** In the page. One worker for all cases, so that it starts and compiles once. */
function runInWorker(
  request: WorkerRequest,
): Promise<string | { backend: string; outputs: (number[] | null)[] }> {
  const page = window as unknown as { worker?: Worker };
  const worker = (page.worker ??= new Worker("/forwardWorker.js"));
  return new Promise((resolve) => {
    let backend = "";
    worker.onerror = (event) => resolve(event.message);
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.kind === "backend") backend = data.backend;
      if (data.kind === "failed") resolve(data.message);
      if (data.kind === "done") {
        const outputs = data.outputs.map(({ values }) => (values ? Array.from(values) : null));
        resolve({ backend, outputs });
      }
    };
    worker.postMessage(request);
  });
}
