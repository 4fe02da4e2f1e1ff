/** Functions of each element of one tensor. */

import { roundHalfEven } from "../../tensor/arithmetic";
import { categoryOf, type DType } from "../../tensor/dtype";
import { knownArray } from "../../tensor/rounding";
import {
  erf as exactErf,
  erfc as exactErfc,
  lgamma as exactLgamma,
} from "../../python/stdlib/specialFunctions";
import { float, int, keyword, optional, tensor } from "../args";
import { elementwise, unary, type UnaryOptions } from "../families";
import { realOf } from "./complexNumbers";
import { broadcastKernel, unaryKernel } from "../kernels/elementwise";
import { mismatch, op, type ScalarFunction } from "../op";
import { floatType } from "../promote";
import { erfKernel } from "../kernels/various";

/** `torch.exp`, `x.exp()`, `x.exp_()` and `torch.exp_`, and further names. */
function named(
  name: string,
  scalar: ScalarFunction,
  options: Omit<UnaryOptions, "aliases"> = {},
  others: readonly string[] = [],
) {
  const aliases = [`Tensor.${name}`, `Tensor.${name}_`, `torch.${name}_`, ...others];
  return unary(`torch.${name}`, scalar, { ...options, aliases });
}

/** The names of another spelling of a function. */
function also(name: string): readonly string[] {
  return [`torch.${name}`, `Tensor.${name}`, `Tensor.${name}_`, `torch.${name}_`];
}

const asFloat = { dtype: "float" } as const;

export const neg = op("torch.neg", {
  keepsStrides: true,
  args: { input: tensor },
  aliases: ["Tensor.neg", "Tensor.neg_", "Tensor.__neg__", ...also("negative")],
  shape: ({ input }) =>
    input.dtype === "bool"
      ? mismatch(
          "RuntimeError",
          "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
        )
      : input.shape,
  values: ({ input }) =>
    input.values &&
    knownArray(
      input.shape,
      input.dtype,
      input.values.data.map((x) => -x),
    ),
  kernel: unaryKernel("-x"),
});

export const positive = named("positive", (x) => x, {}, ["Tensor.__pos__"]);

export const abs = named("abs", (x) => Math.abs(x), { dtype: realOf }, [
  "Tensor.__abs__",
  ...also("absolute"),
]);

export const sign = named("sign", (x) => (x > 0 ? 1 : x < 0 ? -1 : 0), {}, also("sgn"));
export const exp = named("exp", (x) => Math.exp(x), asFloat);
export const exp2 = named("exp2", (x) => Math.pow(2, x), asFloat, ["torch.special.exp2"]);
export const expm1 = named("expm1", (x) => Math.exp(x) - 1, asFloat, ["torch.special.expm1"]);
export const log = named("log", (x) => Math.log(x), asFloat);
export const log2 = named("log2", (x) => Math.log(x) * 1.4426950408889634, {
  ...asFloat,
});
export const log10 = named("log10", (x) => Math.log(x) * 0.4342944819032518, asFloat);
export const log1p = named("log1p", (x) => Math.log(1 + x), asFloat, ["torch.special.log1p"]);
export const sqrt = named("sqrt", (x) => Math.sqrt(x), asFloat);
export const rsqrt = named("rsqrt", (x) => 1 / Math.sqrt(x), asFloat);
export const square = named("square", (x) => x * x);
export const reciprocal = named("reciprocal", (x) => 1 / x, asFloat);
export const sin = named("sin", (x) => Math.sin(x), asFloat);
export const cos = named("cos", (x) => Math.cos(x), asFloat);
export const tan = named("tan", (x) => Math.tan(x), asFloat);
export const asin = named("asin", (x) => Math.asin(x), asFloat, also("arcsin"));
export const acos = named("acos", (x) => Math.acos(x), asFloat, also("arccos"));
export const atan = named("atan", (x) => Math.atan(x), asFloat, also("arctan"));
export const sinh = named("sinh", (x) => (Math.exp(x) - Math.exp(-x)) / 2, asFloat);
export const cosh = named("cosh", (x) => (Math.exp(x) + Math.exp(-x)) / 2, asFloat);
export const asinh = named(
  "asinh",
  (x) => (x < 0 ? -1 : 1) * Math.log(Math.abs(x) + Math.sqrt(x * x + 1)),
  asFloat,
  also("arcsinh"),
);
export const acosh = named(
  "acosh",
  (x) => Math.log(x + Math.sqrt(x * x - 1)),
  asFloat,
  also("arccosh"),
);
export const atanh = named(
  "atanh",
  (x) => Math.log((1 + x) / (1 - x)) / 2,
  asFloat,
  also("arctanh"),
);
export const floor = named("floor", (x) => Math.floor(x));
export const ceil = named("ceil", (x) => Math.ceil(x));
export const trunc = named("trunc", (x) => (x < 0 ? Math.ceil(x) : Math.floor(x)), {}, also("fix"));
export const frac = named("frac", (x) => x - (x < 0 ? Math.ceil(x) : Math.floor(x)));
export const deg2rad = named("deg2rad", (x) => x * 0.017453292519943295, asFloat);
export const rad2deg = named("rad2deg", (x) => x * 57.29577951308232, asFloat);
export const sinc = named(
  "sinc",
  (x) => (x === 0 ? 1 : Math.sin(3.141592653589793 * x) / (3.141592653589793 * x)),
  asFloat,
  ["torch.special.sinc"],
);

const toBool: UnaryOptions = { dtype: () => "bool" };

