/** Recurrent layers and cells. */

import { None, bool as pyBool, type PyValue } from "../../python/values";
import type { Shape } from "../../tensor/shape";
import { bool, float, int, keyword, str, type Values } from "../args";
import { invoke } from "../call";
import { uniform } from "../draws";
import { apply, attribute, isTrue, layer, type Layer } from "../layer";
import { filledIn } from "../modules/plainText";
import { entriesOf, isTraining } from "../modules/state";
import { mismatch, type Op } from "../op";
import * as ops from "../ops/recurrent";
import { isPacked, repacked, unpackedInput } from "../library/sequences";

const sequenceArgs = {
  input_size: int(),
  hidden_size: int(),
  num_layers: int(1),
  bias: bool(true),
  batch_first: bool(false),
  dropout: float(0),
  bidirectional: bool(false),
  proj_size: int(0),
} as const;

type SequenceArgs = Values<typeof sequenceArgs>;

const elmanArgs = { ...sequenceArgs, nonlinearity: keyword(str("tanh")) } as const;

export const RNN = layer<typeof elmanArgs>("torch.nn.modules.rnn.RNN", {
  ...sequenceLayer(1, (m) =>
    attributeText(m, "nonlinearity") === "relu" ? ops.rnnRelu : ops.rnnTanh,
  ),
  args: elmanArgs,
  check(a) {
    if (a.nonlinearity === "tanh" || a.nonlinearity === "relu") return undefined;
    return mismatch("ValueError", `Unknown nonlinearity '${a.nonlinearity}'`);
  },
  attributes: (a) => ({ mode: { kind: "str", value: `RNN_${a.nonlinearity.toUpperCase()}` } }),
});

export const LSTM = layer("torch.nn.modules.rnn.LSTM", {
  ...sequenceLayer(4, () => ops.lstm),
  args: sequenceArgs,
  check: (a) =>
    a.proj_size >= a.hidden_size && a.hidden_size > 0
      ? mismatch("ValueError", "proj_size has to be smaller than hidden_size")
      : undefined,
  attributes: () => ({ mode: { kind: "str", value: "LSTM" } }),
});

export const GRU = layer("torch.nn.modules.rnn.GRU", {
  ...sequenceLayer(3, () => ops.gru),
  args: sequenceArgs,
  check: (a) =>
    a.proj_size > 0
      ? mismatch("ValueError", "proj_size argument is only supported for LSTM, not RNN or GRU")
      : undefined,
  attributes: () => ({ mode: { kind: "str", value: "GRU" } }),
});

export const RNNCell = layer("torch.nn.modules.rnn.RNNCell", {
  ...cellLayer("RNNCell", 1, (m) =>
    attributeText(m, "nonlinearity") === "relu" ? ops.rnnReluCell : ops.rnnTanhCell,
  ),
  args: { input_size: int(), hidden_size: int(), bias: bool(true), nonlinearity: str("tanh") },
});

const cellArgs = { input_size: int(), hidden_size: int(), bias: bool(true) } as const;

export const LSTMCell = layer("torch.nn.modules.rnn.LSTMCell", {
  ...cellLayer("LSTMCell", 4, () => ops.lstmCell),
  args: cellArgs,
});

export const GRUCell = layer("torch.nn.modules.rnn.GRUCell", {
  ...cellLayer("GRUCell", 3, () => ops.gruCell),
  args: cellArgs,
});

function sequenceLayer(gates: number, opOf: (m: Layer) => Op) {
  return {
    bases: ["torch.nn.modules.rnn.RNNBase"],
    initOf: "RNNBase",
    weightCount: (a: SequenceArgs) => a.num_layers * (a.bidirectional ? 10 : 5),
    weights: (a: SequenceArgs) => sequenceWeights(a, gates),
    init: drawAll,
    inputs: "input, hx?",
    forward: (m: Layer, input?: PyValue, hx?: PyValue) => runSequence(m, opOf(m), input, hx),
    extraRepr: sequenceText,
    methods: { flatten_parameters: ["", () => None] },
  } as const;
}

/** Per layer and direction: input and recurrent matrix, their biases, the projection. */
function sequenceWeights(a: SequenceArgs, gates: number): Record<string, Shape> {
  const weights: Record<string, Shape> = {};
  const directions = a.bidirectional ? 2 : 1;
  const out = a.proj_size > 0 ? a.proj_size : a.hidden_size;
  for (let depth = 0; depth < a.num_layers; depth++) {
    for (let direction = 0; direction < directions; direction++) {
      const suffix = `l${depth}${direction === 1 ? "_reverse" : ""}`;
      const inputSize = depth === 0 ? a.input_size : out * directions;
      const rows = gates * a.hidden_size;
      weights[`weight_ih_${suffix}`] = [rows, inputSize];
      weights[`weight_hh_${suffix}`] = [rows, out];
      if (a.bias) {
        weights[`bias_ih_${suffix}`] = [rows];
        weights[`bias_hh_${suffix}`] = [rows];
      }
      if (a.proj_size > 0) weights[`weight_hr_${suffix}`] = [a.proj_size, a.hidden_size];
    }
  }
  return weights;
}

