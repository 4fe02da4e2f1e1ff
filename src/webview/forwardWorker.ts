/** The worker that runs forward passes, so that the page stays responsive. */

import { chooseBackend, createRuntime, type Graphics } from "../engine/forward/backends/create";
import type { BackendName, Runtime } from "../engine/forward/backends/runtime";
import { parseFill, type Fill } from "../engine/forward/inputs";
import { runForward, type PictureFill } from "../engine/forward/run";
import type { WorkerInput, WorkerMessage, WorkerRequest } from "../engine/forward/workerMessages";

type RunRequest = Extract<WorkerRequest, { type: "run" }>;

/** The run that may go on; any other has been cancelled. */
let current = 0;

addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.type === "cancel") {
    if (data.id === current) current = 0;
    return;
  }
  current = data.id;
  run(data).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    send({ type: "error", id: data.id, message });
  });
});

async function run(request: RunRequest): Promise<void> {
  const { id, plan } = request;
  const backend = request.backend === "auto" ? await bestBackend() : request.backend;
  const began = performance.now();
  const runtime = await createRuntime(backend, plan);
  const compile = (performance.now() - began) / 1000;
  send({ type: "started", id, backend: runtime.backend });
  try {
    await report(request, runtime, compile);
  } finally {
    runtime.destroy();
  }
}

async function report(request: RunRequest, runtime: Runtime, compile: number): Promise<void> {
  const { id, plan, seed, wantMaps } = request;
  const events = runForward(plan, runtime, {
    seed,
    fills: request.inputs.map(fillOf),
    wantMaps,
    now: () => performance.now(),
    isCancelled: () => current !== id,
    pause: nextTask,
  });
  for await (const event of events) {
    switch (event.kind) {
      case "progress":
        send({ type: "progress", id, done: event.done, of: event.of, path: event.path });
        break;
      case "leaf":
        send({ type: "leaf", id, leaf: event.leaf, statistics: event.statistics, map: event.map });
        break;
      case "done":
        send({ type: "done", id, outputs: event.outputs, seconds: { ...event.seconds, compile } });
        break;
      case "cancelled":
        send({ type: "cancelled", id });
        break;
      case "parameter":
        break;
    }
  }
}

function fillOf(input: WorkerInput): Fill | PictureFill | undefined {
  if (input.kind === "fill") return parseFill(input.fill);
  const { width, height, data, normalization } = input;
  return { kind: "picture", picture: { width, height, data }, normalization };
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

async function lookForGraphics(): Promise<Graphics> {
  return {
    webgpu: await lookForWebGpu(),
    webgl2: lookForWebGl2(),
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
