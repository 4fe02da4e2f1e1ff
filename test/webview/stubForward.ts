/** A forward worker for the panel's tests: it computes nothing, and reports a pattern for every layer of a plan. */

import type { ForwardPlan } from "../../src/engine/forward/plan";
import type { ModelView } from "../../src/protocol";

/** A plan of which only the layers are there. */
export function stubPlan(view: ModelView): ForwardPlan {
  const leaves = view.graph.nodes.flatMap((node) =>
    node.tensor !== undefined && node.outputShape && node.category !== "container"
      ? [
          {
            kind: "layer" as const,
            tensor: node.tensor,
            shape: node.outputShape,
            dtype: "float32" as const,
            path: node.path,
            className: node.label,
            call: 0,
          },
        ]
      : [],
  );
  const nothing = {
    buffers: [],
    steps: [],
    passStart: 0,
    inputs: [],
    outputs: [],
    parameters: [],
    gaps: [],
  };
  return { model: view.model, kernels: {}, leaves, ...nothing };
}

/** The worker's script; `pause` is how long a layer takes, in milliseconds. */
export function stubWorker(pause = 0): string {
  return `addEventListener("message", async ({ data }) => {
    if (data.kind !== "run") return;
    postMessage({ kind: "backend", backend: "webasm" });
    const { leaves } = data.plan;
    for (const [leaf, { shape, path }] of leaves.entries()) {
      if (${pause} > 0) await new Promise((resolve) => setTimeout(resolve, ${pause}));
      postMessage({ kind: "progress", done: leaf, of: leaves.length, path });
      const isImage = shape.length === 4;
      const channels = isImage ? Math.min(64, shape[1]) : 1;
      const height = isImage ? Math.min(64, shape[2]) : 1;
      const width = isImage ? Math.min(64, shape[3]) : shape[shape.length - 1];
      const pixels = new Uint8Array(channels * height * width);
      for (let i = 0; i < pixels.length; i++) {
        const c = Math.floor(i / (height * width)), y = Math.floor(i / width) % height, x = i % width;
        const wave = Math.sin((x / width) * (3 + c)) + Math.cos((y / height) * (2 + (c % 5)) + c + data.seed);
        pixels[i] = 127 + 60 * wave;
      }
      const map = { channels, height, width, allChannels: isImage ? shape[1] : 1, min: -1.25, max: 3.5, pixels };
      const statistics = { mean: 0.1234, std: 1.01, min: -1.25, max: 3.5, l2: 10, sum: 5, first: [] };
      postMessage({ kind: "leaf", leaf, statistics, map });
    }
    postMessage({ kind: "done", outputs: [], seconds: { initialise: 0.1, run: 0.2, compile: 0.1 } });
  });`;
}
