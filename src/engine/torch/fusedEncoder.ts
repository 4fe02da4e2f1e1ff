/** An encoder layer as one function: how PyTorch runs it in evaluation. */

import type { PyInstance, PyValue } from "../python/values";
import { None, bool as pyBool } from "../python/values";
import { runAttention } from "./layers/attention";
import { applyPlain, attribute, isTrue, type Layer } from "./layer";
import { getEntry, isModule, isTraining, peek } from "./modules/state";
import { sessionOf } from "./session";

/**
 * In evaluation, without gradients, PyTorch runs an encoder layer as one function: its parts are not called as modules.
 * https://pytorch.org/docs/stable/generated/torch.nn.TransformerEncoderLayer.html
 */
export function isFused(m: Layer, src: PyValue | undefined, mask: PyValue | undefined): boolean {
  if (src?.kind !== "tensor" || src.state.shape.length !== 3) return false;
  if (isTraining(m.self) || sessionOf(m.vm).isGradEnabled) return false;
  if (mask !== undefined && mask.kind !== "none") return false;
  const attn = getEntry(m.self, "_modules", "self_attn");
  if (!isModule(m.vm, attn)) return false;
  const of: Layer = { vm: m.vm, self: attn };
  const heads = attribute(of, "num_heads");
  const code = attribute(m, "activation_relu_or_gelu");
  const isEven = heads.kind === "int" && Number(heads.value) % 2 === 0;
  const hasBias = attribute(of, "in_proj_bias").kind === "tensor";
  const isKnown = code.kind === "int" && code.value !== 0;
  return (
    isTrue(of, "batch_first") && isTrue(of, "_qkv_same_embed_dim") && isEven && hasBias && isKnown
  );
}

/** The layer's result, from its parts' weights; the parts are not called. */
export function fused(m: Layer, src: PyValue, padding: PyValue | undefined): PyValue {
  const code = attribute(m, "activation_relu_or_gelu");
  const activation = code.kind === "int" && code.value === 2 ? "gelu" : "relu";
  const isFirst = isTrue(m, "norm_first");
  const add = (a: PyValue, b: PyValue): PyValue => applyPlain(m, "torch.add", [a, b]);
  const norm = (x: PyValue, name: string): PyValue => {
    const of = part(m, name);
    const names = ["normalized_shape", "weight", "bias", "eps"];
    const args = names.map((key) => (of ? (peek(of, key) ?? None) : None));
    return applyPlain(m, "torch.nn.functional.layer_norm", [x, ...args]);
  };
  const linear = (x: PyValue, name: string): PyValue => {
    const of = part(m, name);
    const args = ["weight", "bias"].map((key) => (of ? (peek(of, key) ?? None) : None));
    return applyPlain(m, "torch.nn.functional.linear", [x, ...args]);
  };
  const attend = (x: PyValue): PyValue => {
    const self = part(m, "self_attn");
    if (!self) return None;
    const absent = undefined;
    const given = { query: x, key: x, value: x, padding, needs: pyBool(false) };
    const result = runAttention({ vm: m.vm, self }, { ...given, mask: absent, averages: absent });
    return result.kind === "tuple" ? result.items[0] : result;
  };
  const forward = (x: PyValue): PyValue =>
    linear(applyPlain(m, `torch.nn.functional.${activation}`, [linear(x, "linear1")]), "linear2");
  if (isFirst) {
    const x = add(src, attend(norm(src, "norm1")));
    return add(x, forward(norm(x, "norm2")));
  }
  const x = norm(add(src, attend(src)), "norm1");
  return norm(add(x, forward(x)), "norm2");
}

function part(m: Layer, name: string): PyInstance | undefined {
  const found = getEntry(m.self, "_modules", name);
  return isModule(m.vm, found) ? found : undefined;
}
