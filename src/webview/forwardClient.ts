/** Runs plans in the forward worker, one at a time. */

import type { BackendName } from "../engine/forward/backends/runtime";
import type { ForwardPlan } from "../engine/forward/plan";
import type { WorkerInput, WorkerMessage, WorkerRequest } from "../engine/forward/workerMessages";
import type { Activation } from "./details";
import { startWorker } from "./workers";

export interface ForwardEvents {
  onLeaf(leaf: number, activation: Activation): void;
  onProgress(path: string, part: number): void;
  /** How many tensors a file of weights gave, and what does not fit. */
  onWeights(loaded: number, problems: readonly string[], notes: readonly string[]): void;
  /** An op turned out to be not computable. */
  onGap(op: string): void;
  onDone(backend: string): void;
  onCancelled(): void;
  onFailure(message: string): void;
}

export interface ForwardRun {
  cancel(): void;
}

export interface ForwardSettings {
  readonly seed: number;
  readonly inputs: readonly WorkerInput[];
  /** The bytes of a file; absent: weights are drawn. */
  readonly weights?: Uint8Array;
}

export interface ForwardClient {
  /** Starts a worker, which looks for a GPU, while the plan of the run is on its way. */
  prepare(): void;
  start(plan: ForwardPlan, settings: ForwardSettings, on: ForwardEvents): ForwardRun;
}

/** What each backend is called in the world. */
const backendNames: Readonly<Record<BackendName, string>> = {
  webgpu: "WebGPU",
  webgl2: "WebGL2",
  webasm: "WebAssembly",
  cpu: "JavaScript",
};

export function createForwardClient(): ForwardClient {
  /** A worker for the next run. */
  let waiting: Promise<Worker> | undefined;

  return {
    prepare() {
      waiting ??= startWorker("forward");
      waiting.catch(() => undefined); // the run that needs it tells what is wrong
    },
    start(plan, settings, on) {
      let worker: Worker | undefined;
      let isOver = false;
      let backend = "";

      const finish = (isReusable: boolean) => {
        isOver = true;
        worker?.removeEventListener("message", hear);
        worker?.removeEventListener("error", stumble);
        if (isReusable && worker) waiting = Promise.resolve(worker);
        else worker?.terminate();
      };
      const hear = ({ data }: MessageEvent<WorkerMessage>) => {
        switch (data.kind) {
          case "backend":
            backend = backendNames[data.backend];
            break;
          case "progress":
            on.onProgress(data.path, data.of > 0 ? data.done / data.of : 0);
            break;
          case "leaf":
            on.onLeaf(data.leaf, { map: data.map, statistics: data.statistics });
            break;
          case "weights":
            on.onWeights(data.loaded, data.problems, data.notes);
            break;
          case "gap":
            on.onGap(data.op);
            break;
          case "done":
            finish(true);
            on.onDone(backend);
            break;
          case "cancelled":
            finish(true);
            on.onCancelled();
            break;
          case "failed":
            finish(false);
            on.onFailure(`The forward pass stopped: ${data.message}`);
            break;
        }
      };
      const stumble = (event: ErrorEvent) => {
        finish(false);
        on.onFailure(`The forward pass stopped: ${event.message}`);
      };
      const run = (ready: Worker) => {
        if (isOver) return ready.terminate();
        worker = ready;
        worker.addEventListener("message", hear);
        worker.addEventListener("error", stumble);
        const request: WorkerRequest = { kind: "run", plan, ...settings };
        worker.postMessage(request);
      };

      const next = waiting ?? startWorker("forward");
      waiting = undefined;
      next.then(run, (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        if (!isOver) on.onFailure(`The forward pass could not be started: ${why}`);
      });
      return {
        // A long kernel does not listen: ending the worker is the one sure way to stop.
        cancel: () => {
          if (!isOver) finish(false);
        },
      };
    },
  };
}
