/** Arithmetic of two or more tensors. */

import { floorDivision, pythonModulo } from "../../tensor/arithmetic";
import { categoryOf, type DType } from "../../tensor/dtype";
import { isScalar, keyword, number, optional, scalarOrTensor, str, tensor } from "../args";
import {
  binary,
  broadcastOperands,
  elementwiseValues,
  isIntegral,
  type Operand,
} from "../broadcasting";
import type { Kernel, KernelArg } from "../kernel";
import { cNames } from "../dtypes";
import { binaryKernel, broadcastKernel, elementwise } from "../kernels/elementwise";
import { mismatch, op, type Mismatch } from "../op";
import { samePlace } from "../reach";
import { floatType, resultType } from "../promote";

/** The names of an operator: its method, its forms as Python operators. */
function names(name: string, operator: string, ...others: readonly string[]): readonly string[] {
  return [
    `Tensor.${name}`,
    `Tensor.${name}_`,
    `Tensor.__${operator}__`,
    `Tensor.__r${operator}__`,
    `Tensor.__i${operator}__`,
    ...others,
  ];
}

const noBoolSubtraction = (_: DType, input: Operand, other: Operand): Mismatch | undefined => {
  const isBool = (one: Operand): boolean =>
    isScalar(one) ? one.category === "bool" : one.dtype === "bool";
  if (isBool(input) && isBool(other)) {
    return mismatch(
      "RuntimeError",
      "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.",
    );
  }
  if (!isBool(input) && !isBool(other)) return undefined;
  return mismatch(
    "RuntimeError",
    "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
  );
};

const withAlpha = {
  input: scalarOrTensor,
  other: scalarOrTensor,
  alpha: keyword(number(1)),
} as const;

export const add = op("torch.add", {
  keepsStrides: true,
  args: withAlpha,
  aliases: names("add", "add"),
  shape: ({ input, other }) => broadcastOperands([input, other]),
  dtype: ({ input, other }) => resultType([input, other]),
  values: ({ input, other, alpha }, [shape]) =>
    elementwiseValues(
      [input, other, alpha],
      shape,
      resultType([input, other]),
      (x, y, a) => x + a * y,
    ),
  kernel: binaryKernel(function add(x, y, alpha) {
    return x + alpha * y;
  }),
});

export const sub = op("torch.sub", {
  keepsStrides: true,
  args: withAlpha,
  aliases: ["torch.subtract", "Tensor.subtract", "Tensor.subtract_", ...names("sub", "sub")],
  shape: ({ input, other }) =>
    noBoolSubtraction("bool", input, other) ?? broadcastOperands([input, other]),
  dtype: ({ input, other }) => resultType([input, other]),
  values: ({ input, other, alpha }, [shape]) =>
    elementwiseValues(
      [input, other, alpha],
      shape,
      resultType([input, other]),
      (x, y, a) => x - a * y,
    ),
  kernel: binaryKernel(function subtract(x, y, alpha) {
    return x - alpha * y;
  }),
});

export const rsub = op("torch.rsub", {
  keepsStrides: true,
  args: withAlpha,
  shape: ({ input, other }) => broadcastOperands([input, other]),
  dtype: ({ input, other }) => resultType([input, other]),
  values: ({ input, other, alpha }, [shape]) =>
    elementwiseValues(
      [input, other, alpha],
      shape,
      resultType([input, other]),
      (x, y, a) => y - a * x,
    ),
  kernel: binaryKernel(function reverseSubtract(x, y, alpha) {
    return y - alpha * x;
  }),
});

export const mul = binary(
  "torch.mul",
  function multiply(x, y) {
    return x * y;
  },
  {
    aliases: ["torch.multiply", "Tensor.multiply", "Tensor.multiply_", ...names("mul", "mul")],
  },
);

/** Rounding towards zero, down, or not at all. */
type Rounding = "trunc" | "floor" | undefined;

function divided(x: number, y: number, rounding: Rounding): number {
  if (rounding === "floor") return floorDivision(x, y);
  return rounding === "trunc" ? Math.trunc(x / y) : x / y;
}

function roundingOf(mode: string | undefined): Rounding {
  return mode === "floor" || mode === "trunc" ? mode : undefined;
}

