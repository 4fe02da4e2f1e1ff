/** `nn.MultiheadAttention`. */

import {
  None,
  bool as pyBool,
  int as pyInt,
  type PyTensor,
  type PyValue,
} from "../../python/values";
import type { Steps } from "../../python/native";
import { bool, float, int, optional } from "../args";
import { constant, xavierNormal, xavierUniform } from "../draws";
import { applyPlain, attribute, child, isTrue, layer, weight, type Layer } from "../layer";
import { getEntry, isModule, isTraining, peek } from "../modules/state";
import { multiHeadAttention } from "../multiHead";
import { mismatch } from "../op";

export const MultiheadAttention = layer("torch.nn.modules.activation.MultiheadAttention", {
  args: {
    embed_dim: int(),
    num_heads: int(),
    dropout: float(0),
    bias: bool(true),
    add_bias_kv: bool(false),
    add_zero_attn: bool(false),
    kdim: optional(int()),
    vdim: optional(int()),
    batch_first: bool(false),
  },
  check({ embed_dim, num_heads }) {
    if (Math.floor(embed_dim / num_heads) * num_heads === embed_dim) return undefined;
    return mismatch("AssertionError", "embed_dim must be divisible by num_heads");
  },
  attributes: (a) => ({
    kdim: pyInt(a.kdim ?? a.embed_dim),
    vdim: pyInt(a.vdim ?? a.embed_dim),
    head_dim: pyInt(Math.floor(a.embed_dim / a.num_heads)),
    _qkv_same_embed_dim: pyBool(isSame(a)),
    bias: undefined,
    add_bias_kv: undefined,
    ...(a.add_bias_kv ? {} : { bias_k: None, bias_v: None }),
  }),
  weights(a) {
    const e = a.embed_dim;
    const one = isSame(a);
    const joint = { in_proj_weight: one ? [3 * e, e] : undefined };
    const apart = {
      q_proj_weight: one ? undefined : [e, e],
      k_proj_weight: one ? undefined : [e, a.kdim ?? e],
      v_proj_weight: one ? undefined : [e, a.vdim ?? e],
    };
    return {
      ...(one ? { ...joint, ...apart } : { ...apart, ...joint }),
      in_proj_bias: a.bias ? [3 * e] : undefined,
      ...(a.add_bias_kv ? { bias_k: [1, 1, e], bias_v: [1, 1, e] } : {}),
    };
  },
  *build(m, a): Steps<void> {
    const size = pyInt(a.embed_dim);
    yield* child(
      m,
      "out_proj",
      "torch.nn.modules.linear.NonDynamicallyQuantizableLinear",
      [size, size],
      new Map([["bias", pyBool(a.bias)]]),
    );
  },
  init(m) {
    for (const name of ["in_proj_weight", "q_proj_weight", "k_proj_weight", "v_proj_weight"]) {
      const matrix = weight(m, name);
      if (matrix) xavierUniform(m.vm, matrix);
    }
    const bias = weight(m, "in_proj_bias");
    const out = projection(m).bias;
    if (bias) constant(m.vm, bias, 0);
    if (bias && out.kind === "tensor") constant(m.vm, out, 0);
    for (const name of ["bias_k", "bias_v"]) {
      const extra = weight(m, name);
      if (extra) xavierNormal(m.vm, extra);
    }
  },
  inputs:
    "query, key, value, key_padding_mask?, need_weights?, attn_mask?, average_attn_weights?, is_causal?",
  forward: (m, query, key, value, padding, needs, mask, averages) =>
    runAttention(m, { query, key, value, padding, needs, mask, averages }),
});

interface Inputs {
  readonly query: PyValue | undefined;
  readonly key: PyValue | undefined;
  readonly value: PyValue | undefined;
  readonly padding: PyValue | undefined;
  readonly needs: PyValue | undefined;
  readonly mask: PyValue | undefined;
  readonly averages: PyValue | undefined;
}

/** The attention of a module on tensors; its own projections are used, no other module is called. */
export function runAttention(m: Layer, given: Inputs): PyValue {
  const { vm } = m;
  const [query, key, value] = [given.query, given.key, given.value];
  for (const input of [query, key, value]) {
    if (input?.kind === "tensor") continue;
    const type = input ? vm.classOf(input).name : "NoneType";
    throw vm.raise("AttributeError", `'${type}' object has no attribute 'dim'`);
  }
  if (query?.kind !== "tensor" || key?.kind !== "tensor" || value?.kind !== "tensor") return None;
  const batchFirst = isTrue(m, "batch_first") && query.state.shape.length === 3;
  const turned = new Map<PyTensor, PyTensor>();
  const turn = (x: PyTensor): PyTensor => {
    if (!batchFirst) return x;
    const known = turned.get(x);
    if (known) return known;
    const result = applyPlain(m, "torch.transpose", [x, pyInt(1), pyInt(0)]);
    if (result.kind === "tensor") turned.set(x, result);
    return result.kind === "tensor" ? result : x;
  };
  const embed = attribute(m, "embed_dim");
  const heads = attribute(m, "num_heads");
  const dropout = attribute(m, "dropout");
  const out = projection(m);
  const isJoint = isTrue(m, "_qkv_same_embed_dim");
  const result = multiHeadAttention(vm, {
    query: turn(query),
    key: turn(key),
    value: turn(value),
    embed_dim: embed.kind === "int" ? Number(embed.value) : 0,
    num_heads: heads.kind === "int" ? Number(heads.value) : 1,
    in_proj_weight: attribute(m, "in_proj_weight"),
    separate: isJoint
      ? undefined
      : [
          attribute(m, "q_proj_weight"),
          attribute(m, "k_proj_weight"),
          attribute(m, "v_proj_weight"),
        ],
    in_proj_bias: attribute(m, "in_proj_bias"),
    bias_k: attribute(m, "bias_k"),
    bias_v: attribute(m, "bias_v"),
    add_zero_attn: isTrue(m, "add_zero_attn"),
    dropout_p: dropout.kind === "float" || dropout.kind === "int" ? Number(dropout.value) : 0,
    out_proj_weight: out.weight,
    out_proj_bias: out.bias,
    training: isTraining(m.self),
    key_padding_mask: tensorOf(given.padding),
    need_weights: !isFalse(given.needs),
    attn_mask: tensorOf(given.mask),
    average_attn_weights: !isFalse(given.averages),
  });
  if (!batchFirst || result.kind !== "tuple") return result;
  const [output, weights] = result.items;
  const back = applyPlain(m, "torch.transpose", [output, pyInt(1), pyInt(0)]);
  return { kind: "tuple", items: [back, weights] };
}

function projection(m: Layer): { readonly weight: PyValue; readonly bias: PyValue } {
  const out = getEntry(m.self, "_modules", "out_proj");
  if (!isModule(m.vm, out)) return { weight: None, bias: None };
  return { weight: peek(out, "weight") ?? None, bias: peek(out, "bias") ?? None };
}

function isSame(a: {
  readonly embed_dim: number;
  readonly kdim: number | undefined;
  readonly vdim: number | undefined;
}): boolean {
  return (a.kdim ?? a.embed_dim) === a.embed_dim && (a.vdim ?? a.embed_dim) === a.embed_dim;
}

function tensorOf(value: PyValue | undefined): PyTensor | undefined {
  return value?.kind === "tensor" ? value : undefined;
}

function isFalse(value: PyValue | undefined): boolean {
  return value?.kind === "bool" && !value.value;
}
