/** Multi-head attention as a sequence of ops: projections, scores, softmax, the weighted sum, the output projection. */

import type { Machine } from "../python/native";
import { isSteps } from "../python/nativeFunction";
import {
  None,
  bool,
  float,
  int,
  type Keywords,
  type PyTensor,
  type PyValue,
  type Unknown,
} from "../python/values";
import { sameShape, type Shape } from "../tensor/shape";
import { asFunction } from "./bind";
import { callRegistered } from "./call";
import { sizesText } from "./op";
import { allOps } from "./ops/index";
import { castTo } from "./tensorMethods";
import { dtypeValue } from "./torchTypes";

/** The arguments of `F.multi_head_attention_forward`, by PyTorch's names. */
export interface MultiHeadArgs {
  readonly query: PyTensor;
  readonly key: PyTensor;
  readonly value: PyTensor;
  readonly embed_dim: number;
  readonly num_heads: number;
  /** One matrix for all three, or one each. */
  readonly in_proj_weight: PyValue;
  readonly separate: readonly [q: PyValue, k: PyValue, v: PyValue] | undefined;
  readonly in_proj_bias: PyValue;
  readonly bias_k: PyValue;
  readonly bias_v: PyValue;
  readonly add_zero_attn: boolean;
  readonly dropout_p: number;
  readonly out_proj_weight: PyValue;
  readonly out_proj_bias: PyValue;
  readonly training: boolean;
  readonly key_padding_mask: PyTensor | undefined;
  readonly need_weights: boolean;
  readonly attn_mask: PyTensor | undefined;
  readonly average_attn_weights: boolean;
}

/** Thrown where a step gives no tensor; the whole result is then that unknown. */
class NoTensor extends Error {
  readonly value: Unknown;
  constructor(value: Unknown) {
    super("no tensor");
    this.value = value;
  }
}

/** The pair of output and weights; weights are None where they are not asked for. */
export function multiHeadAttention(vm: Machine, args: MultiHeadArgs): PyValue {
  try {
    return attend(new Steps(vm), vm, args);
  } catch (error) {
    if (error instanceof NoTensor) return error.value;
    throw error;
  }
}

/** Calls ops by name on tensors. */
class Steps {
  private readonly vm: Machine;

  constructor(vm: Machine) {
    this.vm = vm;
  }

  value(name: string, args: readonly PyValue[], kwargs: Keywords = new Map()): PyValue {
    const registered = allOps().get(name);
    if (!registered) throw new NoTensor(this.vm.unknown({ kind: "unsupported", what: name }));
    const result = callRegistered(this.vm, registered, args, kwargs, asFunction);
    if (isSteps(result)) throw new NoTensor(this.vm.unknown({ kind: "unsupported", what: name }));
    if (result.kind === "unknown") throw new NoTensor(result);
    return result;
  }

  tensor(name: string, args: readonly PyValue[], kwargs?: Keywords): PyTensor {
    const result = this.value(name, args, kwargs);
    if (result.kind === "tensor") return result;
    throw new NoTensor(this.vm.unknown({ kind: "unsupported", what: name }));
  }

  list(name: string, args: readonly PyValue[]): readonly PyValue[] {
    const result = this.value(name, args);
    return result.kind === "tuple" || result.kind === "list" ? result.items : [];
  }

  view(x: PyTensor, shape: Shape): PyTensor {
    return this.tensor("Tensor.reshape", [x, { kind: "tuple", items: shape.map(int) }]);
  }

  transpose(x: PyTensor, a: number, b: number): PyTensor {
    return this.tensor("torch.transpose", [x, int(a), int(b)]);
  }
}

