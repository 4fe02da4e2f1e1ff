/** Ops that make tensors of given sizes. */

import { maxConcreteElements, type NDArray } from "../../tensor/array";
import { categoryOf, type DType } from "../../tensor/dtype";
import { knownArray } from "../../tensor/rounding";
import { numel, type Shape } from "../../tensor/shape";
import {
  factoryArgs,
  int,
  intList,
  number,
  optional,
  type Scalar,
  tensor,
  variadicInts,
} from "../args";
import { type Kernel, numberOf, unsupported } from "../kernel";
import { elementwise } from "../kernels/elementwise";
import { mismatch, op } from "../op";
import { unlessContiguous } from "../views";

/** An array that is the same number everywhere; `undefined` where it is too large to be kept. */
export function filledArray(shape: Shape, dtype: DType, value: number): NDArray | undefined {
  const count = numel(shape);
  if (count > maxConcreteElements) return undefined;
  return knownArray(shape, dtype, new Float64Array(count).fill(value));
}

/** The array whose elements follow from their row-major place. */
export function arrayOf(
  shape: Shape,
  dtype: DType,
  element: (at: number) => number,
): NDArray | undefined {
  const count = numel(shape);
  if (count > maxConcreteElements) return undefined;
  const data = new Float64Array(count);
  for (let i = 0; i < count; i++) data[i] = element(i);
  return knownArray(shape, dtype, data);
}

/** What these call their sizes in messages. */
const symbolicInts = { ...variadicInts, expects: "tuple of SymInts" };

/** The result is a number everywhere. */
export function fillKernel(value: number): Kernel {
  return (call) => elementwise(call, "x", [value]);
}

/** The numbers follow from the arguments alone. */
export function madeKernel(
  make: (call: Parameters<Kernel>[0]) => readonly number[] | undefined,
): Kernel {
  return (call) => {
    const values = make(call);
    return values
      ? { kind: "values", values: [values] }
      : unsupported(`${call.op} of these arguments`);
  };
}

function constant(name: string, value: number) {
  return op(`torch.${name}`, {
    args: { size: symbolicInts, ...factoryArgs },
    shape: ({ size }) => size,
    dtype: ({ dtype }) => dtype,
    values: ({ size, dtype }) => filledArray(size, dtype ?? "float32", value),
    kernel: fillKernel(value),
  });
}

export const zeros = constant("zeros", 0);
export const ones = constant("ones", 1);

/** Its numbers are whatever was in memory: no code that means anything reads them. */
export const empty = op("torch.empty", {
  args: { size: symbolicInts, ...factoryArgs },
  shape: ({ size }) => size,
  dtype: ({ dtype }) => dtype,
  kernel: fillKernel(0),
});

const likeArgs = { input: tensor, ...factoryArgs } as const;

function constantLike(name: string, value: number) {
  return op(`torch.${name}_like`, {
    keepsStrides: true,
    args: likeArgs,
    shape: ({ input }) => input.shape,
    dtype: ({ input, dtype }) => dtype ?? input.dtype,
    values: ({ input, dtype }) => filledArray(input.shape, dtype ?? input.dtype, value),
    kernel: fillKernel(value),
  });
}

export const zerosLike = constantLike("zeros", 0);
export const onesLike = constantLike("ones", 1);

export const emptyLike = op("torch.empty_like", {
  keepsStrides: true,
  args: likeArgs,
  shape: ({ input }) => input.shape,
  dtype: ({ input, dtype }) => dtype ?? input.dtype,
  kernel: fillKernel(0),
});

/** The dtype of a number where none is asked for. */
function dtypeFor(value: Scalar): DType | undefined {
  if (value.category === "bool") return "bool";
  return value.category === "integer" ? "int64" : undefined;
}

const fillArgument: Kernel = (call) => {
  const value = numberOf(call.args.fill_value);
  return value === undefined
    ? unsupported(`${call.op} of an unknown number`)
    : fillKernel(value)(call);
};

export const full = op("torch.full", {
  args: { size: intList(), fill_value: number(), ...factoryArgs },
  shape: ({ size }) => size,
  dtype: ({ fill_value: value, dtype }) => dtype ?? dtypeFor(value),
  values: ({ size, fill_value: value, dtype }) =>
    filledArray(size, dtype ?? dtypeFor(value) ?? "float32", value.value),
  kernel: fillArgument,
});

