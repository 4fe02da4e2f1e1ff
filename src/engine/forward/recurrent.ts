/** LSTM, GRU and plain recurrent networks over whole sequences, as PyTorch defines them. */

import { invariant } from "../assert";
import type { HostResult, HostTensor } from "./host";
import type { Generator } from "./random";

const lstm = 0;
const gru = 1;
const reluRnn = 3;

/** The weights of one layer in one direction. */
interface Weights {
  readonly input: HostTensor;
  readonly hidden: HostTensor;
  readonly inputBias?: Float32Array;
  readonly hiddenBias?: Float32Array;
  /** Makes the state smaller: an LSTM's `proj_size`. */
  readonly projection?: HostTensor;
}

interface State {
  hidden: Float32Array;
  cell: Float32Array;
}

/** inputs: the sequence, the states, the weights; numbers: kind, how many states, biases, layers, both directions, batch first, dropout. */
export function recurrent(
  inputs: readonly HostTensor[],
  numbers: readonly number[],
  outputs: readonly HostResult[],
  generator: Generator,
): Float32Array[] {
  const [kind, stateCount, hasBiases, layers, isBoth, isBatchFirst, dropout] = numbers;
  const [input] = inputs;
  const given = inputs.slice(1, 1 + stateCount);
  const params = inputs.slice(1 + stateCount);
  const isBatched = input.shape.length === 3;
  const [first, second, features] = isBatched ? input.shape : [input.shape[0], 1, input.shape[1]];
  const [steps, batch] = isBatched && isBatchFirst ? [second, first] : [first, second];
  const directions = isBoth ? 2 : 1;
  const perDirection = params.length / (layers * directions);
  const rowOf = (step: number, sample: number) =>
    isBatched && isBatchFirst ? sample * steps + step : step * batch + sample;

  const width = outputs[1].shape.at(-1) ?? 1;
  const hiddenOut = new Float32Array(layers * directions * batch * width);
  const cellWidth = outputs.at(2)?.shape.at(-1) ?? width;
  const cellOut = new Float32Array(layers * directions * batch * cellWidth);
  let sequence = { values: input.values, width: features };
  for (let layer = 0; layer < layers; layer++) {
    const next = new Float32Array(steps * batch * width * directions);
    for (let direction = 0; direction < directions; direction++) {
      const unit = layer * directions + direction;
      const weights = weightsOf(params.slice(unit * perDirection), perDirection, hasBiases === 1);
      for (let sample = 0; sample < batch; sample++) {
        const line = unit * batch + sample;
        const state: State = {
          hidden: initial(given.at(0), line, width),
          cell: initial(given.at(1), line, cellWidth),
        };
        for (let i = 0; i < steps; i++) {
          const row = rowOf(direction === 0 ? i : steps - 1 - i, sample);
          const x = sequence.values.subarray(row * sequence.width, (row + 1) * sequence.width);
          step(kind, weights, x, state);
          next.set(state.hidden, (row * directions + direction) * width);
        }
        hiddenOut.set(state.hidden, line * width);
        cellOut.set(state.cell, line * cellWidth);
      }
    }
    sequence = { values: next, width: width * directions };
    if (dropout > 0 && layer < layers - 1) {
      const mask = new Float32Array(next.length);
      generator.dropoutMask(mask, dropout);
      // The mask is drawn step by step, whatever the order of the input.
      for (let i = 0; i < next.length; i++) {
        const row = Math.floor(i / sequence.width);
        const at = rowOf(Math.floor(row / batch), row % batch) * sequence.width;
        next[at + (i % sequence.width)] *= mask[i];
      }
    }
  }
  return kind === lstm ? [sequence.values, hiddenOut, cellOut] : [sequence.values, hiddenOut];
}

/** inputs: one step, the states, the weights; numbers: kind, how many states, biases. */
export function recurrentCell(
  inputs: readonly HostTensor[],
  [kind, stateCount, hasBiases]: readonly number[],
  outputs: readonly HostResult[],
): Float32Array[] {
  const [input] = inputs;
  const given = inputs.slice(1, 1 + stateCount);
  const params = inputs.slice(1 + stateCount);
  const weights = weightsOf(params, params.length, hasBiases === 1);
  const features = input.shape.at(-1) ?? 1;
  const width = outputs[0].shape.at(-1) ?? 1;
  const rows = input.values.length / features;
  const hiddenOut = new Float32Array(rows * width);
  const cellOut = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const state = {
      hidden: initial(given.at(0), row, width),
      cell: initial(given.at(1), row, width),
    };
    step(kind, weights, input.values.subarray(row * features, (row + 1) * features), state);
    hiddenOut.set(state.hidden, row * width);
    cellOut.set(state.cell, row * width);
  }
  return kind === lstm ? [hiddenOut, cellOut] : [hiddenOut];
}

function weightsOf(params: readonly HostTensor[], count: number, hasBiases: boolean): Weights {
  const [input, hidden, ...rest] = params.slice(0, count);
  invariant(input && hidden, "a recurrent layer has weights");
  const [inputBias, hiddenBias] = hasBiases ? rest : [];
  const projection = rest.at(hasBiases ? 2 : 0);
  return {
    input,
    hidden,
    inputBias: inputBias?.values,
    hiddenBias: hiddenBias?.values,
    projection,
  };
}

/** The given state of one line, or zeros. */
function initial(state: HostTensor | undefined, line: number, width: number): Float32Array {
  return state ? state.values.slice(line * width, (line + 1) * width) : new Float32Array(width);
}

function step(kind: number, weights: Weights, x: Float32Array, state: State): void {
  const fromInput = product(weights.input, x, weights.inputBias);
  const fromHidden = product(weights.hidden, state.hidden, weights.hiddenBias);
  if (kind === lstm) {
    lstmStep(fromInput, fromHidden, state);
    if (weights.projection)
      state.hidden = Float32Array.from(product(weights.projection, state.hidden));
    return;
  }
  if (kind === gru) {
    gruStep(fromInput, fromHidden, state);
    return;
  }
  state.hidden = Float32Array.from(fromInput, (value, i) =>
    kind === reluRnn ? Math.max(0, value + fromHidden[i]) : Math.tanh(value + fromHidden[i]),
  );
}

function lstmStep(a: Float64Array, b: Float64Array, state: State): void {
  const n = a.length / 4;
  const hidden = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    const inGate = sigmoid(a[i] + b[i]);
    const forget = sigmoid(a[n + i] + b[n + i]);
    const candidate = Math.tanh(a[2 * n + i] + b[2 * n + i]);
    const outGate = sigmoid(a[3 * n + i] + b[3 * n + i]);
    state.cell[i] = forget * state.cell[i] + inGate * candidate;
    hidden[i] = outGate * Math.tanh(state.cell[i]);
  }
  state.hidden = hidden;
}

function gruStep(a: Float64Array, b: Float64Array, state: State): void {
  const n = a.length / 3;
  for (let i = 0; i < n; i++) {
    const reset = sigmoid(a[i] + b[i]);
    const update = sigmoid(a[n + i] + b[n + i]);
    const candidate = Math.tanh(a[2 * n + i] + reset * b[2 * n + i]);
    state.hidden[i] = (1 - update) * candidate + update * state.hidden[i];
  }
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** W x + b. */
function product(
  { values, shape }: HostTensor,
  x: Float32Array,
  bias?: Float32Array,
): Float64Array {
  const [rows, columns] = shape;
  const out = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = bias ? bias[row] : 0;
    const at = row * columns;
    for (let i = 0; i < columns; i++) sum += values[at + i] * x[i];
    out[row] = sum;
  }
  return out;
}