function attend(run: Steps, vm: Machine, args: MultiHeadArgs): PyValue {
  let { query, key, value, key_padding_mask: padding } = args;
  const isBatched = checkRanks(vm, args);
  if (!isBatched) {
    const batch = (x: PyTensor): PyTensor => run.tensor("torch.unsqueeze", [x, int(1)]);
    const isSelf = key === query && value === key;
    query = batch(query);
    key = isSelf ? query : batch(key);
    value = isSelf ? query : batch(value);
    if (padding) padding = run.tensor("torch.unsqueeze", [padding, int(0)]);
  }
  const [length, batch, features] = query.state.shape;
  const { num_heads: heads, embed_dim: expected } = args;
  checkSizes(vm, args, key.state.shape, value.state.shape, features, expected);
  const perHead = Math.floor(features / heads);

  let [q, k, v] = project(run, args, query, key, value);
  let mask =
    args.attn_mask &&
    prepareMask(run, vm, args.attn_mask, batch * heads, length, key.state.shape[0]);
  if (args.bias_k.kind === "tensor" && args.bias_v.kind === "tensor") {
    k = append(run, k, run.tensor("Tensor.repeat", [args.bias_k, int(1), int(batch), int(1)]), 0);
    v = append(run, v, run.tensor("Tensor.repeat", [args.bias_v, int(1), int(batch), int(1)]), 0);
    mask = mask && oneMore(run, mask);
    padding = padding && oneMore(run, padding);
  }
  const split = (x: PyTensor): PyTensor =>
    run.transpose(run.view(x, [x.state.shape[0], batch * heads, perHead]), 0, 1);
  q = split(q);
  k = split(k);
  v = split(v);
  if (args.add_zero_attn) {
    const zeros = (like: PyTensor): PyTensor =>
      run.tensor("torch.zeros", [int(batch * heads), int(1), int(perHead)], dtypeOf(vm, like));
    k = append(run, k, zeros(k), 1);
    v = append(run, v, zeros(v), 1);
    mask = mask && oneMore(run, mask);
    padding = padding && oneMore(run, padding);
  }
  const sources = k.state.shape[1];
  if (padding) {
    const spread = spreadPadding(run, vm, padding, batch, heads, sources);
    if (!mask) mask = spread;
    else if (mask.state.dtype === "bool") mask = run.tensor("torch.logical_or", [mask, spread]);
    else mask = run.tensor("torch.masked_fill", [mask, spread, float(-Infinity)]);
  }
  const { output, weights } = scores(run, vm, args, q, k, v, mask);

  const joined = run.view(run.transpose(output, 0, 1), [length * batch, features]);
  const projected = run.tensor("torch.nn.functional.linear", [
    joined,
    args.out_proj_weight,
    args.out_proj_bias,
  ]);
  let result = run.view(projected, [length, batch, projected.state.shape[1]]);
  if (!isBatched) result = run.tensor("torch.squeeze", [result, int(1)]);
  if (!args.need_weights) return { kind: "tuple", items: [result, None] };
  let shown = run.view(weights, [batch, heads, length, sources]);
  if (args.average_attn_weights) {
    const sum = run.tensor("torch.sum", [shown, int(1)]);
    shown = run.tensor("torch.div", [sum, int(heads)]);
  }
  if (!isBatched) shown = run.tensor("torch.squeeze", [shown, int(0)]);
  return { kind: "tuple", items: [result, shown] };
}

/** Q, K and V: through one matrix where all three are the same tensor. */
function project(
  run: Steps,
  args: MultiHeadArgs,
  query: PyTensor,
  key: PyTensor,
  value: PyTensor,
): [PyTensor, PyTensor, PyTensor] {
  const linear = (x: PyTensor, weight: PyValue, bias: PyValue): PyTensor =>
    run.tensor("torch.nn.functional.linear", [x, weight, bias]);
  const thirds = (x: PyValue): readonly PyValue[] =>
    x.kind === "tensor" ? run.list("torch.chunk", [x, int(3)]) : [None, None, None];
  const biases = thirds(args.in_proj_bias);
  if (args.separate) {
    const [wq, wk, wv] = args.separate;
    return [linear(query, wq, biases[0]), linear(key, wk, biases[1]), linear(value, wv, biases[2])];
  }
  if (query === key && key === value) {
    const all = linear(query, args.in_proj_weight, args.in_proj_bias);
    const [q, k, v] = run.list("torch.chunk", [all, int(3), int(-1)]);
    if (q.kind === "tensor" && k.kind === "tensor" && v.kind === "tensor") return [q, k, v];
  }
  const [wq, wk, wv] = thirds(args.in_proj_weight);
  return [linear(query, wq, biases[0]), linear(key, wk, biases[1]), linear(value, wv, biases[2])];
}

function scores(
  run: Steps,
  vm: Machine,
  args: MultiHeadArgs,
  q: PyTensor,
  k: PyTensor,
  v: PyTensor,
  mask: PyTensor | undefined,
): { readonly output: PyTensor; readonly weights: PyTensor } {
  const features = q.state.shape[2];
  const scaled = run.tensor("torch.div", [q, float(Math.sqrt(features))]);
  const transposed = run.transpose(k, -2, -1);
  let logits = run.tensor("torch.bmm", [scaled, transposed]);
  if (mask) logits = run.tensor("torch.add", [logits, additive(run, vm, mask, q)]);
  let weights = run.tensor("torch.nn.functional.softmax", [logits, int(-1)]);
  if (args.training && args.dropout_p > 0) {
    weights = run.tensor("torch.nn.functional.dropout", [
      weights,
      float(args.dropout_p),
      bool(true),
    ]);
  }
  return { output: run.tensor("torch.bmm", [weights, v]), weights };
}

