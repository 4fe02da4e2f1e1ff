/** Linear layers, embeddings and the like. */

import { None, float as floatValue, int as intValue } from "../../python/values";
import { numel } from "../../tensor/shape";
import { bool, float, int, optional, str, tensor } from "../args";
import { invoke } from "../call";
import { normal, uniform, weightAndBias } from "../draws";
import { apply, applyNamed, attribute, isTrue, layer, weight, type Layer } from "../layer";
import { filledIn } from "../modules/plainText";
import { mismatch } from "../op";
import { cosineSimilarity, pairwiseDistance } from "../ops/distance";
import { bilinear, embedding, embeddingBag, linear } from "../ops/linear";
import { setItemOp } from "../ops/subscripts";

export const Identity = layer("torch.nn.modules.linear.Identity", {
  args: {},
  takesAnything: true,
  forward: (_, input) => input ?? None,
});

export const Linear = layer("torch.nn.modules.linear.Linear", {
  args: { in_features: int(), out_features: int(), bias: bool(true) },
  weights: (a) => ({
    weight: [a.out_features, a.in_features],
    bias: a.bias ? [a.out_features] : undefined,
  }),
  init: (m) => weightAndBias(m.vm, weight(m, "weight"), weight(m, "bias")),
  forward: (m, input) =>
    apply(m, linear, input ?? None, attribute(m, "weight"), attribute(m, "bias")),
  extraRepr: (m) =>
    filledIn(m, `in_features={in_features}, out_features={out_features}, bias=${biasText(m)}`),
  lazy: { omits: "in_features", infer: (_, __, input) => input.at(-1) ?? 0 },
});

/** The linear layer inside `nn.MultiheadAttention`. */
export const NonDynamicallyQuantizableLinear = layer(
  "torch.nn.modules.linear.NonDynamicallyQuantizableLinear",
  { ...Linear, bases: ["torch.nn.modules.linear.Linear"], lazy: undefined },
);

export const Bilinear = layer("torch.nn.modules.linear.Bilinear", {
  args: { in1_features: int(), in2_features: int(), out_features: int(), bias: bool(true) },
  weights: (a) => ({
    weight: [a.out_features, a.in1_features, a.in2_features],
    bias: a.bias ? [a.out_features] : undefined,
  }),
  init(m, a) {
    const bound = 1 / Math.sqrt(a.in1_features);
    for (const name of ["weight", "bias"]) {
      const tensor = weight(m, name);
      if (tensor) uniform(m.vm, tensor, -bound, bound);
    }
  },
  inputs: "input1, input2",
  forward: (m, a, b) =>
    apply(m, bilinear, a ?? None, b ?? None, attribute(m, "weight"), attribute(m, "bias")),
  extraRepr: (m) =>
    filledIn(
      m,
      `in1_features={in1_features}, in2_features={in2_features}, out_features={out_features}, bias=${biasText(m)}`,
    ),
});

const embeddingArgs = {
  max_norm: optional(float()),
  norm_type: float(2),
  scale_grad_by_freq: bool(false),
} as const;

export const Embedding = layer("torch.nn.modules.sparse.Embedding", {
  args: {
    num_embeddings: int(),
    embedding_dim: int(),
    padding_idx: optional(int()),
    ...embeddingArgs,
    sparse: bool(false),
    _weight: optional(tensor),
  },
  check({ num_embeddings, padding_idx, _weight, embedding_dim }) {
    if (padding_idx !== undefined && padding_idx !== 0) {
      const isWithin =
        padding_idx > 0 ? padding_idx < num_embeddings : padding_idx >= -num_embeddings;
      if (!isWithin) {
        return mismatch("AssertionError", "Padding_idx must be within num_embeddings");
      }
    }
    if (!_weight) return undefined;
    const fits = _weight.shape[0] === num_embeddings && _weight.shape[1] === embedding_dim;
    if (fits) return undefined;
    return mismatch(
      "AssertionError",
      "Shape of weight does not match num_embeddings and embedding_dim",
    );
  },
  attributes: (a) => ({
    _weight: undefined,
    ...(a.padding_idx === undefined
      ? {}
      : {
          padding_idx: {
            kind: "int",
            value: a.padding_idx < 0 ? a.padding_idx + a.num_embeddings : a.padding_idx,
          },
        }),
  }),
  weights: (a) => ({ weight: [a.num_embeddings, a.embedding_dim] }),
  init: drawTable,
  forward(m, input) {
    const names = [
      "weight",
      "padding_idx",
      "max_norm",
      "norm_type",
      "scale_grad_by_freq",
      "sparse",
    ];
    return apply(m, embedding, input ?? None, ...names.map((name) => attribute(m, name)));
  },
  extraRepr(m) {
    const parts = ["{num_embeddings}, {embedding_dim}"];
    if (attribute(m, "padding_idx").kind !== "none") parts.push("padding_idx={padding_idx}");
    if (attribute(m, "max_norm").kind !== "none") parts.push("max_norm={max_norm}");
    const norm = attribute(m, "norm_type");
    if (norm.kind !== "float" || norm.value !== 2) parts.push("norm_type={norm_type}");
    for (const name of ["scale_grad_by_freq", "sparse"]) {
      const flag = attribute(m, name);
      if (flag.kind === "bool" && flag.value) parts.push(`${name}={${name}}`);
    }
    return filledIn(m, parts.join(", "));
  },
});

