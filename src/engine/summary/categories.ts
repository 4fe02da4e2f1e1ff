/** Kinds of layers and functions, which colours and legends go by. */

export type NodeCategory =
  | "input"
  | "output"
  | "container"
  | "convolution"
  | "linear"
  | "normalization"
  | "activation"
  | "pooling"
  | "dropout"
  | "shape"
  | "join"
  | "arithmetic"
  | "attention"
  | "recurrent"
  | "embedding"
  | "loss"
  | "other";

/** The first pattern that fits a class's or op's last name, in lower case, gives its category. */
const patterns: readonly (readonly [RegExp, NodeCategory])[] = [
  [/loss|cross_entropy|nll|mse|kl_div/, "loss"],
  [/attention|transformer/, "attention"],
  [/^(rnn|lstm|gru)/, "recurrent"],
  [/embedding|one_hot/, "embedding"],
  [/pool|upsample|interpolate|grid_sample/, "pooling"],
  [/conv/, "convolution"],
  [/linear$|^(matmul|bmm|mm|addmm|einsum|baddbmm)$/, "linear"],
  [/norm/, "normalization"],
  [/dropout|drop_path|stochasticdepth/, "dropout"],
  [
    /relu|elu|silu|gelu|sigmoid|tanh|mish|softmax|softplus|softsign|swish|shrink|threshold|hard|glu/,
    "activation",
  ],
  [/^(cat|concat|concatenate|stack|hstack|vstack|dstack)$/, "join"],
  [
    /flatten|reshape|view|permute|transpose|squeeze|chunk|split|unbind|getitem|slice|narrow|pad|shuffle|fold|expand|repeat|roll|identity|contiguous|^t$|movedim|index|select|gather/,
    "shape",
  ],
  [
    /^i?(add|sub|rsub|mul|div|pow|neg|exp|log|sqrt|rsqrt|abs|clamp|mean|sum|max|min|square|maximum|minimum|where|floor_divide|addcmul)$/,
    "arithmetic",
  ],
];

function categoryOf(name: string): NodeCategory {
  const lower = name.toLowerCase();
  return patterns.find(([pattern]) => pattern.test(lower))?.[1] ?? "other";
}

export function categoryOfLayer(className: string): NodeCategory {
  return categoryOf(className);
}

export function categoryOfOp(name: string): NodeCategory {
  return categoryOf(name.slice(name.lastIndexOf(".") + 1));
}
