/** NumPy's random distributions, made of the few kinds of numbers that a generator draws. */

import { exp, log, pow } from "../../python/stdlib/libm";

/** What the older and the newer generator draw, each in its own way. */
export interface RandomGenerator {
  /** 32 random bits. */
  word(): number;
  /** In [0, 1), with 53 random bits. */
  uniform(): number;
  normal(): number;
  exponential(): number;
  /** A whole number from 0 to `most`. */
  below(most: number): number;
  /** The same, as lists are shuffled: the newer generator has another way for it. */
  interval(most: number): number;
  /** Draws numbers from 0 to `most` for arrays of small integers. */
  smallBelow(most: number, bits: 1 | 8 | 16): () => number;
}

/** One number of a generator, for the distribution's parameters; `undefined` where that is not modelled. */
type Distribution = (g: RandomGenerator, ...parameters: number[]) => number | undefined;

export interface DistributionRow {
  /** The parameters and their defaults; those without one have to be given. */
  readonly parameters: readonly (readonly [name: string, value: number | undefined])[];
  readonly draw: Distribution;
  readonly isInteger?: boolean;
}

function row(
  parameters: DistributionRow["parameters"],
  draw: Distribution,
  isInteger = false,
): DistributionRow {
  return { parameters, draw, isInteger };
}

const notModelled = (): undefined => undefined;

export const distributions: Readonly<Record<string, DistributionRow>> = {
  uniform: row(
    [
      ["low", 0],
      ["high", 1],
    ],
    (g, low, high) => low + (high - low) * g.uniform(),
  ),
  normal: row(
    [
      ["loc", 0],
      ["scale", 1],
    ],
    (g, loc, scale) => loc + scale * g.normal(),
  ),
  exponential: row([["scale", 1]], (g, scale) => g.exponential() * scale),
  lognormal: row(
    [
      ["mean", 0],
      ["sigma", 1],
    ],
    (g, mean, sigma) => exp(mean + sigma * g.normal()),
  ),
  laplace: row(
    [
      ["loc", 0],
      ["scale", 1],
    ],
    laplace,
  ),
  logistic: row(
    [
      ["loc", 0],
      ["scale", 1],
    ],
    (g, loc, scale) => {
      const u = positive(g);
      return loc + scale * log(u / (1 - u));
    },
  ),
  gumbel: row(
    [
      ["loc", 0],
      ["scale", 1],
    ],
    (g, loc, scale) => {
      let u = 1 - g.uniform();
      while (u >= 1) u = 1 - g.uniform();
      return loc - scale * log(-log(u));
    },
  ),
  gamma: row(
    [
      ["shape", undefined],
      ["scale", 1],
    ],
    (g, shape, scale) => scale * standardGamma(g, shape),
  ),
  standard_gamma: row([["shape", undefined]], standardGamma),
  chisquare: row([["df", undefined]], (g, df) => 2 * standardGamma(g, df / 2)),
  beta: row(
    [
      ["a", undefined],
      ["b", undefined],
    ],
    beta,
  ),
  poisson: row([["lam", 1]], poisson, true),
  binomial: row(
    [
      ["n", undefined],
      ["p", undefined],
    ],
    binomial,
    true,
  ),
  rayleigh: row([["scale", 1]], (g, scale) => scale * Math.sqrt(2 * g.exponential())),
  standard_t: row([["df", undefined]], (g, df) => {
    const top = g.normal();
    return (Math.sqrt(df / 2) * top) / Math.sqrt(standardGamma(g, df / 2));
  }),
  standard_cauchy: row([], (g) => {
    const top = g.normal();
    return top / g.normal();
  }),
  pareto: row([["a", undefined]], notModelled),
  weibull: row([["a", undefined]], (g, a) => (a === 0 ? 0 : pow(g.exponential(), 1 / a))),
  power: row([["a", undefined]], notModelled),
  f: row(
    [
      ["dfnum", undefined],
      ["dfden", undefined],
    ],
    notModelled,
  ),
  vonmises: row(
    [
      ["mu", undefined],
      ["kappa", undefined],
    ],
    notModelled,
  ),
  wald: row(
    [
      ["mean", undefined],
      ["scale", undefined],
    ],
    notModelled,
  ),
  triangular: row(
    [
      ["left", undefined],
      ["mode", undefined],
      ["right", undefined],
    ],
    triangular,
  ),
  geometric: row([["p", undefined]], geometric, true),
  negative_binomial: row(
    [
      ["n", undefined],
      ["p", undefined],
    ],
    notModelled,
    true,
  ),
  hypergeometric: row(
    [
      ["ngood", undefined],
      ["nbad", undefined],
      ["nsample", undefined],
    ],
    notModelled,
    true,
  ),
  zipf: row([["a", undefined]], notModelled, true),
  logseries: row([["p", undefined]], notModelled, true),
};

