/** Runs a plan in the forward worker. */

import type { ForwardPlan } from "../engine/forward/plan";
import type { ActivationMap, Statistics } from "../engine/forward/statistics";
import type { Activation } from "./details";
import { startWorker } from "./workers";

export interface ForwardEvents {
  onLeaf(leaf: number, activation: Activation): void;
  onProgress(path: string, part: number): void;
  onDone(backend: string): void;
  onCancelled(): void;
  onFailure(message: string): void;
}

export interface ForwardRun {
  cancel(): void;
}

type Incoming =
  | { readonly kind: "backend"; readonly backend: string }
  | { readonly kind: "progress"; readonly done: number; readonly of: number; readonly path: string }
  | {
      readonly kind: "leaf";
      readonly leaf: number;
      readonly statistics: Statistics;
      readonly map?: ActivationMap;
    }
  | { readonly kind: "done" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly message: string };

export function startForward(plan: ForwardPlan, seed: number, on: ForwardEvents): ForwardRun {
  let isCancelled = false;
  let worker: Worker | undefined;
  let backend = "";
  const end = () => {
    isCancelled = true;
    worker?.terminate();
    worker = undefined;
  };
  const hear = (event: Incoming) => {
    if (isCancelled) return;
    switch (event.kind) {
      case "backend":
        backend = event.backend;
        break;
      case "progress":
        on.onProgress(event.path, event.of > 0 ? event.done / event.of : 0);
        break;
      case "leaf":
        on.onLeaf(event.leaf, { map: event.map, statistics: event.statistics });
        break;
      case "done":
        end();
        on.onDone(backend);
        break;
      case "cancelled":
        end();
        on.onCancelled();
        break;
      case "failed":
        end();
        on.onFailure(event.message);
        break;
    }
  };
  startWorker("forward").then(
    (started) => {
      if (isCancelled) return started.terminate();
      worker = started;
      worker.addEventListener("message", (event: MessageEvent<Incoming>) => hear(event.data));
      worker.addEventListener("error", (event) =>
        hear({ kind: "failed", message: `The forward pass stopped: ${event.message}` }),
      );
      worker.postMessage({ kind: "run", plan, seed });
    },
    (error: unknown) =>
      hear({ kind: "failed", message: `The forward pass could not be started: ${String(error)}` }),
  );
  return { cancel: end };
}
