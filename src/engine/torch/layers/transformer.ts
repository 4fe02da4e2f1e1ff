/** Transformer layers, and stacks of them. */

import { callValue } from "../../python/call";
import { deepCopy } from "../../python/stdlib/copying";
import type { Machine, Steps } from "../../python/native";
import {
  None,
  bool as pyBool,
  float as pyFloat,
  int as pyInt,
  type Keywords,
  type PyValue,
} from "../../python/values";
import { any, bool, float, int, optional } from "../args";
import { xavierUniform } from "../draws";
import { applyPlain, attribute, child, isTrue, layer, make, type Layer } from "../layer";
import { getEntry, isModule, setEntry, walkTensors } from "../modules/state";
import { registeredFunction } from "../registryNatives";
import { fused, isFused } from "../fusedEncoder";

const layerArgs = {
  d_model: int(),
  nhead: int(),
  dim_feedforward: int(2048),
  dropout: float(0.1),
  activation: optional(any),
  layer_norm_eps: float(1e-5),
  batch_first: bool(false),
  norm_first: bool(false),
} as const;

interface LayerArgs {
  readonly d_model: number;
  readonly nhead: number;
  readonly dim_feedforward: number;
  readonly dropout: number;
  readonly activation: PyValue | undefined;
  readonly layer_norm_eps: number;
  readonly batch_first: boolean;
}

/** What PyTorch does not keep as attributes. */
const dropped = {
  d_model: undefined,
  nhead: undefined,
  dim_feedforward: undefined,
  dropout: undefined,
  activation: undefined,
  layer_norm_eps: undefined,
  batch_first: undefined,
} as const;

export const TransformerEncoderLayer = layer(
  "torch.nn.modules.transformer.TransformerEncoderLayer",
  {
    args: layerArgs,
    attributes: () => dropped,
    *build(m, a): Steps<void> {
      yield* attentionChild(m, "self_attn", a);
      yield* feedForward(m, a, 2);
    },
    inputs: "src, src_mask?, src_key_padding_mask?, is_causal?",
    forward: (m, src, mask, padding) =>
      isFused(m, src, mask)
        ? fused(m, src ?? None, padding)
        : encode(m, src ?? None, mask, padding),
  },
);

export const TransformerDecoderLayer = layer(
  "torch.nn.modules.transformer.TransformerDecoderLayer",
  {
    args: layerArgs,
    attributes: () => dropped,
    *build(m, a): Steps<void> {
      yield* attentionChild(m, "self_attn", a);
      yield* attentionChild(m, "multihead_attn", a);
      yield* feedForward(m, a, 3);
    },
    inputs:
      "tgt, memory, tgt_mask?, memory_mask?, tgt_key_padding_mask?, memory_key_padding_mask?, tgt_is_causal?, memory_is_causal?",
    *forward(m, tgt, memory, mask, memoryMask, padding, memoryPadding): Steps<PyValue> {
      const own = (x: PyValue) => selfAttention(m, x, mask, padding);
      const other = (x: PyValue) =>
        attention(m, "multihead_attn", "dropout2", x, memory ?? None, memoryMask, memoryPadding);
      const forward = (x: PyValue) => feed(m, x, "dropout3");
      let x = tgt ?? None;
      for (const [norm, block] of [
        ["norm1", own],
        ["norm2", other],
        ["norm3", forward],
      ] as const) {
        x = yield* residual(m, x, norm, block);
      }
      return x;
    },
  },
);

export const TransformerEncoder = layer("torch.nn.modules.transformer.TransformerEncoder", {
  args: {
    encoder_layer: any,
    num_layers: int(),
    norm: optional(any),
    enable_nested_tensor: bool(true),
    mask_check: bool(true),
  },
  attributes: () => ({ encoder_layer: undefined, norm: undefined }),
  build: (m, a) => stack(m, a.encoder_layer, a.num_layers, a.norm),
  inputs: "src, mask?, src_key_padding_mask?, is_causal?",
  *forward(m, src, mask, padding): Steps<PyValue> {
    let x = src ?? None;
    const kwargs = keywords({ src_mask: mask, src_key_padding_mask: padding });
    for (const one of layersOf(m)) x = yield* callValue(one, [x], kwargs);
    return yield* normed(m, x);
  },
});

