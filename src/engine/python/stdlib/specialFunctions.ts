/** The error function and the gamma function, from their series, in twice a double's precision. */

import {
  add,
  divide,
  double2,
  multiply,
  negate,
  one,
  polynomial,
  scale,
  subtract,
  twoProduct,
  twoSum,
  type Double2,
} from "./doubleDouble";
import { expDouble2, log, logParts, sineCosine } from "./libm";

const pi = double2(Math.PI, 1.2246467991473532e-16);
const halfPi = double2(Math.PI / 2, 6.123233995736766e-17);
const twoOverRootPi = double2(1.1283791670955126, 1.533545961316588e-17);
const logRootTwoPi = double2(0.9189385332046728, -3.8782941580672414e-17);

/** erf by its series; beyond 3 from erfc. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) > 6) return Math.sign(x);
  if (Math.abs(x) > 3) return Math.sign(x) * subtract(one, erfcParts(Math.abs(x))).high;
  return erfSeries(x).high;
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x < -6) return 2;
  if (x > 27.3) return 0;
  if (x > 1.5) return erfcParts(x).high;
  if (x < -3) return subtract(double2(2), erfcParts(-x)).high;
  return subtract(one, erfSeries(x)).high;
}

/** 2/sqrt(pi) e^(-x²) sum of 2^n x^(2n+1) / (2n+1)!!: all terms of one sign, so nothing cancels. */
function erfSeries(x: number): Double2 {
  const square = twoProduct(x, x);
  let term = double2(x);
  let sum = term;
  for (let n = 1; n < 120 && Math.abs(term.high) > 1e-34 * Math.abs(sum.high); n++) {
    term = divide(scale(multiply(term, square), 2), double2(2 * n + 1));
    sum = add(sum, term);
  }
  return multiply(multiply(twoOverRootPi, expDouble2(negate(square))), sum);
}

/** erfc for x > 1.5 by Laplace's continued fraction, evaluated from its far end. */
function erfcParts(x: number): Double2 {
  const square = twoProduct(x, x);
  let fraction = double2(x);
  for (let k = Math.ceil(60 + 700 / (x * x)); k >= 1; k--) {
    fraction = add(double2(x), divide(double2(k / 2), fraction));
  }
  return divide(multiply(scale(twoOverRootPi, 0.5), expDouble2(negate(square))), fraction);
}

export function gamma(x: number): number {
  if (Number.isNaN(x) || x === Infinity) return x;
  if (x === -Infinity) return NaN;
  if (x === 0) return 1 / x;
  if (Number.isInteger(x)) {
    if (x < 0) return NaN;
    if (x <= 171) return factorialParts(x - 1).high;
  }
  if (x > 171.7) return Infinity;
  if (Math.abs(x) < 1e-20) return 1 / x;
  if (x < -200) return 0 * (Math.floor(x) % 2 === 0 ? 1 : -1);
  if (x > 0.5) return expDouble2(logGamma(double2(x))).high;
  // Reflection: gamma(x) gamma(1 - x) = pi / sin(pi x).
  const other = expDouble2(logGamma(twoSum(1, -x)));
  return divide(pi, multiply(sinePi(x), other)).high;
}

/** ln |gamma(x)|. */
export function lgamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Infinity;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Infinity : 0;
  if (Math.abs(x) < 1e-20) return -log(Math.abs(x));
  if (x > 0.5) return logGamma(double2(x)).high;
  const sine = sinePi(x);
  const magnitude = sine.high < 0 ? negate(sine) : sine;
  return subtract(logParts(divide(pi, magnitude)), logGamma(twoSum(1, -x))).high;
}

function sinePi(x: number): Double2 {
  const turns = x - 2 * Math.round(x / 2);
  // sin(pi t) = sin(pi (1 - t)): keep the argument within pi/4 of a multiple of pi/2.
  const sign = turns < 0 ? -1 : 1;
  const t = Math.abs(turns) > 0.5 ? 1 - Math.abs(turns) : Math.abs(turns);
  const value =
    t <= 0.25 ? sineCosine(scale(pi, t))[0] : sineCosine(subtract(halfPi, scale(pi, t)))[1];
  return scale(value, sign);
}

function factorialParts(n: number): Double2 {
  let product = one;
  for (let i = 2; i <= n; i++) product = scale(product, i);
  return product;
}

/** B(2n) / (2n (2n - 1)), numerators and denominators. */
const stirling: readonly (readonly [number, number])[] = [
  [1, 12],
  [-1, 360],
  [1, 1260],
  [-1, 1680],
  [1, 1188],
  [-691, 360360],
  [1, 156],
  [-3617, 122400],
  [43867, 244188],
  [-174611, 125400],
  [77683, 5796],
  [-236364091, 1506960],
  [657931, 300],
];

/** ln gamma(x) for x > 0: raised to where Stirling's series has converged, then brought back. */
function logGamma(x: Double2): Double2 {
  let raised = x;
  let product = one;
  while (raised.high < 40) {
    product = multiply(product, raised);
    raised = add(raised, one);
  }
  const inverse = divide(one, raised);
  const square = multiply(inverse, inverse);
  const series = polynomial(
    stirling.map(([top, bottom]) => divide(double2(top), double2(bottom))),
    square,
  );
  const main = subtract(multiply(subtract(raised, double2(0.5)), logParts(raised)), raised);
  const sum = add(add(main, logRootTwoPi), multiply(series, inverse));
  return subtract(sum, logParts(product));
}