export const EmbeddingBag = layer("torch.nn.modules.sparse.EmbeddingBag", {
  args: {
    num_embeddings: int(),
    embedding_dim: int(),
    ...embeddingArgs,
    mode: str("mean"),
    sparse: bool(false),
    _weight: optional(tensor),
    include_last_offset: bool(false),
    padding_idx: optional(int()),
  },
  attributes: () => ({ _weight: undefined }),
  weights: (a) => ({ weight: [a.num_embeddings, a.embedding_dim] }),
  init: drawTable,
  inputs: "input, offsets?, per_sample_weights?",
  forward(m, input, offsets, weights) {
    const kwargs = new Map(
      [
        "max_norm",
        "norm_type",
        "scale_grad_by_freq",
        "mode",
        "sparse",
        "include_last_offset",
        "padding_idx",
      ].map((name) => [name, attribute(m, name)] as const),
    );
    kwargs.set("per_sample_weights", weights ?? None);
    const args = [input ?? None, attribute(m, "weight"), offsets ?? None];
    return applyNamed(m, embeddingBag.name, args, kwargs);
  },
  extraRepr(m) {
    const parts = ["{num_embeddings}, {embedding_dim}"];
    if (attribute(m, "max_norm").kind !== "none") parts.push("max_norm={max_norm}");
    const norm = attribute(m, "norm_type");
    if (norm.kind !== "float" || norm.value !== 2) parts.push("norm_type={norm_type}");
    if (isTrue(m, "scale_grad_by_freq")) parts.push("scale_grad_by_freq={scale_grad_by_freq}");
    parts.push("mode={!mode}");
    if (attribute(m, "padding_idx").kind !== "none") parts.push("padding_idx={padding_idx}");
    return filledIn(m, parts.join(", "));
  },
});

export const CosineSimilarity = layer("torch.nn.modules.distance.CosineSimilarity", {
  args: { dim: int(1), eps: float(1e-8) },
  inputs: "x1, x2",
  forward: (m, a, b) =>
    apply(m, cosineSimilarity, a ?? None, b ?? None, attribute(m, "dim"), attribute(m, "eps")),
});

export const PairwiseDistance = layer("torch.nn.modules.distance.PairwiseDistance", {
  args: { p: float(2), eps: float(1e-6), keepdim: bool(false) },
  attributes: (a) => ({ norm: { kind: "float", value: a.p } }),
  inputs: "x1, x2",
  forward(m, a, b) {
    const names = ["norm", "eps", "keepdim"];
    return apply(
      m,
      pairwiseDistance,
      a ?? None,
      b ?? None,
      ...names.map((name) => attribute(m, name)),
    );
  },
});

/** The whole table is drawn; then the padding row is set to zero. */
function drawTable(
  m: Layer,
  a: { readonly padding_idx: number | undefined; readonly _weight?: unknown },
): void {
  const table = weight(m, "weight");
  if (!table) return;
  if (isState(a._weight)) {
    table.state = a._weight;
    return;
  }
  if (numel(table.state.shape) === 0) return;
  normal(m.vm, table, 0, 1);
  if (a.padding_idx !== undefined)
    invoke(m.vm, setItemOp, [table, intValue(a.padding_idx), floatValue(0)]);
}

function isState(value: unknown): value is Parameters<typeof tensor.toArg>[0] {
  return typeof value === "object" && value !== null && "id" in value && "shape" in value;
}

function biasText(m: Layer): string {
  return attribute(m, "bias").kind === "none" ? "False" : "True";
}