export const fullLike = op("torch.full_like", {
  keepsStrides: true,
  args: { input: tensor, fill_value: number(), ...factoryArgs },
  shape: ({ input }) => input.shape,
  dtype: ({ input, dtype }) => dtype ?? input.dtype,
  values: ({ input, fill_value: value, dtype }) =>
    filledArray(input.shape, dtype ?? input.dtype, value.value),
  kernel: fillArgument,
});

const newArgs = { input: tensor, size: variadicInts, ...factoryArgs } as const;

function newConstant(name: string, value: number) {
  return op(`Tensor.new_${name}`, {
    args: newArgs,
    shape: ({ size }) => size,
    dtype: ({ input, dtype }) => dtype ?? input.dtype,
    values: ({ input, size, dtype }) => filledArray(size, dtype ?? input.dtype, value),
    kernel: fillKernel(value),
  });
}

export const newZeros = newConstant("zeros", 0);
export const newOnes = newConstant("ones", 1);

export const newEmpty = op("Tensor.new_empty", {
  args: newArgs,
  shape: ({ size }) => size,
  dtype: ({ input, dtype }) => dtype ?? input.dtype,
  kernel: fillKernel(0),
});

export const newFull = op("Tensor.new_full", {
  args: { input: tensor, size: intList(), fill_value: number(), ...factoryArgs },
  shape: ({ size }) => size,
  dtype: ({ input, dtype }) => dtype ?? input.dtype,
  values: ({ input, size, fill_value: value, dtype }) =>
    filledArray(size, dtype ?? input.dtype, value.value),
  kernel: fillArgument,
});

export const eye = op("torch.eye", {
  args: { n: int(), m: optional(int()), ...factoryArgs },
  shape({ n, m }) {
    if (n < 0) return mismatch("RuntimeError", `n must be greater or equal to 0, got ${n}`);
    if (m !== undefined && m < 0) {
      return mismatch("RuntimeError", `m must be greater or equal to 0, got ${m}`);
    }
    return [n, m ?? n];
  },
  dtype: ({ dtype }) => dtype,
  values: ({ dtype }, [shape]) =>
    arrayOf(shape, dtype ?? "float32", (at) => diagonalElement(at, shape[1])),
  kernel: madeKernel(({ outputs: [{ shape }] }) => [
    ...(arrayOf(shape, "float32", (at) => diagonalElement(at, shape[1]))?.data ?? []),
  ]),
});