export const div = op("torch.div", {
  keepsStrides: true,
  args: {
    input: scalarOrTensor,
    other: scalarOrTensor,
    rounding_mode: keyword(optional(str())),
  },
  aliases: [
    "torch.divide",
    "torch.true_divide",
    "Tensor.divide",
    "Tensor.divide_",
    "Tensor.true_divide",
    "Tensor.true_divide_",
    ...names("div", "truediv"),
  ],
  shape({ input, other, rounding_mode: mode }) {
    if (mode !== undefined && roundingOf(mode) === undefined) {
      return mismatch(
        "RuntimeError",
        `div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${mode}'`,
      );
    }
    if (mode !== undefined && dividesByZero(resultType([input, other]), other)) return byZero();
    return broadcastOperands([input, other]);
  },
  dtype: ({ input, other, rounding_mode: mode }) => {
    const promoted = resultType([input, other]);
    return mode === undefined ? floatType(promoted) : promoted;
  },
  values({ input, other, rounding_mode: mode }, [shape]) {
    const promoted = resultType([input, other]);
    const dtype = mode === undefined ? floatType(promoted) : promoted;
    const rounding = roundingOf(mode);
    return elementwiseValues([input, other], shape, dtype, (x, y) => divided(x, y, rounding));
  },
  reach: () => samePlace,
  kernel: (call) => {
    const operands: readonly KernelArg[] = [call.args.input ?? null, call.args.other ?? null];
    if (call.args.rounding_mode === "floor") return elementwise(call, floorQuotient, operands);
    if (call.args.rounding_mode === "trunc") return elementwise(call, wholeQuotient, operands);
    return elementwise(call, quotient, operands);
  },
});

function quotient(x: number, y: number): number {
  return x / y;
}

function floorQuotient(x: number, y: number): number {
  return Math.floor(x / y);
}

function wholeQuotient(x: number, y: number): number {
  return x / y < 0 ? Math.ceil(x / y) : Math.floor(x / y);
}

/** Only integers cannot be divided by zero. */
function dividesByZero(promoted: DType, other: Operand): boolean {
  if (!isIntegral(promoted)) return false;
  if (isScalar(other)) return other.value === 0;
  return other.values?.data.includes(0) ?? false;
}

function byZero(): Mismatch {
  return mismatch("RuntimeError", "ZeroDivisionError");
}

export const floorDivide = binary("torch.floor_divide", floorQuotient, {
  aliases: names("floor_divide", "floordiv"),
  check: (promoted, _, other) => (dividesByZero(promoted, other) ? byZero() : undefined),
  exact: () => floorDivision,
});

export const remainder = binary(
  "torch.remainder",
  function modulo(x, y) {
    return x - y * Math.floor(x / y);
  },
  {
    aliases: names("remainder", "mod"),
    check: (promoted, _, other) => (dividesByZero(promoted, other) ? byZero() : undefined),
    exact: () => pythonModulo,
  },
);

export const fmod = binary(
  "torch.fmod",
  function fmod(x, y) {
    return x % y;
  },
  { aliases: ["Tensor.fmod", "Tensor.fmod_"] },
);

export const pow = binary(
  "torch.pow",
  function power(x, y) {
    return Math.pow(x, y);
  },
  {
    aliases: names("pow", "pow"),
    check: (promoted, _, other) => {
      if (categoryOf(promoted) !== "integer" || !isScalar(other) || other.value >= 0)
        return undefined;
      return mismatch("RuntimeError", "Integers to negative integer powers are not allowed.");
    },
    kernel: powerKernel,
  },
);

/** Squares and cubes are products: powers of negative numbers are not exact on a GPU. */
function powerKernel(call: Parameters<Kernel>[0]): ReturnType<Kernel> {
  const { input = null, other = null } = call.args;
  if (other === 2) return elementwise(call, "x * x", [input]);
  if (other === 3) return elementwise(call, "x * x * x", [input]);
  if (other === 1) return elementwise(call, "x", [input]);
  if (other === 0.5) return elementwise(call, "Math.sqrt(x)", [input]);
  if (other === -1) return elementwise(call, "1 / x", [input]);
  if (other === -0.5) return elementwise(call, "1 / Math.sqrt(x)", [input]);
  return elementwise(call, signedPower, [input, other]);
}

/** A negative base has a power only where the exponent is a whole number. */
function signedPower(x: number, y: number): number {
  let result = Math.pow(Math.abs(x), y);
  if (x < 0 && Math.abs(y - 2 * Math.floor(y / 2)) > 0.5) {
    result = -result;
  }
  return result;
}

/** Always in double precision. */
export const floatPower = op("torch.float_power", {
  keepsStrides: true,
  args: { input: scalarOrTensor, exponent: scalarOrTensor },
  aliases: ["Tensor.float_power", "Tensor.float_power_"],
  shape: ({ input, exponent }) => broadcastOperands([input, exponent]),
  dtype: () => "float64",
  values: ({ input, exponent }, [shape]) =>
    elementwiseValues([input, exponent], shape, "float64", Math.pow),
  kernel: (call) =>
    powerKernel({ ...call, args: { input: call.args.input, other: call.args.exponent } }),
});

