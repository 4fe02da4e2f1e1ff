/** What PyTorch refuses to pool, in its words and in the order in which it looks. */

import type { TensorState } from "../python/values";
import type { Shape } from "../tensor/shape";
import { mismatch, sizesText, type Mismatch } from "./op";

export type Rank = 1 | 2 | 3;

/** A window that slides over the last dimensions. */
export interface Window {
  readonly input: TensorState;
  readonly kernel_size: readonly number[];
  readonly stride: readonly number[] | undefined;
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly ceil_mode: boolean;
  readonly return_indices?: boolean;
}

/** What is wrong with a one-dimensional maximum, in the order in which PyTorch looks. */
export function refuseMax1(a: Window): Mismatch | undefined {
  const { shape } = a.input;
  if (shape.length !== 2 && shape.length !== 3) {
    return mismatch(
      "RuntimeError",
      `max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:${sizesText(shape)}`,
    );
  }
  const [kernel] = a.kernel_size;
  const stride = a.stride?.at(0) ?? kernel;
  const must = (what: string, got: number) =>
    mismatch("RuntimeError", `max_pool1d() ${what} must be greater than zero, but got ${got}`);
  if (kernel <= 0) return must("kernel_size", kernel);
  if (stride <= 0) return must("stride", stride);
  const [padding] = a.padding;
  if (padding < 0) {
    return mismatch(
      "RuntimeError",
      `max_pool1d() padding must be non-negative, but got ${padding}`,
    );
  }
  if (padding <= kernel / 2) return undefined;
  return mismatch(
    "RuntimeError",
    `max_pool1d() padding should be at most half of kernel size, but got padding=${padding} and kernel_size=${kernel}`,
  );
}

export function refuseWindow(
  name: string,
  rank: Rank,
  a: Window,
  kernel: readonly number[],
  stride: readonly number[],
): Mismatch | undefined {
  const counts = ["", "a single int", "two ints", "three ints"];
  for (const [what, list] of [["kernel_size", kernel] as const, ["stride", stride] as const]) {
    if (list.length === rank) continue;
    const omitted = what === "stride" ? "omitted, a single int" : "a single int";
    return mismatch(
      "RuntimeError",
      `${name}: ${what} must either be ${omitted}, or a tuple of ${counts[rank]}`,
    );
  }
  const listed = (prefix: string, list: readonly number[]): string =>
    list.map((size, i) => `${prefix}${"THW".slice(3 - rank)[i]}: ${size}`).join(" ");
  const greater = (what: string, text: string) =>
    mismatch("RuntimeError", `${what} should be greater than zero, but got ${text}`);
  const wrongRank = refuseRank(name, rank, a.input.shape);
  if (wrongRank) return wrongRank;
  if (stride.some((size) => size === 0)) {
    return mismatch("RuntimeError", "stride should not be zero");
  }
  if (kernel.some((size) => size <= 0)) return greater("kernel size", listed("k", kernel));
  if (stride.some((size) => size <= 0)) return greater("stride", listed("d", stride));
  if (a.dilation.some((size) => size <= 0)) {
    return greater("dilation", listed("dilation", a.dilation));
  }
  for (let i = rank - 1; i >= 0; i--) {
    if (a.padding[i] < 0) {
      return mismatch("RuntimeError", `pad must be non-negative, but got pad: ${a.padding[i]}`);
    }
    if (a.padding[i] > Math.floor(kernel[i] / 2)) {
      return mismatch(
        "RuntimeError",
        `pad should be at most half of kernel size, but got pad=${a.padding[i]} and kernel_size=${kernel[i]}`,
      );
    }
  }
  return undefined;
}

function refuseRank(name: string, rank: Rank, shape: Shape): Mismatch | undefined {
  const got = shape.length;
  if (got === rank + 1 || got === rank + 2) return undefined;
  if (rank === 1) return wrongDimensions(name, got);
  if (rank === 3) {
    return mismatch("RuntimeError", "non-empty 4D or 5D (batch mode) tensor expected for input");
  }
  if (name === "max_pool2d") {
    return mismatch("RuntimeError", "non-empty 3D or 4D (batch mode) tensor expected for input");
  }
  if (got < 3) {
    const count = Math.max(got, 1);
    return mismatch(
      "IndexError",
      `Dimension out of range (expected to be in range of [${-count}, ${count - 1}], but got -3)`,
    );
  }
  return mismatch(
    "RuntimeError",
    `Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:${sizesText(shape)}`,
  );
}

export function wrongDimensions(name: string, got: number): Mismatch {
  return mismatch(
    "RuntimeError",
    `Expected 2 to 3 dimensions, but got ${got}-dimensional tensor for argument #1 'self' (while checking arguments for ${name})`,
  );
}
