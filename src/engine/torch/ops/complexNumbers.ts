/** Complex numbers and Fourier transforms: their shapes; the numbers are not computed. */

import type { TensorState } from "../../python/values";
import { categoryOf, type DType } from "../../tensor/dtype";
import type { Shape } from "../../tensor/shape";
import { bool, factoryArgs, float, int, intList, optional, str, tensor } from "../args";
import { broadcastShapes } from "../broadcasting";
import { aliasKernel } from "../kernels/movement";
import { dimension, mismatch, op, type Mismatch, type ShapeResult } from "../op";
import { arrayOf, madeKernel } from "./creation";
import { numberOf } from "../kernel";

export function complexOf(dtype: DType): DType {
  if (categoryOf(dtype) === "complex") return dtype;
  return dtype === "float64" ? "complex128" : "complex64";
}

export function realOf(dtype: DType): DType {
  if (categoryOf(dtype) !== "complex") return dtype;
  return dtype === "complex128" ? "float64" : "float32";
}

function madeOfTwo(name: string) {
  return op(`torch.${name}`, {
    args: { input: tensor, other: tensor },
    shape: ({ input, other }) => broadcastShapes([input.shape, other.shape]),
    dtype: ({ input }) => complexOf(input.dtype),
    kernel: "none",
  });
}

export const complex = madeOfTwo("complex");
export const polar = madeOfTwo("polar");

function partOf(name: string, aliases: readonly string[], keepsReal: boolean) {
  return op(`torch.${name}`, {
    args: { input: tensor },
    aliases,
    shape({ input }): ShapeResult {
      if (keepsReal || categoryOf(input.dtype) === "complex") return input.shape;
      return mismatch(
        "RuntimeError",
        `${name} is not implemented for tensors with non-complex dtypes.`,
      );
    },
    dtype: ({ input }) => realOf(input.dtype),
    passes: ({ input }) =>
      keepsReal && name === "real" && categoryOf(input.dtype) !== "complex" ? "input" : undefined,
    kernel: "none",
  });
}

export const real = partOf("real", [], true);
export const imag = partOf("imag", [], false);
export const angle = partOf("angle", ["Tensor.angle"], true);

function conjugate(name: string) {
  return op(`torch.${name}`, {
    args: { input: tensor },
    aliases: [`Tensor.${name}`],
    shape: ({ input }) => input.shape,
    values: ({ input }) => input.values,
    kernel: aliasKernel,
  });
}

export const conj = conjugate("conj");
export const conjPhysical = conjugate("conj_physical");
export const resolveConj = conjugate("resolve_conj");
export const resolveNeg = conjugate("resolve_neg");

// Fourier transforms -------------------------------------------------------------------------------------------------

type Kind = "complex" | "toHalf" | "fromHalf";

function transformedType(kind: Kind, dtype: DType): DType {
  return kind === "fromHalf" ? realOf(complexOf(dtype)) : complexOf(dtype);
}

/** The size of the last transformed dimension; the others keep theirs, or take those of `s`. */
function lastSize(kind: Kind, own: number, given: number | undefined): number {
  if (kind === "toHalf") return Math.floor((given ?? own) / 2) + 1;
  if (kind === "fromHalf") return given ?? 2 * (own - 1);
  return given ?? own;
}

function along(name: string, kind: Kind) {
  return op(`torch.fft.${name}`, {
    args: { input: tensor, n: optional(int()), dim: int(-1), norm: optional(str()) },
    shape({ input, n, dim }) {
      const at = dimension(dim, input.shape.length);
      if (typeof at !== "number") return at;
      return input.shape.map((size, d) => (d === at ? lastSize(kind, size, n) : size));
    },
    dtype: ({ input }) => transformedType(kind, input.dtype),
    kernel: "none",
  });
}

interface OverArgs {
  readonly input: TensorState;
  readonly s: readonly number[] | undefined;
  readonly dim: readonly number[] | undefined;
}

function over(name: string, kind: Kind, defaultDims: readonly number[] | undefined) {
  return op(`torch.fft.${name}`, {
    args: {
      input: tensor,
      s: optional(intList()),
      dim: optional(intList()),
      norm: optional(str()),
    },
    shape: (a) => transformedShape(a, kind, defaultDims),
    dtype: ({ input }) => transformedType(kind, input.dtype),
    kernel: "none",
  });
}

function transformedShape(
  { input, s, dim }: OverArgs,
  kind: Kind,
  defaultDims: readonly number[] | undefined,
): Shape | Mismatch {
  const rank = input.shape.length;
  const all = Array.from({ length: rank }, (_, i) => i);
  const given = dim ?? defaultDims ?? (s ? all.slice(rank - s.length) : all);
  const shape = [...input.shape];
  for (const [i, one] of given.entries()) {
    const at = dimension(one, rank);
    if (typeof at !== "number") return at;
    const size = s?.[i] === -1 ? undefined : s?.[i];
    shape[at] = i === given.length - 1 ? lastSize(kind, shape[at], size) : (size ?? shape[at]);
  }
  return shape;
}

