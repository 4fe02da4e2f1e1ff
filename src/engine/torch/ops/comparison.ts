/** Comparisons and logic. */

import type { PyValue } from "../../python/values";
import type { Machine } from "../../python/native";
import { sameShape } from "../../tensor/shape";
import { bool, float, tensor, type Scalar } from "../args";
import { binary, broadcastOperands, elementwiseValues, isIntegral } from "../broadcasting";
import { typeNames } from "../dtypes";
import { broadcastKernel } from "../kernels/elementwise";
import { composite, isMismatch, mismatch, op } from "../op";

/** A comparison under its short and its long name, and as an operator. */
function comparison(
  short: string,
  long: string,
  scalar: (x: number, y: number) => number,
  operator: string | undefined = short,
) {
  return binary(`torch.${short}`, scalar, {
    dtype: "bool",
    aliases: [
      `Tensor.${short}`,
      `Tensor.${short}_`,
      `Tensor.__${operator}__`,
      ...(long === "" ? [] : [`torch.${long}`, `Tensor.${long}`, `Tensor.${long}_`]),
    ],
  });
}

export const eq = comparison("eq", "", (x, y) => (x === y ? 1 : 0));
export const ne = comparison("ne", "not_equal", (x, y) => (x !== y ? 1 : 0));
export const lt = comparison("lt", "less", (x, y) => (x < y ? 1 : 0));
export const le = comparison("le", "less_equal", (x, y) => (x <= y ? 1 : 0));
export const gt = comparison("gt", "greater", (x, y) => (x > y ? 1 : 0));
export const ge = comparison("ge", "greater_equal", (x, y) => (x >= y ? 1 : 0));

function logical(name: string, scalar: (x: number, y: number) => number) {
  return binary(`torch.${name}`, scalar, {
    dtype: "bool",
    aliases: [`Tensor.${name}`, `Tensor.${name}_`],
  });
}

export const logicalAnd = logical("logical_and", (x, y) => (x !== 0 && y !== 0 ? 1 : 0));
export const logicalOr = logical("logical_or", (x, y) => (x !== 0 || y !== 0 ? 1 : 0));
export const logicalXor = logical("logical_xor", (x, y) => ((x !== 0) !== (y !== 0) ? 1 : 0));

/** On truth values the kernel is enough; integers are combined bit by bit where they are known. */
function bitwise(
  name: string,
  operator: string,
  kernel: (x: number, y: number) => number,
  exact: (x: bigint, y: bigint) => bigint,
) {
  return binary(`torch.bitwise_${name}`, kernel, {
    aliases: [
      `Tensor.bitwise_${name}`,
      `Tensor.bitwise_${name}_`,
      `Tensor.__${operator}__`,
      `Tensor.__r${operator}__`,
      `Tensor.__i${operator}__`,
    ],
    check: (promoted) =>
      isIntegral(promoted)
        ? undefined
        : mismatch(
            "RuntimeError",
            `"bitwise_${name}_cpu" not implemented for '${typeNames[promoted]}'`,
          ),
    exact: () => (x, y) => Number(exact(BigInt(x), BigInt(y))),
  });
}

export const bitwiseAnd = bitwise(
  "and",
  "and",
  (x, y) => x * y,
  (x, y) => x & y,
);
export const bitwiseOr = bitwise(
  "or",
  "or",
  (x, y) => Math.max(x, y),
  (x, y) => x | y,
);
export const bitwiseXor = bitwise(
  "xor",
  "xor",
  (x, y) => Math.abs(x - y),
  (x, y) => x ^ y,
);

export const leftShift = binary("torch.bitwise_left_shift", (x, y) => x * Math.pow(2, y), {
  aliases: ["Tensor.bitwise_left_shift", "Tensor.__lshift__"],
});
export const rightShift = binary(
  "torch.bitwise_right_shift",
  (x, y) => Math.floor(x / Math.pow(2, y)),
  { aliases: ["Tensor.bitwise_right_shift", "Tensor.__rshift__"] },
);

const tolerances = {
  input: tensor,
  other: tensor,
  rtol: float(1e-5),
  atol: float(1e-8),
  equal_nan: bool(false),
} as const;

function areClose(x: number, y: number, rtol: number, atol: number, areNaNEqual: number): number {
  if (Number.isNaN(x) && Number.isNaN(y)) return areNaNEqual;
  if (x === y) return 1;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return 0;
  return Math.abs(x - y) <= atol + rtol * Math.abs(y) ? 1 : 0;
}

function scalar(value: number): Scalar {
  return { kind: "scalar", value, category: "float" };
}

export const isclose = op("torch.isclose", {
  args: tolerances,
  aliases: ["Tensor.isclose"],
  shape: ({ input, other }) => broadcastOperands([input, other]),
  dtype: () => "bool",
  values: ({ input, other, rtol, atol, equal_nan: nan }, [shape]) =>
    elementwiseValues(
      [input, other, scalar(rtol), scalar(atol), scalar(nan ? 1 : 0)],
      shape,
      "bool",
      areClose,
      "float64",
    ),
  kernel: broadcastKernel(
    function isclose(x, y, rtol, atol) {
      return Math.abs(x - y) <= atol + rtol * Math.abs(y) ? 1 : 0;
    },
    ["input", "other", "rtol", "atol"],
  ),
});

/** `torch.allclose` gives Python's bool. */
export const allclose = composite("torch.allclose", ["Tensor.allclose"], (vm, args, kwargs) => {
  const other = args.at(1) ?? kwargs.get("other");
  const [input] = args;
  const rtol = numberOf(args.at(2) ?? kwargs.get("rtol"), 1e-5);
  const atol = numberOf(args.at(3) ?? kwargs.get("atol"), 1e-8);
  if (input?.kind !== "tensor" || other?.kind !== "tensor") return unknownTruth(vm);
  const shape = broadcastOperands([input.state, other.state]);
  if (isMismatch(shape)) throw vm.raise(shape.type, shape.message);
  const operands = [input.state, other.state, scalar(rtol), scalar(atol), scalar(0)];
  const close = elementwiseValues(operands, shape, "bool", areClose, "float64");
  if (!close) return unknownTruth(vm);
  return { kind: "bool", value: close.data.every((value) => value !== 0) };
});

/** `torch.equal` gives Python's bool. */
export const equal = composite("torch.equal", ["Tensor.equal"], (vm, args, kwargs) => {
  const [input] = args;
  const other = args.at(1) ?? kwargs.get("other");
  if (input?.kind !== "tensor" || other?.kind !== "tensor") return unknownTruth(vm);
  if (!sameShape(input.state.shape, other.state.shape)) return { kind: "bool", value: false };
  const a = input.state.values;
  const b = other.state.values;
  if (!a || !b) return unknownTruth(vm);
  return { kind: "bool", value: a.data.every((value, i) => value === b.data[i]) };
});

function numberOf(value: PyValue | undefined, otherwise: number): number {
  return value?.kind === "float" || value?.kind === "int" ? Number(value.value) : otherwise;
}

function unknownTruth(vm: Machine): PyValue {
  return vm.unknown({ kind: "data-dependent", what: "whether tensors are equal" });
}
