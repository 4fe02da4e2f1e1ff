/** Differences along a dimension, statistics of several variables, and other rare functions. */

import { takeWalk } from "../../tensor/moves";
import { knownArray } from "../../tensor/rounding";
import { stridesOf, type Shape } from "../../tensor/shape";
import { bool, float, int, optional, tensor } from "../args";
import { binary, broadcastOperands } from "../broadcasting";
import { dimension, mismatch, op } from "../op";
import { floatType } from "../promote";

export const diff = op("torch.diff", {
  args: { input: tensor, n: int(1), dim: int(-1) },
  aliases: ["Tensor.diff"],
  shape({ input, n, dim }) {
    if (input.shape.length === 0) {
      return mismatch("RuntimeError", "diff expects input to be at least one-dimensional");
    }
    const at = dimension(dim, input.shape.length);
    if (typeof at !== "number") return at;
    return input.shape.map((size, d) => (d === at ? Math.max(0, size - n) : size));
  },
  values({ input, n, dim }, [shape]) {
    if (!input.values) return undefined;
    const at = dim < 0 ? dim + shape.length : dim;
    let { data } = input.values;
    let sizes = input.shape;
    for (let turn = 0; turn < n && sizes[at] > 0; turn++) {
      const strides = stridesOf(sizes);
      const before = data;
      sizes = sizes.map((size, d) => (d === at ? size - 1 : size));
      const earlier = takeWalk(before, { sizes, strides, offset: 0 });
      const later = takeWalk(before, { sizes, strides, offset: strides[at] });
      data = later.map((value, i) => value - earlier[i]);
    }
    return knownArray(shape, input.dtype, data);
  },
  kernel: "none",
});

/** One dimension less, or one element less along it. */
function integral(
  name: string,
  others: readonly string[],
  reduced: (size: number) => number | undefined,
) {
  return op(`torch.${name}`, {
    args: { input: tensor, x: optional(tensor), dx: float(1), dim: int(-1) },
    aliases: others,
    shape({ input, dim }) {
      const at = dimension(dim, input.shape.length);
      if (typeof at !== "number") return at;
      return input.shape.flatMap((size, d) => (d === at ? (reduced(size) ?? []) : size));
    },
    kernel: "none",
  });
}

export const trapezoid = integral("trapezoid", ["torch.trapz"], () => undefined);
export const cumulativeTrapezoid = integral("cumulative_trapezoid", [], (size) => size - 1);

function betweenVariables(name: string) {
  return op(`torch.${name}`, {
    args: { input: tensor },
    aliases: [`Tensor.${name}`],
    shape: ({ input }): Shape => (input.shape.length < 2 ? [] : [input.shape[0], input.shape[0]]),
    kernel: "none",
  });
}

export const cov = betweenVariables("cov");
export const corrcoef = betweenVariables("corrcoef");

export const vander = op("torch.vander", {
  args: { input: tensor, N: optional(int()), increasing: bool(false) },
  shape: ({ input, N }) => [input.shape[0], N ?? input.shape[0]],
  kernel: "none",
});

export const renorm = op("torch.renorm", {
  args: { input: tensor, p: float(), dim: int(), maxnorm: float() },
  aliases: ["Tensor.renorm", "Tensor.renorm_"],
  shape: ({ input }) => input.shape,
  kernel: "none",
});

export const heaviside = binary("torch.heaviside", (x, y) => (x === 0 ? y : x > 0 ? 1 : 0), {
  aliases: ["Tensor.heaviside"],
});

export const nextafter = op("torch.nextafter", {
  args: { input: tensor, other: tensor },
  aliases: ["Tensor.nextafter"],
  shape: ({ input, other }) => broadcastOperands([input, other]),
  kernel: "none",
});

export const ldexp = binary("torch.ldexp", (x, y) => x * Math.pow(2, y), {
  aliases: ["Tensor.ldexp"],
  dtype: "float",
});

function whole(name: string, compute: (x: number, y: number) => number) {
  return binary(`torch.${name}`, compute, { aliases: [`Tensor.${name}`], kernel: "none" });
}

function greatest(x: number, y: number): number {
  let [a, b] = [Math.abs(x), Math.abs(y)];
  // Infinity and NaN have no divisors; both end the loop.
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

export const gcd = whole("gcd", greatest);
export const lcm = whole("lcm", (x, y) =>
  x === 0 || y === 0 ? 0 : Math.abs(x * y) / greatest(x, y),
);

/** Special functions whose numbers are not computed. */
function unknownFunction(name: string, aliases: readonly string[]) {
  return op(`torch.${name}`, {
    args: { input: tensor },
    aliases: [`Tensor.${name}`, ...aliases],
    shape: ({ input }) => input.shape,
    dtype: ({ input }) => floatType(input.dtype),
    kernel: "none",
  });
}

export const digamma = unknownFunction("digamma", ["torch.special.digamma", "torch.special.psi"]);
export const erfinv = unknownFunction("erfinv", ["torch.special.erfinv"]);
export const i0 = unknownFunction("i0", ["torch.special.i0"]);
export const ndtr = unknownFunction("special.ndtr", []);
export const ndtri = unknownFunction("special.ndtri", []);
export const entr = unknownFunction("special.entr", []);
export const i1 = unknownFunction("special.i1", []);

export const frexp = op("torch.frexp", {
  args: { input: tensor },
  aliases: ["Tensor.frexp"],
  shape: ({ input }) => [input.shape, input.shape],
  dtype: ({ input }) => [input.dtype, "int32"],
  returns: { name: "frexp", fields: ["mantissa", "exponent"] },
  kernel: "none",
});
