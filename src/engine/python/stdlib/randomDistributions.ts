/** The distributions of `random`, drawn from the same doubles in the same order as CPython does. */

import type { Machine, Steps } from "../native";
import { finish } from "../nativeFunction";
import { float, type PyNative, type PyValue } from "../values";
import * as libm from "./libm";
import { doubleOf } from "./support";

/** Where random numbers come from. */
export interface Draw {
  readonly double: () => number;
  readonly below: (n: bigint) => bigint;
  readonly bits: (k: number) => bigint;
  /** `gauss` makes two numbers at a time and keeps the second. */
  readonly gauss: { gaussNext: number | undefined };
}

type Make = (
  name: string,
  parameters: string,
  body: (vm: Machine, draw: Draw, ...args: (PyValue | undefined)[]) => PyValue | Steps<PyValue>,
) => PyNative;

type Sampler = (draw: Draw, args: readonly number[], vm: Machine) => number;

export function distributions(make: Make): readonly PyNative[] {
  return rows.map(([name, parameters, defaults, sample]) =>
    make(name, parameters, function* (vm, draw, ...args) {
      const numbers: number[] = [];
      for (let i = 0; i < defaults.length; i++) {
        const value = args[i];
        if (value === undefined || value.kind === "none") numbers.push(defaults[i]);
        else {
          const number = yield* finish(doubleOf(vm, value));
          if (typeof number !== "number") return number;
          numbers.push(number);
        }
      }
      return float(sample(draw, numbers, vm));
    }),
  );
}

const { exp, log, cos, sin, acos } = libm;
const normalMagic = (4 * exp(-0.5)) / Math.sqrt(2);
const gammaMagic = 1 + log(4.5);
const log4 = log(4);

/** Kinderman and Monahan's ratio of uniforms. */
function normal(draw: Draw, mu: number, sigma: number): number {
  for (;;) {
    const u1 = draw.double();
    const u2 = 1 - draw.double();
    const z = (normalMagic * (u1 - 0.5)) / u2;
    if ((z * z) / 4 <= -log(u2)) return mu + z * sigma;
  }
}

function gauss({ double, gauss: kept }: Draw, mu: number, sigma: number): number {
  let z = kept.gaussNext;
  kept.gaussNext = undefined;
  if (z === undefined) {
    const angle = double() * (2 * Math.PI);
    const radius = Math.sqrt(-2 * log(1 - double()));
    z = cos(angle) * radius;
    kept.gaussNext = sin(angle) * radius;
  }
  return mu + z * sigma;
}

function gamma(draw: Draw, alpha: number, beta: number, vm: Machine): number {
  if (alpha <= 0 || beta <= 0) {
    throw vm.raise("ValueError", "gammavariate: alpha and beta must be > 0.0");
  }
  if (alpha > 1) {
    const ainv = Math.sqrt(2 * alpha - 1);
    const b = alpha - log4;
    const c = alpha + ainv;
    for (;;) {
      const u1 = draw.double();
      if (!(u1 > 1e-7 && u1 < 0.9999999)) continue;
      const u2 = 1 - draw.double();
      const v = log(u1 / (1 - u1)) / ainv;
      const x = alpha * exp(v);
      const z = u1 * u1 * u2;
      const r = b + c * v - x;
      if (r + gammaMagic - 4.5 * z >= 0 || r >= log(z)) return x * beta;
    }
  }
  if (alpha === 1) return -log(1 - draw.double()) * beta;
  for (;;) {
    const u = draw.double();
    const b = (Math.E + alpha) / Math.E;
    const p = b * u;
    const x = p <= 1 ? libm.pow(p, 1 / alpha) : -log((b - p) / alpha);
    const u1 = draw.double();
    const isTaken = p > 1 ? u1 <= libm.pow(x, alpha - 1) : u1 <= exp(-x);
    if (isTaken) return x * beta;
  }
}

function vonMises({ double }: Draw, mu: number, kappa: number): number {
  const tau = 2 * Math.PI;
  if (kappa <= 1e-6) return tau * double();
  const s = 0.5 / kappa;
  const r = s + Math.sqrt(1 + s * s);
  for (;;) {
    const z = cos(Math.PI * double());
    const d = z / (r + z);
    const u2 = double();
    if (!(u2 < 1 - d * d || u2 <= (1 - d) * exp(d))) continue;
    const q = 1 / r;
    const f = (q + z) / (1 + q * z);
    const theta = double() > 0.5 ? mu + acos(f) : mu - acos(f);
    return theta - tau * Math.floor(theta / tau);
  }
}

function triangular({ double }: Draw, low: number, high: number, mode: number): number {
  const u = double();
  if (high === low) return low;
  const c = Number.isNaN(mode) ? 0.5 : (mode - low) / (high - low);
  if (u <= c) return low + (high - low) * Math.sqrt(u * c);
  return high + (low - high) * Math.sqrt((1 - u) * (1 - c));
}

const rows: readonly (readonly [string, string, readonly number[], Sampler])[] = [
  ["uniform", "a, b", [0, 1], (draw, [a, b]) => a + (b - a) * draw.double()],
  ["triangular", "low?, high?, mode?", [0, 1, NaN], (draw, [a, b, m]) => triangular(draw, a, b, m)],
  ["normalvariate", "mu?, sigma?", [0, 1], (draw, [mu, sigma]) => normal(draw, mu, sigma)],
  ["gauss", "mu?, sigma?", [0, 1], (draw, [mu, sigma]) => gauss(draw, mu, sigma)],
  ["lognormvariate", "mu, sigma", [0, 1], (draw, [mu, sigma]) => exp(normal(draw, mu, sigma))],
  ["expovariate", "lambd", [1], (draw, [rate]) => -log(1 - draw.double()) / rate],
  ["vonmisesvariate", "mu, kappa", [0, 1], (draw, [mu, kappa]) => vonMises(draw, mu, kappa)],
  ["gammavariate", "alpha, beta", [1, 1], (draw, [a, b], vm) => gamma(draw, a, b, vm)],
  [
    "betavariate",
    "alpha, beta",
    [1, 1],
    (draw, [a, b], vm) => {
      const y = gamma(draw, a, 1, vm);
      return y === 0 ? 0 : y / (y + gamma(draw, b, 1, vm));
    },
  ],
  ["paretovariate", "alpha", [1], (draw, [a]) => libm.pow(1 - draw.double(), -1 / a)],
  [
    "weibullvariate",
    "alpha, beta",
    [1, 1],
    (draw, [a, b]) => a * libm.pow(-log(1 - draw.double()), 1 / b),
  ],
];
