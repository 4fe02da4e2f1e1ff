/** torch.nn.init: what each initialiser writes into a tensor, with PyTorch's own draws. */

import type { DType } from "../tensor/dtype";
import { numel } from "../tensor/shape";
import type { Shape } from "../tensor/shape";
import { erf } from "./exactMath";
import { erff, expf, logf } from "./floatMath";
import { fma32 } from "./fused";
import type { Generator } from "./random";

const { fround } = Math;

/** Scalars of an initialiser by PyTorch's parameter names; absent ones have PyTorch's defaults. */
export type InitialiserArgs = Readonly<Record<string, number | string | undefined>>;

type Initialiser = (
  generator: Generator,
  out: Float32Array,
  shape: Shape,
  args: InitialiserArgs,
) => void;

const uniform: Initialiser = (generator, out, _, args) =>
  generator.uniform(out, numberOr(args.a ?? args.from, 0), numberOr(args.b ?? args.to, 1));
const normal: Initialiser = (generator, out, _, args) =>
  generator.normal(out, numberOr(args.mean, 0), numberOr(args.std, 1));
const filled =
  (value: number): Initialiser =>
  (_, out) =>
    void out.fill(value);
const filledBy =
  (name: string): Initialiser =>
  (_, out, __, args) =>
    void out.fill(numberOr(args[name], 0));

/** By name: `uniform_`. Those of `torch.nn.init`, and the functions that make or overwrite whole tensors. */
export const initialisers: Readonly<Record<string, Initialiser>> = {
  uniform_: uniform,
  normal_: normal,
  trunc_normal_: truncNormal,
  constant_: filledBy("val"),
  ones_: filled(1),
  zeros_: filled(0),
  eye_: eye,
  dirac_: dirac,
  kaiming_uniform_(generator, out, shape, args) {
    const bound = Math.sqrt(3) * kaimingStd(shape, args);
    generator.uniform(out, -bound, bound);
  },
  kaiming_normal_: (generator, out, shape, args) =>
    generator.normal(out, 0, kaimingStd(shape, args)),
  xavier_uniform_(generator, out, shape, args) {
    const bound = Math.sqrt(3) * xavierStd(shape, args);
    generator.uniform(out, -bound, bound);
  },
  xavier_normal_: (generator, out, shape, args) => generator.normal(out, 0, xavierStd(shape, args)),
  orthogonal_: orthogonal,
  bernoulli_: (generator, out, _, args) => generator.bernoulli(out, numberOr(args.p, 0.5)),
  rand: uniform,
  rand_like: uniform,
  randn: normal,
  randn_like: normal,
  randint: randint,
  randint_like: randint,
  randperm: (generator, out) => out.set(generator.randperm(out.length)),
  zeros: filled(0),
  zeros_like: filled(0),
  new_zeros: filled(0),
  zero_: filled(0),
  ones: filled(1),
  ones_like: filled(1),
  new_ones: filled(1),
  full: filledBy("fill_value"),
  full_like: filledBy("fill_value"),
  new_full: filledBy("fill_value"),
  fill_: filledBy("value"),
  empty: filled(0),
  empty_like: filled(0),
  new_empty: filled(0),
  empty_strided: filled(0),
};

/** The initialiser that an op of the registry is: `torch.nn.init.uniform_` is `uniform_`. */
export function initialiserOf(op: string): string | undefined {
  const name = plainName(op);
  return Object.hasOwn(initialisers, name) ? name : undefined;
}

/** `torch.randint:low`, one of several signatures of an op, is `randint`. */
function plainName(op: string): string {
  return op.slice(op.lastIndexOf(".") + 1).replace(/:.*$/, "");
}

/** Runs an initialiser. A float64 tensor takes twice the draws, although its numbers are kept as float32. */
export function initialise(
  generator: Generator,
  name: string,
  out: Float32Array,
  shape: Shape,
  dtype: DType,
  args: InitialiserArgs,
): void {
  const run = initialisers[name];
  if (dtype === "float64" && (run === uniform || run === normal)) {
    const doubles = new Float64Array(out.length);
    if (run === uniform) {
      generator.uniform64(
        doubles,
        numberOr(args.a ?? args.from, 0),
        numberOr(args.b ?? args.to, 1),
      );
    } else {
      generator.normal64(doubles, numberOr(args.mean, 0), numberOr(args.std, 1));
    }
    out.set(doubles);
    return;
  }
  run(generator, out, shape, args);
}

function randint(generator: Generator, out: Float32Array, _: Shape, args: InitialiserArgs): void {
  out.set(generator.randint(out.length, numberOr(args.low, 0), numberOr(args.high, 1)));
}

