/** Distances and similarities of vectors. */

import { broadcast, isMismatch } from "../../tensor/shape";
import { bool, float, int, tensor } from "../args";
import { dimension, mismatch, op } from "../op";
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

function unequal(both: { dimension: number; a: number; b: number }) {
  return mismatch(
    "RuntimeError",
    `The size of tensor a (${both.a}) must match the size of tensor b (${both.b}) at non-singleton dimension ${both.dimension}`,
  );
}
