/** Runs the model on a real input once its picture is there, and keeps what every layer made of it. */

import type { ForwardPlan } from "../engine/forward/plan";
import type { ModelView, Reply } from "../protocol";
import type { Activation } from "./details";
import type { WorkerInput } from "../engine/forward/workerMessages";
import { createForwardClient, type ForwardRun } from "./forwardClient";
import { brief } from "./format";
import type { RunState } from "./header";

export interface ActivationActions {
  plan(): Promise<Reply<ForwardPlan> | undefined>;
  seed(): number;
  inputs(): readonly WorkerInput[];
  weights(): Uint8Array | undefined;
  onWeights(loaded: number, problems: readonly string[], notes: readonly string[]): void;
  onStart(): void;
  /** Layers whose activations came in, by tensor. */
  onActivations(found: ReadonlyMap<number, Activation>): void;
  /** The run is complete: what it did not reach has no activation. */
  onComplete(): void;
  onState(state: RunState): void;
}

export interface Activations {
  /** A model is shown: runs it if that is quick, after a pause in typing. */
  modelShown(view: ModelView): void;
  /** The shown picture is not of the code as it is now. */
  stop(): void;
  run(): void;
  cancel(): void;
  /** Why a layer has no activation, for the one who looks for it. */
  hint(): string;
}

/** Multiply-accumulates that take a few seconds at most, on a slow machine without a GPU. */
const quickMacs = 12e9;
/** Typing goes on for a while: a run waits for this pause. */
const settled = 600;
/** A shorter run shows no progress. */
const noticeable = 500;
/** Layers that come in within this time are drawn together. */
const batchTime = 60;

export function createActivations(on: ActivationActions): Activations {
  const client = createForwardClient();
  let current: ForwardRun | undefined;
  let number = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: RunState = { kind: "none" };

  const say = (next: RunState) => {
    state = next;
    on.onState(next);
  };
  const stop = () => {
    clearTimeout(timer);
    number++;
    current?.cancel();
    current = undefined;
  };

  const run = async () => {
    stop();
    const mine = number;
    const isMine = () => mine === number;
    const started = performance.now();
    let progress = { what: "Preparing", part: 0 };
    const showProgress = () => {
      if (isMine()) say({ kind: "running", ...progress });
    };
    const progressTimer = setTimeout(showProgress, noticeable);
    const end = (next: RunState) => {
      clearTimeout(progressTimer);
      if (isMine()) say(next);
    };
    const found = new Map<number, Activation>();
    let batch: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      clearTimeout(batch);
      batch = undefined;
      if (isMine() && found.size > 0) on.onActivations(new Map(found));
      found.clear();
    };

    // Not before: the first picture comes sooner when nothing else is started beside it.
    client.prepare();
    const reply = await on.plan();
    if (!isMine()) return clearTimeout(progressTimer);
    if (!reply) return end({ kind: "none" });
    if (!reply.ok) return end({ kind: "failed", message: reply.message });
    const plan = reply.value;
    let missing = plan.gaps.at(0)?.op;

    on.onStart();
    const settings = { seed: on.seed(), inputs: on.inputs(), weights: on.weights() };
    current = client.start(plan, settings, {
      onWeights: (loaded, problems, notes) => {
        if (isMine()) on.onWeights(loaded, problems, notes);
      },
      onGap: (op) => (missing ??= op),
      onLeaf(leaf, activation) {
        const tensor = plan.leaves.at(leaf)?.tensor;
        if (tensor === undefined || !isMine()) return;
        found.set(tensor, activation);
        batch ??= setTimeout(flush, batchTime);
      },
      onProgress(path, part) {
        progress = { what: path, part };
        if (state.kind === "running") showProgress();
      },
      onDone(backend) {
        flush();
        if (!isMine()) return;
        const seconds = (performance.now() - started) / 1000;
        const took = seconds < 10 ? seconds.toFixed(1) : seconds.toFixed(0);
        const gap = missing ? `, without ${missing.split(".").at(-1)}` : "";
        end({ kind: "done", text: `${backend}, ${took} s${gap}` });
        on.onComplete();
      },
      onCancelled: () => end({ kind: "ready", why: "cancelled" }),
      onFailure: (message) => end({ kind: "failed", message }),
    });
  };

  return {
    modelShown(view) {
      stop();
      const { macs } = view.totals;
      const hasErrors = view.problems.some((problem) => problem.severity === "error");
      if (view.inputs.length === 0) return say({ kind: "none" });
      if (hasErrors) return say({ kind: "ready", why: "the model has errors" });
      if (macs > quickMacs) {
        return say({ kind: "ready", why: `${brief(macs)} MACs: may take a while` });
      }
      if (state.kind !== "done") say({ kind: "none" });
      timer = setTimeout(() => void run(), state.kind === "none" ? 0 : settled);
    },
    stop,
    run: () => void run(),
    cancel() {
      if (state.kind !== "running") return;
      stop();
      say({ kind: "ready", why: "cancelled" });
    },
    hint() {
      switch (state.kind) {
        case "running":
          return "The model is running: its activations are on their way.";
        case "ready":
          return "Run the model to see what this layer makes of the input.";
        case "failed":
          return state.message;
        case "none":
        case "done":
          return "";
      }
    },
  };
}