function numberOr(value: number | string | undefined, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

/** fan_in and fan_out: dimension 1 and dimension 0, each times the size of the kernel. */
export function fans(shape: Shape): { readonly fanIn: number; readonly fanOut: number } {
  const field = numel(shape.slice(2));
  return { fanIn: (shape[1] ?? 1) * field, fanOut: (shape[0] ?? 1) * field };
}

/** https://pytorch.org/docs/stable/nn.init.html#torch.nn.init.calculate_gain */
export function gainOf(nonlinearity: string, param?: number): number {
  switch (nonlinearity) {
    case "tanh":
      return 5 / 3;
    case "relu":
      return Math.sqrt(2);
    case "leaky_relu":
      return Math.sqrt(2 / (1 + (param ?? 0.01) ** 2));
    case "selu":
      return 3 / 4;
    default:
      return 1;
  }
}

function kaimingStd(shape: Shape, args: InitialiserArgs): number {
  const { fanIn, fanOut } = fans(shape);
  const fan = args.mode === "fan_out" ? fanOut : fanIn;
  const nonlinearity = typeof args.nonlinearity === "string" ? args.nonlinearity : "leaky_relu";
  return gainOf(nonlinearity, numberOr(args.a, 0)) / Math.sqrt(fan);
}

function xavierStd(shape: Shape, args: InitialiserArgs): number {
  const { fanIn, fanOut } = fans(shape);
  return numberOr(args.gain, 1) * Math.sqrt(2 / (fanIn + fanOut));
}

function eye(_: Generator, out: Float32Array, shape: Shape): void {
  out.fill(0);
  const [rows, columns] = shape;
  for (let i = 0; i < Math.min(rows, columns); i++) out[i * columns + i] = 1;
}

/** Output channel i of a group passes input channel i of that group on. */
function dirac(_: Generator, out: Float32Array, shape: Shape, args: InitialiserArgs): void {
  out.fill(0);
  const [outChannels, inChannels, ...kernel] = shape;
  const perGroup = outChannels / numberOr(args.groups, 1);
  const field = numel(kernel);
  const middle = kernel.reduce((index, size) => index * size + Math.floor(size / 2), 0);
  for (let channel = 0; channel < outChannels; channel++) {
    const inGroup = channel % perGroup;
    if (inGroup < inChannels) out[(channel * inChannels + inGroup) * field + middle] = 1;
  }
}

/** Uniform draws between the cumulative probabilities of the bounds, through the inverse of the cumulative distribution. */
function truncNormal(
  generator: Generator,
  out: Float32Array,
  _: Shape,
  args: InitialiserArgs,
): void {
  const mean = numberOr(args.mean, 0);
  const std = numberOr(args.std, 1);
  const a = numberOr(args.a, -2);
  const b = numberOr(args.b, 2);
  const low = (1 + erf((a - mean) / std / Math.SQRT2)) / 2;
  const high = (1 + erf((b - mean) / std / Math.SQRT2)) / 2;
  generator.uniform(out, 2 * low - 1, 2 * high - 1);
  const factor = fround(std * Math.sqrt(2));
  const offset = fround(mean);
  const least = fround(a);
  const most = fround(b);
  for (let i = 0; i < out.length; i++) {
    const value = fround(fround(inverseErf(out[i]) * factor) + offset);
    out[i] = Math.min(Math.max(value, least), most);
  }
}

const centreNumerator = [-0.140543331, 0.914624893, -1.645349621, 0.886226899].map(fround);
const centreDenominator = [0.012229801, -0.329097515, 1.442710462, -2.118377725, 1].map(fround);
const tailNumerator = [1.641345311, 3.429567803, -1.624906493, -1.970840454].map(fround);
const tailDenominator = [1.6370678, 3.5438892, 1].map(fround);
const slope = fround(2 / fround(Math.sqrt(Math.PI)));

/** PyTorch's float32 erfinv: a rational start, then two Newton steps. */
export function inverseErf(y: number): number {
  const size = Math.abs(y);
  if (size >= 1) return size === 1 ? Math.sign(y) * Infinity : NaN;
  let x = size <= fround(0.7) ? centre(y) : tail(y);
  for (let step = 0; step < 2; step++) {
    const excess = fround(erff(x) - y);
    const derivative = fround(slope * expf(fround(-fround(x * x))));
    x = fround(x - fround(excess / derivative));
  }
  return x;
}

function centre(y: number): number {
  const z = fround(y * y);
  return fround(fround(y * horner(centreNumerator, z)) / horner(centreDenominator, z));
}

function tail(y: number): number {
  const z = fround(Math.sqrt(-logf(fround(fround(1 - Math.abs(y)) / 2))));
  return fround((Math.sign(y) * horner(tailNumerator, z)) / horner(tailDenominator, z));
}

function horner(coefficients: readonly number[], z: number): number {
  return coefficients.reduce((value, coefficient) => fma32(value, z, coefficient));
}

/** The Q of a QR decomposition of normal draws, with the signs of R's diagonal; computed in double precision. */
function orthogonal(
  generator: Generator,
  out: Float32Array,
  shape: Shape,
  args: InitialiserArgs,
): void {
  const rows = shape[0];
  const columns = out.length / rows;
  generator.normal(out);
  const isWide = rows < columns;
  const [m, n] = isWide ? [columns, rows] : [rows, columns];
  const basis = Array.from({ length: n }, (_, j) =>
    Float64Array.from({ length: m }, (_, i) => out[isWide ? j * columns + i : i * columns + j]),
  );
  // Gram-Schmidt, twice for accuracy; a positive diagonal of R is what the sign correction makes of any QR.
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < 2 * j; k++) {
      const other = basis[k % j];
      const along = dot(basis[j], other);
      for (let i = 0; i < m; i++) basis[j][i] -= along * other[i];
    }
    const length = Math.sqrt(dot(basis[j], basis[j])) || 1;
    for (let i = 0; i < m; i++) basis[j][i] /= length;
  }
  const gain = numberOr(args.gain, 1);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < m; i++)
      out[isWide ? j * columns + i : i * columns + j] = basis[j][i] * gain;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
