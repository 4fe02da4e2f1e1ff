/** `scaled_dot_product_attention`: softmax(Q Kᵀ / √d + mask) V. */

import { numel } from "../../tensor/shape";
import {
  flagArg,
  numberArg,
  numberOf,
  passes,
  tensorArg,
  temporaryView,
  unsupported,
  type Kernel,
  type KernelThis,
  type Matrix,
  type Pass,
  type View,
  type Volume,
} from "../kernel";
import { expandPass } from "./strided";

export const attentionKernel: Kernel = (call) => {
  const query = tensorArg(call, "query");
  const key = tensorArg(call, "key");
  const value = tensorArg(call, "value");
  const mask = tensorArg(call, "attn_mask");
  if (!query || !key || !value) return unsupported(`${call.op} without query, key or value`);
  if (numberArg(call, "dropout_p", 0) > 0) return unsupported("dropout within attention");
  const [length, features] = query.shape.slice(-2);
  const keys = key.shape[key.shape.length - 2];
  const outFeatures = value.shape[value.shape.length - 1];
  const heads = numel(query.shape.slice(0, -2));
  const keyHeads = numel(key.shape.slice(0, -2));
  if (heads % keyHeads !== 0) return unsupported("heads of query and key that do not go together");
  const scale = numberOf(call.args.scale) ?? 1 / Math.sqrt(features);
  const scores = temporaryView("scores", [keys, length, heads]);
  const list: Pass[] = [];
  let added: View = { of: { fill: 0 }, size: [1, 1, 1] };
  if (mask) {
    list.push(expandPass(mask, [...query.shape.slice(0, -1), keys], "mask"));
    added = temporaryView("mask", [keys, length, heads]);
  }
  const maskKind = !mask ? 0 : mask.dtype === "bool" ? 2 : 1;
  return passes(
    ...list,
    {
      kernel: "attentionScores",
      source: attentionScores,
      output: [keys, length, heads],
      arguments: [
        { of: query, size: [features, length, heads] },
        { of: key, size: [features, keys, keyHeads] },
        added,
        features,
        heads / keyHeads,
        scale,
        maskKind,
        flagArg(call, "is_causal", false) ? 1 : 0,
      ],
      into: { temporary: "scores" },
    },
    {
      kernel: "rowMaximum",
      source: rowMaximum,
      output: [length, heads],
      arguments: [scores, keys],
      into: { temporary: "most" },
    },
    {
      kernel: "rowExponentials",
      source: rowExponentials,
      output: [length, heads],
      arguments: [scores, temporaryView("most", [length, heads]), keys],
      into: { temporary: "sums" },
    },
    {
      kernel: "attentionValues",
      source: attentionValues,
      output: [outFeatures, length, heads],
      arguments: [
        scores,
        temporaryView("most", [length, heads]),
        temporaryView("sums", [length, heads]),
        { of: value, size: [outFeatures, keys, keyHeads] },
        keys,
        heads / keyHeads,
      ],
      into: { output: 0 },
    },
  );
};

/** maskKind: 0 none, 1 added, 2 true where attention is allowed. */
function attentionScores(
  this: KernelThis,
  query: Volume,
  key: Volume,
  mask: Volume,
  features: number,
  perKeyHead: number,
  scale: number,
  maskKind: number,
  isCausal: number,
): number {
  const head = Math.floor((this.thread.z + 0.5) / perKeyHead);
  let sum = 0;
  for (let i = 0; i < features; i++) {
    sum += query[this.thread.z][this.thread.y][i] * key[head][this.thread.x][i];
  }
  sum = sum * scale;
  if (maskKind > 0.5) {
    const given = mask[this.thread.z][this.thread.y][this.thread.x];
    if (maskKind < 1.5) {
      sum += given;
    }
    if (maskKind > 1.5 && given < 0.5) {
      sum = -3.0e38;
    }
  }
  if (isCausal > 0.5 && this.thread.x > this.thread.y) {
    sum = -3.0e38;
  }
  return sum;
}

function rowMaximum(this: KernelThis, scores: Volume, keys: number): number {
  let best = scores[this.thread.y][this.thread.x][0];
  for (let i = 1; i < keys; i++) {
    best = Math.max(best, scores[this.thread.y][this.thread.x][i]);
  }
  return best;
}

function rowExponentials(this: KernelThis, scores: Volume, most: Matrix, keys: number): number {
  const top = most[this.thread.y][this.thread.x];
  let sum = 0;
  for (let i = 0; i < keys; i++) {
    sum += Math.exp(scores[this.thread.y][this.thread.x][i] - top);
  }
  return sum;
}

function attentionValues(
  this: KernelThis,
  scores: Volume,
  most: Matrix,
  sums: Matrix,
  value: Volume,
  keys: number,
  perKeyHead: number,
): number {
  const head = Math.floor((this.thread.z + 0.5) / perKeyHead);
  const top = most[this.thread.z][this.thread.y];
  let sum = 0;
  for (let i = 0; i < keys; i++) {
    sum += Math.exp(scores[this.thread.z][this.thread.y][i] - top) * value[head][i][this.thread.x];
  }
  return sum / sums[this.thread.z][this.thread.y];
}
