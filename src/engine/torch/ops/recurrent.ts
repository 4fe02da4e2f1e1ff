/** Recurrent networks: whole sequences, and single steps. */

import type { TensorState } from "../../python/values";
import { numel, type Shape } from "../../tensor/shape";
import { bool, float, int, optional, tensor, tensors, type Spec } from "../args";
import { mismatch, op, sizesText } from "../op";
import { cellKernel, recurrentKernel, type Cell } from "../kernels/recurrent";

/** An LSTM's two states come as a tuple, the only one of other networks by itself. */
const stateTensors: Spec<readonly TensorState[]> = {
  ...tensors,
  expects: "tuple of Tensors",
  read: (vm, value) => (value.kind === "tensor" ? [value.state] : tensors.read(vm, value)),
};

export const lstm = sequence("lstm", 4);
export const gru = sequence("gru", 3);
export const rnnTanh = sequence("rnn_tanh", 1);
export const rnnRelu = sequence("rnn_relu", 1);
export const lstmCell = cell("lstm", 4);
export const gruCell = cell("gru", 3);
export const rnnTanhCell = cell("rnn_tanh", 1);
export const rnnReluCell = cell("rnn_relu", 1);

/** The rows of all sequences, time step by time step: how many there are is all that a shape can tell. */
export const packRows = op("torch._pack_padded_sequence", {
  args: { input: tensor, lengths: tensor, batch_first: bool(false) },
  shape({ input, lengths }) {
    if (!lengths.values) return { kind: "data-dependent", what: "the lengths of sequences" };
    const rows = lengths.values.data.reduce((sum, length) => sum + length, 0);
    return [[rows, ...input.shape.slice(2)], [Math.max(...lengths.values.data)]];
  },
  dtype: ({ input }) => [input.dtype, "int64"],
  kernel: "none",
});

export const padRows = op("torch._pad_packed_sequence", {
  args: {
    data: tensor,
    batch_sizes: tensor,
    batch_first: bool(false),
    padding_value: float(0),
    total_length: int(-1),
  },
  shape({ data, batch_sizes, batch_first, total_length }) {
    const longest = batch_sizes.shape[0];
    const batch = batch_sizes.values?.data.at(0);
    if (batch === undefined) return { kind: "data-dependent", what: "the lengths of sequences" };
    if (total_length > 0 && total_length < longest) {
      return mismatch(
        "RuntimeError",
        `Expected total_length to be at least the length of the longest sequence in input, but got total_length=${total_length} and max sequence length being ${longest}`,
      );
    }
    const steps = total_length > 0 ? total_length : longest;
    const padded = batch_first ? [batch, steps] : [steps, batch];
    return [[...padded, ...data.shape.slice(1)], [batch]];
  },
  dtype: ({ data }) => [data.dtype, "int64"],
  kernel: "none",
});

export const padSequences = op("torch.nn.utils.rnn.pad_sequence", {
  args: { sequences: tensors, batch_first: bool(false), padding_value: float(0) },
  shape({ sequences, batch_first }) {
    const [first] = sequences;
    if (!first) return mismatch("RuntimeError", "received an empty list of sequences");
    const longest = Math.max(...sequences.map((sequence) => sequence.shape[0]));
    const count = sequences.length;
    return [...(batch_first ? [count, longest] : [longest, count]), ...first.shape.slice(1)];
  },
  kernel: "none",
});

/** Several layers over a sequence; `gates` is how many matrices a step has. Absent states are zeros. */
function sequence(name: Cell, gates: number) {
  return op(`torch.${name}`, {
    args: {
      input: tensor,
      hx: optional(stateTensors),
      params: tensors,
      has_biases: bool(true),
      num_layers: int(1),
      dropout: float(0),
      train: bool(false),
      bidirectional: bool(false),
      batch_first: bool(false),
    },
    shape(a) {
      const { shape } = a.input;
      const isBatched = shape.length === 3;
      if (!isBatched && shape.length !== 2) {
        return mismatch("RuntimeError", `input must have 3 dimensions, got ${shape.length}`);
      }
      const [first, recurrent] = a.params;
      const inputSize = first.shape[1];
      if (shape.at(-1) !== inputSize) {
        return mismatch(
          "RuntimeError",
          `input.size(-1) must be equal to input_size. Expected ${inputSize}, got ${shape.at(-1)}`,
        );
      }
      const directions = a.bidirectional ? 2 : 1;
      const hidden = recurrent.shape[0] / gates;
      const out = recurrent.shape[1];
      const batch = isBatched ? [shape[a.batch_first ? 0 : 1]] : [];
      const output = [...shape.slice(0, -1), directions * out];
      const state = [a.num_layers * directions, ...batch, out];
      const states = name === "lstm" ? [state, [...state.slice(0, -1), hidden]] : [state];
      const wrong = wrongStates(a.hx, states);
      return wrong ?? [output, ...states];
    },
    draws: (a) => a.train && a.dropout > 0 && a.num_layers > 1,
    macs(a) {
      const steps = numel(a.input.shape.slice(0, -1));
      const matrices = a.params.filter((weight) => weight.shape.length === 2);
      return steps * matrices.reduce((sum, weight) => sum + numel(weight.shape), 0);
    },
    kernel: recurrentKernel(name),
  });
}

/** One step: the next state, with that of the cell for an LSTM. */
function cell(kind: Cell, gates: number) {
  const name = `${kind}_cell`;
  return op(`torch.${name}`, {
    args: {
      input: tensor,
      hx: optional(stateTensors),
      w_ih: tensor,
      w_hh: tensor,
      b_ih: optional(tensor),
      b_hh: optional(tensor),
    },
    shape(a) {
      const inputSize = a.w_ih.shape[1];
      if (a.input.shape.at(-1) !== inputSize) {
        return mismatch(
          "RuntimeError",
          `input has inconsistent input_size: got ${a.input.shape.at(-1)} expected ${inputSize}`,
        );
      }
      const state = [...a.input.shape.slice(0, -1), a.w_hh.shape[0] / gates];
      for (const [i, given] of (a.hx ?? []).entries()) {
        if (given.shape.at(-1) === state.at(-1)) continue;
        return mismatch(
          "RuntimeError",
          `hidden${i} has inconsistent hidden_size: got ${given.shape.at(-1)}, expected ${state.at(-1)}`,
        );
      }
      return name === "lstm_cell" ? [state, state] : state;
    },
    macs: (a) => numel(a.input.shape.slice(0, -1)) * (numel(a.w_ih.shape) + numel(a.w_hh.shape)),
    kernel: cellKernel(kind),
  });
}

function wrongStates(given: readonly TensorState[] | undefined, expected: readonly Shape[]) {
  if (!given) return undefined;
  const several = expected.length > 1;
  for (const [i, shape] of expected.entries()) {
    const got = given.at(i)?.shape ?? [];
    if (got.length === shape.length && got.every((size, dim) => size === shape[dim])) continue;
    const what = several ? `hidden[${i}]` : "hidden";
    return mismatch(
      "RuntimeError",
      `Expected ${what} size (${shape.join(", ")}), got ${sizesText(got)}`,
    );
  }
  return undefined;
}