/** A bool mask as numbers to add: minus infinity where nothing is to be looked at. */
function additive(run: Steps, vm: Machine, mask: PyTensor, like: PyTensor): PyTensor {
  if (mask.state.dtype !== "bool") return mask;
  const zeros = run.tensor("torch.zeros_like", [mask], dtypeOf(vm, like));
  return run.tensor("torch.masked_fill", [zeros, mask, float(-Infinity)]);
}

function dtypeOf(vm: Machine, like: PyTensor): Keywords {
  return new Map([["dtype", dtypeValue(vm, like.state.dtype)]]);
}

function append(run: Steps, x: PyTensor, more: PyTensor, dim: number): PyTensor {
  return run.tensor("torch.cat", [{ kind: "list", items: [x, more] }, int(dim)]);
}

function oneMore(run: Steps, mask: PyTensor): PyTensor {
  return run.tensor("torch.nn.functional.pad", [mask, { kind: "tuple", items: [int(0), int(1)] }]);
}

function prepareMask(
  run: Steps,
  vm: Machine,
  mask: PyTensor,
  rows: number,
  length: number,
  sources: number,
): PyTensor {
  const { shape } = mask.state;
  const isBytes = mask.state.dtype === "uint8";
  const asBool = isBytes ? castTo(vm, mask, "bool") : mask;
  const usable = asBool.kind === "tensor" ? asBool : mask;
  const size = `torch.Size(${sizesText(shape)})`;
  if (shape.length === 2) {
    if (!sameShape(shape, [length, sources])) {
      throw vm.raise(
        "RuntimeError",
        `The shape of the 2D attn_mask is ${size}, but should be (${length}, ${sources}).`,
      );
    }
    return run.tensor("torch.unsqueeze", [usable, int(0)]);
  }
  if (shape.length !== 3) {
    throw vm.raise("RuntimeError", `attn_mask's dimension ${shape.length} is not supported`);
  }
  if (sameShape(shape, [rows, length, sources])) return usable;
  throw vm.raise(
    "RuntimeError",
    `The shape of the 3D attn_mask is ${size}, but should be (${rows}, ${length}, ${sources}).`,
  );
}

function spreadPadding(
  run: Steps,
  vm: Machine,
  padding: PyTensor,
  batch: number,
  heads: number,
  sources: number,
): PyTensor {
  if (!sameShape(padding.state.shape, [batch, sources])) {
    throw vm.raise(
      "AssertionError",
      `expecting key_padding_mask shape of (${batch}, ${sources}), but got torch.Size(${sizesText(padding.state.shape)})`,
    );
  }
  const four = run.view(padding, [batch, 1, 1, sources]);
  const spread = run.tensor("Tensor.expand", [four, int(-1), int(heads), int(-1), int(-1)]);
  return run.view(spread, [batch * heads, 1, sources]);
}

function checkRanks(vm: Machine, args: MultiHeadArgs): boolean {
  const ranks = [args.query, args.key, args.value].map((x) => x.state.shape.length);
  const [query, key, value] = ranks;
  const fail = (message: string) => {
    throw vm.raise("AssertionError", message);
  };
  if (query !== 2 && query !== 3) {
    fail(`query should be unbatched 2D or batched 3D tensor but received ${query}-D query tensor`);
  }
  const kind = query === 3 ? "batched (3-D)" : "unbatched (2-D)";
  if (key !== query || value !== query) {
    fail(
      `For ${kind} \`query\`, expected \`key\` and \`value\` to be ${query}-D but found ${key}-D and ${value}-D tensors respectively`,
    );
  }
  const padding = args.key_padding_mask?.state.shape.length;
  if (padding !== undefined && padding !== query - 1) {
    fail(
      `For ${kind} \`query\`, expected \`key_padding_mask\` to be \`None\` or ${query - 1}-D but found ${padding}-D tensor instead`,
    );
  }
  return query === 3;
}

function checkSizes(
  vm: Machine,
  args: MultiHeadArgs,
  key: Shape,
  value: Shape,
  features: number,
  expected: number,
): void {
  const fail = (message: string) => {
    throw vm.raise("AssertionError", message);
  };
  if (features !== expected) {
    fail(`was expecting embedding dimension of ${expected}, but got ${features}`);
  }
  const size = (shape: Shape): string => `torch.Size(${sizesText(shape)})`;
  if (args.separate) {
    if (sameShape(key.slice(0, 2), value.slice(0, 2))) return;
    fail(
      `key's sequence and batch dims ${size(key.slice(0, 2))} do not match value's ${size(value.slice(0, 2))}`,
    );
  }
  if (!sameShape(key, value)) {
    fail(`key shape ${size(key)} does not match value shape ${size(value)}`);
  }
}