export const isnan = unary("torch.isnan", (x) => (x !== x ? 1 : 0), {
  ...toBool,
  aliases: ["Tensor.isnan"],
});
export const isinf = unary("torch.isinf", (x) => (Math.abs(x) > 3.4028235e38 ? 1 : 0), {
  ...toBool,
  aliases: ["Tensor.isinf"],
});
export const isfinite = unary("torch.isfinite", (x) => (Math.abs(x) <= 3.4028235e38 ? 1 : 0), {
  ...toBool,
  aliases: ["Tensor.isfinite"],
});
export const isposinf = unary("torch.isposinf", (x) => (x > 3.4028235e38 ? 1 : 0), {
  ...toBool,
  aliases: ["Tensor.isposinf"],
});
export const isneginf = unary("torch.isneginf", (x) => (x < -3.4028235e38 ? 1 : 0), {
  ...toBool,
  aliases: ["Tensor.isneginf"],
});
export const signbit = unary("torch.signbit", (x) => (x < 0 ? 1 : 0), {
  ...toBool,
  aliases: ["Tensor.signbit"],
});
export const logicalNot = unary("torch.logical_not", (x) => (x === 0 ? 1 : 0), {
  ...toBool,
  aliases: ["Tensor.logical_not", "Tensor.logical_not_"],
});

/** `~x`: of truth values their opposite, of integers their bits turned over. */
export const bitwiseNot = op("torch.bitwise_not", {
  keepsStrides: true,
  args: { input: tensor },
  aliases: ["Tensor.bitwise_not", "Tensor.bitwise_not_", "Tensor.__invert__"],
  shape: ({ input }) =>
    categoryOf(input.dtype) === "float"
      ? mismatch(
          "TypeError",
          "~ (operator.invert) is only implemented on integer and Boolean-type tensors",
        )
      : input.shape,
  values: ({ input }) =>
    input.values &&
    knownArray(
      input.shape,
      input.dtype,
      input.values.data.map((x) => (input.dtype === "bool" ? 1 - x : -x - 1)),
    ),
  kernel: (call) =>
    call.outputs[0].dtype === "bool" ? unaryKernel("1 - x")(call) : unaryKernel("-x - 1")(call),
});

/** Halves go to the even neighbour. */
export const round = op("torch.round", {
  keepsStrides: true,
  args: { input: tensor, decimals: keyword(int(0)) },
  aliases: ["Tensor.round", "Tensor.round_", "torch.round_", "torch.special.round"],
  shape: ({ input }) => input.shape,
  values({ input, decimals }) {
    const scale = 10 ** decimals;
    return (
      input.values &&
      knownArray(
        input.shape,
        input.dtype,
        input.values.data.map((x) => roundHalfEven(x * scale) / scale),
      )
    );
  },
  kernel: broadcastKernel(
    function round(x, decimals) {
      const scaled = x * Math.pow(10, decimals);
      let whole = Math.floor(scaled + 0.5);
      if (whole - scaled === 0.5 && whole - 2 * Math.floor(whole / 2) > 0.5) {
        whole = whole - 1;
      }
      return whole / Math.pow(10, decimals);
    },
    ["input", "decimals"],
  ),
});

/** A function whose kernel is an approximation and whose known values are exact. */
function special(
  name: string,
  exact: (x: number) => number,
  kernel: UnaryOptions["kernel"],
  others: readonly string[],
) {
  const typeOf = (dtype: DType): DType => floatType(dtype);
  return op(`torch.${name}`, {
    args: { input: tensor },
    keepsStrides: true,
    aliases: [`Tensor.${name}`, `Tensor.${name}_`, ...others],
    shape: ({ input }) => input.shape,
    dtype: ({ input }) => typeOf(input.dtype),
    values: ({ input }) =>
      input.values && knownArray(input.shape, typeOf(input.dtype), input.values.data.map(exact)),
    kernel: kernel ?? "none",
  });
}

export const erf = special("erf", exactErf, erfKernel, ["torch.special.erf"]);
export const erfc = special("erfc", exactErfc, "none", ["torch.special.erfc"]);
export const lgamma = special("lgamma", exactLgamma, "none", ["torch.special.gammaln"]);

export const logit = elementwise(
  "torch.logit",
  { input: tensor, eps: optional(float()) },
  (x) => Math.log(x / (1 - x)),
  { dtype: "float", aliases: ["Tensor.logit", "Tensor.logit_", "torch.special.logit"] },
);

/** NaN and infinities become numbers: by default 0 and the largest ones of the dtype. */
export const nanToNum = op("torch.nan_to_num", {
  keepsStrides: true,
  args: {
    input: tensor,
    nan: optional(float()),
    posinf: optional(float()),
    neginf: optional(float()),
  },
  aliases: ["Tensor.nan_to_num", "Tensor.nan_to_num_"],
  shape: ({ input }) => input.shape,
  values({ input, nan, posinf, neginf }) {
    const largest = largestOf(input.dtype);
    return (
      input.values &&
      knownArray(
        input.shape,
        input.dtype,
        input.values.data.map((x) => {
          if (Number.isNaN(x)) return nan ?? 0;
          if (Number.isFinite(x)) return x;
          return x > 0 ? (posinf ?? largest) : (neginf ?? -largest);
        }),
      )
    );
  },
  kernel: "none",
});

function largestOf(dtype: DType): number {
  if (dtype === "float64") return Number.MAX_VALUE;
  return dtype === "float16" ? 65504 : 3.4028234663852886e38;
}
