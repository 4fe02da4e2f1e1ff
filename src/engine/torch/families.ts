/** Factories for ops of one family: a row each. */

import { ndarray } from "../tensor/array";
import type { DType } from "../tensor/dtype";
import { invariant } from "../assert";
import { tensor, type Args, type Spec } from "./args";
import { op, type Op, type ScalarFunction } from "./op";
import { floatType } from "./promote";
import type { KernelDeclaration } from "./kernel";
import { unaryKernel } from "./kernels/elementwise";
import { scalarOf } from "./kernels/scalar";
import type { TensorState } from "../python/values";

export interface UnaryOptions {
  readonly aliases?: readonly string[];
  /** PyTorch copies the input into row-major order first. */
  readonly isRowMajor?: boolean;
  /** What becomes of the dtype; absent: it stays. `float`: ints become floats. */
  readonly dtype?: "float" | ((dtype: DType) => DType);
  readonly kernel?: KernelDeclaration;
}

/**
 * An elementwise function of one tensor. `scalar` is a plain function of numbers and `Math` alone: it computes known
 * values, and its source text is the kernel.
 */
export function unary(
  name: string,
  scalar: ScalarFunction,
  options: UnaryOptions = {},
): Op<{ readonly input: Spec<TensorState> }> {
  return elementwise(name, { input: tensor }, scalar, options);
}

/**
 * The same with further arguments, which become the parameters of `scalar` behind `x` in their order. Names would not
 * do: a bundler renames parameters that hide something.
 */
export function elementwise<const A extends Args>(
  name: string,
  args: A,
  scalar: ScalarFunction,
  options: UnaryOptions = {},
): Op<A> {
  const dtypeOf = (dtype: DType): DType => {
    if (options.dtype === "float") return floatType(dtype);
    return options.dtype?.(dtype) ?? dtype;
  };
  const inputOf = (values: object): TensorState => {
    const input: unknown = "input" in values ? values.input : undefined;
    invariant(isState(input), `${name} has an input`);
    return input;
  };
  const names = Object.keys(args).slice(1, scalarOf(scalar).parameters.length);
  return op(name, {
    args,
    aliases: options.aliases,
    keepsStrides: !options.isRowMajor,
    shape: (values) => inputOf(values).shape,
    dtype: (values) => dtypeOf(inputOf(values).dtype),
    values(values) {
      const input = inputOf(values);
      if (!input.values) return undefined;
      const others = names.map((other) => numberIn(values, other));
      const { data } = input.values;
      const result = new Float64Array(data.length);
      for (let i = 0; i < data.length; i++) result[i] = scalar(data[i], ...others);
      return ndarray(input.shape, dtypeOf(input.dtype), result);
    },
    kernel: options.kernel ?? unaryKernel(scalar),
  });
}

function isState(value: unknown): value is TensorState {
  return typeof value === "object" && value !== null && "shape" in value && "dtype" in value;
}

function numberIn(values: object, name: string): number {
  const found = Object.entries(values).find(([key]) => key === name)?.[1] as unknown;
  if (typeof found === "number") return found;
  if (typeof found === "object" && found !== null && "value" in found) return Number(found.value);
  return NaN;
}
