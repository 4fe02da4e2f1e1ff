/** Functions of `torch.nn.functional` that are no ops of their own. */

import { nativeFunction } from "../../python/nativeFunction";
import { None, False, type PyTensor, type PyValue } from "../../python/values";
import { multiHeadAttention } from "../multiHead";
import { namespace } from "../registryNatives";
import { tensorLibrary } from "../tensor";
import { constantFunction } from "../tolerated";
import { pythonFunction } from "./pythonSource";
import type { Machine } from "../../python/native";

export function functionalGlobals(vm: Machine): (readonly [string, PyValue])[] {
  return [
    ...namespace("torch.nn.functional."),
    ["gumbel_softmax", pythonFunction("gumbel_softmax")],
    ["triplet_margin_with_distance_loss", pythonFunction("triplet_margin_with_distance_loss")],
    ["upsample_bilinear", pythonFunction("upsample_bilinear")],
    ["multi_head_attention_forward", attentionForward],
    ["has_torch_function", constantFunction("has_torch_function", False)],
    ["has_torch_function_unary", constantFunction("has_torch_function_unary", False)],
    ["has_torch_function_variadic", constantFunction("has_torch_function_variadic", False)],
    ["Tensor", tensorLibrary(vm).tensor],
  ];
}

const parameters = [
  "query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v, add_zero_attn, dropout_p",
  "out_proj_weight, out_proj_bias, training?, key_padding_mask?, need_weights?, attn_mask?, use_separate_proj_weight?",
  "q_proj_weight?, k_proj_weight?, v_proj_weight?, static_k?, static_v?, average_attn_weights?, is_causal?",
].join(", ");

const attentionForward = nativeFunction(
  "multi_head_attention_forward",
  parameters,
  (vm, ...given) => {
    const names = parameters.split(", ").map((name) => name.replace("?", ""));
    const at = (name: string): PyValue => given[names.indexOf(name)] ?? None;
    const [query, key, value] = [at("query"), at("key"), at("value")];
    if (query.kind !== "tensor" || key.kind !== "tensor" || value.kind !== "tensor") {
      throw vm.raise("AttributeError", `'${vm.classOf(query).name}' object has no attribute 'dim'`);
    }
    const isSeparate = isTrue(at("use_separate_proj_weight"));
    return multiHeadAttention(vm, {
      query,
      key,
      value,
      embed_dim: numberOf(at("embed_dim_to_check")),
      num_heads: numberOf(at("num_heads")),
      in_proj_weight: at("in_proj_weight"),
      separate: isSeparate
        ? [at("q_proj_weight"), at("k_proj_weight"), at("v_proj_weight")]
        : undefined,
      in_proj_bias: at("in_proj_bias"),
      bias_k: at("bias_k"),
      bias_v: at("bias_v"),
      add_zero_attn: isTrue(at("add_zero_attn")),
      dropout_p: numberOf(at("dropout_p")),
      out_proj_weight: at("out_proj_weight"),
      out_proj_bias: at("out_proj_bias"),
      training: !isFalse(at("training")),
      key_padding_mask: tensorOf(at("key_padding_mask")),
      need_weights: !isFalse(at("need_weights")),
      attn_mask: tensorOf(at("attn_mask")),
      average_attn_weights: !isFalse(at("average_attn_weights")),
    });
  },
);

function tensorOf(value: PyValue): PyTensor | undefined {
  return value.kind === "tensor" ? value : undefined;
}

function isTrue(value: PyValue): boolean {
  return value.kind === "bool" && value.value;
}

function isFalse(value: PyValue): boolean {
  return value.kind === "bool" && !value.value;
}

function numberOf(value: PyValue): number {
  return value.kind === "int" || value.kind === "float" ? Number(value.value) : 0;
}