function diagonalElement(at: number, columns: number): number {
  return Math.floor(at / columns) === at % columns ? 1 : 0;
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** `arange(end)`, `arange(start, end)`, `arange(start, end, step)` */
function rangeOf(a: {
  readonly start: Scalar | undefined;
  readonly end: Scalar | undefined;
  readonly step: Scalar;
}): Range {
  const step = a.step.value;
  if (a.end) return { from: a.start?.value ?? 0, to: a.end.value, step };
  return { from: 0, to: a.start?.value ?? 0, step };
}

export const arange = op("torch.arange", {
  args: { start: optional(number()), end: optional(number()), step: number(1), ...factoryArgs },
  shape(a) {
    if (!a.start && !a.end) {
      return mismatch(
        "TypeError",
        "arange() received an invalid combination of arguments - got ()",
      );
    }
    const { from, to, step } = rangeOf(a);
    if (step === 0) return mismatch("RuntimeError", "step must be nonzero");
    if (!Number.isFinite(from) || !Number.isFinite(to)) {
      return mismatch("RuntimeError", `unsupported range: ${cText(from)} -> ${cText(to)}`);
    }
    if ((step > 0 && from > to) || (step < 0 && from < to)) {
      return mismatch("RuntimeError", "upper bound and larger bound inconsistent with step sign");
    }
    return [Math.max(0, Math.ceil((to - from) / step))];
  },
  dtype: (a) => a.dtype ?? rangeType(a),
  values(a, [shape]) {
    const { from, step } = rangeOf(a);
    return arrayOf(shape, a.dtype ?? rangeType(a) ?? "float32", (i) => from + i * step);
  },
  kernel: madeKernel(({ args, outputs: [{ shape }] }) => {
    const end = numberOf(args.end);
    const start = numberOf(args.start);
    const step = numberOf(args.step) ?? 1;
    const from = end === undefined ? 0 : (start ?? 0);
    return listOf(shape[0], (i) => from + i * step);
  }),
});

/** A number as C++ prints it. */
function cText(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

function rangeType(a: {
  readonly start: Scalar | undefined;
  readonly end: Scalar | undefined;
  readonly step: Scalar;
}): DType | undefined {
  const isFloat = [a.start, a.end, a.step].some((one) => one?.category === "float");
  return isFloat ? undefined : "int64";
}

function listOf(count: number, element: (i: number) => number): number[] {
  return Array.from({ length: count }, (_, i) => element(i));
}

/** PyTorch counts from both ends, so that the last number is exactly `end`. */
function spaced(start: number, end: number, steps: number, i: number): number {
  const step = steps > 1 ? (end - start) / (steps - 1) : 0;
  return i < steps / 2 ? start + step * i : end - step * (steps - i - 1);
}

export const linspace = op("torch.linspace", {
  args: { start: number(), end: number(), steps: int(), ...factoryArgs },
  shape: ({ steps }) =>
    steps < 0 ? mismatch("RuntimeError", "number of steps must be non-negative") : [steps],
  dtype: ({ dtype }) => dtype,
  values({ start, end, steps, dtype }, [shape]) {
    const type = dtype ?? "float32";
    const round = type === "float32" ? Math.fround : (x: number): number => x;
    // In the precision of the result, as PyTorch computes it.
    const step = steps > 1 ? round((round(end.value) - round(start.value)) / (steps - 1)) : 0;
    const element = (i: number): number =>
      i < Math.floor(steps / 2) || steps === 1
        ? round(start.value) + step * i
        : round(end.value) - step * (steps - i - 1);
    const isInteger = categoryOf(type) === "integer";
    return arrayOf(shape, type, (i) => (isInteger ? Math.trunc(element(i)) : element(i)));
  },
  kernel: madeKernel(({ args, outputs: [{ shape }] }) => {
    const start = numberOf(args.start);
    const end = numberOf(args.end);
    if (start === undefined || end === undefined) return undefined;
    return listOf(shape[0], (i) => spaced(start, end, shape[0], i));
  }),
});

export const logspace = op("torch.logspace", {
  args: {
    start: number(),
    end: number(),
    steps: int(),
    base: number(10),
    ...factoryArgs,
  },
  shape: ({ steps }) =>
    steps < 0 ? mismatch("RuntimeError", "number of steps must be non-negative") : [steps],
  dtype: ({ dtype }) => dtype,
  values: ({ start, end, steps, base, dtype }, [shape]) =>
    arrayOf(
      shape,
      dtype ?? "float32",
      (i) => base.value ** spaced(start.value, end.value, steps, i),
    ),
  kernel: madeKernel(({ args, outputs: [{ shape }] }) => {
    const start = numberOf(args.start);
    const end = numberOf(args.end);
    const base = numberOf(args.base) ?? 10;
    if (start === undefined || end === undefined) return undefined;
    return listOf(shape[0], (i) => base ** spaced(start, end, shape[0], i));
  }),
});

/** Like `arange`, with its end; always of floats. */
export const range = op("torch.range", {
  args: { start: number(), end: number(), step: number(1), ...factoryArgs },
  shape: ({ start, end, step }) => [Math.floor((end.value - start.value) / step.value) + 1],
  dtype: ({ dtype }) => dtype,
  values: ({ start, step, dtype }, [shape]) =>
    arrayOf(shape, dtype ?? "float32", (i) => start.value + i * step.value),
  kernel: madeKernel(({ args, outputs: [{ shape }] }) => {
    const start = numberOf(args.start);
    const step = numberOf(args.step) ?? 1;
    return start === undefined ? undefined : listOf(shape[0], (i) => start + i * step);
  }),
});

export const emptyStrided = op("torch.empty_strided", {
  args: { size: intList(), stride: intList(), ...factoryArgs },
  shape: ({ size }) => size,
  dtype: ({ dtype }) => dtype,
  strides: ({ stride }, [shape]) => [unlessContiguous(shape, stride)],
  kernel: fillKernel(0),
});
