/** Recurrent networks run on the host: every step waits for the one before, so that a GPU has nothing to gain. */

import {
  flagArg,
  isTensor,
  numberArg,
  tensorArg,
  tensorsArg,
  unsupported,
  type Kernel,
  type KernelTensor,
} from "../kernel";

/** What a step computes; the number is how the host op tells them apart. */
const cellKinds = ["lstm", "gru", "rnn_tanh", "rnn_relu"] as const;

export type Cell = (typeof cellKinds)[number];

/** `torch.lstm` and the like: `hx` and `params` are lists of tensors. */
export function recurrentKernel(cell: Cell): Kernel {
  return (call) => {
    const input = tensorArg(call, "input");
    if (!input) return unsupported(`${call.op} without input`);
    const states = tensorsArg(call, "hx");
    const params = tensorsArg(call, "params");
    return {
      kind: "host",
      name: "recurrent",
      inputs: [input, ...states, ...params],
      numbers: [
        cellKinds.indexOf(cell),
        states.length,
        flagArg(call, "has_biases", true) ? 1 : 0,
        numberArg(call, "num_layers", 1),
        flagArg(call, "bidirectional", false) ? 1 : 0,
        flagArg(call, "batch_first", false) ? 1 : 0,
        flagArg(call, "train", false) ? numberArg(call, "dropout", 0) : 0,
      ],
    };
  };
}

/** A single step: `torch.lstm_cell` and the like. */
export function cellKernel(cell: Cell): Kernel {
  return (call) => {
    const input = tensorArg(call, "input");
    const weights = [call.args.w_ih, call.args.w_hh].filter(isTensor);
    const biases = [call.args.b_ih, call.args.b_hh].filter(isTensor);
    if (!input || weights.length < 2) return unsupported(`${call.op} without input or weights`);
    const states: readonly KernelTensor[] = tensorsArg(call, "hx");
    return {
      kind: "host",
      name: "recurrentCell",
      inputs: [input, ...states, ...weights, ...biases],
      numbers: [cellKinds.indexOf(cell), states.length, biases.length > 0 ? 1 : 0],
    };
  };
}