/** All weights are drawn alike, in the order of registration. */
function drawAll(m: Layer, a: { readonly hidden_size: number }): void {
  const bound = a.hidden_size > 0 ? 1 / Math.sqrt(a.hidden_size) : 0;
  for (const [, value] of entriesOf(m.self, "_parameters")) {
    if (value.kind === "tensor") uniform(m.vm, value, -bound, bound);
  }
}

function runSequence(
  m: Layer,
  op: Op,
  given: PyValue | undefined,
  hx: PyValue | undefined,
): PyValue {
  const packed = given && isPacked(given) ? given : undefined;
  const input = packed ? unpackedInput(m.vm, packed) : (given ?? None);
  if (input.kind === "unknown") return input;
  if (input.kind !== "tensor") {
    const type = m.vm.classOf(input).name;
    throw m.vm.raise("AttributeError", `'${type}' object has no attribute 'dim'`);
  }
  const rank = input.state.shape.length;
  if (rank !== 2 && rank !== 3) {
    throw m.vm.raise("RuntimeError", `input must have 3 dimensions, got ${rank + 1}`);
  }
  const states = hx ?? None;
  const params = entriesOf(m.self, "_parameters").map(([, value]) => value);
  const result = invoke(m.vm, op, [
    input,
    states,
    listOf(params),
    attribute(m, "bias"),
    attribute(m, "num_layers"),
    attribute(m, "dropout"),
    pyBool(isTraining(m.self)),
    attribute(m, "bidirectional"),
    packed ? pyBool(false) : attribute(m, "batch_first"),
  ]);
  if (result.kind !== "tuple") return result;
  const [output, ...rest] = result.items;
  const state = rest.length === 1 ? rest[0] : { kind: "tuple" as const, items: rest };
  return { kind: "tuple", items: [packed ? repacked(m.vm, packed, output) : output, state] };
}

function listOf(items: readonly PyValue[]): PyValue {
  return { kind: "list", items: [...items] };
}

function sequenceText(m: Layer): string {
  const parts = ["{input_size}, {hidden_size}"];
  if (numberOf(m, "proj_size") !== 0) parts.push("proj_size={proj_size}");
  if (numberOf(m, "num_layers") !== 1) parts.push("num_layers={num_layers}");
  if (!isTrue(m, "bias")) parts.push("bias={bias}");
  if (isTrue(m, "batch_first")) parts.push("batch_first={batch_first}");
  if (numberOf(m, "dropout") !== 0) parts.push("dropout={dropout}");
  if (isTrue(m, "bidirectional")) parts.push("bidirectional={bidirectional}");
  return filledIn(m, parts.join(", "));
}

function cellLayer(name: string, gates: number, opOf: (m: Layer) => Op) {
  return {
    bases: ["torch.nn.modules.rnn.RNNCellBase"],
    weights: (a: { input_size: number; hidden_size: number; bias: boolean }) => ({
      weight_ih: [gates * a.hidden_size, a.input_size],
      weight_hh: [gates * a.hidden_size, a.hidden_size],
      bias_ih: a.bias ? [gates * a.hidden_size] : undefined,
      bias_hh: a.bias ? [gates * a.hidden_size] : undefined,
    }),
    init: drawAll,
    inputs: "input, hx?",
    forward(m: Layer, input?: PyValue, hx?: PyValue): PyValue {
      if (input?.kind === "tensor" && ![1, 2].includes(input.state.shape.length)) {
        throw m.vm.raise(
          "AssertionError",
          `${name}: Expected input to be 1-D or 2-D but received ${input.state.shape.length}-D tensor`,
        );
      }
      const states = hx ?? None;
      const names = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"];
      return apply(m, opOf(m), input ?? None, states, ...names.map((key) => attribute(m, key)));
    },
    extraRepr(m: Layer): string {
      const parts = ["{input_size}, {hidden_size}"];
      if (!isTrue(m, "bias")) parts.push("bias={bias}");
      const own = m.self.attributes.get("nonlinearity");
      if (own?.kind === "str" && own.value !== "tanh") parts.push("nonlinearity={!nonlinearity}");
      return filledIn(m, parts.join(", "));
    },
  } as const;
}

function numberOf(m: Layer, name: string): number | undefined {
  const value = attribute(m, name);
  return value.kind === "int" || value.kind === "float" ? Number(value.value) : undefined;
}

function attributeText(m: Layer, name: string): string {
  const value = attribute(m, name);
  return value.kind === "str" ? value.value : "";
}
