/** Ops that make tensors of random numbers. The numbers are drawn where weights and inputs are made. */

import {
  bool,
  factoryArgs,
  float,
  ignored,
  int,
  intList,
  keyword,
  optional,
  scalarOrTensor,
  tensor,
  variadicInts,
} from "../args";
import { broadcastShapes, shapeOf } from "../broadcasting";
import {
  bernoulliKernel,
  drawKernel,
  integersKernel,
  normalKernel,
  ofInputs,
} from "../kernels/draws";
import { mismatch, op, overloads } from "../op";
import type { Shape } from "../../tensor/shape";

const sized = { size: variadicInts, generator: keyword(ignored), ...factoryArgs } as const;
const like = { input: tensor, ...factoryArgs } as const;

function drawn(name: string) {
  return op(`torch.${name}`, {
    args: sized,
    shape: ({ size }) => size,
    dtype: ({ dtype }) => dtype,
    draws: () => true,
    kernel: "none",
  });
}

function drawnLike(name: string) {
  return op(`torch.${name}_like`, {
    keepsStrides: true,
    args: like,
    shape: ({ input }) => input.shape,
    dtype: ({ input, dtype }) => dtype ?? input.dtype,
    draws: () => true,
    kernel: "none",
  });
}

export const rand = drawn("rand");
export const randn = drawn("randn");
export const randLike = drawnLike("rand");
export const randnLike = drawnLike("randn");

const randintRest = {
  size: intList(),
  generator: keyword(ignored),
  ...factoryArgs,
} as const;

function integers(low: number, high: number, size: Shape) {
  if (low < high) return size;
  return mismatch(
    "RuntimeError",
    `random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`,
  );
}

export const randintFrom = op("torch.randint:low", {
  args: { low: int(), high: int(), ...randintRest },
  shape: ({ low, high, size }) => integers(low, high, size),
  dtype: ({ dtype }) => dtype ?? "int64",
  draws: () => true,
  kernel: "none",
});

export const randintBelow = op("torch.randint:high", {
  args: { high: int(), ...randintRest },
  shape: ({ high, size }) => integers(0, high, size),
  dtype: ({ dtype }) => dtype ?? "int64",
  draws: () => true,
  kernel: "none",
});

export const randint = overloads("torch.randint", [], [randintFrom, randintBelow]);

export const randintLikeFrom = op("torch.randint_like:low", {
  args: { input: tensor, low: int(), high: int(), ...factoryArgs },
  shape: ({ input }) => input.shape,
  dtype: ({ input, dtype }) => dtype ?? input.dtype,
  draws: () => true,
  kernel: "none",
});

export const randintLikeBelow = op("torch.randint_like:high", {
  args: { input: tensor, high: int(), ...factoryArgs },
  shape: ({ input }) => input.shape,
  dtype: ({ input, dtype }) => dtype ?? input.dtype,
  draws: () => true,
  kernel: "none",
});

export const randintLike = overloads("torch.randint_like", [], [randintLikeFrom, randintLikeBelow]);

export const randperm = op("torch.randperm", {
  args: { n: int(), generator: keyword(ignored), ...factoryArgs },
  shape: ({ n }) => (n < 0 ? mismatch("RuntimeError", `n must be non-negative, got${n}`) : [n]),
  dtype: ({ dtype }) => dtype ?? "int64",
  draws: () => true,
  kernel: "none",
});

export const normalOfTensors = op("torch.normal:tensors", {
  args: { mean: scalarOrTensor, std: scalarOrTensor, generator: keyword(ignored) },
  shape: ({ mean, std }) => broadcastShapes([shapeOf(mean), shapeOf(std)]),
  draws: () => true,
  kernel: normalKernel,
});

export const normalOfSize = op("torch.normal:size", {
  args: {
    mean: float(),
    std: float(),
    size: intList(),
    generator: keyword(ignored),
    ...factoryArgs,
  },
  shape: ({ size }) => size,
  dtype: ({ dtype }) => dtype,
  draws: () => true,
  kernel: drawKernel("normal", { mean: 0, std: 1 }),
});

export const normal = overloads("torch.normal", [], [normalOfTensors, normalOfSize]);

export const bernoulli = op("torch.bernoulli", {
  args: { input: tensor, p: optional(float()), generator: keyword(ignored) },
  aliases: ["Tensor.bernoulli"],
  shape: ({ input }) => input.shape,
  draws: () => true,
  kernel: bernoulliKernel,
});

export const poisson = op("torch.poisson", {
  args: { input: tensor, generator: ignored },
  shape: ({ input }) => input.shape,
  draws: () => true,
  kernel: ofInputs("poisson", ["input"]),
});

export const multinomial = op("torch.multinomial", {
  args: {
    input: tensor,
    num_samples: int(),
    replacement: bool(false),
    generator: keyword(ignored),
  },
  aliases: ["Tensor.multinomial"],
  shape({ input, num_samples: count, replacement }) {
    const { shape } = input;
    if (shape.length !== 1 && shape.length !== 2) {
      return mismatch("RuntimeError", "prob_dist must be 1 or 2 dim");
    }
    const available = shape[shape.length - 1];
    if (count <= 0) return mismatch("RuntimeError", "cannot sample n_sample <= 0 samples");
    if (!replacement && count > available) {
      return mismatch(
        "RuntimeError",
        "cannot sample n_sample > prob_dist.size(-1) samples without replacement",
      );
    }
    return [...shape.slice(0, -1), count];
  },
  dtype: () => "int64",
  draws: () => true,
  kernel: ofInputs("multinomial", ["input"], ["num_samples", "replacement"]),
});

/** `x.exponential_()` and the like: other draws that are written into a tensor. */
function drawnInto(name: string, from: number, to: number, draw: string) {
  return op(`Tensor.${name}`, {
    args: { input: tensor, from: float(from), to: float(to), generator: keyword(ignored) },
    shape: ({ input }) => input.shape,
    draws: () => true,
    isInPlace: true,
    kernel: drawKernel(draw, { from, to }),
  });
}

/** `x.random_()`, `x.random_(to)`, `x.random_(from, to)`. */
export const random_ = op("Tensor.random_", {
  args: {
    input: tensor,
    from: optional(int()),
    to: optional(int()),
    generator: keyword(ignored),
  },
  shape: ({ input }) => input.shape,
  draws: () => true,
  isInPlace: true,
  kernel: integersKernel,
});

export const exponential_ = drawnInto("exponential_", 1, 0, "exponential");
export const cauchy_ = drawnInto("cauchy_", 0, 1, "cauchy");
export const logNormal_ = drawnInto("log_normal_", 1, 2, "logNormal");
