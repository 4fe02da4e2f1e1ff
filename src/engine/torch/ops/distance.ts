/** Distances and similarities of vectors. */

import { broadcast, isMismatch, numel } from "../../tensor/shape";
import { knownArray } from "../../tensor/rounding";
import { bool, float, int, optional, str, tensor } from "../args";
import { distancesKernel } from "../kernels/distances";
import { dimension, mismatch, op } from "../op";
import { pNorm } from "./reduction";
import { cosineSimilarityKernel, pairwiseDistanceKernel } from "../kernels/various";

export const cosineSimilarity = op("torch.nn.functional.cosine_similarity", {
  args: { x1: tensor, x2: tensor, dim: int(1), eps: float(1e-8) },
  aliases: ["torch.cosine_similarity"],
  isPython: false,
  shape({ x1, x2, dim }) {
    const both = broadcast(x1.shape, x2.shape);
    if (isMismatch(both)) return unequal(both);
    const at = dimension(dim, both.length);
    return typeof at === "number" ? both.filter((_, i) => i !== at) : at;
  },
  kernel: cosineSimilarityKernel,
});

export const pairwiseDistance = op("torch.nn.functional.pairwise_distance", {
  args: { x1: tensor, x2: tensor, p: float(2), eps: float(1e-6), keepdim: bool(false) },
  aliases: ["torch.pairwise_distance"],
  isPython: false,
  shape({ x1, x2, keepdim }) {
    const both = broadcast(x1.shape, x2.shape);
    if (isMismatch(both)) return unequal(both);
    return keepdim ? [...both.slice(0, -1), 1] : both.slice(0, -1);
  },
  kernel: pairwiseDistanceKernel,
});

export const pdist = op("torch.nn.functional.pdist", {
  args: { input: tensor, p: float(2) },
  aliases: ["torch.pdist"],
  isPython: false,
  shape: ({ input }) => [(input.shape[0] * (input.shape[0] - 1)) / 2],
  kernel: "none",
});

/** The distance of every row of one matrix to every row of the other. */
export const cdist = op("torch.cdist", {
  args: { x1: tensor, x2: tensor, p: float(2), compute_mode: optional(str()) },
  aliases: ["torch.functional.cdist"],
  shape({ x1, x2 }) {
    for (const [name, one] of [
      ["X1", x1],
      ["X2", x2],
    ] as const) {
      if (one.shape.length >= 2) continue;
      return mismatch(
        "RuntimeError",
        `cdist only supports at least 2D tensors, ${name} got: ${one.shape.length}D`,
      );
    }
    const [rows, columns] = x1.shape.slice(-2);
    const [others, width] = x2.shape.slice(-2);
    if (columns !== width) {
      return mismatch(
        "RuntimeError",
        `X1 and X2 must have the same number of columns. X1: ${columns} X2: ${width}`,
      );
    }
    const batch = broadcast(x1.shape.slice(0, -2), x2.shape.slice(0, -2));
    return isMismatch(batch) ? unequal(batch) : [...batch, rows, others];
  },
  macs: ({ x1 }, out) => numel(out) * (x1.shape.at(-1) ?? 1),
  valueSteps: ({ x1 }, [shape]) => numel(shape) * (x1.shape.at(-1) ?? 1),
  values({ x1, x2, p }, [shape]) {
    if (!x1.values || !x2.values || shape.length !== 2) return undefined;
    const [rows, others] = shape;
    const width = x1.shape[1];
    const [a, b] = [x1.values.data, x2.values.data];
    const data = Float64Array.from({ length: rows * others }, (_, at) => {
      const from = Math.floor(at / others) * width;
      const to = (at % others) * width;
      return pNorm(
        Float64Array.from({ length: width }, (_, k) => a[from + k] - b[to + k]),
        p,
      );
    });
    return knownArray(shape, x1.dtype, data);
  },
  kernel: distancesKernel,
});

function unequal(both: { dimension: number; a: number; b: number }) {
  return mismatch(
    "RuntimeError",
    `The size of tensor a (${both.a}) must match the size of tensor b (${both.b}) at non-singleton dimension ${both.dimension}`,
  );
}
