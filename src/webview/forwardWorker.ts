/** The worker that runs forward passes, so that the page stays responsive. */

import { chooseBackend, createRuntime, type Graphics } from "../engine/forward/backends/choose";
import type { BackendName, Runtime } from "../engine/forward/backends/runtime";
import { readCheckpoint } from "../engine/forward/checkpoint/checkpoint";
import { matchWeights } from "../engine/forward/checkpoint/match";
import type { ForwardPlan } from "../engine/forward/plan";
import { parseFill, type Fill } from "../engine/forward/inputs";
import { runForward, type PictureFill } from "../engine/forward/run";
import type { WorkerInput, WorkerMessage, WorkerRequest } from "../engine/forward/workerMessages";

type RunRequest = Extract<WorkerRequest, { kind: "run" }>;

/** Counts runs; one that is not the latest has been cancelled. */
let latest = 0;

addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => {
  latest++;
  if (data.kind === "cancel") return;
  run(data, latest).catch((error: unknown) => {
    send({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  });
});

async function run(request: RunRequest, number: number): Promise<void> {
  const backend = request.backend ?? (await bestBackend());
  try {
    await runOn(backend, request, number);
  } catch (error) {
    // A GPU may have too little memory, a limit that is too small, or get lost: wasm has none of that.
    if (request.backend || backend === "webasm" || latest !== number) throw error;
    await runOn("webasm", request, number);
  }
}

async function runOn(backend: BackendName, request: RunRequest, number: number): Promise<void> {
  const began = performance.now();
  const runtime = await createRuntime(request.plan, backend);
  const compile = (performance.now() - began) / 1000;
  send({ kind: "backend", backend: runtime.backend });
  try {
    await report(request, number, runtime, compile);
  } finally {
    runtime.destroy();
  }
}

async function report(
  { plan, seed, inputs = [], wantMaps = true, weights: file }: RunRequest,
  number: number,
  runtime: Runtime,
  compile: number,
): Promise<void> {
  const events = runForward(plan, runtime, {
    seed,
    weights: file && weightsOf(plan, file),
    fills: inputs.map(fillOf),
    wantMaps,
    now: () => performance.now(),
    isCancelled: () => latest !== number,
    pause: nextTask,
  });
  for await (const event of events) {
    switch (event.kind) {
      case "progress":
      case "cancelled":
      case "gap":
      case "leaf":
        send(event);
        break;
      case "done":
        send({ ...event, seconds: { ...event.seconds, compile } });
        break;
      case "parameter":
        break;
    }
  }
}

/** Says what does not fit; a file that cannot be read ends the run. */
function weightsOf(plan: ForwardPlan, file: Uint8Array): ReadonlyMap<string, Float32Array> {
  const checkpoint = readCheckpoint(file);
  if (!checkpoint.ok) throw new Error(checkpoint.message);
  const { weights, problems, notes } = matchWeights(plan, checkpoint.tensors);
  send({ kind: "weights", loaded: weights.size, problems, notes });
  return weights;
}

function fillOf(input: WorkerInput): Fill | PictureFill | undefined {
  if (input.kind === "fill") return parseFill(input.fill);
  if (input.kind === "values") return input;
  const { width, height, data } = input;
  return { kind: "picture", picture: { width, height, data } };
}

function send(message: WorkerMessage): void {
  postMessage(message);
}

/** Resolves in a task of its own, behind messages that have come in meanwhile. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

let found: Promise<BackendName> | undefined;

function bestBackend(): Promise<BackendName> {
  found ??= lookForGraphics().then(chooseBackend);
  return found;
}

// Asking for a GPU can take a second: done before the first run asks for it.
void bestBackend();

async function lookForGraphics(): Promise<Graphics> {
  const webgpu = lookForWebGpu();
  return {
    webgl2: lookForWebGl2(),
    webgpu: await webgpu,
    hasWasm: typeof WebAssembly !== "undefined",
  };
}

async function lookForWebGpu(): Promise<Graphics["webgpu"]> {
  if (!("gpu" in navigator)) return undefined;
  try {
    const adapter = await navigator.gpu.requestAdapter();
    if (!adapter) return undefined;
    const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
    return {
      isFallback: isFallbackAdapter,
      description: [vendor, architecture, device, description].join(" "),
    };
  } catch {
    return undefined;
  }
}

function lookForWebGl2(): string | undefined {
  if (typeof OffscreenCanvas === "undefined") return undefined;
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
  if (!gl || !gl.getExtension("EXT_color_buffer_float")) return undefined;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return String(name);
}