export const TransformerDecoder = layer("torch.nn.modules.transformer.TransformerDecoder", {
  args: { decoder_layer: any, num_layers: int(), norm: optional(any) },
  attributes: () => ({ decoder_layer: undefined, norm: undefined }),
  build: (m, a) => stack(m, a.decoder_layer, a.num_layers, a.norm),
  inputs:
    "tgt, memory, tgt_mask?, memory_mask?, tgt_key_padding_mask?, memory_key_padding_mask?, tgt_is_causal?, memory_is_causal?",
  *forward(m, tgt, memory, mask, memoryMask, padding, memoryPadding): Steps<PyValue> {
    let x = tgt ?? None;
    const kwargs = keywords({
      tgt_mask: mask,
      memory_mask: memoryMask,
      tgt_key_padding_mask: padding,
      memory_key_padding_mask: memoryPadding,
    });
    for (const one of layersOf(m)) x = yield* callValue(one, [x, memory ?? None], kwargs);
    return yield* normed(m, x);
  },
});

export const Transformer = layer("torch.nn.modules.transformer.Transformer", {
  args: {
    d_model: int(512),
    nhead: int(8),
    num_encoder_layers: int(6),
    num_decoder_layers: int(6),
    dim_feedforward: int(2048),
    dropout: float(0.1),
    activation: optional(any),
    custom_encoder: optional(any),
    custom_decoder: optional(any),
    layer_norm_eps: float(1e-5),
    batch_first: bool(false),
    norm_first: bool(false),
  },
  attributes: () => ({
    num_encoder_layers: undefined,
    num_decoder_layers: undefined,
    dim_feedforward: undefined,
    dropout: undefined,
    activation: undefined,
    custom_encoder: undefined,
    custom_decoder: undefined,
    layer_norm_eps: undefined,
    norm_first: undefined,
  }),
  *build(m, a): Steps<void> {
    const args = [
      pyInt(a.d_model),
      pyInt(a.nhead),
      pyInt(a.dim_feedforward),
      pyFloat(a.dropout),
      a.activation ?? None,
      pyFloat(a.layer_norm_eps),
      pyBool(a.batch_first),
      pyBool(a.norm_first),
    ];
    for (const [name, custom, count] of [
      ["encoder", a.custom_encoder, a.num_encoder_layers],
      ["decoder", a.custom_decoder, a.num_decoder_layers],
    ] as const) {
      if (custom) {
        setEntry(m.self, "_modules", name, custom);
        continue;
      }
      const kind = name === "encoder" ? "Encoder" : "Decoder";
      const one = yield* make(m.vm, `torch.nn.modules.transformer.Transformer${kind}Layer`, args);
      const norm = yield* make(m.vm, "torch.nn.modules.normalization.LayerNorm", [
        pyInt(a.d_model),
        pyFloat(a.layer_norm_eps),
      ]);
      yield* child(m, name, `torch.nn.modules.transformer.Transformer${kind}`, [
        one,
        pyInt(count),
        norm,
      ]);
    }
  },
  init(m) {
    for (const { tensor } of walkTensors(m.vm, m.self, "_parameters")) {
      if (tensor.state.shape.length > 1) xavierUniform(m.vm, tensor);
    }
  },
  inputs:
    "src, tgt, src_mask?, tgt_mask?, memory_mask?, src_key_padding_mask?, tgt_key_padding_mask?, memory_key_padding_mask?, src_is_causal?, tgt_is_causal?, memory_is_causal?",
  *forward(m, src, tgt, srcMask, tgtMask, memoryMask, srcPad, tgtPad, memoryPad): Steps<PyValue> {
    checkPair(m, src, tgt);
    const memory = yield* callValue(
      attribute(m, "encoder"),
      [src ?? None],
      keywords({ mask: srcMask, src_key_padding_mask: srcPad }),
    );
    return yield* callValue(
      attribute(m, "decoder"),
      [tgt ?? None, memory],
      keywords({
        tgt_mask: tgtMask,
        memory_mask: memoryMask,
        tgt_key_padding_mask: tgtPad,
        memory_key_padding_mask: memoryPad,
      }),
    );
  },
  statics: {
    generate_square_subsequent_mask: {
      kind: "staticmethod",
      function: {
        kind: "native",
        name: "generate_square_subsequent_mask",
        qualifiedName: "Transformer.generate_square_subsequent_mask",
        isMethod: false,
        call: (vm, args, kwargs) => causalMask(vm, args.at(0) ?? kwargs.get("sz") ?? None),
      },
    },
  },
});