export const atan2 = binary(
  "torch.atan2",
  function atan2(x, y) {
    return Math.atan2(x, y);
  },
  { aliases: ["torch.arctan2", "Tensor.atan2", "Tensor.atan2_", "Tensor.arctan2"], dtype: "float" },
);

export const maximum = binary(
  "torch.maximum",
  function maximum(x, y) {
    return Math.max(x, y);
  },
  { aliases: ["Tensor.maximum"], areTensors: true },
);

export const minimum = binary(
  "torch.minimum",
  function minimum(x, y) {
    return Math.min(x, y);
  },
  { aliases: ["Tensor.minimum"], areTensors: true },
);

export const fmax = binary(
  "torch.fmax",
  function fmax(x, y) {
    return x >= y || y !== y ? x : y;
  },
  { aliases: ["Tensor.fmax"] },
);

export const fmin = binary(
  "torch.fmin",
  function fmin(x, y) {
    return x <= y || y !== y ? x : y;
  },
  { aliases: ["Tensor.fmin"] },
);

export const hypot = binary(
  "torch.hypot",
  function hypot(x, y) {
    return Math.sqrt(x * x + y * y);
  },
  { aliases: ["Tensor.hypot", "Tensor.hypot_"] },
);

export const copysign = binary(
  "torch.copysign",
  function copysign(x, y) {
    return y < 0 ? -Math.abs(x) : Math.abs(x);
  },
  { aliases: ["Tensor.copysign", "Tensor.copysign_"], dtype: "float" },
);

export const logaddexp = binary(
  "torch.logaddexp",
  function logaddexp(x, y) {
    return Math.max(x, y) + Math.log(1 + Math.exp(-Math.abs(x - y)));
  },
  { aliases: ["Tensor.logaddexp"] },
);

export const xlogy = binary(
  "torch.xlogy",
  function xlogy(x, y) {
    return x === 0 ? 0 : x * Math.log(y);
  },
  { aliases: ["torch.special.xlogy", "Tensor.xlogy", "Tensor.xlogy_"], dtype: "float" },
);

/** input + weight * (end - input) */
export const lerp = op("torch.lerp", {
  keepsStrides: true,
  args: { input: tensor, end: tensor, weight: scalarOrTensor },
  aliases: ["Tensor.lerp", "Tensor.lerp_"],
  shape({ input, end, weight }) {
    if (!isScalar(weight) && weight.dtype !== input.dtype) {
      return mismatch(
        "RuntimeError",
        `expected dtype ${cNames[input.dtype]} for \`weight\` but got dtype ${cNames[weight.dtype]}`,
      );
    }
    return broadcastOperands([input, end, weight]);
  },
  values: ({ input, end, weight }, [shape]) =>
    elementwiseValues([input, end, weight], shape, input.dtype, (a, b, w) => a + w * (b - a)),
  kernel: broadcastKernel(
    function lerp(a, b, w) {
      return a + w * (b - a);
    },
    ["input", "end", "weight"],
  ),
});

const scaled = {
  input: tensor,
  tensor1: tensor,
  tensor2: tensor,
  value: keyword(number(1)),
} as const;

export const addcmul = op("torch.addcmul", {
  keepsStrides: true,
  args: scaled,
  aliases: ["Tensor.addcmul", "Tensor.addcmul_"],
  shape: (a) => broadcastOperands([a.input, a.tensor1, a.tensor2]),
  values: (a, [shape]) =>
    elementwiseValues(
      [a.input, a.tensor1, a.tensor2, a.value],
      shape,
      a.input.dtype,
      (x, y, z, v) => x + v * y * z,
    ),
  kernel: broadcastKernel(
    function addcmul(x, y, z, value) {
      return x + value * y * z;
    },
    ["input", "tensor1", "tensor2", "value"],
  ),
});

export const addcdiv = op("torch.addcdiv", {
  keepsStrides: true,
  args: scaled,
  aliases: ["Tensor.addcdiv", "Tensor.addcdiv_"],
  shape: (a) => broadcastOperands([a.input, a.tensor1, a.tensor2]),
  values: (a, [shape]) =>
    elementwiseValues(
      [a.input, a.tensor1, a.tensor2, a.value],
      shape,
      a.input.dtype,
      (x, y, z, v) => x + (v * y) / z,
    ),
  kernel: broadcastKernel(
    function addcdiv(x, y, z, value) {
      return x + (value * y) / z;
    },
    ["input", "tensor1", "tensor2", "value"],
  ),
});