export const fft = along("fft", "complex");
export const ifft = along("ifft", "complex");
export const rfft = along("rfft", "toHalf");
export const irfft = along("irfft", "fromHalf");
export const hfft = along("hfft", "fromHalf");
export const ihfft = along("ihfft", "toHalf");
export const fft2 = over("fft2", "complex", [-2, -1]);
export const ifft2 = over("ifft2", "complex", [-2, -1]);
export const rfft2 = over("rfft2", "toHalf", [-2, -1]);
export const irfft2 = over("irfft2", "fromHalf", [-2, -1]);
export const fftn = over("fftn", "complex", undefined);
export const ifftn = over("ifftn", "complex", undefined);
export const rfftn = over("rfftn", "toHalf", undefined);
export const irfftn = over("irfftn", "fromHalf", undefined);

function shifted(name: string) {
  return op(`torch.fft.${name}`, {
    args: { input: tensor, dim: optional(intList()) },
    shape: ({ input }) => input.shape,
    kernel: "none",
  });
}

export const fftshift = shifted("fftshift");
export const ifftshift = shifted("ifftshift");

/** The frequencies of a transform of `n` samples, `d` apart. */
function frequencies(name: string, isHalf: boolean) {
  const sizeOf = (n: number): number => (isHalf ? Math.floor(n / 2) + 1 : n);
  const element = (i: number, n: number, d: number): number => {
    const at = isHalf || i < Math.ceil(n / 2) ? i : i - n;
    return at / (n * d);
  };
  return op(`torch.fft.${name}`, {
    args: { n: int(), d: float(1), ...factoryArgs },
    shape: ({ n }) => [sizeOf(n)],
    dtype: ({ dtype }) => dtype,
    values: ({ n, d, dtype }, [shape]) =>
      arrayOf(shape, dtype ?? "float32", (i) => element(i, n, d)),
    kernel: madeKernel(({ args, outputs: [{ shape }] }) =>
      Array.from({ length: shape[0] }, (_, i) =>
        element(i, numberOf(args.n) ?? 1, numberOf(args.d) ?? 1),
      ),
    ),
  });
}

export const fftfreq = frequencies("fftfreq", false);
export const rfftfreq = frequencies("rfftfreq", true);

export const stft = op("torch.stft", {
  args: {
    input: tensor,
    n_fft: int(),
    hop_length: optional(int()),
    win_length: optional(int()),
    window: optional(tensor),
    center: bool(true),
    pad_mode: str("reflect"),
    normalized: bool(false),
    onesided: optional(bool()),
    return_complex: optional(bool()),
  },
  aliases: ["Tensor.stft", "torch.functional.stft"],
  shape(a) {
    const { shape } = a.input;
    if (shape.length !== 1 && shape.length !== 2) {
      return mismatch("RuntimeError", `stft: expected a 1D or 2D tensor, but got ${shape.length}D`);
    }
    const hop = a.hop_length ?? Math.floor(a.n_fft / 4);
    const length = shape[shape.length - 1] + (a.center ? 2 * Math.floor(a.n_fft / 2) : 0);
    const frames = 1 + Math.floor((length - a.n_fft) / hop);
    const bins = a.onesided === false ? a.n_fft : Math.floor(a.n_fft / 2) + 1;
    const result = [...shape.slice(0, -1), bins, frames];
    return a.return_complex ? result : [...result, 2];
  },
  dtype: (a) => (a.return_complex ? complexOf(a.input.dtype) : a.input.dtype),
  kernel: "none",
});

export const istft = op("torch.istft", {
  args: {
    input: tensor,
    n_fft: int(),
    hop_length: optional(int()),
    win_length: optional(int()),
    window: optional(tensor),
    center: bool(true),
    normalized: bool(false),
    onesided: optional(bool()),
    length: optional(int()),
    return_complex: bool(false),
  },
  aliases: ["Tensor.istft", "torch.functional.istft"],
  shape(a) {
    const { shape } = a.input;
    const hop = a.hop_length ?? Math.floor(a.n_fft / 4);
    const frames = shape[shape.length - 1];
    const whole = a.n_fft + hop * (frames - 1);
    const length = a.length ?? whole - (a.center ? 2 * Math.floor(a.n_fft / 2) : 0);
    return [...shape.slice(0, -2), length];
  },
  dtype: (a) => realOf(a.input.dtype),
  kernel: "none",
});

/** `window_length` numbers; a periodic window leaves the last of one more out. */
function windowOp(name: string, element: (x: number) => number) {
  const numberAt = (i: number, length: number, isPeriodic: boolean): number => {
    const parts = isPeriodic ? length : length - 1;
    return parts <= 0 ? 1 : element((2 * Math.PI * i) / parts);
  };
  return op(`torch.${name}`, {
    args: { window_length: int(), periodic: bool(true), ...factoryArgs },
    shape: (a) => [a.window_length],
    dtype: (a) => a.dtype,
    values: (a, [shape]) =>
      arrayOf(shape, a.dtype ?? "float32", (i) => numberAt(i, a.window_length, a.periodic)),
    kernel: madeKernel(({ args, outputs: [{ shape }] }) =>
      Array.from({ length: shape[0] }, (_, i) => numberAt(i, shape[0], args.periodic !== false)),
    ),
  });
}

export const hann = windowOp("hann_window", (x) => 0.5 - 0.5 * Math.cos(x));
export const hamming = windowOp("hamming_window", (x) => 0.54 - 0.46 * Math.cos(x));
export const blackman = windowOp(
  "blackman_window",
  (x) => 0.42 - 0.5 * Math.cos(x) + 0.08 * Math.cos(2 * x),
);
export const bartlett = windowOp("bartlett_window", (x) => 1 - Math.abs(x / Math.PI - 1));