function positive(g: RandomGenerator): number {
  for (;;) {
    const u = g.uniform();
    if (u > 0) return u;
  }
}

function laplace(g: RandomGenerator, loc: number, scale: number): number {
  const u = positive(g);
  return u >= 0.5 ? loc - scale * log(2 - u - u) : loc + scale * log(u + u);
}

function triangular(g: RandomGenerator, left: number, mode: number, right: number): number {
  const base = right - left;
  const before = mode - left;
  const ratio = before / base;
  const u = g.uniform();
  if (u <= ratio) return left + Math.sqrt(u * (before * base));
  return right - Math.sqrt((1 - u) * ((right - mode) * base));
}

/** NumPy does otherwise for small probabilities. */
function geometric(g: RandomGenerator, p: number): number | undefined {
  if (!(p >= 1 / 3)) return undefined;
  const u = g.uniform();
  let count = 1;
  let probability = p;
  for (let sum = p; u > sum; sum += probability) {
    probability *= 1 - p;
    count++;
  }
  return count;
}

/** https://doi.org/10.1145/358407.358414, and for small shapes Ahrens and Dieter's way. */
export function standardGamma(g: RandomGenerator, shape: number): number {
  if (shape === 1) return g.exponential();
  if (shape === 0) return 0;
  if (shape < 1) {
    for (;;) {
      const u = g.uniform();
      const v = g.exponential();
      if (u <= 1 - shape) {
        const x = pow(u, 1 / shape);
        if (x <= v) return x;
      } else {
        const y = -log((1 - u) / shape);
        const x = pow(1 - shape + shape * y, 1 / shape);
        if (x <= v + y) return x;
      }
    }
  }
  const b = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * b);
  for (;;) {
    let x = g.normal();
    while (1 + c * x <= 0) x = g.normal();
    const root = 1 + c * x;
    const v = root * root * root;
    const u = g.uniform();
    if (u < 1 - 0.0331 * (x * x) * (x * x)) return b * v;
    if (log(u) < 0.5 * x * x + b * (1 - v + log(v))) return b * v;
  }
}

function beta(g: RandomGenerator, a: number, b: number): number | undefined {
  if (a > 1 || b > 1) {
    const first = standardGamma(g, a);
    return first / (first + standardGamma(g, b));
  }
  for (;;) {
    const x = pow(g.uniform(), 1 / a);
    const y = pow(g.uniform(), 1 / b);
    if (x + y > 1) continue;
    // Both can underflow; NumPy then goes on with logarithms.
    return x + y > 0 ? x / (x + y) : undefined;
  }
}

/** How many uniform numbers can be multiplied before the product falls below e^-lam; larger means are not modelled. */
function poisson(g: RandomGenerator, lam: number): number | undefined {
  if (lam === 0) return 0;
  if (!(lam < 10)) return undefined;
  const least = exp(-lam);
  let count = 0;
  for (let product = g.uniform(); product > least; product *= g.uniform()) count++;
  return count;
}

function binomial(g: RandomGenerator, n: number, p: number): number | undefined {
  if (n === 0 || p === 0) return 0;
  if (p > 0.5) {
    const others = inverted(g, n, 1 - p);
    return others === undefined ? undefined : n - others;
  }
  return inverted(g, n, p);
}

/** Adds up probabilities until they pass a uniform number; NumPy does otherwise where the mean is above 30. */
function inverted(g: RandomGenerator, n: number, p: number): number | undefined {
  if (!(n * p <= 30)) return undefined;
  const q = 1 - p;
  const none = exp(n * log(q));
  const bound = Math.min(n, n * p + 10 * Math.sqrt(n * p * q + 1));
  let count = 0;
  let probability = none;
  let left = g.uniform();
  while (left > probability) {
    count++;
    if (count > bound) {
      count = 0;
      probability = none;
      left = g.uniform();
    } else {
      left -= probability;
      probability = ((n - count + 1) * p * probability) / (count * q);
    }
  }
  return count;
}
