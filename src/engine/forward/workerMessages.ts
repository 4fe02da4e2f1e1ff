/** What the page and the worker that runs forward passes say to each other. */

import type { BackendName } from "./backends/runtime";
import type { ForwardPlan } from "./plan";
import type { RunOutput, RunSeconds } from "./run";
import type { ActivationMap, Statistics } from "./statistics";

/** One input: a fill as the command line writes it (`weyl`, `randn`, `token:100`), numbers, or a picture. */
export type WorkerInput =
  | { readonly kind: "values"; readonly values: ArrayLike<number> }
  | { readonly kind: "fill"; readonly fill: string }
  | {
      readonly kind: "picture";
      readonly width: number;
      readonly height: number;
      /** RGBA. */
      readonly data: Uint8ClampedArray;
    };

/** A worker does one run at a time; a new one ends the one before. */
export type WorkerRequest =
  | {
      readonly kind: "run";
      readonly plan: ForwardPlan;
      readonly seed: number;
      /** One per input of the plan; missing ones get the default fill of their dtype. */
      readonly inputs?: readonly WorkerInput[];
      /** Small pictures of the activations; absent: yes. */
      readonly wantMaps?: boolean;
      /** Absent: the best there is. */
      readonly backend?: BackendName;
      /** The bytes of a file of weights; absent: they are drawn. */
      readonly weights?: Uint8Array;
    }
  | { readonly kind: "cancel" };

export type WorkerMessage =
  /** What of a file of weights does not fit the model, and what was done to it to make it fit. */
  | {
      readonly kind: "weights";
      /** How many of the model's parameters and buffers got their numbers from it. */
      readonly loaded: number;
      readonly problems: readonly string[];
      readonly notes: readonly string[];
    }
  /** The run begins; what it runs on. It may come again: the run starts anew elsewhere where a GPU fails. */
  | { readonly kind: "backend"; readonly backend: BackendName }
  | {
      readonly kind: "progress";
      readonly done: number;
      readonly of: number;
      /** The leaf that was reached. */
      readonly path: string;
    }
  | {
      readonly kind: "leaf";
      /** Index into the plan's leaves, which has path, shape and tensor. */
      readonly leaf: number;
      readonly statistics: Statistics;
      readonly map?: ActivationMap;
    }
  | {
      readonly kind: "done";
      readonly outputs: readonly RunOutput[];
      readonly seconds: RunSeconds & { readonly compile: number };
    }
  /** An op that turned out to be not computable: what depends on it has no activation. */
  | { readonly kind: "gap"; readonly op: string; readonly why: string }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly message: string };
