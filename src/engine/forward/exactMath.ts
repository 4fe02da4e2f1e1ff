/**
 * log, exp, sin, cos and erf rounded as exactly as C libraries round them. JavaScript's own differ from engine to engine,
 * and in the last bit from what PyTorch computes with; sums of two doubles decide that bit.
 */

import { productError, sumError } from "./fused";

/** An unevaluated sum: `low` is what `high` lost. */
interface Pair {
  readonly high: number;
  readonly low: number;
}

function pair(high: number, low = 0): Pair {
  const sum = high + low;
  return { high: sum, low: low - (sum - high) };
}

function add(a: Pair, b: Pair): Pair {
  const sum = a.high + b.high;
  return pair(sum, sumError(a.high, b.high, sum) + a.low + b.low);
}

function multiply(a: Pair, b: Pair): Pair {
  const product = a.high * b.high;
  return pair(product, productError(a.high, b.high, product) + a.high * b.low + a.low * b.high);
}

function divide(a: Pair, b: Pair): Pair {
  const quotient = a.high / b.high;
  const rest = add(a, multiply(b, pair(-quotient)));
  return pair(quotient, (rest.high + rest.low) / b.high);
}

function scale(a: Pair, factor: number): Pair {
  return multiply(a, pair(factor));
}

function valueOf(a: Pair): number {
  return a.high + a.low;
}

const logTwo: Pair = { high: 0.6931471805599453, low: 2.3190468138462996e-17 };
const halfPi: Pair = { high: 1.5707963267948966, low: 6.123233995736766e-17 };
/** What is left of pi / 2 behind `halfPi`. */
const halfPiRest = -1.4973849048591833e-33;

export function log(x: number): number {
  if (!(x > 0) || !Number.isFinite(x)) return Math.log(x);
  let exponent = Math.round(Math.log2(x));
  if (Math.abs(exponent) > 1000) return Math.log(x);
  let fraction = x / 2 ** exponent;
  if (fraction > Math.SQRT2) {
    fraction /= 2;
    exponent += 1;
  }
  // log m = 2 atanh((m - 1) / (m + 1))
  const s = divide(pair(fraction - 1), pair(fraction + 1, sumError(fraction, 1, fraction + 1)));
  const square = multiply(s, s);
  let sum = pair(0);
  for (let k = 51; k >= 1; k -= 2) sum = add(multiply(sum, square), divide(pair(1), pair(k)));
  return valueOf(add(scale(logTwo, exponent), scale(multiply(sum, s), 2)));
}

export function exp(x: number): number {
  if (!(Math.abs(x) < 700)) return Math.exp(x);
  const exponent = Math.round(x / logTwo.high);
  const rest = add(pair(x), scale(logTwo, -exponent));
  let sum = pair(1);
  for (let k = 24; k >= 1; k--) sum = add(pair(1), divide(multiply(sum, rest), pair(k)));
  return valueOf(sum) * 2 ** exponent;
}

export function sin(x: number): number {
  return Math.abs(x) < 1e5 ? circular(x, 0) : Math.sin(x);
}

export function cos(x: number): number {
  return Math.abs(x) < 1e5 ? circular(x, 1) : Math.cos(x);
}

/** sin(x + quarter * pi / 2). */
function circular(x: number, quarter: number): number {
  const turns = Math.round(x / halfPi.high);
  const reduced = add(pair(x), scale(halfPi, -turns));
  const rest = pair(reduced.high, reduced.low - turns * halfPiRest);
  const quadrant = (((turns + quarter) % 4) + 4) % 4;
  const series = quadrant % 2 === 0 ? sinSeries(rest) : cosSeries(rest);
  return quadrant < 2 ? series : -series;
}

function sinSeries(x: Pair): number {
  const square = multiply(x, x);
  let sum = pair(1);
  for (let k = 26; k >= 2; k -= 2) {
    sum = add(pair(1), divide(multiply(sum, square), pair(-k * (k + 1))));
  }
  return valueOf(multiply(sum, x));
}

function cosSeries(x: Pair): number {
  const square = multiply(x, x);
  let sum = pair(1);
  for (let k = 25; k >= 1; k -= 2) {
    sum = add(pair(1), divide(multiply(sum, square), pair(-k * (k + 1))));
  }
  return valueOf(sum);
}

/** erf to a little more than double precision: its Taylor series near zero, the continued fraction of erfc elsewhere. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  const square = multiply(pair(size), pair(size));
  if (size < 3) {
    // 2 / sqrt(pi) * exp(-x^2) * sum of x (2 x^2)^n / (1 * 3 * 5 … (2n + 1)): no cancellation.
    let term = pair(size);
    let sum = term;
    for (let n = 1; n < 120 && term.high > sum.high * 1e-33; n++) {
      term = divide(multiply(term, scale(square, 2)), pair(2 * n + 1));
      sum = add(sum, term);
    }
    return (
      Math.sign(x) *
      valueOf(multiply(sum, pair(exp(-square.high) * (1 - square.low)))) *
      twoOverRootPi
    );
  }
  let fraction = 0;
  for (let k = 60; k >= 1; k--) fraction = k / 2 / (size + fraction);
  const complement = exp(-square.high) / (size + fraction) / Math.sqrt(Math.PI);
  return Math.sign(x) * (1 - complement);
}

const twoOverRootPi = 1.1283791670955126;