function* attentionChild(m: Layer, name: string, a: LayerArgs): Steps<void> {
  yield* child(
    m,
    name,
    "torch.nn.modules.activation.MultiheadAttention",
    [pyInt(a.d_model), pyInt(a.nhead)],
    new Map<string, PyValue>([
      ["dropout", pyFloat(a.dropout)],
      ["batch_first", pyBool(a.batch_first)],
    ]),
  );
}

/** Linear layers, norms and dropouts in PyTorch's order; as many norms as there are blocks. */
function* feedForward(m: Layer, a: LayerArgs, blocks: number): Steps<void> {
  const rate = [pyFloat(a.dropout)];
  const sizes = [pyInt(a.d_model), pyInt(a.dim_feedforward)];
  const linear = "torch.nn.modules.linear.Linear";
  yield* child(m, "linear1", linear, sizes);
  yield* child(m, "dropout", "torch.nn.modules.dropout.Dropout", rate);
  yield* child(m, "linear2", linear, [sizes[1], sizes[0]]);
  for (let i = 1; i <= blocks; i++) {
    yield* child(m, `norm${i}`, "torch.nn.modules.normalization.LayerNorm", [
      sizes[0],
      pyFloat(a.layer_norm_eps),
    ]);
  }
  for (let i = 1; i <= blocks; i++) {
    yield* child(m, `dropout${i}`, "torch.nn.modules.dropout.Dropout", rate);
  }
  giveActivation(m, a.activation);
}

function giveActivation(m: Layer, given: PyValue | undefined): void {
  let activation: PyValue = given ?? registeredFunction("torch.nn.functional.relu");
  if (activation.kind === "str") {
    const name = activation.value;
    if (name !== "relu" && name !== "gelu") {
      throw m.vm.raise("RuntimeError", `activation should be relu/gelu, not ${name}`);
    }
    activation = registeredFunction(`torch.nn.functional.${name}`);
  }
  const isClass = (name: string): boolean =>
    activation.kind === "instance" && activation.of.name === name;
  const isFunction = (name: string): boolean =>
    activation === registeredFunction(`torch.nn.functional.${name}`);
  const code =
    isFunction("relu") || isClass("ReLU") ? 1 : isFunction("gelu") || isClass("GELU") ? 2 : 0;
  m.self.attributes.set("activation_relu_or_gelu", pyInt(code));
  if (isModule(m.vm, activation)) setEntry(m.self, "_modules", "activation", activation);
  else m.self.attributes.set("activation", activation);
}

function* stack(m: Layer, one: PyValue, count: number, norm: PyValue | undefined): Steps<void> {
  m.vm.chargeItems(count);
  const copies: PyValue[] = [];
  for (let i = 0; i < count; i++) copies.push(yield* deepCopy(m.vm, one));
  yield* child(m, "layers", "torch.nn.modules.container.ModuleList", [
    { kind: "list", items: copies },
  ]);
  if (norm) setEntry(m.self, "_modules", "norm", norm);
  else m.self.attributes.set("norm", None);
}

function layersOf(m: Layer): readonly PyValue[] {
  const list = getEntry(m.self, "_modules", "layers");
  if (!isModule(m.vm, list)) return [];
  const modules = list.attributes.get("_modules");
  return modules?.kind === "dict" ? [...modules.entries.values()].map(({ value }) => value) : [];
}

