/** Which shape torchinfo prints for the arguments and the result of a call. */

import type { Shape } from "../tensor/shape";
import type { TensorId, Trace, ValueShape } from "../trace/trace";

/** The first tensor among the positional arguments, found by descending first elements. */
export function inputTensor(args: readonly ValueShape[]): TensorId | undefined {
  return args.length === 0 ? undefined : firstTensor(args[0]);
}

/** A result's tensor: of a mapping the last value, otherwise by descending first elements. */
export function outputTensor(output: ValueShape | undefined): TensorId | undefined {
  if (output?.kind === "mapping") {
    const last = output.entries.at(-1);
    return last ? firstTensor(last[1]) : undefined;
  }
  return output ? firstTensor(output) : undefined;
}

function firstTensor(value: ValueShape): TensorId | undefined {
  for (let at: ValueShape | undefined = value; at;) {
    switch (at.kind) {
      case "tensor":
        return at.tensor;
      case "sequence":
        at = at.items.at(0);
        break;
      case "mapping":
        at = at.entries.at(0)?.[1];
        break;
      case "object":
        at = (at.entries.find(([name]) => name === "tensors") ?? at.entries.at(0))?.[1];
        break;
      case "unknown":
      case "other":
        return undefined;
    }
  }
  return undefined;
}

export function shapeOf(trace: Trace, tensor: TensorId | undefined): Shape | undefined {
  return tensor === undefined ? undefined : trace.tensors[tensor].shape;
}

/** All tensors in a value, in order. */
export function tensorsIn(value: ValueShape): readonly TensorId[] {
  switch (value.kind) {
    case "tensor":
      return [value.tensor];
    case "sequence":
      return value.items.flatMap(tensorsIn);
    case "mapping":
    case "object":
      return value.entries.flatMap(([, entry]) => tensorsIn(entry));
    case "unknown":
    case "other":
      return [];
  }
}

/** The tensors that the model gives back. */
export function outputTensors(trace: Trace): readonly TensorId[] {
  return trace.output ? tensorsIn(trace.output) : [];
}
