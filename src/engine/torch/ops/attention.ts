/** Attention as one op. */

import { broadcast, isMismatch, numel } from "../../tensor/shape";
import { bool, float, keyword, optional, tensor } from "../args";
import { attentionKernel } from "../kernels/attention";
import { mismatch, op, sizesText } from "../op";

/** softmax(Q Kᵀ / √d + mask) V */
export const scaledDotProductAttention = op("torch.nn.functional.scaled_dot_product_attention", {
  args: {
    query: tensor,
    key: tensor,
    value: tensor,
    attn_mask: optional(tensor),
    dropout_p: float(0),
    is_causal: bool(false),
    scale: keyword(optional(float())),
    enable_gqa: keyword(bool(false)),
  },
  isPython: false,
  shape({ query, key, value, enable_gqa, attn_mask }) {
    const [q, k, v] = [query.shape, key.shape, value.shape];
    if (q.length < 2 || k.length < 2 || v.length < 2) {
      return mismatch(
        "RuntimeError",
        `scaled_dot_product_attention: Expected query, key, and value to all be at least 2 dimensional, but got Query.dim(): ${q.length}, Key.dim(): ${k.length}, Value.dim(): ${v.length} instead.`,
      );
    }
    if (q.at(-1) !== k.at(-1)) {
      return mismatch(
        "RuntimeError",
        `Expected size for first two dimensions of batch2 tensor to be: [${numel(q.slice(0, -2))}, ${q.at(-1)}] but got: [${numel(k.slice(0, -2))}, ${k.at(-1)}].`,
      );
    }
    if (k.at(-2) !== v.at(-2)) {
      return mismatch(
        "RuntimeError",
        `Expected size for first two dimensions of batch2 tensor to be: [${numel(q.slice(0, -2))}, ${k.at(-2)}] but got: [${numel(v.slice(0, -2))}, ${v.at(-2)}].`,
      );
    }
    if (attn_mask) {
      const scores = [...q.slice(0, -1), k[k.length - 2]];
      const both = broadcast(scores, attn_mask.shape);
      if (isMismatch(both) || both.length > scores.length) {
        return mismatch(
          "RuntimeError",
          `The expanded size of the tensor must match the existing size: target sizes ${sizesText(scores)}, mask sizes ${sizesText(attn_mask.shape)}`,
        );
      }
    }
    const batch = enable_gqa ? q.slice(0, -2) : broadcast(q.slice(0, -2), k.slice(0, -2));
    if (isMismatch(batch)) {
      return mismatch(
        "RuntimeError",
        `The size of tensor a (${batch.a}) must match the size of tensor b (${batch.b}) at non-singleton dimension ${batch.dimension}`,
      );
    }
    return [...batch, q[q.length - 2], v[v.length - 1]];
  },
  recover: ({ query, value }) => [...query.shape.slice(0, -1), value.shape.at(-1) ?? 1],
  draws: ({ dropout_p }) => dropout_p > 0,
  macs({ query, key, value }) {
    const heads = numel(query.shape.slice(0, -2));
    const [length, features] = query.shape.slice(-2);
    const keys = key.shape.at(-2) ?? 1;
    return heads * length * keys * (features + (value.shape.at(-1) ?? 1));
  },
  kernel: attentionKernel,
});
