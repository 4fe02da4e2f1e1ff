/** Ops that draw from the random generator run on the host, which has it; in PyTorch's order, element by element. */

import {
  flagArg,
  numberArg,
  tensorArg,
  unsupported,
  type Kernel,
  type KernelCall,
  type KernelTensor,
} from "../kernel";

/** How a dropout's mask is spread: over elements or whole channels, to zero or to where SELU's negative values end. */
const dropoutKinds = ["dropout", "feature_dropout", "alpha_dropout", "feature_alpha_dropout"];

/** In training; in evaluation dropout is no op at all. `batchlessRank`: that of an input without samples. */
export function dropoutKernel(kind: (typeof dropoutKinds)[number], batchlessRank?: number): Kernel {
  return (call) => {
    const input = tensorArg(call, "input");
    if (!input) return unsupported(`${call.op} without input`);
    const isBatchless = input.shape.length === batchlessRank;
    const numbers = [dropoutKinds.indexOf(kind), numberArg(call, "p", 0.5), isBatchless ? 1 : 0];
    return { kind: "host", name: "dropout", inputs: [input], numbers };
  };
}

/** Draws whose parameters are numbers: `names` are those of the arguments, with their defaults. */
export function drawKernel(name: string, parameters: Readonly<Record<string, number>>): Kernel {
  return (call) => ({
    kind: "host",
    name,
    inputs: [],
    numbers: Object.entries(parameters).map(([arg, otherwise]) => numberArg(call, arg, otherwise)),
  });
}

/** Whole numbers below a bound, from 0 or another; without bounds all that a float32 holds exactly. */
export const integersKernel: Kernel = (call) => {
  const bounds = ["from", "to"]
    .map((arg) => call.args[arg])
    .filter((bound) => typeof bound === "number");
  const numbers = bounds.length === 2 ? bounds : [0, bounds.at(0) ?? 2 ** 24 + 1];
  return { kind: "host", name: "integers", inputs: [], numbers };
};

/** `torch.bernoulli(p)`: a probability for each element, or one for all. */
export const bernoulliKernel: Kernel = (call) => {
  const p = call.args.p;
  if (typeof p === "number") return { kind: "host", name: "bernoulli", inputs: [], numbers: [p] };
  return ofInputs("bernoulliOf", ["input"])(call);
};

/** Draws whose parameters are tensors, with numbers behind them. */
export function ofInputs(
  name: string,
  tensors: readonly string[],
  numbers: readonly string[] = [],
): Kernel {
  return (call) => ({
    kind: "host",
    name,
    inputs: tensors.map((arg) => tensorArg(call, arg)).filter(isPresent),
    numbers: numbers.map((arg) => numberOrFlag(call, arg)),
  });
}

function isPresent(tensor: KernelTensor | undefined): tensor is KernelTensor {
  return tensor !== undefined;
}

function numberOrFlag(call: KernelCall, arg: string): number {
  return flagArg(call, arg, false) ? 1 : numberArg(call, arg, 0);
}

/** `torch.normal`: mean, std, or both of them tensors; `numbers` has NaN for a tensor. */
export const normalKernel: Kernel = (call) => {
  const both = ["mean", "std"].map((arg) => tensorArg(call, arg));
  const numbers = ["mean", "std"].map((arg, i) => (both[i] ? NaN : numberArg(call, arg, i)));
  return { kind: "host", name: "normalOf", inputs: both.filter(isPresent), numbers };
};

/** `F.rrelu`: a slope for each negative element in training, the middle one else. */
export const rreluKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const numbers = [
    numberArg(call, "lower", 1 / 8),
    numberArg(call, "upper", 1 / 3),
    flagArg(call, "training", false) ? 1 : 0,
  ];
  return { kind: "host", name: "rrelu", inputs: [input], numbers };
};