function* normed(m: Layer, x: PyValue): Steps<PyValue> {
  const norm = attribute(m, "norm");
  return norm.kind === "none" ? x : yield* callValue(norm, [x]);
}

function* encode(
  m: Layer,
  src: PyValue,
  mask: PyValue | undefined,
  padding: PyValue | undefined,
): Steps<PyValue> {
  let x = yield* residual(m, src, "norm1", (y) => selfAttention(m, y, mask, padding));
  x = yield* residual(m, x, "norm2", (y) => feed(m, y, "dropout2"));
  return x;
}

/** x + block(norm(x)), or norm(x + block(x)). */
function* residual(
  m: Layer,
  x: PyValue,
  norm: string,
  block: (x: PyValue) => Steps<PyValue>,
): Steps<PyValue> {
  if (isTrue(m, "norm_first")) {
    const inner = yield* block(yield* callValue(attribute(m, norm), [x]));
    return applyPlain(m, "torch.add", [x, inner]);
  }
  const sum = applyPlain(m, "torch.add", [x, yield* block(x)]);
  return yield* callValue(attribute(m, norm), [sum]);
}

function selfAttention(
  m: Layer,
  x: PyValue,
  mask: PyValue | undefined,
  padding: PyValue | undefined,
): Steps<PyValue> {
  return attention(m, "self_attn", "dropout1", x, x, mask, padding);
}

function* attention(
  m: Layer,
  name: string,
  dropout: string,
  x: PyValue,
  memory: PyValue,
  mask: PyValue | undefined,
  padding: PyValue | undefined,
): Steps<PyValue> {
  const kwargs = keywords({
    attn_mask: mask,
    key_padding_mask: padding,
    need_weights: pyBool(false),
  });
  const result = yield* callValue(attribute(m, name), [x, memory, memory], kwargs);
  const output = result.kind === "tuple" ? result.items[0] : result;
  return yield* callValue(attribute(m, dropout), [output]);
}

function* feed(m: Layer, x: PyValue, dropout: string): Steps<PyValue> {
  const wide = yield* callValue(attribute(m, "linear1"), [x]);
  const active = yield* callValue(attribute(m, "activation"), [wide]);
  const kept = yield* callValue(attribute(m, "dropout"), [active]);
  const narrow = yield* callValue(attribute(m, "linear2"), [kept]);
  return yield* callValue(attribute(m, dropout), [narrow]);
}

function checkPair(m: Layer, src: PyValue | undefined, tgt: PyValue | undefined): void {
  if (src?.kind !== "tensor" || tgt?.kind !== "tensor") return;
  const [a, b] = [src.state.shape, tgt.state.shape];
  const batch = isTrue(m, "batch_first") ? 0 : 1;
  if (a.length === 3 && a[batch] !== b[batch]) {
    throw m.vm.raise("RuntimeError", "the batch number of src and tgt must be equal");
  }
  const size = attribute(m, "d_model");
  const wanted = size.kind === "int" ? Number(size.value) : a.at(-1);
  if (a.at(-1) !== wanted || b.at(-1) !== wanted) {
    throw m.vm.raise("RuntimeError", "the feature number of src and tgt must be equal to d_model");
  }
}

function causalMask(vm: Machine, size: PyValue): PyValue {
  const m: Layer = {
    vm,
    self: { kind: "instance", of: vm.builtinClass("object"), attributes: new Map() },
  };
  const shape: PyValue = { kind: "tuple", items: [size, size] };
  const full = applyPlain(m, "torch.full", [shape, pyFloat(-Infinity)]);
  return applyPlain(m, "torch.triu", [full], new Map([["diagonal", pyInt(1)]]));
}

/** Only those that were given. */
function keywords(given: Readonly<Record<string, PyValue | undefined>>): Keywords {
  const kept = new Map<string, PyValue>();
  for (const [name, value] of Object.entries(given)) if (value) kept.set(name, value);
  return kept;
}
