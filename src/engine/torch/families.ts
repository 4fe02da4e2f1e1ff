/** Factories for ops of one family: a row each. */

import { ndarray } from "../tensor/array";
import type { DType } from "../tensor/dtype";
import { tensor, type Spec } from "./args";
import { op, type Op, type ScalarFunction } from "./op";
import { floatType } from "./promote";
import type { KernelDeclaration } from "./kernel";
import type { TensorState } from "../python/values";

export interface UnaryOptions {
  readonly aliases?: readonly string[];
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
  const dtypeOf = (dtype: DType): DType => {
    if (options.dtype === "float") return floatType(dtype);
    return options.dtype?.(dtype) ?? dtype;
  };
  return op(name, {
    args: { input: tensor },
    aliases: options.aliases,
    shape: ({ input }) => input.shape,
    dtype: ({ input }) => dtypeOf(input.dtype),
    values({ input }) {
      if (!input.values) return undefined;
      const { data } = input.values;
      const result = new Float64Array(data.length);
      for (let i = 0; i < data.length; i++) result[i] = scalar(data[i]);
      return ndarray(input.shape, dtypeOf(input.dtype), result);
    },
    kernel: options.kernel ?? "none",
  });
}
